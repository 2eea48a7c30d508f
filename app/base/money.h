// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>

#include <compare>
#include <cstdint>

namespace yidi {

/// A ratio in basis points: 10000 is the whole, 9000 is 90 %.
struct BasisPoints {
    std::int64_t value = 0;

    auto operator<=>(const BasisPoints&) const = default;
    static constexpr BasisPoints whole() { return { 10000 }; }
};

/// Money in fen (分), 1/100 yuan. No conversion to or from a floating type exists.
class Fen {
public:
    constexpr Fen() = default;
    constexpr explicit Fen(std::int64_t fen)
        : m_fen(fen)
    {
    }

    constexpr std::int64_t value() const { return m_fen; }
    constexpr bool isZero() const { return m_fen == 0; }
    constexpr bool isNegative() const { return m_fen < 0; }

    auto operator<=>(const Fen&) const = default;

    constexpr Fen operator-() const { return Fen(-m_fen); }
    constexpr Fen& operator+=(Fen other)
    {
        m_fen += other.m_fen;
        return *this;
    }
    constexpr Fen& operator-=(Fen other)
    {
        m_fen -= other.m_fen;
        return *this;
    }
    friend constexpr Fen operator+(Fen a, Fen b) { return a += b; }
    friend constexpr Fen operator-(Fen a, Fen b) { return a -= b; }

    /// "17353.93": two decimals, a leading minus, no separators; what the wire carries.
    QString toWire() const;

    /// Parses a decimal with at most two significant decimals ("12", "12.3", "-0.05", "1.5e3" is
    /// refused). Error `BadInput` names what is wrong; the range is that of money n16,2.
    static Result<Fen> fromWire(const QByteArray& text);

private:
    std::int64_t m_fen = 0;
};

/// The largest amount of the national interface, n16,2: 99,999,999,999,999.99 yuan.
inline constexpr Fen maxFen { 9'999'999'999'999'999 };

/// value × numerator / denominator, rounded half up away from zero (四舍五入). The one rounding of
/// the house. `denominator` > 0; computed in 128 bits, so it cannot overflow for amounts in range.
Fen mulHalfUp(Fen value, std::int64_t numerator, std::int64_t denominator);

/// value × ratio, half up to the fen.
inline Fen mulHalfUp(Fen value, BasisPoints ratio)
{
    return mulHalfUp(value, ratio.value, 10000);
}

} // namespace yidi
