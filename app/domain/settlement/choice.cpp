// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/choice.h"

#include <algorithm>
#include <bit>

namespace yidi {

namespace {

constexpr std::size_t wordBits = 64;

} // namespace

void ConditionBits::set(std::size_t bit)
{
    const std::uint64_t mask = std::uint64_t { 1 } << (bit % wordBits);
    if (bit < wordBits) {
        first |= mask;
        return;
    }
    const std::size_t word = bit / wordBits - 1;
    if (more.size() <= word)
        more.resize(word + 1);
    more[word] |= mask;
}

void ConditionBits::add(const ConditionBits& other)
{
    first |= other.first;
    more.resize(std::max(more.size(), other.more.size()));
    for (std::size_t i = 0; i < other.more.size(); ++i)
        more[i] |= other.more[i];
}

bool ConditionBits::moreIsWithin(const ConditionBits& other) const
{
    for (std::size_t i = 0; i < more.size(); ++i)
        if ((more[i] & ~(i < other.more.size() ? other.more[i] : 0)) != 0)
            return false;
    return true;
}

RuleChoice::RuleChoice(const Policy& policy)
    : m_policy(policy)
{
    for (const BenefitRule& rule : policy.benefits)
        m_firstOfBenefits.push_back(m_benefits.emplace_back(bitsOf(rule.when)).first);
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
            m_level.set(bit);
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

ConditionBits RuleChoice::bitsOf(const When& when)
{
    Bits bits;
    for (const auto& [name, values] : when.allowed)
        bits.set(bitOf(name, values));
    return bits;
}

Truths RuleChoice::truths(const ConditionFacts& facts) const
{
    Truths truths;
    for (std::size_t bit = 0; bit < m_conditions.size(); ++bit)
        if (conditionHolds(m_conditions[bit].name, m_conditions[bit].values, facts))
            truths.bits.set(bit);
    const auto is = [&](const char* name, QLatin1String value) {
        const auto at = facts.find(QLatin1String(name));
        return at != facts.end() && at->second.contains(value);
    };
    truths.filed = !is("filing", QLatin1String("none"));
    truths.levelKnown = !is("level", QLatin1String());
    return truths;
}

const BenefitRule* RuleChoice::chooseBenefit(const Bits& held) const
{
    // Eight at a time: which rule it is cannot be foreseen, and every guess gone wrong costs more
    // than looking at all of them.
    for (std::size_t i = 0; i < m_benefits.size(); i += 8) {
        unsigned fits = 0;
        const std::size_t count = std::min<std::size_t>(m_benefits.size() - i, 8);
        for (std::size_t rule = 0; rule < count; ++rule)
            fits |= ((m_firstOfBenefits[i + rule] & ~held.first) == 0 ? 1U : 0U) << rule;
        for (; fits != 0; fits &= fits - 1) {
            const std::size_t rule = i + static_cast<std::size_t>(std::countr_zero(fits));
            if (m_benefits[rule].isWithin(held))
                return &m_policy.benefits[rule];
        }
    }
    return nullptr;
}

Result<Ruling> RuleChoice::choose(const Truths& truths) const
{
    // One variable is what every way out returns, so that the ruling is written where the caller
    // wants it: to copy it costs more than to choose it.
    Result<Ruling> chosen;
    const Bits& held = truths.bits;
    if (!truths.filed)
        for (const Bits& required : m_filingRequired)
            if (required.isWithin(held)) {
                chosen = fail(ErrorCode::NotFiled,
                    QStringLiteral("filing: %1 settles this visit only with a filing")
                        .arg(m_policy.file));
                return chosen;
            }

    Ruling& ruling = *chosen;
    ruling.roundInSum = m_policy.roundInSum;
    ruling.accountInFund = m_policy.accountInFund;
    ruling.benefit = chooseBenefit(held);
    if (!truths.levelKnown) {
        // A rule that would fit but for the level must not be passed over in silence.
        Bits any = held;
        any.add(m_level);
        if (chooseBenefit(any) != ruling.benefit) {
            chosen = fail(ErrorCode::BadInput,
                QStringLiteral(
                    "hosp_lv: the hospital is unrated and setl_lv names no level either"));
            return chosen;
        }
    }
    if (!ruling.benefit) {
        chosen = fail(ErrorCode::PolicyMissing);
        return chosen;
    }
    const auto cut = std::find_if(
        m_cuts.begin(), m_cuts.end(), [&](const Bits& wanted) { return wanted.isWithin(held); });
    if (cut != m_cuts.end())
        ruling.cut = &m_policy.cuts[static_cast<std::size_t>(cut - m_cuts.begin())];
    for (std::size_t field = 0; field < fundCount; ++field)
        for (const auto& [rule, wanted] : m_funds[field])
            if (wanted.isWithin(held)) {
                ruling.funds[field] = rule;
                break;
            }
    return chosen;
}

} // namespace yidi
