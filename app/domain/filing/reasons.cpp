// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/reasons.h"

#include "app/base/dates.h"
#include "app/domain/filing/dates.h"
#include "app/domain/filing/effects.h"
#include "app/domain/filing/evidence.h"
#include "app/domain/filing/hold.h"
#include "app/domain/filing/stays.h"
#include "app/domain/region/region.h"

#include <algorithm>

namespace yidi::filing_rules {

namespace {

using L1 = QLatin1String;
using Reason = FilingReason;

// Each check answers with the records that stand in the way, in words; empty when it has nothing
// against it. One that blocks without a record of its own names the value it looked at.

QStringList identity(const Case& c)
{
    if (!c.facts.person)
        return { c.request.psnNo.isEmpty() ? QStringLiteral("person") : c.request.psnNo };
    const Person& person = *c.facts.person;
    const bool same = (c.request.certNo.isEmpty() || person.certNo == c.request.certNo)
        && (c.request.psnName.isEmpty() || person.name == c.request.psnName)
        && (c.request.psnNo.isEmpty() || person.psnNo == c.request.psnNo);
    return same ? QStringList() : QStringList { c.request.psnNo };
}

QStringList insuredHere(const Case& c)
{
    if (!c.facts.person)
        return {};
    const Insurance* insurance = c.insurance();
    // "0" not insured, "3" invalid, "4" terminated; only "2" suspended is another reason.
    const bool insured = insurance && (insurance->isNormal() || insurance->status == L1("2"));
    const QString& region = c.request.insuredRegion;
    return insured ? QStringList() : QStringList { region.isEmpty() ? c.request.psnNo : region };
}

QStringList suspended(const Case& c)
{
    const Insurance* insurance = c.insurance();
    if (!insurance || insurance->status != L1("2"))
        return {};
    return { insurance->pausedSince.isValid() ? wireDate(insurance->pausedSince)
                                              : insurance->region };
}

QStringList waiting(const Case& c)
{
    const Insurance* insurance = c.insurance();
    if (!insurance || !insurance->since.isValid())
        return {};
    const auto days = c.rules.waitingDays.find(insurance->insutype);
    const QDate first =
        insurance->since.addDays(days == c.rules.waitingDays.end() ? 0 : days->second);
    return first <= c.facts.today ? QStringList() : QStringList { wireDate(first) };
}

QStringList alreadyFiled(const Case& c)
{
    QStringList blocking;
    for (const Filing& filing : c.facts.filings) {
        const bool same = c.emergency ? filing.boundVisit == c.emergency->mdtrtId
                                      : filing.isLive() && filing.category == c.request.category
                && regionReaches(filing.careRegion, c.request.careRegion)
                && meet(c.begin, c.end, filing.begin, filing.end);
        if (same)
            blocking.append(filing.number);
    }
    blocking.sort();
    return blocking;
}

QStringList overlapLost(const Case& c)
{
    for (const OverlapAction& action : c.actions)
        if (action.number == asked && action.state == FilingState::Terminated)
            return { action.winner };
    return {};
}

QStringList notRequired(const Case& c)
{
    const FilingRequest& r = c.request;
    const bool deemed = r.category == FilingCategory::Emergency;
    const bool nearby = sameCity(r.insuredRegion, r.careRegion)
        || (sameProvince(r.insuredRegion, r.careRegion)
            && c.rules.noFilingInProvince.contains(c.category()));
    return deemed || nearby ? QStringList { r.careRegion } : QStringList();
}

QStringList regionClosed(const Case& c)
{
    const QString& region = c.request.careRegion;
    const auto isShut = [&](const QString& shut) {
        return shut == region || shut == cityOf(region) || shut == provinceOf(region);
    };
    const auto& closed = c.rules.closedRegions;
    const bool shut = !isRegionCode(region) || std::any_of(closed.begin(), closed.end(), isShut);
    return shut ? QStringList { region } : QStringList();
}

QStringList referralRight(const Case& c)
{
    if (c.request.category != FilingCategory::Referral)
        return {};
    QStringList blocking;
    if (!c.facts.mayRefer)
        blocking.append(c.request.institutionCode.isEmpty() ? QStringLiteral("fixmedins_code")
                                                            : c.request.institutionCode);
    const QDate& day = c.request.referredOn;
    const bool tooOld = c.rules.referralDays > 0 && day.isValid()
        && day.addDays(c.rules.referralDays) < c.facts.arrived();
    if (tooOld || day > c.facts.today)
        blocking.append(wireDate(day));
    return blocking;
}

QStringList certTypeUnsupported(const Case& c)
{
    const bool supported = c.rules.certTypes.isEmpty() || c.request.certType.isEmpty()
        || c.rules.certTypes.contains(c.request.certType);
    return supported ? QStringList() : QStringList { c.request.certType };
}

QStringList cardBlocked(const Case& c)
{
    return c.facts.cardState.isEmpty() ? QStringList() : QStringList { c.facts.cardState };
}

QStringList dead(const Case& c)
{
    return c.facts.diedOn.isValid() ? QStringList { wireDate(c.facts.diedOn) } : QStringList();
}

QStringList nationalRefused(const Case& c)
{
    return c.facts.nationalRefusal.isEmpty() ? QStringList()
                                             : QStringList { c.facts.nationalRefusal };
}

struct Rule {
    Reason reason;
    const char* remedy;
    QStringList (*check)(const Case&); ///< none: the table of states says it
    unsigned kinds;
};

// In the order of the codes, which is the order reasons are given in.
constexpr Rule table[] = {
    { Reason::R01IdentityNotFound, "check-identity", identity,
        toAll | ToWithdraw | Deemed | Anyway },
    { Reason::R02NotInsuredHere, "ask-insured-place", insuredHere, toAll | Deemed | Anyway },
    { Reason::R03BenefitSuspended, "restore-insurance", suspended,
        toNew | ToExtend | Deemed | Anyway },
    { Reason::R04WaitingPeriod, "wait-until", waiting, toNew | ToExtend | Deemed | Anyway },
    { Reason::R05UnsettledVisit, "pay-earlier-stay", unsettledStays, toAll },
    { Reason::R06AlreadyEffective, "use-existing-filing", alreadyFiled, toNew | Deemed },
    { Reason::R07OverlapUnresolved, "ask-insured-place", overlapLost, toNew | ToExtend },
    { Reason::R08MinHold, "wait-until", heldFilings, toNew | ToCancel },
    { Reason::R09NotRequired, "no-filing-needed", notRequired, toNew | Anyway },
    { Reason::R10RegionClosed, "choose-other-place", regionClosed, toNew | ToExtend },
    { Reason::R11ReferralRight, "ask-referring-hospital", referralRight, toNew },
    { Reason::R12MaterialMissing, "bring-material", missingMaterials, toNew },
    { Reason::R13CommitmentWithdrawn, "bring-material", withdrawnCommitment, toNew },
    { Reason::R14CertTypeUnsupported, "go-to-window", certTypeUnsupported, toNew },
    { Reason::R15CardBlocked, "replace-card", cardBlocked, toNew | ToExtend },
    { Reason::R16PersonDead, "go-to-window", dead, toNew | ToExtend | Deemed | Anyway },
    { Reason::R17DatesInvalid, "correct-dates", wrongDates, toAll },
    { Reason::R18ManualRoute, "manual-reimbursement", paidStays, toNew },
    { Reason::R19NationalRefused, "go-to-window", nationalRefused, toAll },
    { Reason::F01StateForbids, "use-existing-filing", nullptr, 0 },
    { Reason::F02RoleForbidden, "go-to-window", nullptr, 0 },
    { Reason::F03ConditionUnmet, "go-to-window", nullptr, 0 },
};
static_assert(std::size(table) == filingReasonCount);

/// Nobody can be told that no filing is needed who is not insured, unknown or dead.
bool leavesUnanswered(Reason reason)
{
    return reason == Reason::R01IdentityNotFound || reason == Reason::R02NotInsuredHere
        || reason == Reason::R16PersonDead;
}

bool isAsked(const Rule& rule, const Case& c, bool needed)
{
    // Without an insured place there is no policy to ask about the rest.
    const bool hasPolicy =
        !c.request.insuredRegion.isEmpty() || rule.reason <= Reason::R02NotInsuredHere;
    return c.is(rule.kinds) && (needed || (rule.kinds & Anyway)) && hasPolicy;
}

int placeOf(const Refusal& refusal)
{
    FilingReason reason {};
    filingReasonFromCode(refusal.code, reason);
    return static_cast<int>(reason);
}

} // namespace

Objections objectionsTo(const Case& c)
{
    Objections found;
    const bool needed = !c.is(toNew) || notRequired(c).isEmpty();
    found.notRequired = !needed;
    for (const Rule& rule : table) {
        if (!isAsked(rule, c, needed))
            continue;
        const QString code = filingReasonCode(rule.reason);
        found.asked.append(code);
        for (const QString& blocking : rule.check(c)) {
            found.reasons.push_back({ code, blocking, L1(rule.remedy) });
            found.notRequired = found.notRequired && !leavesUnanswered(rule.reason);
        }
    }
    if (c.target)
        if (const FilingStep step = targetStep(c); step.refusal)
            found.reasons.push_back(*step.refusal);
    std::stable_sort(found.reasons.begin(), found.reasons.end(),
        [](const Refusal& a, const Refusal& b) { return placeOf(a) < placeOf(b); });
    return found;
}

} // namespace yidi::filing_rules

namespace yidi {

QString filingRemedy(FilingReason reason)
{
    return QLatin1String(filing_rules::table[static_cast<std::size_t>(reason)].remedy);
}

} // namespace yidi
