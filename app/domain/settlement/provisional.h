// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The provisional settlement (暂结): what a station may say a stay comes to while the province
// cannot be reached. It counts for nothing until the province has computed it anew (Y302).

#include "app/domain/directory/directory.h"
#include "app/domain/settlement/engine.h"

#include <optional>

namespace yidi {

/// All a station knows of a stay without asking.
struct ProvisionalCase {
    const Snapshot& snapshot;
    RememberedPerson person;
    Visit visit;
    Bill bill; ///< classified by the catalogue of this place
    QDateTime now;
};

/// What the stay comes to by the snapshot, marked provisional; the personal account is left alone.
/// Otherwise what stands in the way, in `detail`: `SettlementNeedsLink` where the insured place
/// waits or the snapshot does not know enough, `ProvisionalNotAllowed` above a limit, without a
/// benefit or while another of this person is open, `PolicyMissing`, and whatever `settle` says.
Result<Settlement> provisionalSettlement(const ProvisionalCase& given);

/// Whether a policy lets funds of this much be promised without the link; `ProvisionalNotAllowed`
/// names the limit. Both ends look: the station before it promises, the province before it
/// confirms.
Result<void> allowProvisional(const OfflineRules& rules, Fen fund);

/// What the province makes of a provisional settlement: does it come to what was shown?
struct ProvisionalShown {
    Fen total; ///< medfee_sumamt
    Fen fund; ///< fund_pay_sumamt
    Fen share; ///< psn_part_amt

    bool agreesWith(const SettlementAmounts& amounts) const;
    bool operator==(const ProvisionalShown&) const = default;
};

} // namespace yidi
