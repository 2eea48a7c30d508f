// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/settlement/arithmetic.h"

namespace yidi {

/// Conditions of a policy by number. Few policies have more than a word of them.
struct ConditionBits {
    std::uint64_t first = 0;
    std::vector<std::uint64_t> more;

    void set(std::size_t bit);
    void add(const ConditionBits& other);
    bool isWithin(const ConditionBits& other) const
    {
        return (first & ~other.first) == 0 && (more.empty() || moreIsWithin(other));
    }

private:
    bool moreIsWithin(const ConditionBits& other) const;
};

/// Which conditions of a policy hold for a visit.
struct Truths {
    ConditionBits bits;
    bool filed = false;
    bool levelKnown = true;
};

/// Chooses the rules of a policy. Each different condition is looked at once a visit; a rule is
/// then a few bits to compare. Borrows the policy, which must not change meanwhile.
class RuleChoice {
public:
    explicit RuleChoice(const Policy& policy);

    Truths truths(const ConditionFacts& facts) const;

    /// `NotFiled` when the policy asks for a filing and there is none; `PolicyMissing` when no
    /// rule covers the visit; `BadInput` when the level decides and is not known.
    Result<Ruling> choose(const Truths& truths) const;

private:
    using Bits = ConditionBits;
    struct Condition {
        QString name;
        QStringList values;
    };

    const BenefitRule* chooseBenefit(const Bits& held) const;
    Bits bitsOf(const When& when);
    std::size_t bitOf(const QString& name, const QStringList& values);

    const Policy& m_policy;
    std::vector<Condition> m_conditions;
    std::vector<Bits> m_benefits;
    std::vector<std::uint64_t> m_firstOfBenefits; ///< side by side, all that most policies need
    std::vector<Bits> m_cuts;
    std::vector<Bits> m_filingRequired;
    std::array<std::vector<std::pair<const FundRule*, Bits>>, fundCount> m_funds;
    Bits m_level; ///< the conditions that look at the level
};

} // namespace yidi
