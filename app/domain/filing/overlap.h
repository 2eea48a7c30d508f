// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/filing.h"
#include "app/domain/policy/policy.h"

/// Which of a person's filings counts on a day (备案交叉, policy.md 2.5, TA-09).
namespace yidi {

/// What was taken from a filing, and by which other one.
struct OverlapAction {
    QString number;
    FilingState state = FilingState::Terminated; ///< Terminated, or as it was when only shortened
    QDate begin; ///< the days it loses
    QDate end; ///< invalid: all from then on
    QString winner; ///< the filing that counts instead
    QString rule; ///< why: "in-use", "uploaded", "category", "decided-later", "larger-number"

    bool operator==(const OverlapAction&) const = default;
};

struct Resolution {
    std::vector<Filing> filings; ///< all of them, by number
    std::vector<OverlapAction> actions; ///< by number

    bool operator==(const Resolution&) const = default;
};

/// Leaves at most one granted filing on any day of a scope. A filing loses all its days from the
/// first one on which a better one counts; with no day left it is terminated. The outcome does not
/// depend on the order of `filings`, whose numbers differ, and resolving it again changes nothing.
Resolution resolveOverlaps(std::vector<Filing> filings, const OverlapRules& rules);

/// Whether the two could count on one day, were their dates to meet.
bool shareScope(const Filing& a, const Filing& b, const OverlapRules& rules);

/// Whether two spans of days meet; an invalid end is none.
bool meet(const QDate& beginA, const QDate& endA, const QDate& beginB, const QDate& endB);

} // namespace yidi
