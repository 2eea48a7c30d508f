// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace yidi {

/// Wipes the stack of this thread below its caller, where calls that have returned left what they
/// worked on. Call it from near the bottom: from an event loop's timer, or between two tasks.
void wipeDeadStack();

} // namespace yidi
