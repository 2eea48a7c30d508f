// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace yidi {

/// Administrative region codes (医保区划), six digits: XX0000 province, XXYY00 city, XXYYZZ county;
/// XX9900 and XXYY99 are pools of a province and a city.
bool isRegionCode(const QString& code);
bool sameProvince(const QString& a, const QString& b);
bool sameCity(const QString& a, const QString& b);
/// Whether a filing for `target` reaches `region`: a filing names a city, or a whole province.
bool regionReaches(const QString& target, const QString& region);
QString provinceOf(const QString& code); ///< XX0000
QString cityOf(const QString& code); ///< XXYY00

} // namespace yidi
