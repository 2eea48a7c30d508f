// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

/// Somebody at a kiosk wants help: Y108 calls, Y109 tells the windows of the same house.
namespace yidi {

Result<Reply> callStaff(Call& call);
Result<Reply> queryStaffCalls(Call& call);

} // namespace yidi
