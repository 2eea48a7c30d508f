// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tool/commands.h"

#include "app/base/dates.h"
#include "app/base/json.h"
#include "app/domain/person/person.h"
#include "app/tool/complain.h"
#include "reader/pcsc/monitor.h"
#include "reader/service/card_service.h"
#include "reader/training/fault.h"
#include "reader/training/people.h"
#include "reader/training/training_card.h"

#include <QCommandLineParser>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <string>

#include <unistd.h>

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

// ---- simulate

/// The training card as somebody at a terminal handles it: one line in, one line out.
class Tray {
public:
    Tray(quint16 port, std::vector<TrainingPerson> people)
        : m_card(port)
        , m_people(std::move(people))
    {
    }

    /// The answer to a line; empty for "quit".
    QString obey(const QString& line)
    {
        const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
        const QString verb = words.value(0);
        if (verb == QLatin1String("insert") && words.size() >= 2)
            return insert(words[1], words.value(2));
        if (verb == QLatin1String("remove")) {
            m_card.remove();
            return QStringLiteral("removed");
        }
        if (verb == QLatin1String("traffic")) {
            const auto traffic = m_card.traffic();
            return QStringLiteral("traffic %1 commands %2 bytes")
                .arg(traffic.commands)
                .arg(traffic.bytes);
        }
        if (verb == QLatin1String("people"))
            return QStringLiteral("people ") + ids();
        if (verb == QLatin1String("quit"))
            return {};
        return QStringLiteral("error: insert ID [FAULT] | remove | traffic | people | quit");
    }

    const TrainingPerson* find(const QString& id) const
    {
        const auto at = std::find_if(m_people.begin(), m_people.end(),
            [&](const TrainingPerson& person) { return person.id == id; });
        return at == m_people.end() ? nullptr : &*at;
    }

    QString ids() const
    {
        QStringList all;
        for (const TrainingPerson& person : m_people)
            all += person.id;
        return all.join(u' ');
    }

    Result<void> put(const TrainingPerson& person, CardFault fault)
    {
        return m_card.insert(person.card, fault);
    }

private:
    QString insert(const QString& id, const QString& faultName)
    {
        const TrainingPerson* person = find(id);
        if (!person)
            return QStringLiteral("error: no person %1; there are %2").arg(id, ids());
        const auto fault = parseCardFault(faultName);
        if (!fault)
            return QStringLiteral("error: ") + describe(fault.error());
        const auto put = m_card.insert(person->card, *fault);
        return put ? QStringLiteral("inserted ") + id
                   : QStringLiteral("error: ") + describe(put.error());
    }

    TrainingCard m_card;
    std::vector<TrainingPerson> m_people;
};

void say(const QString& line)
{
    std::cout << line.toStdString() << std::endl;
}

int simulate(const QStringList& arguments)
{
    QCommandLineParser parser;
    for (const char* name : { "person", "port", "people", "fault" })
        parser.addOption({ QString::fromLatin1(name), {}, QStringLiteral("VALUE") });
    if (!parse(parser, QStringLiteral("simulate"), arguments))
        return badUse(QStringLiteral(
            "card simulate --port N [--person ID] [--people FILE] [--fault NAME[@COMMAND]]"));
    bool isPort = false;
    const ushort port = parser.value(QStringLiteral("port")).toUShort(&isPort);
    if (!isPort || port == 0)
        return badUse(QStringLiteral("--port: a number from 1 to 65535"));
    const auto fault = parseCardFault(parser.value(QStringLiteral("fault")));
    if (!fault) {
        QStringList names;
        for (const QString& name : cardFaultNames())
            names += name;
        return badUse(QStringLiteral("--fault: one of ") + names.join(u' '));
    }
    auto people = loadTrainingPeople(parser.value(QStringLiteral("people")));
    if (!people)
        return complain(people.error());

    Tray tray(port, *std::move(people));
    const QString id = parser.value(QStringLiteral("person"));
    if (!id.isEmpty()) {
        const TrainingPerson* person = tray.find(id);
        if (!person)
            return badUse(QStringLiteral("--person: one of ") + tray.ids());
        if (const auto put = tray.put(*person, *fault); !put)
            return complain(put.error());
        say(QStringLiteral("inserted ") + id);
        for (;;)
            pause(); // the card is in until somebody ends the program
    }
    for (std::string line; std::getline(std::cin, line);) {
        const QString answer = tray.obey(QString::fromStdString(line));
        if (answer.isEmpty())
            break;
        say(answer);
    }
    return ExitDone;
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
        return simulate(rest);
    return badUse(QStringLiteral("card list | read | simulate"));
}

} // namespace yidi
