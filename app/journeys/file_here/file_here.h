// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/file_here/draft.h"
#include "app/journeys/number_step.h"
#include "app/journeys/pin_step.h"
#include "app/journeys/place_step.h"
#include "app/journeys/told.h"

/// Filing (备案) at the kiosk: for the city it stands in, which it knows, or for another one; for
/// whoever stands there or for one of their family (代办). Four questions, a promise and a PIN. For
/// oneself it works without the network: the Record is stored first in any case.
namespace yidi::file_here {

struct Whose { ///< the number of who it is for
    NumberStep number;
};
struct AskingOther {
    NumberStep number;
    int seconds = 0;
};
struct IsItThem {
    Draft draft;
};
struct Relation {
    Draft draft;
};
struct Why {
    Draft draft;
};
struct Where {
    Draft draft;
};
struct Elsewhere { ///< the province, then the city
    Draft draft;
    PlaceStep place;
};
struct When {
    Draft draft;
};
struct Until {
    Draft draft;
};
struct Phone {
    Draft draft;
    NumberStep number;
};
struct Check {
    Draft draft;
};
struct Replace { ///< a filing still runs that this one would end
    Draft draft;
    Filing standing;
};
struct Promising { ///< 承诺书
    Draft draft;
};
struct Advice { ///< nothing to file at this machine; says what to do instead
    enum class Topic { Emergency, OtherCity, NotNeeded } topic = Topic::Emergency;
    Draft draft;
};
struct Pin {
    Draft draft;
    PinStep pin;
};
struct Sending {
    FilingSending sending;
};
struct Told {
    FilingTold told;
};
struct Trouble {
    ErrorCode error = ErrorCode::BadInput;
    std::optional<Draft> kept = {}; ///< nothing was sent, and nothing has to be entered again
};
struct Over {
    Leave leave = Leave::ToMenu;
    Ending ending = Ending::NothingSent;
};

using State = std::variant<Whose, AskingOther, IsItThem, Relation, Why, Where, Elsewhere, When,
    Until, Phone, Check, Replace, Promising, Advice, Pin, Sending, Told, Trouble, Over>;

State begin(const Here& here, const Visitor& visitor, Effects& effects);
/// For one of the visitor's family.
State beginForOther(const Here& here, const Visitor& visitor, Effects& effects);
/// Another place or category for a filing that stands.
State change(const Here& here, const Visitor& visitor, const Filing& standing, Effects& effects);

State step(
    const Here& here, const Visitor& visitor, const State& state, Event event, Effects& effects);
Screen screen(const Here& here, const Visitor& visitor, const State& state);

/// What to say when the card goes in this state.
Ending ending(const State& state);
std::optional<Leave> leaves(const State& state);

QString name(const State& state);
std::span<const Transition> transitions();

} // namespace yidi::file_here
