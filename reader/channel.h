// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QDeadlineTimer>

#include <span>

namespace yidi {

/// A card's answer: the data and the two status bytes.
struct CardResponse {
    QByteArray data;
    quint16 status = 0; ///< SW1 SW2

    bool ok() const { return status == 0x9000; }
};

/// The port between card types and whatever carries the bytes: PC/SC, or a script in tests.
/// 61xx and 6Cxx are handled below this line; a caller sees the final answer.
class CardChannel {
public:
    virtual ~CardChannel() = default;

    /// Sends one command. `repeatable`: it only reads, so the channel may send it again after 6Cxx.
    /// A command that is not repeatable (VERIFY, UPDATE) is sent at most once, whatever happens.
    /// Errors: CardLost (gone, outcome unknown), ReaderStuck (past the deadline),
    /// CardMalformed (an answer no card may give), ReaderServiceDown.
    virtual Result<CardResponse> transmit(
        std::span<const unsigned char> command, bool repeatable) = 0;

    /// Historical bytes of the answer to reset.
    virtual QByteArray atrHistorical() const = 0;

    /// When the operation this channel serves must have ended.
    virtual QDeadlineTimer deadline() const { return QDeadlineTimer(QDeadlineTimer::Forever); }
};

} // namespace yidi
