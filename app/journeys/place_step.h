// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/journey.h"

namespace yidi {

/// Choosing a city by the initials of its name: the province first, then a city of it, or all of
/// a municipality. Nobody ever types Chinese.
struct PlaceStep {
    QString province; ///< empty while it is being chosen
    QString typed;
    int page = 0; ///< of more names than fit on one
};

struct PlaceTurn {
    enum class Progress { Stays, Back, Chosen } progress = Progress::Stays;
    QString region = {}; ///< of Chosen: six digits
};

PlaceTurn turnPlaceStep(const Directory& directory, PlaceStep& step, const Event& event);
/// The page's title and letters; the step's number is the journey's.
InitialsScreen placeScreen(const Directory& directory, const PlaceStep& step);

/// The places of this machine: of the snapshot, else those it came with; null when it has none.
const Directory* directoryOf(const Here& here);

} // namespace yidi
