// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/pre_check/pre_check.h"

#include "app/journeys/pre_check/checks.h"

#include <algorithm>

namespace yidi::pre_check {
namespace {

constexpr Transition table[] = {
    { "Asking", "CareKnown", "Shown" },
    { "Asking", "LinkChanged", "Shown" }, // what is known all the same
    { "Asking", "SecondPassed", "Shown" },
    { "Shown", "menu", "Over" },
    { "Shown", "done", "Over" },
};

const Policy* policyOf(const Here& here, const QString& insuredRegion)
{
    if (!here.snapshot || !here.snapshot->isUsable(here.now))
        return nullptr;
    return here.snapshot->policies.find(insuredRegion, here.today).value_or(nullptr);
}

/// What the snapshot tells of this house when the province could not be asked.
std::optional<Institution> rememberedHouse(const Here& here)
{
    if (!here.snapshot || !here.snapshot->isUsable(here.now))
        return std::nullopt;
    const auto& all = here.snapshot->directory.institutions;
    const auto at = std::find_if(all.begin(), all.end(),
        [&](const Institution& one) { return one.code == here.institution.code; });
    return at == all.end() ? std::nullopt : std::optional(*at);
}

Facts factsOf(const Here& here, const Visitor& visitor, const CareKnown& care)
{
    Facts facts;
    facts.today = here.today;
    facts.online = here.online;
    facts.institutionCode = here.institution.code;
    facts.careRegion = here.institution.region;
    facts.insuredRegion = visitor.insuredRegion();
    facts.card = visitor.card;
    if (visitor.confirmed || visitor.asOf.isValid())
        facts.person = visitor.person;
    if (visitor.filingsKnown)
        facts.filings = visitor.filings;
    facts.visits = care.visits;
    facts.institution = care.institution ? care.institution : rememberedHouse(here);
    facts.diseases = care.diseases;
    if (const Policy* policy = policyOf(here, facts.insuredRegion))
        facts.noFilingInProvince = policy->filing.noFilingInProvince;
    return facts;
}

struct Step {
    const Event& event;

    State operator()(Asking s) const
    {
        if (const auto* known = std::get_if<CareKnown>(&event))
            return Shown { *known };
        const auto* link = std::get_if<LinkChanged>(&event);
        const bool tooLong =
            std::holds_alternative<SecondPassed>(event) && ++s.seconds >= identityWaitSeconds;
        return tooLong || (link && !link->online) ? State { Shown {} } : State { s };
    }

    State operator()(Shown s) const
    {
        const auto* pressed = std::get_if<Pressed>(&event);
        if (pressed && pressed->id == QLatin1String("menu"))
            return Over { Leave::ToMenu };
        if (pressed && pressed->id == QLatin1String("done"))
            return Over { Leave::ToEnd };
        if (const auto* known = std::get_if<CareKnown>(&event)) // it came late, but it came
            s.care = *known;
        return s;
    }

    State operator()(const Over& s) const { return s; }
};

struct Show {
    const Here& here;
    const Visitor& visitor;

    Screen operator()(const Asking&) const
    {
        return ProgressScreen { { Phrase::CheckAskingTitle, {} }, { Phrase::CheckAskingNow, {} },
            Words { Phrase::AskingSafe, {} }, {} };
    }

    Screen operator()(const Shown& s) const
    {
        const std::vector<Finding> findings = examine(factsOf(here, visitor, s.care));
        const Finding* blocked = firstInTheWay(findings);
        const bool allKnown = std::none_of(findings.begin(), findings.end(),
            [](const Finding& finding) { return finding.standing == Standing::Unknown; });
        ReviewScreen page;
        if (blocked) {
            page.title = { Phrase::CheckBlockedTitle,
                { Code { QStringLiteral("check"), checkName(blocked->check) } } };
            page.note = blocked->remedy;
        } else {
            page.title = { allKnown ? Phrase::CheckClearTitle : Phrase::CheckPartlyTitle, {} };
            page.note = Words { allKnown ? Phrase::CheckClearNext : Phrase::CheckPartlyNext, {} };
        }
        for (const Finding& finding : findings)
            page.rows.push_back({ Words::code(QStringLiteral("check"), checkName(finding.check)),
                finding.said, {}, &finding == blocked });
        page.footer = { menuButton(), doneButton() };
        return page;
    }

    Screen operator()(const Over&) const { return TakeCardScreen {}; }
};

struct NameOf {
    const char* operator()(const Asking&) const { return "Asking"; }
    const char* operator()(const Shown&) const { return "Shown"; }
    const char* operator()(const Over&) const { return "Over"; }
};

} // namespace

State begin(const Here& here, const Visitor& visitor, Effects& effects)
{
    if (!here.online || !visitor.confirmed)
        return Shown {};
    effects.emplace_back(AskCare { visitor.person.psnNo, visitor.insuredRegion() });
    return Asking {};
}

State step(const Here&, const Visitor&, const State& state, Event event, Effects&)
{
    return std::visit(Step { event }, state);
}

Screen screen(const Here& here, const Visitor& visitor, const State& state)
{
    return std::visit(Show { here, visitor }, state);
}

Ending ending(const State&)
{
    return Ending::NothingSent;
}

std::optional<Leave> leaves(const State& state)
{
    const auto* over = std::get_if<Over>(&state);
    return over ? std::optional(over->leave) : std::nullopt;
}

QString name(const State& state)
{
    return QString::fromLatin1(std::visit(NameOf {}, state));
}

std::span<const Transition> transitions()
{
    return table;
}

} // namespace yidi::pre_check
