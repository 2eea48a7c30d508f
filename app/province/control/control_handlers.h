// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

/// About messages themselves: Y001 fence.
namespace yidi {

/// Tells whether a message landed; when it did not, sees to it that it never will.
Result<Reply> fence(Call& call);

} // namespace yidi
