// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/operations.h"

#include <algorithm>

namespace yidi::filing_rules {

namespace {

void complete(Case& c)
{
    c.request.category = c.target->category;
    c.request.careRegion = c.target->careRegion;
    c.begin = c.target->begin;
    c.end = c.request.end.isValid() ? c.request.end : c.facts.today;
}

QDate endOfTarget(const Case& c, const FilingDecision&)
{
    return std::max(c.target->begin, c.end);
}

} // namespace

const Operation cancelOperation { complete, false, FilingEvent::Cancel, endOfTarget };
const Operation withdrawOperation { complete, false, FilingEvent::Withdraw, endOfTarget };

} // namespace yidi::filing_rules
