// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/journey.h"

/// "Why can I not settle directly?" (预检): looks at card, benefits, filing, hospital, disease and
/// system, and says in plain words what stands in the way and what to do. Without a link it tells
/// what it knows, and of the rest that it does not.
namespace yidi::pre_check {

struct Asking {
    int seconds = 0;
};
struct Shown {
    CareKnown care;
};
struct Over {
    Leave leave = Leave::ToMenu;
};

using State = std::variant<Asking, Shown, Over>;

State begin(const Here& here, const Visitor& visitor, Effects& effects);
State step(
    const Here& here, const Visitor& visitor, const State& state, Event event, Effects& effects);
Screen screen(const Here& here, const Visitor& visitor, const State& state);

Ending ending(const State& state);
std::optional<Leave> leaves(const State& state);

QString name(const State& state);
std::span<const Transition> transitions();

} // namespace yidi::pre_check
