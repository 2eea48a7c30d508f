// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/settlement/details.h"

#include "app/domain/settlement/categories.h"
#include "app/province/settlement/settle.h"

namespace yidi {

Result<void> matchDetails(Call& call, const StoredSettlement& settlement)
{
    if (settlement.categories.empty())
        return {};
    const QString& mdtrtId = settlement.answer.settlement.mdtrtId;
    YIDI_ASSIGN(const auto fees, call.ledger.fees(mdtrtId));
    std::vector<ChargeCategory> sums;
    Fen come;
    for (const StoredFee& fee : fees) {
        if (!isAbout(settlement, fee))
            continue;
        addCharge(sums, fee.line.itemType, billOf(fee.line));
        come += fee.line.amount;
        if (fee.setlId.isEmpty())
            YIDI_TRY(call.ledger.settleFee(mdtrtId, fee.line.serial, settlement.setlId()));
    }
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
