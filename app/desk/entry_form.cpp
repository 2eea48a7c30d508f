// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desk/entry_form.h"

#include "app/base/dates.h"
#include "app/domain/person/document.h"
#include "app/domain/region/region.h"

#include <algorithm>
#include <array>

namespace yidi::desk::entry {
namespace {

const auto paperPrefix = QStringLiteral("paper:");

constexpr std::array wishNames = { "file", "extend", "change", "cancel", "submit", "supplement",
    "withdraw" };
static_assert(wishNames.size() == static_cast<std::size_t>(Wish::Withdraw) + 1);

/// What the table of states is asked before a wish about a filing is offered.
struct WishRow {
    Wish wish;
    FilingEvent event;
};
constexpr WishRow wishRows[] = {
    { Wish::Submit, FilingEvent::Submit },
    { Wish::Supplement, FilingEvent::Supplement },
    { Wish::Extend, FilingEvent::Extend },
    { Wish::Change, FilingEvent::Change },
    { Wish::Cancel, FilingEvent::Cancel },
    { Wish::Withdraw, FilingEvent::Withdraw },
};

/// Beside which field a refusal is shown.
struct PlaceOfReason {
    const char* code;
    const char* field;
};
constexpr PlaceOfReason placesOfReasons[] = {
    { "R01", "cert-no" },
    { "R08", "hold-exception" },
    { "R10", "place" },
    { "R11", "referred-on" },
    { "R13", "commitment" },
    { "R14", "cert-type" },
    { "R17", "begin" },
};

QDate dateOf(const QString& typed)
{
    QString digits;
    for (const QChar c : typed)
        if (c.isDigit())
            digits += c;
    return QDate::fromString(digits, QStringLiteral("yyyyMMdd"));
}

/// Initials as they are pressed, digits of a code, or a part of the name.
bool fits(const Place& place, const QString& typed)
{
    const QString text = typed.trimmed().toUpper();
    return text.isEmpty() || place.code.startsWith(text) || place.initials.startsWith(text)
        || (text.at(0).unicode() > 127 && place.name.contains(text));
}

bool offers(const std::vector<Field::Option>& options, const QString& id)
{
    return std::any_of(
        options.begin(), options.end(), [&](const Field::Option& one) { return one.id == id; });
}

/// What was chosen, as long as it is on offer; else the first, and with nothing typed the default.
QString chosen(const State& state, const char* field, const std::vector<Field::Option>& options,
    const QString& preferred = {})
{
    const QString picked = text(state, field);
    if (offers(options, picked))
        return picked;
    if (offers(options, preferred))
        return preferred;
    return options.empty() ? QString() : options.front().id;
}

QString placeOf(const Here& here, const State& state)
{
    const QString typed = text(state, "initials");
    const auto options = placesFor(here, state, typed);
    const QString local = cityOf(here.institution.region);
    if (options.empty())
        return typed.isEmpty() ? local : QString();
    return chosen(state, "place", options, typed.isEmpty() ? local : QString());
}

FilingCategory categoryOf(const State& state)
{
    FilingCategory category = FilingCategory::OtherTemporary;
    filingCategoryFromCode(text(state, "category"), category);
    return category;
}

/// Of a filing that waits, its own; else what was chosen.
FilingCategory categoryFor(const Here& here, const State& state)
{
    const Filing* filing = target(state);
    return filing && !isNew(wish(here, state)) ? filing->category : categoryOf(state);
}

QStringList papersFor(const Here& here, const State& state)
{
    const Wish what = wish(here, state);
    const Filing* filing = target(state);
    if (what == Wish::Supplement && filing)
        return filing->papers;
    const auto who = subject(state);
    if ((!isNew(what) && what != Wish::Submit) || !who)
        return {};
    const Insurance* insurance = who->mainInsurance();
    const FilingRules* rules = rulesOf(here, state, insurance ? insurance->region : QString());
    if (!rules)
        return {};
    const auto of = rules->materials.find(filingCategoryCode(categoryFor(here, state)));
    return of == rules->materials.end() ? QStringList() : of->second;
}

bool mayPromise(const Here& here, const State& state)
{
    const auto who = subject(state);
    const Insurance* insurance = who ? who->mainInsurance() : nullptr;
    const FilingRules* rules = insurance ? rulesOf(here, state, insurance->region) : nullptr;
    const FilingCategory category = categoryOf(state);
    return rules ? rules->commitment.contains(filingCategoryCode(category)) : isLongTerm(category);
}

QStringList exceptionsFor(const Here& here, const State& state)
{
    const Filing* filing = target(state);
    const Wish what = wish(here, state);
    if (!filing || (what != Wish::Change && what != Wish::Cancel) || !isLongTerm(filing->category))
        return {};
    const FilingRules* rules = rulesOf(here, state, filing->insuredRegion);
    return rules ? rules->holdExceptions : QStringList();
}

std::vector<Field::Option> certTypes()
{
    std::vector<Field::Option> options;
    for (const NumberForm& form : numberForms()) {
        const QString type = QLatin1String(form.certType);
        if (!offers(options, type))
            options.push_back({ type, Words::code(QStringLiteral("cert-type"), type) });
    }
    return options;
}

std::vector<Field::Option> coded(const char* table, const QStringList& values, bool none = false)
{
    std::vector<Field::Option> options;
    if (none)
        options.push_back({ {}, say(Phrase::DeskNone) });
    for (const QString& value : values)
        options.push_back({ value, Words::code(QLatin1String(table), value) });
    return options;
}

/// What an agent may be to the person (GB/T 4761), as the kiosk offers it.
const QStringList relations { QStringLiteral("10"), QStringLiteral("20"), QStringLiteral("50"),
    QStringLiteral("97") };

/// The form being put together.
struct Building {
    const Here& here;
    const State& state;
    Form form = {};

    Field& add(const char* id, Words label, Field::Kind kind = Field::Kind::Text)
    {
        form.fields.push_back({ QLatin1String(id), std::move(label), kind, text(state, id) });
        return form.fields.back();
    }
    void choice(const char* id, Words label, std::vector<Field::Option> options,
        const QString& preferred = {})
    {
        Field& field = add(id, std::move(label), Field::Kind::Choice);
        field.text = chosen(state, id, options, preferred);
        field.options = std::move(options);
    }

    void document()
    {
        choice("cert-type", say(Phrase::DeskCertType), certTypes(), QStringLiteral("01"));
        add("cert-no", say(Phrase::LabelCertNo));
    }
    void typedPerson()
    {
        add("name", say(Phrase::LabelName));
        add("insured-initials", say(Phrase::DeskInsuredInitials));
        auto options = placesFor(here, state, text(state, "insured-initials"));
        Field& field = add("insured", say(Phrase::LabelInsuredPlace), Field::Kind::Choice);
        field.options = std::move(options);
    }
    void what()
    {
        QStringList names;
        for (const Wish one : wishes(here, state))
            names.append(wishName(one));
        choice("wish", say(Phrase::DeskOperation), coded("wish", names));
    }
    void days()
    {
        Field& begin = add("begin", say(Phrase::LabelBegin), Field::Kind::Date);
        if (begin.text.isEmpty())
            begin.text = wireDate(here.now.date());
        add("end", say(Phrase::LabelEnd), Field::Kind::Date);
    }
    void newFiling()
    {
        QStringList categories;
        for (const FilingCategory one : allFilingCategories)
            if (one != FilingCategory::Emergency) // deemed filed, by the hospital
                categories.append(filingCategoryCode(one));
        choice("category", say(Phrase::LabelWhy), coded("category", categories),
            filingCategoryCode(FilingCategory::OtherTemporary));
        add("initials", say(Phrase::DeskPlaceInitials));
        choice("place", say(Phrase::LabelWhere), placesFor(here, state, text(state, "initials")),
            placeOf(here, state));
        form.fields.back().text = placeOf(here, state);
        days();
        if (categoryOf(state) == FilingCategory::Referral)
            add("referred-on", say(Phrase::DeskReferredOn), Field::Kind::Date);
        if (mayPromise(here, state))
            add("commitment", say(Phrase::DeskByCommitment), Field::Kind::Check);
    }
    void papers()
    {
        for (const QString& paper : papersFor(here, state)) {
            const QString id = paperPrefix + paper;
            form.fields.push_back(
                { id, say(Phrase::DeskPaperSeen, Code { QStringLiteral("blocking"), paper }),
                    Field::Kind::Check, isTicked(state, id) ? QStringLiteral("1") : QString() });
        }
    }
    void exceptions()
    {
        const QStringList all = exceptionsFor(here, state);
        if (!all.isEmpty())
            choice("hold-exception", say(Phrase::DeskHoldException),
                coded("hold-exception", all, true));
    }
    void agent()
    {
        add("agent", say(Phrase::DeskAgent), Field::Kind::Check);
        if (!isTicked(state, QStringLiteral("agent")))
            return;
        add("agent-name", say(Phrase::DeskAgentName));
        choice(
            "agent-cert-type", say(Phrase::DeskAgentCertType), certTypes(), QStringLiteral("01"));
        add("agent-cert-no", say(Phrase::DeskAgentCertNo));
        Field& relation =
            add("agent-relation", say(Phrase::DeskAgentRelation), Field::Kind::Choice);
        relation.options = coded("relation", relations);
        add("agent-phone", say(Phrase::DeskAgentPhone), Field::Kind::Number);
    }
    void identity()
    {
        add("identity", say(Phrase::DeskIdentitySeen), Field::Kind::Check);
        if (state.entry.cardShown)
            form.fields.back().text = QStringLiteral("1");
    }

    void all()
    {
        document();
        if (isTyped(state))
            typedPerson();
        if (!subject(state))
            return;
        what();
        const Wish wanted = wish(here, state);
        if (isNew(wanted))
            newFiling();
        if (wanted == Wish::Extend || wanted == Wish::Cancel)
            add("end", say(Phrase::LabelEnd), Field::Kind::Date);
        papers();
        exceptions();
        if (!isJudgement(wanted)) {
            add("phone", say(Phrase::LabelPhone), Field::Kind::Number);
            agent();
        }
        identity();
    }
};

std::optional<Words> numberProblem(const Here& here, const QString& type, const QString& number)
{
    if (number.isEmpty())
        return say(Phrase::DeskMissing);
    const auto kind = documentKindOf(type);
    if (!kind || numberFault(*kind, normalisedNumber(number), here.now.date()))
        return say(Phrase::DeskNumberWrong);
    return std::nullopt;
}

/// Looks at one thing after the other and keeps what is wrong.
struct Looking {
    const Here& here;
    const State& state;
    std::map<QString, Words> found = {};

    void wrong(const char* field, Phrase why) { found.emplace(QLatin1String(field), say(why)); }
    void need(const char* field)
    {
        if (text(state, field).isEmpty())
            wrong(field, Phrase::DeskMissing);
    }
    void day(const char* field, bool required)
    {
        const QString typed = text(state, field);
        if (typed.isEmpty() ? required : !dateOf(typed).isValid())
            wrong(field, typed.isEmpty() ? Phrase::DeskMissing : Phrase::DeskDateWrong);
    }
    void document(const char* typeField, const char* numberField)
    {
        const QString type = text(state, typeField);
        if (const auto problem = numberProblem(
                here, type.isEmpty() ? QStringLiteral("01") : type, text(state, numberField)))
            found.emplace(QLatin1String(numberField), *problem);
    }

    void person()
    {
        if (!isTyped(state))
            return;
        document("cert-type", "cert-no");
        need("name");
        if (const auto who = subject(state); !who || who->insurances.front().region.isEmpty())
            wrong("insured", Phrase::DeskMissing);
    }
    void agent()
    {
        if (!isTicked(state, QStringLiteral("agent")))
            return;
        need("agent-name");
        need("agent-relation");
        need("agent-phone");
        document("agent-cert-type", "agent-cert-no");
    }
    void newFiling()
    {
        if (placeOf(here, state).isEmpty())
            wrong("place", Phrase::DeskMissing);
        day("begin", false); // empty is today
        day("end", false);
        if (categoryOf(state) == FilingCategory::Referral)
            day("referred-on", true);
    }
    void papers(Wish wanted)
    {
        if (wanted == Wish::Supplement && papersSeen(here, state).isEmpty())
            for (const QString& paper : papersFor(here, state))
                found.emplace(paperPrefix + paper, say(Phrase::DeskTickPaper));
    }
    void all()
    {
        person();
        const Wish wanted = wish(here, state);
        if (isNew(wanted))
            newFiling();
        if (wanted == Wish::Extend || wanted == Wish::Cancel)
            day("end", wanted == Wish::Extend);
        papers(wanted);
        agent();
        if (!state.entry.cardShown && !isTicked(state, QStringLiteral("identity")))
            wrong("identity", Phrase::DeskIdentityFirst);
    }
};

/// A place or a day that is still being written is no request to look at.
bool isHalfWritten(const Here& here, const State& state)
{
    const auto wrong = problems(here, state);
    const auto has = [&](const char* field) { return wrong.contains(QLatin1String(field)); };
    return has("place") || has("begin") || has("end") || has("referred-on");
}

void complete(FilingRequest& request, const Here& here, const State& state, const Person& who)
{
    const Insurance* insurance = who.mainInsurance();
    request.psnNo = who.psnNo;
    request.certType = who.certType;
    request.certNo = who.certNo;
    request.psnName = who.name;
    request.insutype = insurance ? insurance->insutype : QString();
    request.insuredRegion = insurance ? insurance->region : QString();
    const QString phone = text(state, "phone");
    request.phone = phone.isEmpty() ? who.phone : phone;
    request.institutionCode = here.institution.code;
}

std::optional<FilingAgent> agentOf(const State& state)
{
    if (!isTicked(state, QStringLiteral("agent")))
        return std::nullopt;
    const QString type = text(state, "agent-cert-type");
    return FilingAgent { normalisedName(text(state, "agent-name")),
        type.isEmpty() ? QStringLiteral("01") : type,
        normalisedNumber(text(state, "agent-cert-no")), text(state, "agent-relation").trimmed(),
        text(state, "agent-phone").trimmed() };
}

} // namespace

std::vector<Field::Option> placesFor(const Here& here, const State& state, const QString& typed)
{
    std::vector<Field::Option> options;
    const Directory* directory = directoryOf(here, state);
    if (!directory)
        return options;
    for (const Place& place : directory->places)
        if (fits(place, typed))
            options.push_back({ place.code, Words::plain(place.name) });
    return options;
}

QString wishName(Wish wish)
{
    return QLatin1String(wishNames[static_cast<std::size_t>(wish)]);
}

QString text(const State& state, const char* field)
{
    const auto found = state.entry.fields.find(QLatin1String(field));
    return found == state.entry.fields.end() ? QString() : found->second;
}

bool isTicked(const State& state, const QString& field)
{
    const auto found = state.entry.fields.find(field);
    return found != state.entry.fields.end() && found->second == QLatin1String("1");
}

bool isTyped(const State& state)
{
    return state.entry.typed;
}

std::optional<Person> subject(const State& state)
{
    if (state.entry.found)
        return state.entry.found->person;
    if (!isTyped(state))
        return std::nullopt;
    Person person;
    const QString type = text(state, "cert-type");
    person.certType = type.isEmpty() ? QStringLiteral("01") : type;
    person.certNo = normalisedNumber(text(state, "cert-no"));
    person.name = normalisedName(text(state, "name"));
    Insurance insurance;
    insurance.status = QStringLiteral("1");
    insurance.region = text(state, "insured");
    person.insurances.push_back(insurance);
    return person;
}

const Filing* target(const State& state)
{
    const Entry& e = state.entry;
    if (e.draft && e.target == e.draft->filing.number)
        return &e.draft->filing;
    if (!e.found)
        return nullptr;
    const auto& all = e.found->filings;
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const Filing& one) { return one.number == e.target; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<Wish> wishes(const Here& here, const State& state)
{
    std::vector<Wish> all;
    const Filing* filing = target(state);
    FilingTurn turn;
    turn.today = here.now.date();
    if (filing) {
        turn.begin = filing->begin;
        turn.end = filing->end;
        turn.extendable = filing->end.isValid();
        for (const WishRow& row : wishRows)
            if (moveFiling(filing->state, row.event, FilingRole::Clerk, turn).allowed())
                all.push_back(row.wish);
    }
    // Filing anew is what most people come for, unless something of theirs waits for them.
    const bool waits = filing && filing->isPending();
    all.insert(waits ? all.end() : all.begin(), Wish::File);
    return all;
}

Wish wish(const Here& here, const State& state)
{
    const QString name = text(state, "wish");
    const std::vector<Wish> all = wishes(here, state);
    const auto found =
        std::find_if(all.begin(), all.end(), [&](Wish one) { return wishName(one) == name; });
    return found == all.end() ? all.front() : *found;
}

Form form(const Here& here, const State& state)
{
    Building building { here, state };
    building.all();
    const auto wrong = problems(here, state);
    const auto decision = check(here, state);
    for (Field& field : building.form.fields) {
        if (const auto found = wrong.find(field.id); state.entry.looked && found != wrong.end())
            field.problem = found->second;
        if (!decision || field.problem)
            continue;
        for (const Refusal& refusal : decision->reasons)
            for (const PlaceOfReason& row : placesOfReasons)
                if (refusal.code == QLatin1String(row.code) && field.id == QLatin1String(row.field))
                    field.problem = sayRefusal(refusal);
    }
    building.form.focus = state.entry.focus;
    return std::move(building.form);
}

QStringList papersSeen(const Here& here, const State& state)
{
    QStringList seen;
    for (const QString& paper : papersFor(here, state))
        if (isTicked(state, paperPrefix + paper))
            seen.append(paper);
    return seen;
}

FilingRequest request(const Here& here, const State& state)
{
    FilingRequest request;
    const Wish wanted = wish(here, state);
    const Filing* filing = target(state);
    request.operation = wanted == Wish::Extend ? FilingOperation::Extend
        : wanted == Wish::Change               ? FilingOperation::Change
        : wanted == Wish::Cancel               ? FilingOperation::Cancel
                                               : FilingOperation::File;
    request.channel = FilingChannel::Window;
    request.role = needsSupervisor(here, state) ? FilingRole::Supervisor : FilingRole::Clerk;
    if (filing && wanted != Wish::File)
        request.target = filing->number;
    if (const auto who = subject(state))
        complete(request, here, state, *who);
    request.category = categoryFor(here, state);
    request.end = dateOf(text(state, "end"));
    request.careRegion = filing && !isNew(wanted) ? filing->careRegion : placeOf(here, state);
    if (isNew(wanted)) {
        const QString begin = text(state, "begin");
        request.begin = begin.isEmpty() ? here.now.date() : dateOf(begin);
        request.byCommitment =
            mayPromise(here, state) && isTicked(state, QStringLiteral("commitment"));
        if (request.category == FilingCategory::Referral)
            request.referredOn = dateOf(text(state, "referred-on"));
    }
    if (!exceptionsFor(here, state).isEmpty())
        request.holdException = text(state, "hold-exception");
    request.agent = agentOf(state);
    return request;
}

std::map<QString, Words> problems(const Here& here, const State& state)
{
    if (!subject(state))
        return {};
    Looking looking { here, state };
    looking.all();
    return std::move(looking.found);
}

bool needsSupervisor(const Here& here, const State& state)
{
    const Wish wanted = wish(here, state);
    const QString field = wanted == Wish::Cancel ? QStringLiteral("end") : QStringLiteral("begin");
    const QDate day = dateOf(text(state, field.toLatin1().constData()));
    if ((!isNew(wanted) && wanted != Wish::Cancel) || !day.isValid())
        return false;
    const auto who = subject(state);
    const Insurance* insurance = who ? who->mainInsurance() : nullptr;
    const FilingRules* rules = insurance ? rulesOf(here, state, insurance->region) : nullptr;
    // A cancellation for a day that has gone is a supervisor's, whatever the policy.
    const int days = rules && isNew(wanted) ? rules->backdateDays : 0;
    return day < here.now.date().addDays(-days);
}

std::optional<FilingDecision> check(const Here& here, const State& state)
{
    const auto who = subject(state);
    if (!state.entry.found || !who || isJudgement(wish(here, state)) || isHalfWritten(here, state))
        return std::nullopt;
    const FilingRequest asked = request(here, state);
    const FilingRules* rules = rulesOf(here, state, asked.insuredRegion);
    if (!rules)
        return std::nullopt;
    FilingFacts facts;
    facts.today = here.now.date();
    facts.person = who;
    facts.filings = state.entry.found->filings;
    facts.materials = papersSeen(here, state);
    return decide(asked, facts, *rules);
}

} // namespace yidi::desk::entry
