// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/desk_runner.h"

#include "app/base/dead_stack.h"
#include "app/base/log.h"
#include "app/crypto/check_code.h"
#include "app/crypto/signing.h"
#include "app/shell/desk_mapping.h"
#include "app/shell/desk_money_mapping.h"
#include "app/shell/wire_mapping.h"
#include "app/store/audit_trail.h"
#include "app/transactions/filing/review_codec.h"
#include "app/transactions/reconciliation/book_text.h"
#include "app/transactions/snapshot/built_in_directory.h"

#include <QFile>

namespace yidi {

using namespace std::chrono_literals;
using At = OpenQuestions::Place;

namespace {

constexpr int trailRows = 500; ///< shown at once
const QString noReceipt = QStringLiteral("the window had no receipt");

bool isAboutMoney(const QString& infno)
{
    return infno.startsWith(QLatin1String("22")) || infno.startsWith(QLatin1String("23"))
        || infno == QLatin1String("Y304");
}

/// Whoever is refused is noted too. A number nobody has may be a password in the wrong field, so
/// only a known one is written down.
Result<void> noteRefusal(AuditTrail& trail, const QString& number, const LogInOutcome& outcome)
{
    const bool isKnown = outcome.triesLeft || outcome.lockedUntil.isValid();
    return trail.add(isKnown ? number : QString(),
        outcome.lockedUntil.isValid() ? QStringLiteral("log-in-locked")
                                      : QStringLiteral("log-in-refused"));
}

/// Nobody works at a window whose trail cannot be written.
Result<LogInOutcome> checkPassword(
    const QString& dataDir, const Clock& clock, const QString& number, const SecretBuffer& password)
{
    YIDI_ASSIGN(const auto trail, AuditTrail::open(dataDir, clock));
    YIDI_ASSIGN(const auto operators, Operators::open(dataDir, clock));
    YIDI_ASSIGN(LogInOutcome outcome, operators->logIn(number, password));
    if (!outcome.who)
        YIDI_TRY(noteRefusal(*trail, number, outcome));
    return outcome;
}

Result<LogInOutcome> findByCard(const QString& dataDir, const Clock& clock, const QString& card)
{
    YIDI_ASSIGN(const auto trail, AuditTrail::open(dataDir, clock));
    YIDI_ASSIGN(const auto operators, Operators::open(dataDir, clock));
    YIDI_ASSIGN(const auto who, operators->byCard(card));
    const LogInOutcome outcome { who, {}, {} };
    if (!who)
        YIDI_TRY(noteRefusal(*trail, {}, outcome));
    return outcome;
}

Result<desk::TrailKnown> readTrail(const QString& dataDir, const Clock& clock)
{
    YIDI_ASSIGN(const auto trail, AuditTrail::open(dataDir, clock));
    YIDI_ASSIGN(const auto soundness, trail->verify());
    YIDI_ASSIGN(const auto entries, trail->latest(trailRows));
    desk::TrailKnown known;
    known.sound = !soundness.firstBroken;
    for (const AuditTrail::Entry& entry : entries)
        known.entries.push_back({ entry.at, entry.who, entry.what, entry.about });
    return known;
}

Result<std::set<QString>> writtenOffOn(const QString& dataDir, const Clock& clock, const QDate& day)
{
    YIDI_ASSIGN(const auto trail, AuditTrail::open(dataDir, clock));
    YIDI_ASSIGN(const auto entries, trail->all(QStringLiteral("write-off")));
    std::set<QString> ids;
    for (const AuditTrail::Entry& entry : entries)
        if (const QString id = desk::writtenOffIn(entry.about, day); !id.isEmpty())
            ids.insert(id);
    return ids;
}

DayBook hospitalBook(const std::map<QDate, QByteArray>& texts)
{
    DayBook book;
    for (const auto& [day, text] : texts) {
        const auto lines = readBook(text, day);
        if (!lines)
            return { {}, lines.error() };
        book.lines.insert(book.lines.end(), lines->begin(), lines->end());
    }
    return book;
}

desk::AskFailed failed(const char* question, ErrorCode error)
{
    return { {}, error, {}, QLatin1String(question) };
}

} // namespace

DeskRunner::DeskRunner(const Clock& clock, Outside outside, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_outside(std::move(outside))
{
    m_books.setMaxThreadCount(1);
    m_here.now = m_clock.now();
    m_here.directory = std::make_shared<const Directory>(builtInDirectory());
    m_state = desk::begin(m_here);
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (m_behind)
            writeNotes();
        happened(desk::SecondPassed {});
        wipeDeadStack(); // of whoever was here a moment ago
    });
    showView();
}

DeskRunner::~DeskRunner()
{
    m_books.waitForDone();
    if (const auto written = payNotes(); !written)
        qCCritical(logShell) << m_owed.size() << "notes are lost:" << describe(written.error());
}

void DeskRunner::begin(const StationProfile& profile)
{
    m_dataDir = profile.dataDir;
    m_here.institution.code = profile.institutionCode;
    m_here.institution.name = profile.institutionName;
    m_here.institution.region = profile.region;
    m_here.institution.type = institutionTypeOf(profile.institutionCode);
    m_here.device = profile.deviceNo;
    QFile key(profile.file(QStringLiteral("station.key")));
    if (key.open(QIODevice::ReadOnly))
        m_laneKey = sm3(key.readAll());
    m_state = desk::begin(m_here);
    m_second.start(1s);
    showView();
}

void DeskRunner::useCards(CardService& cards)
{
    m_cards = &cards;
    connect(&cards, &CardService::cardInserted, this, &DeskRunner::cardInserted);
    connect(&cards, &CardService::cardRemoved, this, &DeskRunner::cardRemoved);
    connect(&cards, &CardService::readerStateChanged, this,
        [this](ReaderState state) { m_reader = state; });
    connect(&cards, &CardService::cardRead, this,
        [this](CardToken token, const SocialSecurityCard& card) {
            if (token != m_token || !std::exchange(m_reading, false))
                return;
            m_card = card;
            happened(desk::CardShown { card });
        });
    connect(&cards, &CardService::cardFailed, this, [this](CardToken token, const Error& error) {
        if (token == m_token && std::exchange(m_reading, false))
            happened(desk::CardFailed { error.code });
    });
    connect(
        &cards, &CardService::pinChecked, this, [this](CardToken token, const PinOutcome& outcome) {
            if (token == m_token)
                pinChecked(outcome);
        });
}

void DeskRunner::useKeeper(Keeper& keeper)
{
    m_keeper = &keeper;
    m_questions.use(keeper);
    connect(&keeper, &Keeper::answered, this,
        [this](quint64 ticket, const Answer& answer) { m_questions.answered(ticket, answer); });
    connect(&keeper, &Keeper::stored, this, &DeskRunner::stored);
    connect(&keeper, &Keeper::storeFailed, this, [this](quint64 ticket, const Error& error) {
        if (auto at = m_storing.extract(ticket))
            happened(desk::AskFailed { at.mapped(), error.code });
    });
    connect(&keeper, &Keeper::recordChanged, this, &DeskRunner::recordChanged);
    connect(&keeper, &Keeper::heldUp, this, [this](const QString& msgid, const WaitingRecord& by) {
        if (const auto at = m_records.find(msgid); at != m_records.end())
            happened(desk::HeldUp { at->second, by });
    });
    connect(&keeper, &Keeper::dayBookKnown, this, [this](quint64 ticket, const DayBook& book) {
        if (const auto at = m_dayBooks.extract(ticket))
            dayBookKnown(at.mapped(), book, QStringLiteral("station"));
    });
    connect(&keeper, &Keeper::linkChanged, this, &DeskRunner::linkChanged);
    connect(&keeper, &Keeper::queueChanged, this, [this](const QueueStatus& status) {
        const int held = status.counts[static_cast<int>(RecordState::Held)];
        happened(desk::QueueIs { status.pending(), held, status.oldestPending });
    });
    connect(&keeper, &Keeper::pressureChanged, this,
        [this](const Pressure& pressure) { happened(desk::PressureIs { pressure }); });
    connect(&keeper, &Keeper::queueReported, this,
        [this](const QueueReport& report) { happened(desk::QueueCompared { report }); });
    connect(&keeper, &Keeper::clockSkewed, this,
        [this](qint64 seconds) { happened(desk::ClockIs { seconds * 1000 }); });
    connect(&keeper, &Keeper::queueListed, this,
        [this](const std::vector<WaitingRecord>& all) { happened(desk::QueueListed { all }); });
    connect(&keeper, &Keeper::snapshotChanged, this,
        [this](const std::shared_ptr<const Snapshot>& snapshot) {
            m_here.snapshot = snapshot;
            happened(desk::SnapshotIs { snapshot });
        });
    connect(&keeper, &Keeper::storeBroken, this,
        [this](const Error& error) { outOfService(error.code); });
    keeper.tellAgain();
}

void DeskRunner::useBills(BillFolder& bills)
{
    m_bills = &bills;
    connect(&bills, &BillFolder::booksRead, this,
        [this](quint64 ticket, const std::map<QDate, QByteArray>& texts) {
            const auto at = m_dayBooks.find(ticket);
            if (at == m_dayBooks.end())
                return;
            const QDate day = at->second;
            if (!texts.contains(day)) // not written yet
                return m_keeper->dayBook(ticket, day.addDays(-1), day.addDays(1));
            m_dayBooks.erase(at);
            dayBookKnown(day, hospitalBook(texts), QStringLiteral("hospital"));
        });
}

void DeskRunner::outOfService(ErrorCode error)
{
    if (m_who)
        happened(desk::AskFailed { {}, error });
    else
        happened(desk::LogInFailed { {}, {}, error });
}

void DeskRunner::leave()
{
    if (!m_who)
        return;
    happened(desk::Act { QStringLiteral("back") }); // out of whatever lies over the page
    happened(desk::Act { QStringLiteral("log-out!") });
}

/// What one effect means on the real parts.
struct DeskRunner::RunEffect {
    DeskRunner& r;

    void operator()(desk::LogIn& effect) const
    {
        r.logIn(effect.number, std::move(effect.password), effect.second);
    }
    void operator()(desk::LogInByCard& effect) const
    {
        r.logInByCard(std::move(effect.pin), effect.second);
    }
    void operator()(const desk::LogOut&) const { r.logOut(); }
    void operator()(const desk::AskReviews& asked) const { find(At::Reviews, asked.search); }
    void operator()(const desk::FindFiling& asked) const { find(At::Found, asked.text); }
    void operator()(const desk::AskPreview& asked) const
    {
        r.ask(At::Preview, question("Y105", previewQuestion(asked.numbers)), previewEvent);
    }
    void operator()(const desk::AskPerson& asked) const { r.askPerson(asked); }
    void operator()(const desk::Judge& judge) const
    {
        r.submit(judge.ticket, QStringLiteral("Y106"), r.m_here.institution.region,
            judge.judgement.number, toWire(judge.judgement));
    }
    void operator()(const desk::File& file) const
    {
        const FilingRequest request = atTheWindow(file);
        r.submit(file.ticket, filingInfno(request), request.insuredRegion, request.certNo,
            filingInput(request));
    }
    void operator()(const desk::FindSettlements& asked) const
    {
        r.ask(At::Settlements, question("Y306", settlementsQuestion(asked)),
            [asked](const Answer& answer) { return settlementsEvent(answer, asked); });
    }
    void operator()(const desk::AskSettlement& asked) const
    {
        r.ask(At::Settlement,
            { QStringLiteral("5203"), asked.line.insuredRegion, settlementQuestion(asked.line) },
            [setlId = asked.line.setlId](
                const Answer& answer) { return settlementEvent(answer, setlId); });
    }
    void operator()(const desk::AskResettle& asked) const
    {
        r.ask(At::Settlement,
            { estimateInfno(asked.line.visit), asked.line.insuredRegion,
                resettleInput(asked.line) },
            [mdtrtId = asked.line.visit.mdtrtId](
                const Answer& answer) { return resettleEvent(answer, mdtrtId); });
    }
    void operator()(const desk::CancelSettlement& cancel) const
    {
        Visit& visit = r.m_cancelled[cancel.ticket] = cancel.line.visit;
        visit.setlId = cancel.line.setlId;
        r.submit(cancel.ticket, cancelInfno(cancel.line.visit), cancel.line.insuredRegion,
            cancel.line.visit.psnNo, cancelInput(cancel.line));
    }
    void operator()(const desk::Resettle& again) const
    {
        r.submit(again.ticket, settleInfno(again.line.visit), again.line.insuredRegion,
            again.line.visit.psnNo, resettleInput(again.line, &again.seen));
    }
    void operator()(const desk::GiveUp& effect) const { r.giveUp(effect.ticket); }
    void operator()(const desk::PrintStatement& statement) const
    {
        r.print([print = r.m_outside.printStatement, statement, who = r.operatorNo()] {
            return print(statement, who);
        });
    }
    void operator()(const desk::CompareDay& compare) const { r.compareDay(compare.day); }
    void operator()(const desk::PrintDay& day) const
    {
        r.print(
            [print = r.m_outside.printDay, day, who = r.operatorNo()] { return print(day, who); });
    }
    void operator()(const desk::AskProvisionals&) const
    {
        r.ask(At::Provisionals, question("Y303", Json::object()), provisionalsEvent);
    }
    void operator()(const desk::CloseDifference& close) const
    {
        r.submit(close.ticket, QStringLiteral("Y304"), r.m_here.institution.region, close.number,
            closingInput(close));
    }
    void operator()(const desk::AskUnmapped&) const
    {
        r.ask(At::Unmapped, question("Y305", Json::object()), unmappedEvent);
    }
    void operator()(const desk::AskQueue&) const
    {
        r.m_keeper->nudge();
        r.m_keeper->listQueue();
    }
    void operator()(const desk::CompareQueue&) const { r.m_keeper->compareQueue(); }
    void operator()(const desk::WithdrawRecord& record) const
    {
        r.m_keeper->giveUp(record.msgid, QStringLiteral("withdrawn by staff"));
    }
    void operator()(const desk::SendAgain& record) const { r.m_keeper->sendAgain(record.msgid); }
    void operator()(const desk::AskCalls&) const { calls({}); }
    void operator()(const desk::TakeCall& call) const { calls(call.device); }
    void operator()(const desk::CheckSlip& slip) const { r.checkSlip(slip.text); }
    void operator()(const desk::ReadCard&) const
    {
        if (r.m_token == 0)
            return r.later(
                desk::CardFailed { r.m_reader == ReaderState::Ready ? ErrorCode::CardUnreadable
                                                                    : ErrorCode::ReaderMissing });
        r.m_reading = true;
        r.m_cards->read(r.m_token);
    }
    void operator()(const desk::AskTrail&) const { r.askTrail(); }
    void operator()(const desk::Note& note) const { r.note(note.what, note.about); }
    void operator()(const desk::PrintReceipt& receipt) const
    {
        r.print([print = r.m_outside.printReceipt, receipt, who = r.operatorNo()] {
            return print(receipt, who);
        });
    }

    OpenQuestions::Question question(const char* infno, Json input) const
    {
        return { QLatin1String(infno), r.m_here.institution.region, std::move(input) };
    }
    void find(OpenQuestions::Place place, const QString& search) const
    {
        r.ask(place, question("Y105", reviewsQuestion(search)),
            [search](const Answer& answer) { return reviewsEvent(answer, search); });
    }
    void calls(const QString& take) const
    {
        r.ask(At::Calls, question("Y109", callsQuestion(take)), callsEvent);
    }
};

void DeskRunner::happened(desk::Event event)
{
    m_here.now = m_clock.now();
    desk::Effects effects;
    m_state = desk::step(m_here, std::move(m_state), std::move(event), effects);
    for (desk::Effect& effect : effects)
        std::visit(RunEffect { *this }, effect);
    showView();
}

void DeskRunner::showView()
{
    desk::View view = desk::view(m_here, m_state);
    if (m_shown == view)
        return;
    m_shown = std::move(view);
    m_outside.show(*m_shown);
}

void DeskRunner::linkChanged(LinkState state)
{
    happened(desk::LinkIs { state == LinkState::Online });
}

// ---- Who works here -----------------------------------------------------------------------------

void DeskRunner::inTheBooks(std::function<Then()> work)
{
    m_books.start([this, work = std::move(work)] {
        QMetaObject::invokeMethod(this, work(), Qt::QueuedConnection);
    });
}

void DeskRunner::logIn(const QString& number, SecretBuffer password, bool second)
{
    if (m_dataDir.isEmpty())
        return later(desk::LogInFailed { {}, {}, ErrorCode::NotEnrolled });
    // Shared because a std::function must be copyable.
    const auto secret = std::make_shared<SecretBuffer>(std::move(password));
    inTheBooks([this, number, secret, second]() -> Then {
        const auto outcome = checkPassword(m_dataDir, m_clock, number, *secret);
        secret->clear();
        return [this, outcome, second] { known(outcome, second); };
    });
}

void DeskRunner::logInByCard(SecretBuffer pin, bool second)
{
    if (m_token == 0 || !m_card || m_pinFor)
        return later(desk::LogInFailed { {}, {}, ErrorCode::CardLost });
    m_pinFor = second;
    m_cards->verifyPin(m_token, std::move(pin));
}

void DeskRunner::pinChecked(const PinOutcome& outcome)
{
    const auto second = std::exchange(m_pinFor, std::nullopt);
    if (!second)
        return;
    if (outcome.kind != PinOutcome::Kind::Verified)
        return happened(logInFailed(outcome));
    inTheBooks([this, card = m_card->cardNo, second = *second]() -> Then {
        const auto found = findByCard(m_dataDir, m_clock, card);
        return [this, found, second] { known(found, second); };
    });
}

void DeskRunner::known(const Result<LogInOutcome>& outcome, bool second)
{
    if (!outcome) {
        qCCritical(logShell) << "log-in:" << describe(outcome.error());
        return happened(desk::LogInFailed { {}, {}, outcome.error().code });
    }
    if (!outcome->who)
        return happened(desk::LogInFailed { outcome->triesLeft, outcome->lockedUntil });
    if (second)
        return happened(desk::SecondAgreed { *outcome->who });
    m_who = outcome->who;
    if (m_keeper) {
        m_keeper->actFor({ m_who->number, m_who->name });
        m_keeper->nudge(); // somebody sits there: do not wait out a back-off
    }
    happened(desk::LoggedIn { *m_who });
}

void DeskRunner::logOut()
{
    m_who.reset();
    m_questions.forget();
    if (m_keeper)
        m_keeper->actFor({});
}

void DeskRunner::note(const QString& what, const QString& about)
{
    inTheBooks([this, note = Noted { m_who ? m_who->number : QString(), what, about }]() -> Then {
        m_owed.push_back(note);
        return [] {};
    });
    writeNotes();
}

/// What cannot be written now, because somebody looks through the trail or the disk is full, is
/// tried again every second: nothing is left out.
void DeskRunner::writeNotes()
{
    inTheBooks([this]() -> Then {
        const auto written = payNotes();
        if (written)
            return [this] { m_behind = false; };
        qCCritical(logShell) << "trail:" << describe(written.error());
        return [this, error = written.error().code] {
            if (!std::exchange(m_behind, true))
                happened(failed("trail", error));
        };
    });
}

Result<void> DeskRunner::payNotes()
{
    if (m_owed.empty())
        return {};
    YIDI_ASSIGN(const auto trail, AuditTrail::open(m_dataDir, m_clock));
    while (!m_owed.empty()) {
        const Noted& note = m_owed.front();
        YIDI_TRY(trail->add(note.who, note.what, note.about));
        m_owed.pop_front();
    }
    return {};
}

void DeskRunner::askTrail()
{
    inTheBooks([this]() -> Then {
        const auto trail = readTrail(m_dataDir, m_clock);
        return [this, trail] {
            if (trail)
                happened(*trail);
            else
                happened(failed("trail", trail.error().code));
        };
    });
}

// ---- The card -----------------------------------------------------------------------------------

void DeskRunner::cardInserted(CardToken token, const QString&)
{
    if (m_token != 0 && m_token != token)
        cardRemoved(m_token);
    m_token = token;
    if (m_keeper)
        m_keeper->beginVisit();
}

void DeskRunner::cardRemoved(CardToken token)
{
    if (token != m_token)
        return;
    m_token = 0;
    m_card.reset();
    if (m_keeper)
        m_keeper->endVisit();
    if (std::exchange(m_reading, false))
        happened(desk::CardFailed { ErrorCode::CardLost });
    if (std::exchange(m_pinFor, std::nullopt))
        happened(desk::LogInFailed { {}, {}, ErrorCode::CardLost });
}

// ---- The province -------------------------------------------------------------------------------

void DeskRunner::ask(OpenQuestions::Place place, const OpenQuestions::Question& question,
    std::function<desk::Event(const Answer&)> eventOf)
{
    m_questions.ask(place, { question },
        [this, eventOf = std::move(eventOf)](
            const std::vector<Answer>& answers) { happened(eventOf(answers.front())); });
}

/// Where somebody is insured only the first answer tells, so it takes two.
void DeskRunner::askPerson(const desk::AskPerson& asked)
{
    const OpenQuestions::Question who { QStringLiteral("1101"), m_here.institution.region,
        deskPersonQuestion(asked, m_here.now.date()) };
    m_questions.ask(At::Person, { who }, [this](const std::vector<Answer>& answers) {
        const auto person = personOf(answers.front());
        if (!person)
            return happened(person.error());
        const Insurance* insurance = person->mainInsurance();
        ask(At::Person,
            { QStringLiteral("Y104"), insurance ? insurance->region : m_here.institution.region,
                filingsQuestion({ person->psnNo, {} }) },
            [person = *person](
                const Answer& filings) { return personFoundEvent(person, filings); });
    });
}

void DeskRunner::submit(const QString& ticket, const QString& infno, const QString& insuredRegion,
    const QString& lane, const Json& input)
{
    RecordDraft draft;
    draft.infno = infno;
    draft.insuplcAdmdvs = insuredRegion;
    draft.input = input;
    draft.lane = laneOf(lane);
    m_storing[++m_lastTicket] = ticket;
    m_keeper->submit(m_lastTicket, draft);
}

void DeskRunner::stored(quint64 ticket, const QString& msgid)
{
    auto at = m_storing.extract(ticket);
    if (!at)
        return;
    m_records[msgid] = at.mapped();
    if (m_givenUp.erase(at.mapped()) > 0)
        m_keeper->giveUp(msgid, noReceipt);
    happened(desk::Recorded { at.mapped(), msgid });
}

void DeskRunner::recordChanged(const RecordUpdate& update)
{
    const auto at = m_records.find(update.msgid);
    if (at == m_records.end())
        return; // of an earlier day
    const QString ticket = at->second;
    auto event = isAboutMoney(update.infno) ? moneyRecordEvent(ticket, update)
                                            : deskRecordEvent(ticket, update);
    if (!event)
        return;
    m_records.erase(at);
    if (const auto cancelled = m_cancelled.extract(ticket);
        cancelled && update.state == RecordState::Acked && m_outside.settlementCancelled)
        m_outside.settlementCancelled(cancelled.mapped().setlId, cancelled.mapped().mdtrtId);
    happened(std::move(*event));
}

/// What is not stored yet is given up once it is.
void DeskRunner::giveUp(const QString& ticket)
{
    for (const auto& [msgid, known] : m_records)
        if (known == ticket)
            return m_keeper->giveUp(msgid, noReceipt);
    m_givenUp.insert(ticket);
}

// ---- The books of a day -------------------------------------------------------------------------

/// The hospital's own book where it keeps one; else what this station settled.
void DeskRunner::compareDay(const QDate& day)
{
    const quint64 ticket = ++m_lastTicket;
    m_dayBooks = { { ticket, day } };
    if (m_bills)
        m_bills->readBooks(ticket, day.addDays(-1), day.addDays(1));
    else
        m_keeper->dayBook(ticket, day.addDays(-1), day.addDays(1));
}

void DeskRunner::dayBookKnown(const QDate& day, const DayBook& book, const QString& source)
{
    if (book.error) {
        qCWarning(logShell) << "day book:" << describe(*book.error);
        return happened(failed("day", book.error->code));
    }
    m_comparing = std::make_shared<DayConversation>(
        day, book.lines, m_here.institution.code, m_here.institution.region);
    goOnComparing(day, source);
}

void DeskRunner::goOnComparing(const QDate& day, const QString& source)
{
    std::vector<OpenQuestions::Question> questions;
    for (DayConversation::Question& one : m_comparing->questions())
        questions.push_back({ one.infno, m_here.institution.region, std::move(one.input) });
    if (!questions.empty()) {
        m_questions.ask(At::Day, questions, [this, day, source](const std::vector<Answer>& all) {
            m_comparing->answered(all);
            goOnComparing(day, source);
        });
        return;
    }
    if (const auto& failure = m_comparing->failure())
        qCWarning(logShell) << "the day was not compared to its end:" << describe(*failure);
    DayComparison result = m_comparing->comparison();
    desk::DayCompared compared { day, source, {}, std::move(result.differences), {} };
    for (const DayComparison::Group& group : result.groups)
        compared.groups.push_back({ group.group, group.here, group.there, group.agrees });
    tellCompared(std::move(compared));
}

/// What was written off stands in the trail.
void DeskRunner::tellCompared(desk::DayCompared compared)
{
    inTheBooks([this, compared = std::move(compared)]() -> Then {
        const auto writtenOff = writtenOffOn(m_dataDir, m_clock, compared.day);
        return [this, compared, writtenOff]() mutable {
            if (!writtenOff)
                return happened(failed("day", writtenOff.error().code));
            compared.writtenOff = *writtenOff;
            happened(desk::DayKnown { std::move(compared) });
        };
    });
}

// ---- Paper --------------------------------------------------------------------------------------

void DeskRunner::checkSlip(const QString& text)
{
    const auto slip = slipTextFrom(text);
    if (!slip)
        return later(failed("slip", ErrorCode::BadInput));
    const auto key = readSlipKey(m_dataDir);
    if (!key)
        return later(failed("slip", key.error().code));
    bool genuine = false;
    for (const char* status : { "done", "accepted", "stored", "refused", "window" })
        if (slip->status.isEmpty() || slip->status == QLatin1String(status))
            genuine |= isCheckCode(*key, slip->number, QLatin1String(status), slip->check);
    later(desk::SlipChecked { slip->number, genuine });
}

/// Paper is made after the page that announces it has been painted.
void DeskRunner::print(std::function<Result<void>()> paper)
{
    QTimer::singleShot(0, this, [this, paper = std::move(paper)] {
        const Result<void> printed = paper();
        if (printed)
            return;
        qCWarning(logShell) << "paper failed:" << describe(printed.error());
        happened(desk::PaperFailed {});
    });
}

QString DeskRunner::operatorNo() const
{
    return m_who ? m_who->number : QString();
}

QString DeskRunner::laneOf(const QString& about) const
{
    return QString::fromLatin1(hmacSm3(m_laneKey, about.toUtf8()).toHex().left(16));
}

} // namespace yidi
