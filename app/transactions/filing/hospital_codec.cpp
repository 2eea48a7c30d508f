// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/filing/hospital_codec.h"

namespace yidi {

template <class V>
static void fields(V& wire, Referral& referral)
{
    wire.object(u"refmedin", [&](auto& node) {
        node.text(u"psn_no", referral.psnNo, 30, required);
        node.text(u"insutype", referral.insutype, 6);
        node.text(u"tel", referral.phone, 50);
        node.text(u"addr", referral.address, 200);
        node.text(u"insu_optins", referral.office, 6);
        node.text(u"diag_code", referral.diagnosisCode, 20, required);
        node.text(u"diag_name", referral.diagnosisName, 100, required);
        node.text(u"dise_cond_dscr", referral.condition, 2000);
        node.text(u"reflin_medins_no", referral.hospitalCode, 12, required);
        node.text(u"reflin_medins_name", referral.hospitalName, 200, required);
        node.text(u"mdtrtarea_admdvs", referral.careRegion, 6, required);
        node.flag(u"hosp_agre_refl_flag", referral.agreed);
        node.text(u"refl_type", referral.type, 30, required);
        node.date(u"refl_date", referral.date, required);
        node.text(u"refl_rea", referral.reason, 100, required);
        node.text(u"refl_opnn", referral.opinion, 200, required);
        node.date(u"begndate", referral.begin);
        node.date(u"enddate", referral.end);
        node.text(u"refl_old_mdtrt_id", referral.fromVisit, 30);
    });
}
YIDI_WIRE(Referral)

template <class V>
static void fields(V& wire, Withdrawal& withdrawal)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"trt_dcla_detl_sn", withdrawal.number, 30, required);
        node.text(u"psn_no", withdrawal.psnNo, 30, required);
        node.text(u"memo", withdrawal.memo, 500);
    });
}
YIDI_WIRE(Withdrawal)

template <class V>
static void fields(V& wire, ChronicDisease& disease)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"psn_no", disease.psnNo, 30, required);
        node.text(u"insutype", disease.insutype, 6, required);
        node.text(u"opsp_dise_code", disease.diseaseCode, 30, required);
        node.text(u"opsp_dise_name", disease.diseaseName, 300, required);
        node.text(u"tel", disease.phone, 50);
        node.text(u"addr", disease.address, 200);
        node.text(u"insu_optins", disease.office, 6, required);
        node.text(u"ide_fixmedins_no", disease.hospitalCode, 30, required);
        node.text(u"ide_fixmedins_name", disease.hospitalName, 200, required);
        node.date(u"hosp_ide_date", disease.foundOn, required);
        node.text(u"diag_dr_codg", disease.doctorNo, 30, required);
        node.text(u"diag_dr_name", disease.doctorName, 50, required);
        node.date(u"begndate", disease.begin, required);
        node.date(u"enddate", disease.end);
    });
}
YIDI_WIRE(ChronicDisease)

template <class V>
static void fields(V& wire, RegistrationAnswer& answer)
{
    wire.object(u"result",
        [&](auto& node) { node.text(u"trt_dcla_detl_sn", answer.number, 30, required); });
}
YIDI_WIRE(RegistrationAnswer)

template <class V>
static void fields(V& wire, RegistrationQuery& query)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"psn_no", query.psnNo, 30, required);
        node.date(u"begntime", query.begin);
        node.date(u"endtime", query.end);
    });
}
YIDI_WIRE(RegistrationQuery)

template <class V>
static void fields(V& wire, ChronicRow& row)
{
    wire.text(u"opsp_dise_code", row.diseaseCode, 30, required);
    wire.text(u"opsp_dise_name", row.diseaseName, 300);
    wire.date(u"begndate", row.begin);
    wire.date(u"enddate", row.end);
}

template <class V>
static void fields(V& wire, ChronicAnswer& answer)
{
    wire.list(u"feedetail", answer.rows);
}
YIDI_WIRE(ChronicAnswer)

template <class V>
static void fields(V& wire, StayRow& row)
{
    wire.text(u"mdtrt_id", row.mdtrtId, 30, required);
    wire.text(u"psn_no", row.psnNo, 30, required);
    wire.text(u"insutype", row.insutype, 6);
    wire.text(u"med_type", row.medType, 6);
    wire.time(u"begndate", row.begin);
    wire.flag(u"out_flag", row.outside);
}

template <class V>
static void fields(V& wire, StayAnswer& answer)
{
    wire.list(u"data", answer.rows);
}
YIDI_WIRE(StayAnswer)

template <class V>
static void fields(V& wire, ReferralRow& row)
{
    wire.text(u"trt_dcla_detl_sn", row.number, 30, required);
    wire.text(u"insutype", row.insutype, 6);
    wire.text(u"reflin_medins_no", row.hospitalCode, 12);
    wire.text(u"reflin_medins_name", row.hospitalName, 200);
    wire.flag(u"out_flag", row.outside);
    wire.date(u"refl_date", row.date);
    wire.text(u"refl_rea", row.reason, 100);
    wire.date(u"begndate", row.begin);
    wire.date(u"enddate", row.end);
    wire.flag(u"hosp_agre_refl_flag", row.agreed);
}

template <class V>
static void fields(V& wire, ReferralAnswer& answer)
{
    wire.list(u"refmedin", answer.rows);
}
YIDI_WIRE(ReferralAnswer)

} // namespace yidi
