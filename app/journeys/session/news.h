// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/journey.h"

namespace yidi::session {

/// No page has room for more, and nobody reads more.
inline constexpr std::size_t newsShown = 2;
/// How long before its end a filing is spoken of.
inline constexpr int expiryNoticeDays = 30;

/// What a visitor should hear about their filings before anything else, the most urgent first: what
/// became of one they made without a link, what somebody wants from them, what is about to end.
std::vector<Words> news(const Here& here, const Visitor& visitor);

} // namespace yidi::session
