// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/catalogue/catalogue_pages.h"

namespace yidi {

namespace {

constexpr int pricePlaces = 6;

template <class V>
void period(V& wire, CatalogueRow& row)
{
    wire.date(u"begndate", row.item.begin);
    wire.date(u"enddate", row.item.end);
    wire.flag(u"vali_flag", row.valid);
    wire.decimal(u"ver", row.version, 0);
}

template <class V, class Page>
void pageFields(V& wire, Page& page)
{
    wire.list(u"data", page.rows);
    wire.decimal(u"page_num", page.page, 0);
    wire.decimal(u"page_size", page.size, 0);
    wire.decimal(u"record_counts", page.total, 0);
}

} // namespace

template <class V>
static void fields(V& wire, CatalogueFilter& filter)
{
    wire.object(u"data", [&](auto& node) {
        node.date(u"query_date", filter.day);
        node.text(u"hilist_code", filter.code, 30);
        node.text(u"hilist_name", filter.name, 200);
        node.text(u"insu_admdvs", filter.region, 6);
        node.date(u"begndate", filter.begin);
        node.text(u"med_chrgitm_type", filter.chargeType, 6);
        node.text(u"chrgitm_lv", filter.chargeLevel, 3);
        node.text(u"list_type", filter.list, 30);
        node.text(u"vali_flag", filter.valid, 3);
        node.time(u"updt_time", filter.changedSince, required);
        node.decimal(u"page_num", filter.page, 0, required);
        node.decimal(u"page_size", filter.size, 0, required);
    });
}
YIDI_WIRE(CatalogueFilter)

template <class V>
static void fields(V& wire, ListedRow& listed)
{
    CatalogueItem& item = listed.row.item;
    wire.text(u"hilist_code", item.code, 50, required);
    wire.text(u"hilist_name", item.name, 200);
    wire.text(u"list_type", listed.list, 30);
    wire.text(u"med_chrgitm_type", item.chargeType, 6);
    wire.text(u"chrgitm_lv", item.chargeLevel, 3);
    period(wire, listed.row);
}

template <class V>
static void fields(V& wire, PriceCapRow& listed)
{
    CatalogueItem& item = listed.row.item;
    std::int64_t limit = item.priceLimit.value_or(0);
    wire.text(u"hilist_code", item.code, 50, required);
    wire.decimal(u"hilist_pric_uplmt_amt", limit, pricePlaces, required);
    item.priceLimit = limit;
    period(wire, listed.row);
}

template <class V>
static void fields(V& wire, SelfPayRow& listed)
{
    wire.text(u"hilist_code", listed.row.item.code, 50, required);
    wire.ratio(u"selfpay_prop", listed.row.item.firstShare);
    period(wire, listed.row);
}

template <class V>
static void fields(V& wire, ItemPage& page)
{
    pageFields(wire, page);
}
YIDI_WIRE(ItemPage)

template <class V>
static void fields(V& wire, PriceCapPage& page)
{
    pageFields(wire, page);
}
YIDI_WIRE(PriceCapPage)

template <class V>
static void fields(V& wire, SelfPayPage& page)
{
    pageFields(wire, page);
}
YIDI_WIRE(SelfPayPage)

} // namespace yidi
