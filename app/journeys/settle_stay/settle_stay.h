// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/journey.h"
#include "app/journeys/pin_step.h"

/// "Settle a stay" (结算): choose the visit, see the amounts with the reason for each, confirm with
/// the PIN, get the statement. It needs the network from beginning to end; a settlement that got no
/// receipt is given up, and nothing is taken.
namespace yidi::settle_stay {

inline constexpr std::size_t visitsShown = 5;

struct Finding { };
struct Choose {
    std::vector<Visit> visits;
};
struct Asking { ///< for the estimate
    Visit visit;
    bool again = false; ///< the bill changed after it was confirmed
};
struct Amounts {
    Visit visit;
    Settlement estimate;
    bool changed = false;
    bool showReasons = false;
    int page = 0; ///< of the reasons
};
struct Check {
    Visit visit;
    Settlement estimate;
};
struct Pin {
    Visit visit;
    Settlement estimate;
    PinStep pin;
};
struct Sending { ///< being stored, then waiting for the receipt
    Visit visit;
    QString msgid; ///< empty until it is stored
    int seconds = 0;
};
struct Settled {
    PrintStatement statement;
    bool paperFailed = false;
};
struct Pending { ///< given up; the province has not yet said whether it took effect
    Visit visit;
    QString msgid;
};
struct AtWindow { ///< the card cannot say who it is; nothing was begun that could be left there
    Visit visit;
    QString why;
    QString checkCode;
};
struct Refused {
    std::vector<Refusal> reasons;
};
struct Trouble {
    ErrorCode error = ErrorCode::SettlementNeedsLink;
};
struct Over {
    Leave leave = Leave::ToMenu;
    Ending ending = Ending::NothingSent;
};

using State = std::variant<Finding, Choose, Asking, Amounts, Check, Pin, Sending, Settled, Pending,
    AtWindow, Refused, Trouble, Over>;

State begin(const Here& here, const Visitor& visitor, Effects& effects);
State step(
    const Here& here, const Visitor& visitor, const State& state, Event event, Effects& effects);
Screen screen(const Here& here, const Visitor& visitor, const State& state);

Ending ending(const State& state);
std::optional<Leave> leaves(const State& state);

/// True while a settlement is on its way: leaving now means giving it up.
bool isUnderway(const State& state);

QString name(const State& state);
std::span<const Transition> transitions();

} // namespace yidi::settle_stay
