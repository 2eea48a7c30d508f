// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/file_here/draft.h"

#include "app/domain/filing/overlap.h"
#include "app/domain/region/region.h"

#include <algorithm>

namespace yidi::file_here {
namespace {

FilingAgent agentOf(const Visitor& visitor, const Draft& draft)
{
    const Person& self = visitor.person;
    return { self.name, self.certType, self.certNo, draft.relation, self.phone };
}

/// The request as the filing it would become.
Filing asFiling(const FilingRequest& asked)
{
    Filing filing;
    filing.category = asked.category;
    filing.insuredRegion = asked.insuredRegion;
    filing.careRegion = asked.careRegion;
    filing.begin = asked.begin;
    filing.end = asked.end;
    return filing;
}

ImaginedStay stayOf(const Here& here, const FilingRequest& asked, const Person& person)
{
    ImaginedStay stay;
    stay.insuredRegion = asked.insuredRegion;
    stay.careRegion = asked.careRegion;
    stay.insutype = asked.insutype;
    if (const Insurance* insurance = person.mainInsurance()) {
        stay.psnType = insurance->psnType;
        stay.civilServant = insurance->civilServant;
    }
    for (const PersonClass& one : person.classes)
        stay.identTypes.append(one.type);
    if (asked.careRegion == cityOf(here.institution.region) && !here.institution.level.isEmpty())
        stay.hospLevel = here.institution.level;
    stay.category = asked.category;
    stay.day = std::max(here.today, asked.begin);
    return stay;
}

} // namespace

std::span<const QLatin1String> relations()
{
    static constexpr QLatin1String all[] { QLatin1String("20"), QLatin1String("10"),
        QLatin1String("50"), QLatin1String("97") };
    return all;
}

const Person& personOf(const Visitor& visitor, const Draft& draft)
{
    return draft.other ? *draft.other : visitor.person;
}

QString insuredRegionOf(const Visitor& visitor, const Draft& draft)
{
    if (!draft.other)
        return visitor.insuredRegion();
    const Insurance* insurance = draft.other->mainInsurance();
    return insurance ? insurance->region : QString();
}

QString careRegionOf(const Here& here, const Draft& draft)
{
    return draft.careRegion.isEmpty() ? cityOf(here.institution.region) : draft.careRegion;
}

FilingRequest request(const Here& here, const Visitor& visitor, const Draft& draft)
{
    const Person& person = personOf(visitor, draft);
    const Insurance* insurance = person.mainInsurance();
    FilingRequest asked;
    asked.operation = draft.operation;
    asked.target = draft.target;
    asked.category = draft.category;
    asked.psnNo = person.psnNo;
    asked.insutype = insurance ? insurance->insutype : QString();
    asked.insuredRegion = insuredRegionOf(visitor, draft);
    asked.careRegion = careRegionOf(here, draft);
    asked.certType = person.certType;
    asked.certNo = person.certNo;
    asked.psnName = person.name;
    asked.phone = draft.phone.isEmpty() ? person.phone : draft.phone;
    asked.begin = draft.begin;
    if (draft.months > 0)
        asked.end = draft.begin.addMonths(draft.months);
    asked.byCommitment = true; // a kiosk takes no papers
    asked.institutionCode = here.institution.code;
    if (draft.other)
        asked.agent = agentOf(visitor, draft);
    return asked;
}

FilingRequest promised(const Here& here, const Visitor& visitor, const Draft& draft)
{
    FilingRequest asked = request(here, visitor, draft);
    asked.commitment = CommitmentProof { QString::fromLatin1(promiseOf(draft).version), here.now,
        visitor.hasCard() ? QStringLiteral("pin") : QStringLiteral("code") };
    return asked;
}

Promise promiseOf(const Draft& draft)
{
    return draft.other ? Promise { "other-1", Phrase::PromiseTextForOther }
                       : Promise { "self-1", Phrase::PromiseText };
}

const Policy* policyOf(const Here& here, const Visitor& visitor, const Draft& draft)
{
    if (!here.snapshot || !here.snapshot->isUsable(here.now))
        return nullptr; // rules that may have changed since are no answer
    const auto found = here.snapshot->policies.find(
        insuredRegionOf(visitor, draft), std::max(here.today, draft.begin));
    return found ? *found : nullptr;
}

bool isNotNeeded(const Here& here, const Visitor& visitor, const Draft& draft)
{
    const Policy* policy = policyOf(here, visitor, draft);
    return policy && sameProvince(insuredRegionOf(visitor, draft), careRegionOf(here, draft))
        && policy->filing.noFilingInProvince.contains(filingCategoryCode(draft.category));
}

std::optional<Filing> replaced(const Here& here, const Visitor& visitor, const Draft& draft)
{
    if (draft.operation == FilingOperation::Change)
        return {}; // it is what was asked for
    const Policy* policy = policyOf(here, visitor, draft);
    const OverlapRules rules = policy ? policy->filing.overlap : OverlapRules();
    const Filing made = asFiling(request(here, visitor, draft));
    const auto& standing = draft.other ? draft.otherFilings : visitor.filings;
    const auto found = std::find_if(standing.begin(), standing.end(), [&](const Filing& one) {
        return one.isGranted() && shareScope(one, made, rules)
            && meet(one.begin, one.end, made.begin, made.end);
    });
    return found == standing.end() ? std::nullopt : std::optional(*found);
}

std::optional<FiledAgainstNot> effectOnMoney(
    const Here& here, const Visitor& visitor, const Draft& draft)
{
    if (!here.snapshot || !here.snapshot->isUsable(here.now))
        return {};
    const auto effect = filedAgainstNot(here.snapshot->policies,
        stayOf(here, request(here, visitor, draft), personOf(visitor, draft)));
    return effect ? std::optional(*effect) : std::nullopt;
}

bool isForHere(const Here& here, const Draft& draft)
{
    return careRegionOf(here, draft) == cityOf(here.institution.region);
}

void settle(const Here& here, const Visitor& visitor, Draft& draft)
{
    if (draft.begin < here.today && !isForHere(here, draft))
        draft.begin = here.today;
    const std::vector<int> offered = monthsOnOffer(here, visitor, draft);
    if (std::find(offered.begin(), offered.end(), draft.months) == offered.end())
        draft.months = 0;
}

std::vector<int> monthsOnOffer(const Here& here, const Visitor& visitor, const Draft& draft)
{
    const Policy* policy = policyOf(here, visitor, draft);
    const int limit = policy ? policy->filing.temporaryLimitMonths : 0;
    std::vector<int> months { 0 };
    for (const int some : { 6, 12 }) { // a temporary filing runs for six at least (policy.md 2.1)
        if (isLongTerm(draft.category) || limit == 0 || some <= limit)
            months.push_back(some);
    }
    return months;
}

} // namespace yidi::file_here
