// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/queries/queries.h"

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
}

template <class V>
static void fields(V& wire, VisitAnswer& answer)
{
    wire.list(u"mdtrtinfo", answer.visits);
}
YIDI_WIRE(VisitAnswer)

template <class V>
static void fields(V& wire, SettlementQuery& query)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"psn_no", query.psnNo, 30, required);
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

} // namespace yidi
