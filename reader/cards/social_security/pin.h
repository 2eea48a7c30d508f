// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/secret.h"
#include "reader/authenticator.h"
#include "reader/cards/file_map.h"
#include "reader/channel.h"
#include "reader/pin.h"

namespace yidi {

// The PIN of a social-security card. Each function asks the card's state first and sends at most
// one command that carries a PIN; whatever its answer, that command is never sent again. An answer
// that got lost, or that cannot be true, is `PinOutcomeUnknown`. PINs are ASCII digits.

/// Asks for the tries left without using one; `Verified` never comes from here.
/// A PIN that may be tried answers `Wrong` with the tries left.
PinOutcome socialSecurityPinState(CardChannel& channel, const FileMap& map);

/// Presents the PIN; stops before the last try unless `useLastTry`.
PinOutcome verifySocialSecurityPin(
    CardChannel& channel, const FileMap& map, const SecretBuffer& pin, bool useLastTry);

/// The same in the application that is selected already: what a PIN opens is closed again when
/// another application is selected.
PinOutcome verifyPinWhereWeAre(
    CardChannel& channel, const FileMap& map, const SecretBuffer& pin, bool useLastTry);

/// Changes the PIN; always stops before the last try. `Verified`: the new PIN holds.
PinOutcome changeSocialSecurityPin(CardChannel& channel, const FileMap& map,
    const SecretBuffer& oldPin, const SecretBuffer& newPin);

/// Sets a new PIN with the issuer's keys, whatever tries are left. `Verified`: the new PIN holds.
/// `CardUnproven`: nobody here can seal it.
PinOutcome unblockSocialSecurityPin(CardChannel& channel, const FileMap& map,
    const SecretBuffer& newPin, CardAuthenticator* authenticator);

} // namespace yidi
