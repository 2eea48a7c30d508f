// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "reader/authenticator.h"
#include "reader/cards/file_map.h"
#include "reader/channel.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace yidi {

// The commands that every flow with a social-security card begins with.

/// "status 6a82", for details.
QString statusText(quint16 status);

/// SELECT by name. The control information (FCI) the card tells; `CardForeign`: no such
/// application.
Result<QByteArray> selectApplication(CardChannel& channel, const QByteArray& name);

/// SELECT of a further application on a card that is known by now: that one missing makes the card
/// unreadable, not foreign.
Result<void> selectFurther(CardChannel& channel, const QByteArray& name);

/// The value of a record, read by its tag and with its exact length; empty when it is optional and
/// missing.
Result<QByteArray> readRecord(CardChannel& channel, const RecordSpec& spec);

/// GET CHALLENGE: eight random bytes, each good for one command.
Result<QByteArray> getChallenge(CardChannel& channel);

/// A card whose environment is selected: whose it is, and what it reckons with.
struct OpenedCard {
    QString cardSn;
    std::optional<CardAlgorithm> algorithm; ///< none: an unknown one, so nothing can be proved
};

/// Selects the environment and reads the card identification code. That record comes first in every
/// flow, so that a swap after it can be found by reading it again.
Result<OpenedCard> openSocialSecurityCard(CardChannel& channel, const FileMap& map);

} // namespace yidi
