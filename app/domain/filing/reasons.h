// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/case.h"

/// What stands against a request: every reason of policy.md 2.4 as a row of one table.
namespace yidi::filing_rules {

struct Objections {
    std::vector<Refusal> reasons; ///< all that apply, in the order of their codes
    QStringList asked; ///< codes of the rules that were asked
    bool notRequired = false; ///< and nothing keeps from saying so
};

/// Asks every rule of this kind; none stops the others.
Objections objectionsTo(const Case& c);

} // namespace yidi::filing_rules
