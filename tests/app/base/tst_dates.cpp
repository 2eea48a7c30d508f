// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/dates.h"

#include "app/base/clock.h"

#include <QTest>

#include <ctime>

using namespace yidi;

namespace {

/// The time zone a careless machine is set to, for as long as this lives.
class MachineZone {
public:
    explicit MachineZone(const QByteArray& zone)
        : m_before(qgetenv("TZ"))
    {
        apply(zone);
    }
    ~MachineZone() { apply(m_before); }

private:
    static void apply(const QByteArray& zone)
    {
        if (zone.isEmpty())
            qunsetenv("TZ");
        else
            qputenv("TZ", zone);
        tzset();
    }
    QByteArray m_before;
};

/// Berlin's rules written out, so that no zone database is needed.
const QByteArray berlin = "CET-1CEST,M3.5.0,M10.5.0/3";

} // namespace

class TestDates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void date_strictForms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDate>("date");
        const auto row = [](const char* text, QDate date = {}) {
            QTest::newRow(*text ? text : "empty") << QString::fromUtf8(text) << date;
        };
        row("2017-03-31", QDate(2017, 3, 31));
        row("2016-02-29", QDate(2016, 2, 29));
        row("9999-12-31", QDate(9999, 12, 31));
        for (const char* text : { "", "2017-02-29", "2017-02-30", "2017-13-01", "2017-00-10",
                 "2017-3-31", "2017-03-1", "17-03-31", "20170331", "2017/03/31", " 2017-03-31",
                 "2017-03-31 ", "2017-03-31 00:00:00", "-017-03-31", "+2017-03-31", "0000-01-01",
                 "12017-03-31", "２０１７-03-31" })
            row(text);
    }

    void date_strictForms()
    {
        QFETCH(QString, text);
        QFETCH(QDate, date);
        const auto parsed = parseDate(text);
        QCOMPARE(parsed.has_value(), date.isValid());
        if (parsed) {
            QCOMPARE(*parsed, date);
            QCOMPARE(wireDate(*parsed), text);
        } else {
            QCOMPARE(parsed.error().code, ErrorCode::BadInput);
            QVERIFY(parsed.error().detail.contains(QLatin1Char('"') + text));
        }
    }

    void dateTime_strictForms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        const auto row = [](const char* text, bool valid) {
            QTest::newRow(*text ? text : "empty") << QString::fromUtf8(text) << valid;
        };
        row("2017-03-31 14:05:59", true);
        row("2017-03-31 00:00:00", true);
        row("2017-03-31 23:59:59", true);
        // Hours that one zone or another leaves out in spring; China leaves out none.
        row("2017-03-26 02:30:00", true);
        row("2017-03-12 02:30:00", true);
        for (const char* text : { "", "2017-03-31 24:00:00", "2017-03-31 14:60:00",
                 "2017-03-31 14:05", "2017-03-31 4:05:59", "2017-03-31T14:05:59",
                 "2017-03-31  14:05:59", "2017-03-31 14:05:59 ", "2017-03-31 14:05:59.5",
                 "2017-03-31 14:05:59Z", "2017-02-30 14:05:59", "14:05:59" })
            row(text, false);
    }

    void dateTime_strictForms()
    {
        QFETCH(QString, text);
        QFETCH(bool, valid);
        const MachineZone elsewhere(berlin);
        const auto parsed = parseDateTime(text);
        QCOMPARE(parsed.has_value(), valid);
        if (parsed) {
            QCOMPARE(wireDateTime(*parsed), text);
            QCOMPARE(parsed->offsetFromUtc(), 8 * 3600);
        } else {
            QCOMPARE(parsed.error().code, ErrorCode::BadInput);
        }
    }

    void dateTime_bareDate_isMidnight()
    {
        const auto parsed = parseDateTime(QStringLiteral("2017-03-31"));
        QVERIFY(parsed.has_value());
        QCOMPARE(*parsed, chinaTime(QDate(2017, 3, 31), QTime(0, 0)));
    }

    void invalid_writesNothing()
    {
        QCOMPARE(wireDate({}), QString());
        QCOMPARE(wireDateTime({}), QString());
    }

    void compact_isFourteenDigits()
    {
        const auto time = chinaTime(QDate(2017, 3, 1), QTime(4, 5, 9));
        QCOMPARE(compactDateTime(time), QStringLiteral("20170301040509"));
    }
};

QTEST_GUILESS_MAIN(TestDates)
#include "tst_dates.moc"
