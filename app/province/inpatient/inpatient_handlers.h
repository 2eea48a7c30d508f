// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

/// A stay in hospital, care side. The order is strict: admission (2401), fees (2301), discharge
/// (2402), settlement (2304); what is undone is undone from the last step backwards (2305, 2405,
/// 2302, 2404). Interim settlements lie between fees.
namespace yidi {

Result<Reply> admit(Call& call);
Result<Reply> changeAdmission(Call& call); ///< 2403
Result<Reply> cancelAdmission(Call& call); ///< 2404
Result<Reply> uploadFees(Call& call);
Result<Reply> cancelFees(Call& call); ///< 2302
Result<Reply> discharge(Call& call);
Result<Reply> cancelDischarge(Call& call); ///< 2405
Result<Reply> preSettle(Call& call);
Result<Reply> settleStay(Call& call);
Result<Reply> cancelStaySettlement(Call& call); ///< 2305

/// What 2404 does, and 2601 for a 2401.
Result<Reply> takeBackAdmission(Call& call, const StoredVisit& stored);

} // namespace yidi
