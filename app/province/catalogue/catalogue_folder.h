// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/ledger/ledger.h"

namespace yidi {

/// Rows by the list they belong to.
using CatalogueRows = std::map<QString, std::vector<CatalogueRow>>;

/// {"catalogue": [{med_list_codg med_list_name med_chrgitm_type chrgitm_lv pric_uplmt_amt
/// selfpay_prop begndate enddate vali_flag}]}, the last three as on the wire and optional.
Result<CatalogueRows> readCatalogueJson(const QString& file);

/// Publishes what of a folder is new or other than it is, as the next version of its list: files
/// "1301.txt" … in the platform's form and files *.json as above. What is in none of them stays as
/// it is; to withdraw an item is to say so (vali_flag 0). A file that cannot be used publishes
/// nothing at all and is named. Answers how many rows.
Result<int> publishCatalogueFolder(Ledger& ledger, const QString& folder);

} // namespace yidi
