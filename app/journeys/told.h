// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/journey.h"

#include <variant>

/// How everything asked of a filing ends, shared by every journey that asks: its Record is stored,
/// its receipt waited for, and what became of it is told on a page and on paper that say the same.
namespace yidi {

struct FilingSending { ///< being stored, then waiting for the receipt
    FilingRequest request;
    QString why; ///< it is left at a window; empty: it is filed
    QString msgid; ///< empty until it is stored
    int seconds = 0;
};
struct FilingTold { ///< the outcome
    PrintSlip slip;
    bool paperFailed = false;
};
/// Still waiting, told, or it could not be stored.
using FilingProgress = std::variant<FilingSending, FilingTold, ErrorCode>;

/// Stores what is asked for.
FilingSending sendFiling(FilingRequest request, Effects& effects);
/// Leaves it at a window, where somebody else than the card can say who the person is.
FilingSending leaveAtWindow(FilingRequest request, const QString& why, Effects& effects);

FilingProgress turnSending(
    const Here& here, FilingSending sending, const Event& event, Effects& effects);
/// Prints again; takes in a receipt that comes late. To leave is the journey's own affair.
FilingTold turnTold(const Here& here, FilingTold told, const Event& event, Effects& effects);

Screen sendingScreen(const FilingSending& sending);
Screen toldScreen(const FilingTold& told);

Ending endingOf(const FilingTold& told);

/// What a code on a page or slip says of its number: "done", "accepted", "stored" …
QString outcomeTag(OutcomeScreen::Kind kind);
/// The text of a QR code: number, check code and status, nothing personal.
QString codeText(const QString& number, const QString& checkCode, OutcomeScreen::Kind kind);

} // namespace yidi
