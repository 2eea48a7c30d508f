// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/engine.h"

#include "tests/app/domain/settlement/support_dice.h"

#include <QTest>

using namespace yidi;

class TestEngine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void halfFen_roundsUp()
    {
        const auto settlement = settle(simplePolicy(), simpleInput(Fen(629625)));
        QVERIFY(settlement);
        QCOMPARE(settlement->amounts.hifp_pay, Fen(566663));
        QCOMPARE(settlement->amounts.psn_cash_pay, Fen(62962));
    }

    void bandsRounded_eachOrInSum_differAsThePolicySays()
    {
        // Three bands of 0.01 at 50 %: each rounds up to 0.01, the sum 0.015 rounds to 0.02.
        Policy policy =
            simplePolicy({ { Fen(1), { 5000 } }, { Fen(2), { 5000 } }, { Fen(3), { 5000 } } });
        QCOMPARE(settle(policy, simpleInput(Fen(3)))->amounts.hifp_pay, Fen(3));
        policy.roundInSum = true;
        const auto inSum = settle(policy, simpleInput(Fen(3)));
        QCOMPARE(inSum->amounts.hifp_pay, Fen(2));
    }

    void pooledCap_reached_sendsTheRestToTheLargeAmountFund()
    {
        Policy policy = simplePolicy({ { {}, { 8000 } } });
        policy.benefits.front().cap = Fen(10'000'00);
        FundRule large;
        large.field = QStringLiteral("hifob_pay");
        large.base = FundBase::OverCap;
        large.bands = { { {}, { 5000 } } };
        policy.funds = { large };
        SettlementInput input = simpleInput(Fen(20'000'00));
        input.accumulators = { { QStringLiteral("hifp_pay"), Fen(2'000'00) } };
        const auto settlement = settle(policy, input);
        QVERIFY(settlement);
        // 8000 left of the cap take 10000 of the cost; half of the other 10000 is paid above it.
        QCOMPARE(settlement->amounts.hifp_pay, Fen(8'000'00));
        QCOMPARE(settlement->amounts.hifob_pay, Fen(5'000'00));
        QCOMPARE(settlement->accumulated.at(QStringLiteral("hifob_pay")), Fen(5'000'00));
    }

    void twoFundsOnOneBase_theSecondSeesOnlyWhatIsLeft()
    {
        Policy policy = simplePolicy({ { {}, { 8000 } } });
        policy.benefits.front().deductible.amounts = { Fen(100000) };
        policy.benefits.front().cap = Fen(40000);
        for (const char* field : { "cvlserv_pay", "hifes_pay", "hifob_pay" }) {
            FundRule fund;
            fund.field = QLatin1String(field);
            fund.base = fund.field == QLatin1String("hifob_pay") ? FundBase::OverCap
                                                                 : FundBase::PersonShare;
            fund.bands = { { {}, { 6000 } } };
            policy.funds.push_back(fund);
        }
        policy.funds.push_back(policy.funds.back());
        policy.funds.back().field = QStringLiteral("oth_pay");
        // 1000 deductible; 500 give 400 up to the cap and leave 100; 500 lie above the cap.
        const auto settlement = settle(policy, simpleInput(Fen(200000)));
        QVERIFY(settlement);
        QCOMPARE(settlement->amounts.cvlserv_pay, Fen(6000));
        QCOMPARE(settlement->amounts.hifes_pay, Fen(2400));
        QCOMPARE(settlement->amounts.hifob_pay, Fen(30000));
        QCOMPARE(settlement->amounts.oth_pay, Fen(12000));
    }

    void firstShare_inOrOutOfTheMajorDiseaseBase_asThePolicySays()
    {
        Policy policy = simplePolicy({ { {}, { 5000 } } });
        policy.cuts.push_back({ {}, CutRule::Mode::FirstShare, { 1000 }, {} });
        FundRule major;
        major.field = QStringLiteral("hifmi_pay");
        major.bands = { { Fen(20000), { 0 } }, { {}, { 6000 } } };
        policy.funds = { major };
        // 1000: first share 100, pooled 450; 550 left, of which 100 are the first share.
        QCOMPARE(settle(policy, simpleInput(Fen(100000)))->amounts.hifmi_pay, Fen(21000));
        policy.funds.front().firstShareInBase = false;
        QCOMPARE(settle(policy, simpleInput(Fen(100000)))->amounts.hifmi_pay, Fen(15000));
    }

    void pointsBeyondTheRatio_leaveNothingAndNoDebt()
    {
        Policy policy = simplePolicy({ { {}, { 500 } } });
        policy.cuts.push_back({ {}, CutRule::Mode::Points, { 1000 }, {} });
        QCOMPARE(settle(policy, simpleInput(Fen(100000)))->amounts.hifp_pay, Fen());
    }

    void yearlyDeductible_partlyUsed_takesOnlyTheRest()
    {
        Policy policy = simplePolicy();
        policy.benefits.front().deductible = { { Fen(100000) }, true };
        SettlementInput input = simpleInput(Fen(500000));
        input.accumulators = { { QStringLiteral("act_pay_dedc"), Fen(70000) } };
        QCOMPARE(settle(policy, input)->amounts.act_pay_dedc, Fen(30000));
        input.accumulators = { { QStringLiteral("act_pay_dedc"), Fen(170000) } };
        QCOMPARE(settle(policy, input)->amounts.act_pay_dedc, Fen());
    }

    void deductible_byAdmission_declinesAndStays_data()
    {
        QTest::addColumn<int>("admission");
        QTest::addColumn<qlonglong>("deductible");
        QTest::newRow("first") << 1 << 130000LL;
        QTest::newRow("second") << 2 << 65000LL;
        QTest::newRow("seventh") << 7 << 65000LL;
    }

    void deductible_byAdmission_declinesAndStays()
    {
        QFETCH(int, admission);
        QFETCH(qlonglong, deductible);
        Policy policy = simplePolicy();
        policy.benefits.front().deductible.amounts = { Fen(130000), Fen(65000) };
        SettlementInput input = simpleInput(Fen(500000));
        input.admissionNo = admission;
        QCOMPARE(settle(policy, input)->amounts.act_pay_dedc.value(), deductible);
    }

    void account_used_paysWhatThePolicyLetsIt_data()
    {
        QTest::addColumn<int>("use");
        QTest::addColumn<bool>("inFund");
        QTest::addColumn<qlonglong>("account");
        QTest::addColumn<qlonglong>("fundTotal");
        using Use = BenefitRule::AccountUse;
        QTest::newRow("none") << int(Use::None) << false << 0LL << 72000LL;
        QTest::newRow("in scope") << int(Use::InScope) << false << 8000LL << 72000LL;
        QTest::newRow("all") << int(Use::All) << false << 25000LL << 72000LL;
        QTest::newRow("all, counted as fund") << int(Use::All) << true << 25000LL << 97000LL;
    }

    void account_used_paysWhatThePolicyLetsIt()
    {
        QFETCH(int, use);
        QFETCH(bool, inFund);
        QFETCH(qlonglong, account);
        QFETCH(qlonglong, fundTotal);
        Policy policy = simplePolicy();
        policy.accountInFund = inFund;
        policy.benefits.front().accountUse = static_cast<BenefitRule::AccountUse>(use);
        SettlementInput input = simpleInput(Fen(100000));
        input.bill.fullySelfPaid = Fen(20000);
        input.balance = Fen(25000);
        input.useAccount = true;
        const auto settlement = settle(policy, input);
        QVERIFY(settlement);
        QCOMPARE(settlement->amounts.acct_pay.value(), account);
        QCOMPARE(settlement->amounts.fund_pay_sumamt.value(), fundTotal);
        QCOMPARE(settlement->amounts.balc.value(), 25000 - account);
    }

    void hospitalLevel_unrated_fallsBackToTheSettlementLevelOrIsRefused_data()
    {
        QTest::addColumn<QString>("hosp");
        QTest::addColumn<QString>("settlement");
        QTest::addColumn<qlonglong>("fund"); // -1: refused
        const auto row = [](const char* hosp, const char* settlement, qlonglong fund) {
            QTest::addRow("%s/%s", hosp, settlement)
                << QString(QLatin1String(hosp)) << QString(QLatin1String(settlement)) << fund;
        };
        row("03", "", 85000);
        row("05", "3", 88000);
        row("11", "2", 88000);
        row("", "3", 85000);
        row("11", "", -1);
        row("11", "11", -1);
        row("", "x", -1);
        row("42", "2", -1);
    }

    void hospitalLevel_unrated_fallsBackToTheSettlementLevelOrIsRefused()
    {
        QFETCH(QString, hosp);
        QFETCH(QString, settlement);
        QFETCH(qlonglong, fund);
        Policy policy = simplePolicy({ { {}, { 8500 } } });
        policy.benefits.front().when.allowed.emplace(
            QStringLiteral("level"), QStringList { QStringLiteral("tertiary") });
        policy.benefits.push_back(policy.benefits.front());
        policy.benefits.back().bands = { { {}, { 8800 } } };
        policy.benefits.back().when.allowed[QStringLiteral("level")] = { QStringLiteral(
            "secondary") };
        SettlementInput input = simpleInput(Fen(100000));
        input.hospLevel = hosp;
        input.settlementLevel = settlement;
        const auto result = settle(policy, input);
        QCOMPARE(result ? result->amounts.hifp_pay.value() : -1, fund);
        if (!result)
            QCOMPARE(result.error().code, ErrorCode::BadInput);
    }

    void filingRequired_andNone_isRefused_butEmergencyIsDeemedFiled()
    {
        Policy policy = simplePolicy();
        When crossProvince;
        crossProvince.allowed.emplace(
            QStringLiteral("place"), QStringList { QStringLiteral("cross_province") });
        policy.filingRequired = { crossProvince };
        SettlementInput input = simpleInput(Fen(100000));
        QVERIFY(settle(policy, input));
        input.filing.reset();
        QCOMPARE(settle(policy, input).error().code, ErrorCode::NotFiled);
        input.careRegion = QStringLiteral("652300");
        QVERIFY(settle(policy, input));
        input.careRegion = QStringLiteral("640104");
        input.medType = QStringLiteral("24");
        QVERIFY(settle(policy, input));
    }

    void noRuleForTheVisit_isSaid()
    {
        Policy policy = simplePolicy();
        policy.benefits.front().when.allowed.emplace(
            QStringLiteral("insutype"), QStringList { QStringLiteral("390") });
        QCOMPARE(settle(policy, simpleInput(Fen(1))).error().code, ErrorCode::PolicyMissing);
    }

    void largestAmounts_settled_doNotOverflow()
    {
        Policy policy = simplePolicy({ { {}, { 9999 } } });
        policy.cuts.push_back({ {}, CutRule::Mode::Multiplier, { 9999 }, {} });
        for (const bool inSum : { false, true }) {
            policy.roundInSum = inSum;
            const auto settlement = settle(policy, simpleInput(maxFen));
            QVERIFY(settlement);
            QCOMPARE(settlement->amounts.hifp_pay, mulHalfUp(maxFen, 99980001, 100000000));
        }
        QVERIFY(!settle(policy, simpleInput(maxFen + Fen(1))));
        SettlementInput tooMuch = simpleInput(maxFen);
        tooMuch.bill.fullySelfPaid = tooMuch.bill.overLimit = maxFen;
        QVERIFY(!settle(policy, tooMuch));
    }

    void brokenAmounts_notProved_andNamed_data()
    {
        QTest::addColumn<QString>("identity");
        for (const char* identity : { "I1", "I2", "I3", "I4", "I5" })
            QTest::newRow(identity) << QString(QLatin1String(identity));
    }

    void brokenAmounts_notProved_andNamed()
    {
        QFETCH(QString, identity);
        Settlement settlement = *settle(simplePolicy(), simpleInput(Fen(100000)));
        SettlementAmounts& a = settlement.amounts;
        if (identity == QLatin1String("I1"))
            a.preselfpay_amt += Fen(1);
        if (identity == QLatin1String("I2"))
            a.maf_pay += Fen(1);
        if (identity == QLatin1String("I3"))
            a.psn_cash_pay += Fen(1);
        if (identity == QLatin1String("I4"))
            a.hosp_part_amt += Fen(1);
        if (identity == QLatin1String("I5"))
            settlement.shares.front().paid += Fen(1);
        const auto proof = proveIdentities(settlement);
        QVERIFY(!proof);
        QCOMPARE(proof.error().code, ErrorCode::IdentityBroken);
        QVERIFY(proof.error().detail.startsWith(identity));
    }

    void policyDay_isOfDischarge_elseOfSettlement()
    {
        SettlementInput input = simpleInput(Fen(1));
        input.settledAt = tenOClock(2017, 4, 2);
        QCOMPARE(policyDay(input), QDate(2017, 3, 31));
        input.end = {};
        QCOMPARE(policyDay(input), QDate(2017, 4, 2));
    }

    void relativesAccount_paysAfterOnesOwnAndWithinItsUse_data()
    {
        QTest::addColumn<int>("own");
        QTest::addColumn<int>("family");
        QTest::addColumn<bool>("used");
        QTest::addColumn<qlonglong>("account");
        QTest::addColumn<qlonglong>("mulaid");
        using Use = BenefitRule::AccountUse;
        // The person's part is 280.00, of it 200.00 outside the scope; 50.00 and 150.00 are there.
        QTest::newRow("both") << int(Use::All) << int(Use::All) << true << 5000LL << 15000LL;
        QTest::newRow("in scope") << int(Use::All) << int(Use::InScope) << true << 5000LL << 3000LL;
        QTest::newRow("family only") << int(Use::None) << int(Use::All) << true << 0LL << 15000LL;
        QTest::newRow("own only") << int(Use::All) << int(Use::None) << true << 5000LL << 0LL;
        QTest::newRow("not used") << int(Use::All) << int(Use::All) << false << 0LL << 0LL;
    }

    void relativesAccount_paysAfterOnesOwnAndWithinItsUse()
    {
        QFETCH(int, own);
        QFETCH(int, family);
        QFETCH(bool, used);
        QFETCH(qlonglong, account);
        QFETCH(qlonglong, mulaid);
        Policy policy = simplePolicy();
        policy.benefits.front().accountUse = static_cast<BenefitRule::AccountUse>(own);
        policy.benefits.front().familyUse = static_cast<BenefitRule::AccountUse>(family);
        SettlementInput input = simpleInput(Fen(100000));
        input.bill.fullySelfPaid = Fen(20000);
        input.balance = Fen(5000);
        input.familyBalance = Fen(15000);
        input.useAccount = used;
        const auto settlement = settle(policy, input);
        QVERIFY(settlement);
        QCOMPARE(settlement->amounts.acct_pay.value(), account);
        QCOMPARE(settlement->amounts.acct_mulaid_pay.value(), mulaid);
        QCOMPARE(settlement->amounts.psn_cash_pay.value(), 28000 - account - mulaid);
    }

    void transferToAnotherHospital_paysTheDifferenceOrAll_asThePolicySays()
    {
        Policy policy = simplePolicy();
        policy.benefits.front().deductible.amounts = { Fen(80000) };
        SettlementInput input = simpleInput(Fen(500000));
        input.transferDeductible = Fen(45000);
        QCOMPARE(settle(policy, input)->amounts.act_pay_dedc, Fen(80000));
        policy.benefits.front().deductible.transferPaysDifference = true;
        QCOMPARE(settle(policy, input)->amounts.act_pay_dedc, Fen(35000));
        input.transferDeductible = Fen(90000); // back to a smaller hospital
        QCOMPARE(settle(policy, input)->amounts.act_pay_dedc, Fen());
    }

    void newbornOrAccident_isRefusedByName_data()
    {
        QTest::addColumn<bool>("newborn");
        QTest::addColumn<bool>("accident");
        QTest::addColumn<QString>("medType");
        QTest::addColumn<QString>("field");
        QTest::newRow("newborn") << true << false << "21"
                                 << "nwb_flag";
        QTest::newRow("accident") << false << true << "21"
                                  << "trum_flag";
        QTest::newRow("injury inpatient") << false << false << "22"
                                          << "med_type";
    }

    void newbornOrAccident_isRefusedByName()
    {
        QFETCH(bool, newborn);
        QFETCH(bool, accident);
        QFETCH(QString, medType);
        QFETCH(QString, field);
        SettlementInput input = simpleInput(Fen(1000));
        input.newborn = newborn;
        input.accident = accident;
        input.medType = medType;
        const auto refused = settle(simplePolicy(), input);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::VisitNotDirect);
        QVERIFY(refused.error().detail.startsWith(field + QLatin1Char(':')));
    }

    void medicalYear_begun_isOfTheDayBeforeOrAfterItsFirst()
    {
        const MedicalYear july { 7, 1 };
        QCOMPARE(july.of(QDate(2022, 6, 30)), 2021);
        QCOMPARE(july.of(QDate(2022, 7, 1)), 2022);
        QCOMPARE(MedicalYear().of(QDate(2022, 12, 31)), 2022);
        QCOMPARE(MedicalYear().of(QDate(2023, 1, 1)), 2023);
    }

    void stayOverTheYearsEnd_followsThePolicysMode()
    {
        Policy policy = simplePolicy();
        policy.year = { 7, 1 };
        SettlementInput input = simpleInput(Fen(100000));
        input.begin = tenOClock(2016, 12, 20);
        QVERIFY(!crossedYearEnd(policy, input)); // both are in the year from July
        policy.year = {};
        QCOMPARE(crossedYearEnd(policy, input), QDate(2017, 1, 1));
        QVERIFY(settle(policy, input));
        policy.crossYear = CrossYear::InterimRequired;
        QCOMPARE(settle(policy, input).error().code, ErrorCode::VisitNotDirect);
        QVERIFY(settle(policy, input).error().detail.contains(QLatin1String("2016-12-31")));
        input.begin = tenOClock(2017, 1, 1); // the rest, after the interim settlement
        QVERIFY(settle(policy, input));
        policy.crossYear = CrossYear::SplitAtYearEnd;
        QVERIFY(settle(policy, input));
        input.begin = tenOClock(2016, 12, 20);
        QCOMPARE(settle(policy, input).error().code, ErrorCode::VisitNotDirect);
    }

    void stayCutAtTheYearsEnd_countsEachPartInItsYearAndOneDeductible()
    {
        Policy policy = simplePolicy({ { Fen(100000), { 5000 } }, { {}, { 9000 } } });
        policy.crossYear = CrossYear::SplitAtYearEnd;
        policy.benefits.front().bandsPerYear = true;
        policy.benefits.front().deductible.amounts = { Fen(30000), Fen(10000) };
        PolicyBook book;
        QVERIFY(book.add(policy));
        SettlementInput input = simpleInput(Fen(50000));
        input.begin = tenOClock(2016, 12, 20);
        input.ended = EndedYear { { Fen(120000), {}, {}, {} },
            { { QStringLiteral("inscp_scp_amt"), Fen(100000) } }, 2 };
        const auto settlement = settle(book, input);
        QVERIFY2(settlement, qPrintable(settlement ? QString() : describe(settlement.error())));
        // 2016, second stay: 1200 less 100 at 90 %. 2017, first: of 300 less 100, then 300 at 50 %.
        QCOMPARE(settlement->amounts.act_pay_dedc, Fen(10000 + 20000));
        QCOMPARE(settlement->amounts.hifp_pay, Fen(99000 + 15000));
        QCOMPARE(settlement->amounts.medfee_sumamt, Fen(170000));
        const auto ended = settlement->accumulatedInEndedYear;
        QCOMPARE(ended.at(QStringLiteral("hifp_pay")), Fen(99000));
        QVERIFY(!ended.contains(QStringLiteral("admissions")));
        QCOMPARE(settlement->accumulated.at(QStringLiteral("hifp_pay")), Fen(15000));
        QCOMPARE(settlement->accumulated.at(QStringLiteral("admissions")), Fen(1));
        input.begin = tenOClock(2015, 12, 20);
        QCOMPARE(settle(book, input).error().code, ErrorCode::VisitNotDirect);
    }

    void chronicVisit_countsForAllAndForItsDisease()
    {
        Policy policy = simplePolicy({ { {}, { 5000 } } });
        BenefitRule& rule = policy.benefits.front();
        rule.yearGroup = YearGroup::ChronicDisease;
        rule.cap = Fen(60000);
        SettlementInput input = simpleInput(Fen(100000));
        input.medType = QStringLiteral("14");
        QCOMPARE(settle(policy, input).error().code, ErrorCode::BadInput); // which disease?
        input.diseaseCode = QStringLiteral("M03900");
        input.accumulators = { { QStringLiteral("opsp_hifp_pay:M03900"), Fen(40000) },
            { QStringLiteral("opsp_hifp_pay:M01600"), Fen(60000) },
            { QStringLiteral("opsp_hifp_pay"), Fen(100000) } };
        const auto settlement = settle(policy, input);
        QVERIFY(settlement);
        QCOMPARE(settlement->amounts.hifp_pay, Fen(20000));
        QCOMPARE(settlement->accumulated.at(QStringLiteral("opsp_hifp_pay")), Fen(20000));
        QCOMPARE(settlement->accumulated.at(QStringLiteral("opsp_hifp_pay:M03900")), Fen(20000));
        QVERIFY(!settlement->accumulated.contains(QStringLiteral("admissions")));
        rule.yearGroup = YearGroup::Chronic;
        QCOMPARE(settle(policy, input)->amounts.hifp_pay, Fen());
    }

    void estimate_ofAYearThatMoved_isStale()
    {
        SettlementInput input = simpleInput(Fen(1000));
        input.yearVersion = 7;
        const Settlement estimate = *settle(simplePolicy(), input);
        QVERIFY(stillHolds(estimate, 7));
        QCOMPARE(stillHolds(estimate, 8).error().code, ErrorCode::StaleEstimate);
    }

    void amounts_atTheEdgesOfNarrowNumbers_stayExact_data()
    {
        QTest::addColumn<qlonglong>("total");
        for (const qlonglong total : { 16777217LL, 2147483647LL, 2147483648LL, 4294967297LL,
                 90000000000LL, 90000000001LL, 9999999999999LL })
            QTest::addRow("%lld", total) << total;
    }

    void amounts_atTheEdgesOfNarrowNumbers_stayExact()
    {
        QFETCH(qlonglong, total);
        const auto settlement = settle(simplePolicy({ { {}, { 3333 } } }), simpleInput(Fen(total)));
        QVERIFY(settlement);
        __extension__ const __int128 exact = static_cast<__int128>(total) * 3333;
        QCOMPARE(settlement->amounts.hifp_pay.value(),
            static_cast<std::int64_t>((exact * 2 + 10000) / 20000));
        QCOMPARE(settlement->amounts.hifp_pay + settlement->amounts.psn_cash_pay, Fen(total));
    }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
