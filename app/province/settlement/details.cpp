// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/settlement/details.h"

#include "app/domain/settlement/categories.h"
#include "app/province/settlement/settle.h"

namespace yidi {

namespace {

/// What the lines a settlement is about come to, in it or not. Only the cut of an interim one makes
/// it look at each of them.
Result<std::vector<ChargeCategory>> sumsOfLines(Call& call, const StoredSettlement& settlement)
{
    const QString& mdtrtId = settlement.answer.settlement.mdtrtId;
    if (!settlement.answer.settlement.interim)
        return call.ledger.chargedByCategory(mdtrtId, settlement.batch);
    YIDI_ASSIGN(const auto fees, call.ledger.fees(mdtrtId));
    std::vector<ChargeCategory> sums;
    for (const StoredFee& fee : fees)
        if (isAbout(settlement, fee))
            addCharge(sums, fee.line.itemType, billOf(fee.line));
    return sums;
}

} // namespace

Result<void> matchDetails(Call& call, const StoredSettlement& settlement)
{
    if (settlement.categories.empty())
        return {};
    const QString& mdtrtId = settlement.answer.settlement.mdtrtId;
    YIDI_ASSIGN(const auto open, call.ledger.openFees(mdtrtId));
    for (const StoredFee& fee : open)
        if (isAbout(settlement, fee))
            YIDI_TRY(call.ledger.settleFee(mdtrtId, fee.line.serial, settlement.setlId()));
    YIDI_ASSIGN(const auto sums, sumsOfLines(call, settlement));
    Fen come;
    for (const ChargeCategory& sum : sums)
        come += sum.bill.total;
    YIDI_ASSIGN(const Bill told, billOf(settlement.categories));
    const QString difference = categoryDifference(settlement.categories, sums);
    const Details details = difference.isEmpty() ? Details::Complete
        : come < told.total                      ? Details::Due
                                                 : Details::Held;
    return call.ledger.setDetails(settlement.setlId(), details, difference);
}

Result<int> holdOverdueDetails(Ledger& ledger, const QDate& today)
{
    YIDI_ASSIGN(const auto overdue, ledger.detailsOverdue(today));
    for (const QString& setlId : overdue) {
        YIDI_ASSIGN(const auto stored, ledger.settlement(setlId));
        YIDI_TRY(ledger.setDetails(
            setlId, Details::Held, stored ? stored->detailsDifference : QString()));
    }
    return static_cast<int>(overdue.size());
}

} // namespace yidi
