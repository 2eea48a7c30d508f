// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/place_step.h"

#include <algorithm>

namespace yidi {
namespace {

constexpr qsizetype tiles = 6; // a page holds no more (ux.md A1.1)

/// The places that fit what was pressed so far.
std::vector<Place> candidates(const Directory& directory, const PlaceStep& step)
{
    const auto all =
        step.province.isEmpty() ? directory.provinces() : directory.citiesOf(step.province);
    return startingWith(all, step.typed);
}

/// The letters that come next in their names.
QString nextLetters(const std::vector<Place>& places, qsizetype typed)
{
    QString letters;
    for (const Place& place : places) {
        if (place.initials.size() > typed && !letters.contains(place.initials[typed]))
            letters += place.initials[typed];
    }
    std::sort(letters.begin(), letters.end());
    return letters;
}

/// Few names are chosen from by name; many by one letter more, while there is one.
bool areFew(const std::vector<Place>& places, const QString& letters)
{
    return static_cast<qsizetype>(places.size()) <= tiles || letters.isEmpty();
}

Button tileOf(const Place& place)
{
    return { QStringLiteral("place:") + place.code,
        Words::code(QStringLiteral("region"), place.code) };
}

/// A province with one place to file for is filed for as a whole.
PlaceTurn choose(const Directory& directory, PlaceStep& step, const QString& code)
{
    if (!step.province.isEmpty())
        return { PlaceTurn::Progress::Chosen, code };
    const auto cities = directory.citiesOf(code);
    if (cities.size() == 1)
        return { PlaceTurn::Progress::Chosen, cities.front().code };
    step = { code, {}, 0 };
    return {};
}

PlaceTurn back(PlaceStep& step)
{
    if (step.province.isEmpty())
        return { PlaceTurn::Progress::Back };
    step = {};
    return {};
}

} // namespace

PlaceTurn turnPlaceStep(const Directory& directory, PlaceStep& step, const Event& event)
{
    const auto* pressed = std::get_if<Pressed>(&event);
    if (!pressed)
        return {};
    if (pressed->id == QLatin1String("back"))
        return back(step);
    if (pressed->id == QLatin1String("delete")) {
        step = { step.province, step.typed.chopped(step.typed.isEmpty() ? 0 : 1), 0 };
        return {};
    }
    const auto places = candidates(directory, step);
    const QString letters = nextLetters(places, step.typed.size());
    if (!areFew(places, letters)) {
        const QLatin1String letter("letter:");
        if (pressed->id.startsWith(letter) && pressed->id.size() == letter.size() + 1
            && letters.contains(pressed->id.back()))
            step = { step.province, step.typed + pressed->id.back(), 0 };
        return {};
    }
    if (pressed->id == QLatin1String("more") && static_cast<qsizetype>(places.size()) > tiles)
        step.page = (step.page + 1)
            % static_cast<int>((static_cast<qsizetype>(places.size()) - 1) / tiles + 1);
    for (const Place& place : places) {
        if (pressed->id == tileOf(place).id)
            return choose(directory, step, place.code);
    }
    return {};
}

InitialsScreen placeScreen(const Directory& directory, const PlaceStep& step)
{
    const auto places = candidates(directory, step);
    const auto count = static_cast<qsizetype>(places.size());
    InitialsScreen page;
    page.title = { Phrase::FileProvinceTitle, {} };
    if (!step.province.isEmpty())
        page.title = { Phrase::FileCityTitle,
            { Code { QStringLiteral("region"), step.province } } };
    page.typed = step.typed;
    page.letters = nextLetters(places, step.typed.size());
    if (!areFew(places, page.letters)) {
        page.hint = Words { Phrase::InitialsHint, {} };
        return page;
    }
    page.letters.clear();
    page.more = count > tiles;
    for (qsizetype i = step.page * tiles; i < std::min(count, (step.page + 1) * tiles); ++i)
        page.matches.push_back(tileOf(places[static_cast<std::size_t>(i)]));
    return page;
}

const Directory* directoryOf(const Here& here)
{
    if (here.snapshot && !here.snapshot->directory.places.empty())
        return &here.snapshot->directory;
    return here.directory.get();
}

} // namespace yidi
