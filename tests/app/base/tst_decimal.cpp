// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/decimal.h"

#include <QRandomGenerator>
#include <QTest>

using namespace yidi;

class TestDecimal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parse_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("places");
        QTest::addColumn<bool>("valid");
        QTest::addColumn<qlonglong>("scaled");
        const auto good = [](const char* text, int places, qlonglong scaled) {
            QTest::addRow("%s with %d", text, places)
                << QByteArray(text) << places << true << scaled;
        };
        good("12.3", 2, 1230);
        good("12.30000", 2, 1230);
        good("0.1", 4, 1000);
        good("-0.0001", 4, -1);
        good("-0", 2, 0);
        good("007", 0, 7);
        good("3.000", 0, 3);
        good("1.123456", 6, 1123456);
        good("999999999999999999", 0, 999999999999999999);
        good("9999999999999999.99", 2, 999999999999999999);

        const auto bad = [](const char* text, int places) {
            QTest::addRow("refuses \"%s\" with %d", text, places)
                << QByteArray(text) << places << false << 0LL;
        };
        bad("12.345", 2);
        bad("3.5", 0);
        bad("1000000000000000000", 0);
        bad("10000000000000000", 2);
        bad("99999999999999999999999999", 0);
        for (const char* text : { "", "-", "+1", "--1", ".", ".5", "5.", "-.5", "1.2.3", "1e3",
                 "1E3", "0x10", "NaN", "inf", " 1", "1 ", "1,000", "1_000", "１", "1\n" })
            bad(text, 2);
    }

    void parse()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, places);
        QFETCH(bool, valid);
        QFETCH(qlonglong, scaled);
        const auto parsed = parseDecimal(text, places);
        QCOMPARE(parsed.has_value(), valid);
        if (valid)
            QCOMPARE(*parsed, scaled);
        else
            QCOMPARE(parsed.error().code, ErrorCode::BadInput);
    }

    void parse_zeroByteInside_isRefused()
    {
        QVERIFY(!parseDecimal(QByteArray("1\0002", 3), 2).has_value());
    }

    void format_keepsEveryPlace()
    {
        QCOMPARE(formatDecimal(1230, 2), QStringLiteral("12.30"));
        QCOMPARE(formatDecimal(5, 4), QStringLiteral("0.0005"));
        QCOMPARE(formatDecimal(-5, 2), QStringLiteral("-0.05"));
        QCOMPARE(formatDecimal(0, 2), QStringLiteral("0.00"));
        QCOMPARE(formatDecimal(42, 0), QStringLiteral("42"));
        QCOMPARE(formatDecimal(INT64_MIN, 0), QStringLiteral("-9223372036854775808"));
    }

    void formatThenParse_anyValue_isTheSame()
    {
        QRandomGenerator random(20170331); // fixed, so that a failure can be repeated
        constexpr std::int64_t limit = 999'999'999'999'999'999;
        for (int i = 0; i < 20'000; ++i) {
            const auto drawn = static_cast<std::int64_t>(random.generate64());
            const std::int64_t value = (drawn % limit) >> random.bounded(60);
            const int places = static_cast<int>(random.bounded(7));
            const auto back = parseDecimal(formatDecimal(value, places).toLatin1(), places);
            QVERIFY(back.has_value());
            QCOMPARE(*back, value);
        }
    }
};

QTEST_GUILESS_MAIN(TestDecimal)
#include "tst_decimal.moc"
