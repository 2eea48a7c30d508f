// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/station_options.h"

#include "app/base/json.h"
#include "app/base/money.h"

#include <QCommandLineParser>

namespace yidi {
namespace {

/// What both the command line and the configuration file may say.
struct Setting {
    const char* name;
    const char* value;
    const char* help;
    QString StationOptions::*member;
    bool kioskOnly = false;
};
constexpr Setting settings[] = {
    { "data", "DIR", "the station's data folder (default: $YIDI_STATION)",
        &StationOptions::dataDir },
    { "province", "URL", "the province, else as enrolled", &StationOptions::provinceUrl },
    { "reader", "NAME", "use this card reader alone", &StationOptions::readerName },
    { "psam-reader", "NAME", "the slot of the security module (PSAM)",
        &StationOptions::psamReader },
    { "scanner", "DEVICE",
        "the scanner for e-credentials: a serial line, or \"keyboard\" for one that types",
        &StationOptions::scanner, true },
    { "bills", "DIR", "the drop folder of the hospital's own system", &StationOptions::bills },
    { "payment", "PORT", "who takes money: \"training\" or \"training:FILE\"",
        &StationOptions::payment },
    { "second-above", "AMOUNT",
        "window: cancelling or settling anew takes two persons when the funds pay more (1000.00)",
        &StationOptions::secondAbove },
    { "today", "DATE", "pretend this date (training)", &StationOptions::today },
};

bool isFor(StationProgram program, const Setting& setting)
{
    return program == StationProgram::Kiosk || !setting.kioskOnly;
}

Result<void> readConfig(const QString& path, StationProgram program, StationOptions& options)
{
    YIDI_ASSIGN(const Json config, readJsonFile(path));
    if (!config.isObject())
        return fail(ErrorCode::BadInput, path + QStringLiteral(": is not an object"));
    for (const QString& name : config.names()) {
        bool known = false;
        for (const Setting& setting : settings) {
            if (name != QLatin1String(setting.name) || !isFor(program, setting))
                continue;
            options.*setting.member = config[name].text();
            known = true;
        }
        if (!known)
            return fail(
                ErrorCode::BadInput, QStringLiteral("%1: unknown member %2").arg(path, name));
    }
    return {};
}

Result<void> checkPayment(const QString& port)
{
    const QLatin1String training(trainingPayment);
    if (port.isEmpty() || port == training || port.startsWith(training + QLatin1Char(':')))
        return {};
    return fail(ErrorCode::BadInput, QStringLiteral("payment: no port is called ") + port);
}

Result<void> checkLimit(const QString& amount)
{
    const auto limit = Fen::fromWire(amount.toLatin1());
    if (limit && !limit->isNegative())
        return {};
    return fail(ErrorCode::BadInput, QStringLiteral("second-above: is no amount: ") + amount);
}

} // namespace

Result<StationOptions> stationOptions(StationProgram program, const QStringList& arguments)
{
    QCommandLineParser parser;
    const bool kiosk = program == StationProgram::Kiosk;
    parser.setApplicationDescription(kiosk ? QStringLiteral("Yidi, the kiosk at a hospital.")
                                           : QStringLiteral("Yidi, the clerk's window."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption config(
        QStringLiteral("config"), QStringLiteral("JSON with these settings"), QStringLiteral("F"));
    const QCommandLineOption windowed(
        QStringLiteral("windowed"), QStringLiteral("not full screen"));
    const QCommandLineOption firstPaint(QStringLiteral("print-first-paint"),
        QStringLiteral("print the time to the first page and the memory, then leave"));
    parser.addOptions({ config, windowed });
    if (kiosk)
        parser.addOption(firstPaint);
    for (const Setting& setting : settings)
        if (isFor(program, setting))
            parser.addOption({ QLatin1String(setting.name), QLatin1String(setting.help),
                QLatin1String(setting.value) });
    if (!parser.parse(arguments))
        return fail(ErrorCode::BadInput, parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return fail(ErrorCode::BadInput,
            QStringLiteral("unexpected: ") + parser.positionalArguments().first());

    StationOptions options;
    options.helpOnly = parser.isSet(help);
    options.helpText = parser.helpText();
    options.windowed = parser.isSet(windowed);
    options.printFirstPaint = kiosk && parser.isSet(firstPaint);
    options.dataDir = qEnvironmentVariable("YIDI_STATION", QStringLiteral("/var/lib/yidi"));
    if (parser.isSet(config))
        YIDI_TRY(readConfig(parser.value(config), program, options));
    for (const Setting& setting : settings) {
        if (isFor(program, setting) && parser.isSet(QLatin1String(setting.name)))
            options.*setting.member = parser.value(QLatin1String(setting.name));
    }
    YIDI_TRY(checkPayment(options.payment));
    YIDI_TRY(checkLimit(options.secondAbove));
    return options;
}

} // namespace yidi
