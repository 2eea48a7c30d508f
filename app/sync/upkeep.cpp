// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/upkeep.h"

#include "app/base/dates.h"
#include "app/base/log.h"
#include "app/sync/earlier_queues.h"
#include "app/sync/queue_book.h"
#include "app/sync/queue_report_file.h"

#include <algorithm>

namespace yidi {

namespace {

constexpr qint64 hour = 3600;
constexpr qint64 day = 24 * hour;
constexpr qint64 soon = 60;
constexpr qint64 again = 300; ///< after it did not work
constexpr qint64 afterStart = 600;
constexpr int keepBodiesDays = 30;
constexpr int shreddedAtOnce = 200;
constexpr int provedAtOnce = 200;

} // namespace

Json Upkeep::Chore::status() const
{
    return Json::object(
        { { QStringLiteral("at"), done.isValid() ? Json(wireDateTime(done)) : Json() },
            { QStringLiteral("result"), said } });
}

Upkeep::Upkeep(Outbox& outbox, const StationProfile& profile, QByteArray provinceKey,
    const Clock& clock, Fetch fetch, Events events)
    : m_outbox(outbox)
    , m_profile(profile)
    , m_provinceKey(std::move(provinceKey))
    , m_clock(clock)
    , m_fetch(std::move(fetch))
    , m_events(std::move(events))
{
    // A station is opened while people wait in front of it.
    next(m_backup, afterStart);
    next(m_check, afterStart);
    next(m_shredding, afterStart);
}

/// A time further ahead than any waiting is the trace of a clock set back.
bool Upkeep::isDue(const Chore& chore) const
{
    const QDateTime now = m_clock.now();
    return !chore.due.isValid() || chore.due <= now || chore.due > now.addSecs(day);
}

void Upkeep::next(Chore& chore, qint64 seconds) const
{
    chore.due = m_clock.now().addSecs(seconds);
}

void Upkeep::beat(bool somebodyWaits, bool online)
{
    if (online && m_audit && m_awaited == 0)
        ask();
    else if (online && !m_audit && isDue(m_comparison))
        compare();
    if (somebodyWaits)
        return;
    if (isDue(m_backup))
        backUp();
    else if (m_walk)
        proveFurther();
    else if (isDue(m_check))
        check();
    else if (isDue(m_shredding))
        shred();
}

void Upkeep::compareNow()
{
    m_comparison.due = {};
}

/// What has not changed is there already.
void Upkeep::backUp()
{
    next(m_backup, hour);
    const auto status = m_outbox.status();
    if (m_profile.limits.backupDir.isEmpty() || !status || m_backedUp == *status)
        return;
    Backups backups(m_profile.limits.backupDir, m_profile.institutionCode, m_profile.stationNumber);
    const auto made = backups.make(m_outbox);
    m_backup.said = made ? QStringLiteral("ok") : describe(made.error());
    if (!made) {
        qCWarning(logSync) << "no copy of the queue" << m_backup.said;
        return;
    }
    m_backup.done = m_clock.now();
    m_backedUp = *status;
}

void Upkeep::check()
{
    next(m_check, day);
    if (const auto sound = m_outbox.checkIntegrity(); !sound)
        return endCheck(sound);
    m_walk.emplace(m_provinceKey);
}

/// Every receipt is a signature to be verified: a long queue takes hours of small steps, between
/// which it is there for whoever comes.
void Upkeep::proveFurther()
{
    const auto ended = m_outbox.proveFurther(*m_walk, provedAtOnce);
    if (ended && !*ended)
        return;
    const ChainProof proof = std::exchange(m_walk, std::nullopt)->proof();
    if (!ended)
        endCheck(fail(ended.error()));
    else if (!proof.isSound())
        endCheck(fail(ErrorCode::StoreUnavailable, proof.broken.front()));
    else
        endCheck({});
}

void Upkeep::endCheck(const Result<void>& sound)
{
    m_check.done = m_clock.now();
    m_check.said = sound ? QStringLiteral("ok") : describe(sound.error());
    if (!sound) // whoever is responsible decides; sending what is there does no harm
        qCCritical(logSync) << "the queue is not as it was stored" << m_check.said;
}

void Upkeep::shred()
{
    const auto wiped = m_outbox.shred(m_clock.now().addDays(-keepBodiesDays), shreddedAtOnce);
    m_shredding.said = wiped ? QStringLiteral("ok") : describe(wiped.error());
    m_shredding.done = m_clock.now();
    next(m_shredding, wiped.value_or(0) == shreddedAtOnce ? 1 : day);
}

Result<QueueBook> Upkeep::book()
{
    YIDI_ASSIGN(QueueBook book, queueBookOf(m_outbox));
    YIDI_ASSIGN(const EarlierQueues earlier, EarlierQueues::load(m_profile.dataDir));
    book.earlier = earlier.epochs;
    return book;
}

void Upkeep::compare()
{
    auto book = this->book();
    if (!book) {
        m_comparison.said = describe(book.error());
        next(m_comparison, again);
        return;
    }
    m_audit.emplace(*std::move(book), m_profile.institutionCode, m_profile.deviceNo);
    ask();
}

void Upkeep::ask()
{
    const auto queries = m_audit->questions();
    if (queries.empty())
        return endComparison();
    m_answers.assign(queries.size(), fail(ErrorCode::LinkTimeout));
    m_awaited = queries.size();
    for (std::size_t i = 0; i < queries.size(); ++i)
        m_fetch(QStringLiteral("Y002"), writeJson(toWire(queries[i])),
            [this, i](const QString& msgid, const Result<SignedAnswer>& answer) {
                heard(i, msgid, answer);
            });
}

void Upkeep::heard(std::size_t which, const QString& msgid, const Result<SignedAnswer>& answer)
{
    if (answer)
        m_answers[which] = ProvedAnswer { msgid, answer->body, answer->signature };
    else
        m_answers[which] = fail(answer.error());
    if (--m_awaited == 0)
        m_audit->answered(m_answers);
}

/// The message ids go on behind the highest that either side has used.
void Upkeep::endComparison()
{
    const QueueAudit audit = *std::exchange(m_audit, std::nullopt);
    if (const auto& failure = audit.failure()) {
        m_comparison.said = describe(*failure);
        qCWarning(logSync) << "the queue was not compared" << m_comparison.said;
        return next(m_comparison, m_outbox.mustAskFirst() ? soon : again);
    }
    next(m_comparison, day);
    const QueueReport report = audit.report(m_clock.now());
    m_comparison.done = report.at;
    m_comparison.said = report.agrees() ? QStringLiteral("nothing lost, nothing doubled")
                                        : QStringLiteral("%1 places differ").arg(report.found);
    const auto written = writeQueueReport(m_profile.dataDir, report, audit.proofs());
    if (!written)
        qCWarning(logSync) << "no report of the queue" << describe(written.error());
    if (const auto settled = goOn(report, audit.lastMsgId()); !settled)
        return m_events.storeFailed(settled.error());
    m_events.compared(report);
}

/// A queue that lacks what the province has of it is an old copy that somebody put back by hand:
/// it must not use those places again.
Result<void> Upkeep::goOn(const QueueReport& report, const QString& lastMsgIdThere)
{
    const bool isOld = std::any_of(
        report.findings.begin(), report.findings.end(), [&](const QueueFinding& finding) {
            return finding.kind == QueueFindingKind::UnknownHere
                && finding.epoch == m_outbox.epoch();
        });
    if (isOld)
        YIDI_TRY(m_outbox.beginEpoch(QStringLiteral("the province knows more")));
    return m_outbox.hasAsked(lastMsgIdThere);
}

Json Upkeep::status() const
{
    return Json::object({ { QStringLiteral("backup"), m_backup.status() },
        { QStringLiteral("check"), m_check.status() },
        { QStringLiteral("shredding"), m_shredding.status() },
        { QStringLiteral("comparison"), m_comparison.status() } });
}

} // namespace yidi
