// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/clock.h"

#include <QTest>

using namespace yidi;

class TestClock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void system_isTheMachinesInstantInChinasZone()
    {
        const auto clock = systemClock();
        const QDateTime before = QDateTime::currentDateTimeUtc();
        const QDateTime now = clock->now();
        const QDateTime after = QDateTime::currentDateTimeUtc();
        QVERIFY(before <= now && now <= after);
        QCOMPARE(now.offsetFromUtc(), 8 * 3600);
        QVERIFY(!clock->isTraining());
    }

    void training_movesTheDateAndKeepsTheTimeOfDay()
    {
        // Asked again should midnight pass between the two questions.
        for (int attempt = 0; attempt < 2; ++attempt) {
            const auto real = systemClock();
            const QDateTime before = real->now();
            const auto clock = trainingClock(QDate(2017, 3, 31));
            const QDateTime now = clock->now();
            if (real->today() != before.date())
                continue;
            QCOMPARE(now.date(), QDate(2017, 3, 31));
            QVERIFY(now.time() >= before.time());
            QCOMPARE(now.offsetFromUtc(), 8 * 3600);
            QVERIFY(clock->isTraining());
            QVERIFY(clock->now() >= now);
            return;
        }
        QFAIL("midnight passed twice");
    }

    void clockFor_choosesOrRefuses()
    {
        const auto machine = clockFor({});
        QVERIFY(machine.has_value());
        QVERIFY(!(*machine)->isTraining());
        const auto training = clockFor(QStringLiteral("2017-03-31"));
        QVERIFY(training.has_value());
        QVERIFY((*training)->isTraining());
        const auto neither = clockFor(QStringLiteral("31.03.2017"));
        QVERIFY(!neither.has_value());
        QCOMPARE(neither.error().code, ErrorCode::BadInput);
    }

    void manual_movesOnlyWhenMoved()
    {
        const QDateTime start = chinaTime(QDate(2017, 3, 31), QTime(23, 59, 59));
        ManualClock clock(start);
        QCOMPARE(clock.now(), start);
        clock.advanceMs(1500);
        QCOMPARE(clock.today(), QDate(2017, 4, 1));
        clock.set(start);
        QCOMPARE(clock.now(), start);
    }

    void chinaTime_isEightHoursAhead()
    {
        const QDateTime noon = chinaTime(QDate(2017, 7, 1), QTime(12, 0));
        QCOMPARE(noon.toUTC().time(), QTime(4, 0));
    }
};

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
