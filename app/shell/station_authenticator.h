// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/keeper.h"
#include "reader/authenticator.h"

#include <memory>

namespace yidi {

/// Who proves cards at a station: the PSAM in the slot called `psamReader` (empty: there is none),
/// because it needs no link, then the province (null: not asked).
std::shared_ptr<CardAuthenticator> stationAuthenticator(
    const QString& psamReader, const std::shared_ptr<Keeper>& province);

} // namespace yidi
