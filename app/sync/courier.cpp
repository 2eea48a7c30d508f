// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/courier.h"

#include "app/base/log.h"
#include "app/transactions/control/control.h"
#include "app/transactions/control/sealed.h"
#include "app/transactions/session/session.h"

#include <algorithm>

namespace yidi {

namespace {

constexpr int maxInFlight = 4;
constexpr qint64 firstBackOffMs = 1000;
constexpr qint64 longestSignInBackOffMs = 30'000;
constexpr int questionTimeoutMs = 15'000;
constexpr int recordTimeoutMs = 30'000;
constexpr int operatorNoLength = 20;

/// The link knows for sure that the province got nothing. A TLS alert proves no such thing: with
/// TLS 1.3 a request may follow the handshake before the other side's objection arrives.
bool nothingLeft(const Error& error)
{
    return error.code == ErrorCode::LinkDown;
}

/// A time further ahead than any waiting is the trace of a clock set back.
bool isDue(const QDateTime& due, const QDateTime& now, qint64 longestMs)
{
    return due <= now || due > now.addMSecs(longestMs);
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

} // namespace

qint64 backOffMs(int failures, qint64 capMs, double random)
{
    const int doublings = std::clamp(failures - 1, 0, 20);
    const qint64 longest = std::min(capMs, firstBackOffMs << doublings);
    return static_cast<qint64>(static_cast<double>(longest) * random);
}

Courier::Courier(Outbox& outbox, ProvinceLink& link, StationProfile profile, QByteArray provinceKey,
    const Clock& clock, std::function<double()> random, Events events)
    : m_outbox(outbox)
    , m_messenger(std::move(profile), std::move(provinceKey), clock, link)
    , m_clock(clock)
    , m_random(std::move(random))
    , m_events(std::move(events))
    , m_signInDue(clock.now())
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
        if (mayWork()) {
            fenceDue();
            sendDue();
        } else if (!m_signingIn && isDue(m_signInDue, m_clock.now(), longestSignInBackOffMs)) {
            signIn();
        }
    }
    m_working = false;
}

void Courier::nudge()
{
    m_signInDue = m_clock.now();
    for (auto& [msgid, fence] : m_fences)
        fence.due = m_clock.now();
    if (stored(m_outbox.makeAllDue()))
        work();
}

bool Courier::mayWork() const
{
    return m_link == LinkState::Online && m_signedInOn == m_clock.today();
}

void Courier::ask(const QString& infno, const QString& insuplcAdmdvs, const QByteArray& input,
    std::function<void(const Answer&)> done, const MadeBy& madeBy)
{
    const auto msgid = m_outbox.takeMsgId();
    if (!stored(msgid))
        return done({ Answer::Outcome::Unreachable, {}, msgid.error() });
    m_messenger.exchange({ *msgid, infno, insuplcAdmdvs, input, madeBy }, questionTimeoutMs,
        [this, done = std::move(done)](const Reply& reply) {
            linkHeard(reply);
            if (!reply)
                done({ Answer::Outcome::Unreachable, {}, reply.error() });
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
    m_messenger.exchange({ *msgid, infno, {}, input, {} }, recordTimeoutMs,
        [this, msgid = *msgid, done = std::move(done)](const Reply& reply) {
            linkHeard(reply);
            done(msgid, reply);
            work();
        });
}

// --- the link ------------------------------------------------------------------------------------

/// What real traffic says about the link. A station without one tries to sign in now and then.
void Courier::linkHeard(const Reply& reply)
{
    const LinkState before = std::exchange(m_link, linkStateAfter(reply));
    if (m_link == LinkState::Online) {
        m_linkFailures = 0;
        if (before != LinkState::Online)
            m_signInDue = m_clock.now();
    } else {
        qCInfo(logSync) << "link" << describe(reply.error());
        ++m_linkFailures;
        m_signInDue =
            m_clock.now().addMSecs(backOffMs(m_linkFailures, longestSignInBackOffMs, m_random()));
    }
    if (before != m_link)
        m_events.linkChanged(m_link);
}

void Courier::signIn()
{
    const auto msgid = m_outbox.takeMsgId();
    if (!stored(msgid))
        return;
    const SignInRequest request { m_messenger.profile().deviceNo.left(operatorNoLength), {}, {} };
    m_signingIn = true;
    m_messenger.exchange({ *msgid, QStringLiteral("9001"), {}, writeJson(toWire(request)) },
        questionTimeoutMs, [this](const Reply& reply) { signedIn(reply); });
}

void Courier::signedIn(const Reply& reply)
{
    m_signingIn = false;
    linkHeard(reply);
    if (reply) {
        // A province that refuses sign-ins may still take business; its answers will tell.
        m_signedInOn = m_clock.today();
        if (const auto answer = fromWire<SignInAnswer>(reply->response.output, {}))
            m_messenger.setSignNo(answer->signNo);
        else
            qCWarning(logSync) << "signed in without a number" << reply->response.inf_refmsgid;
    }
    work();
}

// --- sending Records -----------------------------------------------------------------------------

void Courier::sendDue()
{
    const int room = maxInFlight - static_cast<int>(m_inFlight.size());
    if (room <= 0)
        return;
    const auto records = m_outbox.sendable(room);
    if (!stored(records))
        return;
    for (const Record& record : *records)
        if (mayWork())
            send(record);
}

void Courier::send(const Record& record)
{
    if (!stored(m_outbox.markSending(record.msgid)))
        return;
    changed(record, RecordState::Sending);
    m_inFlight.insert(record.msgid);
    const int attempt = record.attempts + 1;
    m_messenger.exchange(
        { record.msgid, record.infno, record.insuplcAdmdvs, record.input, record.madeBy },
        recordTimeoutMs, [this, msgid = record.msgid, attempt](const Reply& reply) {
            finished(msgid, attempt, reply);
        });
}

void Courier::finished(const QString& msgid, int attempt, const Reply& reply)
{
    linkHeard(reply);
    const auto found = m_outbox.find(msgid);
    if (!stored(found) || !*found)
        return;
    const Record& record = **found;
    const bool mine = record.attempts == attempt;
    if (mine)
        m_inFlight.erase(msgid);
    if (reply) {
        close(record, *reply);
    } else if (record.state == RecordState::Sending && mine) {
        if (reply.error().code == ErrorCode::AnswerMalformed) {
            if (stored(m_outbox.hold(msgid, describe(reply.error()))))
                changed(record, RecordState::Held);
        } else {
            const bool left = !nothingLeft(reply.error());
            // Without a link the sign-in waits, not the Record.
            const qint64 wait = left ? backOffMs(record.attempts, longestBackOffMs, m_random()) : 0;
            if (stored(m_outbox.backToReady(msgid, m_clock.now().addMSecs(wait), left)))
                changed(record, RecordState::Ready);
        }
    }
    work();
}

/// A signed answer to the Record itself has come.
void Courier::close(const Record& record, const SignedAnswer& answer)
{
    const bool open = record.state == RecordState::Sending || record.state == RecordState::Fencing;
    if (!open)
        return; // said twice, or after its end
    if (answer.response.success) {
        end(record, MessageEnd::Done, answer);
    } else if (record.state == RecordState::Fencing) {
        return; // perhaps it met its own tombstone: the fence will tell
    } else if (!answer.response.reasons.empty()) {
        end(record, MessageEnd::Refused, answer);
    } else {
        // A refusal of the business gives its reasons; this is one of the message.
        // What the province wrote may name a person: it is kept with the Record, not logged.
        qCWarning(logSync) << "held" << record.msgid << record.infno;
        if (stored(m_outbox.hold(record.msgid, answer.response.err_msg)))
            changed(record, RecordState::Held, answer.response);
    }
}

/// Only a receipt ends a Record. An answer without one is signed and yet of no use.
void Courier::end(const Record& record, MessageEnd end, const SignedAnswer& answer)
{
    const QByteArray receipt = answer.response.receipt.toLatin1();
    if (const auto proved = m_messenger.proveEnd(record, end, receipt); !proved) {
        if (record.state == RecordState::Sending
            && stored(m_outbox.hold(record.msgid, describe(proved.error()))))
            changed(record, RecordState::Held);
        return;
    }
    if (stored(m_outbox.close(
            { record.msgid, end, receipt, factsOfAnswer(answer.response), answer.body })))
        changed(record, end == MessageEnd::Done ? RecordState::Acked : RecordState::Refused,
            answer.response);
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
        const bool due =
            !fenceOfIt.due.isValid() || isDue(fenceOfIt.due, m_clock.now(), longestBackOffMs);
        if (due && !fenceOfIt.inFlight && mayWork())
            fence(record);
    }
}

void Courier::fence(const Record& record)
{
    const auto fenceId = m_outbox.takeMsgId();
    if (!stored(fenceId))
        return;
    m_fences[record.msgid].inFlight = true;
    m_messenger.exchange({ *fenceId, QStringLiteral("Y001"), record.insuplcAdmdvs,
                             writeJson(toWire(FenceRequest { record.msgid, record.infno,
                                 record.place.epoch, record.place.number, record.link })) },
        questionTimeoutMs,
        [this, msgid = record.msgid](const Reply& reply) { fenced(msgid, reply); });
}

void Courier::fenced(const QString& msgid, const Reply& reply)
{
    linkHeard(reply);
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
    m_messenger.exchange(
        { msgid, (*record)->infno, (*record)->insuplcAdmdvs, (*record)->input, (*record)->madeBy },
        recordTimeoutMs, [this, msgid, wasDone](const Reply& reply) {
            linkHeard(reply);
            const auto now = m_outbox.find(msgid);
            const bool contradicts = reply && wasDone && !reply->response.success;
            if (!reply || contradicts || !stored(now) || !*now)
                return postpone(msgid);
            m_fences.erase(msgid);
            const Record& fencing = **now;
            if (reply->response.success || fencing.state != RecordState::Fencing)
                close(fencing, *reply);
            else
                end(fencing, MessageEnd::Refused, *reply);
            work();
        });
}

void Courier::postpone(const QString& msgid)
{
    Fence& fence = m_fences[msgid];
    fence.inFlight = false;
    ++fence.failures;
    fence.due = m_clock.now().addMSecs(backOffMs(fence.failures, longestBackOffMs, m_random()));
    work();
}

void Courier::changed(const Record& record, RecordState state, const WireResponse& response)
{
    m_events.recordChanged({ record.msgid, record.infno, state, response });
}

} // namespace yidi
