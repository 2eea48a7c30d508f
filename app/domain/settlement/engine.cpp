// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/engine.h"

#include "app/base/dates.h"
#include "app/base/decimal.h"
#include "app/domain/region/region.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace yidi {

namespace {

using L1 = QLatin1String;

/// A ratio after a multiplier is exact in hundred-millionths.
constexpr std::int64_t ratioUnit = 100'000'000;

// Wide enough for any amount times ratioUnit; the keyword keeps -Wpedantic quiet about the type.
__extension__ using Wide = __int128;

QString ratioText(std::int64_t ratio)
{
    QString text = formatDecimal(ratio, 8);
    while (text.endsWith(L1("0")) && text.size() - text.indexOf(L1(".")) > 5)
        text.chop(1);
    return text;
}

/// Pays shares of parts, rounded each by itself or once in their sum: then each part gets what the
/// rounded sum grew by, so that the parts still add up.
class Payer {
public:
    explicit Payer(bool inSum)
        : m_inSum(inSum)
    {
    }

    Fen pay(Fen part, std::int64_t ratio)
    {
        if (!m_inSum)
            return mulHalfUp(part, ratio, ratioUnit);
        m_exact += static_cast<Wide>(part.value()) * ratio;
        const Fen sum(static_cast<std::int64_t>((2 * m_exact + ratioUnit) / (2 * ratioUnit)));
        return sum - std::exchange(m_paid, sum);
    }

private:
    bool m_inSum;
    Wide m_exact = 0;
    Fen m_paid;
};

/// The part of a cost that falls into one band.
struct Segment {
    std::size_t band = 0;
    Fen from; ///< lower edge of the band
    Fen part;
};

/// Lays `cost` over the bands, beginning `start` above their origin.
std::vector<Segment> layOver(const std::vector<Band>& bands, Fen start, Fen cost)
{
    std::vector<Segment> segments;
    const Fen end = start + cost;
    Fen from;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const Fen to = bands[i].upTo.value_or(end);
        const Fen part = std::min(to, end) - std::max(from, start);
        if (part > Fen())
            segments.push_back({ i, from, part });
        from = to;
    }
    return segments;
}

/// The further funds in the order they pay, beside `fundFields()`.
struct FundAmount {
    const char* rule;
    Fen SettlementAmounts::*amount;
};
constexpr std::array fundAmounts = {
    FundAmount { "civil-servant", &SettlementAmounts::cvlserv_pay },
    FundAmount { "enterprise", &SettlementAmounts::hifes_pay },
    FundAmount { "large-amount", &SettlementAmounts::hifob_pay },
    FundAmount { "major-disease", &SettlementAmounts::hifmi_pay },
    FundAmount { "assistance", &SettlementAmounts::maf_pay },
    FundAmount { "other-fund", &SettlementAmounts::oth_pay },
};

Result<void> checkInput(const SettlementInput& input)
{
    const auto bad = [](const char* field, const char* what) {
        return fail(ErrorCode::BadInput, QStringLiteral("%1: %2").arg(L1(field), L1(what)));
    };
    if (!isRegionCode(input.insuredRegion))
        return bad("insuplc_admdvs", "is not a region of six digits");
    if (!isRegionCode(input.careRegion))
        return bad("mdtrtarea_admvs", "is not a region of six digits");
    if (input.admissionNo < 1)
        return bad("admission_no", "must be 1 or more");
    if (!policyDay(input).isValid())
        return bad("endtime", "neither endtime nor setl_time is known");
    if (input.begin.isValid() && input.end.isValid() && input.end < input.begin)
        return bad("endtime", "is before begntime");
    if (input.balance.isNegative() || input.balance > maxFen)
        return bad("balc", "is out of range");
    const Bill& bill = input.bill;
    if (bill.total.isNegative() || bill.total > maxFen)
        return bad("medfee_sumamt", "is out of range");
    if (bill.fullySelfPaid.isNegative())
        return bad("fulamt_ownpay_amt", "must not be negative");
    if (bill.overLimit.isNegative())
        return bad("overlmt_selfpay", "must not be negative");
    if (bill.firstSelfPaid.isNegative())
        return bad("preselfpay_amt", "must not be negative");
    // One by one, so that no sum leaves the range before it is looked at.
    if (bill.fullySelfPaid > bill.total || bill.overLimit > bill.total
        || bill.firstSelfPaid > bill.total || bill.inScope().isNegative())
        return bad("medfee_sumamt", "is less than its parts");
    for (const auto& [name, amount] : input.accumulators) {
        if (!accumulatorNames().contains(name))
            return bad("accumulators", "holds an unknown name");
        if (amount.isNegative() || amount > maxFen)
            return bad("accumulators", "holds an amount out of range");
    }
    return {};
}

/// One settlement on its way through the order of arithmetic (policy.md 3.2).
class Run {
public:
    Run(const Policy& policy, const SettlementInput& input)
        : m_policy(policy)
        , m_in(input)
    {
    }

    Result<Settlement> settle()
    {
        YIDI_TRY(checkInput(m_in));
        YIDI_TRY(gatherFacts());
        YIDI_TRY(chooseRules());
        using Step = void (Run::*)();
        constexpr Step order[] = { &Run::takeBill, &Run::takeFirstShare, &Run::takeDeductible,
            &Run::payPooled, &Run::payFurtherFunds, &Run::payPerson };
        for (const Step step : order)
            (this->*step)();
        YIDI_TRY(proveIdentities(m_out, m_policy.accountInFund));
        return std::move(m_out);
    }

private:
    using Inputs = std::vector<SettlementStep::Input>;

    Result<void> gatherFacts()
    {
        const auto filing = effectiveFiling(m_in);
        YIDI_ASSIGN(QString level, levelClass(m_in.hospLevel));
        if (level.isEmpty()) {
            const auto settlementLevel = levelClass(m_in.settlementLevel);
            if (!settlementLevel)
                return fail(ErrorCode::BadInput, QStringLiteral("setl_lv: is not a level"));
            level = *settlementLevel;
        }
        const char* place = sameCity(m_in.insuredRegion, m_in.careRegion) ? "same_city"
            : sameProvince(m_in.insuredRegion, m_in.careRegion)           ? "in_province"
                                                                          : "cross_province";
        m_facts = {
            { QStringLiteral("insutype"), { m_in.insutype } },
            { QStringLiteral("psn_type"), { m_in.psnType } },
            { QStringLiteral("psn_idet_type"), m_in.identTypes },
            { QStringLiteral("cvlserv_flag"), { m_in.civilServant ? L1("1") : L1("0") } },
            { QStringLiteral("med_type"), { m_in.medType } },
            { QStringLiteral("dise_codg"), { m_in.diseaseCode } },
            { QStringLiteral("level"), { level } },
            { QStringLiteral("place"), { L1(place) } },
            { QStringLiteral("filing"),
                { filing ? filingCategoryCode(*filing) : QStringLiteral("none") } },
        };
        m_levelKnown = !level.isEmpty();
        return {};
    }

    Result<void> chooseRules()
    {
        if (!effectiveFiling(m_in)
            && std::any_of(m_policy.filingRequired.begin(), m_policy.filingRequired.end(),
                [&](const When& when) { return when.matches(m_facts); }))
            return fail(ErrorCode::NotFiled,
                QStringLiteral("filing: %1 settles this visit only with a filing")
                    .arg(m_policy.file));
        for (const BenefitRule& rule : m_policy.benefits) {
            YIDI_TRY(refuseUnknownLevel(rule.when));
            if (rule.when.matches(m_facts)) {
                m_rule = &rule;
                break;
            }
        }
        if (!m_rule)
            return fail(ErrorCode::PolicyMissing,
                QStringLiteral("%1: no benefit for insutype %2, psn_type %3, med_type %4")
                    .arg(m_policy.file, m_in.insutype, m_in.psnType, m_in.medType));
        const auto cut = std::find_if(m_policy.cuts.begin(), m_policy.cuts.end(),
            [&](const CutRule& rule) { return rule.when.matches(m_facts); });
        m_cut = cut == m_policy.cuts.end() ? nullptr : &*cut;
        return {};
    }

    /// A rule that would fit but for the level must not be passed over in silence.
    Result<void> refuseUnknownLevel(When when) const
    {
        if (m_levelKnown || when.allowed.erase(QStringLiteral("level")) == 0
            || !when.matches(m_facts))
            return {};
        return fail(ErrorCode::BadInput,
            QStringLiteral("hosp_lv: the hospital is unrated and setl_lv names no level either"));
    }

    void takeBill()
    {
        const Bill& bill = m_in.bill;
        a.medfee_sumamt = bill.total;
        a.fulamt_ownpay_amt = bill.fullySelfPaid;
        a.overlmt_selfpay = bill.overLimit;
        a.preselfpay_amt = bill.firstSelfPaid;
        a.inscp_scp_amt = bill.inScope();
        explain("total", a.medfee_sumamt, "medfee_sumamt");
        explain("own-expense", a.fulamt_ownpay_amt, "fulamt_ownpay_amt");
        explain("over-limit", a.overlmt_selfpay, "overlmt_selfpay");
        explain("first-self-pay", a.preselfpay_amt, "preselfpay_amt");
        explain("in-scope", a.inscp_scp_amt, "inscp_scp_amt", {},
            { money("medfee_sumamt", a.medfee_sumamt),
                money("fulamt_ownpay_amt", a.fulamt_ownpay_amt),
                money("overlmt_selfpay", a.overlmt_selfpay),
                money("preselfpay_amt", a.preselfpay_amt) });
    }

    void takeFirstShare()
    {
        if (!m_cut)
            return;
        const QString parameter = m_cut->path + L1(".value");
        if (m_cut->mode != CutRule::Mode::FirstShare) {
            const bool points = m_cut->mode == CutRule::Mode::Points;
            explain("ratio-cut", Fen(), "pool_prop_selfpay", parameter,
                { { points ? QStringLiteral("points") : QStringLiteral("multiplier"),
                    ratioText(m_cut->value.value * 10000) } });
            return;
        }
        m_firstShare = mulHalfUp(a.inscp_scp_amt, m_cut->value);
        explain("temporary-cut", m_firstShare, "psn_part_amt", parameter,
            { money("inscp_scp_amt", a.inscp_scp_amt),
                ratio("share", m_cut->value.value * 10000) });
    }

    void takeDeductible()
    {
        const Deductible& rule = m_rule->deductible;
        const std::size_t at = rule.perYear
            ? 0
            : std::min(static_cast<std::size_t>(m_in.admissionNo), rule.amounts.size()) - 1;
        const Fen before = rule.perYear ? used(m_rule->yearGroup, "act_pay_dedc") : Fen();
        const Fen left = std::max(rule.amounts[at] - before, Fen());
        a.act_pay_dedc = std::min(left, a.inscp_scp_amt - m_firstShare);
        Inputs inputs { money("deductible", rule.amounts[at]),
            { QStringLiteral("admission_no"), QString::number(m_in.admissionNo) },
            money("inscp_scp_amt", a.inscp_scp_amt) };
        if (rule.perYear)
            inputs.push_back(money("used_before", before));
        explain("deductible", a.act_pay_dedc, "act_pay_dedc",
            QStringLiteral("%1.deductible.amounts[%2]").arg(m_rule->path).arg(at),
            std::move(inputs));
    }

    std::int64_t pooledRatio(BasisPoints ratio) const
    {
        const std::int64_t whole = BasisPoints::whole().value;
        if (m_cut && m_cut->mode == CutRule::Mode::Points)
            return std::max<std::int64_t>(ratio.value - m_cut->value.value, 0) * whole;
        if (m_cut && m_cut->mode == CutRule::Mode::Multiplier)
            return ratio.value * m_cut->value.value;
        return ratio.value * whole;
    }

    void payPooled()
    {
        const Fen before = a.act_pay_dedc + m_firstShare;
        const Fen cost = a.inscp_scp_amt - before;
        const Fen origin = m_rule->bandOrigin == BandOrigin::Gross ? before : Fen();
        const Fen seen = m_rule->bandsPerYear ? used(m_rule->yearGroup, "inscp_scp_amt") : Fen();
        const Fen paidBefore = used(m_rule->yearGroup, "hifp_pay");
        const std::optional<Fen> room =
            m_rule->cap ? std::optional(std::max(*m_rule->cap - paidBefore, Fen())) : std::nullopt;

        Payer payer(m_policy.roundInSum);
        Fen consumed;
        const auto segments = layOver(m_rule->bands, seen + origin, cost);
        for (const Segment& segment : segments) {
            const std::int64_t share = pooledRatio(m_rule->bands[segment.band].ratio);
            Fen paid = payer.pay(segment.part, share);
            Fen part = segment.part;
            const bool capped = room && a.hifp_pay + paid > *room;
            if (capped) {
                paid = *room - a.hifp_pay;
                part = std::min(part, mulHalfUp(paid, ratioUnit, share));
            }
            a.hifp_pay += paid;
            consumed += part;
            explain("band", paid, "hifp_pay",
                QStringLiteral("%1.bands[%2].ratio").arg(m_rule->path).arg(segment.band),
                { money("from", segment.from), money("part", part), ratio("ratio", share) });
            if (capped) {
                explain("pooled-cap", a.hifp_pay, "hifp_pay", m_rule->path + L1(".cap"),
                    { money("cap", *m_rule->cap), money("paid_before", paidBefore),
                        money("over_cap", cost - consumed) });
                break;
            }
        }
        m_personShare = consumed - a.hifp_pay;
        m_overCap = cost - consumed;
        a.pool_prop_selfpay = segments.size() == 1 && m_overCap.isZero()
            ? BasisPoints { pooledRatio(m_rule->bands[segments.front().band].ratio) / 10000 }
            : ratioOf(a.hifp_pay, cost);
        m_out.shares.push_back(
            { m_rule->fundPayType, m_rule->fundName, a.inscp_scp_amt, a.hifp_pay });
        add(m_rule->yearGroup, "act_pay_dedc", a.act_pay_dedc);
        add(m_rule->yearGroup, "inscp_scp_amt", origin + cost);
        add(m_rule->yearGroup, "hifp_pay", a.hifp_pay);
    }

    void payFurtherFunds()
    {
        m_funds = a.hifp_pay;
        for (std::size_t i = 0; i < fundAmounts.size(); ++i) {
            const QString& field = fundFields()[static_cast<qsizetype>(i)];
            const auto fund = std::find_if(
                m_policy.funds.begin(), m_policy.funds.end(), [&](const FundRule& rule) {
                    return rule.field == field && rule.when.matches(m_facts);
                });
            if (fund != m_policy.funds.end())
                payFund(*fund, fundAmounts[i]);
        }
    }

    void payFund(const FundRule& fund, const FundAmount& kind)
    {
        const Fen left = a.inscp_scp_amt - m_funds;
        const Fen cost = std::min(left, baseOf(fund, left));
        const Fen seen = fund.perYear ? used({}, (fund.field + L1("_base")).toLatin1()) : Fen();
        const Fen paidBefore = used({}, fund.field.toLatin1());
        Fen& amount = a.*kind.amount;
        Payer payer(m_policy.roundInSum);
        for (const Segment& segment : layOver(fund.bands, seen, cost)) {
            const std::int64_t share = fund.bands[segment.band].ratio.value * 10000;
            Fen paid = payer.pay(segment.part, share);
            Inputs inputs { money("base", cost), money("from", segment.from),
                money("part", segment.part), ratio("ratio", share) };
            if (fund.cap) {
                paid = std::min(paid, std::max(*fund.cap - paidBefore - amount, Fen()));
                inputs.push_back(money("cap", *fund.cap));
                inputs.push_back(money("paid_before", paidBefore));
            }
            amount += paid;
            if (share > 0)
                explain(kind.rule, paid, fund.field.toLatin1(),
                    QStringLiteral("%1.bands[%2].ratio").arg(fund.path).arg(segment.band),
                    std::move(inputs));
        }
        m_funds += amount;
        if (fund.base == FundBase::PersonShare)
            m_personShare -= amount;
        if (fund.base == FundBase::OverCap)
            m_overCap -= amount;
        m_out.shares.push_back({ fund.fundPayType, fund.name, cost, amount });
        add({}, (fund.field + L1("_base")).toLatin1(), cost);
        add({}, fund.field.toLatin1(), amount);
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

    void payPerson()
    {
        const Fen person = a.medfee_sumamt - m_funds;
        using Use = BenefitRule::AccountUse;
        if (m_in.useAccount && m_rule->accountUse != Use::None) {
            const Fen payable =
                m_rule->accountUse == Use::All ? person : person - a.fulamt_ownpay_amt;
            a.acct_pay = std::min(m_in.balance, payable);
            m_out.shares.push_back({ QStringLiteral("310200"), {}, Fen(), a.acct_pay });
        }
        a.balc = m_in.balance - a.acct_pay;
        a.psn_cash_pay = person - a.acct_pay;
        a.fund_pay_sumamt = m_policy.accountInFund ? m_funds + a.acct_pay : m_funds;
        a.psn_part_amt = m_policy.accountInFund ? a.psn_cash_pay : person;

        explain("fund-total", a.fund_pay_sumamt, "fund_pay_sumamt", {}, fundInputs());
        explain("person-part", a.psn_part_amt, "psn_part_amt", {},
            { money("medfee_sumamt", a.medfee_sumamt),
                money("fund_pay_sumamt", a.fund_pay_sumamt) });
        explain("account", a.acct_pay, "acct_pay", m_rule->path + L1(".account_use"),
            { money("balance", m_in.balance) });
        explain("cash", a.psn_cash_pay, "psn_cash_pay", {},
            { money("psn_part_amt", a.psn_part_amt), money("acct_pay", a.acct_pay) });
    }

    Inputs fundInputs() const
    {
        Inputs inputs { money("hifp_pay", a.hifp_pay) };
        for (std::size_t i = 0; i < fundAmounts.size(); ++i) {
            const Fen amount = a.*fundAmounts[i].amount;
            if (!amount.isZero())
                inputs.push_back({ fundFields()[static_cast<qsizetype>(i)], amount.toWire() });
        }
        if (m_policy.accountInFund)
            inputs.push_back(money("acct_pay", a.acct_pay));
        return inputs;
    }

    void explain(
        const char* rule, Fen amount, const char* field, QString parameter = {}, Inputs inputs = {})
    {
        m_out.steps.push_back({ L1(rule), amount, L1(field), std::move(parameter), m_policy.file,
            m_policy.hash, std::move(inputs) });
    }

    static SettlementStep::Input money(const char* name, Fen amount)
    {
        return { L1(name), amount.toWire() };
    }
    static SettlementStep::Input ratio(const char* name, std::int64_t value)
    {
        return { L1(name), ratioText(value) };
    }
    static BasisPoints ratioOf(Fen part, Fen whole)
    {
        if (whole.isZero())
            return {};
        return { mulHalfUp(part, BasisPoints::whole().value, whole.value()).value() };
    }

    Fen used(const QString& group, const char* name) const
    {
        const auto at = m_in.accumulators.find(group + L1(name));
        return at == m_in.accumulators.end() ? Fen() : at->second;
    }
    void add(const QString& group, const char* name, Fen amount)
    {
        m_out.accumulated[group + L1(name)] += amount;
    }

    const Policy& m_policy;
    const SettlementInput& m_in;
    ConditionFacts m_facts;
    bool m_levelKnown = false;
    const BenefitRule* m_rule = nullptr;
    const CutRule* m_cut = nullptr;
    Fen m_firstShare;
    Fen m_personShare; ///< cost the pooled bands took, less what they paid
    Fen m_overCap; ///< cost the pooled bands did not take
    Fen m_funds; ///< all funds so far
    Settlement m_out;
    SettlementAmounts& a = m_out.amounts; ///< named often enough to be short
};

} // namespace

const QStringList& accumulatorNames()
{
    static const QStringList names = [] {
        QStringList all;
        for (const char* group : { "", "otp_", "opsp_" }) {
            for (const char* name : { "act_pay_dedc", "inscp_scp_amt", "hifp_pay" })
                all.append(L1(group) + QString(L1(name)));
        }
        for (const QString& field : fundFields())
            all << field << field + L1("_base");
        return all;
    }();
    return names;
}

const QStringList& settlementRules()
{
    static const QStringList rules { QStringLiteral("total"), QStringLiteral("own-expense"),
        QStringLiteral("over-limit"), QStringLiteral("first-self-pay"), QStringLiteral("in-scope"),
        QStringLiteral("temporary-cut"), QStringLiteral("ratio-cut"), QStringLiteral("deductible"),
        QStringLiteral("band"), QStringLiteral("pooled-cap"), QStringLiteral("civil-servant"),
        QStringLiteral("enterprise"), QStringLiteral("large-amount"),
        QStringLiteral("major-disease"), QStringLiteral("assistance"), QStringLiteral("other-fund"),
        QStringLiteral("fund-total"), QStringLiteral("person-part"), QStringLiteral("account"),
        QStringLiteral("cash") };
    return rules;
}

QDate policyDay(const SettlementInput& input)
{
    return input.end.isValid() ? input.end.date() : input.settledAt.date();
}

std::optional<FilingCategory> effectiveFiling(const SettlementInput& input)
{
    if (!input.filing && input.medType == L1("24"))
        return FilingCategory::Emergency;
    return input.filing;
}

Result<QString> levelClass(const QString& code)
{
    struct Level {
        const char* name;
        QStringList codes;
    };
    static const Level levels[] = {
        { "tertiary", { L1("01"), L1("02"), L1("03"), L1("04"), L1("3") } },
        { "secondary", { L1("05"), L1("06"), L1("07"), L1("2") } },
        { "primary", { L1("08"), L1("09"), L1("10"), L1("1") } },
        { "", { QString(), L1("11") } },
    };
    for (const Level& level : levels) {
        if (level.codes.contains(code))
            return QString(L1(level.name));
    }
    return fail(ErrorCode::BadInput, QStringLiteral("hosp_lv: is not a level"));
}

Result<Settlement> settle(const Policy& policy, const SettlementInput& input)
{
    YIDI_ASSIGN(Settlement settlement, Run(policy, input).settle());
    settlement.settledAt = input.settledAt;
    settlement.policyVersion = policy.version();
    return settlement;
}

} // namespace yidi
