// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/clock.h"
#include "app/base/json.h"
#include "app/crypto/signing.h"
#include "app/store/outbox.h"
#include "app/sync/station_profile.h"
#include "app/sync/status_server.h"
#include "app/tool/commands.h"
#include "app/tool/complain.h"
#include "app/transactions/envelope.h"

#include <QCommandLineParser>
#include <QFile>

namespace yidi {

namespace {

constexpr int stationTimeoutMs = 3000;

/// The station's queue, which no running station has open.
Result<std::unique_ptr<Outbox>> openQueue(const QString& dataDir, const Clock& clock)
{
    const QString path = dataDir + QStringLiteral("/queue.db");
    if (!QFile::exists(path))
        return fail(ErrorCode::StoreUnavailable, path + QStringLiteral(" does not exist"));
    auto queue = Outbox::open(path, {}, clock);
    if (!queue && queue.error().code == ErrorCode::StoreLocked)
        return fail(ErrorCode::StoreLocked, path + QStringLiteral(" is in use; stop the station"));
    return queue;
}

/// What a running station says, else what is in its queue.
Result<Json> status(const QString& dataDir)
{
    if (auto answer = askStationStatus(dataDir, stationTimeoutMs))
        return answer;
    const auto clock = systemClock();
    YIDI_ASSIGN(const auto queue, openQueue(dataDir, *clock));
    YIDI_ASSIGN(const QueueStatus counts, queue->status());
    return statusJson(counts, clock->now());
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

Result<Json> verify(const QString& dataDir)
{
    QFile key(dataDir + QStringLiteral("/province-sign.pem"));
    if (!key.open(QIODevice::ReadOnly))
        return fail(
            ErrorCode::NotEnrolled, key.fileName() + QStringLiteral(": ") + key.errorString());
    const auto clock = systemClock();
    YIDI_ASSIGN(const auto queue, openQueue(dataDir, *clock));
    const auto sound = queue->checkIntegrity();
    YIDI_ASSIGN(Json proof, proveReceipts(*queue, key.readAll()));
    proof.set(QStringLiteral("integrity"), sound ? QStringLiteral("ok") : describe(sound.error()));
    return proof;
}

/// Everything that can be proved has been.
bool isSound(const Json& answer)
{
    const QString& integrity = answer[u"integrity"].text();
    return (integrity.isEmpty() || integrity == QLatin1String("ok"))
        && answer[u"receipts_unproved"].size() == 0;
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
        return complain({ ErrorCode::BadInput, parser.errorText() });
    if (dataDir.isEmpty())
        return complain({ ErrorCode::BadInput, QStringLiteral("--data DIR is missing") });
    const bool wantsStatus = rest == QStringList(QStringLiteral("status"));
    if (!wantsStatus && rest != QStringList(QStringLiteral("verify")))
        return complain(
            { ErrorCode::BadInput, QStringLiteral("use: yidi queue status|verify --data DIR") });
    const auto answer = wantsStatus ? status(dataDir) : verify(dataDir);
    if (!answer)
        return complain(answer.error());
    print(*answer);
    return isSound(*answer) ? ExitDone : ExitRefused;
}

} // namespace yidi
