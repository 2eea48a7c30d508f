// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/courier.h"

#include "app/base/log.h"
#include "app/transactions/batch/batch_codec.h"
#include "app/transactions/control/control.h"
#include "app/transactions/control/pieces.h"
#include "app/transactions/control/sealed.h"
#include "app/transactions/session/session.h"

#include <algorithm>

namespace yidi {

namespace {

using namespace std::chrono_literals;

constexpr int questionTimeoutMs = 15'000;
constexpr int recordTimeoutMs = 30'000;
constexpr int batchTimeoutMs = 60'000;
constexpr int operatorNoLength = 20;
constexpr std::size_t fewRecords = 3; ///< go one by one
constexpr qsizetype envelopeSize = 2'000; ///< of a message without its input, more than enough
constexpr auto longestPause = 1h;
constexpr auto longestSpread = 30s;
constexpr auto somebodyWaits = 60s;
constexpr auto batchesAgainAfter = 1h;
constexpr auto clockSlack = 2s; ///< of the wall clock against the machine's own
const QString batch = QStringLiteral("Y003");

/// The link knows for sure that the province got nothing. A TLS alert proves no such thing: with
/// TLS 1.3 a request may follow the handshake before the other side's objection arrives.
bool nothingLeft(ErrorCode why)
{
    return why == ErrorCode::LinkDown;
}

/// The message was lost on the way, or the province could not work on it; no word against the link.
bool mayBeTheRecords(ErrorCode why)
{
    return why == ErrorCode::LinkTimeout || why == ErrorCode::OutcomeUnknown;
}

/// Something came that the province says to nothing it takes.
bool isNoAnswerOfOurs(const Error& error)
{
    return error.code == ErrorCode::AnswerMalformed || error.code == ErrorCode::AnswerUnsigned;
}

/// A time further ahead than any waiting is the trace of a clock set back.
bool isDue(const QDateTime& due, const QDateTime& now)
{
    return due <= now || due > now.addMSecs(longestBackOffMs);
}

LinkState linkStateAfter(const Result<SignedAnswer>& reply)
{
    if (reply || reply.error().code == ErrorCode::AnswerMalformed)
        return LinkState::Online;
    if (reply.error().code == ErrorCode::TlsRefused
        || reply.error().code == ErrorCode::AnswerUnsigned)
        return LinkState::Untrusted;
    return LinkState::Offline;
}

/// A settlement that waits has a person who waits (design: settlement off line), and what is large
/// goes in pieces.
bool goesAlone(const Record& record)
{
    return record.infno == QLatin1String("2304") || record.infno == QLatin1String("2207")
        || record.input.size() > largestWhole;
}

/// After each attempt with fewer others, so that one message which breaks a batch is soon alone.
std::size_t mostTogether(const Record& record)
{
    constexpr int attemptsWithOthers = 3;
    return goesAlone(record) || record.attempts >= attemptsWithOthers
        ? 1
        : mostInBatch >> (2 * record.attempts);
}

Messenger::Message messageOf(const Record& record)
{
    return { record.msgid, record.infno, record.insuplcAdmdvs, record.input, record.madeBy };
}

/// yyyyMMddHHmmss and, mostly, milliseconds.
QDateTime timeOfAnswer(const QString& respondTime)
{
    const QString digits = respondTime.leftJustified(17, QLatin1Char('0'), true);
    const QTime time = QTime::fromString(digits.mid(8), QStringLiteral("HHmmsszzz"));
    return chinaTime(QDate::fromString(digits.left(8), QStringLiteral("yyyyMMdd")), time);
}

/// Nothing can have become of a question, so nobody need wonder what did.
Error unanswered(const Error& error)
{
    return error.code == ErrorCode::OutcomeUnknown ? Error { ErrorCode::LinkTimeout, error.detail }
                                                   : error;
}

/// Of one message in a batch, as it would have come alone.
LinkReply replyFrom(const BatchedAnswer& answer)
{
    constexpr int ok = 200;
    constexpr int couldNotWork = 503;
    return { answer.signature.isEmpty() ? couldNotWork : ok, answer.body.toUtf8(),
        answer.signature.toLatin1() };
}

} // namespace

Courier::Courier(Outbox& outbox, ProvinceLink& link, StationProfile profile, QByteArray provinceKey,
    const Clock& clock, std::function<double()> random, Events events)
    : m_outbox(outbox)
    , m_link(link, [this](std::chrono::seconds wished) { pause(wished); })
    , m_messenger(std::move(profile), std::move(provinceKey), clock, m_link)
    , m_clock(clock)
    , m_random(std::move(random))
    , m_events(std::move(events))
    , m_wallAhead(Time(clock.now().toMSecsSinceEpoch()) - clock.elapsed())
{
}

/// False after a store error, which has then been reported.
template <class T>
bool Courier::stored(const Result<T>& result)
{
    if (result)
        return true;
    if (result.error().code == ErrorCode::IllegalTransition)
        qCWarning(logSync) << "the outbox refused" << describe(result.error());
    else
        m_events.storeFailed(result.error());
    return false;
}

void Courier::work()
{
    // A link may answer at once, from inside our own call; one loop serves all of it.
    m_workAgain = true;
    if (m_working)
        return;
    m_working = true;
    while (std::exchange(m_workAgain, false)) {
        if (!clockWatched() || isPaused())
            continue;
        if (mayWork()) {
            fenceDue();
            sendDue();
        } else if (m_breaker.mayProbe(now())) {
            signIn();
        }
    }
    m_working = false;
}

void Courier::nudge()
{
    m_breaker.probeNow();
    m_spreadUntil = Time(0);
    m_hurried = m_breaker.isOpen();
    for (auto& [msgid, fence] : m_fences)
        fence.due = Time(0);
    if (stored(m_outbox.makeAllDue()))
        work();
}

void Courier::nudge(const QString& msgid)
{
    const auto record = m_outbox.find(msgid);
    if (!stored(record) || !*record)
        return;
    m_breaker.probeNow();
    m_awaited[(*record)->lane] = { now() + somebodyWaits };
    if (m_awaited.size() > Pace::most) // nobody in particular waits
        m_awaited.erase(std::min_element(m_awaited.begin(), m_awaited.end(),
            [](const auto& a, const auto& b) { return a.second.until < b.second.until; }));
    work();
}

bool Courier::mayWork() const
{
    return m_linkState == LinkState::Online && m_signedInOn == m_clock.today();
}

/// Due times are wall time in the file. When somebody sets the clock, what waits goes on waiting
/// as long as it would have.
bool Courier::clockWatched()
{
    const Time ahead = Time(m_clock.now().toMSecsSinceEpoch()) - now();
    const Time jump = ahead - m_wallAhead;
    if (std::chrono::abs(jump) < clockSlack)
        return true;
    m_wallAhead = ahead;
    qCWarning(logSync) << "the clock was set by ms" << jump.count();
    return stored(m_outbox.shiftDue(jump.count()));
}

void Courier::ask(const QString& infno, const QString& insuplcAdmdvs, const QByteArray& input,
    std::function<void(const Answer&)> done, const MadeBy& madeBy)
{
    const auto msgid = m_outbox.takeMsgId();
    if (!stored(msgid))
        return done({ Answer::Outcome::Unreachable, {}, msgid.error() });
    exchange({ *msgid, infno, insuplcAdmdvs, input, madeBy }, questionTimeoutMs,
        [this, done = std::move(done)](const Reply& reply) {
            if (!reply)
                done({ Answer::Outcome::Unreachable, {}, unanswered(reply.error()) });
            else
                done({ reply->response.success ? Answer::Outcome::Done : Answer::Outcome::Refused,
                    reply->response, {} });
            work();
        });
}

void Courier::fetch(const QString& infno, const QByteArray& input,
    std::function<void(const QString&, const Result<SignedAnswer>&)> done)
{
    const auto msgid = m_outbox.takeMsgId();
    if (!stored(msgid))
        return done({}, fail(msgid.error()));
    exchange({ *msgid, infno, {}, input, {} }, recordTimeoutMs,
        [this, msgid = *msgid, done = std::move(done)](const Reply& reply) {
            done(msgid, reply);
            work();
        });
}

// --- the link ------------------------------------------------------------------------------------

/// Before anybody else hears of a reply, what it says of link and clock is taken from it.
void Courier::exchange(
    const Messenger::Message& message, int timeoutMs, std::function<void(const Reply&)> done)
{
    const Transaction* transaction = findTransaction(message.infno);
    const Departure departure { now(), m_answers, !transaction || !transaction->isRecord };
    m_messenger.exchange(
        message, timeoutMs, [this, departure, done = std::move(done)](const Reply& reply) {
            linkHeard(reply, departure);
            done(reply);
        });
}

void Courier::HeardLink::post(
    const QString& path, const QByteArray& body, int timeoutMs, Callback done)
{
    m_link.post(path, body, timeoutMs, [this, done = std::move(done)](Result<LinkReply> reply) {
        constexpr int firstError = 400;
        if (reply && reply->httpStatus >= firstError && reply->retryAfterSeconds > 0)
            m_retryAfter(std::chrono::seconds(reply->retryAfterSeconds));
        done(std::move(reply));
    });
}

void Courier::pause(std::chrono::seconds wished)
{
    m_pausedUntil =
        std::max<Time>(m_pausedUntil, now() + std::min<std::chrono::seconds>(wished, longestPause));
}

/// What real traffic says about the link. A station without one tries to sign in now and then.
void Courier::linkHeard(const Reply& reply, const Departure& departure)
{
    const LinkState state = linkStateAfter(reply);
    if (state == LinkState::Online) {
        ++m_answers;
        if (m_breaker.isOpen())
            linkIsBack();
        m_breaker.answered();
        if (reply)
            measureSkew(reply->response, departure);
    } else {
        qCInfo(logSync) << "link" << describe(reply.error());
        // Something else was answered meanwhile: the fault lay not with the link.
        if (mayBeTheRecords(reply.error().code) && departure.answersBefore != m_answers)
            return;
        if (state == LinkState::Untrusted)
            ++m_distrusted;
        m_breaker.failed(now(), m_random());
        if (m_breaker.isOpen())
            m_pace.restart();
    }
    if (std::exchange(m_linkState, state) != state)
        m_events.linkChanged(state);
}

/// All stations hear of the province's return at the same moment; each begins in its own, but for
/// the one that somebody has told to try.
void Courier::linkIsBack()
{
    if (!std::exchange(m_hurried, false))
        m_spreadUntil = now() + Time(static_cast<qint64>(Time(longestSpread).count() * m_random()));
    stored(m_outbox.makeAllDue());
}

/// The answer was given halfway between asking and hearing. A Record's may be that of an earlier
/// time, so only questions tell.
void Courier::measureSkew(const WireResponse& response, const Departure& departure)
{
    const QDateTime told = timeOfAnswer(response.respond_time);
    if (!told.isValid() || !departure.isQuestion)
        return;
    const Time halfWay = (now() - departure.at) / 2;
    m_skew = Time(told.msecsTo(m_clock.now())) - halfWay;
    const Time size = std::chrono::abs(*m_skew);
    const bool isWrong = size > mostSkew + halfWay;
    const Time tell = isWrong ? *m_skew : Time(0);
    const bool isNews = isWrong == (m_skewTold == Time(0))
        || std::chrono::abs(tell - m_skewTold) > std::chrono::minutes(1);
    if (!isNews)
        return;
    qCWarning(logSync) << "the clock is ahead of the province's by ms" << m_skew->count();
    m_skewTold = tell;
    if (m_events.skewChanged)
        m_events.skewChanged(tell);
}

/// The probe (探测) of a link in doubt as well as the sign-in of a new day.
void Courier::signIn()
{
    const auto msgid = m_outbox.takeMsgId();
    if (!stored(msgid))
        return;
    const SignInRequest request { m_messenger.profile().deviceNo.left(operatorNoLength), {}, {} };
    m_breaker.probing();
    exchange({ *msgid, QStringLiteral("9001"), {}, writeJson(toWire(request)) }, questionTimeoutMs,
        [this](const Reply& reply) { signedIn(reply); });
}

void Courier::signedIn(const Reply& reply)
{
    m_breaker.probed();
    m_hurried = m_hurried && reply; // whoever asked has seen that it did not help
    if (reply) {
        // A province that refuses sign-ins may still take business; its answers will tell.
        m_signedInOn = m_clock.today();
        if (const auto answer = fromWire<SignInAnswer>(reply->response.output, {}))
            m_messenger.setSignNo(answer->signNo);
        else
            qCWarning(logSync) << "signed in without a number" << reply->response.inf_refmsgid;
    } else if (reply.error().code == ErrorCode::AnswerMalformed) {
        m_breaker.failed(now(), m_random()); // signed, so nothing else slows this down
    }
    work();
}

// --- sending Records -----------------------------------------------------------------------------

void Courier::sendDue()
{
    constexpr int freshForOneRetried = 4;
    sendAwaited();
    if (now() < m_spreadUntil)
        return;
    fill(Slot::Fresh, m_pace.limit());
    fill(Slot::Retried, std::max(m_pace.limit() / freshForOneRetried, 1));
}

void Courier::sendAwaited()
{
    std::erase_if(m_awaited, [this](const auto& one) { return now() >= one.second.until; });
    for (const auto& [lane, awaited] : std::map(m_awaited)) {
        if (!mayWork() || isPaused() || underWay(Slot::Awaited) >= Pace::most)
            return;
        const auto head = m_outbox.head(lane);
        if (!stored(head))
            return;
        if (!*head || (*head)->state != RecordState::Ready)
            continue;
        if (awaited.atOnce || isDue((*head)->due, m_clock.now())) {
            m_awaited[lane].atOnce = false;
            send({ &**head, 1 }, Slot::Awaited);
        }
    }
}

/// Sends while there are heads of lanes and room for messages.
void Courier::fill(Slot slot, int most)
{
    while (mayWork() && !isPaused() && underWay(slot) < most) {
        const auto heads = m_outbox.sendable(int { mostInBatch }, slot == Slot::Retried);
        if (!stored(heads) || heads->empty()
            || !send(std::span(*heads).first(nextMessage(*heads)), slot))
            return;
    }
}

int Courier::underWay(Slot slot) const
{
    return static_cast<int>(std::count_if(m_posts.begin(), m_posts.end(),
        [slot](const auto& post) { return post.second.slot == slot; }));
}

/// How many of the first go in one message; it is never so large that it would go in pieces.
std::size_t Courier::nextMessage(const std::vector<Record>& heads) const
{
    if (heads.size() <= fewRecords || now() < m_singlesUntil)
        return 1;
    std::size_t most = mostInBatch;
    std::size_t count = 0;
    qsizetype bytes = 0;
    for (const Record& record : heads) {
        most = std::min(most, mostTogether(record));
        bytes += record.input.size() + envelopeSize;
        if (count >= most || (count > 0 && bytes > largestWhole))
            break;
        ++count;
    }
    return count;
}

/// False when the store let none of them go.
bool Courier::send(std::span<const Record> records, Slot slot)
{
    Post post { slot, m_pace.round(), {} };
    QStringList msgids;
    for (const Record& record : records) {
        post.records.push_back({ record.msgid, record.attempts + 1 });
        msgids.append(record.msgid);
    }
    if (!stored(m_outbox.markSending(msgids)))
        return false;
    for (const Record& record : records)
        changed(record, RecordState::Sending);
    const quint64 id = ++m_lastPost;
    m_posts.emplace(id, std::move(post));
    if (records.size() > 1) {
        sendBatch(records, id);
        return true;
    }
    exchange(messageOf(records.front()), recordTimeoutMs, [this, id](const Reply& reply) {
        finished(ended(id, reply), [&](const QString&) { return reply; });
    });
    return true;
}

void Courier::sendBatch(std::span<const Record> records, quint64 post)
{
    BatchRequest request;
    for (const Record& record : records)
        request.messages.append(QString::fromUtf8(m_messenger.envelope(messageOf(record))));
    const auto msgid = m_outbox.takeMsgId();
    if (!stored(msgid))
        return; // the store has failed: there will be another courier
    exchange({ *msgid, batch, {}, writeJson(toWire(request)) }, batchTimeoutMs,
        [this, post](const Reply& reply) { batchEnded(post, reply); });
}

/// Each message of a batch ends as it would have alone; without an answer, all are to be sent
/// again.
void Courier::batchEnded(quint64 post, const Reply& reply)
{
    const std::vector<Sent> records = ended(post, reply);
    const auto answer = reply && reply->response.success
        ? fromWire<BatchAnswer>(reply->response.output, QStringLiteral("output"))
        : Result<BatchAnswer>(fail(ErrorCode::OutcomeUnknown));
    std::map<QString, LinkReply> own;
    if (answer)
        for (const BatchedAnswer& one : answer->answers)
            own[one.msgid] = replyFrom(one);
    const bool isNotTaken = reply ? !answer : isNoAnswerOfOurs(reply.error());
    if (isNotTaken)
        m_singlesUntil = now() + batchesAgainAfter;
    const Error unanswered =
        reply || isNotTaken ? Error { ErrorCode::OutcomeUnknown, {} } : reply.error();
    finished(records, [&](const QString& msgid) -> Reply {
        const auto found = own.find(msgid);
        if (found == own.end())
            return fail(unanswered);
        Reply its = m_messenger.check(msgid, found->second);
        // The batch itself was the province's: it has mixed something up.
        if (!its && its.error().code == ErrorCode::AnswerUnsigned)
            return fail(ErrorCode::OutcomeUnknown, its.error().detail);
        return its;
    });
}

/// The message is no longer under way. Nothing when that is said twice.
std::vector<Courier::Sent> Courier::ended(quint64 post, const Reply& reply)
{
    const auto found = m_posts.find(post);
    if (found == m_posts.end())
        return {};
    if (linkStateAfter(reply) == LinkState::Online)
        m_pace.answered();
    else if (mayBeTheRecords(reply.error().code))
        m_pace.troubled(found->second.paceRound);
    std::vector<Sent> records = std::move(found->second.records);
    m_posts.erase(found);
    return records;
}

/// What has become of the Records of a message. The store learns of all at once.
void Courier::finished(
    const std::vector<Sent>& records, const std::function<Reply(const QString& msgid)>& replyTo)
{
    std::vector<Ending> endings;
    std::map<ErrorCode, std::vector<Record>> unanswered;
    for (const Sent& sent : records) {
        const auto found = m_outbox.find(sent.msgid);
        if (!stored(found) || !*found)
            continue;
        const Record& record = **found;
        const Reply reply = replyTo(sent.msgid);
        if (reply) {
            m_distrusted = 0;
            close(record, *reply, endings);
        } else if (record.state == RecordState::Sending && record.attempts == sent.attempt) {
            if (reply.error().code != ErrorCode::AnswerMalformed)
                unanswered[reply.error().code].push_back(record);
            else if (stored(m_outbox.hold(sent.msgid, describe(reply.error()))))
                changed(record, RecordState::Held);
        }
    }
    endAll(endings);
    for (const auto& [why, some] : unanswered)
        putBack(some, why);
    work();
}

/// Without a link the sign-in waits, not the Record; and what the link is to blame for is no
/// attempt of the Record's.
void Courier::putBack(const std::vector<Record>& records, ErrorCode why)
{
    const bool left = !nothingLeft(why);
    const bool counts = mayBeTheRecords(why);
    int failures = counts ? 0 : m_distrusted;
    QStringList msgids;
    for (const Record& record : records) {
        msgids.append(record.msgid);
        if (counts)
            failures = std::max(failures, record.attempts);
    }
    const qint64 wait = left ? backOffMs(failures, longestBackOffMs, m_random()) : 0;
    if (!stored(m_outbox.backToReady(msgids, m_clock.now().addMSecs(wait), left, counts)))
        return;
    for (const Record& record : records)
        changed(record, RecordState::Ready);
}

/// A signed answer to the Record itself has come.
void Courier::close(const Record& record, const SignedAnswer& answer, std::vector<Ending>& endings)
{
    const bool open = record.state == RecordState::Sending || record.state == RecordState::Fencing;
    if (!open)
        return; // said twice, or after its end
    if (answer.response.success) {
        end(record, MessageEnd::Done, answer, endings);
    } else if (record.state == RecordState::Fencing) {
        return; // perhaps it met its own tombstone: the fence will tell
    } else if (!answer.response.reasons.empty()) {
        end(record, MessageEnd::Refused, answer, endings);
    } else {
        // A refusal of the business gives its reasons; this is one of the message.
        // What the province wrote may name a person: it is kept with the Record, not logged.
        qCWarning(logSync) << "held" << record.msgid << record.infno;
        if (stored(m_outbox.hold(record.msgid, answer.response.err_msg)))
            changed(record, RecordState::Held, answer.response);
    }
}

/// Only a receipt ends a Record. An answer without one is signed and yet of no use.
void Courier::end(
    const Record& record, MessageEnd end, const SignedAnswer& answer, std::vector<Ending>& endings)
{
    const QByteArray receipt = answer.response.receipt.toLatin1();
    if (const auto proved = m_messenger.proveEnd(record, end, receipt); !proved) {
        if (record.state == RecordState::Sending
            && stored(m_outbox.hold(record.msgid, describe(proved.error()))))
            changed(record, RecordState::Held);
        return;
    }
    endings.push_back(
        { record, { record.msgid, end, receipt, factsOfAnswer(answer.response), answer.body },
            answer.response });
}

void Courier::endAll(const std::vector<Ending>& endings)
{
    std::vector<Closing> closings;
    for (const Ending& ending : endings)
        closings.push_back(ending.closing);
    if (closings.empty() || !stored(m_outbox.closeAll(closings)))
        return;
    for (const Ending& ending : endings)
        changed(ending.record,
            ending.closing.end == MessageEnd::Done ? RecordState::Acked : RecordState::Refused,
            ending.response);
}

// --- giving up -----------------------------------------------------------------------------------

void Courier::giveUp(const QString& msgid, const QString& why)
{
    const auto found = m_outbox.find(msgid);
    if (!stored(found) || !*found || isClosed((*found)->state))
        return; // its answer was quicker
    const auto state = m_outbox.giveUp(msgid, why);
    if (stored(state)) {
        if (*state != (*found)->state)
            changed(**found, *state);
        work();
    }
}

void Courier::fenceDue()
{
    const auto records = m_outbox.inState(RecordState::Fencing);
    if (!stored(records))
        return;
    for (const Record& record : *records) {
        Fence& fenceOfIt = m_fences.try_emplace(record.msgid).first->second;
        if (now() >= fenceOfIt.due && !fenceOfIt.inFlight && mayWork())
            fence(record);
    }
}

void Courier::fence(const Record& record)
{
    const auto fenceId = m_outbox.takeMsgId();
    if (!stored(fenceId))
        return;
    m_fences[record.msgid].inFlight = true;
    exchange({ *fenceId, QStringLiteral("Y001"), record.insuplcAdmdvs,
                 writeJson(toWire(FenceRequest { record.msgid, record.infno, record.place.epoch,
                     record.place.number, record.link })) },
        questionTimeoutMs,
        [this, msgid = record.msgid](const Reply& reply) { fenced(msgid, reply); });
}

void Courier::fenced(const QString& msgid, const Reply& reply)
{
    const auto answer = reply && reply->response.success
        ? fromWire<FenceAnswer>(reply->response.output, QStringLiteral("output"))
        : Result<FenceAnswer>(fail(ErrorCode::OutcomeUnknown));
    if (!answer)
        return postpone(msgid);
    if (answer->landed) {
        // Staff must know: the person left believing that nothing was settled.
        qCWarning(logSync) << "given up, but it had taken effect:" << msgid;
        return fetchReceipt(msgid, answer->answer[u"infcode"].text() == QLatin1String("0"));
    }
    const auto record = m_outbox.find(msgid);
    if (!stored(record) || !*record)
        return;
    const QByteArray receipt = answer->receipt.toLatin1();
    if (!m_messenger.proveEnd(**record, MessageEnd::Buried, receipt))
        return postpone(msgid);
    m_fences.erase(msgid);
    if ((*record)->state == RecordState::Fencing
        && stored(m_outbox.close({ msgid, MessageEnd::Buried, receipt })))
        changed(**record, RecordState::Withdrawn);
    work();
}

/// It has landed: sent once more, the province answers what it answered then, signed for this
/// msgid. So every receipt can be proved by itself. A refusal of what was done before (`wasDone`)
/// is one of today's envelope, and no receipt.
void Courier::fetchReceipt(const QString& msgid, bool wasDone)
{
    const auto record = m_outbox.find(msgid);
    if (!stored(record) || !*record)
        return;
    exchange(messageOf(**record), recordTimeoutMs, [this, msgid, wasDone](const Reply& reply) {
        const auto found = m_outbox.find(msgid);
        const bool contradicts = reply && wasDone && !reply->response.success;
        if (!reply || contradicts || !stored(found) || !*found)
            return postpone(msgid);
        const Record& fencing = **found;
        std::vector<Ending> endings;
        if (reply->response.success || fencing.state != RecordState::Fencing)
            close(fencing, *reply, endings);
        else
            end(fencing, MessageEnd::Refused, *reply, endings);
        if (endings.empty() && fencing.state == RecordState::Fencing)
            return postpone(msgid); // it has landed, and nothing proves how
        m_fences.erase(msgid);
        endAll(endings);
        work();
    });
}

void Courier::postpone(const QString& msgid)
{
    Fence& fence = m_fences[msgid];
    fence.inFlight = false;
    ++fence.failures;
    fence.due = now() + Time(backOffMs(fence.failures, longestBackOffMs, m_random()));
    work();
}

void Courier::changed(const Record& record, RecordState state, const WireResponse& response)
{
    m_events.recordChanged({ record.msgid, record.infno, state, response });
}

} // namespace yidi
