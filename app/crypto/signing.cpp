// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/signing.h"

#include "app/crypto/botan_bytes.h"
#include "app/crypto/sm2_keys.h"

#include <botan/ecdsa.h>
#include <botan/hash.h>
#include <botan/mac.h>
#include <botan/pkcs8.h>
#include <botan/pubkey.h>
#include <botan/system_rng.h>
#include <botan/x509_key.h>

#include <memory>
#include <mutex>
#include <vector>

namespace yidi {

namespace {

constexpr qsizetype sm3BlockBytes = 64;
/// GM/T 0009: user id 1234567812345678 where nothing else is agreed.
constexpr char signingParameters[] = "1234567812345678,SM3";
constexpr qsizetype maxSignatureText = 256;

/// An SM3 for a moment. They are kept, because looking one up by its name would cost more than a
/// short text; and not for each thread, because a thread may end behind the program, when the
/// locked memory they lie in has gone.
class LentHash {
public:
    LentHash()
    {
        const std::lock_guard lock(kept().mutex);
        if (kept().hashes.empty())
            kept().hashes.push_back(Botan::HashFunction::create_or_throw("SM3"));
        m_hash = std::move(kept().hashes.back());
        kept().hashes.pop_back();
    }
    ~LentHash()
    {
        const std::lock_guard lock(kept().mutex);
        kept().hashes.push_back(std::move(m_hash));
    }
    LentHash(const LentHash&) = delete;
    LentHash& operator=(const LentHash&) = delete;

    Botan::HashFunction* operator->() const { return m_hash.get(); }

private:
    struct Kept {
        std::mutex mutex;
        std::vector<std::unique_ptr<Botan::HashFunction>> hashes;
    };
    static Kept& kept()
    {
        static auto* const kept = new Kept; // outlives everybody
        return *kept;
    }

    std::unique_ptr<Botan::HashFunction> m_hash;
};

} // namespace

QByteArray sm3(const QByteArray& data)
{
    const LentHash hash;
    hash->update(bytesOf(data), sizeOf(data));
    return toByteArray(hash->final()); // which makes it new again
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
        const Botan::ECDSA_PrivateKey key(Botan::system_rng(), Botan::EC_Group(sm2CurveName));
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
        const auto key = sm2PrivateKey(privatePem);
        if (!key)
            return fail(ErrorCode::BadInput, QStringLiteral("the signing key is no SM2 key"));
        Botan::PK_Signer signer(*key, Botan::system_rng(), signingParameters, Botan::DER_SEQUENCE);
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
        const auto key = sm2PublicKey(publicPem);
        if (!key)
            return refuse(QStringLiteral("the province's key is no SM2 key"));
        Botan::PK_Verifier verifier(*key, signingParameters, Botan::DER_SEQUENCE);
        if (!verifier.verify_message(bytesOf(data), sizeOf(data), bytesOf(*der), sizeOf(*der)))
            return refuse(QStringLiteral("the signature is not this key's over these bytes"));
        return {};
    } catch (const std::exception& e) {
        return refuse(
            QStringLiteral("the signature cannot be checked: ") + QString::fromUtf8(e.what()));
    }
}

} // namespace yidi
