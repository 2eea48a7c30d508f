// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/signing.h"

#include "app/crypto/botan_bytes.h"

#include <botan/ecdsa.h>
#include <botan/hash.h>
#include <botan/mac.h>
#include <botan/pkcs8.h>
#include <botan/pubkey.h>
#include <botan/sm2.h>
#include <botan/system_rng.h>
#include <botan/x509_key.h>

#include <memory>

namespace yidi {

namespace {

constexpr char curveName[] = "sm2p256v1";
constexpr qsizetype sm3BlockBytes = 64;
/// GM/T 0009: user id 1234567812345678 where nothing else is agreed.
constexpr char signingParameters[] = "1234567812345678,SM3";
constexpr qsizetype maxSignatureText = 256;

/// Keys are stored as plain elliptic-curve keys on the SM2 curve, the form every other library
/// writes and reads; Botan calls such keys ECDSA, so they are rebuilt as SM2 here.
template <class Key>
const Key* onSm2Curve(const Key* key)
{
    const bool fits = key && key->domain() == Botan::EC_Group(curveName);
    return fits ? key : nullptr;
}

} // namespace

QByteArray sm3(const QByteArray& data)
{
    const auto hash = Botan::HashFunction::create_or_throw("SM3");
    hash->update(bytesOf(data), sizeOf(data));
    return toByteArray(hash->final());
}

QString sm3Hex(const QByteArray& data)
{
    return QString::fromLatin1(sm3(data).toHex());
}

QByteArray hmacSm3(const QByteArray& key, const QByteArray& data)
{
    // HMAC itself hashes a long key; doing so here keeps within Botan's limit on key length.
    const QByteArray fitting = key.size() > sm3BlockBytes ? sm3(key) : key;
    const auto mac = Botan::MessageAuthenticationCode::create_or_throw("HMAC(SM3)");
    mac->set_key(bytesOf(fitting), sizeOf(fitting));
    mac->update(bytesOf(data), sizeOf(data));
    return toByteArray(mac->final());
}

Result<Sm2KeyPair> makeSm2KeyPair()
{
    try {
        const Botan::ECDSA_PrivateKey key(Botan::system_rng(), Botan::EC_Group(curveName));
        return Sm2KeyPair { QByteArray::fromStdString(Botan::PKCS8::PEM_encode(key)),
            QByteArray::fromStdString(Botan::X509::PEM_encode(key)) };
    } catch (const std::exception& e) {
        return fail(ErrorCode::FileUnwritable,
            QStringLiteral("no SM2 key could be made: ") + QString::fromUtf8(e.what()));
    }
}

Result<QByteArray> sm2Sign(const QByteArray& privatePem, const QByteArray& data)
{
    try {
        auto from = source(privatePem);
        const auto loaded = Botan::PKCS8::load_key(from);
        const auto* curve = onSm2Curve(dynamic_cast<const Botan::EC_PrivateKey*>(loaded.get()));
        if (!curve)
            return fail(ErrorCode::BadInput, QStringLiteral("the signing key is no SM2 key"));
        const Botan::SM2_PrivateKey key(
            Botan::system_rng(), curve->domain(), curve->private_value());
        Botan::PK_Signer signer(key, Botan::system_rng(), signingParameters, Botan::DER_SEQUENCE);
        const auto signature =
            signer.sign_message(bytesOf(data), sizeOf(data), Botan::system_rng());
        return toByteArray(signature).toBase64();
    } catch (const std::exception& e) {
        return fail(ErrorCode::BadInput,
            QStringLiteral("signing key unusable: ") + QString::fromUtf8(e.what()));
    }
}

Result<void> sm2Verify(
    const QByteArray& publicPem, const QByteArray& data, const QByteArray& signature)
{
    const auto refuse = [](const QString& why) { return fail(ErrorCode::AnswerUnsigned, why); };
    if (signature.isEmpty())
        return refuse(QStringLiteral("no signature"));
    if (signature.size() > maxSignatureText)
        return refuse(QStringLiteral("the signature is too long"));
    const auto der =
        QByteArray::fromBase64Encoding(signature, QByteArray::AbortOnBase64DecodingErrors);
    if (!der)
        return refuse(QStringLiteral("the signature is not base64"));
    try {
        auto from = source(publicPem);
        const std::unique_ptr<Botan::Public_Key> loaded(Botan::X509::load_key(from));
        const auto* curve = onSm2Curve(dynamic_cast<const Botan::EC_PublicKey*>(loaded.get()));
        if (!curve)
            return refuse(QStringLiteral("the province's key is no SM2 key"));
        const Botan::SM2_PublicKey key(curve->domain(), curve->public_point());
        Botan::PK_Verifier verifier(key, signingParameters, Botan::DER_SEQUENCE);
        if (!verifier.verify_message(bytesOf(data), sizeOf(data), bytesOf(*der), sizeOf(*der)))
            return refuse(QStringLiteral("the signature is not this key's over these bytes"));
        return {};
    } catch (const std::exception& e) {
        return refuse(
            QStringLiteral("the signature cannot be checked: ") + QString::fromUtf8(e.what()));
    }
}

} // namespace yidi
