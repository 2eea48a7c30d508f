// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/queue/pressure.h"

#include "app/base/clock.h"

#include <QTest>

#include <set>

using namespace yidi;

namespace {

const QDateTime now = chinaTime(QDate(2017, 3, 31), QTime(9, 0));

QueueLoad load(int waiting, qint64 ageSeconds, qint64 fen)
{
    return { waiting, waiting > 0 ? now.addSecs(-ageSeconds) : QDateTime(), Fen(fen) };
}

} // namespace

class TestPressure : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pressure_atEveryLimit_isTheWorstOfItsCauses_data()
    {
        QTest::addColumn<int>("waiting");
        QTest::addColumn<qint64>("age");
        QTest::addColumn<qint64>("fen");
        QTest::addColumn<QString>("expected");
        constexpr qint64 hour = 3600;
        const struct {
            const char* name;
            int waiting;
            qint64 age;
            qint64 fen;
            const char* expected;
        } rows[] = {
            { "nothing waits", 0, 0, 0, "none none" },
            { "just below every limit", 499, 4 * hour - 1, 19'999'999, "none none" },
            { "many", 500, 0, 0, "warn count" },
            { "too many", 5000, 0, 0, "stop count" },
            { "one less", 4999, 0, 0, "warn count" },
            { "old", 1, 4 * hour, 0, "banner age" },
            { "a day", 1, 24 * hour, 0, "supervisor age" },
            { "just below three", 1, 72 * hour - 1, 0, "supervisor age" },
            { "three days", 1, 72 * hour, 0, "no_money age" },
            { "much money", 1, 0, 20'000'000, "no_money money" },
            { "many and old", 500, 4 * hour, 0, "banner age" },
            { "old and much money", 500, 72 * hour, 20'000'000, "no_money age" },
            { "all at once", 5000, 1000 * hour, 99'000'000, "stop count" },
            { "a clock set back ten years", 1, -87'600 * hour, 0, "none none" },
        };
        for (const auto& row : rows)
            QTest::newRow(row.name)
                << row.waiting << row.age << row.fen << QString::fromLatin1(row.expected);
    }
    void pressure_atEveryLimit_isTheWorstOfItsCauses()
    {
        QFETCH(int, waiting);
        QFETCH(qint64, age);
        QFETCH(qint64, fen);
        const Pressure pressure = pressureOf(load(waiting, age, fen), {}, now);
        QTEST(pressureLevelName(pressure.level) + QLatin1Char(' ')
                + pressureCauseName(pressure.cause),
            "expected");
    }

    void mayBegin_dependsOnWhatIsBegun_data()
    {
        QTest::addColumn<int>("waiting");
        QTest::addColumn<qint64>("age");
        QTest::addColumn<qint64>("fen");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("expected");
        constexpr qint64 hour = 3600;
        const struct {
            const char* name;
            int waiting;
            qint64 age;
            qint64 fen;
            const char* kind;
            const char* expected;
        } rows[] = {
            { "a filing while little waits", 4999, 1000 * hour, 99'000'000, "filing", "done" },
            { "a filing too many", 5000, 0, 0, "filing", "QueueFull" },
            { "a reversal always", 5000, 1000 * hour, 99'000'000, "reversal", "done" },
            { "money in time", 1, 72 * hour - 1, 0, "money", "done" },
            { "money after three days", 1, 72 * hour, 0, "money", "OfflineMoneyStopped" },
            { "money up to the limit", 1, 0, 19'000'000, "money", "done" },
            { "money above the limit", 1, 0, 19'000'001, "money", "OfflineMoneyStopped" },
            { "much money of one person", 0, 0, 0, "much", "OfflineMoneyStopped" },
            { "money when nothing new is begun", 5000, 0, 0, "money", "QueueFull" },
        };
        for (const auto& row : rows)
            QTest::newRow(row.name)
                << row.waiting << row.age << row.fen << QString::fromLatin1(row.kind)
                << QString::fromLatin1(row.expected);
    }
    void mayBegin_dependsOnWhatIsBegun()
    {
        QFETCH(int, waiting);
        QFETCH(qint64, age);
        QFETCH(qint64, fen);
        QFETCH(QString, kind);
        Undertaking what;
        what.undoes = kind == QStringLiteral("reversal");
        what.promisesMoney = kind == QStringLiteral("money") || kind == QStringLiteral("much");
        what.fund = Fen(kind == QStringLiteral("much") ? 5'000'001 : 1'000'000);
        const auto may = mayBegin(what, load(waiting, age, fen), {}, now);
        QTEST(may ? QStringLiteral("done") : errorName(may.error().code), "expected");
    }

    void names_ofAll_differ()
    {
        using enum PressureLevel;
        std::set<QString> names;
        for (const PressureLevel level : { None, Warn, Banner, Supervisor, NoMoney, Stop })
            names.insert(pressureLevelName(level));
        QCOMPARE(names.size(), std::size_t { 6 });
        names.clear();
        for (const PressureCause cause : { PressureCause::None, PressureCause::Count,
                 PressureCause::Age, PressureCause::Money, PressureCause::Disk })
            names.insert(pressureCauseName(cause));
        QCOMPARE(names.size(), std::size_t { 5 });
    }
};

QTEST_GUILESS_MAIN(TestPressure)
#include "tst_pressure.moc"
