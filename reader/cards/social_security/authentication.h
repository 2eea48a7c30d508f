// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reader/authenticator.h"
#include "reader/cards/social_security/commands.h"
#include "reader/channel.h"

namespace yidi {

/// What is to be opened by external authentication.
struct CardDoor {
    QByteArray application; ///< selected after the card has proved itself; empty: stay where we are
    quint8 key = 0; ///< 0: nothing is behind a key
};

/// Lets the card prove itself (内部认证) and, with a key, proves us to the card (外部认证); the
/// authenticator is asked once for both. `card` has its environment selected and its version set.
/// `CardUnproven`: nobody here can, or the card cannot; a card without a door may be read all the
/// same. `CardNotGenuine`: it answered wrong. External authentication is never repeated.
Result<void> authenticateCard(CardChannel& channel, const OpenedCard& card, const QString& version,
    const CardDoor& door, CardAuthenticator* authenticator);

} // namespace yidi
