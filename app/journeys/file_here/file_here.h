// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/journey.h"
#include "app/journeys/pin_step.h"

/// "File here, today" (备案): the station knows where it stands, so four pre-filled steps and a PIN
/// make a filing. It works without the network: the Record is stored first in any case.
namespace yidi::file_here {

/// What has been chosen so far.
struct Draft {
    FilingCategory category = FilingCategory::LongTermResident;
    QDate begin;
    QDate admission; ///< of an open stay here, if the province told of one

    bool operator==(const Draft&) const = default;
};

struct Why {
    Draft draft;
};
struct Where {
    Draft draft;
};
struct When {
    Draft draft;
};
struct Check {
    Draft draft;
};
struct Advice { ///< nothing to file at this machine; says what to do instead
    enum class Topic { Emergency, OtherCity } topic = Topic::Emergency;
    Draft draft;
};
struct Pin {
    Draft draft;
    PinStep pin;
};
struct Sending { ///< being stored, then waiting for the receipt
    FilingRequest request;
    QString msgid; ///< empty until it is stored
    int seconds = 0;
};
struct Told { ///< the outcome
    PrintSlip slip;
    bool paperFailed = false;
};
struct Trouble {
    ErrorCode error = ErrorCode::BadInput;
};
struct Over {
    Leave leave = Leave::ToMenu;
    Ending ending = Ending::NothingSent;
};

using State = std::variant<Why, Where, When, Check, Advice, Pin, Sending, Told, Trouble, Over>;

State begin(const Here& here, const Visitor& visitor, Effects& effects);
State step(
    const Here& here, const Visitor& visitor, const State& state, Event event, Effects& effects);
Screen screen(const Here& here, const Visitor& visitor, const State& state);

/// What to say when the card goes in this state.
Ending ending(const State& state);
std::optional<Leave> leaves(const State& state);

/// What would be filed.
FilingRequest request(const Here& here, const Visitor& visitor, const Draft& draft);

QString name(const State& state);
std::span<const Transition> transitions();

} // namespace yidi::file_here
