// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/dates.h"
#include "app/base/json.h"
#include "app/crypto/authority.h"
#include "app/crypto/new_file.h"
#include "app/store/audit_trail.h"
#include "app/store/operators.h"
#include "app/sync/station_profile.h"
#include "app/tool/commands.h"
#include "app/tool/complain.h"
#include "app/tool/station_queue.h"

#include <QCommandLineParser>
#include <QDir>
#include <QRegularExpression>

#include <cstdio>
#include <limits>

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
    { "institution", "institutionCode", "[HPJ][0-9]{11}", "CODE", "Institution code, 12.", "" },
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

/// One line of stdin, which is where secrets come from: arguments are everybody's to see.
SecretBuffer secretLine()
{
    SecretBuffer secret(longestPassword + 1);
    for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar())
        secret.append(static_cast<unsigned char>(c));
    return secret;
}

/// The operators of a folder that is a station's.
Result<std::unique_ptr<Operators>> operatorsOf(const QCommandLineParser& parser, const Clock& clock)
{
    YIDI_ASSIGN(
        const StationProfile profile, StationProfile::load(parser.value(QStringLiteral("data"))));
    return Operators::open(profile.dataDir, clock);
}

Json shown(const Operator& who)
{
    return Json::object(
        { { QStringLiteral("number"), who.number }, { QStringLiteral("name"), who.name },
            { QStringLiteral("roles"), staffRolesText(who.roles) } });
}

Result<ExitCode> addOperator(const QCommandLineParser& parser, const Clock& clock)
{
    Operator who;
    who.number = parser.value(QStringLiteral("number"));
    who.name = parser.value(QStringLiteral("name"));
    YIDI_ASSIGN(who.roles, staffRolesFrom(parser.value(QStringLiteral("roles"))));
    YIDI_ASSIGN(const auto operators, operatorsOf(parser, clock));
    const SecretBuffer password = secretLine();
    QString card;
    if (parser.isSet(QStringLiteral("card"))) {
        const SecretBuffer line = secretLine();
        card = QString::fromUtf8(reinterpret_cast<const char*>(line.bytes().data()),
            static_cast<qsizetype>(line.size()));
        if (card.isEmpty())
            return fail(ErrorCode::BadInput,
                QStringLiteral("--card: the second line of stdin is the card's number"));
    }
    YIDI_TRY(operators->add(who, password, card));
    print(shown(who));
    return ExitDone;
}

Result<ExitCode> removeOperator(const QCommandLineParser& parser, const Clock& clock)
{
    YIDI_ASSIGN(const auto operators, operatorsOf(parser, clock));
    YIDI_TRY(operators->remove(parser.value(QStringLiteral("number"))));
    return ExitDone;
}

Result<ExitCode> listOperators(const QCommandLineParser& parser, const Clock& clock)
{
    YIDI_ASSIGN(const auto operators, operatorsOf(parser, clock));
    YIDI_ASSIGN(const auto all, operators->all());
    Json list = Json::array();
    for (const Operator& who : all)
        list.append(shown(who));
    print(Json::object({ { QStringLiteral("operators"), list } }));
    return ExitDone;
}

Result<ExitCode> trail(const QCommandLineParser& parser, const Clock& clock)
{
    YIDI_ASSIGN(
        const StationProfile profile, StationProfile::load(parser.value(QStringLiteral("data"))));
    YIDI_ASSIGN(const auto trail, AuditTrail::open(profile.dataDir, clock));
    YIDI_ASSIGN(const auto entries, trail->latest(std::numeric_limits<int>::max()));
    Json rows = Json::array();
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
        rows.append(Json::object({ { QStringLiteral("row"), Json::integer(entry->row) },
            { QStringLiteral("at"), wireDateTime(entry->at) },
            { QStringLiteral("who"), entry->who }, { QStringLiteral("what"), entry->what },
            { QStringLiteral("about"), entry->about } }));
    Json answer = Json::object({ { QStringLiteral("trail"), rows } });
    const bool asked = parser.isSet(QStringLiteral("verify"));
    AuditTrail::Soundness soundness;
    if (asked) {
        YIDI_ASSIGN(soundness, trail->verify());
        answer.set(QStringLiteral("sound"), Json::boolean(!soundness.firstBroken));
    }
    print(answer);
    if (!soundness.firstBroken)
        return ExitDone;
    std::fprintf(stderr, "yidi: the trail is broken from row %lld on: %s\n",
        static_cast<long long>(*soundness.firstBroken), qPrintable(soundness.why));
    return ExitRefused;
}

Result<ExitCode> leaveAs(const QCommandLineParser& parser, Leaving what)
{
    return leave(parser.value(QStringLiteral("data")),
        parser.isSet(QStringLiteral("check")) ? Leaving::Nothing : what,
        parser.value(QStringLiteral("export")));
}

/// At the province, about a station that was stolen or has left.
Result<ExitCode> revoke(const QCommandLineParser& parser, const Clock&)
{
    const auto value = [&](const char* option) { return parser.value(QLatin1String(option)); };
    YIDI_ASSIGN(const int revoked,
        revokeStation(
            value("authority"), { value("device"), value("institution"), value("station") }));
    std::printf("%s\n", revoked > 0 ? "revoked" : "revoked before");
    return ExitDone;
}

/// What `yidi station` can do, by the words that follow.
struct Deed {
    const char* words;
    Result<ExitCode> (*run)(const QCommandLineParser& parser, const Clock& clock);
};
constexpr Deed deeds[] = {
    { "enrol",
        [](const QCommandLineParser& parser, const Clock&) {
            return enrol(parser).map([] { return ExitDone; });
        } },
    { "revoke", revoke },
    { "operator add", addOperator },
    { "operator list", listOperators },
    { "operator remove", removeOperator },
    { "trail", trail },
    { "retire",
        [](const QCommandLineParser& parser, const Clock&) {
            return leaveAs(parser, Leaving::Everything);
        } },
    { "reset",
        [](const QCommandLineParser& parser, const Clock&) {
            return leaveAs(parser, Leaving::AllButEnrolment);
        } },
};

} // namespace

int stationCommand(const QStringList& arguments)
{
    QCommandLineParser parser;
    for (const Field& field : fields)
        parser.addOption({ QLatin1String(field.option), QLatin1String(field.what),
            QLatin1String(field.value), QLatin1String(field.preset) });
    parser.addOption({ QStringLiteral("number"),
        QStringLiteral("Operator's number; letters, digits, hyphens."), QStringLiteral("N") });
    parser.addOption({ QStringLiteral("roles"),
        QStringLiteral("Some of clerk,supervisor,reviewer."), QStringLiteral("ROLES") });
    parser.addOption({ QStringLiteral("card"),
        QStringLiteral("The operator has a card: its number is the second line of stdin.") });
    parser.addOption(
        { QStringLiteral("verify"), QStringLiteral("Prove that no row was touched.") });
    parser.addOption({ QStringLiteral("check"),
        QStringLiteral("Of retire and reset: only say whether it may be done.") });
    parser.addOption({ QStringLiteral("export"),
        QStringLiteral(
            "Of retire and reset: what `yidi queue export` wrote of all that is unsent."),
        QStringLiteral("FILE") });
    const QCommandLineOption help = parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("what"),
        QStringLiteral("enrol, revoke (its certificate; at the authority), operator add (the "
                       "password is the first line of stdin), operator list, operator remove, "
                       "trail, retire (wipes the station), reset (wipes all "
                       "but its enrolment)."));
    if (!parser.parse(QStringList { QStringLiteral("yidi station") } + arguments))
        return complain({ ErrorCode::BadInput, parser.errorText() });
    if (parser.isSet(help)) {
        std::fputs(qPrintable(parser.helpText()), stdout);
        return ExitDone;
    }
    const QString words = parser.positionalArguments().join(QLatin1Char(' '));
    for (const Deed& deed : deeds) {
        if (words != QLatin1String(deed.words))
            continue;
        const auto done = deed.run(parser, *systemClock());
        return done ? *done : complain(done.error());
    }
    return complain({ ErrorCode::BadInput,
        QStringLiteral("use: yidi station enrol|revoke|operator add|operator list|operator "
                       "remove|trail|retire|reset …") });
}

} // namespace yidi
