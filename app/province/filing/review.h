// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/decide.h"
#include "app/domain/policy/policy.h"
#include "app/province/ledger/ledger.h"

/// What somebody has to judge: the queue of filings in review, and what a reviewer does to them.
/// Every step goes by the table of states and is one transaction of the ledger.
namespace yidi {

enum class ReviewAction {
    Claim, ///< take it in hand; what follows is for whoever did
    Release,
    Ask, ///< for papers, by the policy's deadline
    Supplement, ///< papers came; by whoever brings them
    Approve,
    Refuse,
};

struct Judgement {
    ReviewAction action = ReviewAction::Claim;
    QString number;
    QString by; ///< the reviewer; of a supplement, whoever brings it
    FilingRole role = FilingRole::Reviewer;
    QStringList papers; ///< Ask and Supplement
    QStringList reasons; ///< Refuse: codes, R01 … R19
};

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
