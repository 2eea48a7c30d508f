// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/review.h"

#include <array>

namespace yidi {

namespace {

// In the order of the enum, which is what makes an index a value.
constexpr std::array actionNames = { "claim", "release", "ask", "supplement", "approve", "refuse",
    "submit", "withdraw" };
static_assert(actionNames.size() == static_cast<std::size_t>(ReviewAction::Withdraw) + 1);

} // namespace

QString reviewActionName(ReviewAction action)
{
    return QString::fromLatin1(actionNames[static_cast<std::size_t>(action)]);
}

bool reviewActionFromName(const QString& name, ReviewAction& action)
{
    for (std::size_t i = 0; i < actionNames.size(); ++i)
        if (name == QLatin1String(actionNames[i])) {
            action = static_cast<ReviewAction>(i);
            return true;
        }
    return false;
}

} // namespace yidi
