// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/settlement/arithmetic.h"

#include <QStringList>

namespace yidi {

/// The trace of a settlement with the names of its rules, parameters and inputs.
std::vector<SettlementStep> explain(
    const Policy& policy, const Ruling& ruling, const Outcome& outcome, const Trace& trace);

/// The rule ids `steps` may carry, in the order of the arithmetic.
const QStringList& settlementRules();

/// An input of a step: exact text, fen as "800.00", ratios as "0.9500".
SettlementStep::Input moneyInput(const char* name, Fen amount);

} // namespace yidi
