// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/settlement/settlement.h"
#include "app/transactions/codec.h"

/// A stay in hospital: 2401 admission, 2301 fees, 2402 discharge, 2303 pre-settlement,
/// 2304 settlement; 2403 changes the admission; 2305, 2405, 2302, 2404 undo, the last step first.
namespace yidi {

/// One row of diseinfo[]
struct Diagnosis {
    QString psnNo;
    QString type; ///< diag_type
    bool isMain = false;
    std::int64_t order = 0;
    QString code;
    QString name;
    QString condition; ///< adm_cond
    QString department;
    QString doctorNo;
    QString doctorName;
    QDateTime time;
    bool valid = true;
    bool operator==(const Diagnosis&) const = default;
};

/// 2401, input.mdtrtinfo and input.diseinfo[]
struct AdmissionRequest {
    QString psnNo;
    QString insutype;
    QString contact;
    QString phone;
    QDateTime begin;
    QString voucherType; ///< mdtrt_cert_type
    QString voucherNo;
    QString cardSn; ///< with cert_type and certno: patients of another province
    QString certType;
    QString certNo;
    QString medType; ///< "21" inpatient, "24" emergency
    QString inpatientNo; ///< ipt_no
    QString recordNo; ///< medrcdno
    QString doctorNo;
    QString doctorName;
    QString admissionDiagnosis;
    QString departmentCode;
    QString departmentName;
    QString bed;
    QString mainDiagnosisCode;
    QString mainDiagnosisName;
    QString condition;
    QString diseaseCode;
    QString diseaseName;
    std::vector<Diagnosis> diagnoses;
    bool newborn = false; ///< nwb_flag and trum_flag: bills that are not settled on the spot
    bool accident = false;
    bool operator==(const AdmissionRequest&) const = default;
};

/// 2403, input.adminfo and input.diseinfo[]: the admission as it should have been
struct AdmissionChange {
    QString mdtrtId;
    AdmissionRequest admission;
    bool operator==(const AdmissionChange&) const = default;
};

/// 2404 and 2405, input.data: whose admission, whose discharge is undone
struct StayReference {
    QString mdtrtId;
    QString psnNo;
    bool operator==(const StayReference&) const = default;
};

/// One row of 2302, input.data[]
struct FeeReference {
    QString serial; ///< feedetl_sn, or `allFees`
    QString mdtrtId;
    QString psnNo;
    bool operator==(const FeeReference&) const = default;
};
inline constexpr char allFees[] = "0000";

/// 2302
struct FeeCancellation {
    std::vector<FeeReference> fees;
    bool operator==(const FeeCancellation&) const = default;
};

/// 2305 and 2208, input.data; answered by a SettlementAnswer with every sign turned
struct SettlementReference {
    QString mdtrtId;
    QString setlId;
    QString psnNo;
    bool operator==(const SettlementReference&) const = default;
};

/// 2401, output.result
struct AdmissionAnswer {
    QString mdtrtId;
    bool operator==(const AdmissionAnswer&) const = default;
};

/// 2402, input.dscginfo and input.diseinfo[]
struct DischargeRequest {
    QString mdtrtId;
    QString psnNo;
    QString insutype;
    QDateTime end;
    QString diseaseCode;
    QString diseaseName;
    QString departmentCode;
    QString departmentName;
    QString bed;
    QString way; ///< dscg_way
    std::vector<Diagnosis> diagnoses;
    bool operator==(const DischargeRequest&) const = default;
};

/// One row of feedetail[] going up: 2301, and with a batch and its disease 2204.
struct FeeUploadLine {
    QString serial; ///< feedetl_sn, unique in the visit
    QString initialSerial; ///< init_feedetl_sn of a refund
    QString mdtrtId;
    QString psnNo;
    QString medType;
    QString batch = {}; ///< chrg_bchno: what is settled together, of one disease
    QString diseaseCode = {}; ///< dise_codg
    QDateTime occurred;
    QString prescription; ///< rxno
    bool circulated = false; ///< rx_circ_flag: prescribed in a hospital (处方流转)
    QString itemCode; ///< med_list_codg, national
    QString localCode; ///< medins_list_codg
    QString localName; ///< medins_list_name
    Fen amount; ///< det_item_fee_sumamt
    std::int64_t quantity = 0; ///< cnt, 4 places
    std::int64_t price = 0; ///< pric, 6 places
    QString departmentCode;
    QString departmentName;
    QString doctorNo;
    QString doctorName;
    bool approved = true; ///< hosp_appr_flag
    bool operator==(const FeeUploadLine&) const = default;
};

/// 2301, input.feedetail[]
struct FeeUpload {
    std::vector<FeeUploadLine> lines;
    bool operator==(const FeeUpload&) const = default;
};

/// A fee line as the place of care classified it: 2301 output.result[], 5204 output.feedetail[].
struct FeeResultLine {
    QString serial;
    QString itemCode;
    QString itemName;
    QDateTime occurred;
    Fen amount;
    std::int64_t quantity = 0;
    std::int64_t price = 0;
    std::int64_t priceLimit = 0; ///< pric_uplmt_amt, 6 places; 0: none
    BasisPoints selfPayShare; ///< selfpay_prop
    Fen fullySelfPaid;
    Fen overLimit;
    Fen firstSelfPaid;
    Fen inScope;
    QString level; ///< chrgitm_lv
    QString itemType; ///< med_chrgitm_type
    QString memo;
    bool operator==(const FeeResultLine&) const = default;
};
struct FeeUploadAnswer {
    std::vector<FeeResultLine> lines;
    bool operator==(const FeeUploadAnswer&) const = default;
};

/// 2303 and 2304, and with a batch 2206 and 2207, input.data. The four parts of the bill are
/// optional; when they are sent they must be what the province holds, else the pre-settlement they
/// come from is stale.
struct SettleRequest {
    QString psnNo;
    QString mdtrtId;
    QString batch = {}; ///< chrg_bchno of an outpatient visit
    QString medType = {}; ///< of an outpatient visit
    QString insutype;
    QString voucherType; ///< mdtrt_cert_type
    QString voucherNo;
    std::optional<Fen> total; ///< medfee_sumamt
    QString settlementWay = QStringLiteral("01"); ///< psn_setlway
    bool useAccount = false; ///< acct_used_flag
    bool interim = false; ///< mid_setl_flag
    QString invoice;
    std::optional<Fen> fullySelfPaid;
    std::optional<Fen> overLimit;
    std::optional<Fen> firstSelfPaid;
    std::optional<Fen> inScope;
    /// psn_part_amt: the share that was shown and confirmed. Ours; the interface has no such field.
    std::optional<Fen> personPart;
    QDateTime until = {}; ///< dscg_time: an interim settlement's charges end here; else now
    /// yidi_year_version of the estimate: when the year has moved since, it is stale.
    QString yearVersion = {};
    /// yidi_categories[]: what the bill is made from while its fee lines are still to come.
    std::vector<ChargeCategory> categories = {};
    bool operator==(const SettleRequest&) const = default;
};

/// 2303, 2304, 5203: output.setlinfo, setldetail[], yidi_steps[], yidi_policy
struct SettlementAnswer {
    Settlement settlement; ///< setlId empty and settledAt invalid when it is only an estimate
    QString psnNo;
    QString psnName;
    QString certType;
    QString certNo;
    QString sex;
    QString nation;
    QDate birth;
    std::int64_t ageTenths = 0;
    QString insutype;
    QString psnType;
    bool civilServant = false;
    QString voucherType;
    QString medType;
    QString clearingOffice; ///< clr_optins
    QString clearingWay; ///< clr_way
    QString clearingType; ///< clr_type
    bool refund = false; ///< refd_setl_flag: the negation of init_setl_id
    QString details = {}; ///< yidi_details: "due" while fee lines are still to come
    bool operator==(const SettlementAnswer&) const = default;
};

/// The nodes of a settlement by themselves, for tools that print them.
Json settlementAmountsToWire(const SettlementAmounts& amounts);
Json settlementSharesToWire(const std::vector<FundShare>& shares);
Json settlementStepsToWire(const std::vector<SettlementStep>& steps);

} // namespace yidi
