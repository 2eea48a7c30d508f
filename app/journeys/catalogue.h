// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/estimate/estimate.h"
#include "app/journeys/file_here/file_here.h"
#include "app/journeys/my_filings/my_filings.h"
#include "app/journeys/my_statements/my_statements.h"
#include "app/journeys/pre_check/pre_check.h"
#include "app/journeys/settle_visit/settle_visit.h"

namespace yidi {

/// Any journey's state. To add a journey: its folder, an alternative here, a line in the catalogue.
using JourneyState = std::variant<file_here::State, settle_visit::State, my_filings::State,
    pre_check::State, my_statements::State, estimate::State>;

/// One entry of the menu.
struct JourneyEntry {
    const char* id; ///< the menu's button
    Phrase label;
    Phrase detail;
    Phrase offline; ///< said instead of the detail when it cannot be begun off line; else Plain
    JourneyState (*begin)(const Here&, const Visitor&, Effects&);

    bool needsLink() const { return offline != Phrase::Plain; }
};
/// In the order of the menu: those on its first page, then those behind "more".
std::span<const JourneyEntry> journeyCatalogue();

// The functions every journey has, for whichever one runs.
JourneyState step(const Here& here, const Visitor& visitor, const JourneyState& state, Event event,
    Effects& effects);
Screen screen(const Here& here, const Visitor& visitor, const JourneyState& state);
Ending ending(const JourneyState& state);
std::optional<Leave> leaves(const JourneyState& state);
QString name(const JourneyState& state);
/// Gives up what must not go on behind a visitor who has left in the middle of it.
void leaveBehind(const JourneyState& state, Effects& effects);

} // namespace yidi
