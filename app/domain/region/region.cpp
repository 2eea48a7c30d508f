// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/region/region.h"

#include <algorithm>

namespace yidi {

bool isRegionCode(const QString& code)
{
    const auto isDigit = [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); };
    return code.size() == 6 && std::all_of(code.begin(), code.end(), isDigit)
        && code.left(2) >= QLatin1String("11") && code.left(2) <= QLatin1String("82");
}

bool sameProvince(const QString& a, const QString& b)
{
    return isRegionCode(a) && isRegionCode(b) && a.left(2) == b.left(2);
}

bool sameCity(const QString& a, const QString& b)
{
    return isRegionCode(a) && isRegionCode(b) && a.left(4) == b.left(4);
}

bool regionReaches(const QString& target, const QString& region)
{
    return target == provinceOf(target) ? sameProvince(target, region) : sameCity(target, region);
}

QString provinceOf(const QString& code)
{
    return code.left(2) + QLatin1String("0000");
}

QString cityOf(const QString& code)
{
    return code.left(4) + QLatin1String("00");
}

} // namespace yidi
