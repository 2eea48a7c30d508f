// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>

#include <cstdint>

namespace yidi {

/// Reads a plain decimal as an integer scaled by 10^`places`: ("12.3", 2) is 1230. Digits beyond
/// `places` must be zeros. Exponents, NaN, blanks, a bare point and numbers beyond 18 significant
/// digits are `BadInput`. Used for fen (2), ratios (4), quantities (4) and unit prices (6).
Result<std::int64_t> parseDecimal(const QByteArray& text, int places);

/// The inverse: (1230, 2) is "12.30".
QString formatDecimal(std::int64_t scaled, int places);

} // namespace yidi
