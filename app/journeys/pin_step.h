// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/journey.h"

namespace yidi {

/// The step by which a visitor confirms, shared by every journey: the PIN of the card, or the same
/// person's e-credential scanned once more. It never holds a PIN or a code: they come with one
/// event and leave with one effect. The card, or the province, decides.
struct PinStep {
    bool byCode = false;
    std::optional<int> triesLeft;
    bool wrong = false; ///< the last one was
    bool checking = false; ///< the card or the province is at work
    int attempt = 0;
    std::optional<Phrase> problem = {}; ///< of the last code
    int seconds = 0; ///< the province has been waited for
};

enum class PinProgress { Stays, Verified, Back, Stopped };
struct PinTurn {
    PinProgress progress = PinProgress::Stays;
    ErrorCode error = ErrorCode::PinOutcomeUnknown; ///< of Stopped
    /// Of Stopped: why the card cannot say who it is, so that what was begun goes on at a window:
    /// "pin-forgotten", "pin-locked", "pin-last-try" or "pin-not-set". Empty for anything else.
    QString why = {};
};

/// Opens the step: asks the card, where there is one, how many tries are left.
PinStep openPinStep(const Visitor& visitor, Effects& effects);
/// Takes the PIN or the code out of `event` when it is one.
PinTurn turnPinStep(
    const Here& here, const Visitor& visitor, PinStep& step, Event& event, Effects& effects);
Screen pinScreen(const PinStep& step);

} // namespace yidi
