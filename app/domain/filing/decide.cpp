// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/decide.h"

#include "app/domain/filing/effects.h"
#include "app/domain/filing/evidence.h"
#include "app/domain/filing/grounds.h"
#include "app/domain/filing/reasons.h"
#include "app/domain/filing/stays.h"

#include <algorithm>

namespace yidi {

namespace {

using namespace filing_rules;
using Outcome = FilingDecision::Outcome;

/// "L2", "extend-T1": what the id of a deciding rule ends in.
QString subjectOf(const Case& c)
{
    const QString operation = filingOperationName(c.request.operation);
    return c.is(ToFile) ? c.category() : operation + QLatin1Char('-') + c.category();
}

QStringList staysForHand(const Case& c)
{
    QStringList stays;
    for (const Visit& visit : c.facts.visits)
        if (c.is(toNew) && isForHand(c, visit))
            stays.append(visit.mdtrtId);
    stays.sort();
    return stays;
}

/// The days, and what happens to other filings.
void giveDays(const Case& c, FilingDecision& decision)
{
    decision.begin = c.begin;
    // Cancelled before it began, it ends on the day it would have begun.
    decision.end = c.is(ToCancel | ToWithdraw) ? std::max(c.begin, c.end) : c.end;
    if (c.fromAdmission)
        decision.rules.append(QStringLiteral("from-admission"));
    if (decision.evidence == EvidenceState::Promised && c.rules.commitmentDueDays > 0)
        decision.evidenceDue = c.facts.today.addDays(c.rules.commitmentDueDays);
    decision.manualVisits = staysForHand(c);
    applyOverlaps(c, decision);
    applyToTarget(c, decision);
}

/// Nothing stands against it: who decides?
void grant(const Case& c, FilingDecision& decision)
{
    if (c.is(Deemed)) {
        decision.outcome = Outcome::Approve;
        decision.boundVisit = c.emergency->mdtrtId;
        decision.rules.append(QStringLiteral("deemed-emergency"));
        return;
    }
    const QStringList grounds = groundsForReview(c);
    decision.outcome = grounds.isEmpty() ? Outcome::Approve : Outcome::Review;
    decision.rules.append(
        (grounds.isEmpty() ? QLatin1String("instant-") : QLatin1String("review-")) + subjectOf(c));
    decision.rules += grounds;
}

void judge(const Case& c, FilingDecision& decision)
{
    if (c.is(toNew))
        decision.evidence = evidenceOf(c);
    Objections objections = objectionsTo(c);
    decision.rules = std::move(objections.asked);
    decision.reasons = std::move(objections.reasons);
    if (objections.notRequired) {
        decision.outcome = Outcome::NotRequired;
    } else if (decision.reasons.empty()) {
        giveDays(c, decision);
        grant(c, decision);
    }
}

Refusal noSuchFiling(const FilingRequest& request)
{
    constexpr auto reason = FilingReason::F01StateForbids;
    return { filingReasonCode(reason), request.target, filingRemedy(reason) };
}

} // namespace

QString filingOutcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Approve:
        return QStringLiteral("approve");
    case Outcome::Review:
        return QStringLiteral("review");
    case Outcome::Reject:
        return QStringLiteral("reject");
    case Outcome::NotRequired:
        break;
    }
    return QStringLiteral("not_required");
}

FilingDecision decide(
    const FilingRequest& request, const FilingFacts& facts, const FilingRules& rules)
{
    const Case c = caseOf(request, facts, rules);
    FilingDecision decision;
    if (c.lacksTarget())
        decision.reasons = { noSuchFiling(request) };
    else
        judge(c, decision);
    decision.state = stateAfter(c, decision);
    if (decision.outcome != Outcome::Review)
        decision.decidedBy = QStringLiteral("system");
    return decision;
}

FilingDecision undecidable(const FilingRequest& request)
{
    FilingDecision decision;
    decision.reasons = { { QStringLiteral("S07"), request.insuredRegion,
        filingRemedy(FilingReason::R02NotInsuredHere) } };
    decision.decidedBy = QStringLiteral("system");
    return decision;
}

} // namespace yidi
