// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/states.h"

#include "app/domain/filing/decide.h"

#include <algorithm>
#include <array>

namespace yidi {

namespace {

using enum FilingState;
using E = FilingEvent;
using R = FilingRole;
using Turn = FilingTurn;
using Reason = FilingReason;

constexpr std::array eventNames = { "start", "submit", "accept", "repeat", "pass", "fail", "judge",
    "ask", "supplement", "deadline-passed", "approve", "refuse", "withdraw", "start-day",
    "benefit-stopped", "benefit-restored", "end-passed", "extend", "change", "cancel", "overlap",
    "person-ended", "emergency-mark" };
static_assert(eventNames.size() == static_cast<std::size_t>(filingEventCount));

bool ended(const Turn& t)
{
    return t.end.isValid() && t.end < t.today;
}

std::optional<Reason> unless(bool holds, Reason reason)
{
    return holds ? std::nullopt : std::optional(reason);
}
std::optional<Reason> unlessBegun(const Turn& t)
{
    return unless(t.begin.isValid() && t.begin <= t.today, Reason::R17DatesInvalid);
}
std::optional<Reason> unlessAhead(const Turn& t)
{
    return unless(t.begin > t.today, Reason::R17DatesInvalid);
}
std::optional<Reason> unlessHeldAndSettled(const Turn& t)
{
    return t.inUse ? Reason::R05UnsettledVisit : unless(t.held, Reason::R08MinHold);
}

namespace given {

constexpr auto unmet = Reason::F03ConditionUnmet;

constexpr FilingGuard identity { "identity-read",
    [](const Turn& t, R) { return unless(t.identityRead, Reason::R01IdentityNotFound); } };
constexpr FilingGuard form { "form-and-notice",
    [](const Turn& t, R) { return unless(t.formComplete && t.noticeShown, unmet); } };
constexpr FilingGuard newKey { "new-key",
    [](const Turn& t, R) { return unless(t.newKey, unmet); } };
constexpr FilingGuard oldKey { "known-key",
    [](const Turn& t, R) { return unless(!t.newKey, unmet); } };
constexpr FilingGuard begun { "begun", [](const Turn& t, R) { return unlessBegun(t); } };
constexpr FilingGuard ahead { "ahead", [](const Turn& t, R) { return unlessAhead(t); } };
constexpr FilingGuard reason { "reason-given",
    [](const Turn& t, R) { return unless(t.reasonGiven, unmet); } };
constexpr FilingGuard list { "list-given",
    [](const Turn& t, R) { return unless(t.listGiven, unmet); } };
constexpr FilingGuard inTime { "before-deadline", [](const Turn& t, R) {
                                  return unless(!t.deadline.isValid() || t.today <= t.deadline,
                                      Reason::R12MaterialMissing);
                              } };
constexpr FilingGuard late { "deadline-passed",
    [](const Turn& t, R) { return unless(t.deadline.isValid() && t.deadline < t.today, unmet); } };
constexpr FilingGuard otherEyesBegun { "other-eyes-and-begun", [](const Turn& t, R) {
                                          return t.enteredByReviewer ? Reason::F02RoleForbidden
                                                                     : unlessBegun(t);
                                      } };
constexpr FilingGuard otherEyesAhead { "other-eyes-and-ahead", [](const Turn& t, R) {
                                          return t.enteredByReviewer ? Reason::F02RoleForbidden
                                                                     : unlessAhead(t);
                                      } };
constexpr FilingGuard dayCame { "eligible-and-begun",
    [](const Turn& t, R) { return t.eligible ? unlessBegun(t) : Reason::R03BenefitSuspended; } };
constexpr FilingGuard notEnded { "not-ended",
    [](const Turn& t, R) { return unless(!ended(t), Reason::R17DatesInvalid); } };
constexpr FilingGuard endedUnused { "ended-and-nobody-in-hospital", [](const Turn& t, R) {
                                       return t.openAdmission ? Reason::R05UnsettledVisit
                                                              : unless(ended(t), unmet);
                                   } };
constexpr FilingGuard mayExtend { "extendable-and-eligible", [](const Turn& t, R) {
                                     return !t.eligible ? Reason::R03BenefitSuspended
                                         : ended(t)     ? Reason::R17DatesInvalid
                                                        : unless(t.extendable, unmet);
                                 } };
constexpr FilingGuard heldAndSettled { "held-and-settled",
    [](const Turn& t, R) { return unlessHeldAndSettled(t); } };
constexpr FilingGuard mayCancel { "held-settled-and-not-backdated", [](const Turn& t, R role) {
                                     return t.backdated && role != R::Supervisor
                                         ? Reason::F02RoleForbidden
                                         : unlessHeldAndSettled(t);
                                 } };
constexpr FilingGuard overruled { "overruled",
    [](const Turn& t, R) { return unless(t.overruled, unmet); } };
constexpr FilingGuard boundToVisit { "bound-to-visit",
    [](const Turn& t, R) { return unless(t.boundToVisit, unmet); } };

} // namespace given

constexpr FilingRoles asker = R::Person | R::Clerk | R::Supervisor | R::Hospital;
constexpr FilingRoles office = R::Person | R::Clerk | R::Supervisor;
constexpr FilingRoles server = 0u | R::Server;
constexpr FilingRoles system_ = 0u | R::System;
constexpr FilingRoles reviewer = 0u | R::Reviewer;
constexpr FilingRoles feed = 0u | R::Feed;
constexpr auto none = std::nullopt;

// Of two rows with the same state and event the first whose condition holds counts.
constexpr FilingTransition table[] = {
    // from        event               who      condition        to
    { none, E::Start, asker, &given::identity, Draft },
    { none, E::EmergencyMark, R::Hospital | R::Server, &given::boundToVisit, Effective },
    { Draft, E::Submit, asker, &given::form, Queued },
    { Draft, E::Withdraw, office, nullptr, Withdrawn },
    // left for a window at which nobody came
    { Draft, E::DeadlinePassed, system_, &given::late, Withdrawn },
    { Queued, E::Accept, server, &given::newKey, Checking },
    { Queued, E::Repeat, server, &given::oldKey, none },
    { Queued, E::Withdraw, office, nullptr, Withdrawn },
    { Checking, E::Pass, system_, &given::begun, Effective },
    { Checking, E::Pass, system_, &given::ahead, Approved },
    { Checking, E::Fail, system_, &given::reason, Rejected },
    { Checking, E::Judge, system_, nullptr, InReview },
    { Checking, E::Withdraw, office, nullptr, Withdrawn },
    { InReview, E::Ask, reviewer, &given::list, NeedMaterial },
    { InReview, E::Approve, reviewer, &given::otherEyesBegun, Effective },
    { InReview, E::Approve, reviewer, &given::otherEyesAhead, Approved },
    { InReview, E::Refuse, reviewer, &given::reason, Rejected },
    { InReview, E::Withdraw, office, nullptr, Withdrawn },
    { NeedMaterial, E::Supplement, asker, &given::inTime, InReview },
    { NeedMaterial, E::DeadlinePassed, system_, &given::late, Withdrawn },
    { NeedMaterial, E::Withdraw, office, nullptr, Withdrawn },
    { Approved, E::StartDay, system_, &given::dayCame, Effective },
    { Approved, E::Cancel, office, &given::mayCancel, Cancelled },
    // else it would collide on its first day
    { Approved, E::Overlap, system_, &given::overruled, Terminated },
    { Effective, E::BenefitStopped, feed, nullptr, Suspended },
    { Effective, E::EndPassed, system_, &given::endedUnused, Expired },
    { Effective, E::Extend, office, &given::mayExtend, Effective },
    { Effective, E::Change, office, &given::heldAndSettled, Superseded },
    { Effective, E::Cancel, office, &given::mayCancel, Cancelled },
    { Effective, E::Overlap, system_, &given::overruled, Terminated },
    { Suspended, E::BenefitRestored, feed, &given::notEnded, Effective },
    // else nothing would end it
    { Suspended, E::EndPassed, system_, &given::endedUnused, Expired },
    { Checking, E::PersonEnded, feed, nullptr, Cancelled },
    { NeedMaterial, E::PersonEnded, feed, nullptr, Cancelled },
    { InReview, E::PersonEnded, feed, nullptr, Cancelled },
    { Approved, E::PersonEnded, feed, nullptr, Cancelled },
    { Effective, E::PersonEnded, feed, nullptr, Cancelled },
    { Suspended, E::PersonEnded, feed, nullptr, Cancelled },
};

Refusal refuse(Reason reason, const QString& number, const char* what)
{
    const QString words = QLatin1String(what);
    return { filingReasonCode(reason),
        number.isEmpty() ? words : QStringLiteral("%1 %2").arg(number, words),
        filingRemedy(reason) };
}

} // namespace

QString filingEventName(FilingEvent event)
{
    return QLatin1String(eventNames[static_cast<std::size_t>(event)]);
}

std::span<const FilingTransition> filingTransitions()
{
    return table;
}

FilingStep moveFiling(std::optional<FilingState> from, FilingEvent event, FilingRole role,
    const FilingTurn& turn, const QString& number)
{
    const QByteArray state = from ? filingStateName(*from).toLatin1() : QByteArray("none");
    FilingStep step;
    step.refusal = refuse(Reason::F01StateForbids, number, state.constData());
    for (const FilingTransition& row : table) {
        if (row.from != from || row.event != event)
            continue;
        if (!includes(row.who, role)) {
            const QByteArray who = filingRoleName(role).toLatin1();
            step.refusal = refuse(Reason::F02RoleForbidden, number, who.constData());
        } else if (const auto reason =
                       row.guard ? row.guard->objection(turn, role) : std::nullopt) {
            step.refusal = refuse(*reason, number, row.guard->name);
        } else {
            return { row.to, std::nullopt };
        }
    }
    return step;
}

bool filingMayBecome(FilingState from, FilingState to)
{
    return std::any_of(std::begin(table), std::end(table), [&](const FilingTransition& row) {
        return row.from == from && (row.to == to || (!row.to && from != to));
    });
}

} // namespace yidi
