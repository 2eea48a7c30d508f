// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/journey_runner.h"

#include "app/base/dead_stack.h"
#include "app/base/log.h"
#include "app/crypto/check_code.h"
#include "app/crypto/signing.h"
#include "app/shell/desk_money_mapping.h"
#include "app/shell/provisional_mapping.h"
#include "app/shell/wire_mapping.h"
#include "app/transactions/snapshot/built_in_directory.h"

#include <QFile>
#include <QPointer>

#include <algorithm>

namespace yidi {

using namespace std::chrono_literals;

JourneyRunner::JourneyRunner(const Clock& clock, Outside outside, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_outside(std::move(outside))
{
    m_here.today = m_clock.today();
    m_here.online = true; // until somebody knows better there is no reason to warn
    connect(&m_second, &QTimer::timeout, this, [this] {
        happened(SecondPassed {});
        wipeDeadStack(); // of whoever was here a moment ago
    });
    showAll();
}

void JourneyRunner::begin(const StationProfile& profile)
{
    m_here.institution.code = profile.institutionCode;
    m_here.institution.name = profile.institutionName;
    m_here.institution.region = profile.region;
    m_here.device = profile.deviceNo;
    m_here.directory = std::make_shared<const Directory>(builtInDirectory());
    m_lanes = Lanes(profile);
    if (const auto slipKey = readSlipKey(profile.dataDir))
        m_here.checkCode = [key = *slipKey](const QString& number, const QString& status) {
            return yidi::checkCode(key, number, status);
        };
    else
        qCWarning(logShell) << "slips carry no check code:" << describe(slipKey.error());
    m_second.start(1s);
}

void JourneyRunner::useCards(CardService& cards)
{
    m_cards = &cards;
    connect(&cards, &CardService::cardInserted, this, &JourneyRunner::cardInserted);
    connect(&cards, &CardService::cardRemoved, this, &JourneyRunner::cardRemoved);
    connect(&cards, &CardService::readerStateChanged, this, &JourneyRunner::readerState);
    connect(&cards, &CardService::cardMute, this, [this](CardToken token) {
        if (m_token == 0 || m_token == token) {
            m_token = token;
            happened(CardMute {});
        }
    });
    connect(&cards, &CardService::cardRead, this,
        [this](CardToken token, const SocialSecurityCard& card) {
            if (token == m_token)
                happened(CardRead { card });
        });
    connect(&cards, &CardService::cardFailed, this, [this](CardToken token, const Error& error) {
        if (token == m_token)
            happened(CardFailed { error.code });
    });
    connect(&cards, &CardService::pinStateKnown, this,
        [this](CardToken token, const PinOutcome& state) {
            if (token == m_token)
                happened(pinStateEvent(state));
        });
    connect(
        &cards, &CardService::pinChecked, this, [this](CardToken token, const PinOutcome& outcome) {
            if (token == m_token)
                happened(pinEvent(outcome));
        });
}

void JourneyRunner::useKeeper(Keeper& keeper)
{
    m_keeper = &keeper;
    m_questions.use(keeper);
    connect(&keeper, &Keeper::answered, this,
        [this](quint64 ticket, const Answer& answer) { m_questions.answered(ticket, answer); });
    connect(&keeper, &Keeper::stored, this, &JourneyRunner::stored);
    connect(&keeper, &Keeper::storeFailed, this, [this](quint64 ticket, const Error& error) {
        if (ticket == std::exchange(m_storing, 0))
            happened(StoreFailed { error.code });
    });
    connect(&keeper, &Keeper::recordChanged, this, &JourneyRunner::recordChanged);
    connect(&keeper, &Keeper::heldUp, this, [this](const QString& msgid, const WaitingRecord&) {
        if (msgid == m_record)
            happened(SettlementHeldUp {});
    });
    connect(&keeper, &Keeper::linkChanged, this, &JourneyRunner::linkChanged);
    connect(&keeper, &Keeper::snapshotChanged, this,
        [this](const std::shared_ptr<const Snapshot>& snapshot) { m_here.snapshot = snapshot; });
    connect(&keeper, &Keeper::catalogueChanged, this,
        [this](const std::shared_ptr<const Catalogue>& catalogue) { m_catalogue = catalogue; });
    connect(&keeper, &Keeper::remembered, this,
        [this](quint64 ticket, const std::optional<RememberedPerson>& known) {
            if (ticket != m_remembering)
                return; // of somebody who has left
            m_remembering = 0;
            m_known = known;
            if (known)
                happened(PersonRemembered { *known });
        });
    connect(&keeper, &Keeper::queueChanged, this, [this](const QueueStatus& status) {
        m_frame.pending = status.pending();
        happened(StoreMended {}); // a store that counts is a store that works
    });
    connect(&keeper, &Keeper::pressureChanged, this, [this](const Pressure& pressure) {
        m_here.pressure = pressure;
        showAll();
    });
    connect(&keeper, &Keeper::storeBroken, this,
        [this](const Error& error) { happened(StoreBroken { error.code }); });
}

void JourneyRunner::offerCodes()
{
    m_here.takesCodes = true;
    showAll();
}

void JourneyRunner::useScanner(CredentialSource& scanner)
{
    offerCodes();
    connect(&scanner, &CredentialSource::present, this, [this, &scanner](CredentialToken token) {
        // A source that goes answers what is open, perhaps to a runner that went before it.
        scanner.read(token, [runner = QPointer(this)](Result<ShownCredential> shown) {
            // One that cannot be read is nobody's; the scanner is ready for the next.
            auto* code = shown ? std::get_if<EcToken>(&shown->credential) : nullptr;
            if (runner && code)
                runner->scan(std::move(*code));
        });
    });
    connect(&scanner, &CredentialSource::fault, this,
        [](const Error& error) { qCWarning(logShell) << "scanner:" << describe(error); });
}

void JourneyRunner::usePayments(PaymentDesk& payments, bool takesCodes)
{
    m_payments = &payments;
    m_here.takesPayment = takesCodes;
    connect(&payments, &PaymentDesk::codeShown, this,
        [this](const QString& setlId, const QString& text) {
            if (setlId == m_paying)
                happened(PaymentCodeShown { text });
        });
    connect(&payments, &PaymentDesk::changed, this, &JourneyRunner::paymentChanged);
    connect(&payments, &PaymentDesk::found, this, [this](const Payment& payment) {
        if (payment.setlId == m_paying)
            happened(PaymentFound { payment.setlId, payment.state, payment.due });
    });
}

void JourneyRunner::useBills(BillFolder& bills)
{
    connect(&bills, &BillFolder::billsChanged, this,
        [this](const std::shared_ptr<const HospitalBills>& known) { m_bills = known; });
}

void JourneyRunner::outOfService(ErrorCode error)
{
    happened(StoreBroken { error });
}

void JourneyRunner::press(const QString& id)
{
    happened(Pressed { id });
}

void JourneyRunner::enterPin(SecretBuffer pin)
{
    happened(PinEntered { std::move(pin) });
}

void JourneyRunner::touch()
{
    happened(Touched {});
}

void JourneyRunner::scan(EcToken code)
{
    happened(CodeScanned { std::move(code) });
    if (m_keeper && m_token == 0 && session::isWithoutCard(m_session))
        m_keeper->beginVisit();
}

/// What one effect means on the real parts.
struct JourneyRunner::RunEffect {
    JourneyRunner& r;

    void operator()(ReadCard&) const { r.m_cards->read(r.m_token); }
    void operator()(AskPinState&) const { r.m_cards->askPinState(r.m_token); }
    void operator()(VerifyPin& verify) const
    {
        r.m_cards->verifyPin(r.m_token, std::move(verify.pin));
    }
    void operator()(ReleaseCard&) const
    {
        if (r.m_token != 0)
            r.m_cards->release(r.m_token);
    }
    void operator()(AskPerson& asked) const
    {
        const QString region = asked.card.issuingRegion();
        r.m_questions.ask(Place::Journey,
            { { QStringLiteral("1101"), region, personQuestion(asked.card, r.m_here.today) },
                { QStringLiteral("Y202"), region, cardQuestion(asked.card) } },
            [this_ = &r](const std::vector<Answer>& answers) {
                this_->happened(cardHolderEvent(answers[0], answers[1]));
            });
    }
    void operator()(AskPersonByCode& asked) const
    {
        // Where they are insured only the answer tells; the province of this place passes it on.
        r.ask(Place::Journey,
            { QStringLiteral("1101"), r.m_here.institution.region,
                codeQuestion(asked.code, r.m_here.today) },
            codeHolderEvent);
    }
    void operator()(AskRemembered& asked) const
    {
        r.m_remembering = ++r.m_lastTicket;
        r.m_keeper->remember(r.m_remembering, asked.card.socialSecurityNumber, asked.card.cardSn);
    }
    void operator()(AskVisits& asked) const
    {
        r.ask(Place::Journey,
            { QStringLiteral("5201"), asked.insuredRegion, visitsQuestion(asked, r.m_here.today) },
            [this_ = &r](
                const Answer& answer) { return this_->withDeposits(visitsEvent(answer)); });
    }
    void operator()(AskBills& asked) const
    {
        if (r.m_bills)
            r.later(VisitsKnown { r.m_bills->openVisitsOf(asked.psnNo) });
        else
            r.later(QuestionFailed { ErrorCode::SettlementNeedsLink });
    }
    void operator()(AskProvisional& asked) const
    {
        r.later(provisionalEvent(r.provisional(asked.visit)));
    }
    void operator()(AskStatement& asked) const
    {
        r.ask(Place::Journey,
            { QStringLiteral("5203"), asked.insuredRegion, statementQuestion(asked.visit) },
            [this_ = &r, visit = asked.visit](const Answer& answer) {
                this_->lookForMoney(visit.setlId); // told after what it is about
                return statementEvent(answer, visit);
            });
    }
    void operator()(StoreProvisional& stored) const
    {
        if (!r.m_here.snapshot) // it rested on one
            return r.later(StoreFailed { ErrorCode::SettlementNeedsLink });
        r.submit(QStringLiteral("Y302"), stored.order.insuredRegion, stored.order.certNo,
            provisionalInput(stored, *r.m_here.snapshot));
    }
    void operator()(ExpectPayment& expected) const
    {
        if (r.m_payments)
            r.m_payments->expect(expected.order);
    }
    void operator()(StartPayment& start) const
    {
        if (!r.m_payments)
            return r.later(PaymentChanged { PaymentState::GivenUp });
        r.m_paying = start.order.setlId();
        r.m_payments->askForCode(start.order);
    }
    void operator()(GiveUpPayment& given) const
    {
        if (!r.m_payments)
            return r.later(PaymentChanged { PaymentState::GivenUp });
        r.m_paying = given.order.setlId();
        r.m_payments->giveUp(given.order);
    }
    void operator()(PrintCashierSlip& slip) const
    {
        r.m_paying = slip.order.setlId();
        r.m_slip = slip;
        if (r.m_payments)
            r.m_payments->sendToCashier(slip.order);
        else
            r.paymentChanged(r.m_paying, PaymentState::AtCashier);
    }
    void operator()(AskCare& asked) const
    {
        const QString& region = asked.insuredRegion;
        r.m_questions.ask(Place::Journey,
            { { QStringLiteral("5201"), region,
                  visitsQuestion({ asked.psnNo, region }, r.m_here.today) },
                { QStringLiteral("1201"), r.m_here.institution.region,
                    institutionQuestion(r.m_here.institution) },
                { QStringLiteral("5301"), region, diseasesQuestion(asked) } },
            [this_ = &r](const std::vector<Answer>& answers) {
                this_->happened(
                    careEvent(answers[0], answers[1], answers[2], this_->m_here.institution));
            });
    }
    void operator()(AskEstimate& asked) const
    {
        r.ask(Place::Journey,
            { estimateInfno(asked.order.visit), asked.order.insuredRegion,
                settlementInput(asked.order) },
            estimateEvent);
    }
    void operator()(StoreFiling& filing) const
    {
        r.submit(filingInfno(filing.request), filing.request.insuredRegion, filing.request.certNo,
            filingInput(filing.request));
    }
    void operator()(AskFilings& asked) const
    {
        r.ask(Place::Filings,
            { QStringLiteral("Y104"), asked.insuredRegion, filingsQuestion(asked) }, filingsEvent);
    }
    void operator()(AskOther& asked) const { r.askOther(asked); }
    void operator()(LeaveAtWindow& left) const
    {
        r.submit(QStringLiteral("Y107"), left.request.insuredRegion, left.request.certNo,
            windowDraft(left));
    }
    void operator()(CallStaff& call) const
    {
        r.ask(Place::Staff,
            { QStringLiteral("Y108"), r.m_here.institution.region,
                staffCall(r.m_here.device, call.page) },
            staffCalledEvent);
    }
    void operator()(Say& words) const
    {
        if (r.m_outside.say)
            r.m_outside.say(words.phrase);
    }
    void operator()(StoreSettlement& settlement) const
    {
        const SettlementOrder& order = settlement.order;
        r.submit(
            settleInfno(order.visit), order.insuredRegion, order.certNo, settlementInput(order));
    }
    void operator()(AbandonSettlement&) const { r.abandon(); }
    void operator()(PrintSlip& slip) const
    {
        r.print([print = r.m_outside.printSlip, slip] { return print(slip); });
    }
    void operator()(PrintStatement& statement) const
    {
        r.print([print = r.m_outside.printStatement, statement] { return print(statement); });
    }
    void operator()(Wipe&) const { r.forget(); }
    void operator()(NextVisitor&) const { r.m_outside.nextVisitor(); }
};

void JourneyRunner::happened(Event event)
{
    m_here.today = m_clock.today();
    m_here.now = m_clock.now();
    Effects effects;
    m_session = session::step(m_here, m_session, std::move(event), effects);
    for (Effect& effect : effects)
        std::visit(RunEffect { *this }, effect);
    showAll();
}

void JourneyRunner::showAll()
{
    m_outside.show(session::screen(m_here, m_session));
    m_frame.clockText = m_clock.now().toString(QStringLiteral("hh:mm"));
    m_frame.cardIn = session::hasCard(m_session);
    m_frame.withoutCard = session::isWithoutCard(m_session);
    if (m_shownFrame == m_frame)
        return;
    m_shownFrame = m_frame;
    m_outside.showFrame(m_frame);
}

void JourneyRunner::cardInserted(CardToken token, const QString& reader)
{
    const bool sameReader = m_token != 0 && reader == m_reader;
    if (m_token != 0 && m_token != token && !sameReader)
        return; // somebody uses another reader of this machine
    const bool swapped = m_token != 0 && m_token != token;
    m_token = token;
    m_reader = reader;
    if (m_keeper)
        m_keeper->nudge(); // somebody stands there: do not wait out a back-off
    if (swapped)
        happened(CardSwapped {});
    else
        happened(CardInserted {});
    if (m_keeper)
        m_keeper->beginVisit(); // after the one before has been forgotten
}

void JourneyRunner::cardRemoved(CardToken token)
{
    if (token != m_token)
        return;
    m_token = 0;
    happened(CardRemoved {});
    if (m_keeper)
        m_keeper->endVisit();
}

void JourneyRunner::readerState(ReaderState state)
{
    happened(ReaderChanged { state == ReaderState::Ready || state == ReaderState::Starting });
}

void JourneyRunner::linkChanged(LinkState state)
{
    m_here.online = state == LinkState::Online;
    m_frame.linkKnown = state != LinkState::Unknown;
    m_frame.online = m_here.online;
    happened(LinkChanged { m_here.online });
}

void JourneyRunner::ask(Place place, const OpenQuestions::Question& question,
    std::function<Event(const Answer&)> eventOf)
{
    m_questions.ask(place, { question },
        [this, eventOf = std::move(eventOf)](
            const std::vector<Answer>& answers) { happened(eventOf(answers.front())); });
}

void JourneyRunner::later(Event event)
{
    // Events may hold what cannot be copied, and a queued call must be.
    auto held = std::make_shared<Event>(std::move(event));
    QMetaObject::invokeMethod(
        this,
        [this, held = std::move(held), visitor = m_visitor] {
            if (visitor == m_visitor)
                happened(std::move(*held));
        },
        Qt::QueuedConnection);
}

void JourneyRunner::lookForMoney(const QString& setlId)
{
    m_paying = setlId;
    if (m_payments)
        m_payments->look(setlId);
}

/// A slip comes out only once it is booked: from then on the money is the cashier's to take. What
/// the bank says of somebody who has left concerns nobody who stands there.
void JourneyRunner::paymentChanged(const QString& setlId, PaymentState state)
{
    if (setlId != m_paying || m_paying.isEmpty())
        return;
    const auto slip = std::exchange(m_slip, std::nullopt);
    if (state != PaymentState::AtCashier)
        return later(PaymentChanged { state });
    if (slip && m_outside.printCashierSlip)
        print([print = m_outside.printCashierSlip, slip = *slip] { return print(slip); });
}

/// What the hospital holds of somebody's money only the hospital knows.
Event JourneyRunner::withDeposits(Event visits) const
{
    if (auto* known = std::get_if<VisitsKnown>(&visits); known && m_bills)
        for (Visit& visit : known->visits)
            if (const HospitalBill* bill = m_bills->find(visit))
                visit.deposit = bill->visit.deposit;
    return visits;
}

Result<Settlement> JourneyRunner::provisional(const Visit& visit) const
{
    std::optional<OfflineBill> offline;
    if (const HospitalBill* bill = m_bills ? m_bills->find(visit) : nullptr)
        offline = OfflineBill { visit, bill->lines };
    static const Catalogue none;
    return provisionalFor(
        m_here.snapshot.get(), m_known, offline, m_catalogue ? *m_catalogue : none, m_clock.now());
}

/// First who it is, then, where they are insured, what they have on file. That nobody tells the
/// latter is no reason not to act for them.
void JourneyRunner::askOther(const AskOther& asked)
{
    const auto tell = [this](const Person& person, const Answer& filings) {
        OtherKnown other { person, {} };
        const Event told = filingsEvent(filings);
        if (const auto* known = std::get_if<FilingsKnown>(&told))
            other.filings = known->filings;
        happened(std::move(other));
    };
    const OpenQuestions::Question who { QStringLiteral("1101"), m_here.institution.region,
        documentQuestion(asked, m_here.today) };
    m_questions.ask(Place::Journey, { who }, [this, tell](const std::vector<Answer>& answers) {
        Event event = personEvent(answers.front());
        const auto* known = std::get_if<PersonKnown>(&event);
        if (!known)
            return happened(std::move(event));
        const Person person = known->person;
        const Insurance* insurance = person.mainInsurance();
        const QString region = insurance ? insurance->region : m_here.institution.region;
        const OpenQuestions::Question what { QStringLiteral("Y104"), region,
            filingsQuestion({ person.psnNo, region }) };
        m_questions.ask(Place::Journey, { what },
            [tell, person](const std::vector<Answer>& list) { tell(person, list.front()); });
    });
}

void JourneyRunner::submit(
    const QString& infno, const QString& insuredRegion, const QString& certNo, const Json& input)
{
    m_storing = ++m_lastTicket;
    m_record.clear();
    RecordDraft draft;
    draft.infno = infno;
    draft.insuplcAdmdvs = insuredRegion;
    draft.input = input;
    draft.lane = m_lanes.of(certNo);
    m_keeper->submit(m_storing, draft);
}

void JourneyRunner::stored(quint64 ticket, const QString& msgid)
{
    if (std::erase(m_abandoned, ticket) > 0)
        m_keeper->giveUp(msgid, QStringLiteral("left while it was being stored"));
    if (ticket != m_storing)
        return;
    m_storing = 0;
    m_record = msgid;
    happened(RecordStored { msgid });
}

void JourneyRunner::recordChanged(const RecordUpdate& update)
{
    if (update.msgid != m_record || m_record.isEmpty())
        return; // its visitor has left
    if (std::optional<Event> event = update.infno == QLatin1String("Y302")
            ? provisionalReceipt(update)
            : recordEvent(update))
        happened(std::move(*event));
}

void JourneyRunner::abandon()
{
    if (m_storing != 0)
        m_abandoned.push_back(m_storing);
    else if (!m_record.isEmpty())
        m_keeper->giveUp(m_record, QStringLiteral("journey ended without a receipt"));
}

void JourneyRunner::forget()
{
    ++m_visitor;
    if (m_keeper)
        m_keeper->endVisit();
    m_questions.forget();
    m_paying.clear();
    m_slip.reset();
    m_known.reset();
    m_remembering = 0;
    m_storing = 0;
    m_record.clear();
}

/// Paper is made after the page that announces it has been painted.
void JourneyRunner::print(std::function<Result<void>()> job)
{
    QTimer::singleShot(0, this, [this, job = std::move(job)] {
        const Result<void> printed = job();
        if (printed)
            return;
        qCWarning(logShell) << "paper failed:" << describe(printed.error());
        happened(PaperFailed {});
    });
}

} // namespace yidi
