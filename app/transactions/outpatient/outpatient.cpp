// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/outpatient/outpatient.h"

#include "app/transactions/inpatient/diagnosis_fields.h"

namespace yidi {

template <class V>
static void fields(V& wire, RegisterRequest& request)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"psn_no", request.psnNo, 30, required);
        node.text(u"insutype", request.insutype, 6, required);
        node.time(u"begntime", request.begin, required);
        node.text(u"mdtrt_cert_type", request.voucherType, 3, required);
        node.text(u"mdtrt_cert_no", request.voucherNo, 50, required);
        node.text(u"ipt_otp_no", request.number, 30, required);
        node.text(u"atddr_no", request.doctorNo, 30, required);
        node.text(u"dr_name", request.doctorName, 50, required);
        node.text(u"dept_code", request.departmentCode, 30, required);
        node.text(u"dept_name", request.departmentName, 100, required);
        node.text(u"caty", request.departmentClass, 6, required);
    });
}
YIDI_WIRE(RegisterRequest)

template <class V>
static void fields(V& wire, RegisterAnswer& answer)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"mdtrt_id", answer.mdtrtId, 30, required);
        node.text(u"psn_no", answer.psnNo, 30, required);
        node.text(u"ipt_otp_no", answer.number, 30, required);
    });
}
YIDI_WIRE(RegisterAnswer)

template <class V>
static void fields(V& wire, RegistrationCancel& cancel)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"psn_no", cancel.psnNo, 30, required);
        node.text(u"mdtrt_id", cancel.mdtrtId, 30, required);
        node.text(u"ipt_otp_no", cancel.number, 30, required);
    });
}
YIDI_WIRE(RegistrationCancel)

template <class V>
static void fields(V& wire, CareRequest& request)
{
    wire.object(u"mdtrtinfo", [&](auto& node) {
        node.text(u"mdtrt_id", request.mdtrtId, 30, required);
        node.text(u"psn_no", request.psnNo, 30, required);
        node.text(u"med_type", request.medType, 6, required);
        node.time(u"begntime", request.begin, required);
        node.text(u"main_cond_dscr", request.condition, 1000);
        node.text(u"dise_codg", request.diseaseCode, 30);
        node.text(u"dise_name", request.diseaseName, 500);
    });
    wire.list(u"diseinfo", request.diagnoses);
}
YIDI_WIRE(CareRequest)

template <class V>
static void fields(V& wire, ChargeCancel& cancel)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"mdtrt_id", cancel.mdtrtId, 30, required);
        node.text(u"chrg_bchno", cancel.batch, 30, required);
        node.text(u"psn_no", cancel.psnNo, 30, required);
    });
}
YIDI_WIRE(ChargeCancel)

} // namespace yidi
