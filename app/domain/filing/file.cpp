// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/dates.h"
#include "app/domain/filing/operations.h"

namespace yidi::filing_rules {

namespace {

void complete(Case& c)
{
    c.begin = startOf(c);
    c.fromAdmission = c.begin != c.request.begin;
    c.end = c.request.end.isValid() ? c.request.end : defaultEnd(c, c.request.begin);
}

} // namespace

const Operation fileOperation { complete, true };

} // namespace yidi::filing_rules
