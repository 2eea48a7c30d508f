// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/case.h"

/// How long a long-term filing has to stand before it may be changed or cancelled, and what
/// excuses.
namespace yidi::filing_rules {

/// What is asked for would end a filing before its time, and a reason the policy lists excuses it.
bool isExcusedFromHold(const Case& c);

QStringList heldFilings(const Case& c); ///< R08

} // namespace yidi::filing_rules
