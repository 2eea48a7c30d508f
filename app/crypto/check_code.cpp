// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/check_code.h"

#include "app/crypto/signing.h"

#include <QFile>

namespace yidi {

namespace {

constexpr char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; ///< Crockford: no I, L, O, U
constexpr int bitsPerDigit = 5;
constexpr int codeDigits = 8;
constexpr int groupDigits = 4;
constexpr qsizetype slipKeyBytes = 64; ///< 32 bytes as hex

/// A code without what people add to it and with what they mean by look-alikes.
QString plainCode(const QString& code)
{
    QString plain;
    for (const QChar c : code.toUpper()) {
        if (c == QLatin1Char('-') || c.isSpace())
            continue;
        const bool zero = c == QLatin1Char('O');
        const bool one = c == QLatin1Char('I') || c == QLatin1Char('L');
        plain += zero ? QLatin1Char('0') : one ? QLatin1Char('1') : c;
    }
    return plain;
}

} // namespace

QByteArray slipKeyOf(const QByteArray& slipRoot, const QString& institutionCode)
{
    return hmacSm3(slipRoot, "yidi slip key\n" + institutionCode.toUtf8()).toHex();
}

Result<QByteArray> readSlipKey(const QString& dataDir)
{
    QFile file(dataDir + QStringLiteral("/slip.key"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotEnrolled,
            QStringLiteral("slip.key: %1; run: yidi station enrol --data %2 --help")
                .arg(file.errorString(), dataDir));
    const QByteArray key = file.readAll();
    if (key.size() != slipKeyBytes)
        return fail(ErrorCode::NotEnrolled, QStringLiteral("slip.key: wrong length"));
    return key;
}

QString checkCode(const QByteArray& slipKey, const QString& number, const QString& status)
{
    // Neither part may hold the separator's byte, so that no two pairs make one text.
    const QByteArray mac = hmacSm3(slipKey, number.toUtf8() + '\0' + status.toUtf8());
    quint64 bits = 0;
    for (int i = 0; i < codeDigits * bitsPerDigit / 8; ++i)
        bits = bits << 8 | static_cast<quint8>(mac[i]);
    QString code;
    for (int i = codeDigits - 1; i >= 0; --i) {
        code += QLatin1Char(digits[bits >> (i * bitsPerDigit) & 31]);
        if (i == groupDigits)
            code += QLatin1Char('-');
    }
    return code;
}

bool isCheckCode(
    const QByteArray& slipKey, const QString& number, const QString& status, const QString& code)
{
    return plainCode(code) == plainCode(checkCode(slipKey, number, status));
}

} // namespace yidi
