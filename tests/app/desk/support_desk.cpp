// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_desk.h"

#include <algorithm>

namespace yidi::desk::test {
namespace {

SecretBuffer secret()
{
    SecretBuffer buffer(16);
    for (const char c : { '1', '2', '3', '4', '5', '6' })
        buffer.append(static_cast<unsigned char>(c));
    return buffer;
}

Here at(const char* code, const char* region, const char* type)
{
    Here here;
    here.institution.code = QLatin1String(code);
    here.institution.region = QLatin1String(region);
    here.institution.type = QLatin1String(type);
    here.device = QStringLiteral("DESK-1");
    here.now = QDateTime(QDate(2017, 3, 31), QTime(9, 0));
    here.snapshot = snapshot();
    return here;
}

FilingRules rules()
{
    FilingRules rules;
    rules.instantApproval = { QStringLiteral("L2"), QStringLiteral("T3") };
    rules.materials[QStringLiteral("L2")] = { QStringLiteral("residence-proof") };
    rules.materials[QStringLiteral("T1")] = { QStringLiteral("referral-certificate") };
    rules.commitment = { QStringLiteral("L2") };
    rules.closedRegions = { QStringLiteral("540000") };
    rules.extendable = { QStringLiteral("T3") };
    rules.supervisorBackdateDays = 30;
    rules.holdExceptions = { QStringLiteral("return-certificate") };
    return rules;
}

struct Collect {
    std::vector<Phrase> phrases;

    void add(const Words& words) { phrases.push_back(words.phrase); }
    void add(const std::optional<Words>& words)
    {
        if (words)
            add(*words);
    }
    void add(const std::optional<Table>& table)
    {
        if (!table)
            return;
        for (const Table::Line& line : table->lines)
            for (const Words& cell : line.cells)
                add(cell);
        if (table->lines.empty())
            add(table->empty);
    }
    void add(const std::optional<Form>& form)
    {
        if (!form)
            return;
        for (const Field& field : form->fields) {
            add(field.label);
            add(field.problem);
        }
    }
};

} // namespace

std::shared_ptr<const Snapshot> snapshot()
{
    auto made = std::make_shared<Snapshot>();
    made->version = QStringLiteral("1");
    made->madeAt = QDateTime(QDate(2017, 3, 31), QTime(6, 0));
    made->expiresAt = made->madeAt.addDays(3);
    Institution hospital;
    hospital.code = QStringLiteral("H64010400001");
    hospital.name = QStringLiteral("银川市第一人民医院");
    made->directory.institutions = { hospital };
    made->directory.places = {
        { QStringLiteral("370900"), QStringLiteral("泰安市"), QStringLiteral("TA") },
        { QStringLiteral("540100"), QStringLiteral("拉萨市"), QStringLiteral("LS") },
        { QStringLiteral("640100"), QStringLiteral("银川市"), QStringLiteral("YC") },
        { QStringLiteral("640300"), QStringLiteral("吴忠市"), QStringLiteral("WZ") },
        { QStringLiteral("650000"), QStringLiteral("新疆"), QStringLiteral("XJ") },
        { QStringLiteral("650100"), QStringLiteral("乌鲁木齐市"), QStringLiteral("WLMQ") },
    };
    Policy policy;
    policy.region = QStringLiteral("650000");
    policy.effectiveFrom = QDate(2016, 1, 1);
    policy.filing = rules();
    (void)made->policies.add(policy);
    return made;
}

Here office()
{
    return at("J65000000001", "650000", "9");
}

Here hospitalWindow()
{
    return at("H64010400001", "640104", "1");
}

Operator clerk()
{
    return { QStringLiteral("1001"), QStringLiteral("经办甲"), 0u | FilingRole::Clerk };
}
Operator reviewer()
{
    return { QStringLiteral("1002"), QStringLiteral("审核乙"),
        FilingRole::Clerk | FilingRole::Reviewer };
}
Operator supervisor()
{
    return { QStringLiteral("1003"), QStringLiteral("主管丙"),
        FilingRole::Supervisor | FilingRole::Reviewer };
}

Person person()
{
    Person who;
    who.psnNo = QStringLiteral("65010000001");
    who.certType = QStringLiteral("01");
    who.certNo = QStringLiteral("650102195203120025");
    who.certNo.replace(17, 1, residentNumberCheck(who.certNo.left(17)));
    who.name = QStringLiteral("阿依努尔");
    who.phone = QStringLiteral("13899990000");
    Insurance insurance;
    insurance.insutype = QStringLiteral("310");
    insurance.psnType = QStringLiteral("1101");
    insurance.status = QStringLiteral("1");
    insurance.region = QStringLiteral("650100");
    insurance.since = QDate(2001, 1, 1);
    who.insurances = { insurance };
    return who;
}

SocialSecurityCard card()
{
    SocialSecurityCard one;
    one.cardSn = QStringLiteral("650100D1560000050000000000000001");
    one.socialSecurityNumber = person().certNo;
    one.name = person().name;
    return one;
}

Filing filing(const QString& number, FilingState state)
{
    Filing one;
    one.number = number;
    one.state = state;
    one.category = FilingCategory::OtherTemporary;
    one.insuredRegion = QStringLiteral("650100");
    one.careRegion = QStringLiteral("640100");
    one.begin = QDate(2017, 1, 10);
    one.end = QDate(2017, 7, 9);
    return one;
}

ReviewCase waitingCase(const QString& number, int hours)
{
    ReviewCase one;
    one.filing = filing(number, FilingState::InReview);
    one.filing.category = FilingCategory::Referral;
    one.request.category = FilingCategory::Referral;
    one.request.certType = QStringLiteral("01");
    one.request.certNo = person().certNo;
    one.request.psnName = person().name;
    one.request.insuredRegion = QStringLiteral("650100");
    one.request.careRegion = QStringLiteral("640100");
    one.request.begin = QDate(2017, 3, 31);
    one.enteredBy = QStringLiteral("H64010400001:1001");
    one.receivedAt = office().now.addSecs(-hours * 3600);
    one.rules = { QStringLiteral("review-T1"), QStringLiteral("review-category") };
    one.preview.outcome = FilingDecision::Outcome::Review;
    return one;
}

void Played::say(Event event)
{
    state = step(place, std::move(state), std::move(event), effects);
}

bool Played::press(const QString& key)
{
    ++keys;
    const View shown = view();
    const KeyAction* found = keyOf(shown, key);
    if (!found || !found->enabled)
        return false;
    act(found->id);
    return true;
}

void Played::seconds(int count)
{
    for (int i = 0; i < count; ++i) {
        place.now = place.now.addSecs(1);
        say(SecondPassed {});
    }
}

void Played::logIn(const Operator& who)
{
    type(QStringLiteral("number"), who.number);
    say(SecretTyped { secret() });
    say(LoggedIn { who });
}

std::vector<Judge> Played::judged(ReviewAction action) const
{
    std::vector<Judge> found;
    for (const Judge* one : all<Judge>())
        if (one->judgement.action == action)
            found.push_back(*one);
    return found;
}

QStringList Played::notes() const
{
    QStringList lines;
    for (const Note* note : all<Note>())
        lines.append(QStringLiteral("%1 %2").arg(note->what, note->about).trimmed());
    return lines;
}

Played atReviews(const Operator& who, std::vector<ReviewCase> cases)
{
    Played play;
    play.say(LinkIs { true });
    play.logIn(who);
    play.act(QStringLiteral("module:reviews"));
    play.say(ReviewsKnown { std::move(cases) });
    play.effects.clear();
    play.keys = 0;
    return play;
}

Played atForm(const Operator& who, std::vector<Filing> filings, const Here& place)
{
    Played play;
    play.place = place;
    play.say(LinkIs { true });
    play.logIn(who);
    play.act(QStringLiteral("new"));
    play.type(QStringLiteral("cert-no"), person().certNo);
    play.act(QStringLiteral("person"));
    play.say(PersonFound { person(), std::move(filings), {} });
    play.effects.clear();
    play.keys = 0;
    return play;
}

void completeForm(Played& play)
{
    play.type(QStringLiteral("initials"), QStringLiteral("YC"));
    play.type(QStringLiteral("identity"), QStringLiteral("1"));
}

const Field* fieldOf(const View& view, const QString& id)
{
    const std::optional<Form>& form =
        view.prompt && view.prompt->form ? view.prompt->form : view.form;
    if (!form)
        return nullptr;
    const auto found = std::find_if(form->fields.begin(), form->fields.end(),
        [&](const Field& field) { return field.id == id; });
    return found == form->fields.end() ? nullptr : &*found;
}

const KeyAction* keyOf(const View& view, const QString& key)
{
    const auto& actions = view.prompt ? view.prompt->actions : view.actions;
    const auto found = std::find_if(
        actions.begin(), actions.end(), [&](const KeyAction& one) { return one.key == key; });
    return found == actions.end() ? nullptr : &*found;
}

bool offers(const Field* field, const QString& id)
{
    return field
        && std::any_of(field->options.begin(), field->options.end(),
            [&](const Field::Option& one) { return one.id == id; });
}

std::vector<Phrase> phrasesOf(const View& view)
{
    Collect all;
    all.add(view.title);
    all.add(view.notice);
    all.add(view.table);
    all.add(view.form);
    for (const Panel& panel : view.panels) {
        all.add(panel.title);
        for (const Row& row : panel.rows)
            all.add(row.value);
    }
    for (const KeyAction& action : view.actions)
        all.add(action.why);
    if (view.prompt) {
        all.add(view.prompt->title);
        for (const Words& words : view.prompt->text)
            all.add(words);
        all.add(view.prompt->table);
        all.add(view.prompt->form);
    }
    for (const StatusItem& item : view.status)
        all.add(item.text);
    return all.phrases;
}

bool says(const View& view, Phrase phrase)
{
    const auto all = phrasesOf(view);
    return std::find(all.begin(), all.end(), phrase) != all.end();
}

} // namespace yidi::desk::test
