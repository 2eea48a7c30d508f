// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/clock.h"
#include "app/domain/settlement/engine.h"

#include <QDirIterator>
#include <QTest>

using namespace yidi;

namespace {

PolicyBook trainingPolicies()
{
    const QDir folder(QStringLiteral(YIDI_SOURCE_DIR "/resources/policies"));
    PolicyBook book;
    QDirIterator files(
        folder.path(), { QStringLiteral("*.json") }, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const bool open = file.open(QIODevice::ReadOnly);
        auto policy = parsePolicy(open ? file.readAll() : QByteArray(),
            folder.relativeFilePath(file.fileName()), QString());
        if (!policy || !book.add(*std::move(policy)))
            qFatal("%s", qPrintable(file.fileName()));
    }
    return book;
}

SettlementInput visitOf(const char* region, const char* medType, qint64 fen)
{
    SettlementInput input;
    input.insuredRegion = QLatin1String(region);
    input.careRegion = QStringLiteral("120100"); // outside all of the provinces below
    input.insutype = QStringLiteral("310");
    input.psnType = QStringLiteral("1101");
    input.medType = QLatin1String(medType);
    input.hospLevel = QStringLiteral("03");
    input.begin = input.end = input.settledAt = chinaTime(QDate(2022, 9, 1), QTime(9, 0));
    input.bill.total = Fen(fen);
    return input;
}

/// Settles one visit after the other in the same year; answers what the pooled fund paid of each.
QList<qint64> pooledOf(const PolicyBook& book, std::vector<SettlementInput> visits)
{
    Accumulators year;
    QList<qint64> paid;
    for (SettlementInput& visit : visits) {
        visit.accumulators = year;
        const auto settled = settle(book, visit);
        if (!settled) {
            qWarning("%s", qPrintable(describe(settled.error())));
            return {};
        }
        for (const auto& [name, more] : settled->accumulated)
            year[name] += more;
        paid.append(settled->amounts.hifp_pay.value());
    }
    return paid;
}

} // namespace

/// What the year keeps of care without a stay, under the shipped policies; worked by hand.
class TestOutpatient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void purchase_withoutAPrescriptionFlow_isPaidByTheAccountWhateverThePolicy()
    {
        const PolicyBook book = trainingPolicies();
        QVERIFY(book.size() >= 7);
        for (const auto& [key, policy] : book.all()) {
            SettlementInput input = visitOf("000000", "41", 10000);
            input.insuredRegion = key.first;
            input.begin = input.end = input.settledAt = key.second.startOfDay();
            input.circulated = false;
            input.useAccount = true;
            input.balance = Fen(6000);
            const auto settled = settle(policy, input);
            QVERIFY2(settled, qPrintable(policy.file));
            const SettlementAmounts& a = settled->amounts;
            QCOMPARE(a.fund_pay_sumamt.value(), policy.accountInFund ? 6000 : 0);
            QCOMPARE(a.acct_pay.value(), 6000);
            QCOMPARE(a.psn_cash_pay.value(), 4000);
            QCOMPARE(a.act_pay_dedc.value(), 0);
            QVERIFY(settled->accumulated.empty());
            QCOMPARE(settled->shares.size(), std::size_t(1));
            QCOMPARE(settled->shares[0].fundPayType, QStringLiteral("310200"));
            for (const SettlementStep& step : settled->steps)
                QVERIFY2(step.parameter.isEmpty(), qPrintable(step.rule));
        }
    }

    void purchase_byACirculatedPrescription_isPaidWhereThePolicyHasARule_data()
    {
        QTest::addColumn<QByteArray>("region");
        QTest::addColumn<qint64>("fund"); // of 1000.00; -1: no rule
        QTest::newRow("Xinjiang: 70 %") << QByteArray("650100") << qint64(70000);
        QTest::newRow("Tai'an: 70 % less 10 % first") << QByteArray("370900") << qint64(63000);
        QTest::newRow("Ningxia: 60 less 20 points") << QByteArray("640100") << qint64(40000);
        QTest::newRow("Beijing: none") << QByteArray("110108") << qint64(-1);
    }
    void purchase_byACirculatedPrescription_isPaidWhereThePolicyHasARule()
    {
        QFETCH(QByteArray, region);
        QFETCH(qint64, fund);
        const auto settled = settle(trainingPolicies(), visitOf(region.constData(), "41", 100000));
        QCOMPARE(settled ? settled->amounts.fund_pay_sumamt.value() : -1, fund);
        if (!settled)
            QCOMPARE(settled.error().code, ErrorCode::PolicyMissing);
    }

    void chronic_eachDisease_hasItsOwnDeductibleAndCap()
    {
        const auto chronic = [](const char* disease, qint64 fen) {
            SettlementInput input = visitOf("640100", "14", fen);
            input.filing = FilingCategory::LongTermResident; // nothing cut
            input.diseaseCode = QLatin1String(disease);
            return input;
        };
        const QList<qint64> paid = pooledOf(trainingPolicies(),
            {
                chronic("M03900", 100000), // (1000 - 300) x 80 %
                chronic("M03900", 100000), // 1000 x 80 %
                chronic("M01603", 100000), // another disease begins anew
                chronic("M03900", 900000), // 4640 of 7200 left below the cap of 6000
                chronic("M03900", 10000), // nothing left
                chronic("M01603", 10000), // not this disease's cap
            });
        QCOMPARE(paid, (QList<qint64> { 56000, 80000, 56000, 464000, 0, 8000 }));
    }

    void outpatient_overAYear_paysOneDeductibleAndStopsAtTheCap()
    {
        std::vector<SettlementInput> visits;
        for (int i = 0; i < 40; ++i) { // emergencies among them count in the same year
            visits.push_back(visitOf("460100", i % 4 == 3 ? "13" : "11", 10000));
            visits.back().filing = FilingCategory::LongTermResident;
        }
        const QList<qint64> paid = pooledOf(trainingPolicies(), visits);
        QCOMPARE(paid.size(), 40);
        QCOMPARE(paid[0], 0); // the deductible of 100
        for (int i = 1; i <= 30; ++i)
            QCOMPARE(paid[i], 5000); // 50 %
        for (int i = 31; i < 40; ++i)
            QCOMPARE(paid[i], 0); // 1500 are paid
    }

    void outpatient_inBatches_paysWhatOneBatchWouldHave()
    {
        const PolicyBook book = trainingPolicies();
        for (int parts = 1; parts <= 10; ++parts) {
            std::vector<SettlementInput> visits;
            for (int i = 0; i < parts; ++i)
                visits.push_back(visitOf("640100", "11", 252000 / parts));
            qint64 paid = 0;
            for (const qint64 one : pooledOf(book, visits))
                paid += one;
            // (2520 - 100) x (70 % - 20 points); each batch rounds by half a fen at most.
            QVERIFY2(std::abs(paid - 121000) <= parts, qPrintable(QString::number(paid)));
        }
    }

    void emergency_withoutAFiling_isDeemedFiled()
    {
        const PolicyBook book = trainingPolicies();
        SettlementInput visit = visitOf("640100", "13", 110000);
        const auto emergency = settle(book, visit);
        QVERIFY(emergency);
        QCOMPARE(emergency->amounts.hifp_pay.value(), 60000); // 70 % less 10 points
        visit.medType = QStringLiteral("11");
        const auto ordinary = settle(book, visit);
        QVERIFY(ordinary);
        QCOMPARE(ordinary->amounts.hifp_pay.value(), 50000); // less 20
    }

    void chronic_elsewhere_asksForAFiling()
    {
        SettlementInput visit = visitOf("650100", "14", 629625);
        visit.diseaseCode = QStringLiteral("M03900");
        const PolicyBook book = trainingPolicies();
        const auto unfiled = settle(book, visit);
        QVERIFY(!unfiled);
        QCOMPARE(unfiled.error().code, ErrorCode::NotFiled);
        visit.filing = FilingCategory::SettledRetiree;
        const auto filed = settle(book, visit);
        QVERIFY(filed);
        QCOMPARE(filed->amounts.fund_pay_sumamt.value(), 566663);
        QCOMPARE(filed->amounts.psn_cash_pay.value(), 62962);
    }
};

QTEST_GUILESS_MAIN(TestOutpatient)
#include "tst_outpatient.moc"
