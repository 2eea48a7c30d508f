// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/dates.h"

#include "app/base/dates.h"
#include "app/domain/filing/stays.h"

#include <algorithm>

namespace yidi::filing_rules {

namespace {

bool isWrongStart(const Case& c)
{
    const bool forStay =
        std::any_of(c.facts.visits.begin(), c.facts.visits.end(), [&](const Visit& visit) {
            return (isBackFiled(c, visit) || isForHand(c, visit)) && c.begin >= visit.begin.date();
        });
    return (c.begin < earliestStart(c) && !forStay)
        || c.begin > c.facts.today.addDays(c.rules.aheadDays);
}

bool isWrongEnd(const Case& c)
{
    const QDate latest = latestEnd(c);
    const bool gone = c.end.isValid() && (c.end < c.begin || c.end < c.facts.today);
    const bool tooFar = latest.isValid() && (!c.end.isValid() || c.end > latest);
    const bool noGain =
        c.is(ToExtend) && c.target->end.isValid() && c.end.isValid() && c.end <= c.target->end;
    return gone || tooFar || noGain;
}

/// A cancellation is for a day that has come, and not for one too long ago.
QStringList wrongCancellation(const Case& c)
{
    const bool wrong = c.end > c.facts.today || c.end < earliestStart(c);
    return wrong ? QStringList { wireDate(c.end) } : QStringList();
}

} // namespace

QDate earliestStart(const Case& c)
{
    const int days = c.request.role == FilingRole::Supervisor
        ? std::max(c.rules.supervisorBackdateDays, c.rules.backdateDays)
        : c.rules.backdateDays;
    return c.facts.arrived().addDays(-days);
}

QDate startOf(const Case& c)
{
    QDate begin = c.request.begin;
    for (const Visit& visit : c.facts.visits) {
        const QDate admission = visit.begin.date();
        if (isBackFiled(c, visit) && admission < begin && c.request.begin <= c.facts.today)
            begin = admission;
    }
    return begin;
}

QDate defaultEnd(const Case& c, const QDate& from)
{
    const int months = c.longTerm() ? c.rules.longTermMonths : c.rules.temporaryMonths;
    return months == 0 || !from.isValid() ? QDate() : from.addMonths(months);
}

QDate latestEnd(const Case& c)
{
    const int months = c.longTerm() ? c.rules.longTermMonths : c.rules.temporaryLimitMonths;
    const QDate from = c.is(ToExtend) ? c.facts.today : std::max(c.begin, c.facts.today);
    return months == 0 ? QDate() : from.addMonths(months);
}

QStringList wrongDates(const Case& c)
{
    if (c.is(ToCancel))
        return wrongCancellation(c);
    if (!c.begin.isValid())
        return { QStringLiteral("begndate") };
    QStringList wrong;
    if (!c.is(ToExtend) && isWrongStart(c))
        wrong.append(wireDate(c.begin));
    if (isWrongEnd(c))
        wrong.append(c.end.isValid() ? wireDate(c.end) : QStringLiteral("enddate"));
    return wrong;
}

} // namespace yidi::filing_rules
