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

using namespace yidi;
using namespace yidi::test;

namespace {

constexpr int rounds = 11;
constexpr int readsPerRound = 200;
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
Result<qint64> readByUs(PcscReader& reader, CardCatalogue& catalogue, quint16 insertions)
{
    QElapsedTimer time;
    time.start();
    {
        YIDI_ASSIGN(const auto card,
            reader.connect(CardShare::Shared, insertions, QDeadlineTimer(patienceMs)));
        YIDI_TRY(catalogue.read(*card));
    }
    return time.nsecsElapsed();
}

/// This program in its second role: a process that does nothing else, as the bare one. A read for
/// every byte that comes in, and its nanoseconds out.
int readWhenTold(const QString& name)
{
    PcscReader reader(name);
    CardCatalogue catalogue;
    const auto in = reader.status();
    while (in && std::getchar() != EOF) {
        const auto time = readByUs(reader, catalogue, in->insertions);
        if (!time) {
            std::fprintf(stderr, "bench_card: %s\n", qPrintable(describe(time.error())));
            return 3;
        }
        std::printf("%lld\n", *time);
        std::fflush(stdout);
    }
    return in ? 0 : 3;
}

/// One of the two that read, waiting to be told.
class Reading {
public:
    Reading(const QString& path, const QStringList& arguments)
    {
        m_program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_program.start(path, arguments);
    }
    ~Reading()
    {
        m_program.closeWriteChannel();
        m_program.waitForFinished();
    }

    Result<qint64> once()
    {
        m_program.write(".");
        while (!m_program.canReadLine()) {
            if (!m_program.waitForReadyRead(patienceMs))
                return fail(
                    ErrorCode::BadInput, m_program.program() + QStringLiteral(" did not answer"));
        }
        return m_program.readLine().trimmed().toLongLong();
    }

private:
    QProcess m_program;
};

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
    Reading bare(QCoreApplication::applicationDirPath() + QStringLiteral("/bare_card"),
        QStringList { name } + commands);
    Reading ours(QCoreApplication::applicationFilePath(), { QStringLiteral("--ours"), name });

    std::printf("%lld commands a read, %d reads a round\n%5s %12s %12s %8s\n", commands.size(),
        readsPerRound, "round", "bare us", "ours us", "ratio");
    // In turn, read by read: what else the machine does falls on both alike.
    std::vector<double> ratios;
    for (int round = 0; round <= rounds; ++round) {
        std::vector<qint64> bareTimes, ourTimes;
        for (int i = 0; i < readsPerRound; ++i) {
            YIDI_ASSIGN(const qint64 bareTime, bare.once());
            YIDI_ASSIGN(const qint64 ourTime, ours.once());
            bareTimes.push_back(bareTime);
            ourTimes.push_back(ourTime);
        }
        const double bareUs = static_cast<double>(median(std::move(bareTimes))) / 1e3;
        const double oursUs = static_cast<double>(median(std::move(ourTimes))) / 1e3;
        std::printf("%5s %12.1f %12.1f %8.3f\n",
            round > 0 ? qPrintable(QString::number(round)) : "warm", bareUs, oursUs,
            oursUs / bareUs);
        if (round > 0)
            ratios.push_back(oursUs / bareUs);
    }
    return median(std::move(ratios));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc == 3 && qstrcmp(argv[1], "--ours") == 0)
        return readWhenTold(QString::fromLocal8Bit(argv[2]));
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
