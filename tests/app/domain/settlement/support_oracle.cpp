// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/domain/settlement/support_oracle.h"

#include "app/domain/region/region.h"

#include <utility>

namespace yidi {

namespace {

__extension__ using Whole = __int128;

/// An exact fraction, always in its lowest terms; every amount here stays far within 128 bits.
class Fraction {
public:
    Fraction(Whole numerator = 0, Whole denominator = 1)
    {
        Whole a = numerator < 0 ? -numerator : numerator;
        Whole b = denominator;
        while (b != 0)
            a = std::exchange(b, a % b);
        m_over = a == 0 ? 0 : numerator / a;
        m_under = a == 0 ? 1 : denominator / a;
    }

    Whole floor() const { return m_over / m_under; } ///< of what is not negative

    friend Fraction operator+(const Fraction& a, const Fraction& b)
    {
        return { a.m_over * b.m_under + b.m_over * a.m_under, a.m_under * b.m_under };
    }
    friend Fraction operator-(const Fraction& a, const Fraction& b)
    {
        return a + Fraction(-b.m_over, b.m_under);
    }
    friend Fraction operator*(const Fraction& a, const Fraction& b)
    {
        return { a.m_over * b.m_over, a.m_under * b.m_under };
    }
    friend Fraction operator/(const Fraction& a, const Fraction& b) // b above 0
    {
        return { a.m_over * b.m_under, a.m_under * b.m_over };
    }
    friend bool operator<(const Fraction& a, const Fraction& b)
    {
        return a.m_over * b.m_under < b.m_over * a.m_under;
    }
    friend bool operator>(const Fraction& a, const Fraction& b) { return b < a; }
    Fraction& operator+=(const Fraction& other) { return *this = *this + other; }
    Fraction& operator-=(const Fraction& other) { return *this = *this - other; }
    Fraction& operator*=(const Fraction& other) { return *this = *this * other; }

private:
    Whole m_over = 0;
    Whole m_under = 1;
};

Fraction yuan(Fen amount)
{
    return Fraction(amount.value(), 100);
}
Fraction share(BasisPoints ratio)
{
    return Fraction(ratio.value, 10000);
}
Fraction least(const Fraction& a, const Fraction& b)
{
    return a < b ? a : b;
}
Fraction positive(const Fraction& a)
{
    return a < 0 ? Fraction(0) : a;
}

/// Half up to the fen, of an amount that is not negative.
Fraction toFen(const Fraction& amount)
{
    return Fraction((amount * 100 + Fraction(1, 2)).floor(), 100);
}

Fen fen(const Fraction& amount)
{
    return Fen(static_cast<std::int64_t>((amount * 100).floor()));
}

/// The person and the visit, asked one condition at a time.
class Asked {
public:
    explicit Asked(const SettlementInput& input)
        : m_in(input)
    {
    }

    template <class Rules, class Keep>
    auto first(const Rules& rules, Keep keep) const -> const typename Rules::value_type*
    {
        for (const auto& rule : rules)
            if (keep(rule) && fits(rule.when))
                return &rule;
        return nullptr;
    }

private:
    bool fits(const When& when) const
    {
        for (const auto& [name, values] : when.allowed)
            if (!fits(name, values))
                return false;
        return true;
    }

    bool fits(const QString& name, const QStringList& values) const
    {
        if (name == QLatin1String("insutype"))
            return values.contains(m_in.insutype);
        if (name == QLatin1String("psn_type"))
            return begins(m_in.psnType, values);
        if (name == QLatin1String("psn_idet_type")) {
            for (const QString& type : m_in.identTypes)
                if (begins(type, values))
                    return true;
            return false;
        }
        if (name == QLatin1String("cvlserv_flag"))
            return values.contains(QString::number(m_in.civilServant ? 1 : 0));
        if (name == QLatin1String("med_type"))
            return values.contains(m_in.medType);
        if (name == QLatin1String("dise_codg"))
            return values.contains(m_in.diseaseCode);
        if (name == QLatin1String("level")) {
            const QString level = m_in.hospLevel == QLatin1String("03") ? QStringLiteral("tertiary")
                : m_in.hospLevel == QLatin1String("05") ? QStringLiteral("secondary")
                                                        : QStringLiteral("primary");
            return values.contains(level);
        }
        if (name == QLatin1String("place")) {
            const bool city = m_in.insuredRegion.left(4) == m_in.careRegion.left(4);
            const bool province = m_in.insuredRegion.left(2) == m_in.careRegion.left(2);
            return values.contains(city ? QStringLiteral("same_city")
                    : province          ? QStringLiteral("in_province")
                                        : QStringLiteral("cross_province"));
        }
        if (name == QLatin1String("filing")) {
            if (m_in.filing)
                return values.contains(filingCategoryCode(*m_in.filing));
            const bool emergency =
                m_in.medType == QLatin1String("24") || m_in.medType == QLatin1String("13");
            return values.contains(emergency ? QStringLiteral("T2") : QStringLiteral("none"));
        }
        return false;
    }

    static bool begins(const QString& text, const QStringList& values)
    {
        for (const QString& value : values)
            if (text.startsWith(value))
                return true;
        return false;
    }

    const SettlementInput& m_in;
};

/// The cost of [from, to) that lies in each band, as a list of (band, cost).
std::vector<std::pair<const Band*, Fraction>> slices(
    const std::vector<Band>& bands, const Fraction& from, const Fraction& to)
{
    std::vector<std::pair<const Band*, Fraction>> all;
    Fraction low = 0;
    for (const Band& band : bands) {
        const Fraction high = band.upTo ? yuan(*band.upTo) : (low < to ? to : low);
        const Fraction cost = positive(least(high, to) - (low > from ? low : from));
        if (cost > 0)
            all.emplace_back(&band, cost);
        low = high;
    }
    return all;
}

using YearSums = std::map<QString, Fraction>;

Fraction sumOf(const YearSums& year, const QString& name)
{
    const auto at = year.find(name);
    return at == year.end() ? Fraction(0) : at->second;
}

/// A sum of a group of care, by its name among the year's sums.
QString nameIn(YearGroup group, const char* name, const QString& disease)
{
    const QLatin1String sum(name);
    switch (group) {
    case YearGroup::Inpatient:
        return sum;
    case YearGroup::Outpatient:
        return QLatin1String("otp_") + sum;
    case YearGroup::Chronic:
        return QLatin1String("opsp_") + sum;
    case YearGroup::ChronicDisease:
        break;
    }
    return QLatin1String("opsp_") + sum + QLatin1Char(':') + disease;
}

/// What was bought at a pharmacy without a prescription that has circulated is the person's.
std::map<QString, Fen> ordinaryPurchase(const Policy& policy, const SettlementInput& input)
{
    std::map<QString, Fen> all;
    for (const QString& field : fundFields())
        all[field] = Fen();
    const Fen account = input.useAccount ? std::min(input.balance, input.bill.total) : Fen();
    const auto set = [&](const char* name, Fen amount) { all[QLatin1String(name)] = amount; };
    set("medfee_sumamt", input.bill.total);
    set("act_pay_dedc", {});
    set("hifp_pay", {});
    set("fund_pay_sumamt", policy.accountInFund ? account : Fen());
    set("psn_part_amt", policy.accountInFund ? input.bill.total - account : input.bill.total);
    set("acct_pay", account);
    set("acct_mulaid_pay", {});
    set("psn_cash_pay", input.bill.total - account);
    set("balc", input.balance - account);
    return all;
}

Fraction deductibleOf(const Deductible& rule, const SettlementInput& input, const Fraction& used)
{
    if (rule.perYear)
        return positive(yuan(rule.amounts.front()) - used);
    const std::size_t number = static_cast<std::size_t>(input.admissionNo);
    const Fraction standard =
        yuan(number > rule.amounts.size() ? rule.amounts.back() : rule.amounts[number - 1]);
    return rule.transferPaysDifference ? positive(standard - yuan(input.transferDeductible))
                                       : standard;
}

/// Splits the bill in a year that has seen `year`, and adds to it.
std::map<QString, Fen> judge(const Policy& policy, const SettlementInput& input, YearSums& year)
{
    if (input.medType == QLatin1String("41") && !input.circulated)
        return ordinaryPurchase(policy, input);
    const Asked asked(input);
    const auto any = [](const auto&) { return true; };
    const BenefitRule& rule = *asked.first(policy.benefits, any);
    const CutRule* cut = asked.first(policy.cuts, any);
    const auto groupSum = [&](const char* name) {
        return sumOf(year, nameIn(rule.yearGroup, name, input.diseaseCode));
    };

    const Fraction total = yuan(input.bill.total);
    const Fraction own = yuan(input.bill.fullySelfPaid);
    const Fraction scope =
        total - own - yuan(input.bill.overLimit) - yuan(input.bill.firstSelfPaid);
    const Fraction firstShare =
        cut && cut->mode == CutRule::Mode::FirstShare ? toFen(scope * share(cut->value)) : 0;
    const Fraction deductible =
        least(deductibleOf(rule.deductible, input, groupSum("act_pay_dedc")), scope - firstShare);

    // Pooled.
    const Fraction aside = firstShare + deductible;
    const Fraction cost = scope - aside;
    const Fraction start = (rule.bandsPerYear ? groupSum("inscp_scp_amt") : 0)
        + (rule.bandOrigin == BandOrigin::Gross ? aside : 0);
    Fraction exact = 0, pooled = 0, taken = 0;
    const Fraction room = rule.cap ? positive(yuan(*rule.cap) - groupSum("hifp_pay")) : scope;
    for (const auto& [band, part] : slices(rule.bands, start, start + cost)) {
        Fraction ratio = share(band->ratio);
        if (cut && cut->mode == CutRule::Mode::Points)
            ratio = positive(ratio - share(cut->value));
        if (cut && cut->mode == CutRule::Mode::Multiplier)
            ratio *= share(cut->value);
        exact += part * ratio;
        const Fraction until = policy.roundInSum ? toFen(exact) : pooled + toFen(part * ratio);
        if (until > room) {
            taken += least(part, toFen((room - pooled) / ratio));
            pooled = room;
            break;
        }
        taken += part;
        pooled = until;
    }

    // All chronic diseases count together and each by itself, whichever of the two a rule asks for.
    const bool chronic =
        rule.yearGroup == YearGroup::Chronic || rule.yearGroup == YearGroup::ChronicDisease;
    std::vector<YearGroup> groups { rule.yearGroup };
    if (chronic)
        groups = { YearGroup::Chronic, YearGroup::ChronicDisease };
    for (const YearGroup group : groups) {
        const auto add = [&](const char* name, const Fraction& amount) {
            year[nameIn(group, name, input.diseaseCode)] += amount;
        };
        add("act_pay_dedc", deductible);
        add("inscp_scp_amt", cost + (rule.bandOrigin == BandOrigin::Gross ? aside : 0));
        add("hifp_pay", pooled);
    }

    // Further funds, each out of what the ones before left.
    std::map<QString, Fen> all;
    Fraction funds = pooled;
    Fraction ofPerson = taken - pooled;
    Fraction aboveCap = cost - taken;
    for (const QString& field : fundFields()) {
        all[field] = Fen();
        const FundRule* fund =
            asked.first(policy.funds, [&](const FundRule& one) { return one.field == field; });
        if (!fund)
            continue;
        Fraction base = scope - funds;
        if (fund->base == FundBase::PersonShare)
            base = least(base, ofPerson);
        if (fund->base == FundBase::OverCap)
            base = least(base, aboveCap);
        if (fund->base == FundBase::Remaining && !fund->firstShareInBase)
            base = positive(base - firstShare);
        const Fraction seen = fund->perYear ? sumOf(year, field + QLatin1String("_base")) : 0;
        Fraction paid = 0, whole = 0, rounded = 0;
        for (const auto& [band, part] : slices(fund->bands, seen, seen + base)) {
            whole += part * share(band->ratio);
            const Fraction until =
                policy.roundInSum ? toFen(whole) : rounded + toFen(part * share(band->ratio));
            Fraction step = until - rounded;
            rounded = until;
            if (fund->cap)
                step = least(step, positive(yuan(*fund->cap) - sumOf(year, field) - paid));
            paid += step;
        }
        all[field] = fen(paid);
        year[field + QLatin1String("_base")] += base;
        year[field] += paid;
        funds += paid;
        if (fund->base == FundBase::PersonShare)
            ofPerson -= paid;
        if (fund->base == FundBase::OverCap)
            aboveCap -= paid;
    }

    // The person.
    const Fraction person = total - funds;
    const auto may = [&](BenefitRule::AccountUse use) {
        if (!input.useAccount || use == BenefitRule::AccountUse::None)
            return Fraction(0);
        return use == BenefitRule::AccountUse::All ? person : Fraction(person - own);
    };
    const Fraction account = least(yuan(input.balance), may(rule.accountUse));
    const Fraction family =
        least(yuan(input.familyBalance), positive(may(rule.familyUse) - account));
    const Fraction inFund = policy.accountInFund ? Fraction(account + family) : Fraction(0);
    const auto set = [&](const char* name, const Fraction& amount) {
        all[QLatin1String(name)] = fen(amount);
    };
    set("medfee_sumamt", total);
    set("inscp_scp_amt", scope);
    set("act_pay_dedc", deductible);
    set("hifp_pay", pooled);
    set("fund_pay_sumamt", funds + inFund);
    set("psn_part_amt", person - inFund);
    set("acct_pay", account);
    set("acct_mulaid_pay", family);
    set("psn_cash_pay", person - account - family);
    set("balc", yuan(input.balance) - account);
    return all;
}

} // namespace

std::map<QString, Fen> oracle(const Policy& policy, const SettlementInput& input)
{
    YearSums year;
    for (const auto& [name, amount] : input.accumulators)
        year[name] = yuan(amount);
    return judge(policy, input, year);
}

struct OracleYear::Sums {
    YearSums sums;
};

OracleYear::OracleYear()
    : m_years(1)
{
}

OracleYear::~OracleYear() = default;

std::map<QString, Fen> OracleYear::settle(const Policy& policy, const SettlementInput& input)
{
    m_years.push_back(m_years.back());
    return judge(policy, input, m_years.back().sums);
}

void OracleYear::undoLast()
{
    m_years.pop_back();
}

} // namespace yidi
