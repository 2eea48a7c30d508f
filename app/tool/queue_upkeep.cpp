// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/clock.h"
#include "app/store/backup.h"
#include "app/sync/queue_owner.h"
#include "app/sync/queue_report_file.h"
#include "app/tool/complain.h"
#include "app/tool/station_queue.h"

#include <QFile>

namespace yidi {

namespace {

Result<QByteArray> provinceKeyOf(const QString& dataDir)
{
    QFile key(dataDir + QStringLiteral("/province-sign.pem"));
    if (!key.open(QIODevice::ReadOnly))
        return fail(
            ErrorCode::NotEnrolled, key.fileName() + QStringLiteral(": ") + key.errorString());
    return key.readAll();
}

} // namespace

Result<ExitCode> backUpTo(const QString& dataDir, const QString& medium)
{
    const auto clock = systemClock();
    YIDI_ASSIGN(const StationProfile profile, StationProfile::load(dataDir));
    YIDI_ASSIGN(const auto queue, openStationQueue(dataDir, *clock));
    YIDI_ASSIGN(const QString copy,
        Backups(medium, profile.institutionCode, profile.stationNumber).make(*queue));
    print(Json::object({ { QStringLiteral("copy"), copy } }));
    return ExitDone;
}

Result<ExitCode> restoreFrom(const QString& dataDir, const QString& copy)
{
    const auto clock = systemClock();
    YIDI_ASSIGN(const StationProfile profile, StationProfile::load(dataDir));
    YIDI_ASSIGN(const QByteArray provinceKey, provinceKeyOf(dataDir));
    YIDI_ASSIGN(const QString aside,
        restoreBackup(
            copy, profile.file(QStringLiteral("queue.db")), [&] { return queueOwner(profile); },
            provinceKey, *clock));
    print(Json::object({ { QStringLiteral("restored"), copy },
        { QStringLiteral("kept_aside"), aside.isEmpty() ? Json() : Json(aside) } }));
    return ExitDone;
}

Result<ExitCode> showReport(const QString& dataDir)
{
    YIDI_ASSIGN(const QByteArray provinceKey, provinceKeyOf(dataDir));
    YIDI_ASSIGN(const QueueReport report, readQueueReport(dataDir, provinceKey));
    print(queueReportJson(report));
    return report.agrees() ? ExitDone : ExitRefused;
}

} // namespace yidi
