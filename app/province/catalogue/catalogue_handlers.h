// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"
#include "app/transactions/catalogue/catalogue_text.h"

/// The catalogue of the province: published in versions, downloaded by institutions, and what their
/// codes lack.
namespace yidi {

/// 1301, 1302, 1303, 1305, 1306: where a file with everything after a version lies.
Result<Reply> downloadCatalogue(Call& call);
Result<Reply> queryUnmapped(Call& call); ///< Y305
Result<Reply> pageItems(Call& call); ///< 1312
Result<Reply> pagePriceCaps(Call& call); ///< 1318
Result<Reply> pageSelfPay(Call& call); ///< 1319

/// Publishes what of `rows` is new or other than it is as the next version of their list; their own
/// version does not matter. Answers how many; without any the list stays at its version.
Result<int> publishCatalogue(
    Ledger& ledger, const QString& list, const std::vector<CatalogueRow>& rows);

} // namespace yidi
