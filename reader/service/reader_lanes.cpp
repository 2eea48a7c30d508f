// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/service/reader_lanes.h"

#include "app/base/log.h"

#include <QCoreApplication>

namespace yidi {

namespace {

/// A mute card is pushed in again a few times before somebody gives up; a dead reader that is tried
/// for days must not fill the machine with threads.
constexpr int mostHanging = 8;

} // namespace

ReaderLanes::Lane ReaderLanes::begin(const QString& reader)
{
    const Lane lane { new QThread, new ReaderWorker(reader, m_fileMapDir) };
    lane.worker->moveToThread(lane.thread);
    connect(lane.thread, &QThread::finished, lane.worker, &QObject::deleteLater);
    // For the thread that is left behind; one that ends in time is deleted by us.
    connect(lane.thread, &QThread::finished, lane.thread, &QObject::deleteLater);
    connect(lane.worker, &ReaderWorker::answered, this, &ReaderLanes::answered);
    connect(lane.worker, &ReaderWorker::failed, this, &ReaderLanes::failed);
    lane.thread->start();
    return lane;
}

bool ReaderLanes::post(const QString& reader, CardJob job)
{
    auto lane = m_lanes.find(reader);
    if (lane == m_lanes.end()) {
        if (m_hanging[reader] >= mostHanging)
            return false;
        lane = m_lanes.emplace(reader, begin(reader)).first;
    }
    lane->second.worker->post(std::move(job));
    return true;
}

/// What waits in the lane has been told to have failed, and a thread that quits would still do it:
/// interrupted, nothing more goes to the card.
void ReaderLanes::end(const Lane& lane)
{
    lane.thread->requestInterruption();
    lane.thread->quit();
}

/// A lane that hangs may end after whoever asked; the program's own thread is there to delete it.
void ReaderLanes::outlive(const Lane& lane)
{
    lane.thread->moveToThread(QCoreApplication::instance()->thread());
}

void ReaderLanes::leaveBehind(const QString& reader)
{
    const auto at = m_lanes.find(reader);
    if (at == m_lanes.end())
        return;
    const Lane lane = at->second;
    m_lanes.erase(at);
    ++m_hanging[reader];
    connect(lane.thread, &QThread::finished, this, [this, reader] { --m_hanging[reader]; });
    lane.worker->disconnect(this);
    outlive(lane);
    end(lane);
}

void ReaderLanes::quit()
{
    for (const auto& [reader, lane] : m_lanes)
        end(lane);
}

void ReaderLanes::wait(QDeadlineTimer patience)
{
    for (auto& [reader, lane] : m_lanes) {
        if (lane.thread->wait(patience)) {
            delete lane.thread;
            continue;
        }
        outlive(lane);
        qCWarning(logReader) << "left a hanging reader behind";
    }
    m_lanes.clear();
}

} // namespace yidi
