// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/clock.h"
#include "app/base/json.h"
#include "app/store/outbox.h"
#include "app/sync/queue_owner.h"
#include "app/sync/station_profile.h"
#include "app/sync/status_server.h"
#include "app/tool/commands.h"
#include "app/tool/complain.h"
#include "app/tool/station_queue.h"

#include <QCommandLineParser>
#include <QFile>

namespace yidi {

namespace {

constexpr int stationTimeoutMs = 3000;

/// What a running station says, else what is in its queue.
Result<Json> status(const QString& dataDir)
{
    if (auto answer = askStationStatus(dataDir, stationTimeoutMs))
        return answer;
    const auto clock = systemClock();
    YIDI_ASSIGN(const auto queue, openStationQueue(dataDir, *clock));
    YIDI_ASSIGN(const QueueStatus counts, queue->status());
    return statusJson(counts, clock->now());
}

/// Every Record stands where it stood, and ended as the province signed it.
Json shown(const ChainProof& proof)
{
    Json broken = Json::array();
    for (const QString& what : proof.broken)
        broken.append(Json(what));
    return Json::object({ { QStringLiteral("records"), Json::integer(proof.records) },
        { QStringLiteral("receipts_proved"), Json::integer(proof.receipts) },
        { QStringLiteral("from_before_receipts"), Json::integer(proof.before) },
        { QStringLiteral("broken"), std::move(broken) } });
}

Result<Json> verify(const QString& dataDir)
{
    QFile key(dataDir + QStringLiteral("/province-sign.pem"));
    if (!key.open(QIODevice::ReadOnly))
        return fail(
            ErrorCode::NotEnrolled, key.fileName() + QStringLiteral(": ") + key.errorString());
    const auto clock = systemClock();
    YIDI_ASSIGN(const auto queue, openStationQueue(dataDir, *clock));
    const auto sound = queue->checkIntegrity();
    YIDI_ASSIGN(const ChainProof chain, queue->proveChain(key.readAll()));
    Json proof = shown(chain);
    proof.set(QStringLiteral("integrity"), sound ? QStringLiteral("ok") : describe(sound.error()));
    return proof;
}

/// Everything that can be proved has been.
bool isSound(const Json& answer)
{
    const QString& integrity = answer[u"integrity"].text();
    return (integrity.isEmpty() || integrity == QLatin1String("ok"))
        && answer[u"broken"].size() == 0;
}

/// What `yidi queue` can do.
struct Deed {
    const char* words;
    const char* other; ///< the option that says where else, or null
    Result<ExitCode> (*run)(const QString& dataDir, const QString& file);
};
constexpr Deed deeds[] = {
    { "status", nullptr,
        [](const QString& dataDir, const QString&) {
            return status(dataDir).map([](const Json& answer) {
                print(answer);
                return ExitDone;
            });
        } },
    { "verify", nullptr,
        [](const QString& dataDir, const QString&) {
            return verify(dataDir).map([](const Json& answer) {
                print(answer);
                return isSound(answer) ? ExitDone : ExitRefused;
            });
        } },
    { "export", "to", exportTo },
    { "backup", "to", backUpTo },
    { "restore", "from", restoreFrom },
    { "report", nullptr,
        [](const QString& dataDir, const QString&) { return showReport(dataDir); } },
};

} // namespace

int queueCommand(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption data(QStringLiteral("data"), QString(), QStringLiteral("dir"),
        qEnvironmentVariable("YIDI_STATION"));
    const QCommandLineOption to(QStringLiteral("to"), QString(), QStringLiteral("place"));
    const QCommandLineOption from(QStringLiteral("from"), QString(), QStringLiteral("file"));
    parser.addOptions({ data, to, from });
    if (!parser.parse(QStringList(QStringLiteral("yidi queue")) + arguments))
        return complain({ ErrorCode::BadInput, parser.errorText() });
    const QString words = parser.positionalArguments().join(QLatin1Char(' '));
    for (const Deed& deed : deeds) {
        if (words != QLatin1String(deed.words))
            continue;
        const QString other = QLatin1String(deed.other ? deed.other : "data");
        for (const QString& needed : { QStringLiteral("data"), other })
            if (parser.value(needed).isEmpty())
                return complain(
                    { ErrorCode::BadInput, QStringLiteral("--%1 is missing").arg(needed) });
        const auto done = deed.run(parser.value(data), parser.value(other));
        return done ? *done : complain(done.error());
    }
    return complain({ ErrorCode::BadInput,
        QStringLiteral("use: yidi queue status|verify|report|export|backup|restore --data DIR "
                       "[--to FILE|DIR] [--from FILE]") });
}

} // namespace yidi
