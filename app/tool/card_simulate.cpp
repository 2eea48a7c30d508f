// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tool/card_simulate.h"

#include "app/domain/person/person.h"
#include "app/tool/commands.h"
#include "app/tool/complain.h"
#include "reader/training/fault.h"
#include "reader/training/people.h"
#include "reader/training/training_card.h"

#include <QCommandLineParser>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <map>
#include <span>
#include <string>

#include <unistd.h>

namespace yidi {

namespace {

int badUse(const QString& what)
{
    return complain({ ErrorCode::BadInput, what });
}

/// The training card as somebody at a terminal handles it: one line in, one line out; `help`,
/// `list` and `faults` answer in several.
class Tray {
public:
    Tray(quint16 port, std::vector<TrainingPerson> people)
        : m_card(port)
        , m_people(std::move(people))
    {
        m_card.whenOut([](TrainingCard::Traffic traffic) {
            std::fprintf(stderr, "the card is out after %d commands, %d bytes\n", traffic.commands,
                traffic.bytes);
        });
    }

    /// The answer to a line; empty for "quit".
    QString obey(const QString& line)
    {
        const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
        for (const Verb& verb : verbs()) {
            if (words.value(0) == QLatin1String(verb.name))
                return (this->*verb.run)(words.mid(1));
        }
        return QStringLiteral("error: ") + shortHelp();
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

    Result<void> put(const TrainingPerson& person, const CardFault& fault)
    {
        takeOut();
        const TrainingPerson* other = find(fault.text);
        if (fault.kind == CardFault::Kind::AnotherCard && !other)
            return fail(
                ErrorCode::BadInput, QStringLiteral("another-card:ID, one of %1").arg(ids()));
        const auto worn = m_worn.find(person.id);
        const bool isFresh = isOfTheCard(fault.kind) || worn == m_worn.end();
        YIDI_TRY(m_card.insert(
            isFresh ? person.card : worn->second, fault, other ? other->card : CardImage()));
        m_in = &person;
        m_fault = fault.kind;
        return {};
    }

    /// A card keeps its PIN, its tries and what was written on it until the program ends.
    void takeOut()
    {
        m_card.remove();
        const auto left = m_card.leftBehind();
        const bool isItself = !isOfTheCard(m_fault) && m_fault != CardFault::Kind::AnotherCard;
        if (m_in && left && isItself)
            m_worn[m_in->id] = *left;
        m_in = nullptr;
    }

private:
    struct Verb {
        const char* name;
        const char* arguments;
        QString (Tray::*run)(const QStringList&);
        const char* meaning;
    };

    static std::span<const Verb> verbs()
    {
        static constexpr Verb all[] = {
            { "insert", "ID [FAULT]", &Tray::insert, "puts this person's card in" },
            { "remove", "", &Tray::remove, "takes the card out" },
            { "fault", "FAULT", &Tray::fault, "lets the card that is in go wrong from now on" },
            { "new", "ID", &Tray::renew, "gives this person a new card, PIN and all" },
            { "pin", "[ID]", &Tray::pin, "tries left on the card that is in; with ID, the PIN" },
            { "traffic", "", &Tray::traffic, "what passed since the card went in" },
            { "people", "", &Tray::people, "whose cards there are" },
            { "list", "", &Tray::list, "the same, with what they play" },
            { "faults", "", &Tray::faults, "what may go wrong" },
            { "help", "", &Tray::help, "this" },
            { "quit", "", &Tray::quit, "ends, the card with it" },
        };
        return all;
    }

    static QString shortHelp()
    {
        QStringList all;
        for (const Verb& verb : verbs())
            all += QStringLiteral("%1 %2")
                       .arg(QLatin1String(verb.name), QLatin1String(verb.arguments))
                       .trimmed();
        return all.join(QStringLiteral(" | "));
    }

    static QString error(const Error& what) { return QStringLiteral("error: ") + describe(what); }
    QString nobody(const QString& id) const
    {
        return QStringLiteral("error: no person %1; there are %2").arg(id, ids());
    }

    QString insert(const QStringList& words)
    {
        const TrainingPerson* person = find(words.value(0));
        if (!person)
            return nobody(words.value(0));
        const auto fault = parseCardFault(words.value(1));
        if (!fault)
            return error(fault.error());
        const auto done = put(*person, *fault);
        return done ? QStringLiteral("inserted ") + person->id : error(done.error());
    }

    QString remove(const QStringList&)
    {
        takeOut();
        return QStringLiteral("removed");
    }

    QString fault(const QStringList& words)
    {
        const auto fault = parseCardFault(words.value(0));
        if (!fault)
            return error(fault.error());
        if (!m_in)
            return QStringLiteral("error: no card is in");
        const TrainingPerson* other = find(fault->text);
        if (fault->kind == CardFault::Kind::AnotherCard && !other)
            return nobody(fault->text);
        const auto planned = m_card.plan(*fault, other ? other->card : CardImage());
        if (!planned)
            return error(planned.error());
        if (m_fault != CardFault::Kind::AnotherCard) // it may be another's by now, and stays so
            m_fault = fault->kind;
        return words.isEmpty() ? QStringLiteral("the card is well")
                               : QStringLiteral("planned ") + words[0];
    }

    QString renew(const QStringList& words)
    {
        if (!find(words.value(0)))
            return nobody(words.value(0));
        m_worn.erase(words[0]);
        if (m_in && m_in->id == words[0])
            m_in = nullptr; // what comes out is thrown away
        return QStringLiteral("new ") + words[0];
    }

    QString pin(const QStringList& words)
    {
        if (words.isEmpty())
            return m_in ? QStringLiteral("pin %1 tries left").arg(m_card.triesLeft())
                        : QStringLiteral("error: no card is in");
        const TrainingPerson* person = find(words[0]);
        if (!person)
            return nobody(words[0]);
        const auto worn = m_worn.find(person->id);
        const CardImage& card = worn == m_worn.end() ? person->card : worn->second;
        QString digits = QString::fromLatin1(card.pin.toHex());
        return QStringLiteral("pin of %1: %2").arg(person->id, digits.remove(u'f'));
    }

    QString traffic(const QStringList&)
    {
        const auto traffic = m_card.traffic();
        return QStringLiteral("traffic %1 commands %2 bytes")
            .arg(traffic.commands)
            .arg(traffic.bytes);
    }

    QString people(const QStringList&) { return QStringLiteral("people ") + ids(); }

    QString list(const QStringList&)
    {
        QStringList lines;
        for (const TrainingPerson& person : m_people)
            lines += QStringLiteral("%1  %2, card %3 of region %4, valid to %5\n       %6")
                         .arg(person.id, maskedName(person.name), person.version, person.region,
                             person.validTo, person.note);
        return lines.join(u'\n');
    }

    QString faults(const QStringList&)
    {
        QStringList lines { QStringLiteral("FAULT[:ARGUMENT][@COMMAND]; the card …") };
        for (const CardFaultKind& kind : cardFaultKinds())
            lines += QStringLiteral("  %1 %2")
                         .arg(QLatin1String(kind.name), -16)
                         .arg(QLatin1String(kind.meaning));
        lines += QStringLiteral("such as: insert NX-23 mute:2@5   fault wrong-status:6982@4");
        return lines.join(u'\n');
    }

    QString help(const QStringList&)
    {
        QStringList lines;
        for (const Verb& verb : verbs())
            lines += QStringLiteral("  %1 %2  %3")
                         .arg(QLatin1String(verb.name), -8)
                         .arg(QLatin1String(verb.arguments), -11)
                         .arg(QLatin1String(verb.meaning));
        return lines.join(u'\n');
    }

    QString quit(const QStringList&) { return {}; }

    TrainingCard m_card;
    std::vector<TrainingPerson> m_people;
    std::map<QString, CardImage> m_worn; ///< by person, as the card came out last
    const TrainingPerson* m_in = nullptr;
    CardFault::Kind m_fault = CardFault::Kind::None;
};

void prompt(bool isSomebody)
{
    if (isSomebody)
        std::cerr << "card> " << std::flush;
}

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
    if (!fault)
        return badUse(QStringLiteral("--fault: %1; `faults` lists them").arg(fault.error().detail));
    auto people = loadTrainingPeople(parser.value(QStringLiteral("people")));
    if (!people)
        return complain(people.error());

    // Before the card has a thread: signals that end the program take the card out first.
    sigset_t ends;
    sigemptyset(&ends);
    for (const int signal : { SIGTERM, SIGINT, SIGHUP })
        sigaddset(&ends, signal);
    const QString id = parser.value(QStringLiteral("person"));
    if (!id.isEmpty())
        pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    Tray tray(port, *std::move(people));
    if (!id.isEmpty()) {
        const TrainingPerson* person = tray.find(id);
        if (!person)
            return badUse(QStringLiteral("--person: one of ") + tray.ids());
        if (const auto put = tray.put(*person, *fault); !put)
            return complain(put.error());
        say(QStringLiteral("inserted ") + id);
        int signal = 0;
        sigwait(&ends, &signal); // the card is in until somebody ends the program
        return ExitDone;
    }
    const bool isSomebody = isatty(STDIN_FILENO) != 0;
    if (isSomebody)
        std::cerr << "Training cards. `list` shows whose, `help` what can be done.\n";
    for (std::string line; prompt(isSomebody), std::getline(std::cin, line);) {
        if (isSomebody && line.empty())
            continue;
        const QString answer = tray.obey(QString::fromStdString(line));
        if (answer.isEmpty())
            break;
        say(answer);
    }
    return ExitDone;
}

} // namespace yidi
