// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/filing/self_check.h"

#include "app/domain/filing/overlap.h"

namespace yidi {

Result<QStringList> filingsAtOdds(Ledger& ledger, const PolicyBook& policies, const QDate& today)
{
    QStringList lines;
    YIDI_ASSIGN(const auto pairs, ledger.filingsThatMeet());
    for (const auto& [a, b] : pairs) {
        const auto policy = policies.find(a.filing.insuredRegion, today);
        const OverlapRules rules = policy ? (*policy)->filing.overlap : OverlapRules();
        if (shareScope(a.filing, b.filing, rules))
            lines.append(
                QStringLiteral("%1 and %2 count on one day").arg(a.filing.number, b.filing.number));
    }
    return lines;
}

} // namespace yidi
