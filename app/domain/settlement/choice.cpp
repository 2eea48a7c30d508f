// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/choice.h"

#include <algorithm>

namespace yidi {

namespace {

using Bits = std::vector<std::uint64_t>;

constexpr std::size_t wordBits = 64;

void setBit(Bits& bits, std::size_t bit)
{
    if (bits.size() <= bit / wordBits)
        bits.resize(bit / wordBits + 1);
    bits[bit / wordBits] |= std::uint64_t { 1 } << (bit % wordBits);
}

/// Whether all that is wanted is among what holds; words beyond the end are empty.
bool holds(const Bits& wanted, const Bits& held)
{
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if ((wanted[i] & ~held[i]) != 0)
            return false;
    return true;
}

} // namespace

RuleChoice::RuleChoice(const Policy& policy)
    : m_policy(policy)
{
    for (const BenefitRule& rule : policy.benefits)
        m_benefits.push_back(bitsOf(rule.when));
    for (const CutRule& rule : policy.cuts)
        m_cuts.push_back(bitsOf(rule.when));
    for (const When& when : policy.filingRequired)
        m_filingRequired.push_back(bitsOf(when));
    for (const FundRule& rule : policy.funds) {
        const qsizetype field = fundFields().indexOf(rule.field);
        if (field >= 0)
            m_funds[static_cast<std::size_t>(field)].emplace_back(&rule, bitsOf(rule.when));
    }
    for (std::size_t bit = 0; bit < m_conditions.size(); ++bit)
        if (m_conditions[bit].name == QLatin1String("level"))
            setBit(m_level, bit);
}

std::size_t RuleChoice::bitOf(const QString& name, const QStringList& values)
{
    const auto at =
        std::find_if(m_conditions.begin(), m_conditions.end(), [&](const Condition& condition) {
            return condition.name == name && condition.values == values;
        });
    if (at != m_conditions.end())
        return static_cast<std::size_t>(at - m_conditions.begin());
    m_conditions.push_back({ name, values });
    return m_conditions.size() - 1;
}

Bits RuleChoice::bitsOf(const When& when)
{
    Bits bits;
    for (const auto& [name, values] : when.allowed)
        setBit(bits, bitOf(name, values));
    return bits;
}

Truths RuleChoice::truths(const ConditionFacts& facts) const
{
    Truths truths;
    truths.bits.resize(m_conditions.size() / wordBits + 1);
    for (std::size_t bit = 0; bit < m_conditions.size(); ++bit)
        if (conditionHolds(m_conditions[bit].name, m_conditions[bit].values, facts))
            setBit(truths.bits, bit);
    const auto is = [&](const char* name, QLatin1String value) {
        const auto at = facts.find(QLatin1String(name));
        return at != facts.end() && at->second.contains(value);
    };
    truths.filed = !is("filing", QLatin1String("none"));
    truths.levelKnown = !is("level", QLatin1String());
    return truths;
}

Result<Ruling> RuleChoice::choose(const Truths& truths) const
{
    const Bits& held = truths.bits;
    if (!truths.filed)
        for (const Bits& required : m_filingRequired)
            if (holds(required, held))
                return fail(ErrorCode::NotFiled,
                    QStringLiteral("filing: %1 settles this visit only with a filing")
                        .arg(m_policy.file));

    Ruling ruling;
    ruling.roundInSum = m_policy.roundInSum;
    ruling.accountInFund = m_policy.accountInFund;
    for (std::size_t i = 0; i < m_benefits.size() && !ruling.benefit; ++i) {
        if (holds(m_benefits[i], held)) {
            ruling.benefit = &m_policy.benefits[i];
        } else if (!truths.levelKnown) {
            // A rule that would fit but for the level must not be passed over in silence.
            Bits any = held;
            for (std::size_t word = 0; word < m_level.size(); ++word)
                any[word] |= m_level[word];
            if (holds(m_benefits[i], any))
                return fail(ErrorCode::BadInput,
                    QStringLiteral(
                        "hosp_lv: the hospital is unrated and setl_lv names no level either"));
        }
    }
    if (!ruling.benefit)
        return fail(ErrorCode::PolicyMissing);
    const auto cut = std::find_if(
        m_cuts.begin(), m_cuts.end(), [&](const Bits& wanted) { return holds(wanted, held); });
    if (cut != m_cuts.end())
        ruling.cut = &m_policy.cuts[static_cast<std::size_t>(cut - m_cuts.begin())];
    for (std::size_t field = 0; field < fundCount; ++field)
        for (const auto& [rule, wanted] : m_funds[field])
            if (holds(wanted, held)) {
                ruling.funds[field] = rule;
                break;
            }
    return ruling;
}

} // namespace yidi
