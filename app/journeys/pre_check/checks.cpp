// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/pre_check/checks.h"

#include "app/domain/region/region.h"

#include <algorithm>

namespace yidi::pre_check {
namespace {

const QString chronicOutpatient = QStringLiteral("14"); // med_type
const QStringList emergencies { QStringLiteral("13"), QStringLiteral("24") };

struct Answer {
    Standing standing;
    Words said;
    Words remedy = {};
};

Answer holds(Phrase said, std::vector<WordArg> args = {})
{
    return { Standing::Holds, { said, std::move(args) } };
}
Answer unknown()
{
    return { Standing::Unknown, { Phrase::CheckUnknown, {} } };
}
Answer inTheWay(Words said, Words remedy)
{
    return { Standing::InTheWay, std::move(said), std::move(remedy) };
}
Words remedy(const char* id)
{
    return Words::code(QStringLiteral("remedy"), QLatin1String(id));
}

/// What is to be settled here: the latest stay in this house that is not settled.
const Visit* openVisit(const Facts& facts)
{
    const Visit* latest = nullptr;
    if (!facts.visits)
        return latest;
    for (const Visit& visit : *facts.visits)
        if (!visit.settled && visit.institutionCode == facts.institutionCode
            && (!latest || visit.begin > latest->begin))
            latest = &visit;
    return latest;
}

/// It came through the reader and was proved on the way here; lost ones never get this far.
Answer card(const Facts& facts)
{
    if (facts.card.cardSn.isEmpty())
        return holds(Phrase::CheckByCode);
    const QDate validTo = facts.card.validTo;
    if (validTo.isValid() && validTo < facts.today)
        return inTheWay({ Phrase::CheckCardExpired, { validTo } }, remedy("replace-card"));
    return holds(Phrase::CheckHolds);
}

Answer benefit(const Facts& facts)
{
    if (!facts.person)
        return unknown();
    const Insurance* insurance = facts.person->mainInsurance();
    if (!insurance)
        return inTheWay({ Phrase::CheckNotInsured, {} }, remedy("ask-insured-place"));
    if (insurance->isNormal())
        return holds(Phrase::CheckHolds);
    const Words paused = insurance->pausedSince.isValid()
        ? Words { Phrase::CheckPausedSince, { insurance->pausedSince } }
        : Words { Phrase::CheckPaused, {} };
    return inTheWay(paused, remedy("restore-insurance"));
}

/// Why none of the filings for this place counts on the day.
Answer notFiled(const Facts& facts, const QDate& day)
{
    const Words fileNow { Phrase::CheckFileNow, {} };
    const Filing* best = nullptr; // the one that is nearest to counting
    for (const Filing& filing : *facts.filings)
        if (regionReaches(filing.careRegion, facts.careRegion)
            && (!best || filing.isLive() || (!best->isLive() && filing.begin > best->begin)))
            best = &filing;
    if (!best)
        return inTheWay({ Phrase::CheckNoFiling, {} }, fileNow);
    if (best->state == FilingState::Suspended)
        return inTheWay({ Phrase::CheckFilingSuspended, {} }, remedy("restore-insurance"));
    if (best->isPending())
        return inTheWay({ Phrase::CheckFilingPending, {} }, { Phrase::FileAcceptedNext, {} });
    if (best->isGranted() && best->begin > day)
        return inTheWay({ Phrase::CheckFilingLater, { best->begin } }, fileNow);
    if (best->end.isValid() && best->end < day)
        return inTheWay({ Phrase::CheckFilingEnded, { best->end } }, fileNow);
    return inTheWay({ Phrase::CheckNoFiling, {} }, fileNow);
}

Answer filing(const Facts& facts)
{
    const Visit* visit = openVisit(facts);
    if (cityOf(facts.insuredRegion) == cityOf(facts.careRegion))
        return holds(Phrase::CheckAtHome);
    if (visit && emergencies.contains(visit->medType))
        return holds(Phrase::CheckEmergency);
    if (!facts.filings)
        return unknown();
    // What counts is the day of admission, not today.
    const QDate day = visit ? visit->begin.date() : facts.today;
    for (const Filing& one : *facts.filings)
        if (one.covers(facts.careRegion, day))
            return holds(Phrase::CheckFiled, { one.begin });
    if (provinceOf(facts.insuredRegion) == provinceOf(facts.careRegion)) {
        if (!facts.noFilingInProvince)
            return unknown();
        if (!facts.noFilingInProvince->isEmpty())
            return holds(Phrase::CheckSameProvince);
    }
    return notFiled(facts, day);
}

Answer institution(const Facts& facts)
{
    if (facts.institution && !facts.institution->online)
        return inTheWay({ Phrase::CheckHouseClosed, {} }, remedy("manual-reimbursement"));
    const Visit* visit = openVisit(facts);
    if (facts.visits && !visit)
        return inTheWay({ Phrase::CheckNoVisit, {} }, { Phrase::CheckNoVisitNext, {} });
    if (visit && !visit->isDischarged())
        return inTheWay({ Phrase::CheckNotDischarged, { visit->begin.date() } },
            { Phrase::CheckDischargeFirst, {} });
    if (!facts.institution || !facts.visits)
        return unknown();
    return holds(Phrase::CheckHolds);
}

Answer disease(const Facts& facts)
{
    const Visit* visit = openVisit(facts);
    if (facts.visits && (!visit || visit->medType != chronicOutpatient))
        return holds(Phrase::CheckNotChronic);
    if (!facts.diseases)
        return unknown();
    const QDate day = visit ? visit->begin.date() : facts.today;
    for (const RecognisedDisease& one : *facts.diseases)
        if (one.begin <= day && (!one.end.isValid() || day <= one.end))
            return holds(Phrase::CheckRecognised);
    return visit ? inTheWay({ Phrase::CheckNotRecognised, {} }, { Phrase::CheckRecogniseFirst, {} })
                 : unknown();
}

Answer system(const Facts& facts)
{
    return facts.online ? holds(Phrase::CheckHolds)
                        : inTheWay({ Phrase::CheckNoLink, {} }, { Phrase::CheckNoLinkNext, {} });
}

struct Row {
    Check check;
    const char* name;
    Answer (*answer)(const Facts&);
};
constexpr Row table[] = {
    { Check::Card, "card", card },
    { Check::Benefit, "benefit", benefit },
    { Check::Filing, "filing", filing },
    { Check::Institution, "institution", institution },
    { Check::Disease, "disease", disease },
    { Check::System, "system", system },
};
static_assert(std::size(table) == std::size(allChecks));

} // namespace

QString checkName(Check check)
{
    return QLatin1String(table[static_cast<std::size_t>(check)].name);
}

std::vector<Finding> examine(const Facts& facts)
{
    std::vector<Finding> findings;
    for (const Row& row : table) {
        Answer answer = row.answer(facts);
        findings.push_back(
            { row.check, answer.standing, std::move(answer.said), std::move(answer.remedy) });
    }
    return findings;
}

const Finding* firstInTheWay(const std::vector<Finding>& findings)
{
    const auto at = std::find_if(findings.begin(), findings.end(),
        [](const Finding& finding) { return finding.standing == Standing::InTheWay; });
    return at == findings.end() ? nullptr : &*at;
}

} // namespace yidi::pre_check
