// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/money.h"

#include "app/base/decimal.h"

#include <limits>

namespace yidi {

// Wide enough for any amount times any ratio; the keyword keeps -Wpedantic quiet about the type.
__extension__ using Wide = __int128;

QString Fen::toWire() const
{
    return formatDecimal(m_fen, 2);
}

Result<Fen> Fen::fromWire(const QByteArray& text)
{
    YIDI_ASSIGN(const std::int64_t fen, parseDecimal(text, 2));
    if (fen > maxFen.value() || fen < -maxFen.value())
        return fail(ErrorCode::BadInput, QStringLiteral("amount out of range"));
    return Fen(fen);
}

namespace {

template <class Number>
Fen halfUp(Number product, std::int64_t denominator)
{
    const Number magnitude = product < 0 ? -product : product;
    const Number rounded = (magnitude + denominator / 2) / denominator;
    return Fen(static_cast<std::int64_t>(product < 0 ? -rounded : rounded));
}

} // namespace

Fen mulHalfUp(Fen value, std::int64_t numerator, std::int64_t denominator)
{
    // Nearly every product has room in 64 bits, half the denominator included, and is divided there
    // in a third of the time.
    constexpr std::int64_t room = std::numeric_limits<std::int64_t>::max() / 2;
    std::int64_t narrow = 0;
    if (!__builtin_mul_overflow(value.value(), numerator, &narrow) && narrow <= room
        && narrow >= -room)
        return halfUp(narrow, denominator);
    return halfUp(static_cast<Wide>(value.value()) * numerator, denominator);
}

} // namespace yidi
