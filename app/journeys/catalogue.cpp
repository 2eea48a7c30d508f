// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/catalogue.h"

namespace yidi {
namespace {

constexpr JourneyEntry catalogue[] = {
    { "menu:file-here", Phrase::MenuFile, Phrase::MenuFileDetail, Phrase::Plain,
        [](const Here& here, const Visitor& visitor, Effects& effects) -> JourneyState {
            return file_here::begin(here, visitor, effects);
        } },
    { "menu:settle", Phrase::MenuSettle, Phrase::MenuSettleDetail, Phrase::MenuSettleOffline,
        [](const Here& here, const Visitor& visitor, Effects& effects) -> JourneyState {
            return settle_stay::begin(here, visitor, effects);
        } },
};

} // namespace

std::span<const JourneyEntry> journeyCatalogue()
{
    return catalogue;
}

JourneyState step(const Here& here, const Visitor& visitor, const JourneyState& state, Event event,
    Effects& effects)
{
    return std::visit(
        [&](const auto& journey) -> JourneyState {
            return step(here, visitor, journey, std::move(event), effects);
        },
        state);
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

bool mustAbandon(const JourneyState& state)
{
    const auto* settle = std::get_if<settle_stay::State>(&state);
    return settle && settle_stay::isUnderway(*settle);
}

} // namespace yidi
