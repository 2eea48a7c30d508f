// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/decide.h"

#include "app/base/dates.h"
#include "app/domain/region/region.h"

#include <algorithm>

namespace yidi {

namespace {

using Reason = FilingReason;
using L1 = QLatin1String;

struct Case {
    const FilingRequest& request;
    const FilingFacts& facts;
    const FilingRules& rules;
    QDate begin;
    QDate end;

    const Insurance* insurance() const
    {
        if (!facts.person)
            return nullptr;
        const auto& all = facts.person->insurances;
        const auto of = [&](const auto& same) {
            return std::find_if(all.begin(), all.end(), same);
        };
        const auto fits = [&](const Insurance& i) {
            return sameCity(i.region, request.insuredRegion)
                && (request.insutype.isEmpty() || i.insutype == request.insutype);
        };
        const auto normal = of([&](const Insurance& i) { return fits(i) && i.isNormal(); });
        const auto any = normal != all.end() ? normal : of(fits);
        return any == all.end() ? nullptr : &*any;
    }
};

/// The records that stand in the way, in words; empty when the rule has nothing against it. A rule
/// that blocks without a record of its own names the value it looked at.
using Check = QStringList (*)(const Case&);

QStringList identity(const Case& c)
{
    if (!c.facts.person)
        return { c.request.psnNo };
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
    return insured ? QStringList() : QStringList { c.request.insuredRegion };
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
    if (!insurance || !insurance->since.isValid() || insurance->since <= c.facts.today)
        return {};
    return { wireDate(insurance->since) };
}

QString regionOfInstitution(const QString& code)
{
    return code.mid(1, 6);
}

/// In hospital where the filing is for: filed before discharge, it counts from admission
/// (policy.md 2.6).
bool isBackFiled(const Case& c, const Visit& visit)
{
    return !visit.settled && !visit.isDischarged()
        && regionReaches(c.request.careRegion, regionOfInstitution(visit.institutionCode));
}

QStringList unsettled(const Case& c)
{
    QStringList blocking;
    for (const Visit& visit : c.facts.visits) {
        if (visit.settled || isBackFiled(c, visit))
            continue;
        const QDate day = visit.isDischarged() ? visit.end.date() : visit.begin.date();
        blocking.append(
            QStringLiteral("%1 %2 %3").arg(visit.mdtrtId, visit.institutionName, wireDate(day)));
    }
    blocking.sort();
    return blocking;
}

bool isLive(const Filing& filing)
{
    switch (filing.state) {
    case FilingState::Checking:
    case FilingState::NeedMaterial:
    case FilingState::InReview:
    case FilingState::Approved:
    case FilingState::Effective:
    case FilingState::Suspended:
        return true;
    default:
        return false;
    }
}

bool overlaps(const Case& c, const Filing& filing)
{
    const bool startsBeforeItEnds = !filing.end.isValid() || c.begin <= filing.end;
    const bool endsAfterItStarts = !c.end.isValid() || filing.begin <= c.end;
    return startsBeforeItEnds && endsAfterItStarts;
}

QStringList alreadyFiled(const Case& c)
{
    QStringList blocking;
    for (const Filing& filing : c.facts.filings) {
        if (isLive(filing) && filing.category == c.request.category
            && regionReaches(filing.careRegion, c.request.careRegion) && overlaps(c, filing))
            blocking.append(filing.number);
    }
    blocking.sort();
    return blocking;
}

QStringList heldTooShort(const Case& c)
{
    QStringList blocking;
    if (!isLongTerm(c.request.category) || c.rules.minHoldDays == 0)
        return blocking;
    for (const Filing& filing : c.facts.filings) {
        const bool elsewhere = !regionReaches(filing.careRegion, c.request.careRegion);
        if (filing.state == FilingState::Effective && isLongTerm(filing.category) && elsewhere
            && c.facts.today < filing.begin.addDays(c.rules.minHoldDays))
            blocking.append(QStringLiteral("%1 %2").arg(
                filing.number, wireDate(filing.begin.addDays(c.rules.minHoldDays))));
    }
    blocking.sort();
    return blocking;
}

QStringList notRequired(const Case& c)
{
    const FilingRequest& r = c.request;
    const bool deemed = r.category == FilingCategory::Emergency;
    const bool nearby = sameCity(r.insuredRegion, r.careRegion)
        || (sameProvince(r.insuredRegion, r.careRegion) && !isLongTerm(r.category));
    return deemed || nearby ? QStringList { r.careRegion } : QStringList();
}

QStringList regionClosed(const Case& c)
{
    const QString& region = c.request.careRegion;
    const bool closed = !isRegionCode(region)
        || std::any_of(
            c.rules.closedRegions.begin(), c.rules.closedRegions.end(), [&](const QString& shut) {
                return shut == region || shut == cityOf(region) || shut == provinceOf(region);
            });
    return closed ? QStringList { region } : QStringList();
}

QStringList referralRight(const Case& c)
{
    const bool lacks = c.request.category == FilingCategory::Referral && !c.facts.mayRefer;
    return lacks ? QStringList { c.request.institutionCode } : QStringList();
}

/// What a category asks for beside identity and form (policy.md 2.1).
QString neededMaterial(FilingCategory category)
{
    switch (category) {
    case FilingCategory::SettledRetiree:
        return QStringLiteral("settlement-proof");
    case FilingCategory::LongTermResident:
        return QStringLiteral("residence-proof");
    case FilingCategory::ResidentWorker:
        return QStringLiteral("work-proof");
    case FilingCategory::Referral:
        return QStringLiteral("referral-certificate");
    case FilingCategory::Emergency:
    case FilingCategory::OtherTemporary:
        break;
    }
    return {};
}

bool commitmentCounts(const Case& c)
{
    return c.request.byCommitment
        && c.rules.commitment.contains(filingCategoryCode(c.request.category));
}

QStringList materialMissing(const Case& c)
{
    const QString needed = neededMaterial(c.request.category);
    if (needed.isEmpty() || commitmentCounts(c))
        return {};
    const bool unlisted = !c.request.byCommitment && !c.facts.materials;
    const bool brought = c.facts.materials && c.facts.materials->contains(needed);
    return unlisted || brought ? QStringList() : QStringList { needed };
}

QStringList commitmentWithdrawn(const Case& c)
{
    return c.request.byCommitment && c.facts.commitmentWithdrawn
        ? QStringList { QStringLiteral("commitment") }
        : QStringList();
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

QStringList datesInvalid(const Case& c)
{
    if (!c.begin.isValid())
        return { QStringLiteral("begndate") };
    const QDate earliest = c.facts.today.addDays(-c.rules.backdateDays);
    const bool backFiled = std::any_of(c.facts.visits.begin(), c.facts.visits.end(),
        [&](const Visit& visit) { return isBackFiled(c, visit) && c.begin >= visit.begin.date(); });
    const bool tooEarly = c.begin < earliest && !backFiled;
    const bool tooLate = c.begin > c.facts.today.addDays(c.rules.aheadDays);
    if (tooEarly || tooLate)
        return { wireDate(c.begin) };
    if (c.end.isValid() && (c.end < c.begin || c.end < c.facts.today))
        return { wireDate(c.end) };
    return {};
}

struct Rule {
    Reason reason;
    const char* remedy;
    Check check; ///< none: the reason is given elsewhere (by a reviewer, the national library …)
};

// In the order of the codes, which is the order reasons are given in.
const Rule filingRuleTable[] = {
    { Reason::R01IdentityNotFound, "check-identity", identity },
    { Reason::R02NotInsuredHere, "ask-insured-place", insuredHere },
    { Reason::R03BenefitSuspended, "restore-insurance", suspended },
    { Reason::R04WaitingPeriod, "wait-until", waiting },
    { Reason::R05UnsettledVisit, "pay-earlier-stay", unsettled },
    { Reason::R06AlreadyEffective, "use-existing-filing", alreadyFiled },
    { Reason::R07OverlapUnresolved, "ask-insured-place", nullptr },
    { Reason::R08MinHold, "wait-until", heldTooShort },
    { Reason::R09NotRequired, "no-filing-needed", notRequired },
    { Reason::R10RegionClosed, "choose-other-place", regionClosed },
    { Reason::R11ReferralRight, "ask-referring-hospital", referralRight },
    { Reason::R12MaterialMissing, "bring-material", materialMissing },
    { Reason::R13CommitmentWithdrawn, "bring-material", commitmentWithdrawn },
    { Reason::R14CertTypeUnsupported, "go-to-window", certTypeUnsupported },
    { Reason::R15CardBlocked, "replace-card", cardBlocked },
    { Reason::R16PersonDead, "go-to-window", dead },
    { Reason::R17DatesInvalid, "correct-dates", datesInvalid },
    { Reason::R18ManualRoute, "manual-reimbursement", nullptr },
    { Reason::R19NationalRefused, "go-to-window", nullptr },
};

QDate defaultEnd(const FilingRequest& request, const FilingRules& rules)
{
    if (request.end.isValid())
        return request.end;
    const int days = isLongTerm(request.category) ? rules.longTermDays : rules.temporaryDays;
    return days == 0 || !request.begin.isValid() ? QDate() : request.begin.addDays(days - 1);
}

/// Papers are read by a person; a commitment, or a category that asks for no paper, is not.
bool decidedBySystem(const Case& c)
{
    const bool nothingToRead = neededMaterial(c.request.category).isEmpty() || commitmentCounts(c);
    return nothingToRead
        && c.rules.instantApproval.contains(filingCategoryCode(c.request.category));
}

} // namespace

QString filingOutcomeName(FilingDecision::Outcome outcome)
{
    switch (outcome) {
    case FilingDecision::Outcome::Approve:
        return QStringLiteral("approve");
    case FilingDecision::Outcome::Review:
        return QStringLiteral("review");
    case FilingDecision::Outcome::Reject:
        return QStringLiteral("reject");
    case FilingDecision::Outcome::NotRequired:
        break;
    }
    return QStringLiteral("not_required");
}

FilingDecision decide(
    const FilingRequest& request, const FilingFacts& facts, const FilingRules& rules)
{
    using Outcome = FilingDecision::Outcome;
    const Case c { request, facts, rules, request.begin, defaultEnd(request, rules) };
    FilingDecision decision;
    bool required = true;
    for (const Rule& rule : filingRuleTable) {
        if (!rule.check)
            continue;
        const QString code = filingReasonCode(rule.reason);
        decision.rules.append(code);
        for (const QString& blocking : rule.check(c)) {
            decision.reasons.push_back({ code, blocking, L1(rule.remedy) });
            required = required && rule.reason != Reason::R09NotRequired;
        }
    }
    if (!required || !decision.reasons.empty()) {
        decision.outcome = required ? Outcome::Reject : Outcome::NotRequired;
        return decision;
    }
    decision.begin = c.begin;
    decision.end = c.end;
    const bool instant = decidedBySystem(c);
    decision.outcome = instant ? Outcome::Approve : Outcome::Review;
    const QString category = filingCategoryCode(request.category);
    decision.rules.append((instant ? L1("instant-") : L1("review-")) + category);
    return decision;
}

QString filingRemedy(FilingReason reason)
{
    return L1(filingRuleTable[static_cast<std::size_t>(reason)].remedy);
}

} // namespace yidi
