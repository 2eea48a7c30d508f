// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/filed_as.h"

#include <algorithm>

namespace yidi {

std::optional<FilingCategory> filedAs(const std::vector<Filing>& filings, const QString& mdtrtId,
    const QDate& firstDay, const QString& insuredRegion, const QString& careRegion)
{
    const auto bound = std::find_if(filings.begin(), filings.end(), [&](const Filing& filing) {
        return !mdtrtId.isEmpty() && filing.boundVisit == mdtrtId
            && filing.state != FilingState::Cancelled;
    });
    if (bound != filings.end())
        return bound->category;
    for (Filing filing : filings) {
        if (filing.state == FilingState::Suspended)
            filing.state = FilingState::Effective;
        if (filing.boundVisit.isEmpty() && filing.insuredRegion == insuredRegion
            && filing.covers(careRegion, firstDay))
            return filing.category;
    }
    return {};
}

} // namespace yidi
