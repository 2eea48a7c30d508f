// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/screen.h"

#include <QString>

namespace yidi {

/// What the window itself says, whichever journey runs: the frame, the pages' own furniture. The
/// switch behind it has no default, so the compiler asks for each.
enum class FrameWord {
    Brand,
    Connecting,
    Online,
    Offline,
    Waiting, ///< %1 Records not yet sent
    Training,
    LargeText,
    NormalText,
    HighContrast,
    NormalColours,
    CallStaff,
    Finish,
    StepOf, ///< %1 of %2
    Change,
    InsertCard,
    InsertCardHow,
    HereYouCan,
    CoverPad,
    TriesLeft, ///< %1
    DigitsEntered, ///< %1
    PinClear,
    PinDelete,
    PinOk,
    WhyThisAmount,
    ReasonsNext,
    ReasonsBack,
    ReasonsToAmounts,
    PageOf, ///< %1 of %2
    Remedy,
    Blocking, ///< %1
    HelpCode, ///< %1
    ScanCode,
    NextStep,
    MoreTime,
    MoreTimeHow,
    Seconds,
    TakeCard,
    Goodbye,
    Cleared,
    StatusDone,
    StatusAccepted,
    StatusStoredHere,
    StatusResultPending,
    StatusRefused,
};

QString frameWord(FrameWord word);

/// The state of an outcome in the few fixed words used everywhere.
QString sayOutcome(OutcomeScreen::Kind kind);

} // namespace yidi
