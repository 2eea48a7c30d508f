// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

/// 9001 sign-in.
namespace yidi {

/// The same operator on the same day gets the same number.
Result<Reply> signIn(Call& call);

} // namespace yidi
