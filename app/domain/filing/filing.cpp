// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/filing.h"

#include "app/domain/region/region.h"

#include <array>
#include <cstddef>

namespace yidi {

namespace {

// In the order of the enums, which is what makes an index a value.
constexpr std::array categoryCodes = { "L1", "L2", "L3", "T1", "T2", "T3" };
constexpr std::array stateNames = { "DRAFT", "QUEUED", "CHECKING", "NEED_MATERIAL", "IN_REVIEW",
    "APPROVED", "EFFECTIVE", "SUSPENDED", "EXPIRED", "CANCELLED", "SUPERSEDED", "TERMINATED",
    "REJECTED", "WITHDRAWN" };
constexpr int reasonCount = static_cast<int>(FilingReason::R19NationalRefused) + 1;

static_assert(categoryCodes.size() == std::size(allFilingCategories));
static_assert(stateNames.size() == static_cast<std::size_t>(FilingState::Withdrawn) + 1);

template <class Enum, std::size_t size>
bool find(const std::array<const char*, size>& names, const QString& text, Enum& value)
{
    for (std::size_t i = 0; i < size; ++i) {
        if (text == QLatin1String(names[i])) {
            value = static_cast<Enum>(i);
            return true;
        }
    }
    return false;
}

} // namespace

QString filingCategoryCode(FilingCategory category)
{
    return QLatin1String(categoryCodes[static_cast<std::size_t>(category)]);
}

bool filingCategoryFromCode(const QString& code, FilingCategory& category)
{
    return find(categoryCodes, code, category);
}

QString filingStateName(FilingState state)
{
    return QLatin1String(stateNames[static_cast<std::size_t>(state)]);
}

bool filingStateFromName(const QString& name, FilingState& state)
{
    return find(stateNames, name, state);
}

QString filingReasonCode(FilingReason reason)
{
    return QStringLiteral("R%1").arg(static_cast<int>(reason) + 1, 2, 10, QLatin1Char('0'));
}

bool filingReasonFromCode(const QString& code, FilingReason& reason)
{
    for (int i = 0; i < reasonCount; ++i) {
        if (code == filingReasonCode(static_cast<FilingReason>(i))) {
            reason = static_cast<FilingReason>(i);
            return true;
        }
    }
    return false;
}

bool Filing::covers(const QString& region, const QDate& day) const
{
    // An expired filing still covers the days it ran: an admission started inside stays covered.
    const bool ran = state == FilingState::Effective || state == FilingState::Expired;
    const bool inTime = day.isValid() && begin <= day && (!end.isValid() || day <= end);
    return ran && inTime && regionReaches(careRegion, region);
}

} // namespace yidi
