// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

/// What the province holds for an institution: 5201, 5203, 5204.
namespace yidi {

Result<Reply> queryVisits(Call& call);
Result<Reply> querySettlement(Call& call);
Result<Reply> queryFees(Call& call);

} // namespace yidi
