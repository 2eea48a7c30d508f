// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/decide.h"

#include "app/base/clock.h"
#include "app/base/dates.h"
#include "app/domain/filing/overlap.h"
#include "app/domain/region/region.h"

#include <algorithm>
#include <array>

namespace yidi {

namespace {

using Reason = FilingReason;
using L1 = QLatin1String;

/// What a rule applies to, as bits.
enum Kind : unsigned {
    ToFile = 1,
    ToExtend = 2,
    ToChange = 4,
    ToCancel = 8,
    ToWithdraw = 16, ///< a cancellation of what is not decided yet
    Deemed = 32, ///< an emergency the hospital has marked
    Anyway = 64, ///< asked as well when no filing is needed
};

/// A request as the rules see it: completed from the filing it is about and from the stay it is
/// for.
struct Case {
    FilingRequest request;
    const FilingFacts& facts;
    const FilingRules& rules;
    Kind kind = ToFile;
    const Filing* target = nullptr;
    const Visit* emergency = nullptr; ///< the one a deemed filing is bound to
    bool fromAdmission = false;
    QDate begin {};
    QDate end {};
    std::vector<OverlapAction> actions {}; ///< what overlaps do to it and to others

    QString category() const { return filingCategoryCode(request.category); }
    bool longTerm() const { return isLongTerm(request.category); }

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

    /// How far back a start may lie for whoever asks.
    QDate earliestStart() const
    {
        const bool supervisor = request.role == FilingRole::Supervisor;
        return facts.arrived().addDays(
            -(supervisor ? std::max(rules.supervisorBackdateDays, rules.backdateDays)
                         : rules.backdateDays));
    }
};

/// The records that stand in the way, in words; empty when the rule has nothing against it. A rule
/// that blocks without a record of its own names the value it looked at.
using Check = QStringList (*)(const Case&);

/// What the new filing is called while it has no number: larger than any.
const QString asked = QStringLiteral("\U0010FFFF");

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

QString regionOf(const Visit& visit)
{
    return visit.institutionCode.mid(1, 6);
}

bool isAt(const Visit& visit, const QString& careRegion)
{
    return regionReaches(careRegion, regionOf(visit));
}

/// In hospital where the filing is for, or just discharged and about to settle: filed for before
/// that settlement, it counts from admission (policy.md 2.6).
bool isBackFiled(const Case& c, const Visit& visit)
{
    const bool unsettledNow =
        !visit.isDischarged() || visit.end.date() >= c.facts.today.addDays(-c.rules.backfileDays);
    return !visit.settled && unsettledNow && isAt(visit, c.request.careRegion);
}

/// Paid for, and covered by no filing: the new one would come too late for it.
bool isPaidUnfiled(const Case& c, const Visit& visit)
{
    const QDate admission = visit.begin.date();
    const bool covered = std::any_of(c.facts.filings.begin(), c.facts.filings.end(),
        [&](const Filing& filing) { return filing.covers(regionOf(visit), admission); });
    return visit.settled && visit.isDischarged() && isAt(visit, c.request.careRegion)
        && c.begin.isValid() && c.begin <= admission && !covered;
}

bool isForHand(const Case& c, const Visit& visit)
{
    return c.rules.filePaidStays && isPaidUnfiled(c, visit)
        && visit.end.date() >= c.facts.today.addDays(-c.rules.paidStayDays);
}

QStringList unsettled(const Case& c)
{
    // What changes or ends a filing waits for every visit, also for one at its own place.
    const bool mayBackFile = c.kind == ToFile || c.kind == ToExtend;
    QStringList blocking;
    for (const Visit& visit : c.facts.visits) {
        if (visit.settled || (mayBackFile && isBackFiled(c, visit)))
            continue;
        const QDate day = visit.isDischarged() ? visit.end.date() : visit.begin.date();
        blocking.append(
            QStringLiteral("%1 %2 %3").arg(visit.mdtrtId, visit.institutionName, wireDate(day)));
    }
    blocking.sort();
    return blocking;
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

bool isExcused(const Case& c)
{
    const QString& exception = c.request.holdException;
    const bool byClerk =
        c.request.role == FilingRole::Clerk || c.request.role == FilingRole::Supervisor;
    return c.rules.holdExceptions.contains(exception)
        && (exception != L1("clerk-override") || byClerk);
}

/// A long-term filing that what is asked for would end before its time.
std::vector<const Filing*> heldTooShort(const Case& c)
{
    std::vector<const Filing*> held;
    for (const Filing& filing : c.facts.filings) {
        const bool another = filing.category != c.request.category
            || !regionReaches(filing.careRegion, c.request.careRegion);
        const bool ends = c.kind == ToFile
            ? filing.state == FilingState::Effective && c.longTerm() && another
            : &filing == c.target && filing.isGranted();
        if (ends && isLongTerm(filing.category)
            && c.facts.today < filing.begin.addMonths(c.rules.minHoldMonths))
            held.push_back(&filing);
    }
    return held;
}

QStringList minHold(const Case& c)
{
    QStringList blocking;
    if (isExcused(c))
        return blocking;
    for (const Filing* filing : heldTooShort(c))
        blocking.append(QStringLiteral("%1 %2").arg(
            filing->number, wireDate(filing->begin.addMonths(c.rules.minHoldMonths))));
    blocking.sort();
    return blocking;
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
    const bool closed = !isRegionCode(region)
        || std::any_of(
            c.rules.closedRegions.begin(), c.rules.closedRegions.end(), [&](const QString& shut) {
                return shut == region || shut == cityOf(region) || shut == provinceOf(region);
            });
    return closed ? QStringList { region } : QStringList();
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

/// What a category asks for beside identity and form (policy.md 2.1). The form a hospital sends is
/// the referral certificate itself (HI-06).
QStringList neededMaterials(const Case& c)
{
    const auto of = c.rules.materials.find(c.category());
    const bool hospitalForm = c.request.category == FilingCategory::Referral
        && c.request.channel == FilingChannel::Hospital;
    return of == c.rules.materials.end() || hospitalForm ? QStringList() : of->second;
}

bool commitmentCounts(const Case& c)
{
    return c.request.byCommitment && c.rules.commitment.contains(c.category());
}

/// What whoever files for another leaves out of his own identity.
QStringList agentGaps(const Case& c)
{
    QStringList gaps;
    if (!c.request.agent)
        return gaps;
    const FilingAgent& agent = *c.request.agent;
    for (const auto& [name, value] :
        { std::pair("agnter_name", &agent.name), std::pair("agnter_cert_type", &agent.certType),
            std::pair("agnter_certno", &agent.certNo), std::pair("agnter_rlts", &agent.relation),
            std::pair("agnter_tel", &agent.phone) })
        if (value->isEmpty())
            gaps.append(L1(name));
    return gaps;
}

EvidenceState evidenceOf(const Case& c, QStringList& missing)
{
    const QStringList needed = neededMaterials(c);
    if (needed.isEmpty())
        return EvidenceState::NotNeeded;
    if (commitmentCounts(c))
        return EvidenceState::Promised;
    if (!c.request.byCommitment && !c.facts.materials)
        return EvidenceState::Unlisted;
    const QStringList brought = c.facts.materials.value_or(QStringList());
    bool absent = false;
    for (const QString& material : needed) {
        const bool listed = brought.contains(material);
        absent = absent || !listed;
        if (!listed || c.facts.illegible.contains(material))
            missing.append(material);
    }
    return absent           ? EvidenceState::Missing
        : missing.isEmpty() ? EvidenceState::Complete
                            : EvidenceState::Illegible;
}

QStringList materialMissing(const Case& c)
{
    QStringList missing;
    evidenceOf(c, missing);
    return missing + agentGaps(c);
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

/// The last day that may be asked for; invalid when there is none.
QDate latestEnd(const Case& c)
{
    const int months = c.longTerm() ? c.rules.longTermMonths : c.rules.temporaryLimitMonths;
    const QDate from = c.kind == ToExtend ? c.facts.today : std::max(c.begin, c.facts.today);
    return months == 0 ? QDate() : from.addMonths(months);
}

bool startTooEarly(const Case& c)
{
    const bool forStay =
        std::any_of(c.facts.visits.begin(), c.facts.visits.end(), [&](const Visit& visit) {
            return (isBackFiled(c, visit) || isForHand(c, visit)) && c.begin >= visit.begin.date();
        });
    return c.begin < c.earliestStart() && !forStay;
}

QStringList datesInvalid(const Case& c)
{
    const QDate today = c.facts.today;
    QStringList wrong;
    if (c.kind == ToCancel) {
        if (c.end > today || c.end < c.earliestStart())
            wrong.append(wireDate(c.end));
        return wrong;
    }
    if (!c.begin.isValid())
        return { QStringLiteral("begndate") };
    if (c.kind != ToExtend && (startTooEarly(c) || c.begin > today.addDays(c.rules.aheadDays)))
        wrong.append(wireDate(c.begin));
    const QDate latest = latestEnd(c);
    const bool gone = c.end.isValid() && (c.end < c.begin || c.end < today);
    const bool tooFar = latest.isValid() && (!c.end.isValid() || c.end > latest);
    const bool noGain = c.kind == ToExtend && c.target->end.isValid() && c.end <= c.target->end;
    if (gone || tooFar || noGain)
        wrong.append(c.end.isValid() ? wireDate(c.end) : QStringLiteral("enddate"));
    return wrong;
}

QStringList paidAlready(const Case& c)
{
    QStringList blocking;
    for (const Visit& visit : c.facts.visits)
        if (isPaidUnfiled(c, visit) && !isForHand(c, visit))
            blocking.append(visit.mdtrtId);
    blocking.sort();
    return blocking;
}

QStringList nationalRefused(const Case& c)
{
    return c.facts.nationalRefusal.isEmpty() ? QStringList()
                                             : QStringList { c.facts.nationalRefusal };
}

struct Rule {
    Reason reason;
    const char* remedy;
    Check check; ///< none: the table of states says it
    unsigned kinds;
};

// In the order of the codes, which is the order reasons are given in.
constexpr unsigned toAll = ToFile | ToExtend | ToChange | ToCancel;
constexpr unsigned toNew = ToFile | ToChange;
constexpr Rule filingRuleTable[] = {
    { Reason::R01IdentityNotFound, "check-identity", identity,
        toAll | ToWithdraw | Deemed | Anyway },
    { Reason::R02NotInsuredHere, "ask-insured-place", insuredHere, toAll | Deemed | Anyway },
    { Reason::R03BenefitSuspended, "restore-insurance", suspended,
        toNew | ToExtend | Deemed | Anyway },
    { Reason::R04WaitingPeriod, "wait-until", waiting, toNew | ToExtend | Deemed | Anyway },
    { Reason::R05UnsettledVisit, "pay-earlier-stay", unsettled, toAll },
    { Reason::R06AlreadyEffective, "use-existing-filing", alreadyFiled, toNew | Deemed },
    { Reason::R07OverlapUnresolved, "ask-insured-place", overlapLost, toNew | ToExtend },
    { Reason::R08MinHold, "wait-until", minHold, toNew | ToCancel },
    { Reason::R09NotRequired, "no-filing-needed", notRequired, toNew | Anyway },
    { Reason::R10RegionClosed, "choose-other-place", regionClosed, toNew | ToExtend },
    { Reason::R11ReferralRight, "ask-referring-hospital", referralRight, toNew },
    { Reason::R12MaterialMissing, "bring-material", materialMissing, toNew },
    { Reason::R13CommitmentWithdrawn, "bring-material", commitmentWithdrawn, toNew },
    { Reason::R14CertTypeUnsupported, "go-to-window", certTypeUnsupported, toNew },
    { Reason::R15CardBlocked, "replace-card", cardBlocked, toNew | ToExtend },
    { Reason::R16PersonDead, "go-to-window", dead, toNew | ToExtend | Deemed | Anyway },
    { Reason::R17DatesInvalid, "correct-dates", datesInvalid, toAll },
    { Reason::R18ManualRoute, "manual-reimbursement", paidAlready, toNew },
    { Reason::R19NationalRefused, "go-to-window", nationalRefused, toAll },
    { Reason::F01StateForbids, "use-existing-filing", nullptr, 0 },
    { Reason::F02RoleForbidden, "go-to-window", nullptr, 0 },
    { Reason::F03ConditionUnmet, "go-to-window", nullptr, 0 },
};
static_assert(std::size(filingRuleTable) == filingReasonCount);

Kind kindOf(FilingOperation operation)
{
    switch (operation) {
    case FilingOperation::File:
        return ToFile;
    case FilingOperation::Extend:
        return ToExtend;
    case FilingOperation::Change:
        return ToChange;
    case FilingOperation::Cancel:
        return ToCancel;
    }
    return ToFile;
}

const Filing* findTarget(const FilingRequest& request, const FilingFacts& facts)
{
    const auto at = std::find_if(facts.filings.begin(), facts.filings.end(),
        [&](const Filing& filing) { return filing.number == request.target; });
    return at == facts.filings.end() ? nullptr : &*at;
}

/// The emergency admission a hospital has marked (policy.md 2.3, last row).
const Visit* markedEmergency(const FilingRequest& request, const FilingFacts& facts)
{
    if (request.operation != FilingOperation::File || request.category != FilingCategory::Emergency
        || request.role != FilingRole::Hospital)
        return nullptr;
    const Visit* latest = nullptr;
    for (const Visit& visit : facts.visits)
        if (visit.medType == L1("24") && isAt(visit, request.careRegion)
            && (!latest || visit.begin > latest->begin))
            latest = &visit;
    return latest;
}

/// How long it runs when nobody asks for an end.
QDate defaultEnd(const Case& c, const QDate& from)
{
    const int months = c.longTerm() ? c.rules.longTermMonths : c.rules.temporaryMonths;
    return months == 0 || !from.isValid() ? QDate() : from.addMonths(months);
}

/// For somebody in hospital there the filing begins with the admission, not with the day of asking.
QDate startOf(Case& c)
{
    QDate begin = c.request.begin;
    for (const Visit& visit : c.facts.visits) {
        const QDate admission = visit.begin.date();
        if (isBackFiled(c, visit) && admission < begin && c.request.begin <= c.facts.today)
            begin = admission;
    }
    c.fromAdmission = begin != c.request.begin;
    return begin;
}

bool restsOn(const Visit& visit, const QString& careRegion, const QDate& begin, const QDate& end)
{
    const QDate day = visit.begin.date();
    return !visit.settled && isAt(visit, careRegion) && meet(begin, end, day, day);
}

/// What would count on which day, were the request granted. Nobody's upload is looked at: the new
/// one cannot have been uploaded yet.
std::vector<OverlapAction> overlapsOf(const Case& c)
{
    Filing wanted;
    wanted.number = asked;
    wanted.state = FilingState::Effective;
    wanted.category = c.request.category;
    wanted.careRegion = c.request.careRegion;
    wanted.begin = c.begin;
    wanted.end = c.end;
    wanted.decidedAt = chinaTime(c.facts.today.addDays(1), QTime(0, 0));
    std::vector<Filing> all { wanted };
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

Case caseOf(const FilingRequest& request, const FilingFacts& facts, const FilingRules& rules)
{
    Case c { request, facts, rules };
    c.kind = kindOf(request.operation);
    if (c.kind != ToFile) {
        c.target = findTarget(request, facts);
        if (!c.target)
            return c;
        c.request.insuredRegion =
            request.insuredRegion.isEmpty() ? c.target->insuredRegion : request.insuredRegion;
    }
    if (c.kind == ToExtend || c.kind == ToCancel) {
        c.request.category = c.target->category;
        c.request.careRegion = c.target->careRegion;
        c.begin = c.target->begin;
        c.end = request.end.isValid() ? request.end
            : c.kind == ToCancel      ? facts.today
                                      : defaultEnd(c, c.target->end);
        const QDate latest = c.kind == ToExtend ? latestEnd(c) : QDate();
        if (!request.end.isValid() && latest.isValid())
            c.end = std::min(c.end, latest);
        if (c.kind == ToCancel && c.target->isPending())
            c.kind = ToWithdraw;
    } else if ((c.emergency = markedEmergency(request, facts))) {
        c.kind = Deemed;
        c.begin = c.emergency->begin.date();
        c.end = c.emergency->end.date();
        return c;
    } else {
        c.begin = startOf(c);
        c.end = request.end.isValid() ? request.end : defaultEnd(c, request.begin);
    }
    if (c.kind != ToCancel && c.kind != ToWithdraw && c.begin.isValid())
        c.actions = overlapsOf(c);
    return c;
}

FilingEvent eventOf(const Case& c)
{
    switch (c.kind) {
    case ToExtend:
        return FilingEvent::Extend;
    case ToChange:
        return FilingEvent::Change;
    case ToWithdraw:
        return FilingEvent::Withdraw;
    default:
        return FilingEvent::Cancel;
    }
}

/// What the table of states says to an operation on `target`. Stays and the minimum hold are left
/// to the rules, which name them.
FilingStep targetStep(const Case& c)
{
    FilingTurn turn;
    turn.today = c.facts.today;
    turn.begin = c.target->begin;
    turn.end = c.target->end;
    turn.extendable = c.rules.extendable.contains(c.category()) && c.target->end.isValid();
    turn.backdated = c.kind == ToCancel && c.end < c.facts.today;
    return moveFiling(c.target->state, eventOf(c), c.request.role, turn, c.target->number);
}

/// Why a person has to look; empty when the rules alone decide.
QStringList reviewsOf(const Case& c)
{
    QStringList why;
    const auto when = [&](bool holds, const char* id) {
        if (holds)
            why.append(L1(id));
    };
    const FilingRequest& r = c.request;
    const QString operation = filingOperationName(r.operation);
    if (c.kind == ToFile || c.kind == ToChange) {
        when(!c.rules.instantApproval.contains(c.category()), "review-category");
        when(!c.rules.instantChannels.isEmpty()
                && !c.rules.instantChannels.contains(filingChannelName(r.channel)),
            "review-channel");
        when(!neededMaterials(c).isEmpty() && !commitmentCounts(c), "review-papers");
        when(c.rules.reviewedCertTypes.contains(r.certType), "review-certificate");
    }
    when(r.role == FilingRole::Person && c.rules.reviewedOperations.contains(operation),
        "review-operation");
    when((c.kind == ToFile || c.kind == ToChange || c.kind == ToCancel) && isExcused(c)
            && !heldTooShort(c).empty(),
        "review-exception");
    return why;
}

struct Objections {
    std::vector<Refusal> reasons;
    bool notRequired = false;
};

/// Asks every rule of this kind; none stops the others.
Objections objectionsTo(const Case& c, QStringList& asked_)
{
    Objections found;
    const bool ofNew = c.kind == ToFile || c.kind == ToChange;
    const bool needed = !ofNew || notRequired(c).isEmpty();
    bool answerable = true;
    for (const Rule& rule : filingRuleTable) {
        if (!(rule.kinds & c.kind) || (!needed && !(rule.kinds & Anyway)))
            continue;
        // Without an insured place there is no policy to ask about the rest.
        if (c.request.insuredRegion.isEmpty() && rule.reason > Reason::R02NotInsuredHere)
            break;
        const QString code = filingReasonCode(rule.reason);
        asked_.append(code);
        for (const QString& blocking : rule.check(c)) {
            found.reasons.push_back({ code, blocking, L1(rule.remedy) });
            // Nobody can be told that no filing is needed who is not insured, unknown or dead.
            answerable = answerable && rule.reason != Reason::R01IdentityNotFound
                && rule.reason != Reason::R02NotInsuredHere && rule.reason != Reason::R16PersonDead;
        }
    }
    if (c.target) {
        if (const FilingStep step = targetStep(c); step.refusal)
            found.reasons.push_back(*step.refusal);
    }
    const auto place = [](const Refusal& refusal) {
        FilingReason reason {};
        filingReasonFromCode(refusal.code, reason);
        return reason;
    };
    std::stable_sort(found.reasons.begin(), found.reasons.end(),
        [&](const Refusal& a, const Refusal& b) { return place(a) < place(b); });
    found.notRequired = !needed && answerable;
    return found;
}

/// What the decision does to filings that stand already, and to the days it gives.
void applyOverlaps(const Case& c, FilingDecision& decision)
{
    const auto beginOf = [&](const QString& number) {
        for (const Filing& filing : c.facts.filings)
            if (filing.number == number)
                return filing.begin;
        return QDate();
    };
    for (const OverlapAction& action : c.actions) {
        if (action.number == asked) {
            decision.end = action.begin.addDays(-1);
            decision.rules.append(QStringLiteral("shortened-by-%1").arg(action.winner));
            continue;
        }
        const QDate begin = beginOf(action.number);
        const bool over = action.state == FilingState::Terminated;
        decision.effects.push_back({ action.number, FilingEvent::Overlap, action.state, begin,
            over ? begin : action.begin.addDays(-1), L1("overlap-") + action.rule });
    }
}

void applyToTarget(const Case& c, FilingDecision& decision)
{
    if (!c.target)
        return;
    const FilingEvent event = eventOf(c);
    const FilingStep step = targetStep(c);
    QDate end = decision.end;
    if (c.kind == ToChange)
        end = std::max(c.target->begin, decision.begin.addDays(-1));
    else if (c.kind == ToCancel || c.kind == ToWithdraw)
        end = std::max(c.target->begin, c.end);
    decision.effects.push_back({ c.target->number, event, step.to.value_or(c.target->state),
        c.target->begin, end, filingEventName(event) });
    std::sort(decision.effects.begin(), decision.effects.end(),
        [](const FilingEffect& a, const FilingEffect& b) { return a.number < b.number; });
}

/// What the filing becomes by this decision; an operation on a filing that stands leaves it as it
/// is until it is approved.
std::optional<FilingState> stateAfter(const Case& c, const FilingDecision& decision)
{
    using Outcome = FilingDecision::Outcome;
    const bool approved = decision.outcome == Outcome::Approve;
    if (decision.outcome == Outcome::NotRequired)
        return std::nullopt;
    if (c.kind != ToFile && c.kind != ToChange && c.kind != Deemed) {
        if (!c.target)
            return std::nullopt;
        return approved ? targetStep(c).to : std::optional(c.target->state);
    }
    FilingTurn turn;
    turn.today = c.facts.today;
    turn.begin = decision.begin;
    turn.end = decision.end;
    if (c.kind == Deemed && approved)
        return moveFiling(std::nullopt, FilingEvent::EmergencyMark, FilingRole::Hospital, turn).to;
    const FilingEvent event = approved        ? FilingEvent::Pass
        : decision.outcome == Outcome::Review ? FilingEvent::Judge
                                              : FilingEvent::Fail;
    return moveFiling(FilingState::Checking, event, FilingRole::System, turn).to;
}

/// "L2", "extend-T1": what the id of a deciding rule ends in.
QString subjectOf(const Case& c)
{
    const QString operation = filingOperationName(c.request.operation);
    return c.kind == ToFile ? c.category() : operation + QLatin1Char('-') + c.category();
}

/// Nothing stands against it: the days, what happens to other filings, and who decides.
void grant(const Case& c, FilingDecision& decision)
{
    decision.begin = c.begin;
    decision.end = c.end;
    if (c.fromAdmission)
        decision.rules.append(QStringLiteral("from-admission"));
    if (decision.evidence == EvidenceState::Promised && c.rules.commitmentDueDays > 0)
        decision.evidenceDue = c.facts.today.addDays(c.rules.commitmentDueDays);
    for (const Visit& visit : c.facts.visits)
        if ((c.kind == ToFile || c.kind == ToChange) && isForHand(c, visit))
            decision.manualVisits.append(visit.mdtrtId);
    decision.manualVisits.sort();
    applyOverlaps(c, decision);
    applyToTarget(c, decision);
    if (c.kind == Deemed) {
        decision.outcome = FilingDecision::Outcome::Approve;
        decision.boundVisit = c.emergency->mdtrtId;
        decision.rules.append(QStringLiteral("deemed-emergency"));
        return;
    }
    const QStringList reviews = reviewsOf(c);
    decision.outcome =
        reviews.isEmpty() ? FilingDecision::Outcome::Approve : FilingDecision::Outcome::Review;
    decision.rules.append((reviews.isEmpty() ? L1("instant-") : L1("review-")) + subjectOf(c));
    decision.rules += reviews;
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

QString evidenceStateName(EvidenceState state)
{
    constexpr std::array names = { "not_needed", "promised", "complete", "unlisted", "missing",
        "illegible" };
    return L1(names[static_cast<std::size_t>(state)]);
}

FilingDecision decide(
    const FilingRequest& request, const FilingFacts& facts, const FilingRules& rules)
{
    using Outcome = FilingDecision::Outcome;
    const Case c = caseOf(request, facts, rules);
    FilingDecision decision;
    if (c.kind != ToFile && c.kind != Deemed && !c.target) {
        decision.reasons = { { filingReasonCode(Reason::F01StateForbids), request.target,
            filingRemedy(Reason::F01StateForbids) } };
    } else {
        QStringList missing;
        if (c.kind == ToFile || c.kind == ToChange)
            decision.evidence = evidenceOf(c, missing);
        Objections objections = objectionsTo(c, decision.rules);
        decision.reasons = std::move(objections.reasons);
        if (objections.notRequired)
            decision.outcome = Outcome::NotRequired;
        else if (decision.reasons.empty())
            grant(c, decision);
    }
    decision.state = stateAfter(c, decision);
    if (decision.outcome != Outcome::Review)
        decision.decidedBy = QStringLiteral("system");
    return decision;
}

FilingDecision undecidable(const FilingRequest& request)
{
    FilingDecision decision;
    decision.reasons = { { QStringLiteral("S07"), request.insuredRegion,
        filingRemedy(Reason::R02NotInsuredHere) } };
    decision.decidedBy = QStringLiteral("system");
    return decision;
}

QString filingRemedy(FilingReason reason)
{
    return L1(filingRuleTable[static_cast<std::size_t>(reason)].remedy);
}

} // namespace yidi
