// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/queries/queries.h"

#include "app/transactions/inpatient/diagnosis_fields.h"
#include "app/transactions/inpatient/fee_fields.h"

namespace yidi {

template <class V>
static void fields(V& wire, VisitQuery& query)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"psn_no", query.psnNo, 30, required);
        node.time(u"begntime", query.begin);
        node.time(u"endtime", query.end);
        node.text(u"med_type", query.medType, 6);
        node.text(u"mdtrt_id", query.mdtrtId, 30);
    });
}
YIDI_WIRE(VisitQuery)

namespace {

/// inhosp_stas says again whether endtime is there; what counts when reading is endtime.
template <class V>
void inHospital(V& wire, const Visit& visit)
{
    bool staying = !visit.isDischarged();
    wire.flag(u"inhosp_stas", staying);
}

template <class V>
void validity(V& wire, Visit& visit)
{
    bool valid = !visit.cancelled;
    wire.flag(u"vali_flag", valid);
    visit.cancelled = !valid;
}

} // namespace

template <class V>
static void fields(V& wire, Visit& visit)
{
    wire.text(u"mdtrt_id", visit.mdtrtId, 30, required);
    wire.text(u"psn_no", visit.psnNo, 30, required);
    wire.text(u"insutype", visit.insutype, 6);
    wire.text(u"med_type", visit.medType, 6);
    wire.time(u"begntime", visit.begin);
    wire.time(u"endtime", visit.end);
    wire.text(u"fixmedins_code", visit.institutionCode, 30);
    wire.text(u"fixmedins_name", visit.institutionName, 200);
    inHospital(wire, visit);
    wire.flag(u"setl_flag", visit.settled);
    wire.text(u"setl_id", visit.setlId, 30);
    wire.text(u"dise_codg", visit.diseaseCode, 30);
    wire.text(u"dise_name", visit.diseaseName, 500);
    wire.text(u"chrg_bchno", visit.batch, 30);
    validity(wire, visit);
}

template <class V>
static void fields(V& wire, VisitAnswer& answer)
{
    wire.list(u"mdtrtinfo", answer.visits);
}
YIDI_WIRE(VisitAnswer)

template <class V>
static void fields(V& wire, DiagnosisQuery& query)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"psn_no", query.psnNo, 30, required);
        node.text(u"mdtrt_id", query.mdtrtId, 30, required);
    });
}
YIDI_WIRE(DiagnosisQuery)

template <class V>
static void fields(V& wire, DiagnosisAnswer& answer)
{
    wire.list(u"diseinfo", answer.diagnoses);
}
YIDI_WIRE(DiagnosisAnswer)

template <class V>
static void fields(V& wire, SettlementQuery& query)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"psn_no", query.psnNo, 30);
        node.text(u"setl_id", query.setlId, 30);
        node.text(u"mdtrt_id", query.mdtrtId, 30);
    });
}
YIDI_WIRE(SettlementQuery)

template <class V>
static void fields(V& wire, FeeQuery& query)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"psn_no", query.psnNo, 30, required);
        node.text(u"mdtrt_id", query.mdtrtId, 30, required);
    });
}
YIDI_WIRE(FeeQuery)

template <class V>
static void fields(V& wire, FeeAnswer& answer)
{
    wire.list(u"feedetail", answer.lines);
}
YIDI_WIRE(FeeAnswer)

template <class V>
static void fields(V& wire, YearQuery& query)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"psn_no", query.psnNo, 30, required);
        node.text(u"cum_ym", query.month, 6);
    });
}
YIDI_WIRE(YearQuery)

template <class V>
static void fields(V& wire, YearSum& sum)
{
    wire.text(u"insutype", sum.insutype, 6, required);
    wire.text(u"insuplc_admdvs", sum.insuredRegion, 6);
    wire.decimal(u"year", sum.year, 0);
    wire.text(u"cum_ym", sum.month, 6);
    wire.text(u"cum_type_code", sum.name, 60, required);
    wire.amount(u"cum", sum.sum, required);
}

template <class V>
static void fields(V& wire, YearAnswer& answer)
{
    wire.list(u"cuminfo", answer.sums);
}
YIDI_WIRE(YearAnswer)

template <class V>
static void fields(V& wire, HouseQuery& query)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"psn_no", query.psnNo, 30);
        node.text(u"certno", query.certNo, 50);
        node.text(u"text", query.text, 50);
        node.date(u"day", query.day);
    });
}
YIDI_WIRE(HouseQuery)

template <class V>
static void fields(V& wire, HouseSettlement& row)
{
    wire.object(u"mdtrtinfo", [&](auto& node) { fields(node, row.visit); });
    wire.text(u"setl_id", row.setlId, 30);
    wire.text(u"psn_name", row.maskedName, 50);
    wire.text(u"insuplc_admdvs", row.insuredRegion, 6);
    wire.time(u"setl_time", row.at);
    wire.amount(u"medfee_sumamt", row.total);
    wire.amount(u"fund_pay_sumamt", row.fund);
    wire.amount(u"psn_part_amt", row.person);
    wire.amount(u"psn_cash_pay", row.cash);
    wire.flag(u"cancelled", row.cancelled);
    wire.text(u"init_setl_id", row.cancels, 30);
    wire.flag(u"mid_setl_flag", row.interim);
    wire.flag(u"last", row.last);
    wire.text(u"opter", row.entered, 100);
    wire.flag(u"details_held", row.detailsHeld);
}

template <class V>
static void fields(V& wire, HouseAnswer& answer)
{
    wire.list(u"settlements", answer.rows);
}
YIDI_WIRE(HouseAnswer)

} // namespace yidi
