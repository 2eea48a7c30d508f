// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// This room holds what an insured place decides, as data: one file a region and effective date.

#include "app/domain/policy/benefits.h"

#include <QByteArray>
#include <QDate>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace yidi {

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
    QStringList reviewedPapers { QStringLiteral("T1") }; ///< categories whose papers need a judge
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
    int remindDaysBefore = 30; ///< of its last day a person is told that a filing ends
    int remindDaysAfter = 90; ///< it may still be told that it has ended
    int draftDays = 30; ///< what a kiosk left for a window waits there so long; 0: for ever
    int claimMinutes = 10; ///< a reviewer has it to himself so long; 0: until he lets go
    int refusedDays = 30; ///< a person is told so long that a request was refused
    OverlapRules overlap;

    bool operator==(const FilingRules&) const = default;
};

struct Policy {
    QString region;
    QString name;
    QDate effectiveFrom;
    QDate effectiveTo; ///< the last day; invalid: until the next file
    QString source;
    bool authoritative = false;
    bool accountInFund = false; ///< the fund total counts the personal account
    bool roundInSum = false; ///< bands are rounded once in sum instead of each
    MedicalYear year;
    CrossYear crossYear = CrossYear::ByDischarge;
    OfflineRules offline = {};
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

/// Reads a policy file. `BadPolicy` names the file and, one a line, the JSON path of everything
/// wrong: unknown and missing members, ratios above 1, bands that fall or leave a gap.
Result<Policy> parsePolicy(const QByteArray& bytes, const QString& file, const QString& hash);

/// All policies, by region and date.
class PolicyBook {
public:
    /// `BadPolicy` when another policy of the region is in effect on one of its days by its own
    /// words: two from one date, or one before the end another names.
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
