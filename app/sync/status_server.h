// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/json.h"
#include "app/store/outbox.h"

#include <QLocalServer>

#include <functional>

namespace yidi {

/// Counts by state and the age of the oldest open Record, as `yidi queue status` prints them.
Json statusJson(const QueueStatus& status, const QDateTime& now);

/// Where a running station answers: the queue itself is locked, and should be.
QString statusSocketPath(const QString& dataDir);

/// Answers every line {"ask":"status"} on DATA/station.sock with one line of JSON. Only the same
/// user can connect. Nothing can be changed through it.
class StatusServer : public QObject {
public:
    StatusServer(const QString& dataDir, std::function<Json()> status);

private:
    void connected();

    QLocalServer m_server;
    std::function<Json()> m_status;
};

/// Asks a running station; `StoreUnavailable` when none answers.
Result<Json> askStationStatus(const QString& dataDir, int timeoutMs);

} // namespace yidi
