// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/status_server.h"

#include "app/base/dates.h"
#include "app/base/log.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QLocalSocket>

namespace yidi {

namespace {

constexpr qint64 longestRequest = 256;

bool asksForStatus(const QByteArray& line)
{
    const auto request = parseJson(line);
    return request && (*request)[u"ask"].text() == QLatin1String("status");
}

} // namespace

Json statusJson(const QueueStatus& status, const QDateTime& now)
{
    Json json = Json::object();
    json.set(QStringLiteral("pending"), Json::integer(status.pending()));
    json.set(QStringLiteral("acknowledged"), Json::integer(status.acknowledged()));
    Json states = Json::object();
    for (RecordState state : allRecordStates)
        states.set(recordStateName(state), Json::integer(status.counts[static_cast<int>(state)]));
    json.set(QStringLiteral("states"), std::move(states));
    const bool any = status.oldestPending.isValid();
    json.set(
        QStringLiteral("oldest_pending"), any ? Json(wireDateTime(status.oldestPending)) : Json());
    json.set(QStringLiteral("oldest_age_s"),
        any ? Json::integer(status.oldestPending.secsTo(now)) : Json());
    return json;
}

QString statusSocketPath(const QString& dataDir)
{
    return dataDir + QStringLiteral("/station.sock");
}

StatusServer::StatusServer(const QString& dataDir, std::function<Json()> status)
    : m_status(std::move(status))
{
    // The queue's lock proves that no other station runs here, so an old socket is a dead one.
    const QString path = statusSocketPath(dataDir);
    QFile::remove(path);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &StatusServer::connected);
    if (!m_server.listen(path))
        qCWarning(logSync) << "no status socket" << path << m_server.errorString();
}

void StatusServer::connected()
{
    QLocalSocket* socket = m_server.nextPendingConnection();
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    const auto answer = [this, socket] {
        while (socket->canReadLine())
            if (asksForStatus(socket->readLine(longestRequest)))
                socket->write(writeJson(m_status()) + '\n');
        if (socket->bytesAvailable() > longestRequest)
            socket->abort();
    };
    connect(socket, &QLocalSocket::readyRead, this, answer);
    answer();
}

Result<Json> askStationStatus(const QString& dataDir, int timeoutMs)
{
    const QDeadlineTimer deadline(timeoutMs);
    const auto left = [&] { return static_cast<int>(deadline.remainingTime()); };
    QLocalSocket socket;
    socket.connectToServer(statusSocketPath(dataDir));
    if (!socket.waitForConnected(left()))
        return fail(ErrorCode::StoreUnavailable, socket.errorString());
    socket.write("{\"ask\":\"status\"}\n");
    while (!socket.canReadLine())
        if (!socket.waitForReadyRead(left()))
            return fail(ErrorCode::StoreUnavailable, socket.errorString());
    return parseJson(socket.readLine());
}

} // namespace yidi
