// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/filing/filing_codec.h"

#include "app/transactions/filing/filing_fields.h"

namespace yidi {

template <class V>
static void fields(V& wire, FilingRequest& request)
{
    wire.object(u"data", [&](auto& node) {
        // A station without a link knows the card alone: the certificate then names the person.
        node.text(u"psn_no", request.psnNo, 30);
        node.text(u"insutype", request.insutype, 6);
        node.text(u"insu_admdvs", request.insuredRegion, 6, required);
        node.text(u"rloc_admdvs", request.careRegion, 6, required);
        node.text(u"psn_cert_type", request.certType, 6, required);
        node.text(u"certno", request.certNo, 50, required);
        node.text(u"psn_name", request.psnName, 50, required);
        node.text(u"tel", request.phone, 50);
        node.date(u"begndate", request.begin, required);
        node.date(u"enddate", request.end);
        node.code(
            u"rloc_rea", request.category, filingCategoryCode, filingCategoryFromCode, required);
        node.text(u"fixmedins_code", request.institutionCode, 30);
        node.date(u"refl_date", request.referredOn);
        proofFields(node, request);
    });
}
YIDI_WIRE(FilingRequest)

template <class V>
static void fields(V& wire, FilingAmendment& amendment)
{
    wire.object(u"data", [&](auto& node) {
        FilingRequest& request = amendment.request;
        node.text(u"trt_dcla_detl_sn", request.target, 30, required);
        node.code(u"operation", request.operation, filingOperationName, filingOperationFromName);
        node.text(u"psn_no", request.psnNo, 30, required);
        node.text(u"insu_admdvs", request.insuredRegion, 6, required);
        node.text(u"rloc_admdvs", request.careRegion, 6);
        node.text(u"tel", request.phone, 50);
        node.code(u"rloc_rea", request.category, filingCategoryCode, filingCategoryFromCode);
        node.date(u"begndate", request.begin);
        node.date(u"enddate", request.end);
        node.text(u"fixmedins_code", request.institutionCode, 30);
        proofFields(node, request);
    });
}
YIDI_WIRE(FilingAmendment)

template <class V>
static void fields(V& wire, ToldRequest& told)
{
    requestFields(wire, told.request);
}
YIDI_WIRE(ToldRequest)

template <class V>
static void fields(V& wire, FilingAnswer& answer)
{
    wire.object(u"result", [&](auto& node) { fields(node, answer.filing); });
}
YIDI_WIRE(FilingAnswer)

template <class V>
static void fields(V& wire, FilingQuery& query)
{
    wire.object(u"data", [&](auto& node) { node.text(u"psn_no", query.psnNo, 30, required); });
}
YIDI_WIRE(FilingQuery)

template <class V>
static void fields(V& wire, RefusedRequest& refused)
{
    wire.text(u"msgid", refused.msgid, 30, required);
    wire.time(u"decided_at", refused.decidedAt);
    requestFields(wire, refused.request);
    wire.list(u"reasons", refused.reasons);
}

template <class V>
static void fields(V& wire, FilingList& list)
{
    wire.list(u"filings", list.filings);
    wire.list(u"refused", list.refused);
}
YIDI_WIRE(FilingList)

} // namespace yidi
