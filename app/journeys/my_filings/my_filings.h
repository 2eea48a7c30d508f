// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/journey.h"
#include "app/journeys/pin_step.h"
#include "app/journeys/told.h"

/// "My filings" (我的备案): what is on file and what became of it, to be extended, changed or
/// cancelled. What the station knows to stand in the way is said before the PIN is asked for.
namespace yidi::my_filings {

/// No scrolling on a kiosk: so many on a page.
inline constexpr int filingsShown = 3;

struct Finding { ///< waiting for what is on file
    int seconds = 0;
};
struct List {
    int page = 0;
};
struct One {
    QString number;
};
struct RefusedOne { ///< a request that left no filing
    QString msgid;
};
struct Amend { ///< what can be done with it
    QString number;
};
struct Objected { ///< known before anybody is asked
    FilingRequest request;
    std::vector<Refusal> reasons;
};
struct Check {
    FilingRequest request;
    QDate end; ///< until when it would count, if that can be known here
};
struct Pin {
    FilingRequest request;
    QDate end;
    PinStep pin;
};
struct Sending {
    FilingSending of;
};
struct Told {
    FilingTold of;
};
struct Changing { ///< goes on as a filing for another place
    QString number;
};
struct Trouble {
    ErrorCode error = ErrorCode::LinkDown;
};
struct Over {
    Leave leave = Leave::ToMenu;
    Ending ending = Ending::NothingSent;
};

using State = std::variant<Finding, List, One, RefusedOne, Amend, Objected, Check, Pin, Sending,
    Told, Changing, Trouble, Over>;

State begin(const Here& here, const Visitor& visitor, Effects& effects);
State step(
    const Here& here, const Visitor& visitor, const State& state, Event event, Effects& effects);
Screen screen(const Here& here, const Visitor& visitor, const State& state);

Ending ending(const State& state);
std::optional<Leave> leaves(const State& state);
/// The filing somebody wants for another place or category instead.
const Filing* toChange(const Visitor& visitor, const State& state);

QString name(const State& state);
std::span<const Transition> transitions();

} // namespace yidi::my_filings
