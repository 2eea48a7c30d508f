// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tool/commands.h"

#include <QCoreApplication>

#include <cstdio>

using namespace yidi;

namespace {

struct Command {
    const char* name;
    int (*run)(const QStringList& arguments);
    const char* usage;
};

constexpr Command commands[] = {
    { "card", cardCommand,
        "card list                                     the readers and what is in them\n"
        "card read [--reader NAME] [--data STATION]    the card's basic data, how far it got, and\n"
        "                                              with a station or --psam-reader its proof\n"
        "card simulate --person ID --port N            a training card\n" },
    { "station", stationCommand,
        "station enrol --data DIR …                    certificate and profile of a station\n"
        "station revoke --authority DIR …              no connection with its certificate any "
        "more\n"
        "station operator add|list|remove --data DIR   who may work at its window; add: --number "
        "N\n"
        "                                              --name X --roles R, password on stdin\n"
        "station trail --data DIR [--verify]           who did what at its window; 1 when "
        "broken\n" },
    { "send", sendCommand,
        "send INFNO --case F                           one message to the province\n" },
    { "settle", settleCommand,
        "settle --policies DIR --case F                compute one settlement\n" },
    { "filing", filingCommand,
        "filing check --case F [--policies DIR]        decide one filing; 1 when it is rejected\n"
        "filing resolve --case F [--policies DIR]      which of several filings counts when\n" },
    { "queue", queueCommand,
        "queue status --data DIR                       what a station still owes\n" },
    { "pay", payCommand,
        "pay training [--data DIR | --bank FILE] CODE  what a telephone pays at the training "
        "bank\n" },
    { "catalogue", catalogueCommand,
        "catalogue fetch --data STATION                what the province has published since\n"
        "catalogue show [CODE] --data STATION          the lists that are held, or one item of "
        "them\n" },
    { "policy", policyCommand,
        "policy check DIR                              read every policy file strictly\n" },
};

void printUsage(std::FILE* where)
{
    std::fputs("Usage:\n", where);
    for (const Command& command : commands)
        for (const QByteArray& line : QByteArray(command.usage).trimmed().split('\n'))
            std::fprintf(where, "  yidi %s\n", line.constData());
    std::fputs(
        "Exit: 0 done, 1 refused by a rule, 2 bad use or input, 3 a part is not available.\n",
        where);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString name = arguments.value(0);
    if (name == QLatin1String("--help") || name == QLatin1String("help")) {
        printUsage(stdout);
        return ExitDone;
    }
    if (name == QLatin1String("--version")) {
        std::puts("yidi " YIDI_VERSION);
        return ExitDone;
    }
    for (const Command& command : commands)
        if (name == QLatin1String(command.name))
            return command.run(arguments.mid(1));
    if (!name.isEmpty())
        std::fprintf(stderr, "yidi: no command \"%s\"\n", qPrintable(name));
    printUsage(stderr);
    return ExitBadUse;
}
