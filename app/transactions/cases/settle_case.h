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
};

/// Reads a case; `BadInput` begins with the field ("filing.category: …"), and unknown fields are
/// wrong. Needed: insuplc_admdvs, mdtrtarea_admvs, insutype, psn_type, med_type, endtime or
/// setl_time, and bill or feedetail. A line of feedetail that carries chrgitm_lv (with
/// pric_uplmt_amt and selfpay_prop) is classified by it; any other is unmapped.
Result<SettleCase> parseSettleCase(const Json& json);

} // namespace yidi
