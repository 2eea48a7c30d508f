// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

/// A visit without a stay, care side: 2201 to 2208. The order is strict, and the last step is
/// undone first: registered, told what kind of care it is, charged in batches, each batch settled.
namespace yidi {

Result<Reply> registerVisit(Call& call); ///< 2201
Result<Reply> cancelRegistration(Call& call); ///< 2202
Result<Reply> tellCare(Call& call); ///< 2203, 2203A
Result<Reply> chargeVisit(Call& call); ///< 2204
Result<Reply> cancelCharges(Call& call); ///< 2205
Result<Reply> preSettleCharges(Call& call); ///< 2206, 2206A
Result<Reply> settleCharges(Call& call); ///< 2207
Result<Reply> cancelChargeSettlement(Call& call); ///< 2208

} // namespace yidi
