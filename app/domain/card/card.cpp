// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/card/card.h"

#include <algorithm>
#include <array>

namespace yidi {

namespace {

constexpr qsizetype bodyLength = 8;

/// 0–9 and A–Z as 0–35; -1 for anything else.
int valueOf(QChar character)
{
    const char16_t c = character.unicode();
    if (c >= u'0' && c <= u'9')
        return c - u'0';
    if (c >= u'A' && c <= u'Z')
        return c - u'A' + 10;
    return -1;
}

} // namespace

QChar cardNumberCheck(const QString& first8)
{
    static constexpr std::array weights { 3, 7, 9, 10, 5, 8, 4, 2 };
    if (first8.size() != bodyLength)
        return {};
    int sum = 0;
    for (qsizetype i = 0; i < bodyLength; ++i) {
        const int value = valueOf(first8[i]);
        if (value < 0)
            return {};
        sum += value * weights[static_cast<std::size_t>(i)];
    }
    const int check = 11 - sum % 11;
    if (check == 10)
        return u'X';
    return check == 11 ? QChar(u'0') : QChar(u'0' + check);
}

bool isValidCardNumber(const QString& number)
{
    return number.size() == bodyLength + 1 && number.front().isLetter()
        && number.back() == cardNumberCheck(number.first(bodyLength));
}

bool isCardIdentificationCode(const QString& code)
{
    constexpr qsizetype length = 32, regionLength = 6;
    static const QString registered = QStringLiteral("D156000005"); // China, social security
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const auto isHex = [&](QChar c) { return isDigit(c) || (c >= u'A' && c <= u'F'); };
    return code.size() == length && std::all_of(code.begin(), code.end(), isHex)
        && std::all_of(code.begin(), code.begin() + regionLength, isDigit)
        && code.mid(regionLength, registered.size()) == registered;
}

} // namespace yidi
