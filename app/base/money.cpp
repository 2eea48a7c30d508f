// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/money.h"

#include "app/base/decimal.h"

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

Fen mulHalfUp(Fen value, std::int64_t numerator, std::int64_t denominator)
{
    const Wide product = static_cast<Wide>(value.value()) * numerator;
    const Wide magnitude = product < 0 ? -product : product;
    const Wide rounded = (2 * magnitude + denominator) / (2 * static_cast<Wide>(denominator));
    return Fen(static_cast<std::int64_t>(product < 0 ? -rounded : rounded));
}

} // namespace yidi
