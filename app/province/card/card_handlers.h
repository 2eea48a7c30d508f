// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

/// Cards: Y201 authenticate, Y202 verify. What they ask the keys for lies in the card module.
namespace yidi {

Result<Reply> authenticateCard(Call& call);
Result<Reply> verifyCard(Call& call);

} // namespace yidi
