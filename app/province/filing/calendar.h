// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/policy/policy.h"
#include "app/province/ledger/ledger.h"

/// What a new day does to filings.
namespace yidi {

struct Tended {
    int withdrawn = 0; ///< papers did not come in time, or nobody to the window
    int begun = 0;
    int held = 0; ///< should have begun, but the benefit is suspended
    int expired = 0;
    int suspended = 0; ///< the benefit stopped
    int restored = 0;
    int cancelled = 0; ///< the person died or the scheme ended, and everything is settled

    bool operator==(const Tended&) const = default;
};
/// Moves filings as the day and the standing of people's insurances demand; done twice on a day,
/// the second time does nothing.
Result<Tended> tendFilings(const QDate& today, Ledger& ledger, const PolicyBook& policies);

/// Suspends and restores one person's filings as their insurances stand, for what cannot wait for
/// the next day: a decision looks at what counts now.
Result<void> followBenefits(
    const QString& psnNo, const QDate& today, Ledger& ledger, const PolicyBook& policies);

} // namespace yidi
