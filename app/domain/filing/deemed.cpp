// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/operations.h"

namespace yidi::filing_rules {

namespace {

void complete(Case& c)
{
    c.begin = c.emergency->begin.date();
    c.end = c.emergency->end.date(); // none while the visit lasts
}

} // namespace

const Operation deemedOperation { complete, true };

} // namespace yidi::filing_rules
