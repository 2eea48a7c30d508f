// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/sealing.h"

#include "app/crypto/botan_bytes.h"
#include "app/crypto/signing.h"

#include <botan/aead.h>

namespace yidi {

namespace {

constexpr char cipherName[] = "SM4/GCM";
constexpr qsizetype keyBytes = 16;
constexpr std::size_t nonceBytes = 12;
constexpr qsizetype tagBytes = 16;
constexpr qsizetype versionBytes = 16;

QByteArray processed(Botan::Cipher_Dir direction, const QByteArray& key, const QByteArray& text,
    const QByteArray& context)
{
    const auto cipher = Botan::AEAD_Mode::create_or_throw(cipherName, direction);
    cipher->set_key(bytesOf(key), sizeOf(key));
    cipher->set_associated_data(bytesOf(context), sizeOf(context));
    const std::uint8_t nonce[nonceBytes] = {};
    cipher->start(nonce, nonceBytes);
    Botan::secure_vector<std::uint8_t> bytes(text.begin(), text.end());
    cipher->finish(bytes);
    return toByteArray(bytes);
}

} // namespace

Result<QByteArray> sealOnce(
    const QByteArray& key, const QByteArray& text, const QByteArray& context)
{
    if (key.size() != keyBytes)
        return fail(ErrorCode::BadInput, QStringLiteral("sealing key: wrong length"));
    try {
        return processed(Botan::ENCRYPTION, key, text, context);
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
        return processed(Botan::DECRYPTION, key, sealed, context);
    } catch (const std::exception&) {
        return fail(ErrorCode::AnswerUnsigned, QStringLiteral("not sealed under this key"));
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
