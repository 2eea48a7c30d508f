// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/error.h"

#include <optional>

namespace yidi {

/// Outcome of one presentation of the PIN. Nothing here ever repeats a PIN by itself.
struct PinOutcome {
    enum class Kind {
        Verified, ///< after a change or an unblocking: the new PIN holds
        Wrong, ///< `triesLeft` remain
        StoppedBeforeLast, ///< one try is left; it was not used
        Blocked,
        NotSet, ///< the card has no PIN
        Failed, ///< `error`: card lost, reader stuck …; whether a try was used is unknown
    };
    Kind kind = Kind::Failed;
    std::optional<int> triesLeft;
    Error error;
};

} // namespace yidi
