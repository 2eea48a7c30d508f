// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/hold.h"

#include "app/base/dates.h"
#include "app/domain/region/region.h"

namespace yidi::filing_rules {

namespace {

bool excuseCounts(const Case& c)
{
    const QString& exception = c.request.holdException;
    const bool byClerk =
        c.request.role == FilingRole::Clerk || c.request.role == FilingRole::Supervisor;
    return c.rules.holdExceptions.contains(exception)
        && (exception != QLatin1String("clerk-override") || byClerk);
}

/// Another long-term filing takes the place of this one, or it is the one asked about.
bool wouldEnd(const Case& c, const Filing& filing)
{
    if (!c.is(ToFile))
        return &filing == c.target && filing.isGranted();
    const bool another = filing.category != c.request.category
        || !regionReaches(filing.careRegion, c.request.careRegion);
    return filing.state == FilingState::Effective && c.longTerm() && another;
}

QDate freeFrom(const Case& c, const Filing& filing)
{
    return filing.begin.addMonths(c.rules.minHoldMonths);
}

/// The long-term filings that what is asked for would end before their time.
std::vector<const Filing*> endedTooSoon(const Case& c)
{
    std::vector<const Filing*> held;
    for (const Filing& filing : c.facts.filings)
        if (isLongTerm(filing.category) && wouldEnd(c, filing)
            && c.facts.today < freeFrom(c, filing))
            held.push_back(&filing);
    return held;
}

} // namespace

bool isExcusedFromHold(const Case& c)
{
    return excuseCounts(c) && !endedTooSoon(c).empty();
}

QStringList heldFilings(const Case& c)
{
    QStringList blocking;
    if (excuseCounts(c))
        return blocking;
    for (const Filing* filing : endedTooSoon(c))
        blocking.append(
            QStringLiteral("%1 %2").arg(filing->number, wireDate(freeFrom(c, *filing))));
    blocking.sort();
    return blocking;
}

} // namespace yidi::filing_rules
