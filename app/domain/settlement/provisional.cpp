// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/provisional.h"

#include "app/base/dates.h"
#include "app/domain/settlement/filed_as.h"

#include <algorithm>

namespace yidi {

namespace {

using L1 = QLatin1String;

tl::unexpected<Error> needsLink(const QString& why)
{
    return fail(ErrorCode::SettlementNeedsLink, why);
}

tl::unexpected<Error> notAllowed(const QString& why)
{
    return fail(ErrorCode::ProvisionalNotAllowed, why);
}

/// Only a stay whose end is known and that nobody settled: what other kinds rest on (a recognised
/// disease, a circulated prescription, a registration) lies with the province alone.
Result<void> checkVisit(const Visit& visit, const QDateTime& now)
{
    if (visit.settled || visit.cancelled)
        return notAllowed(QStringLiteral("mdtrt_id: settled or cancelled before"));
    if (visitKind(visit.medType) == VisitKind::NotDirect)
        return fail(ErrorCode::VisitNotDirect, QStringLiteral("med_type: not settled on the spot"));
    if (!isStay(visitKind(visit.medType)))
        return needsLink(QStringLiteral("med_type: only a stay is settled provisionally"));
    if (!visit.isDischarged())
        return needsLink(QStringLiteral("endtime: the discharge is not known"));
    if (visit.end > now)
        return fail(ErrorCode::BadInput, QStringLiteral("endtime: has not come yet"));
    return {};
}

/// The insurance the visit is settled against. Suspended benefits leave the days before covered.
Result<Insurance> insuranceFor(const Person& person, const Visit& visit)
{
    std::vector<Insurance> of;
    for (const Insurance& insurance : person.insurances)
        if (insurance.insutype == visit.insutype)
            of.push_back(insurance);
    if (of.empty())
        return needsLink(QStringLiteral("insutype: the snapshot knows of no such insurance"));
    const auto pays = [&](const Insurance& insurance) {
        return insurance.isNormal()
            || (insurance.status == L1("2") && insurance.pausedSince.isValid()
                && visit.end.date() < insurance.pausedSince);
    };
    const auto paying = std::find_if(of.begin(), of.end(), pays);
    if (paying == of.end())
        return notAllowed(QStringLiteral("psn_insu_stas: no benefit on the day of discharge"));
    return *paying;
}

const Institution* institutionOf(const Directory& directory, const QString& code)
{
    const auto at = std::find_if(directory.institutions.begin(), directory.institutions.end(),
        [&](const Institution& institution) { return institution.code == code; });
    return at == directory.institutions.end() ? nullptr : &*at;
}

/// What the person has used of the year the stay belongs to. The snapshot tells of the year that
/// ran when it was made; one that began since begins with nothing.
struct YearSoFar {
    Accumulators accumulators;
    int admissions = 0;
};
Result<YearSoFar> yearSoFar(
    const Policy& policy, const RememberedPerson& known, const QString& insutype, const QDate& day)
{
    const auto sums = known.accumulators.find(insutype);
    if (sums == known.accumulators.end())
        return needsLink(QStringLiteral("accumulators: the snapshot does not tell of them"));
    const int year = policy.year.of(day);
    const int told = policy.year.of(known.asOf.date());
    if (year > told)
        return YearSoFar();
    if (year < told)
        return needsLink(QStringLiteral("endtime: in a year the snapshot does not tell of"));
    YearSoFar so { sums->second, 0 };
    if (const auto at = known.admissions.find(insutype); at != known.admissions.end())
        so.admissions = at->second;
    return so;
}

} // namespace

Result<void> allowProvisional(const OfflineRules& rules, Fen fund)
{
    if (!rules.provisional)
        return needsLink(QStringLiteral("provisional: the insured place waits for the link"));
    const auto above = [&](const char* name, Fen limit) {
        return notAllowed(QStringLiteral("provisional.%1: %2 is more than %3")
                              .arg(L1(name), fund.toWire(), limit.toWire()));
    };
    if (fund > rules.perVisit)
        return above("per_visit", rules.perVisit);
    if (fund > rules.perPerson)
        return above("per_person", rules.perPerson);
    return {};
}

bool ProvisionalShown::agreesWith(const SettlementAmounts& amounts) const
{
    return *this
        == ProvisionalShown { amounts.medfee_sumamt, amounts.fund_pay_sumamt,
               amounts.psn_part_amt };
}

Result<Settlement> provisionalSettlement(const ProvisionalCase& given)
{
    const Snapshot& snapshot = given.snapshot;
    const RememberedPerson& known = given.person;
    const Visit& visit = given.visit;
    if (!snapshot.isUsable(given.now))
        return needsLink(QStringLiteral("snapshot: expired"));
    YIDI_TRY(checkVisit(visit, given.now));
    if (visit.psnNo != known.person.psnNo)
        return notAllowed(QStringLiteral("psn_no: the visit is another person's"));
    if (known.provisionalOpen)
        return notAllowed(QStringLiteral("psn_no: another provisional settlement is open"));
    YIDI_ASSIGN(const Insurance insurance, insuranceFor(known.person, visit));
    const Institution* here = institutionOf(snapshot.directory, visit.institutionCode);
    if (!here)
        return needsLink(QStringLiteral("fixmedins_code: not in the snapshot"));

    YIDI_ASSIGN(const Policy* policy, snapshot.policies.find(insurance.region, visit.end.date()));
    YIDI_TRY(allowProvisional(policy->offline, {}));
    YIDI_ASSIGN(const YearSoFar year, yearSoFar(*policy, known, visit.insutype, visit.end.date()));
    SettlementInput input;
    input.insuredRegion = insurance.region;
    input.careRegion = here->region;
    input.insutype = insurance.insutype;
    input.psnType = insurance.psnType;
    for (const PersonClass& personClass : known.person.classes)
        input.identTypes += personClass.type;
    input.civilServant = insurance.civilServant;
    input.medType = visit.medType;
    input.diseaseCode = visit.diseaseCode;
    input.hospLevel = here->level;
    input.settlementLevel = here->settlementLevel;
    input.begin = visit.begin;
    input.end = visit.end;
    input.settledAt = given.now;
    input.filing =
        filedAs(known.filings, visit.mdtrtId, visit.begin.date(), insurance.region, here->region);
    input.admissionNo = year.admissions + 1;
    input.accumulators = year.accumulators;
    input.balance = insurance.balance;
    input.bill = given.bill;
    if (policy->crossYear == CrossYear::SplitAtYearEnd && crossedYearEnd(*policy, input))
        return needsLink(QStringLiteral("begntime: the stay is cut at the end of the year"));

    YIDI_ASSIGN(Settlement settlement, settle(snapshot.policies, input));
    YIDI_TRY(allowProvisional(policy->offline, settlement.amounts.fund_pay_sumamt));
    settlement.mdtrtId = visit.mdtrtId;
    settlement.provisional = true;
    return settlement;
}

} // namespace yidi
