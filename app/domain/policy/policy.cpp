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

bool holds(const QString& name, const QStringList& values, const QString& fact)
{
    if (!comparesByPrefix(name))
        return values.contains(fact);
    return std::any_of(
        values.begin(), values.end(), [&](const QString& value) { return fact.startsWith(value); });
}

} // namespace

bool When::matches(const ConditionFacts& facts) const
{
    return std::all_of(allowed.begin(), allowed.end(), [&](const auto& condition) {
        const auto held = facts.find(condition.first);
        return held != facts.end()
            && std::any_of(held->second.begin(), held->second.end(), [&](const QString& fact) {
                   return holds(condition.first, condition.second, fact);
               });
    });
}

QString Policy::version() const
{
    return QStringLiteral("%1/%2@%3").arg(region, wireDate(effectiveFrom), hash.left(12));
}

Result<void> PolicyBook::add(Policy policy)
{
    const auto key = std::pair(policy.region, policy.effectiveFrom);
    const QString file = policy.file;
    if (!m_policies.try_emplace(key, std::move(policy)).second)
        return fail(ErrorCode::BadPolicy,
            QStringLiteral("%1: region %2 has a policy from %3 already")
                .arg(file, key.first, wireDate(key.second)));
    return {};
}

Result<const Policy*> PolicyBook::find(const QString& insuredRegion, const QDate& day) const
{
    for (const QString& region :
        { insuredRegion, cityOf(insuredRegion), provinceOf(insuredRegion) }) {
        // The first that takes effect after the day; the one before it is in effect, if it is of
        // this region at all.
        auto at = m_policies.upper_bound(std::pair(region, day));
        if (at != m_policies.begin() && (--at)->first.first == region)
            return &at->second;
    }
    return fail(ErrorCode::PolicyMissing,
        QStringLiteral("insuplc_admdvs: no policy of %1 on %2")
            .arg(insuredRegion.left(12), wireDate(day)));
}

} // namespace yidi
