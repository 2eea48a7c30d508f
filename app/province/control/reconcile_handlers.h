// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

namespace yidi {

/// Y002: compares a range of a station's own queue with what arrived of it.
Result<Reply> compareQueue(Call& call);

} // namespace yidi
