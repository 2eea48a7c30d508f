// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/decide.h"
#include "app/domain/filing/overlap.h"

/// The inside of a decision (decide.h): each concern in its own file, none of them for others.
namespace yidi::filing_rules {

/// What a rule applies to, as bits.
enum Kind : unsigned {
    ToFile = 1,
    ToExtend = 2,
    ToChange = 4,
    ToCancel = 8,
    ToWithdraw = 16, ///< a cancellation of what is not decided yet
    Deemed = 32, ///< an emergency the hospital has marked
    Anyway = 64, ///< asked as well when no filing is needed
};
inline constexpr unsigned toNew = ToFile | ToChange;
inline constexpr unsigned toAll = toNew | ToExtend | ToCancel;

/// A request as the rules see it: completed from the filing it is about and from the stay it is
/// for.
struct Case {
    FilingRequest request;
    const FilingFacts& facts;
    const FilingRules& rules;
    Kind kind = ToFile;
    const Filing* target = nullptr;
    const Visit* emergency = nullptr; ///< the one a deemed filing is bound to
    bool fromAdmission = false;
    QDate begin {};
    QDate end {};
    std::vector<OverlapAction> actions {}; ///< what overlaps do to it and to others

    bool is(unsigned kinds) const { return (kinds & kind) != 0; }
    QString category() const { return filingCategoryCode(request.category); }
    bool longTerm() const { return isLongTerm(request.category); }
    /// The insurance it is asked under: a normal one before any other; none: not insured there.
    const Insurance* insurance() const;
    /// Extending, changing or cancelling a filing that is not there.
    bool lacksTarget() const { return !target && !is(ToFile | Deemed); }
};

Case caseOf(const FilingRequest& request, const FilingFacts& facts, const FilingRules& rules);

/// What the new filing is called while it has no number: larger than any.
inline const QString asked = QStringLiteral("\U0010FFFF");

} // namespace yidi::filing_rules
