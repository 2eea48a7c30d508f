// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tool/commands.h"

#include "app/base/clock.h"
#include "app/base/json.h"
#include "app/crypto/signing.h"
#include "app/store/outbox.h"
#include "app/sync/station_profile.h"
#include "app/sync/status_server.h"
#include "app/transactions/envelope.h"

#include <QCommandLineParser>
#include <QFile>

#include <cstdio>

namespace yidi {

namespace {

constexpr int stationTimeoutMs = 3000;

int complain(ExitCode code, const QString& what)
{
    std::fprintf(stderr, "yidi queue: %s\n", what.toUtf8().constData());
    return code;
}

int print(const Json& json, ExitCode code = ExitDone)
{
    std::fputs((writeJsonPretty(json) + '\n').constData(), stdout);
    return code;
}

/// The station's queue, which no running station has open.
Result<std::unique_ptr<Outbox>> openQueue(const QString& dataDir, const Clock& clock)
{
    const QString path = dataDir + QStringLiteral("/queue.db");
    if (!QFile::exists(path))
        return fail(ErrorCode::StoreUnavailable, path + QStringLiteral(" does not exist"));
    return Outbox::open(path, {}, clock);
}

int status(const QString& dataDir)
{
    if (const auto answer = askStationStatus(dataDir, stationTimeoutMs))
        return print(*answer);
    const auto clock = systemClock();
    const auto queue = openQueue(dataDir, *clock);
    if (!queue)
        return complain(ExitUnavailable, describe(queue.error()));
    const auto counts = (*queue)->status();
    if (!counts)
        return complain(ExitUnavailable, describe(counts.error()));
    return print(statusJson(*counts, clock->now()));
}

/// Every closed Record is proved by the province's signature over its own msgid.
Result<Json> proveReceipts(Outbox& queue, const QByteArray& provinceKey)
{
    Json unproved = Json::array();
    std::int64_t proved = 0;
    for (RecordState state : { RecordState::Acked, RecordState::Refused }) {
        YIDI_ASSIGN(const auto records, queue.inState(state));
        for (const Record& record : records) {
            if (sm2Verify(provinceKey, signedBytes(record.msgid, record.answer), record.signature))
                ++proved;
            else
                unproved.append(Json(record.msgid));
        }
    }
    return Json::object({ { QStringLiteral("receipts_proved"), Json::integer(proved) },
        { QStringLiteral("receipts_unproved"), std::move(unproved) } });
}

int verify(const QString& dataDir)
{
    QFile key(dataDir + QStringLiteral("/province-sign.pem"));
    if (!key.open(QIODevice::ReadOnly))
        return complain(ExitUnavailable, key.fileName() + QStringLiteral(": ") + key.errorString());
    const auto clock = systemClock();
    const auto queue = openQueue(dataDir, *clock);
    if (!queue)
        return complain(ExitUnavailable, describe(queue.error()));
    if (const auto sound = (*queue)->checkIntegrity(); !sound)
        return complain(ExitRefused, describe(sound.error()));
    const auto proof = proveReceipts(**queue, key.readAll());
    if (!proof)
        return complain(ExitUnavailable, describe(proof.error()));
    const bool all = (*proof)[u"receipts_unproved"].size() == 0;
    return print(*proof, all ? ExitDone : ExitRefused);
}

} // namespace

int queueCommand(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption data(QStringLiteral("data"), QString(), QStringLiteral("dir"),
        qEnvironmentVariable("YIDI_STATION"));
    parser.addOption(data);
    const bool parsed = parser.parse(QStringList(QStringLiteral("yidi queue")) + arguments);
    const QStringList rest = parser.positionalArguments();
    const QString dataDir = parser.value(data);
    if (!parsed)
        return complain(ExitBadUse, parser.errorText());
    if (dataDir.isEmpty())
        return complain(ExitBadUse, QStringLiteral("--data DIR is missing"));
    if (rest == QStringList(QStringLiteral("status")))
        return status(dataDir);
    if (rest == QStringList(QStringLiteral("verify")))
        return verify(dataDir);
    return complain(ExitBadUse, QStringLiteral("use: queue status|verify --data DIR"));
}

} // namespace yidi
