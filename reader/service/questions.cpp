// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/service/questions.h"

#include "app/base/log.h"

#include <algorithm>
#include <chrono>

namespace yidi {

namespace {

/// A question that failed out of sight waits for the monitor's word. Should the monitor have seen
/// no loss, it is tried again after this.
constexpr int againMs = 100;

Error cardIsOut()
{
    return { ErrorCode::CardLost, QStringLiteral("the card is out") };
}

Error noAnswerInTime()
{
    return { ErrorCode::ReaderStuck, QStringLiteral("no answer before the deadline") };
}

/// For who looks after the station: a mute card, a neighbour who holds the reader, a dead service.
void alarm(const QString& reader)
{
    qCWarning(logReader) << "reader" << reader << "did not answer in time";
}

} // namespace

Questions::Questions(const InsertedCards& cards, const QString& fileMapDir)
    : m_cards(cards)
    , m_lanes(fileMapDir)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Questions::timePassed);
    connect(&m_lanes, &ReaderLanes::answered, this, &Questions::answered);
    connect(&m_lanes, &ReaderLanes::failed, this,
        [this](quint64 id, const Error& error, bool outOfSight) {
            outOfSight ? waitForMonitor(id) : failed(id, error);
        });
}

quint64 Questions::ask(Question question)
{
    if (m_cards.count(question.token) == 0) {
        const auto tell = [failed = std::move(question.failed)] { failed(cardIsOut()); };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
        return 0;
    }
    const bool now = maySend(question);
    m_pending.emplace(++m_last, Pending { std::move(question) });
    if (now)
        post(m_last);
    setTimer();
    return m_last;
}

void Questions::forget(quint64 id)
{
    m_pending.erase(id);
}

void Questions::resume(CardToken token)
{
    std::vector<quint64> waiting;
    for (const auto& [id, pending] : m_pending) {
        if (pending.question.token == token && !pending.working)
            waiting.push_back(id);
    }
    for (const quint64 id : waiting)
        post(id);
}

void Questions::failExclusive(CardToken token, const Error& error)
{
    failAll(token, error, [](const Pending& pending) {
        return !pending.working && pending.question.share == CardShare::Exclusive;
    });
}

void Questions::cardLeft(CardToken token, const QString& reader)
{
    const bool hangs = std::any_of(m_pending.begin(), m_pending.end(), [token](const auto& entry) {
        return entry.second.question.token == token && entry.second.working;
    });
    if (hangs) // in the card that left, perhaps; the next card gets a fresh thread
        m_lanes.leaveBehind(reader);
    failAll(token, cardIsOut());
}

const QString& Questions::readerOf(const Question& question) const
{
    return m_cards.at(question.token).status.reader;
}

bool Questions::maySend(const Question& question) const
{
    return question.identifies || !m_cards.at(question.token).heldUntil;
}

void Questions::post(quint64 id)
{
    Pending& pending = m_pending.at(id);
    const Question& question = pending.question;
    const ReaderStatus& status = m_cards.at(question.token).status;
    pending.again = QDeadlineTimer(QDeadlineTimer::Forever);
    pending.working = m_lanes.post(
        status.reader, { id, question.share, status.insertions, question.deadline, question.work });
    if (!pending.working)
        pending.question.deadline = QDeadlineTimer(); // as one that hangs, from the event loop
    setTimer();
}

void Questions::answered(quint64 id, const Delivery& deliver)
{
    if (m_pending.erase(id) > 0)
        deliver();
}

void Questions::failed(quint64 id, const Error& error)
{
    const auto at = m_pending.find(id);
    if (at == m_pending.end())
        return;
    const Question question = std::move(at->second.question);
    m_pending.erase(at);
    if (error.code == ErrorCode::ReaderStuck)
        alarm(readerOf(question));
    question.failed(error);
}

/// The card is out, or held and back; or nothing was wrong.
void Questions::waitForMonitor(quint64 id)
{
    const auto at = m_pending.find(id);
    if (at == m_pending.end())
        return;
    const Question& question = at->second.question;
    if (question.share == CardShare::Exclusive && m_cards.at(question.token).cardSn.isEmpty())
        return failed(id, cardIsOut()); // nothing would tell whether the same card is asked again
    at->second.working = false;
    at->second.again = QDeadlineTimer(againMs, Qt::PreciseTimer);
    setTimer();
}

void Questions::failAll(CardToken token, const Error& error, const Which& which)
{
    std::vector<Failed> failures;
    for (auto at = m_pending.begin(); at != m_pending.end();) {
        if (at->second.question.token != token || (which && !which(at->second))) {
            ++at;
            continue;
        }
        failures.push_back(std::move(at->second.question.failed));
        at = m_pending.erase(at);
    }
    for (const Failed& failed : failures)
        failed(error);
}

void Questions::deadlinePassed(quint64 id)
{
    const auto at = m_pending.find(id);
    if (at == m_pending.end())
        return;
    const Pending late = std::move(at->second);
    m_pending.erase(at);
    const QString reader = readerOf(late.question);
    alarm(reader);
    if (late.working)
        m_lanes.leaveBehind(reader);
    late.question.failed(noAnswerInTime());
    if (late.working)
        failAll(late.question.token, noAnswerInTime()); // those waiting behind it
}

void Questions::timePassed()
{
    std::vector<quint64> late;
    std::vector<quint64> again;
    for (const auto& [id, pending] : m_pending) {
        if (pending.question.deadline.hasExpired())
            late.push_back(id);
        else if (pending.again.hasExpired() && maySend(pending.question))
            again.push_back(id);
    }
    for (const quint64 id : late)
        deadlinePassed(id);
    for (const quint64 id : again) {
        if (m_pending.count(id) > 0)
            post(id);
    }
    setTimer();
}

void Questions::setTimer()
{
    QDeadlineTimer next(QDeadlineTimer::Forever);
    for (const auto& [id, pending] : m_pending) {
        next = std::min(next, pending.question.deadline);
        if (maySend(pending.question))
            next = std::min(next, pending.again);
    }
    if (next.isForever())
        m_timer.stop();
    else
        m_timer.start(std::chrono::milliseconds(next.remainingTime() + 1));
}

} // namespace yidi
