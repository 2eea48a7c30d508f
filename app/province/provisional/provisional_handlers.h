// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

/// Provisional settlements (暂结): Y302 is computed anew and confirmed or settled right, Y303 lists
/// them for the house that made them, Y304 closes what a clerk has seen to.
namespace yidi {

Result<Reply> settleProvisional(Call& call);
Result<Reply> queryProvisionals(Call& call);
Result<Reply> closeProvisional(Call& call);

} // namespace yidi
