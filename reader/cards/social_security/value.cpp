// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/cards/social_security/value.h"

#include <QStringDecoder>
#include <QStringEncoder>

#include <algorithm>

namespace yidi {

namespace {

constexpr char chineseEncoding[] = "GB18030";

bool isPadding(char byte)
{
    return byte == '\0' || byte == ' ';
}

} // namespace

Result<QString> decodeText(QByteArray value)
{
    while (!value.isEmpty() && isPadding(value.back()))
        value.chop(1);
    QStringDecoder decoder(chineseEncoding, QStringDecoder::Flag::Stateless);
    if (!decoder.isValid())
        return fail(ErrorCode::CardUnreadable, QStringLiteral("no GB18030 on this machine"));
    const QString text = decoder(value);
    if (decoder.hasError() || text.contains(QChar::ReplacementCharacter))
        return fail(ErrorCode::CardMalformed, QStringLiteral("text is not GB18030"));
    const bool printable = std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.isPrint() || c.isSurrogate() || c.category() == QChar::Other_PrivateUse;
    });
    if (!printable)
        return fail(ErrorCode::CardMalformed, QStringLiteral("control characters in a text"));
    return text;
}

Result<QString> decodeDigits(const QByteArray& value)
{
    QString digits = QString::fromLatin1(value.toHex());
    while (digits.endsWith(u'f'))
        digits.chop(1);
    const bool decimal =
        std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!decimal)
        return fail(ErrorCode::CardMalformed, QStringLiteral("packed digits hold letters"));
    return digits;
}

Result<QDate> decodeDate(const QByteArray& value)
{
    const bool blank = std::all_of(value.begin(), value.end(), [](char c) { return c == '\0'; })
        || std::all_of(value.begin(), value.end(), [](char c) { return c == '\xFF'; });
    if (blank)
        return QDate();
    const QDate date =
        QDate::fromString(QString::fromLatin1(value.toHex()), QStringLiteral("yyyyMMdd"));
    if (!date.isValid())
        return fail(ErrorCode::CardMalformed, QStringLiteral("no such date"));
    return date;
}

QByteArray encodeText(const QString& text, qsizetype length)
{
    QStringEncoder encoder(chineseEncoding, QStringEncoder::Flag::Stateless);
    QByteArray bytes = encoder(text);
    bytes.truncate(length);
    return bytes.leftJustified(length, '\0');
}

QByteArray encodeDigits(const QString& digits, qsizetype length)
{
    return QByteArray::fromHex(digits.toLatin1().leftJustified(2 * length, 'F', true));
}

} // namespace yidi
