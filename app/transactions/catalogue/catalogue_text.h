// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/settlement/classify.h"
#include "app/transactions/codec.h"

#include <span>

/// The catalogue (医保目录) of a province as its institutions download it: 13xx say where a file
/// is, 9102 brings it, a zip with one table of text.
namespace yidi {

/// A list of the catalogue. Its table has as many columns as the platform's. The first two are code
/// and name; the terms of the province stand before the three last, which are the platform's again:
/// med_chrgitm_type chrgitm_lv pric_uplmt_amt selfpay_prop begndate enddate, vali_flag rid ver.
struct CatalogueList {
    QLatin1String infno;
    int columns;
};
std::span<const CatalogueList> catalogueLists();
const CatalogueList* findCatalogueList(const QString& infno);
/// Which list an item of this charge type is in: drugs in 1301, pieces in 1302 …
QString catalogueListOf(const QString& chargeType);

/// The name of the text in the file of a list: "1301.txt".
QString catalogueTextName(const QString& infno);
/// file_qury_no of everything after one version up to another, and with .zip its filename.
QString catalogueFileNumber(const QString& infno, std::int64_t after, std::int64_t version);
inline constexpr qsizetype largestCatalogueText = 256 * 1024 * 1024;

/// A line of a list. The item says its period; of several the one that began last counts.
struct CatalogueRow {
    CatalogueItem item;
    bool valid = true; ///< vali_flag; else it has been withdrawn
    std::int64_t version = 0; ///< ver: when it was published or changed last

    bool operator==(const CatalogueRow&) const = default;
};

QByteArray writeCatalogue(const CatalogueList& list, const std::vector<CatalogueRow>& rows);
/// `BadInput` names line and column: what is no row of such a list, a period that ends before it
/// begins, and a second row of an item that begins on the same day.
Result<std::vector<CatalogueRow>> readCatalogue(const CatalogueList& list, const QByteArray& text);

/// Adds those that have not been withdrawn, to classify with.
void addTo(Catalogue& catalogue, const std::vector<CatalogueRow>& rows);

/// 13xx, input.data; its output is a FileInfo.
struct CatalogueQuery {
    std::int64_t version = 0; ///< ver: the last one that is held

    bool operator==(const CatalogueQuery&) const = default;
};

} // namespace yidi
