// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/payment_desk.h"
#include "app/shell/station_options.h"
#include "app/sync/bill_folder.h"
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

/// Whoever takes the money, and gives back what a reversal undoes. `clock` must outlive it.
std::unique_ptr<PaymentDesk> stationPayments(
    const StationOptions& options, const Clock& clock, const Keeper& keeper);

/// Null where the hospital drops no bills.
std::unique_ptr<BillFolder> stationBills(const StationOptions& options,
    const StationProfile& profile, const Clock& clock, const std::shared_ptr<Keeper>& keeper,
    BillFolder::Takes takes);

} // namespace yidi
