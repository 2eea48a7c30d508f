// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/money.h"

#include <QTest>

using namespace yidi;

class TestMoney : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fromWire_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("valid");
        QTest::addColumn<qlonglong>("fen");
        const auto row = [](const char* text, bool valid, qlonglong fen = 0) {
            QTest::newRow(*text ? text : "empty") << QByteArray(text) << valid << fen;
        };
        row("0", true, 0);
        row("12", true, 1200);
        row("12.3", true, 1230);
        row("17353.93", true, 1735393);
        row("-0.05", true, -5);
        row("1.500000", true, 150);
        row("21474836.47", true, 2147483647);
        row("167772.17", true, 16777217);
        row("99999999999.99", true, 9999999999999);
        row("99999999999999.99", true, 9999999999999999);
        row("100000000000000.00", false);
        row("1.005", false);
        row("1e3", false);
        row("NaN", false);
        row(".5", false);
        row("5.", false);
        row("", false);
        row("-", false);
        row("1,000", false);
        row(" 1", false);
        row("99999999999999999999", false);
    }

    void fromWire()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, valid);
        QFETCH(qlonglong, fen);
        const auto parsed = Fen::fromWire(text);
        QCOMPARE(parsed.has_value(), valid);
        if (valid)
            QCOMPARE(parsed->value(), fen);
        else
            QVERIFY(!parsed.error().detail.isEmpty());
    }

    void toWire_isTheInverse()
    {
        for (const qint64 fen : { 0LL, 1LL, -1LL, 99LL, 100LL, -12345LL, 9999999999999999LL }) {
            const auto back = Fen::fromWire(Fen(fen).toWire().toLatin1());
            QVERIFY(back.has_value());
            QCOMPARE(back->value(), fen);
        }
        QCOMPARE(Fen(-5).toWire(), QStringLiteral("-0.05"));
    }

    void rounding_isHalfUpAwayFromZero()
    {
        // The published Hainan case fixes it: 6296.25 × 90 % = 5666.625 → 5666.63.
        QCOMPARE(mulHalfUp(Fen(629625), BasisPoints { 9000 }).value(), 566663);
        QCOMPARE(mulHalfUp(Fen(-629625), BasisPoints { 9000 }).value(), -566663);
        QCOMPARE(mulHalfUp(Fen(1), 1, 2).value(), 1);
        QCOMPARE(mulHalfUp(Fen(1), 49, 100).value(), 0);
        QCOMPARE(mulHalfUp(maxFen, BasisPoints::whole()), maxFen);
    }

    /// Products are divided in 64 bits where they fit; on either side of the last that does, and of
    /// the last that multiplies in 64 bits at all, the result is the same.
    void rounding_whereAProductLeaves64Bits_staysExact_data()
    {
        QTest::addColumn<qint64>("value");
        QTest::addColumn<qint64>("numerator");
        QTest::addColumn<qint64>("denominator");
        QTest::addColumn<qint64>("expected");
        constexpr qint64 half = std::numeric_limits<qint64>::max() / 2;
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        QTest::newRow("the last in 64 bits")
            << half << qint64 { 1 } << qint64 { 2 } << half / 2 + 1;
        QTest::newRow("the first beyond")
            << half + 1 << qint64 { 1 } << qint64 { 2 } << (half + 1) / 2;
        QTest::newRow("the last product") << most << qint64 { 1 } << qint64 { 2 } << half + 1;
        QTest::newRow("the first that overflows")
            << half + 1 << qint64 { 2 } << qint64 { 4 } << (half + 1) / 2;
        QTest::newRow("a denominator as large as can be")
            << half << qint64 { 1 } << most << qint64 { 0 };
        QTest::newRow("just half of it") << half + 1 << qint64 { 1 } << most << qint64 { 1 };
        QTest::newRow("an odd denominator, below half")
            << qint64 { 3 } << qint64 { 1 } << qint64 { 7 } << qint64 { 0 };
        QTest::newRow("an odd denominator, above half")
            << qint64 { 4 } << qint64 { 1 } << qint64 { 7 } << qint64 { 1 };
    }

    void rounding_whereAProductLeaves64Bits_staysExact()
    {
        QFETCH(qint64, value);
        QFETCH(qint64, numerator);
        QFETCH(qint64, denominator);
        QFETCH(qint64, expected);
        QCOMPARE(mulHalfUp(Fen(value), numerator, denominator).value(), expected);
        QCOMPARE(mulHalfUp(Fen(-value), numerator, denominator).value(), -expected);
    }
};

QTEST_GUILESS_MAIN(TestMoney)
#include "tst_money.moc"
