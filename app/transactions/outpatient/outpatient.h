// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/transactions/inpatient/inpatient.h"

/// A visit without a stay (门诊, 药店): 2201 registration, 2203 what kind of care it is, 2204 its
/// charges (FeeUpload with a batch each), 2206 and 2207 their settlement (SettleRequest with that
/// batch); 2202, 2205 and 2208 take back what the last of these did.
namespace yidi {

/// 2201, input.data
struct RegisterRequest {
    QString psnNo;
    QString insutype;
    QDateTime begin;
    QString voucherType; ///< mdtrt_cert_type
    QString voucherNo;
    QString number; ///< ipt_otp_no, the house's own
    QString doctorNo;
    QString doctorName;
    QString departmentCode;
    QString departmentName;
    QString departmentClass; ///< caty
    bool operator==(const RegisterRequest&) const = default;
};

/// 2201, output.data
struct RegisterAnswer {
    QString mdtrtId;
    QString psnNo;
    QString number;
    bool operator==(const RegisterAnswer&) const = default;
};

/// 2202, input.data
struct RegistrationCancel {
    QString psnNo;
    QString mdtrtId;
    QString number;
    bool operator==(const RegistrationCancel&) const = default;
};

/// 2203 and 2203A, input.mdtrtinfo and input.diseinfo[]
struct CareRequest {
    QString mdtrtId;
    QString psnNo;
    QString medType;
    QDateTime begin;
    QString condition; ///< main_cond_dscr
    QString diseaseCode; ///< dise_codg, of chronic care
    QString diseaseName;
    std::vector<Diagnosis> diagnoses;
    bool operator==(const CareRequest&) const = default;
};

/// What 2205 takes back when it names no batch.
inline constexpr char allBatches[] = "0000";

/// 2205, input.data
struct ChargeCancel {
    QString mdtrtId;
    QString batch; ///< or `allBatches`: whatever is not settled
    QString psnNo;
    bool operator==(const ChargeCancel&) const = default;
};

} // namespace yidi
