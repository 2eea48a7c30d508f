// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a settlement is made from while its fee lines are still to come (大类先传): sums by category
// of charge (med_chrgitm_type). The lines that follow must give the same sums, to the fen.

#include "app/domain/settlement/settlement.h"

namespace yidi {

/// Adds one line's parts to the sum of its category.
void addCharge(std::vector<ChargeCategory>& sums, const QString& type, const Bill& line);

/// The bill the categories give. `BadInput` when one comes twice, is negative, or has parts that
/// are more than the whole.
Result<Bill> billOf(const std::vector<ChargeCategory>& sums);

/// The first sum in which the lines differ from what was told, in words; empty when they are equal.
QString categoryDifference(
    const std::vector<ChargeCategory>& told, const std::vector<ChargeCategory>& lines);

} // namespace yidi
