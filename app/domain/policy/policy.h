// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// This room holds what an insured place decides, as data: one file a region and effective date.

#include "app/base/money.h"

#include <QByteArray>
#include <QDate>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace yidi {

/// What a condition looks at: name → the values that hold. Names are `conditionNames()`.
using ConditionFacts = std::map<QString, QStringList>;

/// When a rule applies: for every name listed, one of its values must hold; a name not listed is
/// free. `psn_type` and `psn_idet_type` compare by prefix, because the first digits are the class.
struct When {
    std::map<QString, QStringList> allowed;

    bool matches(const ConditionFacts& facts) const;
    bool operator==(const When&) const = default;
};

/// insutype, psn_type, psn_idet_type, cvlserv_flag, med_type, dise_codg, level ("tertiary",
/// "secondary", "primary"), place ("same_city", "in_province", "cross_province") and filing
/// ("L1" … "T3", "none").
const QStringList& conditionNames();

/// A stretch of cost and the share a fund pays of it. Without `upTo` it has no end.
struct Band {
    std::optional<Fen> upTo;
    BasisPoints ratio;

    bool operator==(const Band&) const = default;
};

/// The deductible (起付线) by number of the admission in the year; the last amount repeats.
struct Deductible {
    std::vector<Fen> amounts;
    bool perYear = false; ///< one amount a year, of which earlier visits may have used some

    bool operator==(const Deductible&) const = default;
};

enum class BandOrigin {
    Gross, ///< bands count in-scope cost from its first fen: the deductible sits inside band 1
    Net, ///< bands count what is left after the deductible
};

/// How a fund beside the pooled one finds the cost it looks at.
enum class FundBase {
    PersonShare, ///< what the pooled ratio left to the person, deductible not included
    OverCap, ///< in-scope cost beyond the pooled cap
    Remaining, ///< all in-scope cost no fund has paid so far
};

/// The fields funds beside the pooled one feed, in the order they pay: cvlserv_pay, hifes_pay,
/// hifob_pay, hifmi_pay, maf_pay, oth_pay.
const QStringList& fundFields();

/// A fund beside the pooled one: civil servants, large amount, major disease, assistance …
struct FundRule {
    QString field; ///< the amount it feeds: "cvlserv_pay" … "oth_pay"
    QString fundPayType;
    QString name;
    When when;
    FundBase base = FundBase::Remaining;
    bool perYear = false; ///< bands run on over the year, from the cost it looked at before
    bool firstShareInBase = true; ///< whether the first self-paid share (mode A) counts
    std::vector<Band> bands; ///< a threshold is a first band of ratio 0
    std::optional<Fen> cap; ///< a year
    QString path; ///< where it stands in the file, e.g. "funds[0]"

    bool operator==(const FundRule&) const = default;
};

/// How the pooled fund (统筹基金) pays for one kind of visit.
struct BenefitRule {
    enum class AccountUse { None, InScope, All };

    QString id;
    When when;
    QString yearGroup; ///< prefix of its year's accumulators: "" inpatient, "otp_", "opsp_"
    QString fundPayType;
    QString fundName;
    Deductible deductible;
    BandOrigin bandOrigin = BandOrigin::Net;
    bool bandsPerYear = false;
    std::vector<Band> bands;
    std::optional<Fen> cap; ///< of the pooled fund in the year
    AccountUse accountUse = AccountUse::All;
    QString path; ///< e.g. "benefits[2]"

    bool operator==(const BenefitRule&) const = default;
};

/// What going elsewhere without long-term residence costs (临时外出就医); three ways exist.
struct CutRule {
    enum class Mode {
        FirstShare, ///< "A": a share of in-scope cost is paid first by the person
        Points, ///< "B": percentage points off the pooled ratio
        Multiplier, ///< "C": the pooled ratio times this
    };
    When when;
    Mode mode = Mode::FirstShare;
    BasisPoints value;
    QString path;

    bool operator==(const CutRule&) const = default;
};

/// Which of several filings of a person counts on a day (备案交叉), policy.md 2.5.
struct OverlapRules {
    bool perRegion = false; ///< one a day for each care region; otherwise one a day
    QStringList priority { QStringLiteral("T2"), QStringLiteral("L"), QStringLiteral("T1"),
        QStringLiteral("T3") }; ///< categories, the first counts most; "L" is all of L1 … L3
    bool boundApart = false; ///< a filing bound to a visit stands beside all others

    bool operator==(const OverlapRules&) const = default;
};

/// How the insured place decides filings (备案). Months are counted as the civil law counts a
/// period: the last day is the one of the same number.
struct FilingRules {
    QStringList instantApproval; ///< categories the system decides without a person
    QStringList instantChannels; ///< where it does; empty: everywhere
    QStringList reviewedOperations; ///< what a person asks is read by somebody: "change" …
    QStringList reviewedCertTypes; ///< documents the system does not judge
    std::map<QString, QStringList> materials; ///< by category, beside identity and form
    QStringList commitment; ///< categories that may be filed on a commitment (承诺制)
    int commitmentDueDays = 0; ///< papers promised are due after this long; 0: never
    QStringList certTypes; ///< documents accepted; empty: all
    QStringList closedRegions; ///< care regions not open; a province's code closes the province
    QStringList noFilingInProvince; ///< categories that need none inside the insured province
    std::map<QString, int> waitingDays; ///< by scheme: from the first day insured to benefits
    int longTermMonths = 0; ///< 0: no end
    int temporaryMonths = 6;
    int temporaryLimitMonths = 0; ///< how far an asked end or an extension may reach; 0: no limit
    QStringList extendable; ///< categories that may be extended
    int backdateDays = 0;
    int supervisorBackdateDays = 0; ///< the same, where a supervisor answers for it
    int aheadDays = 90; ///< how far ahead a start may lie
    int backfileDays = 0; ///< after discharge a stay may still be filed for before it is settled
    bool filePaidStays = false; ///< a paid stay may be filed for, to be reimbursed by hand
    int paidStayDays = 0; ///< … this long after discharge
    int referralDays = 0; ///< how old a referral certificate may be; 0: any age
    int minHoldMonths = 0; ///< a long-term filing may be changed or cancelled after this long
    QStringList holdExceptions; ///< reasons to change earlier, each read by a person
    int materialDays = 0; ///< deadline for papers that were asked for; 0: none
    OverlapRules overlap;

    bool operator==(const FilingRules&) const = default;
};

struct Policy {
    QString region;
    QString name;
    QDate effectiveFrom;
    QString source;
    bool authoritative = false;
    bool accountInFund = false; ///< the fund total counts the personal account
    bool roundInSum = false; ///< bands are rounded once in sum instead of each
    FilingRules filing;
    std::vector<When> filingRequired; ///< visits that settle directly only with a filing
    std::vector<BenefitRule> benefits; ///< the first that matches counts
    std::vector<CutRule> cuts; ///< the first that matches counts; none: no cut
    std::vector<FundRule> funds; ///< the first that matches counts, for each field
    QString file; ///< "650000/2016-01-01.json"
    QString hash; ///< SM3 of that file, hex, given by the caller

    /// "650000/2016-01-01@<first 12 of the hash>", what a settlement stores.
    QString version() const;
    bool operator==(const Policy&) const = default;
};

/// Reads a policy file. `BadPolicy` names the file and the JSON path of what is wrong; unknown and
/// missing members, ratios above 1 and falling bands are wrong.
Result<Policy> parsePolicy(const QByteArray& bytes, const QString& file, const QString& hash);

/// All policies, by region and date.
class PolicyBook {
public:
    /// `BadPolicy` when region and date are there already.
    Result<void> add(Policy policy);

    /// The policy of an insured place on a day: of the county itself, else its city, else its
    /// province, each time the latest that has taken effect. `PolicyMissing` names both.
    Result<const Policy*> find(const QString& insuredRegion, const QDate& day) const;

    std::size_t size() const { return m_policies.size(); }
    const std::map<std::pair<QString, QDate>, Policy>& all() const { return m_policies; }

private:
    std::map<std::pair<QString, QDate>, Policy> m_policies;
};

} // namespace yidi
