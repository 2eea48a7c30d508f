// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/training/keys.h"

#include <QFile>

namespace yidi {

QByteArray trainingKeyRoot()
{
    QFile file(QStringLiteral(":/training/card_root.hex"));
    return file.open(QIODevice::ReadOnly) ? QByteArray::fromHex(file.readAll().trimmed())
                                          : QByteArray();
}

SecretBuffer secretOf(const QByteArray& bytes)
{
    SecretBuffer secret(static_cast<std::size_t>(bytes.size()));
    for (const char byte : bytes)
        secret.append(static_cast<unsigned char>(byte));
    return secret;
}

SecretBuffer packedPin(const SecretBuffer& digits)
{
    constexpr int filler = 0x0F;
    const auto ascii = digits.bytes();
    SecretBuffer packed((ascii.size() + 1) / 2);
    for (std::size_t i = 0; i < ascii.size(); i += 2) {
        const int low = i + 1 < ascii.size() ? ascii[i + 1] - '0' : filler;
        packed.append(static_cast<unsigned char>((ascii[i] - '0') << 4 | low));
    }
    return packed;
}

std::optional<CardCipher> cipherOf(CardAlgorithm algorithm)
{
    switch (algorithm) {
    case CardAlgorithm::TripleDes:
        return CardCipher::TripleDes;
    case CardAlgorithm::Sm4:
        return CardCipher::Sm4;
    case CardAlgorithm::Ssf33:
        break;
    }
    return {};
}

} // namespace yidi
