// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/clerk/options.h"

#include "app/base/json.h"

#include <QCommandLineParser>

namespace yidi {
namespace {

/// What both the command line and the configuration file may say.
struct Setting {
    const char* name;
    const char* value;
    const char* help;
    QString ClerkOptions::*member;
};
constexpr Setting settings[] = {
    { "data", "DIR", "the station's data folder (default: $YIDI_STATION)", &ClerkOptions::dataDir },
    { "province", "URL", "the province, else as enrolled", &ClerkOptions::provinceUrl },
    { "reader", "NAME", "use this card reader alone", &ClerkOptions::readerName },
    { "psam-reader", "NAME", "the slot of the security module (PSAM)", &ClerkOptions::psamReader },
    { "today", "DATE", "pretend this date (training)", &ClerkOptions::today },
};

Result<void> readConfig(const QString& path, ClerkOptions& options)
{
    YIDI_ASSIGN(const Json config, readJsonFile(path));
    if (!config.isObject())
        return fail(ErrorCode::BadInput, path + QStringLiteral(": is not an object"));
    for (const QString& name : config.names()) {
        bool known = false;
        for (const Setting& setting : settings) {
            if (name != QLatin1String(setting.name))
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

} // namespace

Result<ClerkOptions> clerkOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Yidi, the clerk's window."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption config(
        QStringLiteral("config"), QStringLiteral("JSON with these settings"), QStringLiteral("F"));
    const QCommandLineOption windowed(
        QStringLiteral("windowed"), QStringLiteral("not full screen"));
    parser.addOptions({ config, windowed });
    for (const Setting& setting : settings)
        parser.addOption({ QLatin1String(setting.name), QLatin1String(setting.help),
            QLatin1String(setting.value) });
    if (!parser.parse(arguments))
        return fail(ErrorCode::BadInput, parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return fail(ErrorCode::BadInput,
            QStringLiteral("unexpected: ") + parser.positionalArguments().first());

    ClerkOptions options;
    options.helpOnly = parser.isSet(help);
    options.helpText = parser.helpText();
    options.windowed = parser.isSet(windowed);
    options.dataDir = qEnvironmentVariable("YIDI_STATION", QStringLiteral("/var/lib/yidi"));
    if (parser.isSet(config))
        YIDI_TRY(readConfig(parser.value(config), options));
    for (const Setting& setting : settings) {
        if (parser.isSet(QLatin1String(setting.name)))
            options.*setting.member = parser.value(QLatin1String(setting.name));
    }
    return options;
}

} // namespace yidi
