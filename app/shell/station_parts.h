// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/station_options.h"
#include "app/sync/keeper.h"
#include "reader/service/card_service.h"

#include <memory>

/// What kiosk and window have in common once they know how to run.
namespace yidi {

/// As enrolled, unless the options name another province. Error `NotEnrolled`.
Result<StationProfile> stationProfile(const StationOptions& options);

/// The readers the options leave, with whoever can prove a card here.
std::unique_ptr<CardService> stationCards(
    const StationOptions& options, const std::shared_ptr<Keeper>& keeper);

} // namespace yidi
