// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/secret.h"
#include "app/domain/card/card.h"
#include "reader/authenticator.h"
#include "reader/cards/file_map.h"
#include "reader/channel.h"
#include "reader/pin.h"

namespace yidi {

// The social-security card (社会保障卡), versions 1.0 and 2.0: what LD/T 32 says of its files.

/// Reads the basic data with the exact lengths of the file map. `CardForeign`: not such a card.
Result<SocialSecurityCard> readSocialSecurityCard(
    CardChannel& channel, const FileMap& map, CardAuthenticator* authenticator);

/// Reads the card identification code alone, to see that it is still the same card.
Result<QString> identifySocialSecurityCard(CardChannel& channel, const FileMap& map);

/// Asks for the tries left without using one; `Verified` never comes from here.
/// A PIN that may be tried answers `Wrong` with the tries left.
PinOutcome socialSecurityPinState(CardChannel& channel, const FileMap& map);

/// Presents the PIN, ASCII digits, at most once; asks the state first and stops before the last
/// try unless `useLastTry`.
PinOutcome verifySocialSecurityPin(
    CardChannel& channel, const FileMap& map, const SecretBuffer& pin, bool useLastTry);

} // namespace yidi
