// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/station_authenticator.h"

#include "app/base/log.h"
#include "app/shell/province_authenticator.h"
#include "reader/cards/psam/psam.h"
#include "reader/first_of.h"

namespace yidi {

std::shared_ptr<CardAuthenticator> stationAuthenticator(
    const QString& psamReader, const std::shared_ptr<Keeper>& province)
{
    std::vector<std::shared_ptr<CardAuthenticator>> all;
    if (!psamReader.isEmpty()) {
        // A map that cannot be read leaves the province; the slot stays closed to people's cards.
        if (auto map = loadPsamMap())
            all.push_back(
                std::make_shared<PsamAuthenticator>(*std::move(map), pcscSlot(psamReader)));
        else
            qCCritical(logShell) << "no PSAM:" << describe(map.error());
    }
    if (province)
        all.push_back(std::make_shared<ProvinceAuthenticator>(province));
    return std::make_shared<FirstOf>(std::move(all));
}

} // namespace yidi
