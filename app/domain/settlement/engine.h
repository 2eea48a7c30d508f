// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The insured side of a settlement: a classified bill goes in, the split comes out. It never sees
// a fee line, and the place of care never sees a ratio.

#include "app/domain/filing/filing.h"
#include "app/domain/policy/policy.h"
#include "app/domain/settlement/settlement.h"

#include <QStringList>

#include <map>
#include <optional>

namespace yidi {

/// What a person has used so far in the year (累计), under the names of `accumulatorNames()`; 0
/// when absent. `act_pay_dedc`, `inscp_scp_amt` (cost the pooled bands have seen), `hifp_pay`, and
/// for each further fund its field and its field + "_base" (cost it has looked at). Outpatient care
/// counts under the prefix "otp_", chronic under "opsp_".
using Accumulators = std::map<QString, Fen>;
const QStringList& accumulatorNames();

struct SettlementInput {
    QString insuredRegion; ///< insuplc_admdvs
    QString careRegion; ///< mdtrtarea_admvs
    QString insutype;
    QString psnType;
    QStringList identTypes; ///< psn_idet_type
    bool civilServant = false; ///< cvlserv_flag
    QString medType;
    QString diseaseCode; ///< dise_codg
    QString hospLevel; ///< hosp_lv
    QString settlementLevel; ///< setl_lv: stands in when the hospital is unrated (TA-10)
    QDateTime begin;
    QDateTime end;
    QDateTime settledAt;
    std::optional<FilingCategory> filing; ///< the filing that covers the visit, if any
    int admissionNo = 1; ///< 1: the first of the year
    Accumulators accumulators;
    Fen balance; ///< balc before
    bool useAccount = false; ///< acct_used_flag
    Bill bill;
};

/// The day whose policy counts: of discharge, else of settlement.
QDate policyDay(const SettlementInput& input);

/// The category that counts: an emergency admission (med_type 24) is deemed filed.
std::optional<FilingCategory> effectiveFiling(const SettlementInput& input);

/// "tertiary", "secondary" or "primary" from hosp_lv (01–04, 05–07, 08–10, or 3, 2, 1), empty for
/// unrated ("11" or ""). `BadInput` for any other text.
Result<QString> levelClass(const QString& code);

/// Splits the bill. Every amount is explained in `steps`, every identity proved. `NotFiled` when
/// the policy asks for a filing and there is none; `PolicyMissing` when no rule covers the visit;
/// `BadInput` names the field. setlId, mdtrtId, medinsSetlId are left to the caller.
Result<Settlement> settle(const Policy& policy, const SettlementInput& input);

/// The rule ids `steps` may carry, in the order of the arithmetic.
const QStringList& settlementRules();

} // namespace yidi
