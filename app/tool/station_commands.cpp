// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/json.h"
#include "app/crypto/authority.h"
#include "app/crypto/new_file.h"
#include "app/tool/commands.h"
#include "app/tool/complain.h"

#include <QCommandLineParser>
#include <QDir>
#include <QRegularExpression>

#include <cstdio>

namespace yidi {

namespace {

/// One option of `station enrol`: where it goes in station.json and what it must look like.
struct Field {
    const char* option;
    const char* member; ///< null: not part of the profile
    const char* pattern;
    const char* value;
    const char* what;
    const char* preset;
};

constexpr Field fields[] = {
    { "data", nullptr, ".+", "DIR", "Folder of the station; made when new.", "" },
    { "authority", nullptr, ".+", "DIR", "The province's data folder, with its authority.", "" },
    { "institution", "institutionCode", "[HP][0-9]{11}", "CODE", "Institution code, 12.", "" },
    { "name", "institutionName", ".{1,200}", "NAME", "Name of the institution.", "" },
    { "region", "region", "[0-9]{6}", "CODE", "Region the station stands in, 6 digits.", "" },
    { "station", "stationNumber", "[0-9]{3}", "NUMBER", "Station number, 3 digits.", "" },
    { "device", "deviceNo", "[ -~]{1,64}", "DEVICE", "Device number (dev_no).", "" },
    { "province", "provinceUrl", "https://[^/]+:[0-9]{1,5}", "URL",
        "Address of the province, https://HOST:PORT.", "" },
    { "operator", "operatorType", "[123]", "TYPE", "1 clerk, 2 self-service, 3 mobile.", "2" },
};

Result<void> enrol(const QCommandLineParser& parser)
{
    const auto value = [&](const char* option) { return parser.value(QLatin1String(option)); };
    Json profile = Json::object();
    for (const Field& field : fields) {
        const QRegularExpression pattern(
            QRegularExpression::anchoredPattern(QLatin1String(field.pattern)));
        const QString text = value(field.option);
        if (!pattern.match(text).hasMatch())
            return fail(ErrorCode::BadInput,
                QStringLiteral("--%1 is missing or wrong: \"%2\" (%3)")
                    .arg(QLatin1String(field.option), text, QLatin1String(field.what)));
        if (field.member)
            profile.set(QLatin1String(field.member), text);
    }
    YIDI_TRY(enrolStation(value("authority"), value("data"),
        { value("device"), value("institution"), value("station") }));

    // Last, because whoever finds the profile may rely on the keys.
    const QString path = QDir(value("data")).filePath(QStringLiteral("station.json"));
    if (!QFile::exists(path)) {
        YIDI_TRY(writeNewFile(path, writeJsonPretty(profile), FileAccess::Everyone));
    } else {
        YIDI_ASSIGN(const Json present, readJsonFile(path));
        if (present != profile)
            return fail(ErrorCode::BadInput,
                path + QStringLiteral(" says otherwise; change it there, or enrol another folder"));
    }
    print(profile);
    return {};
}

} // namespace

int stationCommand(const QStringList& arguments)
{
    QCommandLineParser parser;
    for (const Field& field : fields)
        parser.addOption({ QLatin1String(field.option), QLatin1String(field.what),
            QLatin1String(field.value), QLatin1String(field.preset) });
    const QCommandLineOption help = parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("enrol"), QStringLiteral("Enrol a station."));
    if (!parser.parse(QStringList { QStringLiteral("yidi station") } + arguments))
        return complain({ ErrorCode::BadInput, parser.errorText() });
    if (parser.isSet(help)) {
        std::fputs(qPrintable(parser.helpText()), stdout);
        return ExitDone;
    }
    if (parser.positionalArguments() != QStringList { QStringLiteral("enrol") })
        return complain({ ErrorCode::BadInput, QStringLiteral("use: yidi station enrol …") });
    const auto enrolled = enrol(parser);
    return enrolled ? ExitDone : complain(enrolled.error());
}

} // namespace yidi
