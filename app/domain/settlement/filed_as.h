// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/filing.h"

#include <optional>
#include <vector>

namespace yidi {

/// The category under which a visit is filed (备案类别): of the filing bound to it, else of one
/// that covers its first day at the place of care. One that is suspended stood until the benefit
/// stopped, and on which days that pays is asked of the insurance itself.
std::optional<FilingCategory> filedAs(const std::vector<Filing>& filings, const QString& mdtrtId,
    const QDate& firstDay, const QString& insuredRegion, const QString& careRegion);

} // namespace yidi
