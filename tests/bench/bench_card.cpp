// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// bench_card: reads a basic 2.0 card through our layer, and sends the same commands by a bare C
// program, in turn, through one pcscd to one card. Only the ratio inside one run is to be trusted.
// Exit: 0 within the limit, 1 above it, 3 when a part is not available.
#include "reader/bytes.h"
#include "reader/cards/catalogue.h"
#include "reader/pcsc/pcsc.h"
#include "reader/training/training_card.h"
#include "tests/support/card_world.h"
#include "tests/support/scripted_card.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace yidi;
using namespace yidi::test;

namespace {

constexpr int rounds = 41;
constexpr int readsPerRound = 60;
constexpr int patienceMs = 30'000;
constexpr double limit = 1.10;

template <class Number>
Number median(std::vector<Number> all)
{
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

/// What our layer sends, as the bare program is told it.
Result<QStringList> commandsOfARead(const CardImage& image)
{
    QStringList commands;
    ScriptedCard card(image, [&](int, const QByteArray& command, QByteArray answer) {
        commands += QString::fromLatin1(command.toHex());
        return answer;
    });
    YIDI_TRY(CardCatalogue().read(card));
    return commands;
}

/// As a reader's worker does it.
Result<qint64> readByUs(PcscReader& reader, int reads, quint16 insertions)
{
    CardCatalogue catalogue;
    std::vector<qint64> times;
    for (int i = 0; i < reads; ++i) {
        QElapsedTimer time;
        time.start();
        {
            YIDI_ASSIGN(const auto card,
                reader.connect(CardShare::Shared, insertions, QDeadlineTimer(patienceMs)));
            YIDI_TRY(catalogue.read(*card));
        }
        times.push_back(time.nsecsElapsed());
    }
    return median(std::move(times));
}

/// This program in its second role: a process that does nothing else, as the bare one.
int readInAProcessOfItsOwn(const QString& name, int reads)
{
    PcscReader reader(name);
    const auto in = reader.status();
    const auto time = in ? readByUs(reader, reads, in->insertions) : fail(in.error());
    if (!time) {
        std::fprintf(stderr, "bench_card: %s\n", qPrintable(describe(time.error())));
        return 3;
    }
    std::printf("%lld\n", *time);
    return 0;
}

Result<qint64> run(const QString& path, const QStringList& arguments)
{
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(path, arguments);
    if (!program.waitForFinished(patienceMs) || program.exitCode() != 0)
        return fail(ErrorCode::BadInput, path + QStringLiteral(" did not end well"));
    return program.readAllStandardOutput().trimmed().toLongLong();
}

Result<double> measure()
{
    const CardWorld world;
    const CardImage image = trainingImage(QStringLiteral("NX-23"));
    TrainingCard card(CardWorld::port());
    YIDI_TRY(card.insert(image));
    const QString name = CardWorld::readerName() + QStringLiteral(" 00 00");
    PcscReader reader(name);
    const auto isIn = [&] { return reader.status().value_or(ReaderStatus {}).present; };
    if (!QTest::qWaitFor(isIn, patienceMs))
        return fail(ErrorCode::CardLost, QStringLiteral("the card did not arrive"));
    YIDI_ASSIGN(const QStringList commands, commandsOfARead(image));
    const QString reads = QString::number(readsPerRound);
    const QString bareProgram =
        QCoreApplication::applicationDirPath() + QStringLiteral("/bare_card");

    std::printf("%lld commands a read, %d reads a round\n%5s %12s %12s %8s\n", commands.size(),
        readsPerRound, "round", "bare us", "ours us", "ratio");
    // What else the machine does falls on both halves of a short round, or on few rounds.
    std::vector<double> ratios;
    for (int round = 0; round <= rounds; ++round) {
        YIDI_ASSIGN(const qint64 bare, run(bareProgram, QStringList { name, reads } + commands));
        YIDI_ASSIGN(const qint64 ours,
            run(QCoreApplication::applicationFilePath(),
                { QStringLiteral("--ours"), name, reads }));
        std::printf("%5s %12.1f %12.1f %8.3f\n",
            round > 0 ? qPrintable(QString::number(round)) : "warm",
            static_cast<double>(bare) / 1e3, static_cast<double>(ours) / 1e3,
            static_cast<double>(ours) / static_cast<double>(bare));
        if (round > 0)
            ratios.push_back(static_cast<double>(ours) / static_cast<double>(bare));
    }
    return median(std::move(ratios));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc == 4 && qstrcmp(argv[1], "--ours") == 0)
        return readInAProcessOfItsOwn(QString::fromLocal8Bit(argv[2]), std::atoi(argv[3]));
    enterPrivateNamespaces();
    const QCoreApplication application(argc, argv);
    const auto ratio = measure();
    if (!ratio) {
        std::fprintf(stderr, "bench_card: %s\n", qPrintable(describe(ratio.error())));
        return 3;
    }
    std::printf("\na read by us against a bare one: ratio %.3f, limit %.2f: %s\n", *ratio, limit,
        *ratio <= limit ? "within" : "ABOVE");
    return *ratio <= limit ? 0 : 1;
}
