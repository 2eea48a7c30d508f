// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QDateTime>
#include <QString>

#include <vector>

namespace yidi {

/// Filing category (备案类别), policy.md 2.1.
enum class FilingCategory {
    SettledRetiree, ///< L1 异地安置退休
    LongTermResident, ///< L2 异地长期居住
    ResidentWorker, ///< L3 常驻异地工作
    Referral, ///< T1 异地转诊
    Emergency, ///< T2 急诊抢救: deemed filed, bound to one visit
    OtherTemporary, ///< T3 其他临时外出
};
inline constexpr FilingCategory allFilingCategories[] = { FilingCategory::SettledRetiree,
    FilingCategory::LongTermResident, FilingCategory::ResidentWorker, FilingCategory::Referral,
    FilingCategory::Emergency, FilingCategory::OtherTemporary };
QString filingCategoryCode(FilingCategory category); ///< "L1" … "T3"
bool filingCategoryFromCode(const QString& code, FilingCategory& category);
inline bool isLongTerm(FilingCategory c)
{
    return c <= FilingCategory::ResidentWorker;
}

/// State of a filing at the province, policy.md 2.3.
enum class FilingState {
    Draft,
    Queued,
    Checking,
    NeedMaterial,
    InReview,
    Approved,
    Effective,
    Suspended,
    Expired,
    Cancelled,
    Superseded,
    Terminated,
    Rejected,
    Withdrawn,
};
QString filingStateName(FilingState state); ///< "EFFECTIVE" …, what the wire and the ledger carry
bool filingStateFromName(const QString& name, FilingState& state);

/// Reasons a filing is refused or held, policy.md 2.4.
enum class FilingReason {
    R01IdentityNotFound,
    R02NotInsuredHere,
    R03BenefitSuspended,
    R04WaitingPeriod,
    R05UnsettledVisit,
    R06AlreadyEffective,
    R07OverlapUnresolved,
    R08MinHold,
    R09NotRequired,
    R10RegionClosed,
    R11ReferralRight,
    R12MaterialMissing,
    R13CommitmentWithdrawn,
    R14CertTypeUnsupported,
    R15CardBlocked,
    R16PersonDead,
    R17DatesInvalid,
    R18ManualRoute,
    R19NationalRefused,
};
QString filingReasonCode(FilingReason reason); ///< "R01" … "R19"
bool filingReasonFromCode(const QString& code, FilingReason& reason);

/// Why something is refused: the reason, the record that stands in the way, the remedy's id.
struct Refusal {
    QString code; ///< "R03"; for a settlement "S01" …
    QString blocking; ///< the blocking record in words a person recognises: a number, a date
    QString remedy; ///< id of the remedy; ui/text knows the words

    bool operator==(const Refusal&) const = default;
};

/// What a person asks for (Y101). Names on the wire are OUT_APPY_D's.
struct FilingRequest {
    FilingCategory category = FilingCategory::OtherTemporary;
    QString psnNo;
    QString insutype;
    QString insuredRegion; ///< insu_admdvs
    QString careRegion; ///< rloc_admdvs
    QString certType;
    QString certNo;
    QString psnName;
    QString phone;
    QDate begin;
    QDate end; ///< invalid: no end
    bool byCommitment = false; ///< 承诺制
    QString institutionCode; ///< where the person stands; for a referral the receiving hospital

    bool operator==(const FilingRequest&) const = default;
};

/// A filing as the province holds it (Y104).
struct Filing {
    QString number; ///< trt_dcla_detl_sn
    FilingState state = FilingState::Checking;
    FilingCategory category = FilingCategory::OtherTemporary;
    QString insuredRegion;
    QString careRegion;
    QDate begin;
    QDate end;
    QString decidedBy; ///< "system" or a reviewer's number
    QDateTime decidedAt;
    QString boundVisit; ///< mdtrt_id of an emergency, else empty

    bool covers(const QString& region, const QDate& day) const;
    bool operator==(const Filing&) const = default;
};

} // namespace yidi
