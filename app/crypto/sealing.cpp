// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/sealing.h"

#include "app/crypto/botan_bytes.h"
#include "app/crypto/signing.h"
#include "app/crypto/sm2_keys.h"

#include <botan/aead.h>
#include <botan/pubkey.h>
#include <botan/system_rng.h>

#include <span>

namespace yidi {

namespace {

constexpr char cipherName[] = "SM4/GCM";
constexpr qsizetype keyBytes = 16;
constexpr std::size_t nonceBytes = 12;
constexpr qsizetype tagBytes = 16;
constexpr qsizetype versionBytes = 16;

std::unique_ptr<Botan::AEAD_Mode> cipher(
    Botan::Cipher_Dir direction, std::span<const unsigned char> key)
{
    auto cipher = Botan::AEAD_Mode::create_or_throw(cipherName, direction);
    cipher->set_key(key.data(), key.size());
    return cipher;
}

/// `nonce`: 12 bytes. What comes out is wiped by whoever holds it.
Botan::secure_vector<std::uint8_t> processed(Botan::AEAD_Mode& cipher, const std::uint8_t* nonce,
    std::span<const char> text, const QByteArray& context)
{
    cipher.set_associated_data(bytesOf(context), sizeOf(context));
    cipher.start(nonce, nonceBytes);
    Botan::secure_vector<std::uint8_t> bytes(text.begin(), text.end());
    cipher.finish(bytes);
    return bytes;
}

std::span<const char> span(const QByteArray& bytes)
{
    return { bytes.constData(), sizeOf(bytes) };
}

std::span<const unsigned char> keySpan(const QByteArray& key)
{
    return { bytesOf(key), sizeOf(key) };
}

constexpr std::uint8_t noNonce[nonceBytes] = {};
constexpr char wrapping[] = "SM3"; // of the key derivation in SM2's encryption

} // namespace

Result<QByteArray> sealOnce(
    const QByteArray& key, const QByteArray& text, const QByteArray& context)
{
    if (key.size() != keyBytes)
        return fail(ErrorCode::BadInput, QStringLiteral("sealing key: wrong length"));
    try {
        return toByteArray(
            processed(*cipher(Botan::ENCRYPTION, keySpan(key)), noNonce, span(text), context));
    } catch (const std::exception& e) {
        return fail(ErrorCode::BadInput, QString::fromUtf8(e.what()));
    }
}

Result<QByteArray> openSealed(
    const QByteArray& key, const QByteArray& sealed, const QByteArray& context)
{
    if (key.size() != keyBytes || sealed.size() < tagBytes)
        return fail(ErrorCode::AnswerUnsigned, QStringLiteral("sealed text: wrong length"));
    try {
        return toByteArray(
            processed(*cipher(Botan::DECRYPTION, keySpan(key)), noNonce, span(sealed), context));
    } catch (const std::exception&) {
        return fail(ErrorCode::AnswerUnsigned, QStringLiteral("not sealed under this key"));
    }
}

SecretBuffer newSealingKey()
{
    const auto random = Botan::system_rng().random_vec(static_cast<std::size_t>(keyBytes));
    SecretBuffer key(random.size());
    for (const std::uint8_t byte : random)
        key.append(byte);
    return key;
}

class Sealer::Private {
public:
    std::unique_ptr<Botan::AEAD_Mode> cipher; ///< none without a proper key
    std::uint8_t nonce[nonceBytes]; ///< from a random beginning onwards

    void countOn()
    {
        for (std::uint8_t& byte : nonce)
            if (++byte != 0)
                return;
    }
};

Sealer::Sealer(const SecretBuffer& key)
    : m_d(new Private)
{
    if (key.size() == static_cast<std::size_t>(keyBytes))
        m_d->cipher = cipher(Botan::ENCRYPTION, key.bytes());
    Botan::system_rng().randomize(m_d->nonce, nonceBytes);
}

Sealer::~Sealer() = default;
Sealer::Sealer(Sealer&& other) noexcept = default;
Sealer& Sealer::operator=(Sealer&& other) noexcept = default;

Result<QByteArray> Sealer::seal(const QByteArray& text, const QByteArray& context) const
{
    if (!m_d->cipher)
        return fail(ErrorCode::BadInput, QStringLiteral("sealing key: wrong length"));
    try {
        m_d->countOn();
        const auto sealed = processed(*m_d->cipher, m_d->nonce, span(text), context);
        QByteArray bytes;
        bytes.reserve(static_cast<qsizetype>(nonceBytes + sealed.size()));
        bytes.append(reinterpret_cast<const char*>(m_d->nonce), nonceBytes);
        return bytes.append(
            reinterpret_cast<const char*>(sealed.data()), static_cast<qsizetype>(sealed.size()));
    } catch (const std::exception& e) {
        return fail(ErrorCode::BadInput, QString::fromUtf8(e.what()));
    }
}

Result<QByteArray> seal(const SecretBuffer& key, const QByteArray& text, const QByteArray& context)
{
    return Sealer(key).seal(text, context);
}

Result<QByteArray> unseal(
    const SecretBuffer& key, const QByteArray& sealed, const QByteArray& context)
{
    constexpr auto nonceSize = static_cast<qsizetype>(nonceBytes);
    if (key.size() != static_cast<std::size_t>(keyBytes) || sealed.size() < nonceSize + tagBytes)
        return fail(ErrorCode::AnswerUnsigned, QStringLiteral("sealed text: wrong length"));
    try {
        return toByteArray(processed(*cipher(Botan::DECRYPTION, key.bytes()), bytesOf(sealed),
            span(sealed).subspan(nonceBytes), context));
    } catch (const std::exception&) {
        return fail(ErrorCode::AnswerUnsigned, QStringLiteral("not sealed under this key"));
    }
}

Result<QByteArray> wrapKey(const QByteArray& publicPem, const SecretBuffer& key)
{
    try {
        const auto theirs = sm2PublicKey(publicPem);
        if (!theirs)
            return fail(ErrorCode::BadInput, QStringLiteral("the sealing key is no SM2 key"));
        const Botan::PK_Encryptor_EME encryptor(*theirs, Botan::system_rng(), wrapping);
        return toByteArray(
            encryptor.encrypt(key.bytes().data(), key.bytes().size(), Botan::system_rng()));
    } catch (const std::exception& e) {
        return fail(ErrorCode::BadInput,
            QStringLiteral("sealing key unusable: ") + QString::fromUtf8(e.what()));
    }
}

Result<SecretBuffer> unwrapKey(const QByteArray& privatePem, const QByteArray& wrapped)
{
    try {
        const auto ours = sm2PrivateKey(privatePem);
        if (!ours)
            return fail(ErrorCode::BadInput, QStringLiteral("the sealing key is no SM2 key"));
        const Botan::PK_Decryptor_EME decryptor(*ours, Botan::system_rng(), wrapping);
        const auto bytes = decryptor.decrypt(bytesOf(wrapped), sizeOf(wrapped));
        SecretBuffer key(bytes.size());
        for (const std::uint8_t byte : bytes)
            key.append(byte);
        return key;
    } catch (const std::exception&) {
        return fail(ErrorCode::AnswerUnsigned, QStringLiteral("not wrapped for this key"));
    }
}

PersonLock personLock(const QByteArray& slipKey, const QString& snapshotVersion,
    const QString& certNo, const QString& cardSn)
{
    const QByteArray scope = hmacSm3(slipKey, "yidi snapshot\n" + snapshotVersion.toUtf8());
    const QByteArray card = certNo.toUpper().toUtf8() + '|' + cardSn.toUpper().toUtf8();
    return { hmacSm3(scope, "who\n" + card), hmacSm3(scope, "facts\n" + card).left(keyBytes) };
}

QString snapshotVersion(const QByteArray& slipKey, const QByteArray& content)
{
    return QString::fromLatin1(
        hmacSm3(slipKey, "yidi snapshot content\n" + content).left(versionBytes).toHex());
}

} // namespace yidi
