// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

/// About messages themselves: Y001 fence, 2601 reversal (冲正).
namespace yidi {

/// Tells whether a message landed; when it did not, sees to it that it never will.
Result<Reply> fence(Call& call);

/// Makes a message of unknown outcome have had none: what it did is undone by a row of its own;
/// when it has not arrived it never will. A second time changes nothing; a reversal is not
/// reversed.
Result<Reply> reverseMessage(Call& call);

} // namespace yidi
