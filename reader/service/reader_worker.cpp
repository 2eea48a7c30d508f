// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/service/reader_worker.h"

namespace yidi {

ReaderWorker::ReaderWorker(const QString& reader, const QString& mapDirectory)
    : m_reader(reader)
    , m_catalogue(mapDirectory)
{
}

void ReaderWorker::post(CardJob job)
{
    QMetaObject::invokeMethod(
        this, [this, job = std::move(job)] { Q_EMIT finished(job.id, run(job)); },
        Qt::QueuedConnection);
}

Delivery ReaderWorker::run(const CardJob& job)
{
    const auto failed = [&](const Error& error) -> Delivery {
        return [tell = job.failed, error] { tell(error); };
    };
    if (job.deadline.hasExpired())
        return failed({ ErrorCode::ReaderStuck, QStringLiteral("deadline passed") });
    const auto card = m_reader.connect(job.share, job.insertions, job.deadline);
    return card ? job.work(**card, m_catalogue) : failed(card.error());
}

} // namespace yidi
