// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/outpatient/batches.h"

#include <QHash>

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
    QHash<QString, std::size_t> places;
    for (StoredFee& fee : fees) {
        const auto place = places.find(fee.batch);
        if (place == places.end()) {
            places.insert(fee.batch, batches.size());
            ChargeBatch batch;
            batch.number = fee.batch;
            batch.disease = fee.disease;
            batch.setlId = fee.setlId;
            batch.circulated = fee.circulated;
            batch.first = batch.last = fee.line.occurred;
            batches.push_back(std::move(batch));
        }
        ChargeBatch& of = place == places.end() ? batches.back() : batches[*place];
        of.first = std::min(of.first, fee.line.occurred);
        of.last = std::max(of.last, fee.line.occurred);
        of.total += fee.line.amount;
        of.fees.push_back(std::move(fee));
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
