// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/filing.h"

#include "app/domain/region/region.h"

#include <array>
#include <bit>
#include <cstddef>

namespace yidi {

namespace {

// In the order of the enums, which is what makes an index a value.
constexpr std::array categoryCodes = { "L1", "L2", "L3", "T1", "T2", "T3" };
constexpr std::array stateNames = { "DRAFT", "QUEUED", "CHECKING", "NEED_MATERIAL", "IN_REVIEW",
    "APPROVED", "EFFECTIVE", "SUSPENDED", "EXPIRED", "CANCELLED", "SUPERSEDED", "TERMINATED",
    "REJECTED", "WITHDRAWN" };
constexpr std::array operationNames = { "file", "extend", "change", "cancel" };
constexpr std::array channelNames = { "kiosk", "window", "hospital", "national_app",
    "national_mini_program", "provincial_app", "city_app", "phone" };
constexpr std::array roleNames = { "person", "clerk", "supervisor", "reviewer", "hospital",
    "server", "system", "feed" };
constexpr std::array uploadNames = { "none", "queued", "ok", "failed" };

static_assert(categoryCodes.size() == std::size(allFilingCategories));
static_assert(stateNames.size() == static_cast<std::size_t>(filingStateCount));

constexpr std::size_t plainIndex(std::size_t index)
{
    return index;
}
constexpr std::size_t bitOf(std::size_t index)
{
    return std::size_t { 1 } << index;
}

template <class Enum, std::size_t size>
bool find(const std::array<const char*, size>& names, const QString& text, Enum& value,
    std::size_t (*valueOf)(std::size_t) = plainIndex)
{
    for (std::size_t i = 0; i < size; ++i) {
        if (text == QLatin1String(names[i])) {
            value = static_cast<Enum>(valueOf(i));
            return true;
        }
    }
    return false;
}

template <class Enum, std::size_t size>
QString nameOf(const std::array<const char*, size>& names, Enum value)
{
    return QLatin1String(names[static_cast<std::size_t>(value)]);
}

} // namespace

QString filingCategoryCode(FilingCategory category)
{
    return nameOf(categoryCodes, category);
}

bool filingCategoryFromCode(const QString& code, FilingCategory& category)
{
    return find(categoryCodes, code, category);
}

QString filingStateName(FilingState state)
{
    return nameOf(stateNames, state);
}

bool filingStateFromName(const QString& name, FilingState& state)
{
    return find(stateNames, name, state);
}

QString filingOperationName(FilingOperation operation)
{
    return nameOf(operationNames, operation);
}

bool filingOperationFromName(const QString& name, FilingOperation& operation)
{
    return find(operationNames, name, operation);
}

QString filingChannelName(FilingChannel channel)
{
    return nameOf(channelNames, channel);
}

bool filingChannelFromName(const QString& name, FilingChannel& channel)
{
    return find(channelNames, name, channel);
}

QString filingRoleName(FilingRole role)
{
    const auto bit = std::countr_zero(static_cast<unsigned>(role));
    return QLatin1String(roleNames[static_cast<std::size_t>(bit)]);
}

bool filingRoleFromName(const QString& name, FilingRole& role)
{
    return find(roleNames, name, role, bitOf);
}

FilingRole roleAt(FilingChannel channel)
{
    switch (channel) {
    case FilingChannel::Window:
        return FilingRole::Clerk;
    case FilingChannel::Hospital:
        return FilingRole::Hospital;
    default:
        return FilingRole::Person;
    }
}

QString nationalUploadName(NationalUpload upload)
{
    return nameOf(uploadNames, upload);
}

bool nationalUploadFromName(const QString& name, NationalUpload& upload)
{
    return find(uploadNames, name, upload);
}

QString filingReasonCode(FilingReason reason)
{
    const int national = static_cast<int>(FilingReason::R19NationalRefused) + 1;
    const int number = static_cast<int>(reason) + 1;
    return number <= national
        ? QStringLiteral("R%1").arg(number, 2, 10, QLatin1Char('0'))
        : QStringLiteral("F%1").arg(number - national, 2, 10, QLatin1Char('0'));
}

bool filingReasonFromCode(const QString& code, FilingReason& reason)
{
    for (int i = 0; i < filingReasonCount; ++i) {
        if (code == filingReasonCode(static_cast<FilingReason>(i))) {
            reason = static_cast<FilingReason>(i);
            return true;
        }
    }
    return false;
}

bool Filing::isLive() const
{
    switch (state) {
    case FilingState::Checking:
    case FilingState::NeedMaterial:
    case FilingState::InReview:
    case FilingState::Approved:
    case FilingState::Effective:
    case FilingState::Suspended:
        return true;
    default:
        return false;
    }
}

bool Filing::covers(const QString& region, const QDate& day) const
{
    // What has expired or was superseded still covers the days it ran: an admission started inside
    // stays covered, and so is the time until a change takes effect.
    const bool ran = state == FilingState::Effective || state == FilingState::Expired
        || state == FilingState::Superseded;
    const bool inTime = day.isValid() && begin <= day && (!end.isValid() || day <= end);
    return ran && inTime && regionReaches(careRegion, region);
}

} // namespace yidi
