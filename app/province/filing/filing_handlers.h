// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

/// Filing: Y101 file, Y102 change or extend, Y103 cancel, Y104 what is filed; at windows Y105 what
/// waits, Y106 a judgement, Y107 what a kiosk leaves.
namespace yidi {

Result<Reply> file(Call& call);
Result<Reply> changeFiling(Call& call);
Result<Reply> cancelFiling(Call& call);
Result<Reply> queryFilings(Call& call);
Result<Reply> queryReviews(Call& call);
Result<Reply> reviewFiling(Call& call);
Result<Reply> leaveAtWindow(Call& call);

} // namespace yidi
