// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/case.h"

/// What a decision does: to what was asked for, to the filing it is about, to the others.
namespace yidi::filing_rules {

/// What the table of states says to an operation on `target`. Stays and the minimum hold are left
/// to the rules, which name them.
FilingStep targetStep(const Case& c);

/// Enters what happens to other filings, and shortens the new one where another counts.
void applyOverlaps(const Case& c, FilingDecision& decision);
/// Enters what happens to the filing the request is about.
void applyToTarget(const Case& c, FilingDecision& decision);

/// What the filing becomes by this decision; an operation on a filing that stands leaves it as it
/// is until it is approved.
std::optional<FilingState> stateAfter(const Case& c, const FilingDecision& decision);

} // namespace yidi::filing_rules
