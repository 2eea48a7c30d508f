// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "app/base/secret.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QString>

namespace yidi {

/// What the card reckons with, as tag 86 of its control information says.
enum class CardAlgorithm : quint8 { TripleDes = 1, Ssf33 = 2, Sm4 = 3 };

/// What a card is asked to prove (内部认证, internal authentication) and, with `externalKey`, asks
/// us to prove (外部认证, external authentication). Factors make the session key, data is what is
/// answered for; eight bytes each.
struct CardChallenge {
    QString cardSn; ///< card identification code; the card's keys are derived by it
    QByteArray atrHistorical;
    QString version;
    CardAlgorithm algorithm = CardAlgorithm::Sm4;
    QByteArray internalFactor;
    QByteArray internalData;
    quint8 externalKey = 0; ///< the key the card asks for; 0: it asks for none
    QByteArray externalFactor;
    QByteArray externalData;
};

/// Eight bytes each.
struct CardProof {
    QByteArray internalAnswer; ///< what a genuine card answers
    QByteArray externalAnswer; ///< what the card wants to hear; empty when it asked for nothing
};

/// A new PIN on its way to a blocked card (PIN解锁): only who holds the card's keys can seal it.
struct PinUnblock {
    QString cardSn;
    CardAlgorithm algorithm = CardAlgorithm::Sm4;
    QByteArray challenge; ///< the card's random, eight bytes
    QByteArray header; ///< of the command, four bytes, under the same MAC
};

/// Who holds the keys of the cards: a PSAM in its own slot, the province's hardware module over the
/// network, the training keys. Called on the thread of the card's reader, in the middle of a card
/// session; may block until the deadline, never longer.
class CardAuthenticator {
public:
    virtual ~CardAuthenticator() = default;

    /// For provenance and diagnosis: "psam", "province", "training".
    virtual QString name() const = 0;
    /// `CardUnproven`: cannot be had from here (no PSAM, key or algorithm unknown, no link), so the
    /// next one may be asked. Other errors are final.
    virtual Result<CardProof> prove(const CardChallenge& challenge, QDeadlineTimer deadline) = 0;
    /// The data of the unblocking command: the encrypted PIN and its MAC. `pin`: ASCII digits.
    virtual Result<QByteArray> sealPin(
        const PinUnblock& unblock, const SecretBuffer& pin, QDeadlineTimer deadline) = 0;
};

} // namespace yidi
