// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/amounts.h"
#include "app/journeys/care_here.h"

/// "What would it cost" (费用估算): before any treatment, for a kind of care and a round sum, what
/// the funds would pay with a filing and without. From the snapshot alone, so it needs no link; it
/// is called an estimate wherever it shows, and leaves nothing behind.
namespace yidi::estimate {

inline constexpr int sumDigits = 6; ///< whole yuan

/// What the snapshot remembers of their year; without it everything is the first of the year.
struct Year {
    std::map<QString, Fen> accumulators;
    int admissions = 0;
};
struct Kind {
    Year year;
};
struct Sum {
    Year year;
    QString medType;
    QString typed;
};
struct Shown {
    Year year;
    QString medType;
    QString typed;
    ReasonPages reasons = {};
};
struct Trouble {
    ErrorCode error = ErrorCode::PolicyMissing;
};
struct Over {
    Leave leave = Leave::ToMenu;
};

using State = std::variant<Kind, Sum, Shown, Trouble, Over>;

State begin(const Here& here, const Visitor& visitor, Effects& effects);
State step(
    const Here& here, const Visitor& visitor, const State& state, Event event, Effects& effects);
Screen screen(const Here& here, const Visitor& visitor, const State& state);

Ending ending(const State& state);
std::optional<Leave> leaves(const State& state);

QString name(const State& state);
std::span<const Transition> transitions();

} // namespace yidi::estimate
