// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

/// What the province holds for an institution.
namespace yidi {

Result<Reply> queryVisits(Call& call); ///< 5201
Result<Reply> queryDiagnoses(Call& call); ///< 5202
Result<Reply> querySettlement(Call& call); ///< 5203
Result<Reply> queryFees(Call& call); ///< 5204
Result<Reply> queryYear(Call& call); ///< 5206
Result<Reply> queryHouse(Call& call); ///< Y306

} // namespace yidi
