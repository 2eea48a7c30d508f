// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reader/channel.h"
#include "reader/pcsc/exchange.h"
#include "reader/training/people.h"
#include "reader/training/virtual_card.h"

#include <functional>
#include <map>
#include <optional>

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

    /// From the command numbered `at` on another card answers. It has just been put in, or,
    /// `inStep`, it has seen every command so far: what a driver shows that restores the state of a
    /// card.
    void swapAt(int at, CardImage other, bool inStep);

    int commands = 0;
    int bytes = 0; ///< on a T=0 line
    std::map<quint8, int> sent; ///< by instruction; VERIFY without a PIN is not counted
    int repeatablePins = 0; ///< PINs and proofs that the channel was allowed to send again
    VirtualCard card;

    int pinsPresented() const;

private:
    struct Swap {
        int at;
        bool inStep;
        VirtualCard other;
    };

    Tamper m_tamper;
    std::optional<Swap> m_swap;
};

/// The card of a person of the training world.
CardImage trainingImage(const QString& id);

} // namespace yidi::test
