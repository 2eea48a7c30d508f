// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/case.h"

#include "app/base/clock.h"
#include "app/domain/filing/operations.h"
#include "app/domain/filing/stays.h"
#include "app/domain/region/region.h"

#include <algorithm>

namespace yidi::filing_rules {

namespace {

const Filing* findTarget(const FilingRequest& request, const FilingFacts& facts)
{
    const auto at = std::find_if(facts.filings.begin(), facts.filings.end(),
        [&](const Filing& filing) { return filing.number == request.target; });
    return at == facts.filings.end() ? nullptr : &*at;
}

Kind kindOf(const Case& c)
{
    switch (c.request.operation) {
    case FilingOperation::File:
        return c.emergency ? Deemed : ToFile;
    case FilingOperation::Extend:
        return ToExtend;
    case FilingOperation::Change:
        return ToChange;
    case FilingOperation::Cancel:
        return c.target && c.target->isPending() ? ToWithdraw : ToCancel;
    }
    return ToFile;
}

/// What was asked for, as a filing among the others.
Filing wantedOf(const Case& c)
{
    Filing wanted;
    wanted.number = asked;
    wanted.state = FilingState::Effective;
    wanted.category = c.request.category;
    wanted.careRegion = c.request.careRegion;
    wanted.begin = c.begin;
    wanted.end = c.end;
    wanted.decidedAt = chinaTime(c.facts.today.addDays(1), QTime(0, 0));
    return wanted;
}

/// What would count on which day, were the request granted. Nobody's upload is looked at: the new
/// one cannot have been uploaded yet.
std::vector<OverlapAction> overlapsOf(const Case& c)
{
    std::vector<Filing> all { wantedOf(c) };
    for (const Filing& filing : c.facts.filings)
        if (&filing != c.target)
            all.push_back(filing);
    for (Filing& filing : all) {
        filing.upload = NationalUpload::None;
        filing.inUse = filing.inUse
            || std::any_of(c.facts.visits.begin(), c.facts.visits.end(), [&](const Visit& visit) {
                   return restsOn(visit, filing.careRegion, filing.begin, filing.end);
               });
    }
    return resolveOverlaps(std::move(all), c.rules.overlap).actions;
}

} // namespace

const Insurance* Case::insurance() const
{
    if (!facts.person)
        return nullptr;
    const Insurance* found = nullptr;
    for (const Insurance& insurance : facts.person->insurances) {
        const bool fits = sameCity(insurance.region, request.insuredRegion)
            && (request.insutype.isEmpty() || insurance.insutype == request.insutype);
        if (fits && insurance.isNormal())
            return &insurance;
        if (fits && !found)
            found = &insurance;
    }
    return found;
}

Case caseOf(const FilingRequest& request, const FilingFacts& facts, const FilingRules& rules)
{
    Case c { request, facts, rules };
    if (request.operation == FilingOperation::File)
        c.emergency = markedEmergency(request, facts);
    else
        c.target = findTarget(request, facts);
    c.kind = kindOf(c);
    if (c.lacksTarget())
        return c;
    if (c.target && request.insuredRegion.isEmpty())
        c.request.insuredRegion = c.target->insuredRegion;
    operationOf(c.kind).complete(c);
    const bool hasDays = c.begin.isValid() && (!c.end.isValid() || c.begin <= c.end);
    if (c.is(toNew | ToExtend) && hasDays)
        c.actions = overlapsOf(c);
    return c;
}

} // namespace yidi::filing_rules
