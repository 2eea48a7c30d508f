// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"
#include "app/province/insured/insured.h"

/// What all settlements at the province share, whichever transaction asks (2303, 2304, 2206, 2207,
/// Y302): computing one for a visit and its charges, entering it, and undoing it.
namespace yidi {

/// A reason with the remedy nearly all of these have: the window.
Refusal settlementRefusal(const char* code, const QString& blocking);
Reply noSuchVisit(const QString& mdtrtId);
/// Of a stay and of a visit alike: S10, something is still to be done before this; S09, something
/// that was done later is to be undone before it. What it is is named.
Reply notInOrder(const QString& missing);
Reply undoFirst(const QString& later);

/// What is to be settled. The asker fills it in and may bring reasons against it, so that a person
/// hears all of them at once.
struct ToSettle {
    StoredVisit visit;
    SettleRequest request;
    /// The charges that count: of a stay all so far, those of its interim settlements too; of
    /// other care those of one batch.
    std::vector<StoredFee> fees;
    QDateTime end; ///< up to when they count: discharge, cut of an interim one, the last charge
    QDateTime at; ///< when it is settled
    bool circulated = true; ///< a pharmacy's: the prescription came through the flow (双通道)
    std::vector<Refusal> refusals = {};
};

struct Computed {
    ToSettle what;
    InsuredAnswer insured;
    SettlementAnswer answer; ///< without setlId and time
    std::optional<Reply> refusal; ///< when there, nothing above counts
};

/// Everything up to the split. What the request relies on (its amounts, the version of the year) is
/// compared; leave those members empty to rely on nothing. Changes nothing.
Result<Computed> computeSettlement(Call& call, ToSettle what);

/// Enters what was computed: number, year, account, the charges that are in it, and closes the
/// visit unless it is an interim one. `computed.answer` gets what the reply says.
Result<Reply> enterSettlement(Call& call, Computed& computed);

/// Undoes a settlement (2208, 2305, 2601) by a row of its own: the last of the person's year first
/// (S09), in its own medical year (S11); undone already (S10). Year, account, charges and visit are
/// as before.
Result<Reply> undoSettlement(Call& call, const StoredSettlement& settlement);

/// What stands of a settlement that may have been undone and put back since: itself, the row that
/// put it back, or nothing.
Result<std::optional<StoredSettlement>> standingForm(Ledger& ledger, StoredSettlement settlement);

/// Puts back what a negation took away (2601 for a 2208 or 2305), when nothing has moved since.
Result<Reply> redoSettlement(Call& call, const StoredSettlement& negation);

/// One line as a bill.
Bill billOf(const FeeResultLine& line);

/// Whether a settlement is about a charge: its batch, or its stay, up to the cut of an interim one.
bool isAbout(const StoredSettlement& settlement, const StoredFee& fee);

/// Who enters something, as the ledger keeps it: "<institution>:<operator>", or the device.
QString enteredBy(const Call& call);

} // namespace yidi
