// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"
#include "app/province/insured/insured.h"

/// What every way of filing shares: completing a request, deciding it, doing what was decided.
namespace yidi {

/// A filing that waited at its station, or for a window, was not yet effective there: asked for
/// from that day on, it begins when it is carried out, and is not refused for its age. For somebody
/// in hospital it counts from admission all the same.
Result<QDate> beginOf(const FilingRequest& request, const QDate& taken, const Call& call);

/// The day the message of `call` was made at its station: it is in the message id.
QDate dayTaken(const Call& call);

/// Completes a request that a station made from the card alone, without a link: who it is about is
/// found by the certificate. Somebody unknown stays unknown, which is for the rules to say (R01).
Result<void> identify(FilingRequest& request, Ledger& ledger);

/// What is to be carried out.
struct Asked {
    FilingRequest request;
    QString enteredBy;
    std::optional<StoredReferral>
        certificate = {}; ///< a referral rests on it; none: on the ledger's
    std::optional<StoredFiling> draft = {}; ///< what waited for a window and becomes the filing
};
struct CarriedOut {
    std::optional<Filing> filing; ///< as it stands now; none when it was refused
    std::vector<Refusal> reasons; ///< why there is none
    Reply reply;
};
/// Decides, and does what the decision says to this filing and to others.
Result<CarriedOut> carryOut(Call& call, const Asked& asked);

/// Papers promised on a commitment become papers the filing waits for.
void expectPromised(
    StoredFiling& stored, const FilingDecision& decision, const PolicyBook& policies);

} // namespace yidi
