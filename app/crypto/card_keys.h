// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "app/base/secret.h"

#include <QByteArray>

#include <optional>

namespace yidi {

// The keys of social-security cards (社保卡密钥) as a hardware module or a PSAM reckons with them.
// One root per issuer; each card's keys are derived from it by the key's name and the card's
// identification code, so that no two cards share one. Real roots never enter this program: it
// knows the invented root of the training world alone.

enum class CardCipher { TripleDes, Sm4 };

/// Names of the keys, as the card standard has them.
enum class CardKeyName : quint8 {
    InternalRoot, ///< IRK: the card proves itself
    ReadHolder, ///< RK_SSSE: opens the holder's file of a third-generation card
    ReadMedical, ///< RK1_DF04: opens the medical basics
    PinUnblock, ///< PUK
    Maintenance, ///< STK: seals unblocking
    UpdateHolder, ///< UK_SSSE: lets records be written
};

/// The key a card asks us to prove we hold, by the number it has on the card (bit 7: of the
/// selected application alone, else of the whole card). Empty: no card of ours asks for that
/// number.
std::optional<CardKeyName> externalCardKey(quint8 number);

/// A card's key; wiped when it goes.
SecretBuffer deriveCardKey(
    const SecretBuffer& root, CardCipher cipher, CardKeyName name, const QByteArray& cardSn);

/// The eight-byte answer of authentication: a session key from `factor`, `data` under it, folded to
/// eight bytes. `factor` and `data` are eight bytes each.
Result<QByteArray> cardAnswer(
    CardCipher cipher, const SecretBuffer& key, const QByteArray& factor, const QByteArray& data);

/// Four-byte MAC over `message`, chained from the card's `challenge`.
Result<QByteArray> cardMac(CardCipher cipher, const SecretBuffer& key, const QByteArray& challenge,
    const QByteArray& message);

/// The PIN (packed digits as the card keeps them) under the key, as whole blocks, and back.
Result<QByteArray> sealCardPin(CardCipher cipher, const SecretBuffer& key, const SecretBuffer& pin);
Result<SecretBuffer> openCardPin(
    CardCipher cipher, const SecretBuffer& key, const QByteArray& sealed);

/// The data of PIN CHANGE/UNBLOCK (PIN解锁) for the card `cardSn`: the sealed PIN, then the MAC
/// over the command's four bytes of header, its length and the sealed PIN. An empty `pin` only
/// resets the counter. `challenge`: the card's random, eight bytes.
Result<QByteArray> sealUnblock(CardCipher cipher, const SecretBuffer& root,
    const QByteArray& cardSn, const QByteArray& challenge, const QByteArray& header,
    const SecretBuffer& pin);

} // namespace yidi
