// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tool/commands.h"

#include "app/base/dates.h"
#include "app/base/json.h"
#include "app/domain/person/person.h"
#include "app/tool/card_simulate.h"
#include "app/tool/complain.h"
#include "reader/pcsc/monitor.h"
#include "reader/service/card_service.h"

#include <QCommandLineParser>
#include <QEventLoop>
#include <QTimer>

#include <cstdio>

namespace yidi {

namespace {

constexpr int patienceMs = 3000; ///< for the service to answer, and for a card to be seen
constexpr char residentCard[] = "01"; ///< the number on a social-security card is the resident's

int badUse(const QString& what)
{
    return complain({ ErrorCode::BadInput, what });
}

bool parse(QCommandLineParser& parser, const QString& command, const QStringList& arguments)
{
    return parser.parse(QStringList { command } + arguments)
        && parser.positionalArguments().isEmpty();
}

// ---- list

Json readerJson(const ReaderStatus& reader)
{
    Json json = Json::object({ { QStringLiteral("name"), reader.reader },
        { QStringLiteral("card"), Json::boolean(reader.present) } });
    if (reader.mute)
        json.set(QStringLiteral("hint"),
            QStringLiteral("the card does not answer: turn it round, chip first"));
    return json;
}

int list(const QStringList& arguments)
{
    QCommandLineParser parser;
    if (!parse(parser, QStringLiteral("list"), arguments))
        return badUse(QStringLiteral("card list takes no arguments"));
    PcscMonitor monitor;
    QEventLoop loop;
    int code = ExitUnavailable;
    QObject::connect(
        &monitor, &PcscMonitor::readersSeen, &loop, [&](const std::vector<ReaderStatus>& readers) {
            Json all = Json::array();
            for (const ReaderStatus& reader : readers)
                all.append(readerJson(reader));
            print(Json::object({ { QStringLiteral("readers"), all } }));
            code = ExitDone;
            loop.quit();
        });
    QObject::connect(&monitor, &PcscMonitor::serviceLost, &loop, [&](const Error& error) {
        complain(error);
        std::fputs("next: start the reader service (pcscd)\n", stderr);
        loop.quit();
    });
    monitor.start();
    loop.exec();
    do {
        monitor.stop();
    } while (!monitor.wait(QDeadlineTimer(20)));
    return code;
}

// ---- read

Json cardJson(const SocialSecurityCard& card, bool unmasked)
{
    const auto shown = [&](const QString& value, const QString& masked) {
        return unmasked ? value : masked;
    };
    return Json::object({
        { QStringLiteral("name"), shown(card.name, maskedName(card.name)) },
        { QStringLiteral("socialSecurityNumber"),
            shown(card.socialSecurityNumber,
                maskedCertNo(QLatin1String(residentCard), card.socialSecurityNumber)) },
        { QStringLiteral("cardNo"), shown(card.cardNo, maskedTail(card.cardNo)) },
        { QStringLiteral("cardSn"), shown(card.cardSn, maskedTail(card.cardSn)) },
        { QStringLiteral("issuingRegion"), card.issuingRegion() },
        { QStringLiteral("version"), card.version },
        { QStringLiteral("sex"), card.sex },
        { QStringLiteral("nation"), card.nation },
        { QStringLiteral("birth"), shown(wireDate(card.birth), QString()) },
        { QStringLiteral("issued"), wireDate(card.issued) },
        { QStringLiteral("validTo"), wireDate(card.validTo) },
    });
}

/// What an operator does next about a failure.
QString nextStep(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ReaderServiceDown:
        return QStringLiteral("start the reader service (pcscd)");
    case ErrorCode::ReaderMissing:
        return QStringLiteral("plug the reader in; `card list` shows those that are there");
    case ErrorCode::ReaderStuck:
        return QStringLiteral("take the card out; if it stays so, unplug the reader");
    case ErrorCode::CardUpsideDown:
        return QStringLiteral("turn the card round, chip first");
    case ErrorCode::CardForeign:
        return QStringLiteral("put in a social-security card");
    case ErrorCode::CardLost:
        return QStringLiteral("put the card in and leave it in");
    default:
        return QStringLiteral("try again; if it stays so, the card must be replaced");
    }
}

int read(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.addOption({ QStringLiteral("reader"), {}, QStringLiteral("NAME") });
    parser.addOption(QCommandLineOption(QStringLiteral("unmasked")));
    if (!parse(parser, QStringLiteral("read"), arguments))
        return badUse(QStringLiteral("card read [--reader NAME] [--unmasked]"));

    CardService::Options options;
    options.readerName = parser.value(QStringLiteral("reader"));
    CardService service(options);
    QEventLoop loop;
    int code = ExitUnavailable;
    Error waitingFor { ErrorCode::ReaderServiceDown, QStringLiteral("no reader service") };
    const auto give = [&](const Error& error) {
        complain(error);
        std::fprintf(stderr, "next: %s\n", qPrintable(nextStep(error.code)));
        loop.quit();
    };
    QObject::connect(&service, &CardService::readerStateChanged, &loop, [&](ReaderState state) {
        if (state == ReaderState::NoReader)
            waitingFor = { ErrorCode::ReaderMissing, QStringLiteral("no such reader") };
        else if (state == ReaderState::Ready)
            waitingFor = { ErrorCode::CardLost, QStringLiteral("no card is in") };
    });
    QObject::connect(&service, &CardService::cardInserted, &service, &CardService::read);
    QObject::connect(&service, &CardService::cardMute, &loop, [&] {
        give({ ErrorCode::CardUpsideDown, QStringLiteral("the card does not answer") });
    });
    QObject::connect(&service, &CardService::cardFailed, &loop,
        [&](CardToken, const Error& error) { give(error); });
    QObject::connect(
        &service, &CardService::cardRead, &loop, [&](CardToken, const SocialSecurityCard& card) {
            print(cardJson(card, parser.isSet(QStringLiteral("unmasked"))));
            code = ExitDone;
            loop.quit();
        });
    QTimer patience;
    patience.setSingleShot(true);
    QObject::connect(&patience, &QTimer::timeout, &loop, [&] { give(waitingFor); });
    QObject::connect(&service, &CardService::cardInserted, &patience, &QTimer::stop);
    patience.start(patienceMs);
    service.start();
    loop.exec();
    return code;
}

} // namespace

int cardCommand(const QStringList& arguments)
{
    const QString verb = arguments.value(0);
    const QStringList rest = arguments.mid(1);
    if (verb == QLatin1String("list"))
        return list(rest);
    if (verb == QLatin1String("read"))
        return read(rest);
    if (verb == QLatin1String("simulate"))
        return simulateCard(rest);
    return badUse(QStringLiteral("card list | read | simulate"));
}

} // namespace yidi
