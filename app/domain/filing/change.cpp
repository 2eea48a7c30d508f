// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/operations.h"

#include <algorithm>

namespace yidi::filing_rules {

// The new filing is completed as any other; the old one ends the day before it begins.
const Operation changeOperation { [](Case& c) { fileOperation.complete(c); }, true,
    FilingEvent::Change,
    [](const Case& c, const FilingDecision& decision) {
        return std::max(c.target->begin, decision.begin.addDays(-1));
    } };

} // namespace yidi::filing_rules
