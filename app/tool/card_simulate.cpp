// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tool/card_simulate.h"

#include "app/tool/commands.h"
#include "app/tool/complain.h"
#include "reader/training/fault.h"
#include "reader/training/people.h"
#include "reader/training/training_card.h"

#include <QCommandLineParser>

#include <algorithm>
#include <iostream>
#include <string>

#include <unistd.h>

namespace yidi {

namespace {

int badUse(const QString& what)
{
    return complain({ ErrorCode::BadInput, what });
}

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

} // namespace

int simulateCard(const QStringList& arguments)
{
    QCommandLineParser parser;
    for (const char* name : { "person", "port", "people", "fault" })
        parser.addOption({ QString::fromLatin1(name), {}, QStringLiteral("VALUE") });
    if (!parser.parse(QStringList { QStringLiteral("simulate") } + arguments)
        || !parser.positionalArguments().isEmpty())
        return badUse(QStringLiteral(
            "card simulate --port N [--person ID] [--people FILE] [--fault NAME[@COMMAND]]"));
    bool isPort = false;
    const ushort port = parser.value(QStringLiteral("port")).toUShort(&isPort);
    if (!isPort || port == 0)
        return badUse(QStringLiteral("--port: a number from 1 to 65535"));
    const auto fault = parseCardFault(parser.value(QStringLiteral("fault")));
    if (!fault) {
        QStringList names;
        for (const CardFaultKind& kind : cardFaultKinds())
            names += QLatin1String(kind.name);
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

} // namespace yidi
