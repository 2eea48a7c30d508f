// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/ledger/ledger.h"

namespace yidi {

/// Whether a visit is charged in batches. What is neither that nor settled as a stay (an injury, a
/// birth) was admitted all the same.
bool isChargedInBatches(const Visit& visit);

/// The charges of a visit that are settled together (收费批次): of one disease, or of one
/// prescription at a pharmacy.
struct ChargeBatch {
    QString number; ///< chrg_bchno
    QString disease;
    QString setlId; ///< the standing settlement they are in; empty: not settled
    bool circulated = false; ///< rx_circ_flag
    QDateTime first; ///< when they were charged
    QDateTime last;
    Fen total;
    std::vector<StoredFee> fees;
};

/// In the order they came in.
std::vector<ChargeBatch> batchesOf(std::vector<StoredFee> fees);

/// The one of this number, if any.
const ChargeBatch* findBatch(const std::vector<ChargeBatch>& batches, const QString& number);

} // namespace yidi
