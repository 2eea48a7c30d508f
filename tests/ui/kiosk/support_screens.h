// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/screen.h"

#include <QByteArray>

#include <vector>

namespace yidi::test {

struct Sample {
    QByteArray name;
    Screen screen;
};

/// Every kind of Screen, ordinary and with the longest words a journey may put in, in `language`
/// (what people and institutions are called stays as it is).
std::vector<Sample> sampleScreens(const QString& language);

/// Pages as the journeys themselves make them, each in the state that has most to say.
std::vector<Sample> journeyScreens();

/// A string on these screens that must be gone after a wipe.
QString visitorsName();

/// Characters of rare names that the fonts must have.
QString rareCharacters();

} // namespace yidi::test
