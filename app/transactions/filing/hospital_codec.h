// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/transactions/codec.h"

/// What a hospital registers for its patients: 2501 and 2501A a referral (转诊), 2502 takes it
/// back, 2503 a chronic disease (慢特病), 2504 takes it back; and what is asked about it: 5301
/// chronic diseases, 5303 stays, 5304 referrals.
namespace yidi {

/// 2501, input.refmedin; 2501A also names the stay the patient is referred from.
struct Referral {
    QString psnNo;
    QString insutype;
    QString phone;
    QString address;
    QString office; ///< insu_optins
    QString diagnosisCode;
    QString diagnosisName;
    QString condition;
    QString hospitalCode; ///< reflin_medins_no: where the patient goes
    QString hospitalName;
    QString careRegion; ///< mdtrtarea_admdvs, so spelled in this one transaction
    bool agreed = true; ///< hosp_agre_refl_flag
    QString type;
    QDate date; ///< of the certificate
    QString reason;
    QString opinion;
    QDate begin;
    QDate end;
    QString fromVisit; ///< refl_old_mdtrt_id, 2501A
    bool operator==(const Referral&) const = default;
};

/// 2502 and 2504, input.data
struct Withdrawal {
    QString number;
    QString psnNo;
    QString memo;
    bool operator==(const Withdrawal&) const = default;
};

/// 2503, input.data
struct ChronicDisease {
    QString psnNo;
    QString insutype;
    QString diseaseCode;
    QString diseaseName;
    QString phone;
    QString address;
    QString office; ///< insu_optins
    QString hospitalCode; ///< ide_fixmedins_no: who found it
    QString hospitalName;
    QDate foundOn;
    QString doctorNo;
    QString doctorName;
    QDate begin;
    QDate end; ///< invalid: no end
    bool operator==(const ChronicDisease&) const = default;
};

/// 2503, output.result
struct RegistrationAnswer {
    QString number;
    bool operator==(const RegistrationAnswer&) const = default;
};

/// 5301, 5303 and 5304, input.data
struct RegistrationQuery {
    QString psnNo;
    QDate begin; ///< inclusive; both are left out of 5301
    QDate end;
    bool operator==(const RegistrationQuery&) const = default;
};

/// 5301, output.feedetail[]
struct ChronicRow {
    QString diseaseCode;
    QString diseaseName;
    QDate begin;
    QDate end;
    bool operator==(const ChronicRow&) const = default;
};
struct ChronicAnswer {
    std::vector<ChronicRow> rows;
    bool operator==(const ChronicAnswer&) const = default;
};

/// 5303, output.data[]: a stay that goes on
struct StayRow {
    QString mdtrtId;
    QString psnNo;
    QString insutype;
    QString medType;
    QDateTime begin;
    bool outside = false; ///< out_flag: away from the insured place
    bool operator==(const StayRow&) const = default;
};
struct StayAnswer {
    std::vector<StayRow> rows;
    bool operator==(const StayAnswer&) const = default;
};

/// 5304, output.refmedin[]
struct ReferralRow {
    QString number;
    QString insutype;
    QString hospitalCode;
    QString hospitalName;
    bool outside = false; ///< out_flag
    QDate date;
    QString reason;
    QDate begin;
    QDate end;
    bool agreed = true;
    bool operator==(const ReferralRow&) const = default;
};
struct ReferralAnswer {
    std::vector<ReferralRow> rows;
    bool operator==(const ReferralAnswer&) const = default;
};

} // namespace yidi
