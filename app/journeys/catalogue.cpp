// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/catalogue.h"

namespace yidi {
namespace {

/// One journey's beginning as any journey's.
template <auto begin>
JourneyState begun(const Here& here, const Visitor& visitor, Effects& effects)
{
    return begin(here, visitor, effects);
}

constexpr JourneyEntry catalogue[] = {
    { "menu:file-here", Phrase::MenuFile, Phrase::MenuFileDetail, Phrase::Plain,
        begun<file_here::begin> },
    { "menu:settle", Phrase::MenuSettle, Phrase::MenuSettleDetail, Phrase::MenuSettleOffline,
        begun<settle_visit::begin> },
    { "menu:my-filings", Phrase::MenuMine, Phrase::MenuMineDetail, Phrase::Plain,
        begun<my_filings::begin> },
    { "menu:file-for-other", Phrase::MenuFileOther, Phrase::MenuFileOtherDetail,
        Phrase::MenuFileOtherOffline, begun<file_here::beginForOther> },
    { "menu:pre-check", Phrase::MenuPreCheck, Phrase::MenuPreCheckDetail, Phrase::Plain,
        begun<pre_check::begin> },
    { "menu:my-statements", Phrase::MenuStatements, Phrase::MenuStatementsDetail,
        Phrase::MenuStatementsOffline, begun<my_statements::begin> },
    { "menu:estimate", Phrase::MenuEstimate, Phrase::MenuEstimateDetail, Phrase::Plain,
        begun<estimate::begin> },
};

/// A journey that another one goes on from.
std::optional<JourneyState> handedOver(
    const Here& here, const Visitor& visitor, const JourneyState& state, Effects& effects)
{
    const auto* mine = std::get_if<my_filings::State>(&state);
    const Filing* standing = mine ? my_filings::toChange(visitor, *mine) : nullptr;
    return standing
        ? std::optional<JourneyState>(file_here::change(here, visitor, *standing, effects))
        : std::nullopt;
}

} // namespace

std::span<const JourneyEntry> journeyCatalogue()
{
    return catalogue;
}

JourneyState step(const Here& here, const Visitor& visitor, const JourneyState& state, Event event,
    Effects& effects)
{
    JourneyState next = std::visit(
        [&](const auto& journey) -> JourneyState {
            return step(here, visitor, journey, std::move(event), effects);
        },
        state);
    return handedOver(here, visitor, next, effects).value_or(std::move(next));
}

Screen screen(const Here& here, const Visitor& visitor, const JourneyState& state)
{
    return std::visit([&](const auto& journey) { return screen(here, visitor, journey); }, state);
}

Ending ending(const JourneyState& state)
{
    return std::visit([](const auto& journey) { return ending(journey); }, state);
}

std::optional<Leave> leaves(const JourneyState& state)
{
    return std::visit([](const auto& journey) { return leaves(journey); }, state);
}

QString name(const JourneyState& state)
{
    return std::visit([](const auto& journey) { return name(journey); }, state);
}

void leaveBehind(const JourneyState& state, Effects& effects)
{
    if (const auto* settling = std::get_if<settle_visit::State>(&state))
        settle_visit::leaveBehind(*settling, effects);
    if (const auto* statements = std::get_if<my_statements::State>(&state))
        my_statements::leaveBehind(*statements, effects);
}

} // namespace yidi
