// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/grounds.h"

#include "app/domain/filing/evidence.h"
#include "app/domain/filing/hold.h"

namespace yidi::filing_rules {

namespace {

/// A clerk has seen the papers he lists; all others somebody has to see.
bool papersNeedEyes(const Case& c)
{
    if (neededMaterials(c).isEmpty() || commitmentCounts(c))
        return false;
    const bool seen = c.facts.materials
        && (c.request.role == FilingRole::Clerk || c.request.role == FilingRole::Supervisor);
    return !seen || c.rules.reviewedPapers.contains(c.category());
}

struct Ground {
    const char* id;
    unsigned kinds;
    bool (*holds)(const Case& c);
};

// In the order they are given in.
constexpr Ground table[] = {
    { "review-category", toNew,
        [](const Case& c) { return !c.rules.instantApproval.contains(c.category()); } },
    { "review-channel", toNew,
        [](const Case& c) {
            return !c.rules.instantChannels.isEmpty()
                && !c.rules.instantChannels.contains(filingChannelName(c.request.channel));
        } },
    { "review-papers", toNew, papersNeedEyes },
    { "review-certificate", toNew,
        [](const Case& c) { return c.rules.reviewedCertTypes.contains(c.request.certType); } },
    { "review-operation", toAll,
        [](const Case& c) {
            return c.request.role == FilingRole::Person
                && c.rules.reviewedOperations.contains(filingOperationName(c.request.operation));
        } },
    { "review-exception", toNew | ToCancel, isExcusedFromHold },
};

} // namespace

QStringList groundsForReview(const Case& c)
{
    QStringList grounds;
    for (const Ground& ground : table)
        if (c.is(ground.kinds) && ground.holds(c))
            grounds.append(QLatin1String(ground.id));
    return grounds;
}

} // namespace yidi::filing_rules
