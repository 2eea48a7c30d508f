// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/settlement/engine.h"

namespace yidi {

/// A second opinion on a settlement: written from the rules and not from the engine, in exact
/// fractions of a yuan, with no thought of speed. Amounts by their names in setlinfo.
std::map<QString, Fen> oracle(const Policy& policy, const SettlementInput& input);

} // namespace yidi
