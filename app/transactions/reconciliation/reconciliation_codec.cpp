// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/reconciliation/reconciliation_codec.h"

namespace yidi {

namespace {

/// Whatever is not "0" includes refunds; the wire spells its name so.
template <class V>
void refunds(V& wire, bool& withRefunds)
{
    QString flag = wireFlag(withRefunds);
    wire.text(u"REFD_SETL_FLAG", flag, 3);
    withRefunds = flag != QLatin1String("0");
}

} // namespace

template <class V>
static void fields(V& wire, TotalsQuery& query)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"insutype", query.group.insutype, 6, required);
        node.text(u"clr_type", query.group.clearingType, 6, required);
        node.text(u"setl_optins", query.clearingOffice, 6, required);
        node.date(u"stmt_begndate", query.from, required);
        node.date(u"stmt_enddate", query.to, required);
        node.amount(u"medfee_sumamt", query.totals.total, required);
        node.amount(u"fund_pay_sumamt", query.totals.fund, required);
        node.amount(u"acct_pay", query.totals.account, required);
        node.decimal(u"fixmedins_setl_cnt", query.totals.count, 0, required);
        refunds(node, query.withRefunds);
    });
}
YIDI_WIRE(TotalsQuery)

template <class V>
static void fields(V& wire, TotalsAnswer& answer)
{
    wire.object(u"stmtinfo", [&](auto& node) {
        node.text(u"setl_optins", answer.clearingOffice, 6, required);
        node.text(u"stmt_rslt", answer.result, 6, required);
        node.text(u"stmt_rslt_dscr", answer.description, 200);
        node.amount(u"medfee_sumamt", answer.there.total);
        node.amount(u"fund_pay_sumamt", answer.there.fund);
        node.amount(u"acct_pay", answer.there.account);
        node.amount(u"psn_cash_pay", answer.there.cash);
        node.decimal(u"fixmedins_setl_cnt", answer.there.count, 0);
    });
}
YIDI_WIRE(TotalsAnswer)

template <class V>
static void fields(V& wire, DetailQuery& query)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"setl_optins", query.clearingOffice, 6, required);
        node.text(u"file_qury_no", query.file, 30, required);
        node.date(u"stmt_begndate", query.from, required);
        node.date(u"stmt_enddate", query.to, required);
        node.amount(u"medfee_sumamt", query.totals.total, required);
        node.amount(u"fund_pay_sumamt", query.totals.fund, required);
        node.amount(u"acct_pay", query.totals.account);
        node.amount(u"cash_payamt", query.totals.cash, required);
        node.decimal(u"fixmedins_setl_cnt", query.totals.count, 0, required);
        node.text(u"clr_type", query.clearingType, 6);
        refunds(node, query.withRefunds);
    });
}
YIDI_WIRE(DetailQuery)

template <class V>
static void fields(V& wire, DetailAnswer& answer)
{
    wire.object(u"fileinfo", [&](auto& node) { fields(node, answer.file); });
}
YIDI_WIRE(DetailAnswer)

template <class V>
static void fields(V& wire, UnmappedRow& row)
{
    wire.text(u"medins_list_codg", row.code, 150, required);
    wire.text(u"medins_list_name", row.name, 200);
    wire.decimal(u"cnt", row.lines, 0, required);
    wire.amount(u"det_item_fee_sumamt", row.amount, required);
    wire.date(u"begndate", row.since, required);
}

template <class V>
static void fields(V& wire, UnmappedAnswer& answer)
{
    wire.list(u"unmapped", answer.rows);
}
YIDI_WIRE(UnmappedAnswer)

} // namespace yidi
