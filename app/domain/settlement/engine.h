// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The insured side of a settlement: a classified bill goes in, the split comes out. It never sees
// a fee line, and the place of care never sees a ratio.

#include "app/domain/filing/filing.h"
#include "app/domain/policy/policy.h"
#include "app/domain/settlement/explain.h"
#include "app/domain/settlement/settlement.h"

#include <QStringList>

#include <map>
#include <optional>
#include <span>

namespace yidi {

/// What a person has used so far in the medical year (累计), under the names of
/// `accumulatorNames()`; 0 when absent. `act_pay_dedc`, `inscp_scp_amt` (cost the pooled bands have
/// seen), `hifp_pay`, and for each further fund its field and its field + "_base" (cost it has
/// looked at); `admissions` is a plain count. Outpatient care counts under the prefix "otp_",
/// chronic under "opsp_", one chronic disease under "opsp_…:" and its dise_codg.
using Accumulators = std::map<QString, Fen>;
const QStringList& accumulatorNames(); ///< those without a disease
bool isAccumulatorName(const QString& name);

/// The part of a stay that lies before the end of the medical year, where the policy cuts it.
struct EndedYear {
    Bill bill;
    Accumulators accumulators; ///< of that year
    int admissionNo = 1; ///< in that year
};

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
    bool newborn = false; ///< nwb_flag
    bool accident = false; ///< trum_flag
    /// rx_circ_flag: what a pharmacy sells was prescribed in a hospital (双通道). Without that the
    /// account alone pays, whatever the policy says.
    bool circulated = true;
    QDateTime begin;
    QDateTime end;
    QDateTime settledAt;
    std::optional<FilingCategory> filing; ///< the filing that covers the visit, if any
    int admissionNo = 1; ///< 1: the first of the year
    Fen transferDeductible; ///< what hospitals earlier in the chain of transfers (转院) took
    Accumulators accumulators;
    qint64 yearVersion = 0; ///< which state of the year that is, as its keeper counts
    Fen balance; ///< balc before
    Fen familyBalance; ///< what a relative's shared account (家庭共济) holds
    bool useAccount = false; ///< acct_used_flag, of both
    Bill bill; ///< of the whole stay, or of the part after the end of the medical year
    std::optional<EndedYear> ended;
};

/// The day whose policy counts: of discharge, else of settlement.
QDate policyDay(const SettlementInput& input);

/// The category that counts: an emergency (med_type 24, outpatient 13) is deemed filed.
std::optional<FilingCategory> effectiveFiling(const SettlementInput& input);

/// "tertiary", "secondary" or "primary" from hosp_lv (01–04, 05–07, 08–10, or 3, 2, 1), empty for
/// unrated ("11" or ""). `BadInput` for any other text.
Result<QString> levelClass(const QString& code);

/// The first day of the medical year in which the stay ends, when it began before that day.
std::optional<QDate> crossedYearEnd(const Policy& policy, const SettlementInput& input);

/// Splits the bill. Every amount is explained in `steps`, every identity proved. `NotFiled` when
/// the policy asks for a filing and there is none; `PolicyMissing` when no rule covers the visit;
/// `VisitNotDirect` for a newborn's or an accident's bill and for a stay over the end of the
/// medical year the policy wants settled or cut there; `BadInput` names the field. setlId, mdtrtId,
/// medinsSetlId are left to the caller.
Result<Settlement> settle(const Policy& policy, const SettlementInput& input);

/// The same by the policy in effect on the day that counts; a stay cut at the end of the medical
/// year is settled on both sides of it, each by its own policy, and answered as one.
Result<Settlement> settle(const PolicyBook& policies, const SettlementInput& input);

/// An interim settlement (中途结算) or the last one after such: `input` has the bill of the whole
/// stay so far, `earlier` what was settled of it before. The year's sums and the balances in
/// `input` are today's, with `earlier` in them. All of them together are one settlement, to the
/// fen.
Result<Settlement> settleInterim(
    const PolicyBook& policies, SettlementInput input, std::span<const Settlement> earlier);

/// The exact negation of a settlement (结算撤销): every amount, every fund, all it added to the
/// year. `balc` is what the account holds again.
Settlement reversalOf(const Settlement& settlement);

/// `StaleEstimate` when the year has moved since the estimate was computed.
Result<void> stillHolds(const Settlement& estimate, qint64 yearVersion);

/// The bits of a settlement that depend on text, made numbers: what bulk users keep (bench).
Result<ConditionFacts> conditionFacts(const SettlementInput& input);
Figures figuresOf(const SettlementInput& input);

} // namespace yidi
