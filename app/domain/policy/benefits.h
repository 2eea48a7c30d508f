// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/money.h"

#include <QDate>
#include <QStringList>

#include <array>
#include <map>
#include <optional>
#include <vector>

namespace yidi {

/// What a condition looks at: name → the values that hold. Names are `conditionNames()`.
using ConditionFacts = std::map<QString, QStringList>;

/// Whether one condition holds: one of `values` is among what the facts say of `name`.
/// `psn_type` and `psn_idet_type` compare by prefix, because the first digits are the class.
bool conditionHolds(const QString& name, const QStringList& values, const ConditionFacts& facts);

/// When a rule applies: for every name listed, one of its values must hold; a name not listed is
/// free.
struct When {
    std::map<QString, QStringList> allowed;

    bool matches(const ConditionFacts& facts) const;
    /// Whether this holds wherever `other` does.
    bool covers(const When& other) const;
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
    bool transferPaysDifference = false; ///< after a transfer (转院) only what it is more

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
inline constexpr std::size_t fundCount = 6;

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

/// Which of a year's sums a visit is counted in.
enum class YearGroup {
    Inpatient,
    Outpatient,
    Chronic, ///< 门诊慢特病, all diseases together
    ChronicDisease, ///< each disease by itself
};

/// How the pooled fund (统筹基金) pays for one kind of visit.
struct BenefitRule {
    enum class AccountUse { None, InScope, All };

    QString id;
    When when;
    YearGroup yearGroup = YearGroup::Inpatient;
    QString fundPayType;
    QString fundName;
    Deductible deductible;
    BandOrigin bandOrigin = BandOrigin::Net;
    bool bandsPerYear = false;
    std::vector<Band> bands;
    std::optional<Fen> cap; ///< of the pooled fund in the year
    AccountUse accountUse = AccountUse::All;
    AccountUse familyUse = AccountUse::None; ///< a relative's account (家庭共济), after one's own
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

/// What a station may do while the insured place cannot be reached.
struct OfflineRules {
    bool provisional = false; ///< (暂结) else it waits, which is the default
    Fen perVisit; ///< of the funds, at most
    Fen perPerson; ///< of all that is open of one person

    bool operator==(const OfflineRules&) const = default;
};

/// The year benefits are counted in (医保年度); 1 July to 30 June in some places.
struct MedicalYear {
    int month = 1;
    int day = 1;

    int of(const QDate& date) const; ///< the calendar year in which the medical year began
    QDate begin(int year) const { return QDate(year, month, day); }

    bool operator==(const MedicalYear&) const = default;
};

/// What becomes of a stay that goes over the end of the medical year (跨年度住院).
enum class CrossYear {
    ByDischarge, ///< all of it belongs to the year of discharge
    SplitAtYearEnd, ///< cut there; each part belongs to its year
    InterimRequired, ///< it must have been settled up to the end of the year first (中途结算)
};

} // namespace yidi
