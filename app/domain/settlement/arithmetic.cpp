// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/arithmetic.h"

#include <algorithm>

namespace yidi {

namespace {

// Wide enough for any amount times ratioUnit; the keyword keeps -Wpedantic quiet about the type.
__extension__ using Wide = __int128;

/// Below this a part times ratioUnit, and half a fen more, stay within 64 bits.
constexpr Fen narrow { 90'000'000'000 };

/// Pays shares of parts, half up: each by itself, or once in their sum. Then what rounding took or
/// gave is carried to the next part, so that the parts add up to the rounded sum.
class Payer {
public:
    explicit Payer(bool inSum)
        : m_inSum(inSum)
    {
    }

    /// In hundred-millionths of a fen, what the next part takes over; never below half a fen.
    std::int64_t carry() const { return m_carry; }

    Fen pay(Fen part, std::int64_t ratio)
    {
        return part <= narrow ? round<std::int64_t>(part, ratio) : round<Wide>(part, ratio);
    }

private:
    template <class Number>
    Fen round(Fen part, std::int64_t ratio)
    {
        const Number exact = static_cast<Number>(part.value()) * ratio + m_carry;
        const Number paid = (exact + ratioUnit / 2) / ratioUnit;
        if (m_inSum)
            m_carry = static_cast<std::int64_t>(exact - paid * ratioUnit);
        return Fen(static_cast<std::int64_t>(paid));
    }

    bool m_inSum;
    std::int64_t m_carry = 0;
};

constexpr std::int64_t wide(BasisPoints ratio)
{
    return ratio.value * (ratioUnit / 10000);
}

BasisPoints ratioOf(Fen part, Fen whole)
{
    if (whole.isZero())
        return {};
    return { mulHalfUp(part, BasisPoints::whole().value, whole.value()).value() };
}

/// Lays `cost` over the bands, beginning `start` above their origin, and tells each part to
/// `take(band, lower edge of the band, part)` until it answers false.
template <class Take>
void layOver(const std::vector<Band>& bands, Fen start, Fen cost, Take take)
{
    const Fen end = start + cost;
    Fen from;
    for (std::size_t i = 0; i < bands.size() && from < end; ++i) {
        const Fen to = bands[i].upTo.value_or(end);
        const Fen part = std::min(to, end) - std::max(from, start);
        if (part > Fen() && !take(i, from, part))
            return;
        from = to;
    }
}

/// One settlement on its way through the order of arithmetic.
class Run {
public:
    Run(const Ruling& ruling, const Figures& figures, Outcome& outcome, Trace& trace)
        : m_ruling(ruling)
        , m_rule(*ruling.benefit)
        , m_in(figures)
        , m_out(outcome)
        , m_trace(trace)
    {
    }

    void settle()
    {
        makeRoom();
        takeBill();
        takeFirstShare();
        takeDeductible();
        payPooled();
        m_funds = a.hifp_pay;
        for (std::size_t i = 0; i < fundCount; ++i)
            if (m_ruling.funds[i])
                payFund(*m_ruling.funds[i], i);
        payPerson();
        m_out.added[admissionsCounter] = Fen(m_in.countsAsAdmission ? 1 : 0);
    }

private:
    /// Every line there can be: those that always are, and one for each band and cap.
    void makeRoom()
    {
        std::size_t lines = 16 + m_rule.bands.size();
        for (const FundRule* fund : m_ruling.funds)
            if (fund)
                lines += fund->bands.size();
        m_trace.clear();
        m_trace.makeRoom(lines);
    }

    template <class... Inputs>
    TraceStep& note(StepKind kind, Fen amount, Inputs... inputs)
    {
        TraceStep& step = m_trace.next();
        step.kind = kind;
        step.fund = 0;
        step.item = 0;
        step.amount = amount.value();
        std::size_t at = 0;
        ((step.inputs[at++] = number(inputs)), ...);
        return step;
    }
    static std::int64_t number(Fen amount) { return amount.value(); }
    static std::int64_t number(std::int64_t value) { return value; }

    void takeBill()
    {
        const Bill& bill = m_in.bill;
        a.medfee_sumamt = bill.total;
        a.fulamt_ownpay_amt = bill.fullySelfPaid;
        a.overlmt_selfpay = bill.overLimit;
        a.preselfpay_amt = bill.firstSelfPaid;
        a.inscp_scp_amt = bill.inScope();
        note(StepKind::Total, bill.total);
        note(StepKind::OwnExpense, bill.fullySelfPaid);
        note(StepKind::OverLimit, bill.overLimit);
        note(StepKind::FirstSelfPay, bill.firstSelfPaid);
        note(StepKind::InScope, a.inscp_scp_amt, bill.total, bill.fullySelfPaid, bill.overLimit,
            bill.firstSelfPaid);
    }

    void takeFirstShare()
    {
        if (!m_ruling.cut)
            return;
        const std::int64_t value = wide(m_ruling.cut->value);
        switch (m_ruling.cut->mode) {
        case CutRule::Mode::FirstShare:
            m_firstShare = Payer(false).pay(a.inscp_scp_amt, value);
            note(StepKind::TemporaryCut, m_firstShare, a.inscp_scp_amt, value);
            break;
        case CutRule::Mode::Points:
            note(StepKind::PointsCut, Fen(), value);
            break;
        case CutRule::Mode::Multiplier:
            note(StepKind::MultiplierCut, Fen(), value);
            break;
        }
    }

    void takeDeductible()
    {
        const Deductible& rule = m_rule.deductible;
        const std::size_t at = rule.perYear
            ? 0
            : std::min(static_cast<std::size_t>(m_in.admissionNo), rule.amounts.size()) - 1;
        const Fen standard = rule.amounts[at];
        Fen before;
        StepKind kind = m_in.countsAsAdmission ? StepKind::Deductible : StepKind::DeductibleOfVisit;
        if (rule.perYear) {
            before = used(GroupSum::Deductible);
            kind = StepKind::DeductibleOfYear;
        } else if (rule.transferPaysDifference && !m_in.transferDeductible.isZero()) {
            before = m_in.transferDeductible;
            kind = StepKind::DeductibleAfterTransfer;
        }
        a.act_pay_dedc =
            std::min(std::max(standard - before, Fen()), a.inscp_scp_amt - m_firstShare);
        note(kind, a.act_pay_dedc, standard, a.inscp_scp_amt, m_firstShare,
            kind == StepKind::Deductible ? std::int64_t { m_in.admissionNo } : before.value())
            .item = static_cast<std::uint16_t>(at);
    }

    std::int64_t pooledRatio(BasisPoints ratio) const
    {
        const CutRule* cut = m_ruling.cut;
        if (cut && cut->mode == CutRule::Mode::Points)
            return wide({ std::max<std::int64_t>(ratio.value - cut->value.value, 0) });
        if (cut && cut->mode == CutRule::Mode::Multiplier)
            return ratio.value * cut->value.value;
        return wide(ratio);
    }

    void payPooled()
    {
        const Fen before = a.act_pay_dedc + m_firstShare;
        const Fen cost = a.inscp_scp_amt - before;
        const Fen origin = m_rule.bandOrigin == BandOrigin::Gross ? before : Fen();
        const Fen seen = m_rule.bandsPerYear ? used(GroupSum::Scope) : Fen();
        const Fen paidBefore = used(GroupSum::Pooled);
        const Fen room = m_rule.cap ? std::max(*m_rule.cap - paidBefore, Fen()) : maxFen;

        Payer payer(m_ruling.roundInSum);
        Fen consumed;
        int segments = 0;
        std::int64_t share = 0;
        layOver(m_rule.bands, seen + origin, cost, [&](std::size_t band, Fen from, Fen part) {
            ++segments;
            share = pooledRatio(m_rule.bands[band].ratio);
            const std::int64_t carry = payer.carry();
            const Fen left = room - a.hifp_pay;
            Fen paid = payer.pay(part, share);
            const bool capped = paid > left;
            StepKind kind = m_ruling.roundInSum ? StepKind::BandInSum : StepKind::Band;
            if (capped) {
                paid = left;
                kind = StepKind::BandCapped;
            }
            note(kind, paid, from, part, share, carry, left).item =
                static_cast<std::uint16_t>(band);
            a.hifp_pay += paid;
            consumed += capped ? std::min(part, mulHalfUp(paid, ratioUnit, share)) : part;
            if (capped)
                note(StepKind::PooledCap, a.hifp_pay, *m_rule.cap, paidBefore, cost - consumed);
            return !capped;
        });
        m_personShare = consumed - a.hifp_pay;
        m_overCap = cost - consumed;
        a.pool_prop_selfpay = segments == 1 && m_overCap.isZero()
            ? BasisPoints { share / (ratioUnit / 10000) }
            : ratioOf(a.hifp_pay, cost);
        countPooled(origin + cost);
    }

    void countPooled(Fen scope)
    {
        const auto count = [&](YearGroup group) {
            m_out.added[counterOf(group, GroupSum::Deductible)] = a.act_pay_dedc;
            m_out.added[counterOf(group, GroupSum::Scope)] = scope;
            m_out.added[counterOf(group, GroupSum::Pooled)] = a.hifp_pay;
        };
        const bool chronic =
            m_rule.yearGroup == YearGroup::Chronic || m_rule.yearGroup == YearGroup::ChronicDisease;
        count(chronic ? YearGroup::Chronic : m_rule.yearGroup);
        if (chronic && m_in.diseaseKnown)
            count(YearGroup::ChronicDisease);
    }

    void payFund(const FundRule& fund, std::size_t index)
    {
        const Fen left = a.inscp_scp_amt - m_funds;
        const Fen cost = std::min(left, baseOf(fund, left));
        const Fen seen = fund.perYear ? m_in.used[fundBaseCounter(index)] : Fen();
        const Fen paidBefore = m_in.used[fundPaidCounter(index)];
        const Fen cap = fund.cap.value_or(maxFen);
        const StepKind plain = m_ruling.roundInSum ? StepKind::FundBandInSum : StepKind::FundBand;

        Fen amount;
        Payer payer(m_ruling.roundInSum);
        layOver(fund.bands, seen, cost, [&](std::size_t band, Fen from, Fen part) {
            const std::int64_t share = wide(fund.bands[band].ratio);
            const std::int64_t carry = payer.carry();
            const Fen room = std::max(cap - paidBefore - amount, Fen());
            Fen paid = payer.pay(part, share);
            StepKind kind = share == 0 ? StepKind::FundThreshold : plain;
            if (paid > room) {
                paid = room;
                kind = StepKind::FundBandCapped;
            }
            TraceStep& step = note(kind, paid, cost, from, part, share, carry, room);
            step.fund = static_cast<std::uint8_t>(index);
            step.item = static_cast<std::uint16_t>(band);
            amount += paid;
            return true;
        });
        a.*fundAmounts[index] = amount;
        m_funds += amount;
        if (fund.base == FundBase::PersonShare)
            m_personShare -= amount;
        if (fund.base == FundBase::OverCap)
            m_overCap -= amount;
        m_out.added[fundBaseCounter(index)] = cost;
        m_out.added[fundPaidCounter(index)] = amount;
    }

    Fen baseOf(const FundRule& fund, Fen left) const
    {
        switch (fund.base) {
        case FundBase::PersonShare:
            return m_personShare;
        case FundBase::OverCap:
            return m_overCap;
        case FundBase::Remaining:
            break;
        }
        return fund.firstShareInBase ? left : std::max(left - m_firstShare, Fen());
    }

    Fen payable(BenefitRule::AccountUse use, Fen person) const
    {
        using Use = BenefitRule::AccountUse;
        if (!m_in.useAccount || use == Use::None)
            return {};
        return use == Use::All ? person : person - a.fulamt_ownpay_amt;
    }

    void payPerson()
    {
        const Fen person = a.medfee_sumamt - m_funds;
        const Fen own = payable(m_rule.accountUse, person);
        a.acct_pay = std::min(m_in.balance, own);
        const Fen family = std::max(payable(m_rule.familyUse, person) - a.acct_pay, Fen());
        a.acct_mulaid_pay = std::min(m_in.familyBalance, family);
        const Fen accounts = a.acct_pay + a.acct_mulaid_pay;
        a.balc = m_in.balance - a.acct_pay;
        a.psn_cash_pay = person - accounts;
        const bool inFund = m_ruling.accountInFund;
        a.fund_pay_sumamt = inFund ? m_funds + accounts : m_funds;
        a.psn_part_amt = inFund ? a.psn_cash_pay : person;

        note(StepKind::FundTotal, a.fund_pay_sumamt);
        note(StepKind::PersonPart, a.psn_part_amt, a.medfee_sumamt, a.fund_pay_sumamt);
        note(StepKind::Account, a.acct_pay, m_in.balance, own);
        if (m_rule.familyUse != BenefitRule::AccountUse::None && m_in.useAccount)
            note(StepKind::FamilyAccount, a.acct_mulaid_pay, m_in.familyBalance, family);
        note(StepKind::Cash, a.psn_cash_pay, a.medfee_sumamt, m_funds, a.acct_pay,
            a.acct_mulaid_pay);
    }

    /// The year's sum for the group the rule counts in.
    Fen used(GroupSum sum) const { return m_in.used[counterOf(m_rule.yearGroup, sum)]; }

    const Ruling& m_ruling;
    const BenefitRule& m_rule;
    const Figures& m_in;
    Outcome& m_out;
    Trace& m_trace;
    Fen m_firstShare;
    Fen m_personShare; ///< cost the pooled bands took, less what they paid
    Fen m_overCap; ///< cost the pooled bands did not take
    Fen m_funds; ///< all funds so far
    SettlementAmounts& a = m_out.amounts; ///< named often enough to be short
};

} // namespace

void compute(const Ruling& ruling, const Figures& figures, Outcome& outcome, Trace& trace)
{
    outcome = {};
    Run(ruling, figures, outcome, trace).settle();
}

} // namespace yidi
