// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/filing.h"

#include <span>

/// The life of a filing (policy.md 2.3) as one table: from which state, on what, by whom, under
/// which condition, to which state. Whoever moves a filing asks `moveFiling`.
namespace yidi {

enum class FilingEvent {
    Start, ///< the form is opened
    Submit,
    Accept, ///< the server has it
    Repeat, ///< the server had it already
    Pass, ///< all rules hold, and they may decide
    Fail,
    Judge, ///< somebody has to judge
    Ask, ///< for material
    Supplement,
    DeadlinePassed,
    Approve,
    Refuse,
    Withdraw,
    StartDay,
    BenefitStopped,
    BenefitRestored,
    EndPassed,
    Extend,
    Change,
    Cancel,
    Overlap,
    PersonEnded, ///< death, or the end of the scheme
    EmergencyMark,
};
inline constexpr int filingEventCount = static_cast<int>(FilingEvent::EmergencyMark) + 1;
QString filingEventName(FilingEvent event); ///< "start" … "emergency-mark"

/// What the conditions look at. The defaults stand in nobody's way.
struct FilingTurn {
    QDate today;
    QDate begin;
    QDate end; ///< invalid: no end
    QDate deadline; ///< for papers; invalid: none
    bool identityRead = true; ///< from card or document
    bool formComplete = true;
    bool noticeShown = true;
    bool newKey = true; ///< no Record of this number arrived before
    bool eligible = true; ///< benefit, scheme and person as they must be
    bool inUse = false; ///< an open admission or an unsettled cost rests on it
    bool openAdmission = false;
    bool held = true; ///< the minimum hold is over, or something excuses from it
    bool extendable = true; ///< its category may be extended
    bool backdated = false; ///< a cancellation for a day that has gone
    bool enteredByReviewer = false; ///< who approves is who entered
    bool reasonGiven = true;
    bool listGiven = true; ///< of the papers asked for
    bool boundToVisit = true;
    bool overruled = false; ///< another filing counts for its days
};

/// A condition, and what stands against it; nothing when it holds.
struct FilingGuard {
    const char* name;
    std::optional<FilingReason> (*objection)(const FilingTurn& turn, FilingRole role);
};

using FilingRoles = unsigned; ///< bits of FilingRole
constexpr FilingRoles operator|(FilingRole a, FilingRole b)
{
    return static_cast<FilingRoles>(a) | static_cast<FilingRoles>(b);
}
constexpr FilingRoles operator|(FilingRoles a, FilingRole b)
{
    return a | static_cast<FilingRoles>(b);
}
constexpr bool includes(FilingRoles roles, FilingRole role)
{
    return (roles & static_cast<FilingRoles>(role)) != 0;
}

struct FilingTransition {
    std::optional<FilingState> from; ///< none: there is no filing yet
    FilingEvent event;
    FilingRoles who;
    const FilingGuard* guard; ///< none: always
    std::optional<FilingState> to; ///< none: the state of the Record that came first
};
std::span<const FilingTransition> filingTransitions();

/// Where an event leads, or why it leads nowhere. With neither a state nor a refusal the filing is
/// what the earlier Record made of it.
struct FilingStep {
    std::optional<FilingState> to;
    std::optional<Refusal> refusal;

    bool allowed() const { return !refusal; }
};
/// Every state answers every event: F01 when it does not happen there, F02 when it is not for this
/// role, else the reason of the condition that fails.
FilingStep moveFiling(std::optional<FilingState> from, FilingEvent event, FilingRole role,
    const FilingTurn& turn, const QString& number = {});

/// Whether any event leads from one state to another.
bool filingMayBecome(FilingState from, FilingState to);

} // namespace yidi
