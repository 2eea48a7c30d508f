// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/amounts.h"
#include "app/journeys/settle_visit/money.h"

/// "My statements" (补打结算单): what was settled in this house, to be looked at and printed again,
/// marked as a second copy, and paid where that was left open.
namespace yidi::my_statements {

/// No scrolling on a kiosk: so many on a page.
inline constexpr int visitsShown = 3;

struct Finding {
    int seconds = 0;
};
struct List {
    std::vector<Visit> visits;
    int page = 0;
};
struct Fetching {
    List from;
    Visit visit;
    int seconds = 0;
};
struct Statement {
    List from;
    SettledVisit settled;
    ReasonPages reasons = {};
    std::optional<PaymentFound> booked = {}; ///< what this machine knows of its money
};
/// What was left open is paid now.
struct Money {
    List from;
    settle_visit::MoneyState money;
};
struct Printed {
    List from;
    SettledVisit settled;
    bool paperFailed = false;
};
struct Trouble {
    ErrorCode error = ErrorCode::LinkDown;
};
struct Over {
    Leave leave = Leave::ToMenu;
};

using State = std::variant<Finding, List, Fetching, Statement, Printed, Money, Trouble, Over>;

State begin(const Here& here, const Visitor& visitor, Effects& effects);
State step(
    const Here& here, const Visitor& visitor, const State& state, Event event, Effects& effects);
Screen screen(const Here& here, const Visitor& visitor, const State& state);

Ending ending(const State& state);
std::optional<Leave> leaves(const State& state);
void leaveBehind(const State& state, Effects& effects);

QString name(const State& state);
std::span<const Transition> transitions();

} // namespace yidi::my_statements
