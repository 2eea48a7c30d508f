// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/cards/social_security/value.h"

#include "app/domain/card/card.h"

#include <QStringDecoder>
#include <QStringEncoder>

#include <algorithm>
#include <array>

namespace yidi {

namespace {

constexpr char chineseEncoding[] = "GB18030";

bool isPadding(char byte)
{
    return byte == '\0' || byte == ' ';
}

bool isAll(const QByteArray& value, char byte)
{
    return std::all_of(value.begin(), value.end(), [byte](char c) { return c == byte; });
}

/// Planes 2 and 3 hold nothing but Chinese characters, many of them newer than this Qt's tables.
bool isShown(char32_t character)
{
    const bool isRareChinese = character >= 0x20000 && character < 0x3FFFE;
    return isRareChinese || QChar::isPrint(character)
        || QChar::category(character) == QChar::Other_PrivateUse;
}

/// What became of GBK's private-use characters U+E815 to U+E864 (FE50 to FEA0), as GB 18030-2022
/// has them. Old cards were written with them, and converters keep them to this day.
constexpr char32_t firstPrivate = 0xE815;
constexpr std::array<char32_t, 80> madeStandard {
    0x2E81,
    0x20087,
    0x20089,
    0x200CC,
    0x2E84,
    0x3473,
    0x3447,
    0x2E88,
    0x2E8B,
    0x9FB4,
    0x359E,
    0x361A,
    0x360E,
    0x2E8C,
    0x2E97,
    0x396E,
    0x3918,
    0x9FB5,
    0x39CF,
    0x39DF,
    0x3A73,
    0x39D0,
    0x9FB6,
    0x9FB7,
    0x3B4E,
    0x3C6E,
    0x3CE0,
    0x2EA7,
    0x215D7,
    0x9FB8,
    0x2EAA,
    0x4056,
    0x415F,
    0x2EAE,
    0x4337,
    0x2EB3,
    0x2EB6,
    0x2EB7,
    0x2298F,
    0x43B1,
    0x43AC,
    0x2EBB,
    0x43DD,
    0x44D6,
    0x4661,
    0x464C,
    0x9FB9,
    0x4723,
    0x4729,
    0x477C,
    0x478D,
    0x2ECA,
    0x4947,
    0x497A,
    0x497D,
    0x4982,
    0x4983,
    0x4985,
    0x4986,
    0x499F,
    0x499B,
    0x49B7,
    0x49B6,
    0x9FBA,
    0x241FE,
    0x4CA3,
    0x4C9F,
    0x4CA0,
    0x4CA1,
    0x4C77,
    0x4CA2,
    0x4D13,
    0x4D14,
    0x4D15,
    0x4D16,
    0x4D17,
    0x4D18,
    0x4D19,
    0x4DAE,
    0x9FBB,
};

constexpr char16_t middleDot = u'\u00B7'; ///< what identity documents print

/// Signs that are a middle dot wherever they stand in a name.
constexpr std::u16string_view dotLookalikes =
    u"\u2022\u2027\u2219\u22C5\u30FB\u318D\uFF65\uFE52\u0387\u16EB\u2E31\u2E33";

bool isFullStop(QChar c)
{
    return c == u'.' || c == u'\uFF0E' || c == u'\u3002';
}

bool isHan(const QString& text, qsizetype at)
{
    return at >= 0 && at < text.size()
        && (text[at].isSurrogate() || text[at].script() == QChar::Script_Han);
}

QString withStandardCharacters(const QString& text)
{
    QString result;
    for (const uint character : text.toUcs4()) {
        const char32_t place = character - firstPrivate; // far out of range when below the first
        const char32_t standard = place < madeStandard.size() ? madeStandard[place] : character;
        result += QChar::fromUcs4(standard);
    }
    return result;
}

/// A full stop is a dot only between Chinese characters: "J. LI" keeps its own.
QString withMiddleDots(QString text)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool dot = dotLookalikes.find(text[at].unicode()) != std::u16string_view::npos
            || (isFullStop(text[at]) && isHan(text, at - 1) && isHan(text, at + 1));
        if (dot)
            text[at] = middleDot;
    }
    return text;
}

} // namespace

Result<QString> decodeText(QByteArray value)
{
    if (isAll(value, '\xFF'))
        return QString();
    while (!value.isEmpty() && isPadding(value.back()))
        value.chop(1);
    QStringDecoder decoder(chineseEncoding, QStringDecoder::Flag::Stateless);
    if (!decoder.isValid())
        return fail(ErrorCode::CardUnreadable, QStringLiteral("no GB18030 on this machine"));
    const QString text = decoder(value);
    if (decoder.hasError() || text.contains(QChar::ReplacementCharacter))
        return fail(ErrorCode::CardMalformed, QStringLiteral("text is not GB18030"));
    const QList<uint> characters = text.toUcs4();
    if (!std::all_of(characters.begin(), characters.end(), isShown))
        return fail(ErrorCode::CardMalformed, QStringLiteral("control characters in a text"));
    return text.trimmed(); // wide blanks, too
}

Result<QString> decodeName(const QByteArray& value)
{
    YIDI_ASSIGN(const QString text, decodeText(value));
    return withMiddleDots(withStandardCharacters(text));
}

Result<QString> decodeCardSn(const QByteArray& value)
{
    const QString code = QString::fromLatin1(value.toHex().toUpper());
    if (!isCardIdentificationCode(code))
        return fail(ErrorCode::CardMalformed, QStringLiteral("no card identification code"));
    return code;
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
    if (isAll(value, '\0') || isAll(value, '\xFF'))
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
