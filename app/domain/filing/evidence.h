// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/case.h"

/// What proves that somebody may file under a category: documents, or a commitment (承诺制).
namespace yidi::filing_rules {

/// What a category asks for beside identity and form (policy.md 2.1). The form a hospital sends is
/// the referral certificate itself (HI-06).
QStringList neededMaterials(const Case& c);
/// A commitment is made, and the insured place takes one for this category.
bool commitmentCounts(const Case& c);
EvidenceState evidenceOf(const Case& c);

QStringList missingMaterials(const Case& c); ///< R12, also what a proxy leaves out of himself
QStringList withdrawnCommitment(const Case& c); ///< R13

} // namespace yidi::filing_rules
