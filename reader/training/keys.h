// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/secret.h"
#include "app/crypto/card_keys.h"
#include "reader/authenticator.h"

#include <QByteArray>

#include <optional>

namespace yidi {

/// The invented root of the training world's card keys, sixteen bytes.
QByteArray trainingKeyRoot();

/// Bytes that are secret from here on.
SecretBuffer secretOf(const QByteArray& bytes);

/// ASCII digits as a card keeps them: packed, an odd one filled with F.
SecretBuffer packedPin(const SecretBuffer& digits);

/// The cipher behind tag 86; none for SSF33, whose description is not public.
std::optional<CardCipher> cipherOf(CardAlgorithm algorithm);

} // namespace yidi
