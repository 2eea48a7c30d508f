// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/effects.h"

#include "app/domain/filing/operations.h"

#include <algorithm>

namespace yidi::filing_rules {

namespace {

using Outcome = FilingDecision::Outcome;

QDate beginOf(const Case& c, const QString& number)
{
    for (const Filing& filing : c.facts.filings)
        if (filing.number == number)
            return filing.begin;
    return {};
}

std::optional<FilingState> stateOfNew(const Case& c, const FilingDecision& decision)
{
    FilingTurn turn;
    turn.today = c.facts.today;
    turn.begin = decision.begin;
    turn.end = decision.end;
    const bool approved = decision.outcome == Outcome::Approve;
    if (c.is(Deemed) && approved)
        return moveFiling(std::nullopt, FilingEvent::EmergencyMark, FilingRole::Hospital, turn).to;
    const FilingEvent event = approved        ? FilingEvent::Pass
        : decision.outcome == Outcome::Review ? FilingEvent::Judge
                                              : FilingEvent::Fail;
    return moveFiling(FilingState::Checking, event, FilingRole::System, turn).to;
}

} // namespace

FilingStep targetStep(const Case& c)
{
    FilingTurn turn;
    turn.today = c.facts.today;
    turn.begin = c.target->begin;
    turn.end = c.target->end;
    turn.extendable = c.rules.extendable.contains(c.category()) && c.target->end.isValid();
    turn.backdated = c.is(ToCancel) && c.end < c.facts.today;
    return moveFiling(
        c.target->state, *operationOf(c.kind).event, c.request.role, turn, c.target->number);
}

void applyOverlaps(const Case& c, FilingDecision& decision)
{
    for (const OverlapAction& action : c.actions) {
        if (action.number == asked) {
            decision.end = action.begin.addDays(-1);
            decision.rules.append(QStringLiteral("shortened-by-%1").arg(action.winner));
            continue;
        }
        const QDate begin = beginOf(c, action.number);
        const bool over = action.state == FilingState::Terminated;
        decision.effects.push_back({ action.number, FilingEvent::Overlap, action.state, begin,
            over ? begin : action.begin.addDays(-1), QLatin1String("overlap-") + action.rule });
    }
}

void applyToTarget(const Case& c, FilingDecision& decision)
{
    if (!c.target)
        return;
    const Operation& operation = operationOf(c.kind);
    const FilingStep step = targetStep(c);
    decision.effects.push_back(
        { c.target->number, *operation.event, step.to.value_or(c.target->state), c.target->begin,
            operation.endOfTarget(c, decision), filingEventName(*operation.event) });
    std::sort(decision.effects.begin(), decision.effects.end(),
        [](const FilingEffect& a, const FilingEffect& b) { return a.number < b.number; });
}

std::optional<FilingState> stateAfter(const Case& c, const FilingDecision& decision)
{
    if (decision.outcome == Outcome::NotRequired)
        return std::nullopt;
    if (operationOf(c.kind).makesNew)
        return stateOfNew(c, decision);
    if (!c.target)
        return std::nullopt;
    return decision.outcome == Outcome::Approve ? targetStep(c).to : std::optional(c.target->state);
}

} // namespace yidi::filing_rules
