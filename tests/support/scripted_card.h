// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reader/channel.h"
#include "reader/pcsc/exchange.h"
#include "reader/training/people.h"
#include "reader/training/virtual_card.h"

#include <functional>

namespace yidi::test {

/// A card channel without a reader: the virtual card behind the real exchange, with a hand in every
/// raw answer. Counts what the card is asked.
class ScriptedCard : public CardChannel {
public:
    /// Gets the command's number (from 1), the command and the card's answer; gives what arrives.
    using Tamper = std::function<Result<QByteArray>(int, const QByteArray&, QByteArray)>;

    explicit ScriptedCard(CardImage image, Tamper tamper = {});

    Result<CardResponse> transmit(std::span<const unsigned char> command, bool repeatable) override;
    QByteArray atrHistorical() const override { return "history"; }

    int commands = 0;
    int pinsPresented = 0; ///< VERIFY commands that carried a PIN
    VirtualCard card;

private:
    Tamper m_tamper;
};

/// The card of a person of the training world.
CardImage trainingImage(const QString& id);

} // namespace yidi::test
