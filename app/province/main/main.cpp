// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/crypto/authority.h"
#include "app/domain/region/region.h"
#include "app/province/front/front.h"
#include "app/province/main/exported.h"
#include "app/province/province.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <sys/stat.h>

using namespace yidi;

namespace {

enum Exit { Done = 0, Refused = 1, BadUse = 2, Unavailable = 3 };

struct Settings {
    Province::Options province;
    Front::Options front;
    QString today;
    QString exported; ///< a file to take in instead of listening
    bool helpOnly = false;
};

Result<Settings> readSettings(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("The reference provincial server: HTTPS with client certificates."));
    const auto option = [&](const char* name, const char* what, const char* value) {
        const QString text = QLatin1String(name);
        parser.addOption({ text, QLatin1String(what), QLatin1String(value) });
        return text;
    };
    const QString data = option("data", "Folder of the ledger and the keys; made when new.", "DIR");
    const QString listen = option("listen", "Where to listen; port 0 takes any.", "HOST:PORT");
    const QString policies = option("policies", "Policy files instead of the built-in.", "DIR");
    const QString catalogue = option("catalogue",
        "Catalogue to publish: 1301.txt … or *.json; changes count without a stop.", "DIR");
    const QString world = option("world", "Training people and institutions to add.", "DIR");
    const QString asks = option(
        "card-asks-per-minute", "How often one station may have cards authenticated (30).", "N");
    const QString notices =
        option("notices", "File for messages to people (notices.jsonl in the data).", "FILE");
    const QString library =
        option("library", "File of the simulated national library (none: in memory).", "FILE");
    const QString closed =
        option("library-closed", "Care regions that library does not know.", "REGION[,REGION]");
    const QString details =
        option("detail-days", "Days in which fee lines follow sums by category (3).", "N");
    const QString exported = option("import",
        "Take in what a station that has gone had exported, and end; nothing listens.", "FILE");
    const QString today = option("today", "Pretend this date; training only.", "DATE");
    const QCommandLineOption help = parser.addHelpOption();
    if (!parser.parse(arguments))
        return fail(ErrorCode::BadInput, parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return fail(ErrorCode::BadInput,
            QStringLiteral("unexpected: ") + parser.positionalArguments().first());

    Settings settings;
    if (parser.isSet(help)) {
        std::fputs(qPrintable(parser.helpText()), stdout);
        settings.helpOnly = true;
        return settings;
    }
    if (parser.value(data).isEmpty())
        return fail(ErrorCode::BadInput, QStringLiteral("--data is missing"));
    settings.province.dataDir = parser.value(data);
    settings.province.policiesDir = parser.value(policies);
    settings.province.catalogueDir = parser.value(catalogue);
    settings.province.worldDir = parser.value(world);
    if (parser.isSet(asks)) {
        bool isNumber = false;
        settings.province.cardAsksPerMinute = parser.value(asks).toInt(&isNumber);
        if (!isNumber || settings.province.cardAsksPerMinute < 0)
            return fail(ErrorCode::BadInput, QStringLiteral("--card-asks-per-minute: a number"));
    }
    if (parser.isSet(details)) {
        bool isNumber = false;
        settings.province.detailDays = parser.value(details).toInt(&isNumber);
        if (!isNumber || settings.province.detailDays < 0)
            return fail(ErrorCode::BadInput, QStringLiteral("--detail-days: a number"));
    }
    settings.province.noticeFile = parser.value(notices);
    settings.province.libraryFile = parser.value(library);
    settings.province.libraryClosed =
        parser.value(closed).split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString& region : std::as_const(settings.province.libraryClosed))
        if (!isRegionCode(region))
            return fail(ErrorCode::BadInput,
                QStringLiteral("--library-closed: %1 is no region").arg(region));
    settings.today = parser.value(today);
    settings.exported = parser.value(exported);
    if (!settings.exported.isEmpty())
        return settings;

    const QString address = parser.value(listen);
    bool portIsNumber = false;
    settings.front.host = address.section(QLatin1Char(':'), 0, -2);
    settings.front.port = address.section(QLatin1Char(':'), -1).toUShort(&portIsNumber);
    settings.front.authorityDir = settings.province.dataDir;
    if (settings.front.host.isEmpty() || !portIsNumber)
        return fail(ErrorCode::BadInput,
            QStringLiteral("--listen wants HOST:PORT, not \"%1\"").arg(address));
    return settings;
}

constexpr std::chrono::seconds tendEvery { 60 };

Result<void> serve(const Settings& settings)
{
    YIDI_ASSIGN(const auto clock, clockFor(settings.today));
    QStringList addresses = { QStringLiteral("127.0.0.1"), QStringLiteral("localhost") };
    if (!addresses.contains(settings.front.host))
        addresses.append(settings.front.host);
    YIDI_TRY(ensureAuthority(settings.province.dataDir, addresses));
    YIDI_ASSIGN(const auto province, Province::open(settings.province, *clock));
    YIDI_ASSIGN(const auto front,
        Front::listen(settings.front,
            [&](const QString& infno, const QByteArray& body, const StationName& peer) {
                return province->handle(infno, body, peer);
            }));
    front->stopOnSignals();
    // Nobody may send for hours, and the calendar goes on all the same.
    front->every(tendEvery, [&] {
        if (const auto tended = province->tend(); !tended)
            qCWarning(logProvince) << "tending failed:" << describe(tended.error());
    });
    std::printf("listening on %s:%d\n", qPrintable(settings.front.host), int { front->port() });
    std::fflush(stdout);
    front->run();
    return {};
}

/// Everything is taken, or the exit code says that somebody must look.
Result<Exit> takeIn(const Settings& settings)
{
    YIDI_ASSIGN(const auto clock, clockFor(settings.today));
    QFile file(settings.exported);
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            ErrorCode::BadInput, settings.exported + QStringLiteral(": ") + file.errorString());
    YIDI_ASSIGN(const auto province, Province::open(settings.province, *clock));
    YIDI_ASSIGN(const Json taken, takeExport(*province, settings.province.dataDir, file.readAll()));
    std::fputs(writeJsonPretty(taken).constData(), stdout);
    return taken[u"not_taken"].text() == QLatin1String("0") ? Done : Refused;
}

/// Input a person can correct, or a part that is not there.
Exit exitCodeOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BadInput:
    case ErrorCode::BadJson:
    case ErrorCode::BadPolicy:
    case ErrorCode::AnswerUnsigned:
        return BadUse;
    default:
        return Unavailable;
    }
}

int complain(const Error& error)
{
    std::fprintf(stderr, "yidi-province: %s\n", qPrintable(describe(error)));
    return exitCodeOf(error.code);
}

} // namespace

int main(int argc, char** argv)
{
    ::umask(077); // the ledger is nobody else's to read
    const QCoreApplication application(argc, argv);
    const auto settings = readSettings(QCoreApplication::arguments());
    if (!settings)
        return complain(settings.error());
    if (settings->helpOnly)
        return Done;
    if (!settings->exported.isEmpty()) {
        const auto taken = takeIn(*settings);
        return taken ? *taken : complain(taken.error());
    }
    const auto served = serve(*settings);
    return served ? Done : complain(served.error());
}
