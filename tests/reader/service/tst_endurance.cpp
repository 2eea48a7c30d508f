// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// Months in minutes: outages under traffic, and many reads in one process. YIDI_LONG=1 makes it as
// many as were promised.
#include "reader/training/training_card.h"
#include "tests/reader/service/support_station.h"
#include "tests/support/card_world.h"
#include "tests/support/scripted_card.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <array>
#include <functional>

#include <unistd.h>

using namespace yidi;
using namespace yidi::test;

// What was freed is kept for a while by the address sanitizer, which would look like a leak.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options()
{
    return "quarantine_size_mb=1";
}

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr qint64 allowedKib = 8192; // the sanitizer keeps books of its own
#else
constexpr qint64 allowedKib = 1024;
#endif

bool isLong()
{
    return qEnvironmentVariableIsSet("YIDI_LONG");
}

/// What a process holds that must not grow.
struct Holdings {
    qint64 residentKib = 0;
    qsizetype descriptors = 0;
    qsizetype threads = 0;
};

Holdings holdings()
{
    const auto entries = [](const char* folder) {
        return QDir(QLatin1String(folder))
            .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
            .size();
    };
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        return {};
    const qint64 pages = statm.readAll().split(' ').value(1).toLongLong();
    statm.close();
    return { pages * sysconf(_SC_PAGESIZE) / 1024, entries("/proc/self/fd"),
        entries("/proc/self/task") };
}

/// Reads one card again and again, each time the last answer has come.
class Traffic {
public:
    Traffic(Station& station, CardToken token)
        : m_station(station)
        , m_token(token)
    {
        QObject::connect(&station.service, &CardService::cardRead, &m_context, [this] {
            ++reads;
            m_station.service.read(m_token);
        });
        QObject::connect(&station.service, &CardService::cardFailed, &m_context,
            [this](CardToken, const Error& error) { failures += describe(error); });
        m_station.service.read(m_token);
    }

    int reads = 0;
    QStringList failures;

private:
    Station& m_station;
    CardToken m_token;
    QObject m_context;
};

} // namespace

class TestEndurance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void serviceFailsUnderTraffic_isBackInThreeSeconds_everyTime()
    {
        const int rounds = isLong() ? 200 : 10;
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station;
        QVERIFY(card.insert(trainingImage(QStringLiteral("NX-23"))));
        QVERIFY(station.waitForCard());
        QVERIFY(station.read());
        Traffic traffic(station, station.in);
        const auto moreReads = [&](int more, int timeoutMs) {
            const int before = traffic.reads;
            return deliverUntil([&] { return traffic.reads >= before + more; }, timeoutMs);
        };
        const std::array<std::function<void()>, 3> outages {
            [&] { world.stop(), world.start(); },
            [&] { world.kill(), world.start(); },
            [&] {
                world.freeze();
                deliverUntil([] { return false; }, 100); // frozen for that long, under traffic
                world.thaw();
            },
        };
        qint64 slowestMs = 0;
        Holdings settled;
        for (int round = 0; round < rounds; ++round) {
            QVERIFY(moreReads(50, patienceMs)); // the outage falls into the midst of one
            outages[static_cast<std::size_t>(round) % outages.size()]();
            QElapsedTimer time;
            time.start();
            // The first may have begun before; the second has not.
            const bool back = moreReads(2, 3000);
            QVERIFY2(traffic.failures.isEmpty(), qPrintable(traffic.failures.join(u'\n')));
            QVERIFY2(back, qPrintable(QStringLiteral("not back, round %1").arg(round)));
            slowestMs = std::max(slowestMs, time.elapsed());
            QCOMPARE(station.history, QStringList { QStringLiteral("+1") });
            if (round == 5)
                settled = holdings();
        }
        const Holdings now = holdings();
        qInfo("%d outages, %d reads, back after %lld ms at most; descriptors %lld to %lld, threads "
              "%lld to %lld",
            rounds, traffic.reads, slowestMs, settled.descriptors, now.descriptors, settled.threads,
            now.threads);
        QCOMPARE(station.states, QList<ReaderState>({ ReaderState::Ready }));
        QCOMPARE(now.descriptors, settled.descriptors);
        QCOMPARE(now.threads, settled.threads);
    }

    void manyReads_memoryAndDescriptorsStayFlat()
    {
        constexpr int warmUpTurns = 3;
        const int reads = isLong() ? 100000 : 2000;
        const int turns = isLong() ? 50 : 10;
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station(2000);
        Holdings settled;
        int done = 0;
        for (int turn = 0; turn < turns; ++turn) {
            if (turn == warmUpTurns)
                settled = holdings();
            // Somebody's card is mute: its thread is left behind, and ends when the card is out.
            if (turn % 3 == 0) {
                QVERIFY(card.insert(trainingImage(QStringLiteral("NX-01")),
                    *parseCardFault(QStringLiteral("mute@7"))));
                QVERIFY(station.waitForCard());
                const auto mute = station.read();
                QVERIFY(!mute);
                QCOMPARE(mute.error().code, ErrorCode::ReaderStuck);
                card.remove();
                QVERIFY(station.waitForNoCard());
            }
            QVERIFY(card.insert(trainingImage(QStringLiteral("NX-23"))));
            QVERIFY(station.waitForCard());
            for (int i = 0; i < reads / turns; ++i, ++done) {
                const auto read = station.read();
                QVERIFY2(read, read ? "" : qPrintable(describe(read.error())));
            }
            card.remove();
            QVERIFY(station.waitForNoCard());
        }
        const Holdings now = holdings();
        qInfo("%d reads: resident %lld to %lld KiB, descriptors %lld to %lld, threads %lld to %lld",
            done, settled.residentKib, now.residentKib, settled.descriptors, now.descriptors,
            settled.threads, now.threads);
        QVERIFY(now.residentKib <= settled.residentKib + allowedKib);
        QCOMPARE(now.descriptors, settled.descriptors);
        QCOMPARE(now.threads, settled.threads);
    }
};

int main(int argc, char** argv)
{
    enterPrivateNamespaces();
    qputenv("QTEST_FUNCTION_TIMEOUT", "3600000"); // the watchdog of Qt Test thinks in minutes
    const QCoreApplication application(argc, argv);
    TestEndurance test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_endurance.moc"
