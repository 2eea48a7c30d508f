// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/card/card_module.h"

#include "app/crypto/card_keys.h"

#include <QFile>

#include <algorithm>
#include <iterator>
#include <optional>

namespace yidi {

namespace {

constexpr qsizetype rootBytes = 16;

struct Algorithm {
    QLatin1String code;
    CardCipher cipher;
};
/// SSF33 is missing: its description is not public.
constexpr Algorithm algorithms[] = {
    { QLatin1String("01"), CardCipher::TripleDes },
    { QLatin1String("03"), CardCipher::Sm4 },
};

Result<CardCipher> cipherOf(const QString& code)
{
    const auto at = std::find_if(std::begin(algorithms), std::end(algorithms),
        [&](const Algorithm& algorithm) { return code == algorithm.code; });
    if (at == std::end(algorithms))
        return fail(
            ErrorCode::BadInput, QStringLiteral("input.data.algorithm is not a known code"));
    return at->cipher;
}

/// A station reads cards. Keys that write on one are for whoever issues it, so a key that only
/// another kind of answer would need is not reckoned with here.
Result<CardKeyName> keyOf(const QByteArray& number)
{
    const auto name = externalCardKey(static_cast<quint8>(number.front()));
    if (name != CardKeyName::ReadHolder && name != CardKeyName::ReadMedical)
        return fail(
            ErrorCode::BadInput, QStringLiteral("input.data.external_key is not a known code"));
    return *name;
}

SecretBuffer secretFromHex(const QByteArray& hex)
{
    QByteArray bytes = QByteArray::fromHex(hex);
    SecretBuffer secret(static_cast<std::size_t>(bytes.size()));
    for (const char byte : bytes)
        secret.append(static_cast<unsigned char>(byte));
    bytes.fill('\0');
    return secret;
}

} // namespace

Result<CardModule> CardModule::load(const QString& path, int asksPerMinute)
{
    CardModule module;
    module.m_asksPerMinute = asksPerMinute;
    QFile file(path);
    if (!file.exists())
        return module;
    constexpr auto others = QFile::ReadGroup | QFile::ReadOther;
    if (file.permissions() & others)
        return fail(ErrorCode::BadInput, path + QStringLiteral(": others may read it; chmod 600"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileUnreadable, path);
    QByteArray hex = file.readAll().trimmed();
    const bool isRoot = hex.size() == 2 * rootBytes && QByteArray::fromHex(hex).size() == rootBytes;
    if (isRoot)
        module.m_root = secretFromHex(hex);
    hex.fill('\0');
    if (!isRoot)
        return fail(ErrorCode::BadInput, path + QStringLiteral(": not sixteen bytes in hex"));
    return module;
}

CardModule::Turn CardModule::take(const QString& deviceNo, const QDateTime& now)
{
    Minute& minute = m_asked[deviceNo];
    const qint64 number = now.toSecsSinceEpoch() / 60;
    if (std::exchange(minute.number, number) != number)
        minute.asks = 0;
    ++minute.asks;
    if (minute.asks <= m_asksPerMinute)
        return Turn::Granted;
    return minute.asks == m_asksPerMinute + 1 ? Turn::Exceeded : Turn::StillExceeded;
}

Result<CardAuthAnswer> CardModule::prove(const CardAuthRequest& request) const
{
    YIDI_ASSIGN(const CardCipher cipher, cipherOf(request.algorithm));
    const QByteArray cardSn = QByteArray::fromHex(request.cardSn.toLatin1());
    const auto answer = [&](CardKeyName name, const QByteArray& factor, const QByteArray& data) {
        return cardAnswer(cipher, deriveCardKey(m_root, cipher, name, cardSn), factor, data);
    };
    CardAuthAnswer proof;
    YIDI_ASSIGN(proof.internalAnswer,
        answer(CardKeyName::InternalRoot, request.internalFactor, request.internalData));
    if (request.externalKey.isEmpty())
        return proof;
    YIDI_ASSIGN(const CardKeyName name, keyOf(request.externalKey));
    YIDI_ASSIGN(proof.externalAnswer, answer(name, request.externalFactor, request.externalData));
    return proof;
}

} // namespace yidi
