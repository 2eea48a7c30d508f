// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/transactions/catalogue/catalogue_text.h"

/// The catalogue asked item by item instead of fetched as a file: 1312 items, 1318 price caps, 1319
/// shares paid first, all by pages. The questions are the platform's; how it spells the pages of
/// its answers nobody has published, so those names are ours.
namespace yidi {

/// 1312, 1318, 1319: input.data. What is empty is free.
struct CatalogueFilter {
    QDate day; ///< query_date: what holds on it
    QString code; ///< hilist_code
    QString name; ///< hilist_name: a part of it is enough
    QString region; ///< insu_admdvs
    QDate begin; ///< begndate: what begins then or later
    QString chargeType; ///< med_chrgitm_type
    QString chargeLevel; ///< chrgitm_lv
    QString list; ///< list_type
    QString valid; ///< vali_flag
    QDateTime changedSince; ///< updt_time; a published row has a version, no hour: all are told
    std::int64_t page = 1; ///< page_num
    std::int64_t size = 0; ///< page_size

    bool operator==(const CatalogueFilter&) const = default;
};
inline constexpr std::int64_t largestPage = 1000;

struct ListedRow {
    CatalogueRow row;
    QString list; ///< list_type

    bool operator==(const ListedRow&) const = default;
};

/// A page of an answer, output.data[].
struct ItemPage {
    std::vector<ListedRow> rows;
    std::int64_t page = 1;
    std::int64_t size = 0;
    std::int64_t total = 0; ///< record_counts

    bool operator==(const ItemPage&) const = default;
};
struct PriceCapRow : ListedRow { };
struct PriceCapPage {
    std::vector<PriceCapRow> rows;
    std::int64_t page = 1;
    std::int64_t size = 0;
    std::int64_t total = 0;

    bool operator==(const PriceCapPage&) const = default;
};
struct SelfPayRow : ListedRow { };
struct SelfPayPage {
    std::vector<SelfPayRow> rows;
    std::int64_t page = 1;
    std::int64_t size = 0;
    std::int64_t total = 0;

    bool operator==(const SelfPayPage&) const = default;
};

} // namespace yidi
