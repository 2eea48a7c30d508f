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
};

QTEST_GUILESS_MAIN(TestClassify)
#include "tst_classify.moc"
