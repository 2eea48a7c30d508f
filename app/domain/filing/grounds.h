// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/case.h"

namespace yidi::filing_rules {

/// Why a person has to look, as ids kept with the filing; empty when the rules alone decide.
QStringList groundsForReview(const Case& c);

} // namespace yidi::filing_rules
