// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/memory/traces.h"

namespace yidi {

/// The key that the last Record of a running station's queue was sealed under, as itself and as
/// the cipher holds it. The station made it when the person came and can never get it back from
/// the Record; the province that the Record is for can. `scratch`: a folder for a copy of `queue`.
Result<std::vector<Needle>> visitKey(
    const QString& queue, const QString& provinceDir, const QString& scratch);

} // namespace yidi
