// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/review.h"
#include "app/domain/policy/policy.h"
#include "app/province/ledger/ledger.h"

/// What somebody has to judge: the queue of filings in review, and what a reviewer does to them.
/// Every step goes by the table of states and is one transaction of the ledger.
namespace yidi {

struct Judged {
    std::optional<StoredFiling> filing; ///< as it stands now; none when it was not done
    std::vector<Refusal> refusals; ///< why not

    bool done() const { return filing.has_value(); }
};

/// A filing to review, beside what else the person has on file.
struct ReviewItem {
    StoredFiling filing;
    std::vector<Filing> others;
};
Result<std::vector<ReviewItem>> reviewQueue(Ledger& ledger, const QDate& today);

/// What an approval would say and do now: its reasons against it, its effects on other filings.
Result<FilingDecision> previewApproval(
    const StoredFiling& filing, const QDate& today, Ledger& ledger, const PolicyBook& policies);

Result<Judged> judge(
    const Judgement& judgement, const QDateTime& now, Ledger& ledger, const PolicyBook& policies);

/// What the calendar did.
struct Tended {
    int withdrawn = 0; ///< papers did not come in time
    int begun = 0;
    int held = 0; ///< should have begun, but the benefit is suspended
    int expired = 0;

    bool operator==(const Tended&) const = default;
};
/// Moves filings as the day demands; done twice on a day, the second time does nothing.
Result<Tended> tendFilings(const QDate& today, Ledger& ledger);

} // namespace yidi
