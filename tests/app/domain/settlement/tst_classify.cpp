// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/classify.h"

#include <QTest>

using namespace yidi;

namespace {

Catalogue catalogue()
{
    const auto item = [](const char* code, const char* level, std::optional<std::int64_t> limit,
                          std::int64_t share) {
        return CatalogueItem { QLatin1String(code), {}, QStringLiteral("09"), QLatin1String(level),
            limit, { share } };
    };
    Catalogue all;
    for (const CatalogueItem& one :
        { item("A", "01", {}, 0), item("A30", "01", 30'000000, 0), item("B", "02", {}, 1000),
            item("B18", "02", 18'000000, 1000), item("C", "03", {}, 10000) })
        all.emplace(one.code, one);
    return all;
}

FeeLine line(const char* code, std::int64_t count, std::int64_t price, qlonglong sum)
{
    static int number = 0;
    return { QString::number(++number), QLatin1String(code), {}, count, price, Fen(sum) };
}

} // namespace

class TestClassify : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void line_classified_splitsIntoFourParts_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<qlonglong>("count");
        QTest::addColumn<qlonglong>("price");
        QTest::addColumn<qlonglong>("sum");
        QTest::addColumn<qlonglong>("own");
        QTest::addColumn<qlonglong>("over");
        QTest::addColumn<qlonglong>("pre");
        const auto row = [](const char* name, const char* code, qlonglong count, qlonglong price,
                             qlonglong sum, qlonglong own, qlonglong over, qlonglong pre) {
            QTest::newRow(name) << QString(QLatin1String(code)) << count << price << sum << own
                                << over << pre;
        };
        row("class A", "A", 10000, 12'000000, 1200, 0, 0, 0);
        row("class A above its limit", "A30", 510000, 36'000000, 183600, 0, 30600, 0);
        row("class A at its limit", "A30", 10000, 30'000000, 3000, 0, 0, 0);
        row("class B", "B", 20000, 260'000000, 52000, 0, 0, 5200);
        row("class B, half a fen", "B", 10000, 1'050000, 105, 0, 0, 11);
        row("class B above its limit", "B18", 120000, 26'500000, 31800, 0, 10200, 2160);
        row("class C", "C", 10000, 100'000000, 10000, 10000, 0, 0);
        row("refund of class B", "B", -20000, 260'000000, -52000, 0, 0, -5200);
        row("third of a box", "A", 3333, 100'000000, 3333, 0, 0, 0);
    }

    void line_classified_splitsIntoFourParts()
    {
        QFETCH(QString, code);
        QFETCH(qlonglong, count);
        QFETCH(qlonglong, price);
        QFETCH(qlonglong, sum);
        QFETCH(qlonglong, own);
        QFETCH(qlonglong, over);
        QFETCH(qlonglong, pre);
        // A charge before it, so that a refund has something to take back.
        const auto bill = classify(catalogue(),
            { line("B", 1000000, 260'000000, 2600000), line(qPrintable(code), count, price, sum) });
        QVERIFY2(bill, qPrintable(bill ? QString() : describe(bill.error())));
        const ClassifiedLine& classified = bill->lines.back();
        QCOMPARE(classified.fullySelfPaid.value(), own);
        QCOMPARE(classified.overLimit.value(), over);
        QCOMPARE(classified.firstSelfPaid.value(), pre);
        QCOMPARE(classified.inScope.value(), sum - own - over - pre);
        QCOMPARE(bill->bill.total.value(), 2600000 + sum);
    }

    void unknownCode_classified_goesToOwnExpenseAndIsListedOnce()
    {
        const auto bill = classify(catalogue(),
            { line("X", 10000, 5'000000, 500), line("X", 10000, 5'000000, 500),
                line("A", 10000, 1'000000, 100) });
        QVERIFY(bill);
        QCOMPARE(bill->unmapped, QStringList { QStringLiteral("X") });
        QCOMPARE(bill->bill.fullySelfPaid, Fen(1000));
        QCOMPARE(bill->bill.inScope(), Fen(100));
        QVERIFY(!bill->lines.front().mapped);
    }

    void wrongLines_refused_namingTheLine()
    {
        const FeeLine wrongSum = line("A", 10000, 12'000000, 1201);
        FeeLine twice = line("A", 10000, 12'000000, 1200);
        const FeeLine negativePrice = line("A", 10000, -12'000000, -1200);
        const FeeLine refundOnly = line("A", -10000, 12'000000, -1200);
        const std::vector<std::vector<FeeLine>> bad = { { wrongSum }, { twice, twice },
            { negativePrice } };
        for (const auto& lines : bad) {
            const auto bill = classify(catalogue(), lines);
            QVERIFY(!bill);
            QCOMPARE(bill.error().code, ErrorCode::BadInput);
            QVERIFY(bill.error().detail.contains(lines.back().number));
        }
        QVERIFY(!classify(catalogue(), { refundOnly }));
    }

    void sums_beyondTheInterface_areRefusedWhateverTheirSign()
    {
        // A million times ten million yuan, given and taken back: the total stays small.
        const auto huge = [](const char* code, std::int64_t sign) {
            return line(
                code, sign * 1'000'000'0000, 10'000'000'000000, sign * 1'000'000'000'000'000);
        };
        std::vector<FeeLine> charged, refunded, crossed;
        for (int i = 0; i < 11; ++i) {
            charged.push_back(huge("A", 1));
            refunded.push_back(huge("A", -1));
            crossed.push_back(huge("C", 1));
            crossed.push_back(huge("A", -1));
        }
        for (const auto& lines : { charged, refunded, crossed }) {
            const auto bill = classify(catalogue(), lines);
            QVERIFY(!bill);
            QVERIFY(bill.error().detail.contains(QLatin1String("out of range")));
        }
    }

    void line_ofADay_isClassifiedByTheCatalogueOfThatDay_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<qlonglong>("over"); // of 50.00
        QTest::addColumn<bool>("mapped");
        QTest::newRow("before it began") << QDate(2015, 12, 31) << qlonglong(0) << false;
        QTest::newRow("first day") << QDate(2016, 1, 1) << qlonglong(2000) << true;
        QTest::newRow("last day of the first limit")
            << QDate(2016, 12, 31) << qlonglong(2000) << true;
        QTest::newRow("first day of the second") << QDate(2017, 1, 1) << qlonglong(1000) << true;
        QTest::newRow("its last") << QDate(2017, 6, 30) << qlonglong(1000) << true;
        QTest::newRow("after its end") << QDate(2017, 7, 1) << qlonglong(0) << false;
        QTest::newRow("day not known") << QDate() << qlonglong(1000) << true;
    }

    void line_ofADay_isClassifiedByTheCatalogueOfThatDay()
    {
        QFETCH(QDate, day);
        QFETCH(qlonglong, over);
        QFETCH(bool, mapped);
        const auto period = [](std::int64_t limit, const QDate& begin, const QDate& end) {
            return CatalogueItem { QStringLiteral("D"), {}, QStringLiteral("01"),
                QStringLiteral("01"), limit, {}, begin, end };
        };
        // The first has no end of its own: of two that hold the one that began last counts.
        const std::vector<CatalogueItem> periods {
            period(30'000000, QDate(2016, 1, 1), {}),
            period(40'000000, QDate(2017, 1, 1), QDate(2017, 6, 30)),
        };
        FeeLine dated = line("D", 10000, 50'000000, 5000);
        dated.day = day;
        // After the second has ended the first would count again, had it not been ended.
        auto ended = periods;
        ended[0].end = QDate(2016, 12, 31);
        for (const bool backwards : { false, true }) {
            Catalogue all = catalogue();
            for (std::size_t i = 0; i < ended.size(); ++i)
                all.addPeriod(ended[backwards ? ended.size() - 1 - i : i]);
            for (int i = 0; i < 50; ++i) // through several sizes of the table
                all.emplace(QStringLiteral("F%1").arg(i), ended[0]);
            const auto bill = classify(all, { dated, line("A", 10000, 1'000000, 100) });
            QVERIFY(bill);
            QCOMPARE(bill->lines[0].mapped, mapped);
            QCOMPARE(bill->lines[0].overLimit.value(), over);
            QCOMPARE(bill->lines[0].fullySelfPaid.value(), mapped ? 0 : 5000);
            QCOMPARE(bill->lines[1].inScope, Fen(100));
        }
        Catalogue open = catalogue();
        for (const CatalogueItem& each : periods)
            open.addPeriod(each);
        dated.day = QDate(2017, 3, 1);
        QCOMPARE(classify(open, { dated })->lines[0].overLimit, Fen(1000));
        dated.day = QDate(2017, 7, 1);
        QCOMPARE(classify(open, { dated })->lines[0].overLimit, Fen(2000));
    }
};

QTEST_GUILESS_MAIN(TestClassify)
#include "tst_classify.moc"
