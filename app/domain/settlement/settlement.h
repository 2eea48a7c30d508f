// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/money.h"

#include <QDateTime>
#include <QString>

#include <map>
#include <vector>

namespace yidi {

/// What kind of care a visit is, by its med_type.
enum class VisitKind {
    Inpatient, ///< 住院, day surgery among them
    Outpatient, ///< 普通门诊
    Emergency, ///< 急诊
    Chronic, ///< 门诊慢特病
    Pharmacy, ///< 药店购药; by a circulated prescription (双通道) the fund pays as well
    NotDirect, ///< newborn, accident, maternity …: not settled on the spot
};
VisitKind visitKind(const QString& medType);
/// Discharge comes before settlement; every other kind is settled by its charges.
inline bool isStay(VisitKind kind)
{
    return kind == VisitKind::Inpatient;
}

/// A visit (就诊), as 5201 and the station show it.
struct Visit {
    QString mdtrtId;
    QString psnNo;
    QString insutype;
    QString medType; ///< med_type: "21" inpatient, "24" emergency admission
    QString institutionCode;
    QString institutionName;
    QDateTime begin;
    QDateTime end; ///< invalid while in hospital
    bool settled = false; ///< wholly; an interim settlement leaves it open
    QString setlId; ///< when settled
    QString diseaseCode = {}; ///< dise_codg of a chronic visit
    QString diseaseName = {};
    QString batch = {}; ///< chrg_bchno: which charges of an outpatient visit are asked about
    Fen deposit = {}; ///< (押金) with the hospital, as its drop folder says
    bool cancelled = false; ///< 2202, 2404

    bool isDischarged() const { return end.isValid(); }
    bool operator==(const Visit&) const = default;
};

/// The bill of a visit as classified by the place of care: four parts that sum to the total.
struct Bill {
    Fen total; ///< medfee_sumamt
    Fen fullySelfPaid; ///< fulamt_ownpay_amt: outside the catalogue
    Fen overLimit; ///< overlmt_selfpay: above a price limit
    Fen firstSelfPaid; ///< preselfpay_amt: class B share paid first
    Fen inScope() const { return total - fullySelfPaid - overLimit - firstSelfPaid; }

    bool operator==(const Bill&) const = default;
};

/// One line of the explanation of a settlement: which rule gave which amount, from what.
struct SettlementStep {
    struct Input {
        QString name; ///< e.g. "inscp_scp_amt", "ratio", "deductible"
        QString value; ///< exact text: fen amounts as "800.00", ratios as "0.9500"
        bool operator==(const Input&) const = default;
    };
    QString rule; ///< id, e.g. "deductible", "band"; ui/text knows the sentence
    Fen amount; ///< what the rule gave
    QString field; ///< the setlinfo field it feeds, e.g. "hifp_pay"
    QString parameter; ///< JSON path in the policy file; empty when no parameter took part
    QString policyFile; ///< e.g. "650000/2016-01-01.json"
    QString policyHash; ///< SM3 of that file, hex
    std::vector<Input> inputs;

    bool operator==(const SettlementStep&) const = default;
};

/// The amounts of setlinfo, in fen, under the interface's own names (interface.md 3).
struct SettlementAmounts {
    Fen medfee_sumamt;
    Fen fulamt_ownpay_amt;
    Fen overlmt_selfpay;
    Fen preselfpay_amt;
    Fen inscp_scp_amt;
    Fen act_pay_dedc;
    Fen hifp_pay;
    BasisPoints pool_prop_selfpay;
    Fen cvlserv_pay;
    Fen hifes_pay;
    Fen hifmi_pay;
    Fen hifob_pay;
    Fen maf_pay;
    Fen oth_pay;
    Fen fund_pay_sumamt;
    Fen psn_part_amt;
    Fen acct_pay;
    Fen psn_cash_pay;
    Fen hosp_part_amt;
    Fen balc;
    Fen acct_mulaid_pay;

    bool operator==(const SettlementAmounts&) const = default;
};

/// Proves identities I1–I4 on `amounts`; `IdentityBroken` names the first that does not hold:
/// I1 the four parts sum to the total; I2 the funds sum to the fund total; I3 account and cash sum
/// to the person's part; I4 fund, person and hospital sum to the total. A cancellation, all signs
/// turned, holds as well. `accountInFund`: this province counts the account inside the fund total.
Result<void> proveIdentities(const SettlementAmounts& amounts, bool accountInFund = false);

/// One row of setldetail: which fund pays what.
struct FundShare {
    QString fundPayType; ///< fund_pay_type, e.g. "310100"
    QString name; ///< as the policy names the fund; empty for the account, which 1901 names
    Fen inScope;
    Fen paid;

    bool operator==(const FundShare&) const = default;
};

/// What one category of charges (费用类别, med_chrgitm_type) came to.
struct ChargeCategory {
    QString type; ///< "01" bed … "14" other
    Bill bill;

    bool operator==(const ChargeCategory&) const = default;
};

/// A settlement, or (setlId empty) what it would be.
struct Settlement {
    QString setlId;
    QString mdtrtId;
    QString medinsSetlId; ///< the msgid of the 2304 that made it
    QDateTime settledAt;
    QString policyVersion;
    SettlementAmounts amounts;
    std::vector<FundShare> shares;
    std::vector<SettlementStep> steps;
    std::map<QString, Fen> accumulated; ///< what it adds to the year (engine.h: Accumulators)
    /// Of a stay cut at the end of the medical year: what it adds to the year that ended.
    std::map<QString, Fen> accumulatedInEndedYear;
    qint64 yearVersion = 0; ///< of the year it was computed from (engine.h: stillHolds)
    bool interim = false; ///< mid_setl_flag: the stay goes on
    bool provisional = false; ///< computed at a station without a link; counts for nothing yet
    QString cancels = {}; ///< setl_id this one is the negation of
    std::vector<ChargeCategory> categories = {}; ///< where the place of care told them

    bool operator==(const Settlement&) const = default;
};

/// The same and I5: the shares sum to fund, account and hospital.
Result<void> proveIdentities(const Settlement& settlement, bool accountInFund = false);

} // namespace yidi
