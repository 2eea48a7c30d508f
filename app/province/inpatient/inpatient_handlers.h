// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

/// A stay in hospital, care side: 2401, 2301, 2402, 2303, 2304.
namespace yidi {

Result<Reply> admit(Call& call);
Result<Reply> uploadFees(Call& call);
Result<Reply> discharge(Call& call);
Result<Reply> preSettle(Call& call);
Result<Reply> settleStay(Call& call);

} // namespace yidi
