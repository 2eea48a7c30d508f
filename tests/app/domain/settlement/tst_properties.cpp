// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// What holds for every bill under every policy. 20,000 of them, a million with YIDI_LONG=1; the
// seed is printed and YIDI_SEED repeats it.
#include "tests/app/domain/settlement/support_dice.h"
#include "tests/app/domain/settlement/support_oracle.h"

#include <QTest>

#include <algorithm>

using namespace yidi;

namespace {

constexpr int shortRun = 20'000;

PolicyBook bookOf(const Policy& policy)
{
    PolicyBook book;
    (void)book.add(policy);
    return book;
}

QString told(int round)
{
    return QStringLiteral("round %1 of seed %2").arg(round).arg(seed());
}

/// Two accumulators, where an absent name is 0.
Accumulators sumOf(Accumulators a, const Accumulators& b)
{
    for (const auto& [name, amount] : b)
        a[name] += amount;
    std::erase_if(a, [](const auto& one) { return one.second.isZero(); });
    return a;
}

Fen used(const SettlementInput& input, const QString& name)
{
    const auto at = input.accumulators.find(name);
    return at == input.accumulators.end() ? Fen() : at->second;
}

/// The identity, sign or cap that does not hold, if any.
QString brokenRule(const Policy& policy, const SettlementInput& input, const Settlement& settlement)
{
    const SettlementAmounts& a = settlement.amounts;
    if (const auto proof = proveIdentities(settlement, policy.accountInFund); !proof)
        return proof.error().detail;
    for (const auto& [field, amount] : moneyOf(a))
        if (amount.isNegative())
            return field + QLatin1String(" is negative");
    const Fen accounts = a.acct_pay + a.acct_mulaid_pay;
    if (a.fund_pay_sumamt - (policy.accountInFund ? accounts : Fen()) > a.inscp_scp_amt)
        return QStringLiteral("the funds pay more than the scope");
    if (a.acct_pay > input.balance || a.acct_mulaid_pay > input.familyBalance)
        return QStringLiteral("an account pays more than it holds");
    if (a.pool_prop_selfpay > BasisPoints::whole())
        return QStringLiteral("the ratio is above 1");
    for (const FundRule& fund : policy.funds) {
        const bool paid = fund.cap
            && std::any_of(
                settlement.steps.begin(), settlement.steps.end(), [&](const SettlementStep& step) {
                    return !step.amount.isZero()
                        && step.parameter.startsWith(fund.path + QLatin1Char('.'));
                });
        const auto amounts = moneyOf(a);
        const auto amount = std::find_if(amounts.begin(), amounts.end(),
            [&](const auto& one) { return one.first == fund.field; });
        if (paid && used(input, fund.field) + amount->second > *fund.cap)
            return fund.field + QLatin1String(" is above its cap");
    }
    return {};
}

QString differs(const std::map<QString, Fen>& expected, const SettlementAmounts& amounts)
{
    for (const auto& [field, amount] : moneyOf(amounts)) {
        const auto at = expected.find(field);
        if (at != expected.end() && at->second != amount)
            return QStringLiteral("%1 is %2, the oracle says %3")
                .arg(field, amount.toWire(), at->second.toWire());
    }
    return {};
}

QString reversalLeaves(
    const Policy& policy, const SettlementInput& input, const Settlement& settlement)
{
    const Settlement reversal = reversalOf(settlement);
    if (!proveIdentities(reversal, policy.accountInFund))
        return QStringLiteral("the reversal does not add up");
    const auto there = moneyOf(settlement.amounts);
    const auto back = moneyOf(reversal.amounts);
    for (std::size_t field = 0; field + 1 < there.size(); ++field)
        if (there[field].second != -back[field].second)
            return there[field].first + QLatin1String(" is not taken back whole");
    if (reversal.amounts.balc != input.balance)
        return QStringLiteral("the account is not what it was");
    SettlementInput again = input;
    again.accumulators =
        sumOf(sumOf(input.accumulators, settlement.accumulated), reversal.accumulated);
    if (again.accumulators != sumOf({}, input.accumulators))
        return QStringLiteral("the year is not what it was");
    if (*settle(policy, again) != settlement)
        return QStringLiteral("settled again it differs");
    return {};
}

/// A person's year: visits of every kind, settled one after the other, by the engine and in the
/// oracle's books.
class CareYear {
public:
    CareYear(Dice& dice, const Policy& policy)
        : m_dice(dice)
        , m_policy(policy)
        , m_person(dice.input())
    {
        m_person.accumulators.clear();
    }

    /// Settles one visit more; what is wrong with it, if anything.
    QString settleOne()
    {
        const SettlementInput input = next();
        const auto settlement = settle(m_policy, input);
        if (!settlement)
            return describe(settlement.error());
        QString wrong = brokenRule(m_policy, input, *settlement);
        if (wrong.isEmpty())
            wrong = differs(m_oracle.settle(m_policy, input), settlement->amounts);
        m_visits.push_back({ input, *settlement });
        m_person.accumulators = sumOf(input.accumulators, settlement->accumulated);
        m_person.balance = settlement->amounts.balc;
        m_person.familyBalance -= settlement->amounts.acct_mulaid_pay;
        return wrong;
    }

    /// Cancels the last visit, which leaves the year as it was before it.
    QString cancelLast()
    {
        const auto [input, settlement] = m_visits.back();
        m_visits.pop_back();
        m_oracle.undoLast();
        const Settlement reversal = reversalOf(settlement);
        m_person.accumulators = sumOf(m_person.accumulators, reversal.accumulated);
        m_person.balance = reversal.amounts.balc;
        m_person.familyBalance -= reversal.amounts.acct_mulaid_pay;
        if (m_person.accumulators != sumOf({}, input.accumulators)
            || m_person.balance != input.balance || m_person.familyBalance != input.familyBalance)
            return QStringLiteral("cancelled, the year is not what it was");
        return {};
    }

    std::size_t visits() const { return m_visits.size(); }

private:
    SettlementInput next()
    {
        const SettlementInput any = m_dice.input();
        SettlementInput input = m_person;
        input.medType = any.medType;
        input.diseaseCode = any.diseaseCode;
        input.circulated = any.circulated;
        input.hospLevel = any.hospLevel;
        input.careRegion = any.careRegion;
        input.filing = any.filing;
        input.useAccount = any.useAccount;
        input.bill =
            m_dice.bill(m_dice.fen(m_dice.oneOf<std::int64_t>({ 300, 50'000, 9'000'000 })));
        const auto stays = std::count_if(m_visits.begin(), m_visits.end(),
            [](const auto& visit) { return visit.first.medType.startsWith(QLatin1Char('2')); });
        input.admissionNo = static_cast<int>(stays) + 1;
        return input;
    }

    Dice& m_dice;
    const Policy& m_policy;
    SettlementInput m_person;
    OracleYear m_oracle;
    std::vector<std::pair<SettlementInput, Settlement>> m_visits;
};

} // namespace

class TestProperties : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anyBillUnderAnyPolicy_settled_isRightAndReversible()
    {
        Dice dice(seed());
        for (int i = 0; i < rounds(shortRun); ++i) {
            const Policy policy = dice.policy();
            const SettlementInput input = dice.input();
            const auto settlement = settle(policy, input);
            QVERIFY2(settlement, qPrintable(settlement ? QString() : describe(settlement.error())));
            QString wrong = brokenRule(policy, input, *settlement);
            if (wrong.isEmpty())
                wrong = differs(oracle(policy, input), settlement->amounts);
            if (wrong.isEmpty())
                wrong = reversalLeaves(policy, input, *settlement);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong + told(i)));
        }
    }

    /// Outpatient, emergency, chronic, pharmacy and inpatient care in any order, cancelled from the
    /// last on now and then: every amount as in books that are kept in another way.
    void yearOfCare_settledAndCancelledInAnyOrder_isAsTheOracleKeepsIt()
    {
        Dice dice(seed() + 8);
        for (int i = 0; i < rounds(shortRun) / 10; ++i) {
            const Policy policy = dice.policy();
            CareYear year(dice, policy);
            for (std::int64_t steps = 2 + dice.upTo(8); steps > 0; --steps) {
                const bool cancel = year.visits() > 0 && dice.upTo(3) == 0;
                const QString wrong = cancel ? year.cancelLast() : year.settleOne();
                QVERIFY2(wrong.isEmpty(), qPrintable(wrong + QLatin1Char(' ') + told(i)));
            }
            while (year.visits() > 0) {
                const QString wrong = year.cancelLast();
                QVERIFY2(wrong.isEmpty(), qPrintable(wrong + QLatin1Char(' ') + told(i)));
            }
        }
    }

    void ratioRaised_aFundPaysNoLess()
    {
        Dice dice(seed() + 2);
        for (int i = 0; i < rounds(shortRun) / 4; ++i) {
            Policy policy = dice.policy();
            // Below a pooled cap a better ratio uses up less cost, and what is then above the cap
            // may be nobody's; a fund that looks at the person's share alone sees it shrink though
            // another fund had paid it. Only where neither is can the person be sure to gain.
            const bool plain = dice.coin();
            if (plain) {
                for (BenefitRule& rule : policy.benefits)
                    rule.cap.reset();
                for (FundRule& fund : policy.funds)
                    fund.base = FundBase::Remaining;
            }
            const SettlementInput input = dice.input();
            Policy better = policy;
            for (BenefitRule& rule : better.benefits)
                for (Band& band : rule.bands)
                    band.ratio.value += dice.upTo(10000 - band.ratio.value);
            const auto before = settle(policy, input);
            const auto after = settle(better, input);
            QVERIFY2(before && after, qPrintable(told(i)));
            QVERIFY2(after->amounts.hifp_pay >= before->amounts.hifp_pay, qPrintable(told(i)));
            // Of what the pooled fund pays more, no other fund takes back more than that; each
            // band may round by a fen.
            const Fen person = after->amounts.psn_cash_pay + after->amounts.acct_pay
                + after->amounts.acct_mulaid_pay;
            const Fen was = before->amounts.psn_cash_pay + before->amounts.acct_pay
                + before->amounts.acct_mulaid_pay;
            QVERIFY2(!plain || person <= was + Fen(24), qPrintable(told(i)));
        }
    }

    void feeLines_inAnyOrder_giveTheSameBill()
    {
        Dice dice(seed() + 4);
        std::mt19937_64 shuffle(seed());
        for (int i = 0; i < rounds(shortRun) / 20; ++i) {
            const Catalogue catalogue = dice.catalogue();
            std::vector<FeeLine> lines = dice.lines(30);
            const auto bill = classify(catalogue, lines);
            std::shuffle(lines.begin(), lines.end(), shuffle);
            const auto shuffled = classify(catalogue, lines);
            QVERIFY2(bill && shuffled, qPrintable(told(i)));
            QVERIFY2(bill->bill == shuffled->bill, qPrintable(told(i)));
            Fen total;
            for (const FeeLine& line : lines)
                total += line.sum;
            QCOMPARE(bill->bill.total, total);
        }
    }

    void stay_settledInInterims_addsUpToOneSettlement()
    {
        Dice dice(seed() + 5);
        for (int i = 0; i < rounds(shortRun) / 4; ++i) {
            const PolicyBook book = bookOf(dice.policy());
            const SettlementInput whole = dice.input();
            SettlementInput part = whole;
            std::vector<Settlement> settled;
            for (std::int64_t more = dice.upTo(3); more >= 0; --more) {
                const auto shareOf = [&](Fen amount) {
                    return more == 0 ? amount : dice.fen(amount.value());
                };
                part.bill.fullySelfPaid = shareOf(whole.bill.fullySelfPaid);
                part.bill.overLimit = shareOf(whole.bill.overLimit);
                part.bill.firstSelfPaid = shareOf(whole.bill.firstSelfPaid);
                part.bill.total = part.bill.fullySelfPaid + part.bill.overLimit
                    + part.bill.firstSelfPaid + shareOf(whole.bill.inScope());
                const auto interim = settleInterim(book, part, settled);
                QVERIFY2(interim, qPrintable(told(i)));
                part.accumulators = sumOf(part.accumulators, interim->accumulated);
                part.balance = interim->amounts.balc;
                part.familyBalance -= interim->amounts.acct_mulaid_pay;
                settled.push_back(*interim);
            }
            const auto once = settle(book, whole);
            QVERIFY2(once, qPrintable(told(i)));
            SettlementAmounts sum;
            for (const auto& [field, amount] : moneyOf(once->amounts)) {
                Fen all;
                for (const Settlement& one : settled)
                    for (const auto& [name, part2] : moneyOf(one.amounts))
                        all += name == field ? part2 : Fen();
                if (field != QLatin1String("balc"))
                    QVERIFY2(all == amount, qPrintable(field + told(i)));
            }
            QCOMPARE(settled.back().amounts.balc, once->amounts.balc);
            QVERIFY2(part.accumulators == sumOf(whole.accumulators, once->accumulated),
                qPrintable(told(i)));
        }
    }

    void oneYear_settledInTwoVisits_paysWhatOneVisitWould()
    {
        Dice dice(seed() + 6);
        for (int i = 0; i < rounds(shortRun) / 4; ++i) {
            Policy policy = simplePolicy(dice.bands());
            policy.roundInSum = true;
            BenefitRule& rule = policy.benefits.front();
            rule.bandsPerYear = rule.deductible.perYear = true;
            rule.deductible.amounts = { dice.fen(200'000) };
            SettlementInput whole = simpleInput(dice.fen(9'000'000));
            SettlementInput first = whole;
            first.bill.total = dice.fen(whole.bill.total.value());
            SettlementInput second = whole;
            second.bill.total = whole.bill.total - first.bill.total;

            const auto once = settle(policy, whole);
            const auto one = settle(policy, first);
            QVERIFY2(once && one, qPrintable(told(i)));
            second.accumulators = one->accumulated;
            const auto two = settle(policy, second);
            QVERIFY2(two, qPrintable(told(i)));
            QCOMPARE(
                one->amounts.act_pay_dedc + two->amounts.act_pay_dedc, once->amounts.act_pay_dedc);
            const Fen difference =
                one->amounts.hifp_pay + two->amounts.hifp_pay - once->amounts.hifp_pay;
            QVERIFY2(difference >= Fen(-1) && difference <= Fen(1), qPrintable(told(i)));
        }
    }
};

QTEST_GUILESS_MAIN(TestProperties)
#include "tst_properties.moc"
