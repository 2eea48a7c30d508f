// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"
#include "app/province/insured/insured.h"

/// What every way of filing shares: completing a request, deciding it, doing what was decided.
namespace yidi {

/// A filing that waited at its station was not yet effective there: asked for from that day on, it
/// begins when it arrives, and is not refused for its age. The day it was taken is in the message
/// id. For somebody in hospital it counts from admission all the same.
Result<QDate> beginOf(const FilingRequest& request, const Call& call);

/// Completes a request that a station made from the card alone, without a link: who it is about is
/// found by the certificate. Somebody unknown stays unknown, which is for the rules to say (R01).
Result<void> identify(FilingRequest& request, Ledger& ledger);

struct CarriedOut {
    std::optional<Filing> filing; ///< as it stands now; none when it was refused
    Reply reply;
};
/// Decides, and does what the decision says to this filing and to others. A referral rests on
/// `certificate`, else on the one the ledger has.
Result<CarriedOut> carryOut(Call& call, const FilingRequest& request,
    std::optional<StoredReferral> certificate = std::nullopt);

} // namespace yidi
