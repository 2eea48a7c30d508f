// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/review.h"
#include "app/province/filing/actor.h"
#include "app/transactions/filing/review_codec.h"

/// What somebody has to judge: what waits at which window, and what is done to it there. Every step
/// goes by the table of states and is one message.
namespace yidi {

struct Judged {
    std::optional<Filing> filing; ///< as it stands now; none when it was not done
    std::vector<Refusal> refusals; ///< why not

    bool done() const { return filing.has_value(); }
};
/// Does what is asked for by `judgement.by` from the institution of `call`. Where it is refused the
/// ledger may hold half of it: the effect is to be undone.
Result<Judged> judge(Call& call, const Judgement& judgement);

/// What approving (of a draft: submitting) a filing would say and do now.
Result<FilingDecision> previewApproval(
    const StoredFiling& filing, const QDate& today, Ledger& ledger, const PolicyBook& policies);

/// What a window may see of what is asked, with all it needs beside each.
Result<ReviewList> reviewCases(Call& call, const ReviewQuery& query);

} // namespace yidi
