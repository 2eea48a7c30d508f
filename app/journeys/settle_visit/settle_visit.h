// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/amounts.h"
#include "app/journeys/pin_step.h"
#include "app/journeys/settle_visit/money.h"

/// "Settle" (结算): choose the visit, see the amounts with the reason for each, confirm with the
/// PIN, get the statement, pay. A settlement that got no receipt is given up, and nothing is taken.
/// Without a link it may be provisional (暂结): by the bills of this house and the snapshot, where
/// the insured place allows it; it counts for nothing before the province has confirmed it.
namespace yidi::settle_visit {

/// No scrolling on a kiosk: as many on a page as large writing has room for.
inline constexpr int visitsShown = 3;

/// A Record before it, mostly the bill itself, has not been taken by the province.
inline constexpr QLatin1String billWaitsReason { "bill-waits" };

struct Finding {
    bool offline = false; ///< by the bills of this house
};
struct Choose {
    std::vector<Visit> visits;
    bool offline = false;
    int page = 0;

    int pages() const;
};
struct Asking { ///< for the estimate
    Visit visit;
    bool again = false; ///< the bill changed after it was confirmed
    bool offline = false;
};
struct Amounts {
    Visit visit;
    Settlement estimate; ///< a provisional one says so itself, here and below
    bool changed = false;
    ReasonPages reasons = {};
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
    Settlement estimate;
    QString msgid; ///< empty until it is stored
    int seconds = 0;
};
struct Provisional { ///< stored here; the province has yet to confirm it
    PrintStatement statement;
    Visit visit;
    bool paperFailed = false;
};
struct Differs { ///< confirmed as something else than was shown: a clerk sees to it
    Visit visit;
    SettlementAmounts shown;
    SettlementAmounts confirmed;
};
struct Pending { ///< given up; the province has not yet said whether it took effect
    Visit visit;
    QString msgid;
};
/// Only staff can go on: the card cannot say who it is, or the bill has not got through. Nothing
/// was begun that could be left there.
struct AtWindow {
    Visit visit;
    QString why; ///< "pin-…" or `billWaitsReason`
    QString checkCode;

    bool billWaits() const { return why == billWaitsReason; }
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

using State = std::variant<Finding, Choose, Asking, Amounts, Check, Pin, Sending, Settled, Paying,
    Provisional, Differs, Pending, AtWindow, Refused, Trouble, Over>;

State begin(const Here& here, const Visitor& visitor, Effects& effects);
State step(
    const Here& here, const Visitor& visitor, const State& state, Event event, Effects& effects);
Screen screen(const Here& here, const Visitor& visitor, const State& state);

Ending ending(const State& state);
std::optional<Leave> leaves(const State& state);

/// What must not go on behind a visitor who has left: a settlement without a receipt is given up,
/// a code that was not paid is made void.
void leaveBehind(const State& state, Effects& effects);

QString name(const State& state);
std::span<const Transition> transitions();

} // namespace yidi::settle_visit
