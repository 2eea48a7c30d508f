// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/secret.h"
#include "app/domain/card/card.h"
#include "reader/authenticator.h"
#include "reader/cards/file_map.h"
#include "reader/cards/medical.h"
#include "reader/channel.h"

namespace yidi {

// The social-security card (社会保障卡), versions 1.0, 2.0 and 3.0: what LD/T 32 says of its files.
// The PIN is in pin.h.

/// Whether the map names every field this card needs, and none that nobody knows.
Result<void> checkSocialSecurityMap(const FileMap& map);

/// Reads the basic data with the exact lengths of the file map, and the card identification code
/// first and last: two cards' data are never mixed. `CardForeign`: not such a card.
Result<SocialSecurityCard> readSocialSecurityCard(
    CardChannel& channel, const FileMap& map, CardAuthenticator* authenticator);

/// Reads the card identification code alone, to see that it is still the same card.
Result<QString> identifySocialSecurityCard(CardChannel& channel, const FileMap& map);

/// Reads the medical basics with the key for them. `CardUnproven`: nobody here has it.
Result<MedicalBasics> readSocialSecurityMedical(
    CardChannel& channel, const FileMap& map, CardAuthenticator* authenticator);

/// Reads them with the PIN, presented at most once and in their own application.
MedicalByPin readSocialSecurityMedicalByPin(
    CardChannel& channel, const FileMap& map, const SecretBuffer& pin, bool useLastTry);

} // namespace yidi
