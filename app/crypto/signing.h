// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>

namespace yidi {

/// SM3 (国密杂凑算法), 32 bytes; `sm3Hex` as 64 lower-case hex digits.
QByteArray sm3(const QByteArray& data);
QString sm3Hex(const QByteArray& data);
/// HMAC-SM3.
QByteArray hmacSm3(const QByteArray& key, const QByteArray& data);

/// An SM2 key pair as PEM (PKCS#8 unencrypted / SubjectPublicKeyInfo).
struct Sm2KeyPair {
    QByteArray privatePem;
    QByteArray publicPem;
};
Result<Sm2KeyPair> makeSm2KeyPair();

/// Signs with the default SM2 user id; the signature is base64 text fit for a header.
Result<QByteArray> sm2Sign(const QByteArray& privatePem, const QByteArray& data);
/// `AnswerUnsigned` when the signature is absent, malformed or not this key's.
Result<void> sm2Verify(
    const QByteArray& publicPem, const QByteArray& data, const QByteArray& signature);

} // namespace yidi
