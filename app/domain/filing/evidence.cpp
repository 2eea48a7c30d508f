// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/evidence.h"

#include <algorithm>
#include <array>

namespace yidi::filing_rules {

namespace {

/// Nobody has said which papers came: a reviewer will.
bool isUnlisted(const Case& c)
{
    return !c.request.byCommitment && !c.facts.materials;
}

QStringList absentMaterials(const Case& c)
{
    QStringList absent;
    const QStringList brought = c.facts.materials.value_or(QStringList());
    for (const QString& material : neededMaterials(c))
        if (!brought.contains(material))
            absent.append(material);
    return absent;
}

/// Neither absent nor to be read.
QStringList illegibleMaterials(const Case& c)
{
    QStringList illegible;
    const QStringList absent = absentMaterials(c);
    for (const QString& material : neededMaterials(c))
        if (!absent.contains(material) && c.facts.illegible.contains(material))
            illegible.append(material);
    return illegible;
}

/// What whoever files for another leaves out of his own identity.
QStringList agentGaps(const FilingAgent& agent)
{
    QStringList gaps;
    for (const auto& [name, value] :
        { std::pair("agnter_name", &agent.name), std::pair("agnter_cert_type", &agent.certType),
            std::pair("agnter_certno", &agent.certNo), std::pair("agnter_rlts", &agent.relation),
            std::pair("agnter_tel", &agent.phone) })
        if (value->isEmpty())
            gaps.append(QLatin1String(name));
    return gaps;
}

} // namespace

QStringList neededMaterials(const Case& c)
{
    const auto of = c.rules.materials.find(c.category());
    const bool hospitalForm = c.request.category == FilingCategory::Referral
        && c.request.channel == FilingChannel::Hospital;
    return of == c.rules.materials.end() || hospitalForm ? QStringList() : of->second;
}

bool commitmentCounts(const Case& c)
{
    return c.request.byCommitment && c.rules.commitment.contains(c.category());
}

EvidenceState evidenceOf(const Case& c)
{
    if (neededMaterials(c).isEmpty())
        return EvidenceState::NotNeeded;
    if (commitmentCounts(c))
        return EvidenceState::Promised;
    if (isUnlisted(c))
        return EvidenceState::Unlisted;
    if (!absentMaterials(c).isEmpty())
        return EvidenceState::Missing;
    return illegibleMaterials(c).isEmpty() ? EvidenceState::Complete : EvidenceState::Illegible;
}

QStringList missingMaterials(const Case& c)
{
    QStringList missing;
    if (!commitmentCounts(c) && !isUnlisted(c)) {
        const QStringList absent = absentMaterials(c);
        const QStringList illegible = illegibleMaterials(c);
        for (const QString& material : neededMaterials(c)) // in the order they are asked for
            if (absent.contains(material) || illegible.contains(material))
                missing.append(material);
    }
    return c.request.agent ? missing + agentGaps(*c.request.agent) : missing;
}

QStringList withdrawnCommitment(const Case& c)
{
    return c.request.byCommitment && c.facts.commitmentWithdrawn
        ? QStringList { QStringLiteral("commitment") }
        : QStringList();
}

} // namespace yidi::filing_rules

namespace yidi {

QString evidenceStateName(EvidenceState state)
{
    constexpr std::array names = { "not_needed", "promised", "complete", "unlisted", "missing",
        "illegible" };
    return QLatin1String(names[static_cast<std::size_t>(state)]);
}

} // namespace yidi
