// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/journey.h"

namespace yidi {

/// The PIN step every journey shares. It never holds a PIN: the digits come with one event and
/// leave with one effect. The card counts and decides.
struct PinStep {
    std::optional<int> triesLeft;
    bool wrong = false; ///< the last one was
    bool checking = false; ///< the card is at work
    int attempt = 0;
};

enum class PinProgress { Stays, Verified, Back, Stopped };
struct PinTurn {
    PinProgress progress = PinProgress::Stays;
    ErrorCode error = ErrorCode::PinOutcomeUnknown; ///< of Stopped
};

/// Opens the step: asks the card how many tries are left.
PinStep openPinStep(Effects& effects);
/// Takes the PIN out of `event` when it is one.
PinTurn turnPinStep(PinStep& step, Event& event, Effects& effects);
Screen pinScreen(const PinStep& step);

} // namespace yidi
