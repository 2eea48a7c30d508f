// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/json.h"
#include "app/domain/settlement/classify.h"
#include "app/domain/settlement/engine.h"

namespace yidi {

/// A case of `yidi settle`: one settlement as a file, under the national field names.
struct SettleCase {
    SettlementInput input;
    QStringList unmapped; ///< codes of feedetail[] no catalogue knew

    // What feedetail[] said, for a policy that cuts the stay at the end of the medical year.
    std::vector<FeeLine> lines;
    std::vector<QDateTime> occurred; ///< fee_ocur_time of each line
    Catalogue catalogue;
    EndedYear ended;
};

/// Reads a case; `BadInput` begins with the field ("filing.category: …"), one thing wrong a line,
/// and unknown fields are wrong. Needed: insuplc_admdvs, mdtrtarea_admvs, insutype, psn_type,
/// med_type, endtime or setl_time, and bill or feedetail. A line of feedetail that carries
/// chrgitm_lv (with pric_uplmt_amt and selfpay_prop) is classified by it; any other is unmapped.
/// Beside the fields of design.md a case may say `acct_mulaid_balc` (a relative's account),
/// `transfer_dedc` (deductible paid before a transfer), `nwb_flag`, `trum_flag`, `rx_circ_flag` (of
/// a pharmacy: 0 when nothing was prescribed; without it 1), and `ended_year` {accumulators,
/// admission_no} of the medical year that ended during the stay.
Result<SettleCase> parseSettleCase(const Json& json);

/// Settles a case by the policy in effect.
Result<Settlement> settleCase(const SettleCase& settleCase, const PolicyBook& policies);

} // namespace yidi
