// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/journey_runner.h"

#include "app/base/log.h"
#include "app/crypto/signing.h"
#include "app/shell/wire_mapping.h"

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
    connect(&m_second, &QTimer::timeout, this, [this] { happened(SecondPassed {}); });
    showAll();
}

void JourneyRunner::begin(const StationProfile& profile)
{
    m_here.institution.code = profile.institutionCode;
    m_here.institution.name = profile.institutionName;
    m_here.institution.region = profile.region;
    m_here.device = profile.deviceNo;
    QFile key(profile.file(QStringLiteral("station.key")));
    if (key.open(QIODevice::ReadOnly))
        m_laneKey = sm3(key.readAll());
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
    connect(&keeper, &Keeper::answered, this, &JourneyRunner::answered);
    connect(&keeper, &Keeper::stored, this, &JourneyRunner::stored);
    connect(&keeper, &Keeper::storeFailed, this, [this](quint64 ticket, const Error& error) {
        if (ticket == std::exchange(m_storing, 0))
            happened(StoreFailed { error.code });
    });
    connect(&keeper, &Keeper::recordChanged, this, &JourneyRunner::recordChanged);
    connect(&keeper, &Keeper::linkChanged, this, &JourneyRunner::linkChanged);
    connect(&keeper, &Keeper::queueChanged, this, [this](const QueueStatus& status) {
        m_frame.pending = status.pending();
        happened(StoreMended {}); // a store that counts is a store that works
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
        r.ask({ { QStringLiteral("1101"), region, personQuestion(asked.card, r.m_here.today) },
                  { QStringLiteral("Y202"), region, cardQuestion(asked.card) } },
            [](const std::vector<Answer>& answers) {
                return cardHolderEvent(answers[0], answers[1]);
            });
    }
    void operator()(AskPersonByCode& asked) const
    {
        // Where they are insured only the answer tells; the province of this place passes it on.
        r.ask({ QStringLiteral("1101"), r.m_here.institution.region,
                  codeQuestion(asked.code, r.m_here.today) },
            codeHolderEvent);
    }
    void operator()(AskVisits& asked) const
    {
        r.ask(
            { QStringLiteral("5201"), asked.insuredRegion, visitsQuestion(asked, r.m_here.today) },
            visitsEvent);
    }
    void operator()(AskEstimate& asked) const
    {
        r.ask({ QStringLiteral("2303"), asked.order.insuredRegion, settlementInput(asked.order) },
            estimateEvent);
    }
    void operator()(StoreFiling& filing) const
    {
        r.submit(filingInfno(filing.request), filing.request.insuredRegion, filing.request.certNo,
            filingInput(filing.request));
    }
    void operator()(AskFilings& asked) const
    {
        r.ask(
            { QStringLiteral("Y104"), asked.insuredRegion, filingsQuestion(asked) }, filingsEvent);
    }
    void operator()(AskOther&) const { } // not asked by any journey yet
    void operator()(LeaveAtWindow&) const { }
    void operator()(CallStaff&) const { }
    void operator()(Say&) const { }
    void operator()(StoreSettlement& settlement) const
    {
        r.submit(QStringLiteral("2304"), settlement.order.insuredRegion, settlement.order.certNo,
            settlementInput(settlement.order));
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
}

void JourneyRunner::cardRemoved(CardToken token)
{
    if (token != m_token)
        return;
    m_token = 0;
    happened(CardRemoved {});
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

void JourneyRunner::ask(const std::vector<Question>& questions, Answered answered)
{
    m_questions.clear();
    m_answers.assign(questions.size(), Answer {});
    m_missing = questions.size();
    m_answered = std::move(answered);
    for (const Question& question : questions) {
        m_questions.push_back(++m_lastTicket);
        m_keeper->ask(m_lastTicket, question.infno, question.insuredRegion, question.input);
    }
}

void JourneyRunner::ask(const Question& question, Event (*eventOf)(const Answer&))
{
    ask(std::vector { question },
        [eventOf](const std::vector<Answer>& answers) { return eventOf(answers.front()); });
}

void JourneyRunner::answered(quint64 ticket, const Answer& answer)
{
    const auto at = std::find(m_questions.begin(), m_questions.end(), ticket);
    if (at == m_questions.end())
        return; // of a question nobody waits for any more
    if (answer.outcome == Answer::Outcome::Unreachable)
        qCInfo(logShell) << "question not answered:" << describe(answer.error);
    m_answers[static_cast<std::size_t>(at - m_questions.begin())] = answer;
    *at = 0;
    if (--m_missing > 0)
        return;
    const std::vector<Answer> answers = std::exchange(m_answers, {});
    m_questions.clear();
    happened(std::exchange(m_answered, {})(answers));
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
    draft.lane = laneOf(certNo);
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
    if (std::optional<Event> event = recordEvent(update))
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
    m_questions.clear();
    m_answers.clear();
    m_answered = {};
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

QString JourneyRunner::laneOf(const QString& certNo) const
{
    return QString::fromLatin1(hmacSm3(m_laneKey, certNo.toUtf8()).toHex().left(16));
}

} // namespace yidi
