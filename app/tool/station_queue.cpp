// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tool/station_queue.h"

#include "app/base/clock.h"
#include "app/crypto/new_file.h"
#include "app/store/payments.h"
#include "app/sync/earlier_queues.h"
#include "app/sync/leaving.h"
#include "app/sync/queue_owner.h"
#include "app/tool/complain.h"
#include "app/transactions/control/queue_export.h"

#include <QDir>
#include <QFile>

#include <cstdio>

namespace yidi {

namespace {

/// What makes a folder a station's, and what it must not use again; all else in it is data.
constexpr const char* enrolment[] = { "station.json", "station.pem", "station.key", "ca.pem",
    "crl.pem", "province-sign.pem", "province-seal.pem", "store.key", "slip.key",
    EarlierQueues::fileName };
constexpr const char* keys[] = { "station.key", "store.key", "slip.key" };

ExitCode refuse(const QString& why)
{
    std::fprintf(stderr, "yidi: %s\n", qPrintable(why));
    return ExitRefused;
}

bool isEnrolment(const QString& name)
{
    return std::any_of(std::begin(enrolment), std::end(enrolment),
        [&](const char* one) { return name == QLatin1String(one); });
}

/// The place on the disk may be used again before anything else is written there.
void overwrite(const QString& path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadWrite) && file.write(QByteArray(file.size(), '\0')) >= 0)
        file.flush();
}

/// Keys first, the profile last.
Result<void> wipe(const QString& dataDir, Leaving what)
{
    QDir folder(dataDir);
    const bool everything = what == Leaving::Everything;
    YIDI_TRY(replaceFile(folder.filePath(leavingMarker), {}, FileAccess::Owner));
    if (everything)
        for (const char* key : keys)
            overwrite(folder.filePath(QLatin1String(key)));
    const auto gone = [&](const QFileInfo& entry) {
        const bool isFolder = entry.isDir() && !entry.isSymLink();
        return isFolder ? QDir(entry.filePath()).removeRecursively()
                        : QFile::remove(entry.filePath());
    };
    const QString profile = QStringLiteral("station.json");
    for (const QFileInfo& entry : folder.entryInfoList(
             QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)) {
        if (entry.fileName() == profile || entry.fileName() == leavingMarker
            || (!everything && isEnrolment(entry.fileName())))
            continue;
        if (!gone(entry))
            return fail(ErrorCode::FileUnwritable, entry.filePath());
    }
    for (const QString& last : { everything ? profile : QString(), leavingMarker })
        if (!last.isEmpty() && !folder.remove(last))
            return fail(ErrorCode::FileUnwritable, folder.filePath(last));
    return {};
}

/// What its queues have held, for the station that begins anew.
Result<void> remember(const QString& dataDir)
{
    if (!QFile::exists(dataDir + QStringLiteral("/queue.db")))
        return {};
    const auto clock = systemClock();
    YIDI_ASSIGN(const auto queue, openStationQueue(dataDir, *clock));
    YIDI_ASSIGN(const auto epochs, queue->epochs());
    YIDI_ASSIGN(EarlierQueues earlier, EarlierQueues::load(dataDir));
    earlier.add(queue->lastMsgId(), epochs);
    return earlier.lastMsgId.isEmpty() ? Result<void>() : earlier.save(dataDir);
}

Result<std::size_t> unfinishedPayments(const QString& dataDir, const Clock& clock)
{
    const QString path = dataDir + QStringLiteral("/payments.db");
    if (!QFile::exists(path))
        return std::size_t(0);
    YIDI_ASSIGN(const auto payments, Payments::open(path, clock));
    YIDI_ASSIGN(const auto unfinished, payments->unfinished());
    return unfinished.size();
}

/// Why nothing may be wiped yet; nothing when it may.
Result<QString> whyNot(const QString& dataDir, const QString& exported)
{
    const auto clock = systemClock();
    YIDI_ASSIGN(const StationProfile profile, StationProfile::load(dataDir));
    if (QFile::exists(profile.file(leavingMarker)))
        return QString();
    if (QFile::exists(dataDir + QStringLiteral("/queue.db"))) {
        YIDI_ASSIGN(const auto queue, openStationQueue(dataDir, *clock));
        YIDI_ASSIGN(const auto unsent, unsentRecords(*queue));
        if (!unsent.empty() && exported.isEmpty())
            return QStringLiteral(
                "%1 Records have not reached the province. Start the station until `yidi queue "
                "status` says pending 0, or export them (yidi queue export --data %2 --to FILE), "
                "hand the file to the province, and repeat this with --export FILE")
                .arg(unsent.size())
                .arg(dataDir);
        if (!unsent.empty()) {
            const QString folder = QDir(dataDir).canonicalPath();
            if (QFileInfo(exported).canonicalFilePath().startsWith(folder + QLatin1Char('/')))
                return QStringLiteral("%1 lies in the folder that is wiped; put it elsewhere")
                    .arg(exported);
            QFile file(exported);
            if (!file.open(QIODevice::ReadOnly))
                return fail(ErrorCode::FileUnreadable, exported);
            if (const auto covered = checkExport(file.readAll(), *queue, profile); !covered)
                return QStringLiteral("%1: %2; export again")
                    .arg(exported, describe(covered.error()));
        }
    }
    YIDI_ASSIGN(const std::size_t payments, unfinishedPayments(dataDir, *clock));
    if (payments > 0)
        return QStringLiteral(
            "%1 payments or refunds are not finished. Start the station until the "
            "bank has answered, or settle them at the cashier's desk")
            .arg(payments);
    return QString();
}

} // namespace

Result<std::unique_ptr<Outbox>> openStationQueue(const QString& dataDir, const Clock& clock)
{
    const QString path = dataDir + QStringLiteral("/queue.db");
    if (!QFile::exists(path))
        return fail(ErrorCode::StoreUnavailable, path + QStringLiteral(" does not exist"));
    YIDI_ASSIGN(const StationProfile profile, StationProfile::load(dataDir));
    YIDI_ASSIGN(auto owner, queueOwner(profile));
    auto queue = Outbox::open(path, std::move(owner), clock);
    if (!queue && queue.error().code == ErrorCode::StoreLocked)
        return fail(ErrorCode::StoreLocked, path + QStringLiteral(" is in use; stop the station"));
    return queue;
}

Result<ExitCode> exportTo(const QString& dataDir, const QString& file)
{
    const auto clock = systemClock();
    YIDI_ASSIGN(const StationProfile profile, StationProfile::load(dataDir));
    YIDI_ASSIGN(const auto queue, openStationQueue(dataDir, *clock));
    YIDI_ASSIGN(const auto unsent, unsentRecords(*queue));
    YIDI_ASSIGN(const QByteArray bytes, exportQueue(*queue, profile, *clock));
    YIDI_TRY(replaceFile(file, bytes, FileAccess::Owner));
    print(Json::object({ { QStringLiteral("exported"), Json::integer(std::ssize(unsent)) },
        { QStringLiteral("file"), file } }));
    return ExitDone;
}

Result<ExitCode> leave(const QString& dataDir, Leaving what, const QString& exported)
{
    YIDI_ASSIGN(const QString why, whyNot(dataDir, exported));
    if (!why.isEmpty())
        return refuse(why);
    if (what == Leaving::Nothing) {
        print(Json::object({ { QStringLiteral("may_go"), Json::boolean(true) } }));
        return ExitDone;
    }
    if (what == Leaving::AllButEnrolment && !QFile::exists(QDir(dataDir).filePath(leavingMarker)))
        YIDI_TRY(remember(dataDir));
    YIDI_TRY(wipe(dataDir, what));
    print(Json::object({ { QStringLiteral("wiped"), dataDir },
        { QStringLiteral("enrolled"), Json::boolean(what == Leaving::AllButEnrolment) } }));
    return ExitDone;
}

} // namespace yidi
