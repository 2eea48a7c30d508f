// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <botan/sm2.h>

#include <memory>

namespace yidi {

/// Keys are stored as plain elliptic-curve keys on the SM2 curve, the form every other library
/// writes and reads; Botan calls such keys ECDSA, so they are rebuilt as SM2 here. Null: a key of
/// another kind. What is no key at all makes Botan throw.
std::unique_ptr<Botan::SM2_PrivateKey> sm2PrivateKey(const QByteArray& pem);
std::unique_ptr<Botan::SM2_PublicKey> sm2PublicKey(const QByteArray& pem);

inline constexpr char sm2CurveName[] = "sm2p256v1";

} // namespace yidi
