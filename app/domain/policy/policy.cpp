// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/policy/policy.h"

#include "app/base/dates.h"
#include "app/domain/region/region.h"

#include <algorithm>

namespace yidi {

namespace {

bool comparesByPrefix(const QString& name)
{
    return name == QLatin1String("psn_type") || name == QLatin1String("psn_idet_type");
}

bool isOneOf(const QString& name, const QStringList& values, const QString& fact)
{
    if (!comparesByPrefix(name))
        return values.contains(fact);
    return std::any_of(
        values.begin(), values.end(), [&](const QString& value) { return fact.startsWith(value); });
}

} // namespace

bool conditionHolds(const QString& name, const QStringList& values, const ConditionFacts& facts)
{
    const auto held = facts.find(name);
    return held != facts.end()
        && std::any_of(held->second.begin(), held->second.end(),
            [&](const QString& fact) { return isOneOf(name, values, fact); });
}

bool When::matches(const ConditionFacts& facts) const
{
    return std::all_of(allowed.begin(), allowed.end(), [&](const auto& condition) {
        return conditionHolds(condition.first, condition.second, facts);
    });
}

bool When::covers(const When& other) const
{
    // Asking for more names is never covering; most pairs end here.
    return allowed.size() <= other.allowed.size()
        && std::all_of(allowed.begin(), allowed.end(), [&](const auto& condition) {
               const auto theirs = other.allowed.find(condition.first);
               return theirs != other.allowed.end()
                   && std::all_of(
                       theirs->second.begin(), theirs->second.end(), [&](const QString& value) {
                           return isOneOf(condition.first, condition.second, value);
                       });
           });
}

int MedicalYear::of(const QDate& date) const
{
    return date < begin(date.year()) ? date.year() - 1 : date.year();
}

QString Policy::version() const
{
    return QStringLiteral("%1/%2@%3").arg(region, wireDate(effectiveFrom), hash.left(12));
}

Result<void> PolicyBook::add(Policy policy)
{
    const auto key = std::pair(policy.region, policy.effectiveFrom);
    const auto next = m_policies.lower_bound(key);
    const auto clash = [&](const Policy& other) {
        return fail(ErrorCode::BadPolicy,
            QStringLiteral("%1: effective_from: %2 of the same region, from %3, is in effect then")
                .arg(policy.file, other.file, wireDate(other.effectiveFrom)));
    };
    if (next != m_policies.end() && next->first.first == policy.region
        && (next->first == key || next->first.second <= policy.effectiveTo))
        return clash(next->second);
    if (next != m_policies.begin()) {
        const Policy& before = std::prev(next)->second;
        if (before.region == policy.region && before.effectiveTo >= policy.effectiveFrom)
            return clash(before);
    }
    m_policies.emplace_hint(next, key, std::move(policy));
    return {};
}

Result<const Policy*> PolicyBook::find(const QString& insuredRegion, const QDate& day) const
{
    for (const QString& region :
        { insuredRegion, cityOf(insuredRegion), provinceOf(insuredRegion) }) {
        // The first that takes effect after the day; the one before it is in effect, if it is of
        // this region at all.
        auto at = m_policies.upper_bound(std::pair(region, day));
        if (at == m_policies.begin() || (--at)->first.first != region)
            continue;
        const QDate& last = at->second.effectiveTo;
        if (!last.isValid() || day <= last)
            return &at->second;
    }
    return fail(ErrorCode::PolicyMissing,
        QStringLiteral("insuplc_admdvs: no policy of %1 on %2")
            .arg(insuredRegion.left(12), wireDate(day)));
}

} // namespace yidi
