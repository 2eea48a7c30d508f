// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/clock.h"
#include "app/store/outbox.h"
#include "app/sync/https_link.h"
#include "app/sync/messenger.h"
#include "app/sync/queue_owner.h"
#include "app/tool/commands.h"
#include "app/tool/complain.h"

#include <QCommandLineParser>
#include <QEventLoop>
#include <QFile>

#include <cstdio>
#include <optional>

namespace yidi {

namespace {

constexpr int timeoutMs = 120'000; // what hospital systems allow the national platform

/// What a case file says: one message without its envelope.
struct Case {
    QString insuplcAdmdvs;
    Json input;
};

Result<Case> readCase(const QString& path)
{
    const QString region = QStringLiteral("insuplc_admdvs");
    const QString input = QStringLiteral("input");
    YIDI_ASSIGN(const Json root, readJsonFile(path));
    if (!root.isObject())
        return fail(ErrorCode::BadInput, path + QStringLiteral(": not an object"));
    for (const QString& name : root.names())
        if (name != region && name != input)
            return fail(ErrorCode::BadInput, path + QStringLiteral(": unknown field ") + name);
    if (!root[input].isObject())
        return fail(ErrorCode::BadInput, path + QStringLiteral(": input is missing"));
    return Case { root[region].text(), root[input] };
}

/// Replaces every member called `name`, however deep; answers how many.
int replaceMembers(Json& node, const QString& name, const Json& value)
{
    int replaced = 0;
    Json copy = node.isArray() ? Json::array() : Json::object();
    for (std::size_t i = 0; i < node.size(); ++i) {
        Json item = node.items()[i];
        if (node.isObject() && node.names()[i] == name) {
            item = value;
            ++replaced;
        } else {
            replaced += replaceMembers(item, name, value);
        }
        if (node.isArray())
            copy.append(std::move(item));
        else
            copy.set(node.names()[i], std::move(item));
    }
    if (node.isArray() || node.isObject())
        node = std::move(copy);
    return replaced;
}

Result<void> applySettings(Json& input, const QStringList& settings)
{
    for (const QString& setting : settings) {
        const QString name = setting.section(QLatin1Char('='), 0, 0);
        if (!setting.contains(QLatin1Char('='))
            || replaceMembers(input, name, Json(setting.section(QLatin1Char('='), 1))) == 0)
            return fail(ErrorCode::BadInput,
                QStringLiteral("--set %1: input has no such member").arg(setting));
    }
    return {};
}

/// "result.mdtrt_id", or "mdtrtinfo.0.mdtrt_id" through an array.
Result<QString> textAt(const Json& root, const QString& path)
{
    const Json* node = &root;
    for (const QString& step : path.split(QLatin1Char('.'))) {
        const std::size_t index = step.toUInt();
        node = node->isArray() && index < node->size() ? &node->items()[index] : &(*node)[step];
    }
    if (node->text().isEmpty())
        return fail(ErrorCode::BadInput, QStringLiteral("--print %1: not in output").arg(path));
    return node->text();
}

/// The msgid comes from the station's own counter, so that no other program can use it twice.
Result<QString> takeMsgId(const StationProfile& profile, const Clock& clock)
{
    YIDI_ASSIGN(auto owner, queueOwner(profile));
    YIDI_ASSIGN(const auto outbox,
        Outbox::open(profile.file(QStringLiteral("queue.db")), std::move(owner), clock));
    return outbox->takeMsgId();
}

Result<SignedAnswer> exchange(
    const StationProfile& profile, const Clock& clock, const QString& infno, const Case& message)
{
    QFile key(profile.file(QStringLiteral("province-sign.pem")));
    if (!key.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotEnrolled, key.fileName() + QStringLiteral(" is missing"));
    YIDI_ASSIGN(const QString msgid, takeMsgId(profile, clock));
    const auto link = makeHttpsLink(profile);
    Messenger messenger(profile, key.readAll(), clock, *link);
    std::optional<Result<SignedAnswer>> answer;
    QEventLoop loop;
    messenger.exchange({ msgid, infno, message.insuplcAdmdvs, writeJson(message.input) }, timeoutMs,
        [&](Result<SignedAnswer> reply) {
            answer = std::move(reply);
            loop.quit();
        });
    if (!answer)
        loop.exec();
    return *std::move(answer);
}

struct Request {
    QString infno;
    QString caseFile;
    QString dataDir;
    QStringList settings;
    QString print;
    QString today;
};

Result<void> send(const Request& request)
{
    YIDI_ASSIGN(const auto clock, clockFor(request.today));
    YIDI_ASSIGN(Case message, readCase(request.caseFile));
    YIDI_TRY(applySettings(message.input, request.settings));
    YIDI_ASSIGN(const StationProfile profile, StationProfile::load(request.dataDir));
    YIDI_ASSIGN(const SignedAnswer answer, exchange(profile, *clock, request.infno, message));
    const bool done = answer.response.success;
    const auto part = done && !request.print.isEmpty()
        ? textAt(answer.response.output, request.print)
        : Result<QString>(QString());
    if (part && !part->isEmpty()) {
        std::puts(qPrintable(*part));
        return {};
    }
    // Even when the part is not there: what the province did must be seen.
    YIDI_ASSIGN(const Json whole, parseJson(answer.body));
    print(whole);
    if (!done)
        return fail(ErrorCode::ProvinceRefused, answer.response.err_msg);
    if (!part)
        return fail(part.error());
    return {};
}

} // namespace

int sendCommand(const QStringList& arguments)
{
    QCommandLineParser parser;
    const auto option = [&](const char* name, const char* what, const char* value,
                            const QString& preset = {}) {
        const QString text = QLatin1String(name);
        parser.addOption({ text, QLatin1String(what), QLatin1String(value), preset });
        return text;
    };
    const QString file = option("case", "Case file: insuplc_admdvs and input.", "FILE");
    const QString data = option("data", "Folder of the station; else $YIDI_STATION.", "DIR",
        qEnvironmentVariable("YIDI_STATION"));
    const QString set = option("set", "Replace every such member of input.", "NAME=VALUE");
    const QString print = option("print", "Print only this of output.", "PATH");
    const QString today = option("today", "Pretend this date; training only.", "DATE");
    const QCommandLineOption help = parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("INFNO"), QStringLiteral("Transaction number."));
    if (!parser.parse(QStringList { QStringLiteral("yidi send") } + arguments))
        return complain({ ErrorCode::BadInput, parser.errorText() });
    if (parser.isSet(help)) {
        std::fputs(qPrintable(parser.helpText()), stdout);
        return ExitDone;
    }
    if (parser.positionalArguments().size() != 1)
        return complain({ ErrorCode::BadInput, QStringLiteral("use: yidi send INFNO --case F") });
    for (const QString& needed : { file, data })
        if (parser.value(needed).isEmpty())
            return complain({ ErrorCode::BadInput, QStringLiteral("--%1 is missing").arg(needed) });
    const auto sent = send({ parser.positionalArguments().first(), parser.value(file),
        parser.value(data), parser.values(set), parser.value(print), parser.value(today) });
    return sent ? ExitDone : complain(sent.error());
}

} // namespace yidi
