// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

/// A house's book against what it settled here.
namespace yidi {

Result<Reply> compareTotals(Call& call); ///< 3201
Result<Reply> compareDetails(Call& call); ///< 3202

} // namespace yidi
