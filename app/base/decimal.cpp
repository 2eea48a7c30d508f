// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/decimal.h"

namespace yidi {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

Result<std::int64_t> parseDecimal(const QByteArray& text, int places)
{
    const auto refuse = [&] {
        return fail(ErrorCode::BadInput,
            QStringLiteral("\"%1\" is not a decimal number with at most %2 places")
                .arg(QString::fromUtf8(text.left(40)))
                .arg(places));
    };
    qsizetype at = 0;
    const bool negative = text.startsWith('-');
    if (negative)
        at = 1;
    if (at == text.size() || !isDigit(text[at]))
        return refuse();

    constexpr std::int64_t limit = 999'999'999'999'999'999;
    std::int64_t scaled = 0;
    int fraction = -1; // digits seen after the point; -1 before it
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '.' && fraction < 0 && at + 1 < text.size()) {
            fraction = 0;
            continue;
        }
        if (!isDigit(c))
            return refuse();
        if (fraction >= places) {
            if (c != '0')
                return refuse();
            continue;
        }
        if (fraction >= 0)
            ++fraction;
        if (scaled > (limit - (c - '0')) / 10)
            return refuse();
        scaled = scaled * 10 + (c - '0');
    }
    for (int i = fraction < 0 ? 0 : fraction; i < places; ++i) {
        if (scaled > limit / 10)
            return refuse();
        scaled *= 10;
    }
    return negative ? -scaled : scaled;
}

QString formatDecimal(std::int64_t scaled, int places)
{
    const bool negative = scaled < 0;
    const std::uint64_t magnitude =
        negative ? 0 - static_cast<std::uint64_t>(scaled) : static_cast<std::uint64_t>(scaled);
    QString digits = QString::number(magnitude).rightJustified(places + 1, QLatin1Char('0'));
    if (places > 0)
        digits.insert(digits.size() - places, QLatin1Char('.'));
    return negative ? QLatin1Char('-') + digits : digits;
}

} // namespace yidi
