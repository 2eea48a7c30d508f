// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/stays.h"

#include "app/base/dates.h"
#include "app/domain/region/region.h"

#include <algorithm>

namespace yidi::filing_rules {

namespace {

QString regionOf(const Visit& visit)
{
    return visit.institutionCode.mid(1, 6);
}

/// Discharged so short a time ago.
bool leftWithin(const Visit& visit, int days, const QDate& today)
{
    return visit.end.date() >= today.addDays(-days);
}

} // namespace

bool isAt(const Visit& visit, const QString& careRegion)
{
    return regionReaches(careRegion, regionOf(visit));
}

bool restsOn(const Visit& visit, const QString& careRegion, const QDate& begin, const QDate& end)
{
    const QDate day = visit.begin.date();
    return !visit.settled && isAt(visit, careRegion) && meet(begin, end, day, day);
}

bool isBackFiled(const Case& c, const Visit& visit)
{
    return !visit.settled && isAt(visit, c.request.careRegion)
        && (!visit.isDischarged() || leftWithin(visit, c.rules.backfileDays, c.facts.today));
}

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
        && leftWithin(visit, c.rules.paidStayDays, c.facts.today);
}

const Visit* markedEmergency(const FilingRequest& request, const FilingFacts& facts)
{
    if (request.operation != FilingOperation::File || request.category != FilingCategory::Emergency
        || request.role != FilingRole::Hospital)
        return nullptr;
    const Visit* latest = nullptr;
    for (const Visit& visit : facts.visits)
        if (visit.medType == QLatin1String("24") && isAt(visit, request.careRegion)
            && (!latest || visit.begin > latest->begin))
            latest = &visit;
    return latest;
}

QStringList unsettledStays(const Case& c)
{
    // What changes or ends a filing waits for every visit, also for one at its own place.
    const bool mayBackFile = c.is(ToFile | ToExtend);
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

QStringList paidStays(const Case& c)
{
    QStringList blocking;
    for (const Visit& visit : c.facts.visits)
        if (isPaidUnfiled(c, visit) && !isForHand(c, visit))
            blocking.append(visit.mdtrtId);
    blocking.sort();
    return blocking;
}

} // namespace yidi::filing_rules
