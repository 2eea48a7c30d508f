// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// Pages as the journeys make them, each in the state that has most to say.
#include "support_screens.h"

#include "app/base/clock.h"
#include "app/domain/filing/decide.h"
#include "app/journeys/session/session.h"

namespace yidi::test {
namespace {

using Kind = OutcomeScreen::Kind;

/// The place with the longest name there is, in English and in Chinese.
const QString longPlace = QStringLiteral("429000");

Here here(bool online = true)
{
    Here made;
    made.institution.code = QStringLiteral("H64010400001");
    made.institution.name = QStringLiteral("宁夏回族自治区人民医院西夏分院");
    made.institution.region = QStringLiteral("640104");
    made.device = QStringLiteral("KIOSK-001");
    made.today = { 2017, 3, 31 };
    made.now = chinaTime(made.today, { 10, 0 });
    made.online = online;
    made.directory = std::make_shared<const Directory>();
    made.checkCode = [](const QString&, const QString&) { return QStringLiteral("9F3C-77A1"); };
    return made;
}

Person person(const QString& certNo, const QString& name)
{
    Person made;
    made.psnNo = QStringLiteral("6501000000100200884260");
    made.certType = QStringLiteral("01");
    made.certNo = certNo;
    made.name = name;
    made.phone = QStringLiteral("13800005678");
    Insurance insurance;
    insurance.insutype = QStringLiteral("392");
    insurance.psnType = QStringLiteral("1101");
    insurance.status = QStringLiteral("1");
    insurance.region = longPlace;
    made.insurances = { insurance };
    return made;
}

Visitor visitor()
{
    Visitor made;
    made.card.cardSn = QStringLiteral("650100D1560000051002008852D19B37");
    made.card.socialSecurityNumber = QStringLiteral("650103197811024266");
    made.card.validTo = { 2024, 3, 5 };
    made.person = person(made.card.socialSecurityNumber, QStringLiteral("古丽米热·阿不都热合曼"));
    made.confirmed = true;
    made.filingsKnown = true;
    return made;
}

Filing filing(FilingState state, int index = 0)
{
    Filing made;
    made.number = QStringLiteral("BA2017033100001234567890123%1").arg(index);
    made.state = state;
    made.category = FilingCategory::SettledRetiree;
    made.insuredRegion = longPlace;
    made.careRegion = longPlace;
    made.begin = { 2017, 3, 31 };
    made.end = { 2017, 4, 30 };
    made.decidedAt = chinaTime({ 2017, 3, 30 }, { 9, index });
    return made;
}

Refusal refusal(int reason)
{
    const auto which = static_cast<FilingReason>(reason % filingReasonCount);
    return { filingReasonCode(which), QStringLiteral("BA20170331000012345678901234"),
        filingRemedy(which) };
}

RefusedRequest refusedRequest(int reason)
{
    RefusedRequest made;
    made.msgid = QStringLiteral("H64010400001201703311444330010");
    made.request.category = FilingCategory::SettledRetiree;
    made.request.careRegion = longPlace;
    made.decidedAt = chinaTime({ 2017, 3, 30 }, { 9, reason });
    made.reasons = { refusal(reason), refusal(reason + 1), refusal(reason + 2) };
    return made;
}

class Pages {
public:
    explicit Pages(std::vector<Sample>& all)
        : m_all(all)
    {
    }

    void add(const QByteArray& name, const Here& at, const session::Session& session)
    {
        m_all.push_back({ name, session::screen(at, session) });
    }
    void add(const QByteArray& name, const Here& at, session::State state)
    {
        session::Session session;
        session.state = std::move(state);
        add(name, at, session);
    }
    void add(const QByteArray& name, const Here& at, const Visitor& who, JourneyState state)
    {
        add(name, at, session::InJourney { who, std::move(state) });
    }

private:
    std::vector<Sample>& m_all;
};

QByteArray numbered(const char* name, int number)
{
    return QByteArray(name) + QByteArray::number(number);
}

void addSession(Pages& pages)
{
    pages.add("welcome-offline", here(false), session::Welcome {});
    for (const auto& [name, pressure] :
        { std::pair("welcome-queue-full", Pressure { PressureLevel::Stop, PressureCause::Count }),
            std::pair("welcome-disk-full", Pressure { PressureLevel::Stop, PressureCause::Disk }),
            std::pair(
                "welcome-queue-old", Pressure { PressureLevel::Banner, PressureCause::Age }) }) {
        Here pressed = here(false);
        pressed.pressure = pressure;
        pages.add(name, pressed, session::Welcome {});
    }
    Visitor who = visitor();
    pages.add("identity-known", here(), session::Identity { who });
    who.confirmed = false;
    pages.add("identity-card", here(false), session::Identity { who });
    who.asOf = chinaTime({ 2017, 3, 30 }, { 22, 15 });
    pages.add("identity-remembered", here(false), session::Identity { who });

    pages.add("menu", here(), session::Menu { visitor() });
    pages.add("menu-more", here(), session::Menu { visitor(), Ending::NothingSent, true });
    pages.add("menu-more-offline", here(false), session::Menu { who, Ending::NothingSent, true });
    for (int state = 0; state < filingStateCount; ++state) {
        Visitor some = state % 2 == 0 ? visitor() : who;
        some.filings = { filing(static_cast<FilingState>(state), 0),
            filing(static_cast<FilingState>(state), 1) };
        if (state > 6)
            some.filings.front().papersDue = { 2017, 4, 20 };
        pages.add(numbered("menu-news-", state), here(some.confirmed), session::Menu { some });
    }
    for (int reason = 0; reason < filingReasonCount; ++reason) {
        Visitor some = who;
        some.refused = { refusedRequest(reason), refusedRequest(reason) };
        pages.add(numbered("menu-refused-", reason), here(false), session::Menu { some });
    }
    for (const session::Help help :
        { session::Help::Calling, session::Help::Reached, session::Help::NotReached }) {
        session::Session asked;
        asked.state = session::Menu { visitor() };
        asked.help = help;
        pages.add(numbered("help-", static_cast<int>(help)), here(), asked);
    }
    for (int ending = 0; ending <= static_cast<int>(Ending::SettlementProvisional); ++ending)
        pages.add(numbered("take-card-", ending), here(),
            session::TakeCard { static_cast<Ending>(ending), true, 0, true });
}

void addMyFilings(Pages& pages)
{
    namespace mine = my_filings;
    Visitor who = visitor();
    pages.add("mine-finding", here(), who, mine::State { mine::Finding {} });
    pages.add("mine-none", here(), who, mine::State { mine::List {} });
    pages.add("mine-trouble", here(), who, mine::State { mine::Trouble {} });
    for (int i = 0; i < 5; ++i)
        who.filings.push_back(filing(FilingState::Terminated, i));
    who.refused = { refusedRequest(3) };
    pages.add("mine-list", here(), who, mine::State { mine::List {} });
    who.asOf = chinaTime({ 2017, 3, 30 }, { 22, 15 });
    pages.add("mine-list-remembered", here(), who, mine::State { mine::List {} });
    pages.add("mine-list-last", here(), who, mine::State { mine::List { 1 } });
    pages.add(
        "mine-refused", here(), who, mine::State { mine::RefusedOne { who.refused[0].msgid } });

    for (int state = 0; state < filingStateCount; ++state) {
        Visitor some = visitor();
        some.filings = { filing(static_cast<FilingState>(state)) };
        Filing& one = some.filings.front();
        if (one.state == FilingState::NeedMaterial || one.state == FilingState::Effective) {
            one.papers = { QStringLiteral("settlement-proof"),
                QStringLiteral("referral-certificate") };
            one.papersDue = { 2017, 4, 20 };
        }
        if (one.state == FilingState::Rejected)
            one.reasons = { refusal(10), refusal(19) };
        pages.add(
            numbered("mine-one-", state), here(), some, mine::State { mine::One { one.number } });
        pages.add(numbered("mine-amend-", state), here(), some,
            mine::State { mine::Amend { one.number } });
        FilingRequest asked;
        asked.target = one.number;
        asked.category = one.category;
        asked.careRegion = one.careRegion;
        asked.psnName = some.person.name;
        for (const FilingOperation operation :
            { FilingOperation::Extend, FilingOperation::Cancel }) {
            asked.operation = operation;
            pages.add(
                numbered(
                    operation == FilingOperation::Extend ? "mine-extend-" : "mine-cancel-", state),
                here(), some, mine::State { mine::Check { asked, {} } });
        }
    }
    for (int reason = 0; reason < filingReasonCount; ++reason)
        pages.add(numbered("mine-objected-", reason), here(), who,
            mine::State { mine::Objected { {}, { refusal(reason), refusal(reason + 1) } } });
}

/// Whatever can stand in the way, one page each.
void addPreCheck(Pages& pages)
{
    using pre_check::Shown;
    using pre_check::State;
    pages.add("check-asking", here(), visitor(), State { pre_check::Asking {} });
    Visitor someone = visitor(); // known by their card alone
    someone.confirmed = someone.filingsKnown = false;
    pages.add("check-nothing-known", here(false), someone, State { Shown {} });

    Visit stay;
    stay.mdtrtId = QStringLiteral("V1");
    stay.institutionCode = here().institution.code;
    stay.medType = QStringLiteral("21");
    stay.begin = chinaTime({ 2017, 2, 8 }, { 10, 0 });
    stay.end = chinaTime({ 2017, 3, 31 }, { 8, 0 });
    CareKnown care;
    care.visits = { stay };
    care.institution = here().institution;
    care.institution->online = true;
    care.diseases.emplace();

    Visitor filed = visitor();
    filed.filings = { filing(FilingState::Effective) };
    filed.filings.front().careRegion = QStringLiteral("640100");
    filed.filings.front().begin = { 2017, 1, 1 };
    pages.add("check-clear", here(), filed, State { Shown { care } });
    pages.add("check-no-filing", here(), visitor(), State { Shown { care } });
    for (const FilingState state : { FilingState::InReview, FilingState::Suspended,
             FilingState::Approved, FilingState::Expired }) {
        Visitor some = filed;
        some.filings.front().state = state;
        if (state == FilingState::Approved)
            some.filings.front().begin = { 2017, 4, 1 };
        if (state == FilingState::Expired)
            some.filings.front().end = { 2017, 1, 31 };
        pages.add(numbered("check-filing-", static_cast<int>(state)), here(), some,
            State { Shown { care } });
    }
    Visitor paused = visitor();
    paused.person.insurances.front().status = QStringLiteral("2");
    paused.person.insurances.front().pausedSince = { 2016, 11, 1 };
    pages.add("check-paused", here(), paused, State { Shown { care } });
    paused.person.insurances.clear();
    pages.add("check-not-insured", here(), paused, State { Shown { care } });
    Visitor expired = filed;
    expired.card.validTo = { 2016, 11, 1 };
    pages.add("check-card", here(), expired, State { Shown { care } });

    CareKnown other = care;
    other.institution->online = false;
    pages.add("check-house", here(), filed, State { Shown { other } });
    other = care;
    other.visits->clear();
    pages.add("check-no-visit", here(), filed, State { Shown { other } });
    other.visits = { stay };
    other.visits->front().end = {};
    pages.add("check-in-hospital", here(), filed, State { Shown { other } });
    other.visits = { stay };
    other.visits->front().medType = QStringLiteral("14");
    pages.add("check-disease", here(), filed, State { Shown { other } });
    pages.add("check-system", here(false), filed, State { Shown { care } });
}

void addFileHere(Pages& pages)
{
    namespace file = file_here;
    file::Draft draft { .begin = { 2017, 3, 31 } };
    draft.careRegion = longPlace;
    draft.category = FilingCategory::SettledRetiree;
    draft.admission = { 2017, 3, 28 };
    draft.months = 12;
    draft.phone = QStringLiteral("13800005678");
    draft.other =
        person(QStringLiteral("64010219480307103X"), QStringLiteral("阿不都热合曼·买买提"));
    draft.relation = QStringLiteral("50");
    draft.otherFilings = { filing(FilingState::Effective) };
    const Visitor who = visitor();
    const auto add = [&](const char* name, file::State state) {
        pages.add(name, here(), who, std::move(state));
    };
    add("proxy-number", file::Whose {});
    add("proxy-asking", file::AskingOther {});
    add("proxy-them", file::IsItThem { draft });
    add("proxy-relation", file::Relation { draft });
    add("proxy-why", file::Why { draft });
    add("proxy-where", file::Where { draft });
    add("proxy-when", file::When { draft });
    add("proxy-until", file::Until { draft });
    add("proxy-phone", file::Phone { draft, {} });
    add("proxy-check", file::Check { draft });
    add("proxy-replace", file::Replace { draft, draft.otherFilings.front() });
    add("proxy-promise", file::Promising { draft });
    for (const auto topic : { file::Advice::Topic::Emergency, file::Advice::Topic::OtherCity,
             file::Advice::Topic::NotNeeded })
        pages.add(numbered("advice-", static_cast<int>(topic)), here(), who,
            file::State { file::Advice { topic, draft } });
    add("file-trouble", file::Trouble { ErrorCode::PinOutcomeUnknown, draft });
    file::Draft own = draft;
    own.other.reset();
    Visitor unknown = who;
    unknown.filingsKnown = false;
    pages.add("promise-offline", here(false), unknown, file::State { file::Promising { own } });
    pages.add(
        "replace", here(), who, file::State { file::Replace { own, draft.otherFilings.front() } });

    PinStep pin;
    pin.triesLeft = 3;
    add("pin-first", file::Pin { draft, pin });
    pin.wrong = true;
    pin.triesLeft = 2;
    add("pin-second", file::Pin { draft, pin });
    pin.byCode = true;
    pin.problem = Phrase::CodeNeedsLink;
    add("pin-by-code", file::Pin { draft, pin });
}

/// Every operation, every way it can end, with as many rows as there can be.
void addTold(Pages& pages)
{
    const Here at = here();
    PrintSlip slip;
    slip.number = QStringLiteral("H64010400001201703311444330010");
    slip.checkCode = QStringLiteral("9F3C-77A1");
    slip.maskedName = visitorsName();
    slip.request.category = FilingCategory::SettledRetiree;
    slip.request.careRegion = longPlace;
    slip.request.begin = { 2017, 3, 31 };
    slip.request.end = { 2018, 3, 31 };
    for (const FilingOperation operation : { FilingOperation::File, FilingOperation::Extend,
             FilingOperation::Change, FilingOperation::Cancel }) {
        slip.request.operation = operation;
        for (const Kind kind :
            { Kind::Done, Kind::Accepted, Kind::StoredHere, Kind::Refused, Kind::AtWindow }) {
            slip.kind = kind;
            slip.reasons.clear();
            if (kind == Kind::Refused)
                slip.reasons = { refusal(10), refusal(19), refusal(2) };
            for (const char* why : { "", "pin-last-try" }) {
                slip.why = QLatin1String(why);
                const QByteArray name = filingOperationName(operation).toLatin1() + '-'
                    + outcomeTag(kind).toLatin1() + why;
                pages.add("told-" + name, at, visitor(),
                    my_filings::State { my_filings::Told { { slip, false } } });
                pages.add("told-unprinted-" + name, at, visitor(),
                    my_filings::State { my_filings::Told { { slip, true } } });
            }
        }
    }
    Visit stay;
    stay.mdtrtId = slip.number;
    stay.medType = QStringLiteral("25");
    stay.begin = chinaTime({ 2017, 2, 8 }, { 10, 0 });
    stay.end = chinaTime({ 2017, 3, 31 }, { 8, 0 });
    for (const char* why :
        { "pin-forgotten", "pin-locked", "pin-last-try", "pin-not-set", "bill-waits" })
        pages.add(QByteArray("settle-window-") + why, at, visitor(),
            settle_visit::State {
                settle_visit::AtWindow { stay, QLatin1String(why), slip.checkCode } });
}

Settlement everyFund()
{
    Settlement made;
    made.setlId = QStringLiteral("640104201703310000123");
    made.medinsSetlId = QStringLiteral("H64010400001201703311444330010");
    made.settledAt = chinaTime({ 2017, 3, 31 }, { 14, 5, 59 });
    SettlementAmounts& a = made.amounts;
    a.medfee_sumamt = Fen(123456789);
    a.fund_pay_sumamt = Fen(110000000);
    a.psn_part_amt = Fen(13456789);
    a.hifp_pay = Fen(60000000);
    a.cvlserv_pay = Fen(20000000);
    a.hifes_pay = a.hifmi_pay = a.maf_pay = a.oth_pay = Fen(5000000);
    a.hifob_pay = Fen(10000000);
    a.acct_pay = Fen(1000000);
    a.acct_mulaid_pay = Fen(2000000);
    a.psn_cash_pay = Fen(10456789);
    for (const char* rule : { "total", "person-part", "cash" })
        made.steps.push_back(
            { QLatin1String(rule), Fen(10456789), QStringLiteral("psn_cash_pay"), {}, {}, {},
                { { QStringLiteral("medfee_sumamt"), QStringLiteral("1234567.89") },
                    { QStringLiteral("fund_pay_sumamt"), QStringLiteral("1100000.00") } } });
    return made;
}

/// A policy under which a filing decides.
Policy policy()
{
    Policy made;
    made.region = longPlace;
    made.effectiveFrom = { 2016, 1, 1 };
    made.offline.provisional = true;
    BenefitRule rule;
    rule.deductible.amounts = { Fen(80000), Fen(40000) };
    rule.bands = { { {}, BasisPoints { 8500 } } };
    rule.fundPayType = QStringLiteral("310100");
    made.benefits = { rule };
    When none;
    none.allowed[QStringLiteral("filing")] = { QStringLiteral("none") };
    made.cuts = { { none, CutRule::Mode::Points, BasisPoints { 2000 }, {} } };
    return made;
}

Here knowing(bool online = true)
{
    Here at = here(online);
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->madeAt = at.now.addSecs(-3600);
    snapshot->expiresAt = at.now.addDays(1);
    if (!snapshot->policies.add(policy()))
        qFatal("the policy is not one");
    at.snapshot = snapshot;
    at.takesPayment = true;
    return at;
}

Visit visitOf(const char* medType, int index)
{
    Visit visit;
    visit.mdtrtId = QStringLiteral("V64010417020800100%1").arg(index);
    visit.medType = QLatin1String(medType);
    visit.institutionName = here().institution.name;
    visit.begin = chinaTime({ 2017, 2, 8 + index }, { 10, 0 });
    visit.end = chinaTime({ 2017, 3, 31 }, { 8, 0 });
    return visit;
}

void addSettling(Pages& pages)
{
    using namespace settle_visit;
    const Here at = knowing();
    Visitor who = visitor();
    const auto add = [&](const char* name, State state) {
        pages.add(QByteArray("settle-") + name, at, who, JourneyState { std::move(state) });
    };
    std::vector<Visit> visits;
    for (const char* medType : { "21", "11", "14", "13", "41", "22" })
        visits.push_back(visitOf(medType, static_cast<int>(visits.size())));
    add("finding-offline", Finding { true });
    add("choose", Choose { { visits.begin(), visits.begin() + 5 }, false });
    add("choose-many", Choose { visits, false });
    add("choose-last", Choose { visits, false, 1 });
    add("choose-offline", Choose { { visits[0], visits[5] }, true });
    Settlement all = everyFund();
    for (const bool provisional : { false, true }) {
        all.provisional = provisional;
        const char* mark = provisional ? "-provisional" : "";
        add((QByteArray("amounts") + mark).constData(), Amounts { visits[0], all });
        add((QByteArray("check") + mark).constData(), Check { visits[0], all });
        add((QByteArray("check-care") + mark).constData(), Check { visits[2], all });
    }
    all.provisional = false;
    add("amounts-changed", Amounts { visits[0], all, true });
    add("amounts-reasons", Amounts { visits[0], all, false, { true, 0 } });
    Visitor filed = who;
    filed.filings = { filing(FilingState::Effective) };
    filed.filings.front().careRegion = QStringLiteral("640100");
    filed.filings.front().begin = { 2017, 1, 1 };
    pages.add(
        "settle-amounts-filed", at, filed, JourneyState { State { Amounts { visits[0], all } } });

    PrintStatement paper;
    paper.settlement = all;
    for (const auto& [deposit, name] : { std::pair(Fen(), "due"), std::pair(Fen(5000000), "part"),
             std::pair(Fen(10456789), "nothing"), std::pair(Fen(20000000), "back") }) {
        Effects ignored;
        Settled settled = openMoney(at, paper, deposit, ignored);
        add((QByteArray("settled-") + name).constData(), settled);
        settled.paperFailed = true;
        add((QByteArray("settled-unprinted-") + name).constData(), settled);
        if (!settled.owes())
            continue;
        for (const PaymentState money : { PaymentState::AtCashier, PaymentState::Unknown,
                 PaymentState::Paid, PaymentState::GivenUp }) {
            Settled one = settled;
            one.paperFailed = false;
            one.money = money;
            add((QByteArray("money-") + name + paymentStateName(money).toLatin1()).constData(),
                one);
        }
        add("paying", Paying { settled, {} });
        add("paying-code",
            Paying { settled, QStringLiteral("https://pay.example/c/") + all.setlId });
        add("paying-stop", Paying { settled, {}, true });
    }
    Here slips = at; // a house that takes no codes
    slips.takesPayment = false;
    for (const auto& [deposit, name] : { std::pair(Fen(), "due"), std::pair(Fen(5000000), "part"),
             std::pair(Fen(10456789), "nothing"), std::pair(Fen(20000000), "back") }) {
        Effects ignored;
        Settled settled = openMoney(slips, paper, deposit, ignored);
        for (const bool failed : { false, true }) {
            settled.paperFailed = failed;
            pages.add(QByteArray(failed ? "settle-slip-unprinted-" : "settle-slip-") + name, slips,
                who, JourneyState { State { settled } });
        }
    }
    all.provisional = true;
    paper.settlement = all;
    add("provisional", Provisional { paper, visits[0] });
    add("provisional-unprinted", Provisional { paper, visits[0], true });
    add("differs", Differs { visits[0], all.amounts, all.amounts });
    add("pending", Pending { visits[0], all.medinsSetlId });
    add("trouble", Trouble { ErrorCode::ProvisionalNotAllowed });
}

void addStatements(Pages& pages)
{
    using namespace my_statements;
    const auto add = [&](const char* name, State state) {
        pages.add(
            QByteArray("statements-") + name, here(), visitor(), JourneyState { std::move(state) });
    };
    List list;
    for (int i = 0; i < 6; ++i) {
        list.visits.push_back(visitOf(i % 2 == 0 ? "24" : "14", i));
        list.visits.back().setlId = QStringLiteral("S%1").arg(i);
    }
    const SettledVisit settled { list.visits.front(), everyFund() };
    add("finding", Finding {});
    add("list", list);
    list.page = 1;
    add("list-last", list);
    add("one", Statement { list, settled });
    for (const PaymentState state : { PaymentState::Due, PaymentState::AtCashier,
             PaymentState::Unknown, PaymentState::GivenUp }) {
        const PaymentFound booked { settled.settlement.setlId, state, Fen(5456789) };
        Effects ignored;
        PrintStatement copy { settled.settlement, settled.visit, {}, visitorsName(), {}, true };
        const auto money = settle_visit::reopenMoney(knowing(), copy, booked, ignored);
        const QByteArray name = paymentStateName(state).toLatin1();
        pages.add("statements-open-" + name, knowing(), visitor(),
            JourneyState { State { Statement { list, settled, {}, booked } } });
        pages.add("statements-money-" + name, knowing(), visitor(),
            JourneyState { State { Money { list, *money } } });
    }
    add("printed", Printed { list, settled });
    add("unprinted", Printed { list, settled, true });
    add("trouble", Trouble { ErrorCode::NoStatement });
}

void addEstimates(Pages& pages)
{
    using namespace estimate;
    Visitor who = visitor();
    const auto add = [&](const char* name, State state) {
        pages.add(
            QByteArray("estimate-") + name, knowing(), who, JourneyState { std::move(state) });
    };
    const Year year { {}, 2 };
    add("kind", estimate::Kind { year });
    add("sum-empty", Sum { year, QStringLiteral("21"), {} });
    add("sum", Sum { year, QStringLiteral("21"), QStringLiteral("999999") });
    add("shown", Shown { year, QStringLiteral("21"), QStringLiteral("999999") });
    add("shown-care", Shown { year, QStringLiteral("11"), QStringLiteral("12000") });
    add("reasons", Shown { year, QStringLiteral("21"), QStringLiteral("30000"), { true, 0 } });
    add("trouble", Trouble {});
}

} // namespace

std::vector<Sample> journeyScreens()
{
    std::vector<Sample> all;
    Pages pages(all);
    addSession(pages);
    addMyFilings(pages);
    addPreCheck(pages);
    addFileHere(pages);
    addTold(pages);
    addSettling(pages);
    addStatements(pages);
    addEstimates(pages);
    return all;
}

} // namespace yidi::test
