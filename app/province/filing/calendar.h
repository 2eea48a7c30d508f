// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/ledger/ledger.h"

/// What a new day does to filings.
namespace yidi {

struct Tended {
    int withdrawn = 0; ///< papers did not come in time, or nobody to the window
    int begun = 0;
    int held = 0; ///< should have begun, but the benefit is suspended
    int expired = 0;

    bool operator==(const Tended&) const = default;
};
/// Moves filings as the day demands; done twice on a day, the second time does nothing.
Result<Tended> tendFilings(const QDate& today, Ledger& ledger);

} // namespace yidi
