// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_script.h"

#include "app/base/clock.h"
#include "app/base/dates.h"

#include <QFile>

#include <algorithm>

namespace yidi::test {

namespace {

const QDate today(2017, 3, 31);

SecretBuffer pin()
{
    SecretBuffer digits(6);
    for (const char c : { '1', '2', '3', '4', '5', '6' })
        digits.append(static_cast<unsigned char>(c));
    return digits;
}

EcToken code()
{
    SecretBuffer characters(EcToken::minLength);
    while (characters.append('7')) { }
    return *EcToken::from(std::move(characters));
}

Filing filing(FilingState state)
{
    Filing made;
    made.number = QStringLiteral("BA201703310001");
    made.state = state;
    made.begin = today;
    return made;
}

/// One that can be extended, one that is in use, one that is being reviewed.
std::vector<Filing> filings()
{
    Filing running = filing(FilingState::Effective);
    running.number = QStringLiteral("F1");
    running.insuredRegion = QStringLiteral("650100");
    running.careRegion = QStringLiteral("640100");
    running.begin = { 2017, 1, 10 };
    running.end = { 2017, 7, 9 };
    running.decidedAt = chinaTime({ 2017, 1, 10 }, { 9, 0 });
    Filing used = running;
    used.number = QStringLiteral("F2");
    used.careRegion = QStringLiteral("460100");
    used.inUse = true;
    Filing asked = running;
    asked.number = QStringLiteral("F3");
    asked.state = FilingState::InReview;
    asked.decidedAt = {};
    return { running, used, asked };
}

RefusedRequest refusedLately()
{
    RefusedRequest refused;
    refused.msgid = QStringLiteral("M1");
    refused.request.careRegion = QStringLiteral("370900");
    refused.decidedAt = chinaTime({ 2017, 3, 29 }, { 9, 0 });
    refused.reasons = { { QStringLiteral("R03"), QStringLiteral("2016-11-01"),
        QStringLiteral("restore-insurance") } };
    return refused;
}

std::vector<Filing> manyFilings()
{
    std::vector<Filing> many;
    for (int i = 1; i <= 6; ++i) {
        Filing one = filings().front();
        one.number = QStringLiteral("F%1").arg(i);
        one.state = i == 1 ? FilingState::Effective : FilingState::Expired;
        one.begin = one.begin.addYears(-i);
        many.push_back(one);
    }
    return many;
}

std::vector<Visit> openStay()
{
    Visit open = stay();
    open.mdtrtId = QStringLiteral("V2");
    open.begin = chinaTime({ 2017, 3, 20 }, { 9, 0 });
    open.end = {};
    return { open };
}

Settlement provisional()
{
    Settlement made = settlement({});
    made.provisional = true;
    return made;
}

/// More than fit on one page of the list, and one that is still open.
std::vector<Visit> settledVisits()
{
    std::vector<Visit> visits { stay() };
    for (int i = 1; i <= 6; ++i) {
        Visit one = stay();
        one.mdtrtId = QStringLiteral("S%1").arg(i);
        one.settled = true;
        one.setlId = QStringLiteral("SETL%1").arg(i);
        one.begin = one.begin.addDays(-i);
        visits.push_back(one);
    }
    return visits;
}

/// More to be settled than fit on one page.
std::vector<Visit> manyVisits()
{
    std::vector<Visit> visits;
    for (int i = 1; i <= 7; ++i) {
        visits.push_back(stay());
        visits.back().mdtrtId = QStringLiteral("V%1").arg(i);
        visits.back().begin = visits.back().begin.addDays(-i);
    }
    return visits;
}

SettledVisit statement(const QString& setlId)
{
    SettledVisit settled { stay(), settlement(setlId) };
    settled.visit.settled = true;
    settled.visit.setlId = setlId;
    return settled;
}

QByteArray readFile(const QString& path)
{
    QFile file(QStringLiteral(YIDI_SOURCE_DIR "/resources/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What a station of this training world holds: all places, two provinces' policies.
std::shared_ptr<const Snapshot> makeSnapshot()
{
    auto made = std::make_shared<Snapshot>();
    made->madeAt = chinaTime({ 2017, 3, 31 }, { 6, 0 });
    made->expiresAt = chinaTime({ 2017, 4, 3 }, { 6, 0 });
    made->directory = *everyPlace();
    for (const char* path : { "650000/2016-01-01.json", "640000/2016-01-01.json" }) {
        const QString file = QLatin1String(path);
        const Result<void> added = made->policies.add(
            *parsePolicy(readFile(QStringLiteral("policies/") + file), file, {}));
        if (!added)
            qFatal("no policy %s", path);
    }
    return made;
}

using Maker = std::function<Event()>;

const std::vector<std::pair<QString, Maker>>& makers()
{
    static const std::vector<std::pair<QString, Maker>> all = [] {
        std::vector<std::pair<QString, Maker>> list;
        const auto add = [&](const char* word, Maker make) {
            list.emplace_back(QLatin1String(word), make);
        };
        const auto checked = [&](const char* word, PinVerdict verdict, std::optional<int> tries) {
            add(word, [=] { return PinChecked { verdict, tries }; });
        };
        add("@pin", [] { return PinEntered { pin() }; });
        checked("@pin-ok", PinVerdict::Verified, {});
        checked("@pin-wrong", PinVerdict::Wrong, 2);
        checked("@pin-wrong-1", PinVerdict::Wrong, 1);
        checked("@pin-wrong-?", PinVerdict::Wrong, {});
        checked("@pin-stopped", PinVerdict::StoppedBeforeLast, 1);
        checked("@pin-blocked", PinVerdict::Blocked, 0);
        checked("@pin-not-set", PinVerdict::NotSet, {});
        checked("@pin-failed", PinVerdict::Failed, {});
        add("@tries-3", [] { return PinStateKnown { PinVerdict::Verified, 3 }; });
        add("@tries-1", [] { return PinStateKnown { PinVerdict::Verified, 1 }; });
        add("@tries-0", [] { return PinStateKnown { PinVerdict::Blocked, 0 }; });
        add("@card-in", [] { return CardInserted {}; });
        add("@card-mute", [] { return CardMute {}; });
        add("@card-out", [] { return CardRemoved {}; });
        add("@card-swapped", [] { return CardSwapped {}; });
        add("@card-read", [] { return CardRead { card() }; });
        add("@card-expired", [] {
            CardRead read { card() };
            read.card.validTo = { 2017, 3, 30 };
            return read;
        });
        add("@card-foreign", [] { return CardFailed { ErrorCode::CardForeign }; });
        add("@code", [] { return CodeScanned { code() }; });
        add("@code-refused", [] { return QuestionFailed { ErrorCode::CodeUnusable }; });
        add("@nobody", [] { return PersonKnown {}; });
        add("@person", [] { return PersonKnown { person() }; });
        add("@other-person", [] {
            PersonKnown known { person() };
            known.person.certNo = QStringLiteral("650102199001011236");
            return known;
        });
        add("@other", [] { return OtherKnown { other(), {} }; });
        add("@filings", [] { return FilingsKnown { filings(), { refusedLately() } }; });
        add("@many-filings", [] { return FilingsKnown { manyFilings() }; });
        add("@no-filings", [] { return FilingsKnown {}; });
        add("@filings-unknown", [] { return FilingsUnknown {}; });
        add("@care", [] { return CareKnown { { { stay() } }, here().institution, { {} } }; });
        add("@remembered", [] {
            return PersonRemembered { { person(), filings(),
                chinaTime({ 2017, 3, 30 }, { 8, 0 }) } };
        });
        add("@staff-reached", [] { return StaffCalled { true }; });
        add("@staff-missed", [] { return StaffCalled { false }; });
        add("@draft", [] { return FilingDecided { filing(FilingState::Draft) }; });
        add("@cancelled", [] { return FilingDecided { filing(FilingState::Cancelled) }; });
        add("@unreachable", [] { return QuestionFailed { ErrorCode::LinkDown }; });
        add("@unknown-person", [] { return QuestionFailed { ErrorCode::PersonUnknown }; });
        add("@not-filed", [] {
            return QuestionFailed { ErrorCode::ProvinceRefused,
                { { QStringLiteral("S04"), {}, QStringLiteral("file-first") } } };
        });
        add("@visits", [] { return VisitsKnown { { stay() } }; });
        add("@no-visits", [] { return VisitsKnown {}; });
        add("@many-visits", [] { return VisitsKnown { manyVisits() }; });
        add("@open-stay", [] { return VisitsKnown { openStay() }; });
        add("@estimate", [] { return EstimateKnown { settlement({}) }; });
        add("@stored", [] { return RecordStored { QStringLiteral("H6401040000120170331") }; });
        add("@store-failed", [] { return StoreFailed { ErrorCode::StoreFull }; });
        add("@approved", [] { return FilingDecided { filing(FilingState::Effective) }; });
        add("@review", [] { return FilingDecided { filing(FilingState::InReview) }; });
        add("@refused", [] {
            return RecordRefused { { { QStringLiteral("R03"), QStringLiteral("2016-11-01"),
                                         QStringLiteral("restore-insurance") },
                { QStringLiteral("R05"), QStringLiteral("V1"),
                    QStringLiteral("pay-earlier-stay") } } };
        });
        add("@stale", [] {
            return RecordRefused { { { QString(staleEstimateReason), {}, {} } } };
        });
        add("@settled", [] { return StaySettled { settlement(QStringLiteral("SETL1")) }; });
        add("@withdrawn", [] { return RecordWithdrawn {}; });
        add("@bills", [] { return VisitsKnown { { stay() } }; });
        add("@provisional", [] { return EstimateKnown { provisional() }; });
        add("@confirmed", [] {
            return ProvisionalConfirmed { settlement(QStringLiteral("SETL1")), false };
        });
        add("@differs", [] {
            return ProvisionalConfirmed { settlement(QStringLiteral("SETL1")), true };
        });
        add("@not-provisional", [] { return QuestionFailed { ErrorCode::ProvisionalNotAllowed }; });
        add("@pay-code", [] { return PaymentCodeShown { QStringLiteral("pay://1") }; });
        add("@paid", [] { return PaymentChanged { PaymentState::Paid }; });
        add("@pay-given-up", [] { return PaymentChanged { PaymentState::GivenUp }; });
        add("@pay-unknown", [] { return PaymentChanged { PaymentState::Unknown }; });
        add("@pay-open", [] { return PaymentChanged { PaymentState::Started }; });
        add("@held-up", [] { return SettlementHeldUp {}; });
        add("@owed", [] {
            return PaymentFound { QStringLiteral("SETL1"), PaymentState::Due,
                settlement(QStringLiteral("SETL1")).amounts.psn_cash_pay };
        });
        add("@owed-by-another", [] {
            return PaymentFound { QStringLiteral("SETL9"), PaymentState::Due,
                settlement(QStringLiteral("SETL1")).amounts.psn_cash_pay };
        });
        add("@owed-unknown", [] {
            return PaymentFound { QStringLiteral("SETL1"), PaymentState::Unknown,
                settlement(QStringLiteral("SETL1")).amounts.psn_cash_pay };
        });
        add("@owes-nothing", [] {
            return PaymentFound { QStringLiteral("SETL1"), PaymentState::Paid,
                settlement(QStringLiteral("SETL1")).amounts.psn_cash_pay };
        });
        add("@settled-visits", [] { return VisitsKnown { settledVisits() }; });
        add("@statement", [] { return StatementKnown { statement(QStringLiteral("SETL1")) }; });
        add("@other-statement",
            [] { return StatementKnown { statement(QStringLiteral("SETL9")) }; });
        add("@tick", [] { return SecondPassed {}; });
        add("@touch", [] { return Touched {}; });
        add("@link-down", [] { return LinkChanged { false }; });
        add("@link-up", [] { return LinkChanged { true }; });
        add("@reader-gone", [] { return ReaderChanged { false }; });
        add("@reader-back", [] { return ReaderChanged { true }; });
        add("@paper-failed", [] { return PaperFailed {}; });
        add("@store-broken", [] { return StoreBroken { ErrorCode::StoreLocked }; });
        add("@store-mended", [] { return StoreMended {}; });
        return list;
    }();
    return all;
}

QStringList textsOf(const Words& words)
{
    QStringList out;
    for (const WordArg& arg : words.args) {
        if (const auto* text = std::get_if<QString>(&arg))
            out << *text;
        else if (const auto* code = std::get_if<Code>(&arg))
            out << code->value;
    }
    return out;
}

struct TextsOf {
    QStringList out;

    void take(const Words& words) { out << textsOf(words); }
    void take(const std::optional<Words>& words)
    {
        if (words)
            take(*words);
    }
    void take(const std::vector<Button>& buttons)
    {
        for (const Button& button : buttons) {
            take(button.label);
            take(button.detail);
        }
    }
    void take(const std::vector<Row>& rows)
    {
        for (const Row& row : rows) {
            take(row.label);
            take(row.value);
        }
    }
    void operator()(const WelcomeScreen& s) { take(s.notice); }
    void operator()(const ProgressScreen& s)
    {
        take(s.title);
        take(s.now);
        take(s.safe);
        take(s.buttons);
    }
    void operator()(const ChoiceScreen& s)
    {
        take(s.title);
        for (const Words& line : s.news)
            take(line);
        take(s.hint);
        take(s.options);
        take(s.footer);
    }
    void operator()(const ReviewScreen& s)
    {
        take(s.title);
        take(s.rows);
        take(s.note);
        take(s.footer);
    }
    void operator()(const AmountsScreen& s)
    {
        take(s.title);
        for (const AmountsScreen::Line& line : s.lines)
            take(line.label);
        take(s.hint);
        take(s.note);
        take(s.footer);
    }
    void operator()(const PayScreen& s)
    {
        take(s.title);
        take(s.now);
        out << s.qr;
        take(s.footer);
    }
    void operator()(const InitialsScreen& s)
    {
        take(s.title);
        take(s.hint);
        out << s.typed << s.letters;
        take(s.matches);
        take(s.footer);
    }
    /// How much was entered, not what: exploring every number would not end.
    void operator()(const NumberScreen& s)
    {
        take(s.title);
        take(s.problem);
        out << QString::number(s.shown.size());
        take(s.footer);
    }
    void operator()(const ReadingScreen& s)
    {
        take(s.title);
        for (const Words& paragraph : s.paragraphs)
            take(paragraph);
        take(s.footer);
    }
    void operator()(const PinScreen& s)
    {
        take(s.title);
        take(s.problem);
        take(s.footer);
    }
    void operator()(const ScanScreen& s)
    {
        take(s.title);
        take(s.problem);
        take(s.footer);
    }
    void operator()(const OutcomeScreen& s)
    {
        take(s.title);
        take(s.rows);
        take(s.next);
        out << s.qr;
        take(s.footer);
    }
    void operator()(const ErrorScreen& s)
    {
        take(s.safe);
        take(s.next);
        take(s.footer);
    }
    void operator()(const MoreTimeScreen& s) { take(s.footer); }
    void operator()(const TakeCardScreen& s) { take(s.what); }
};

struct ButtonsOf {
    QStringList out;

    void take(const std::vector<Button>& buttons)
    {
        for (const Button& button : buttons) {
            if (button.enabled)
                out << button.id;
        }
    }
    void operator()(const WelcomeScreen&) { }
    void operator()(const ProgressScreen& s) { take(s.buttons); }
    void operator()(const ChoiceScreen& s)
    {
        take(s.options);
        take(s.footer);
    }
    void operator()(const ReviewScreen& s)
    {
        for (const Row& row : s.rows) {
            if (!row.editId.isEmpty())
                out << row.editId;
        }
        take(s.footer);
    }
    void operator()(const AmountsScreen& s)
    {
        if (s.showReasons) {
            out << QStringLiteral("reasons:next") << QStringLiteral("reasons:back");
            return;
        }
        out << QStringLiteral("reasons");
        take(s.footer);
    }
    void operator()(const PayScreen& s) { take(s.footer); }
    void operator()(const InitialsScreen& s)
    {
        if (s.matches.empty()) {
            for (const QChar letter : s.letters)
                out << QStringLiteral("letter:") + letter;
        }
        take(s.matches);
        if (s.more)
            out << QStringLiteral("more");
        if (!s.typed.isEmpty())
            out << QStringLiteral("delete");
        take(s.footer);
    }
    void operator()(const NumberScreen& s)
    {
        for (const char* key : { "digit:1", "digit:3", "digit:6", "digit:9", "delete" })
            out << QLatin1String(key);
        if (s.complete)
            out << QStringLiteral("ok");
        take(s.footer);
    }
    void operator()(const ReadingScreen& s) { take(s.footer); }
    void operator()(const PinScreen& s)
    {
        out << QStringLiteral("@pin");
        take(s.footer);
    }
    void operator()(const ScanScreen& s)
    {
        out << QStringLiteral("@code");
        take(s.footer);
    }
    void operator()(const OutcomeScreen& s) { take(s.footer); }
    void operator()(const ErrorScreen& s) { take(s.footer); }
    void operator()(const MoreTimeScreen& s) { take(s.footer); }
    void operator()(const TakeCardScreen&) { }
};

struct KindOf {
    const char* operator()(const WelcomeScreen&) const { return "welcome"; }
    const char* operator()(const ProgressScreen&) const { return "progress"; }
    const char* operator()(const ChoiceScreen&) const { return "choice"; }
    const char* operator()(const ReviewScreen&) const { return "review"; }
    const char* operator()(const AmountsScreen&) const { return "amounts"; }
    const char* operator()(const PayScreen&) const { return "pay"; }
    const char* operator()(const InitialsScreen&) const { return "initials"; }
    const char* operator()(const NumberScreen&) const { return "number"; }
    const char* operator()(const ReadingScreen&) const { return "reading"; }
    const char* operator()(const PinScreen&) const { return "pin"; }
    const char* operator()(const ScanScreen&) const { return "scan"; }
    const char* operator()(const OutcomeScreen&) const { return "outcome"; }
    const char* operator()(const ErrorScreen&) const { return "error"; }
    const char* operator()(const MoreTimeScreen&) const { return "more-time"; }
    const char* operator()(const TakeCardScreen&) const { return "take-card"; }
};

} // namespace

Here here()
{
    Here place;
    place.institution.code = QStringLiteral("H64010400001");
    place.institution.name = QStringLiteral("银川市第一人民医院");
    place.institution.region = QStringLiteral("640104");
    place.device = QStringLiteral("KIOSK-001");
    place.today = today;
    place.now = chinaTime(today, { 10, 0 });
    place.online = true;
    return place;
}

SocialSecurityCard card()
{
    SocialSecurityCard made;
    made.cardSn = QStringLiteral("650100D1560000051002008852D19B37");
    made.cardNo = QStringLiteral("W5520816X");
    made.validTo = { 2024, 3, 5 };
    made.socialSecurityNumber = QStringLiteral("650103197811024266");
    made.name = QStringLiteral("古丽米热·阿不都");
    return made;
}

Person person()
{
    Person made;
    made.psnNo = QStringLiteral("6501000000100200884260");
    made.certType = QStringLiteral("01");
    made.certNo = card().socialSecurityNumber;
    made.name = card().name;
    made.phone = QStringLiteral("13900000123");
    Insurance insurance;
    insurance.insutype = QStringLiteral("310");
    insurance.psnType = QStringLiteral("1101");
    insurance.status = QStringLiteral("1");
    insurance.region = QStringLiteral("650100");
    made.insurances = { insurance };
    return made;
}

Person other()
{
    Person made = person();
    made.psnNo = QStringLiteral("6501000000100200771038");
    made.certNo = QStringLiteral("650102194803071038");
    made.name = QStringLiteral("马秀英");
    made.phone.clear();
    made.insurances.front().psnType = QStringLiteral("1201");
    return made;
}

Visitor visitor()
{
    return { card(), person(), true };
}

Visitor visitorWithoutCard()
{
    return { {}, person(), true };
}

Visit stay()
{
    Visit visit;
    visit.mdtrtId = QStringLiteral("V1");
    visit.medType = QStringLiteral("24");
    visit.institutionCode = here().institution.code;
    visit.institutionName = here().institution.name;
    visit.begin = chinaTime({ 2017, 2, 8 }, { 10, 0 });
    visit.end = chinaTime({ 2017, 3, 31 }, { 9, 0 });
    return visit;
}

Settlement settlement(const QString& setlId)
{
    Settlement made;
    made.setlId = setlId;
    made.amounts.medfee_sumamt = Fen(1735393);
    made.amounts.hifp_pay = Fen(1303305);
    made.amounts.fund_pay_sumamt = Fen(1303305);
    made.amounts.psn_part_amt = Fen(432088);
    made.amounts.psn_cash_pay = Fen(432088);
    made.steps = { { QStringLiteral("band"), Fen(1303305), QStringLiteral("hifp_pay"), {}, {}, {},
                       {} },
        { QStringLiteral("cash"), Fen(432088), QStringLiteral("psn_cash_pay"), {}, {}, {}, {} } };
    return made;
}

std::shared_ptr<const Directory> everyPlace()
{
    static const auto places = std::make_shared<const Directory>(
        Directory { *parsePlaces(readFile(QStringLiteral("directory/regions.json"))), {} });
    return places;
}

std::shared_ptr<const Snapshot> snapshot()
{
    static const std::shared_ptr<const Snapshot> made = makeSnapshot();
    return made;
}

Event eventFor(const QString& word)
{
    for (const auto& [name, make] : makers()) {
        if (name == word)
            return make();
    }
    return Pressed { word };
}

QStringList filingWords()
{
    return { QStringLiteral("@filings"), QStringLiteral("@many-filings"),
        QStringLiteral("@no-filings"), QStringLiteral("@filings-unknown"), QStringLiteral("@care"),
        QStringLiteral("@remembered"), QStringLiteral("@staff-reached"),
        QStringLiteral("@staff-missed"), QStringLiteral("@cancelled"), QStringLiteral("filing:F1"),
        QStringLiteral("filing:F2"), QStringLiteral("filing:F3"), QStringLiteral("refused:M1"),
        QStringLiteral("list:next"), QStringLiteral("amend"), QStringLiteral("amend:extend"),
        QStringLiteral("amend:change"), QStringLiteral("amend:cancel"), QStringLiteral("menu:more"),
        QStringLiteral("menu:my-filings"), QStringLiteral("menu:pre-check"),
        QStringLiteral("menu:file-for-other"), QStringLiteral("help:close") };
}

QStringList moneyWords()
{
    return { QStringLiteral("@bills"), QStringLiteral("@provisional"), QStringLiteral("@confirmed"),
        QStringLiteral("@differs"), QStringLiteral("@not-provisional"), QStringLiteral("@pay-code"),
        QStringLiteral("@paid"), QStringLiteral("@pay-given-up"), QStringLiteral("@pay-unknown"),
        QStringLiteral("@pay-open"), QStringLiteral("@settled-visits"),
        QStringLiteral("@statement"), QStringLiteral("@other-statement"),
        QStringLiteral("@held-up"), QStringLiteral("@owed"), QStringLiteral("@owed-by-another"),
        QStringLiteral("@owed-unknown"), QStringLiteral("@owes-nothing"), QStringLiteral("pay"),
        QStringLiteral("pay:code"), QStringLiteral("pay:cashier"), QStringLiteral("visit:SETL1"),
        QStringLiteral("visit:SETL6"), QStringLiteral("kind:21"), QStringLiteral("kind:11"),
        QStringLiteral("menu:my-statements"), QStringLiteral("menu:estimate") };
}

QStringList eventWords()
{
    QStringList words;
    const QStringList others = filingWords() + moneyWords();
    for (const auto& [name, make] : makers())
        if (!others.contains(name))
            words << name;
    for (const char* button :
        { "identity:yes", "identity:no", "menu:file-here", "menu:settle", "why:long-term",
            "why:referral", "why:emergency", "why:temporary", "where:here", "where:other",
            "when:today", "when:admission", "edit:why", "edit:where", "edit:when", "edit:until",
            "edit:phone", "when:next-month", "until:0", "until:6", "until:12", "replace:yes",
            "replace:no", "agree", "read-aloud", "pin:forgot", "digit:8", "digit:1", "delete", "ok",
            "other:yes", "other:no", "relation:20", "letter:N", "letter:S", "letter:Y",
            "place:310000", "place:370000", "place:370100", "place:370900", "place:640000",
            "place:640100", "more", "confirm", "continue", "visit:V1", "visit:V2", "reasons",
            "reasons:next", "reasons:back", "back", "print", "menu", "done", "retry", "start",
            "more:continue", "more:finish", "service:staff", "service:finish", "no-such-button" })
        words << QLatin1String(button);
    return words;
}

void affect(Here& place, const QString& word)
{
    if (word == QLatin1String("@link-down"))
        place.online = false;
    else if (word == QLatin1String("@link-up"))
        place.online = true;
}

QStringList textsOf(const Screen& screen)
{
    TextsOf texts;
    std::visit(texts, screen);
    return texts.out;
}

QStringList buttonsOf(const Screen& screen)
{
    ButtonsOf buttons;
    std::visit(buttons, screen);
    return buttons.out;
}

QString kindOf(const Screen& screen)
{
    return QLatin1String(std::visit(KindOf {}, screen));
}

Move move(const QString& from, const QString& word, const QString& to)
{
    QString event = eventName(eventFor(word));
    for (const char* folded :
        { "visit:", "menu:", "place:", "relation:", "until:", "filing:", "refused:", "kind:" }) {
        if (event.startsWith(QLatin1String(folded)))
            event = QLatin1String(folded) + QStringLiteral("…");
    }
    return { from, event, to };
}

std::set<Move> movesOf(std::span<const Transition> table)
{
    std::set<Move> moves;
    for (const Transition& row : table)
        moves.insert({ QString::fromUtf8(row.from), QString::fromUtf8(row.event),
            QString::fromUtf8(row.to) });
    return moves;
}

QString difference(const std::set<Move>& seen, const std::set<Move>& table)
{
    QStringList out;
    const auto tell = [&](const char* what, const std::set<Move>& some,
                          const std::set<Move>& other) {
        for (const Move& one : some) {
            if (other.count(one) == 0)
                out << QStringLiteral("%1: %2 --%3--> %4")
                           .arg(QLatin1String(what), one.from, one.event, one.to);
        }
    };
    tell("not in the table", seen, table);
    tell("never seen", table, seen);
    return out.join(QLatin1Char('\n'));
}

QString fingerprint(const Screen& screen)
{
    QStringList parts { kindOf(screen) };
    parts << textsOf(screen) << buttonsOf(screen);
    if (const auto* progress = std::get_if<ProgressScreen>(&screen))
        parts << QString::number(static_cast<int>(progress->title.phrase))
              << QString::number(static_cast<int>(progress->now.phrase));
    if (const auto* outcome = std::get_if<OutcomeScreen>(&screen))
        parts << QString::number(static_cast<int>(outcome->kind));
    return parts.join(QLatin1Char('|'));
}

QString chooseWord(std::mt19937& random, const Screen& screen)
{
    static const QStringList anything = eventWords() + filingWords() + moneyWords();
    // What the machine may be waiting for while it works.
    static const QStringList answers =
        QStringLiteral("@pin-ok @pin-ok @pin-wrong @stored @stored @approved @settled @refused "
                       "@stale @tick @visits @estimate @person @unreachable @link-down "
                       "@store-failed @withdrawn @card-read @code-refused @bills @provisional "
                       "@pay-code @paid @pay-given-up @pay-unknown @settled-visits @statement")
            .split(QLatin1Char(' '));
    const auto pick = [&](const QStringList& words) {
        return words[static_cast<qsizetype>(random() % static_cast<unsigned>(words.size()))];
    };
    if (random() % 16 == 0)
        return pick({ QStringLiteral("@link-down"), QStringLiteral("@link-up") });
    // Mostly what may well happen here, so that walks get deep; often anything at all.
    if (random() % 4 == 0)
        return pick(anything);
    QStringList likely = buttonsOf(screen);
    if (std::holds_alternative<OutcomeScreen>(screen)) // news may still come in
        likely << QStringLiteral("@withdrawn") << QStringLiteral("@withdrawn")
               << QStringLiteral("@approved") << QStringLiteral("@confirmed")
               << QStringLiteral("@differs") << QStringLiteral("@paid");
    return pick(likely.isEmpty() ? answers : likely);
}

} // namespace yidi::test
