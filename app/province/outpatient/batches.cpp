// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/outpatient/batches.h"

#include <algorithm>

namespace yidi {

bool isChargedInBatches(const Visit& visit)
{
    const VisitKind kind = visitKind(visit.medType);
    return !isStay(kind) && kind != VisitKind::NotDirect;
}

std::vector<ChargeBatch> batchesOf(std::vector<StoredFee> fees)
{
    std::vector<ChargeBatch> batches;
    for (StoredFee& fee : fees) {
        auto at = std::find_if(batches.begin(), batches.end(),
            [&](const ChargeBatch& batch) { return batch.number == fee.batch; });
        if (at == batches.end()) {
            ChargeBatch batch;
            batch.number = fee.batch;
            batch.disease = fee.disease;
            batch.setlId = fee.setlId;
            batch.circulated = fee.circulated;
            batch.first = batch.last = fee.line.occurred;
            at = batches.insert(batches.end(), std::move(batch));
        }
        at->first = std::min(at->first, fee.line.occurred);
        at->last = std::max(at->last, fee.line.occurred);
        at->total += fee.line.amount;
        at->fees.push_back(std::move(fee));
    }
    return batches;
}

const ChargeBatch* findBatch(const std::vector<ChargeBatch>& batches, const QString& number)
{
    const auto at = std::find_if(batches.begin(), batches.end(),
        [&](const ChargeBatch& batch) { return batch.number == number; });
    return at == batches.end() ? nullptr : &*at;
}

} // namespace yidi
