// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/inpatient/inpatient.h"

#include "app/transactions/inpatient/diagnosis_fields.h"
#include "app/transactions/inpatient/fee_fields.h"

namespace yidi {

/// An admission, under the name its node has in 2401 and 2403.
template <class V, class More>
static void fields(V& wire, AdmissionRequest& request, QStringView name, More&& more)
{
    wire.object(name, [&](auto& node) {
        more(node);
        node.text(u"psn_no", request.psnNo, 30, required);
        node.text(u"insutype", request.insutype, 6, required);
        node.text(u"coner_name", request.contact, 50);
        node.text(u"tel", request.phone, 50);
        node.time(u"begntime", request.begin, required);
        node.text(u"mdtrt_cert_type", request.voucherType, 3, required);
        node.text(u"mdtrt_cert_no", request.voucherNo, 50, required);
        node.text(u"card_sn", request.cardSn, 32);
        node.text(u"cert_type", request.certType, 6);
        node.text(u"certno", request.certNo, 50);
        node.text(u"med_type", request.medType, 6, required);
        node.text(u"ipt_no", request.inpatientNo, 30, required);
        node.text(u"medrcdno", request.recordNo, 30);
        node.text(u"atddr_no", request.doctorNo, 30, required);
        node.text(u"chfpdr_name", request.doctorName, 50, required);
        node.text(u"adm_diag_dscr", request.admissionDiagnosis, 200, required);
        node.text(u"adm_dept_codg", request.departmentCode, 30, required);
        node.text(u"adm_dept_name", request.departmentName, 100, required);
        node.text(u"adm_bed", request.bed, 30, required);
        node.text(u"dscg_maindiag_code", request.mainDiagnosisCode, 20, required);
        node.text(u"dscg_maindiag_name", request.mainDiagnosisName, 300, required);
        node.text(u"main_cond_dscr", request.condition, 1000);
        node.text(u"dise_codg", request.diseaseCode, 30);
        node.text(u"dise_name", request.diseaseName, 500);
        node.flag(u"nwb_flag", request.newborn);
        node.flag(u"trum_flag", request.accident);
    });
    wire.list(u"diseinfo", request.diagnoses);
}

template <class V>
static void fields(V& wire, AdmissionRequest& request)
{
    fields(wire, request, u"mdtrtinfo", [](auto&) {});
}
YIDI_WIRE(AdmissionRequest)

template <class V>
static void fields(V& wire, AdmissionChange& change)
{
    fields(wire, change.admission, u"adminfo",
        [&](auto& node) { node.text(u"mdtrt_id", change.mdtrtId, 30, required); });
}
YIDI_WIRE(AdmissionChange)

template <class V>
static void fields(V& wire, StayReference& stay)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"mdtrt_id", stay.mdtrtId, 30, required);
        node.text(u"psn_no", stay.psnNo, 30, required);
    });
}
YIDI_WIRE(StayReference)

template <class V>
static void fields(V& wire, FeeReference& fee)
{
    wire.text(u"feedetl_sn", fee.serial, 30, required);
    wire.text(u"mdtrt_id", fee.mdtrtId, 30, required);
    wire.text(u"psn_no", fee.psnNo, 30, required);
}

template <class V>
static void fields(V& wire, FeeCancellation& cancellation)
{
    wire.list(u"data", cancellation.fees, required);
}
YIDI_WIRE(FeeCancellation)

template <class V>
static void fields(V& wire, SettlementReference& reference)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"mdtrt_id", reference.mdtrtId, 30, required);
        node.text(u"setl_id", reference.setlId, 30, required);
        node.text(u"psn_no", reference.psnNo, 30, required);
    });
}
YIDI_WIRE(SettlementReference)

template <class V>
static void fields(V& wire, AdmissionAnswer& answer)
{
    wire.object(
        u"result", [&](auto& node) { node.text(u"mdtrt_id", answer.mdtrtId, 30, required); });
}
YIDI_WIRE(AdmissionAnswer)

template <class V>
static void fields(V& wire, DischargeRequest& request)
{
    wire.object(u"dscginfo", [&](auto& node) {
        node.text(u"mdtrt_id", request.mdtrtId, 30, required);
        node.text(u"psn_no", request.psnNo, 30, required);
        node.text(u"insutype", request.insutype, 6, required);
        node.time(u"endtime", request.end, required);
        node.text(u"dise_codg", request.diseaseCode, 30);
        node.text(u"dise_name", request.diseaseName, 500);
        node.text(u"dscg_dept_codg", request.departmentCode, 30, required);
        node.text(u"dscg_dept_name", request.departmentName, 100, required);
        node.text(u"dscg_bed", request.bed, 30);
        node.text(u"dscg_way", request.way, 3, required);
    });
    wire.list(u"diseinfo", request.diagnoses);
}
YIDI_WIRE(DischargeRequest)

template <class V>
static void fields(V& wire, FeeUploadLine& line)
{
    wire.text(u"feedetl_sn", line.serial, 30, required);
    wire.text(u"init_feedetl_sn", line.initialSerial, 30);
    wire.text(u"mdtrt_id", line.mdtrtId, 30, required);
    wire.text(u"psn_no", line.psnNo, 30, required);
    wire.text(u"med_type", line.medType, 6);
    wire.text(u"chrg_bchno", line.batch, 30);
    wire.text(u"dise_codg", line.diseaseCode, 30);
    wire.time(u"fee_ocur_time", line.occurred, required);
    wire.text(u"rxno", line.prescription, 30);
    wire.flag(u"rx_circ_flag", line.circulated);
    wire.text(u"med_list_codg", line.itemCode, 50, required);
    wire.text(u"medins_list_codg", line.localCode, 150, required);
    wire.text(u"medins_list_name", line.localName, 200);
    wire.amount(u"det_item_fee_sumamt", line.amount, required);
    wire.decimal(u"cnt", line.quantity, quantityPlaces, required);
    wire.decimal(u"pric", line.price, pricePlaces, required);
    wire.text(u"bilg_dept_codg", line.departmentCode, 30);
    wire.text(u"bilg_dept_name", line.departmentName, 100);
    wire.text(u"bilg_dr_codg", line.doctorNo, 30);
    wire.text(u"bilg_dr_name", line.doctorName, 50);
    wire.flag(u"hosp_appr_flag", line.approved);
}

template <class V>
static void fields(V& wire, FeeUpload& upload)
{
    wire.list(u"feedetail", upload.lines, required);
}
YIDI_WIRE(FeeUpload)

template <class V>
static void fields(V& wire, FeeUploadAnswer& answer)
{
    wire.list(u"result", answer.lines);
}
YIDI_WIRE(FeeUploadAnswer)

template <class V>
static void fields(V& wire, ChargeCategory& sum)
{
    wire.text(u"med_chrgitm_type", sum.type, 6, required);
    wire.amount(u"det_item_fee_sumamt", sum.bill.total, required);
    wire.amount(u"fulamt_ownpay_amt", sum.bill.fullySelfPaid, required);
    wire.amount(u"overlmt_amt", sum.bill.overLimit, required);
    wire.amount(u"preselfpay_amt", sum.bill.firstSelfPaid, required);
}

template <class V>
static void fields(V& wire, SettleRequest& request)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"psn_no", request.psnNo, 30, required);
        node.text(u"mdtrt_id", request.mdtrtId, 30, required);
        node.text(u"chrg_bchno", request.batch, 30);
        node.text(u"med_type", request.medType, 6);
        node.text(u"insutype", request.insutype, 6);
        node.text(u"mdtrt_cert_type", request.voucherType, 3);
        node.text(u"mdtrt_cert_no", request.voucherNo, 50);
        node.amount(u"medfee_sumamt", request.total);
        node.text(u"psn_setlway", request.settlementWay, 6);
        node.flag(u"acct_used_flag", request.useAccount);
        node.flag(u"mid_setl_flag", request.interim);
        node.text(u"invono", request.invoice, 20);
        node.amount(u"fulamt_ownpay_amt", request.fullySelfPaid);
        node.amount(u"overlmt_selfpay", request.overLimit);
        node.amount(u"preselfpay_amt", request.firstSelfPaid);
        node.amount(u"inscp_scp_amt", request.inScope);
        node.amount(u"psn_part_amt", request.personPart);
        node.time(u"dscg_time", request.until);
        node.text(u"yidi_year_version", request.yearVersion, 20);
    });
    wire.list(u"yidi_categories", request.categories);
}
YIDI_WIRE(SettleRequest)

template <class V>
static void fields(V& wire, SettlementAmounts& amounts)
{
    wire.amount(u"medfee_sumamt", amounts.medfee_sumamt, required);
    wire.amount(u"fulamt_ownpay_amt", amounts.fulamt_ownpay_amt);
    wire.amount(u"overlmt_selfpay", amounts.overlmt_selfpay);
    wire.amount(u"preselfpay_amt", amounts.preselfpay_amt);
    wire.amount(u"inscp_scp_amt", amounts.inscp_scp_amt);
    wire.amount(u"act_pay_dedc", amounts.act_pay_dedc);
    wire.amount(u"hifp_pay", amounts.hifp_pay);
    wire.ratio(u"pool_prop_selfpay", amounts.pool_prop_selfpay);
    wire.amount(u"cvlserv_pay", amounts.cvlserv_pay);
    wire.amount(u"hifes_pay", amounts.hifes_pay);
    wire.amount(u"hifmi_pay", amounts.hifmi_pay);
    wire.amount(u"hifob_pay", amounts.hifob_pay);
    wire.amount(u"maf_pay", amounts.maf_pay);
    wire.amount(u"oth_pay", amounts.oth_pay);
    wire.amount(u"fund_pay_sumamt", amounts.fund_pay_sumamt, required);
    wire.amount(u"psn_part_amt", amounts.psn_part_amt);
    wire.amount(u"acct_pay", amounts.acct_pay);
    wire.amount(u"psn_cash_pay", amounts.psn_cash_pay);
    wire.amount(u"hosp_part_amt", amounts.hosp_part_amt);
    wire.amount(u"balc", amounts.balc);
    wire.amount(u"acct_mulaid_pay", amounts.acct_mulaid_pay);
}
YIDI_WIRE(SettlementAmounts)

template <class V>
static void fields(V& wire, FundShare& share)
{
    wire.text(u"fund_pay_type", share.fundPayType, 6, required);
    wire.text(u"fund_pay_type_name", share.name, 200);
    wire.amount(u"inscp_scp_amt", share.inScope);
    wire.amount(u"fund_payamt", share.paid, required);
}

template <class V>
static void fields(V& wire, SettlementStep::Input& input)
{
    wire.text(u"name", input.name, 100, required);
    wire.text(u"value", input.value, 200);
}

template <class V>
static void fields(V& wire, SettlementStep& step)
{
    wire.text(u"rule", step.rule, 100, required);
    wire.amount(u"amount", step.amount, required);
    wire.text(u"field", step.field, 100);
    wire.text(u"parameter", step.parameter, 200);
    wire.text(u"policy_file", step.policyFile, 200);
    wire.text(u"policy_hash", step.policyHash, 64);
    wire.list(u"inputs", step.inputs);
}

template <class V>
static void fields(V& wire, SettlementAnswer& answer)
{
    Settlement& settlement = answer.settlement;
    wire.object(u"setlinfo", [&](auto& node) {
        node.text(u"mdtrt_id", settlement.mdtrtId, 30);
        node.text(u"setl_id", settlement.setlId, 30);
        node.text(u"psn_no", answer.psnNo, 30);
        node.text(u"psn_name", answer.psnName, 50);
        node.text(u"psn_cert_type", answer.certType, 6);
        node.text(u"certno", answer.certNo, 50);
        node.text(u"gend", answer.sex, 6);
        node.text(u"naty", answer.nation, 3);
        node.date(u"brdy", answer.birth);
        node.decimal(u"age", answer.ageTenths, 1);
        node.text(u"insutype", answer.insutype, 6);
        node.text(u"psn_type", answer.psnType, 6);
        node.flag(u"cvlserv_flag", answer.civilServant);
        node.time(u"setl_time", settlement.settledAt);
        node.text(u"mdtrt_cert_type", answer.voucherType, 3);
        node.text(u"med_type", answer.medType, 6);
        fields(node, settlement.amounts);
        node.text(u"medins_setl_id", settlement.medinsSetlId, 30);
        node.text(u"clr_optins", answer.clearingOffice, 6);
        node.text(u"clr_way", answer.clearingWay, 6);
        node.text(u"clr_type", answer.clearingType, 6);
        node.flag(u"mid_setl_flag", settlement.interim);
        node.flag(u"refd_setl_flag", answer.refund);
        node.text(u"init_setl_id", settlement.cancels, 30);
    });
    wire.list(u"setldetail", settlement.shares);
    wire.list(u"yidi_categories", settlement.categories);
    wire.list(u"yidi_steps", settlement.steps);
    wire.text(u"yidi_policy", settlement.policyVersion, 200);
    std::int64_t version = settlement.yearVersion;
    wire.decimal(u"yidi_year_version", version, 0);
    settlement.yearVersion = version;
    wire.text(u"yidi_details", answer.details, 10);
}
YIDI_WIRE(SettlementAnswer)

namespace {

template <class T>
Json listToWire(std::vector<T> values)
{
    WireWriter writer;
    writer.list(u"list", values);
    return writer.take()[u"list"];
}

} // namespace

Json settlementAmountsToWire(const SettlementAmounts& amounts)
{
    return toWire(amounts);
}

Json settlementSharesToWire(const std::vector<FundShare>& shares)
{
    return listToWire(shares);
}

Json settlementStepsToWire(const std::vector<SettlementStep>& steps)
{
    return listToWire(steps);
}

} // namespace yidi
