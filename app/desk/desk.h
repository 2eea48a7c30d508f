// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// This room is the clerk's work at a window (窗口): who is logged in, what waits, what is done to
// it and by whom, as a pure machine like the journeys of a kiosk.

#include "app/desk/effects.h"
#include "app/desk/events.h"
#include "app/desk/state.h"
#include "app/desk/view.h"
#include "app/domain/institution/institution.h"

namespace yidi::desk {

/// What the machine knows of where it stands.
struct Here {
    Institution institution;
    QString device;
    QDateTime now;
    std::shared_ptr<const Snapshot> snapshot = {};
    /// The places there are, while no snapshot says more.
    std::shared_ptr<const Directory> directory = {};
    /// A settlement whose funds pay more is cancelled, or made anew, by two persons.
    Fen secondAbove = Fen(100'000);
};

/// Nobody is logged in.
State begin(const Here& here);
State step(const Here& here, State state, Event event, Effects& effects);
View view(const Here& here, const State& state);

// ux.md A1.8
inline constexpr int graceSeconds = 10; ///< in which a judgement can be taken back
inline constexpr int idleLockSeconds = 600;
inline constexpr int uncoveredSeconds = 20; ///< for which a name stands there in full
inline constexpr int settleWaitSeconds = 8; ///< for the receipt of a settlement

} // namespace yidi::desk
