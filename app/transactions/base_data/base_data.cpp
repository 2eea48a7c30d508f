// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/base_data/base_data.h"

namespace yidi {

template <class V>
static void fields(V& wire, PersonQuery& query)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"mdtrt_cert_type", query.voucherType, 3, required);
        node.text(u"mdtrt_cert_no", query.voucherNo, 50, required);
        node.text(u"card_sn", query.cardSn, 32);
        node.time(u"begntime", query.begin);
        node.text(u"psn_cert_type", query.certType, 6);
        node.text(u"certno", query.certNo, 50);
        node.text(u"psn_name", query.name, 50);
    });
}
YIDI_WIRE(PersonQuery)

template <class V>
static void fields(V& wire, Insurance& insurance)
{
    wire.amount(u"balc", insurance.balance);
    wire.text(u"insutype", insurance.insutype, 6, required);
    wire.text(u"psn_type", insurance.psnType, 6, required);
    wire.text(u"psn_insu_stas", insurance.status, 6);
    wire.date(u"psn_insu_date", insurance.since);
    wire.date(u"paus_insu_date", insurance.pausedSince);
    wire.flag(u"cvlserv_flag", insurance.civilServant);
    wire.text(u"insuplc_admdvs", insurance.region, 6, required);
    wire.text(u"emp_name", insurance.employer, 200);
}

template <class V>
static void fields(V& wire, PersonClass& personClass)
{
    wire.text(u"psn_idet_type", personClass.type, 3, required);
    wire.text(u"psn_type_lv", personClass.level, 3);
    wire.date(u"begntime", personClass.begin);
    wire.date(u"endtime", personClass.end);
}

template <class V>
static void fields(V& wire, PersonAnswer& answer)
{
    Person& person = answer.person;
    wire.object(u"baseinfo", [&](auto& node) {
        node.text(u"psn_no", person.psnNo, 30, required);
        node.text(u"psn_cert_type", person.certType, 6, required);
        node.text(u"certno", person.certNo, 50, required);
        node.text(u"psn_name", person.name, 50, required);
        node.text(u"gend", person.sex, 6);
        node.text(u"naty", answer.nation, 3);
        node.date(u"brdy", person.birth);
        node.decimal(u"age", answer.ageTenths, 1);
        node.text(u"tel", person.phone, 50);
    });
    wire.list(u"insuinfo", person.insurances);
    wire.list(u"idetinfo", person.classes);
}
YIDI_WIRE(PersonAnswer)

template <class V>
static void fields(V& wire, InstitutionQuery& query)
{
    wire.object(u"medinsinfo", [&](auto& node) {
        node.text(u"fixmedins_type", query.type, 6);
        node.text(u"fixmedins_name", query.name, 200);
        node.text(u"fixmedins_code", query.code, 30);
    });
}
YIDI_WIRE(InstitutionQuery)

template <class V>
static void fields(V& wire, InstitutionRow& row)
{
    wire.text(u"fixmedins_code", row.institution.code, 30, required);
    wire.text(u"fixmedins_name", row.institution.name, 200, required);
    wire.text(u"uscc", row.creditCode, 50);
    wire.text(u"fixmedins_type", row.institution.type, 6);
    wire.text(u"hosp_lv", row.institution.level, 6);
    wire.text(u"setl_lv", row.institution.settlementLevel, 6);
    wire.text(u"admdvs", row.institution.region, 6);
    wire.flag(u"online", row.institution.online);
}
YIDI_WIRE(InstitutionRow)

template <class V>
static void fields(V& wire, InstitutionAnswer& answer)
{
    wire.list(u"medinsinfo", answer.rows);
}
YIDI_WIRE(InstitutionAnswer)

template <class V>
static void fields(V& wire, CodeTableQuery& query)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"type", query.type, 30, required);
        node.text(u"parentValue", query.parentValue, 10);
        node.text(u"admdvs", query.region, 6);
        node.date(u"date", query.day);
        node.text(u"valiFlag", query.valid, 3);
    });
}
YIDI_WIRE(CodeTableQuery)

template <class V>
static void fields(V& wire, CodeTableRow& row)
{
    wire.text(u"type", row.type, 50, required);
    wire.text(u"label", row.label, 50);
    wire.text(u"value", row.value, 20, required);
    wire.text(u"parent_value", row.parentValue, 10);
    wire.decimal(u"sort", row.sort, 0);
    wire.flag(u"vali_flag", row.valid);
}

template <class V>
static void fields(V& wire, CodeTableAnswer& answer)
{
    wire.list(u"list", answer.rows);
}
YIDI_WIRE(CodeTableAnswer)

template <class V>
static void fields(V& wire, BenefitQuery& query)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"psn_no", query.psnNo, 30, required);
        node.text(u"insutype", query.insutype, 6, required);
        node.text(u"fixmedins_code", query.institutionCode, 12);
        node.text(u"med_type", query.medType, 6);
        node.time(u"begntime", query.begin);
        node.time(u"endtime", query.end);
        node.text(u"dise_codg", query.disease, 30);
    });
}
YIDI_WIRE(BenefitQuery)

template <class V>
static void fields(V& wire, BenefitRow& row)
{
    wire.text(u"psn_no", row.psnNo, 30, required);
    wire.text(u"trt_chk_type", row.checkType, 6);
    wire.text(u"fund_pay_type", row.fundPayType, 6);
    wire.flag(u"trt_enjymnt_flag", row.enjoys, required);
    wire.date(u"begndate", row.begin);
    wire.date(u"enddate", row.end);
    wire.text(u"trt_chk_rslt", row.reason, 200);
}

template <class V>
static void fields(V& wire, BenefitAnswer& answer)
{
    wire.list(u"trtinfo", answer.rows);
}
YIDI_WIRE(BenefitAnswer)

} // namespace yidi
