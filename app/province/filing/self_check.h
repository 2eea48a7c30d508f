// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/policy/policy.h"
#include "app/province/ledger/ledger.h"

namespace yidi {

/// Looks through the whole ledger for what must not be: two filings that count on one day of a
/// scope. A line names each pair; none when all is well.
Result<QStringList> filingsAtOdds(Ledger& ledger, const PolicyBook& policies, const QDate& today);

} // namespace yidi
