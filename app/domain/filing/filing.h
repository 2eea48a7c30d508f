// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// This room holds the rules of filing (备案): what may be asked, what stands against it, which
// state follows which, and which of several filings counts.

#include <QDate>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>
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
inline constexpr int filingStateCount = static_cast<int>(FilingState::Withdrawn) + 1;

/// What is asked for.
enum class FilingOperation {
    File, ///< 备案
    Extend, ///< 延期
    Change, ///< 变更: another place or category
    Cancel, ///< 取消; of one that is not decided yet, withdrawal
};
QString filingOperationName(FilingOperation operation); ///< "file", "extend", "change", "cancel"
bool filingOperationFromName(const QString& name, FilingOperation& operation);

/// Where it is asked (HI-04, NX-22).
enum class FilingChannel {
    Kiosk,
    Window,
    Hospital, ///< the hospital's own system: referral forms, emergency marks
    NationalApp,
    NationalMiniProgram,
    ProvincialApp,
    CityApp,
    Phone,
};
QString filingChannelName(FilingChannel channel); ///< "kiosk", … "national_mini_program", …
bool filingChannelFromName(const QString& name, FilingChannel& channel);

/// Who acts on a filing. Values are bits, so that the table of states can name several.
enum class FilingRole {
    Person = 1,
    Clerk = 2, ///< the one at the window who enters
    Supervisor = 4,
    Reviewer = 8,
    Hospital = 16,
    Server = 32,
    System = 64, ///< the rules, and the calendar
    Feed = 128, ///< news of benefits, deaths and schemes
};
QString filingRoleName(FilingRole role); ///< "person", "clerk", …
bool filingRoleFromName(const QString& name, FilingRole& role);
/// Who stands at a channel unless somebody says otherwise.
FilingRole roleAt(FilingChannel channel);

/// Whether the national library has the filing (国家备案库).
enum class NationalUpload { None, Queued, Ok, Failed };
QString nationalUploadName(NationalUpload upload); ///< "none", "queued", "ok", "failed"
bool nationalUploadFromName(const QString& name, NationalUpload& upload);

/// Reasons a filing is refused or held, policy.md 2.4; the last three are ours, for what is asked
/// of a filing that stands already.
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
    F01StateForbids, ///< a filing in this state does not do that
    F02RoleForbidden, ///< somebody else has to do it
    F03ConditionUnmet, ///< a condition of the table of states does not hold
};
inline constexpr int filingReasonCount = static_cast<int>(FilingReason::F03ConditionUnmet) + 1;
QString filingReasonCode(FilingReason reason); ///< "R01" … "R19", "F01" …
bool filingReasonFromCode(const QString& code, FilingReason& reason);

/// Why something is refused: the reason, the record that stands in the way, the remedy's id.
struct Refusal {
    QString code; ///< "R03"; for a settlement "S01" …
    QString blocking; ///< the blocking record in words a person recognises: a number, a date
    QString remedy; ///< id of the remedy; ui/text knows the words

    bool operator==(const Refusal&) const = default;
};

/// Who files for somebody else (代办).
struct FilingAgent {
    QString name; ///< agnter_name
    QString certType; ///< agnter_cert_type
    QString certNo; ///< agnter_certno
    QString relation; ///< agnter_rlts
    QString phone; ///< agnter_tel

    bool operator==(const FilingAgent&) const = default;
};

/// How papers were promised instead of shown (承诺): which words, when, and what stands for the
/// hand.
struct CommitmentProof {
    QString version; ///< of the text that was read aloud
    QDateTime at;
    QString by; ///< "pin", or "signature" on paper at a window

    bool operator==(const CommitmentProof&) const = default;
};

/// What a person asks for (Y101). Names on the wire are OUT_APPY_D's.
struct FilingRequest {
    FilingOperation operation = FilingOperation::File;
    FilingChannel channel = FilingChannel::Kiosk;
    FilingRole role = FilingRole::Person;
    QString target; ///< number of the filing to extend, change or cancel
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
    QDate referredOn; ///< refl_date: day of the referral certificate
    QString holdException; ///< why the minimum hold should not count; the policy lists what does
    std::optional<FilingAgent> agent;
    QStringList papers = {}; ///< seen by a clerk; of a referral the certificate itself
    std::optional<CommitmentProof> commitment = {};

    bool operator==(const FilingRequest&) const = default;
};

/// A request that was refused and left no filing (Y104): whoever filed without a link is told
/// later.
struct RefusedRequest {
    QString msgid;
    FilingRequest request;
    QDateTime decidedAt;
    std::vector<Refusal> reasons;

    bool operator==(const RefusedRequest&) const = default;
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
    NationalUpload upload = NationalUpload::None;
    bool inUse = false; ///< an open admission or an unsettled cost rests on it
    QStringList papers = {}; ///< asked for and not yet here
    QDate papersDue = {}; ///< until then: papers asked for, or promised on a commitment
    std::vector<Refusal> reasons = {}; ///< of one that was refused

    /// Whether it runs now or will: what only one of a person's filings may do on a day.
    bool isGranted() const
    {
        return state == FilingState::Approved || state == FilingState::Effective;
    }
    /// Not decided yet.
    bool isPending() const { return state <= FilingState::InReview; }
    /// Pending at the province, granted or suspended.
    bool isLive() const;
    bool covers(const QString& region, const QDate& day) const;
    bool operator==(const Filing&) const = default;
};

} // namespace yidi
