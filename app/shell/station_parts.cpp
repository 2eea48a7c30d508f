// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/station_parts.h"

#include "app/shell/station_authenticator.h"

namespace yidi {

Result<StationProfile> stationProfile(const StationOptions& options)
{
    YIDI_ASSIGN(StationProfile profile, StationProfile::load(options.dataDir));
    if (!options.provinceUrl.isEmpty())
        profile.provinceUrl = options.provinceUrl;
    return profile;
}

std::unique_ptr<CardService> stationCards(
    const StationOptions& options, const std::shared_ptr<Keeper>& keeper)
{
    CardService::Options cards;
    cards.readerName = options.readerName;
    cards.authenticator = stationAuthenticator(options.psamReader, keeper);
    if (!options.psamReader.isEmpty())
        cards.ignoredReaders = { options.psamReader };
    return std::make_unique<CardService>(cards);
}

} // namespace yidi
