// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/engine.h"

#include "app/base/clock.h"

#include <QTest>

#include <random>

using namespace yidi;

namespace {

constexpr int rounds = 2000;

QDateTime day(int year, int month, int dayOfMonth)
{
    return chinaTime(QDate(year, month, dayOfMonth), QTime(10, 0));
}

Policy simplePolicy(std::vector<Band> bands = { { {}, { 9000 } } })
{
    Policy policy;
    policy.region = QStringLiteral("650000");
    policy.effectiveFrom = QDate(2016, 1, 1);
    policy.file = QStringLiteral("650000/2016-01-01.json");
    policy.hash = QStringLiteral("hash");
    BenefitRule rule;
    rule.id = QStringLiteral("all");
    rule.path = QStringLiteral("benefits[0]");
    rule.fundPayType = QStringLiteral("310100");
    rule.deductible.amounts = { Fen() };
    rule.bands = std::move(bands);
    policy.benefits = { rule };
    return policy;
}

SettlementInput simpleInput(Fen total)
{
    SettlementInput input;
    input.insuredRegion = QStringLiteral("650100");
    input.careRegion = QStringLiteral("640104");
    input.insutype = QStringLiteral("310");
    input.psnType = QStringLiteral("1101");
    input.medType = QStringLiteral("21");
    input.hospLevel = QStringLiteral("03");
    input.end = day(2017, 3, 31);
    input.filing = FilingCategory::LongTermResident;
    input.bill.total = total;
    return input;
}

/// Everything random that the format can say.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : m_engine(seed)
    {
    }

    std::int64_t upTo(std::int64_t most)
    {
        return std::uniform_int_distribution<std::int64_t>(0, most)(m_engine);
    }
    bool coin() { return upTo(1) == 1; }
    Fen fen(std::int64_t most) { return Fen(upTo(most)); }

    std::vector<Band> bands()
    {
        std::vector<Band> bands;
        Fen edge;
        for (std::int64_t i = upTo(3); i > 0; --i) {
            edge += Fen(1 + upTo(2'000'000));
            bands.push_back({ edge, { upTo(10000) } });
        }
        if (bands.empty() || upTo(3) > 0)
            bands.push_back({ {}, { upTo(10000) } });
        return bands;
    }

    Policy policy()
    {
        Policy policy = simplePolicy(bands());
        policy.roundInSum = coin();
        policy.accountInFund = coin();
        BenefitRule& rule = policy.benefits.front();
        rule.deductible = { { fen(200'000), fen(100'000) }, coin() };
        rule.bandOrigin = coin() ? BandOrigin::Gross : BandOrigin::Net;
        rule.bandsPerYear = coin();
        rule.accountUse = static_cast<BenefitRule::AccountUse>(upTo(2));
        if (coin())
            rule.cap = fen(5'000'000);
        if (coin())
            policy.cuts.push_back({ {}, static_cast<CutRule::Mode>(upTo(2)), { upTo(10000) },
                QStringLiteral("cuts[0]") });
        for (const QString& field : fundFields()) {
            if (coin())
                policy.funds.push_back(fund(field));
        }
        return policy;
    }

    SettlementInput input()
    {
        SettlementInput input = simpleInput(fen(coin() ? 20'000'000 : 5000));
        Bill& bill = input.bill;
        bill.fullySelfPaid = fen(bill.total.value());
        bill.overLimit = fen(bill.inScope().value());
        bill.firstSelfPaid = fen(bill.inScope().value());
        input.admissionNo = static_cast<int>(1 + upTo(4));
        input.balance = fen(500'000);
        input.useAccount = coin();
        for (const QString& name : accumulatorNames()) {
            if (upTo(2) == 0)
                input.accumulators.emplace(name, fen(3'000'000));
        }
        return input;
    }

private:
    FundRule fund(const QString& field)
    {
        FundRule fund;
        fund.field = field;
        fund.path = QStringLiteral("funds[x]");
        fund.base = static_cast<FundBase>(upTo(2));
        fund.perYear = coin();
        fund.firstShareInBase = coin();
        fund.bands = bands();
        if (coin())
            fund.cap = fen(5'000'000);
        return fund;
    }

    std::mt19937_64 m_engine;
};

std::vector<std::pair<QString, Fen>> moneyOf(const SettlementAmounts& a)
{
    return { { QStringLiteral("medfee_sumamt"), a.medfee_sumamt },
        { QStringLiteral("fulamt_ownpay_amt"), a.fulamt_ownpay_amt },
        { QStringLiteral("overlmt_selfpay"), a.overlmt_selfpay },
        { QStringLiteral("preselfpay_amt"), a.preselfpay_amt },
        { QStringLiteral("inscp_scp_amt"), a.inscp_scp_amt },
        { QStringLiteral("act_pay_dedc"), a.act_pay_dedc },
        { QStringLiteral("hifp_pay"), a.hifp_pay },
        { QStringLiteral("cvlserv_pay"), a.cvlserv_pay },
        { QStringLiteral("hifes_pay"), a.hifes_pay }, { QStringLiteral("hifmi_pay"), a.hifmi_pay },
        { QStringLiteral("hifob_pay"), a.hifob_pay }, { QStringLiteral("maf_pay"), a.maf_pay },
        { QStringLiteral("oth_pay"), a.oth_pay },
        { QStringLiteral("fund_pay_sumamt"), a.fund_pay_sumamt },
        { QStringLiteral("psn_part_amt"), a.psn_part_amt },
        { QStringLiteral("acct_pay"), a.acct_pay },
        { QStringLiteral("psn_cash_pay"), a.psn_cash_pay },
        { QStringLiteral("hosp_part_amt"), a.hosp_part_amt }, { QStringLiteral("balc"), a.balc },
        { QStringLiteral("acct_mulaid_pay"), a.acct_mulaid_pay } };
}

Fen explained(const Settlement& settlement, const QString& field)
{
    Fen sum;
    for (const SettlementStep& step : settlement.steps) {
        if (step.field == field && step.rule != QLatin1String("pooled-cap"))
            sum += step.amount;
    }
    return sum;
}

} // namespace

class TestEngine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anyBillUnderAnyPolicy_settled_keepsEveryInvariant()
    {
        Dice dice(20170331);
        for (int i = 0; i < rounds; ++i) {
            const Policy policy = dice.policy();
            const SettlementInput input = dice.input();
            const auto settlement = settle(policy, input);
            QVERIFY2(settlement, qPrintable(settlement ? QString() : describe(settlement.error())));
            const SettlementAmounts& a = settlement->amounts;
            QVERIFY(proveIdentities(*settlement, policy.accountInFund));
            for (const auto& [field, amount] : moneyOf(a))
                QVERIFY2(!amount.isNegative(), qPrintable(field));
            const Fen funds = a.fund_pay_sumamt - (policy.accountInFund ? a.acct_pay : Fen());
            QVERIFY(funds <= a.inscp_scp_amt);
            QVERIFY(a.acct_pay <= input.balance);
            QCOMPARE(a.balc, input.balance - a.acct_pay);
            if (policy.benefits.front().cap)
                QVERIFY(a.hifp_pay <= *policy.benefits.front().cap);
            QVERIFY(a.pool_prop_selfpay <= BasisPoints::whole());
            QCOMPARE(*settle(policy, input), *settlement); // from its arguments alone
        }
    }

    void anySettlement_explained_accountsForEveryAmount()
    {
        Dice dice(13033);
        const QStringList& rules = settlementRules();
        for (int i = 0; i < rounds; ++i) {
            const Policy policy = dice.policy();
            const auto settlement = settle(policy, dice.input());
            QVERIFY(settlement);
            for (const auto& [field, amount] : moneyOf(settlement->amounts)) {
                // The person's part is explained with the first share beside it; balc follows.
                if (field != QLatin1String("balc") && field != QLatin1String("psn_part_amt"))
                    QCOMPARE(explained(*settlement, field), amount);
            }
            for (const SettlementStep& step : settlement->steps) {
                QVERIFY2(rules.contains(step.rule), qPrintable(step.rule));
                QCOMPARE(step.policyFile, policy.file);
                QCOMPARE(step.policyHash, policy.hash);
            }
        }
    }

    void oneYear_settledInTwoVisits_paysWhatOneVisitWould()
    {
        Dice dice(640104);
        for (int i = 0; i < rounds; ++i) {
            Policy policy = dice.policy();
            policy.roundInSum = true;
            BenefitRule& rule = policy.benefits.front();
            rule.bandsPerYear = rule.deductible.perYear = true;
            policy.cuts.clear();
            policy.funds.clear();
            if (dice.coin())
                rule.bands = { { {}, { 9000 } } };
            else
                rule.cap.reset(); // a cap inside several bands rounds the cost it consumed
            SettlementInput whole = simpleInput(dice.fen(9'000'000));
            SettlementInput first = whole;
            first.bill.total = dice.fen(whole.bill.total.value());
            SettlementInput second = whole;
            second.bill.total = whole.bill.total - first.bill.total;

            const auto once = settle(policy, whole);
            const auto one = settle(policy, first);
            second.accumulators = one->accumulated;
            const auto two = settle(policy, second);
            QVERIFY(once && one && two);
            QCOMPARE(
                one->amounts.act_pay_dedc + two->amounts.act_pay_dedc, once->amounts.act_pay_dedc);
            const Fen difference =
                one->amounts.hifp_pay + two->amounts.hifp_pay - once->amounts.hifp_pay;
            QVERIFY2(
                difference >= Fen(-1) && difference <= Fen(1), qPrintable(difference.toWire()));
        }
    }

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
        QCOMPARE(explained(*inSum, QStringLiteral("hifp_pay")), Fen(2));
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
        input.settledAt = day(2017, 4, 2);
        QCOMPARE(policyDay(input), QDate(2017, 3, 31));
        input.end = {};
        QCOMPARE(policyDay(input), QDate(2017, 4, 2));
    }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
