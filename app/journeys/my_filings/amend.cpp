// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/my_filings/amend.h"

#include "app/domain/filing/decide.h"

#include <algorithm>

namespace yidi::my_filings {
namespace {

FilingEvent eventOf(FilingOperation operation, bool pending)
{
    switch (operation) {
    case FilingOperation::Extend:
        return FilingEvent::Extend;
    case FilingOperation::Change:
        return FilingEvent::Change;
    default:
        return pending ? FilingEvent::Withdraw : FilingEvent::Cancel;
    }
}

/// The reasons a station can know of for certain: the others rest on what it was not told.
bool isCertain(const Refusal& refusal)
{
    static constexpr FilingReason certain[] = { FilingReason::R03BenefitSuspended,
        FilingReason::R05UnsettledVisit, FilingReason::R08MinHold, FilingReason::R17DatesInvalid,
        FilingReason::F01StateForbids, FilingReason::F02RoleForbidden,
        FilingReason::F03ConditionUnmet };
    return std::any_of(std::begin(certain), std::end(certain),
        [&](FilingReason reason) { return refusal.code == filingReasonCode(reason); });
}

/// Somebody has to read what is asked: the province would send the person to a window.
Refusal forTheWindow(const FilingRequest& request)
{
    return { filingReasonCode(FilingReason::F02RoleForbidden), request.target,
        filingRemedy(FilingReason::F02RoleForbidden) };
}

const Policy* policyOf(const Here& here, const QString& insuredRegion)
{
    if (!here.snapshot || !here.snapshot->isUsable(here.now))
        return nullptr;
    return here.snapshot->policies.find(insuredRegion, here.today).value_or(nullptr);
}

} // namespace

const Filing* find(const Visitor& visitor, const QString& number)
{
    const auto at = std::find_if(visitor.filings.begin(), visitor.filings.end(),
        [&](const Filing& filing) { return filing.number == number; });
    return at == visitor.filings.end() ? nullptr : &*at;
}

std::vector<FilingOperation> operationsOn(const Here& here, const Filing& filing)
{
    FilingTurn turn;
    turn.today = here.today;
    turn.begin = filing.begin;
    turn.end = filing.end;
    turn.extendable = filing.end.isValid();
    std::vector<FilingOperation> possible;
    for (const FilingOperation operation :
        { FilingOperation::Extend, FilingOperation::Change, FilingOperation::Cancel }) {
        const FilingEvent event = eventOf(operation, filing.isPending());
        if (moveFiling(filing.state, event, FilingRole::Person, turn).allowed())
            possible.push_back(operation);
    }
    return possible;
}

FilingRequest requestOn(
    const Here& here, const Visitor& visitor, const Filing& filing, FilingOperation operation)
{
    FilingRequest asked;
    asked.operation = operation;
    asked.target = filing.number;
    asked.category = filing.category;
    asked.psnNo = visitor.person.psnNo;
    asked.insutype = visitor.insutype();
    asked.insuredRegion =
        filing.insuredRegion.isEmpty() ? visitor.insuredRegion() : filing.insuredRegion;
    asked.careRegion = filing.careRegion;
    asked.certType = visitor.person.certType;
    asked.certNo = visitor.person.certNo;
    asked.psnName = visitor.person.name;
    asked.phone = visitor.person.phone;
    asked.begin = filing.begin;
    asked.institutionCode = here.institution.code;
    return asked;
}

Preview preview(const Here& here, const Visitor& visitor, const FilingRequest& request)
{
    const Policy* policy = policyOf(here, request.insuredRegion);
    const Filing* filing = find(visitor, request.target);
    if (!policy || !filing)
        return filing && filing->inUse && request.operation != FilingOperation::Extend
            ? Preview { { { filingReasonCode(FilingReason::R05UnsettledVisit), filing->number,
                            filingRemedy(FilingReason::R05UnsettledVisit) } },
                  {} }
            : Preview {};
    FilingFacts facts;
    facts.today = here.today;
    facts.person = visitor.person;
    facts.filings = visitor.filings;
    const FilingDecision decision = decide(request, facts, policy->filing);
    Preview seen { {}, decision.end };
    if (decision.outcome == FilingDecision::Outcome::Review)
        seen.against.push_back(forTheWindow(request));
    std::copy_if(decision.reasons.begin(), decision.reasons.end(), std::back_inserter(seen.against),
        isCertain);
    return seen;
}

} // namespace yidi::my_filings
