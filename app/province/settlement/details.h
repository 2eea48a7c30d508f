// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

/// Sums by category first, fee lines afterwards (NAT-02): whether what follows is what was settled.
namespace yidi {

/// Compares a settlement made from sums by category with the lines that have come: equal to the fen
/// it is complete; when everything is there and differs, it is held.
Result<void> matchDetails(Call& call, const StoredSettlement& settlement);

/// Holds what has waited too long for its lines. Answers how many.
Result<int> holdOverdueDetails(Ledger& ledger, const QDate& today);

} // namespace yidi
