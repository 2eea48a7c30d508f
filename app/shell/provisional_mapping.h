// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/settlement/classify.h"
#include "app/domain/settlement/provisional.h"
#include "app/journeys/journey.h"
#include "app/sync/courier.h"
#include "app/transactions/inpatient/inpatient.h"

/// The provisional settlement (暂结) at a station: from the bill of this house, its catalogue and
/// its snapshot to what a person is shown, and from there to the Record (Y302).
namespace yidi {

/// What a station has at hand while the province is not reached.
struct OfflineBill {
    Visit visit; ///< as the house tells it
    std::vector<FeeUploadLine> lines; ///< of the whole stay (2301's)
};

/// What the stay comes to; null or nothing for what the station does not have. A code that is not
/// in the catalogue is own expense, as it is at the province. Errors as `provisionalSettlement`;
/// `SettlementNeedsLink` without snapshot, person, bill or catalogue; `BillMalformed`.
Result<Settlement> provisionalFor(const Snapshot* snapshot,
    const std::optional<RememberedPerson>& person, const std::optional<OfflineBill>& bill,
    const Catalogue& catalogue, const QDateTime& now);

/// The answer to `AskProvisional`.
Event provisionalEvent(const Result<Settlement>& settlement);

/// Y302, as it was shown. The bill has gone before as a Record of the same lane.
Json provisionalInput(const StoreProvisional& stored, const Snapshot& snapshot);

/// What the end of a Y302 means to its journey; nothing while it goes on.
std::optional<Event> provisionalReceipt(const RecordUpdate& update);

} // namespace yidi
