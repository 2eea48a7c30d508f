// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/service/reader_worker.h"

#include "app/base/dead_stack.h"

namespace yidi {

ReaderWorker::ReaderWorker(const QString& reader, const QString& mapDirectory)
    : m_reader(reader)
    , m_catalogue(mapDirectory)
{
}

void ReaderWorker::post(CardJob job)
{
    QMetaObject::invokeMethod(
        this, [this, job = std::move(job)] { run(job); }, Qt::QueuedConnection);
}

void ReaderWorker::run(const CardJob& job)
{
    if (const CardAnswer answer = work(job))
        Q_EMIT answered(job.id, *answer);
    else
        Q_EMIT failed(job.id, answer.error(), !isInSight(job));
    wipeDeadStack(); // of what the card said, and of what it was told
}

CardAnswer ReaderWorker::work(const CardJob& job)
{
    if (job.deadline.hasExpired())
        return fail(ErrorCode::ReaderStuck, QStringLiteral("deadline passed"));
    YIDI_ASSIGN(const auto card, m_reader.connect(job.share, job.insertions, job.deadline));
    return job.work(*card, m_catalogue);
}

/// A service that ends says many things to a command under way; only a look tells it from a fault
/// of the card.
bool ReaderWorker::isInSight(const CardJob& job)
{
    const auto now = m_reader.status();
    return now && now->present && now->insertions == job.insertions;
}

} // namespace yidi
