// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/pcsc/monitor.h"

#include "reader/training/training_card.h"
#include "tests/support/card_world.h"
#include "tests/support/scripted_card.h"

#include <QCoreApplication>
#include <QScopeGuard>
#include <QTest>

#include <algorithm>

using namespace yidi;
using namespace yidi::test;

namespace {

constexpr int patienceMs = 20000;
constexpr int readers = 8; ///< of two slots: as many as the service has room for

} // namespace

class TestMonitor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void serviceWithEverySlotTaken_cardsAndReadersAreSeen()
    {
        CardWorld world(readers);
        TrainingCard card(CardWorld::port(readers - 1));
        PcscMonitor monitor;
        std::vector<ReaderStatus> seen;
        QStringList losses;
        connect(&monitor, &PcscMonitor::readersSeen, this,
            [&](const std::vector<ReaderStatus>& now) { seen = now; });
        connect(&monitor, &PcscMonitor::serviceLost, this,
            [&](const Error& error) { losses += describe(error); });
        const auto cards = [&] {
            return std::count_if(seen.begin(), seen.end(),
                [](const ReaderStatus& reader) { return reader.present; });
        };
        monitor.start();
        const auto end = qScopeGuard([&] {
            while (!monitor.wait(QDeadlineTimer(20)))
                monitor.stop();
        });
        QVERIFY2(deliverUntil([&] { return seen.size() == 2 * readers; }, patienceMs),
            qPrintable(losses.join(u'\n')));
        QVERIFY(card.insert(trainingImage(QStringLiteral("NX-23"))));
        QVERIFY(deliverUntil([&] { return cards() == 1; }, patienceMs));
        const auto found = findReader(CardWorld::readerName(readers - 1));
        QVERIFY(found && found->present);
        card.remove();
        QVERIFY(deliverUntil([&] { return cards() == 0; }, patienceMs));
        QCOMPARE(losses, QStringList());

        world.stop();
        world.setReaders(1);
        world.start();
        QVERIFY(deliverUntil([&] { return seen.size() == 2; }, patienceMs));
    }

    void slotOfNoReader_isMissing()
    {
        CardWorld world(1);
        const auto found = findReader(QStringLiteral("Some Reader"));
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::ReaderMissing);
        world.stop();
        world.setReaders(0);
        world.start();
        QCOMPARE(findReader(CardWorld::readerName()).error().code, ErrorCode::ReaderMissing);
    }
};

int main(int argc, char** argv)
{
    enterPrivateNamespaces();
    const QCoreApplication application(argc, argv);
    TestMonitor test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_monitor.moc"
