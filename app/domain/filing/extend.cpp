// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/dates.h"
#include "app/domain/filing/operations.h"

#include <algorithm>

namespace yidi::filing_rules {

namespace {

void complete(Case& c)
{
    c.request.category = c.target->category;
    c.request.careRegion = c.target->careRegion;
    c.begin = c.target->begin;
    c.end = c.request.end;
    if (c.end.isValid())
        return;
    c.end = defaultEnd(c, c.target->end);
    if (const QDate latest = latestEnd(c); latest.isValid())
        c.end = std::min(c.end, latest);
}

} // namespace

const Operation extendOperation { complete, false, FilingEvent::Extend,
    [](const Case&, const FilingDecision& decision) { return decision.end; } };

} // namespace yidi::filing_rules
