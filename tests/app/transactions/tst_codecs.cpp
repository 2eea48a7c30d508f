// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/clock.h"
#include "app/transactions/base_data/base_data.h"
#include "app/transactions/card/card_codec.h"
#include "app/transactions/control/control.h"
#include "app/transactions/filing/filing_codec.h"
#include "app/transactions/filing/hospital_codec.h"
#include "app/transactions/filing/review_codec.h"
#include "app/transactions/inpatient/inpatient.h"
#include "app/transactions/outpatient/outpatient.h"
#include "app/transactions/queries/queries.h"
#include "app/transactions/session/session.h"
#include "app/transactions/staff/staff_codec.h"

#include <QRandomGenerator>
#include <QTest>

using namespace yidi;

namespace {

/// Reads a T and writes it again; the error's detail when it cannot be read.
template <class T>
QByteArray reread(const QByteArray& json)
{
    const auto node = parseJson(json);
    if (!node)
        return node.error().detail.toUtf8();
    const auto value = fromWire<T>(*node, QStringLiteral("input"));
    return value ? writeJson(toWire(*value)) : value.error().detail.toUtf8();
}

using Reread = QByteArray (*)(const QByteArray&);

QByteArray quoted(const char* text)
{
    return QByteArray(text).replace('\'', '"');
}

} // namespace

Q_DECLARE_METATYPE(Reread)

/// Both ends share one list of fields for each struct; here are the two promises it makes.
class TestCodecs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void golden_whatWeWrite_isReadAndWrittenTheSame_data()
    {
        QTest::addColumn<Reread>("again");
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char* name, Reread again, const char* json) {
            QTest::newRow(name) << again << quoted(json);
        };
        row("9001 in", reread<SignInRequest>,
            "{'signIn':{'opter_no':'KIOSK-001','mac':'00-11','ip':null}}");
        row("9001 out", reread<SignInAnswer>,
            "{'signinoutb':{'sign_time':'2017-03-31 08:00:00','sign_no':'Q6401041703310000001'}}");
        row("1101 in", reread<PersonQuery>,
            "{'data':{'mdtrt_cert_type':'03','mdtrt_cert_no':'W30174258','card_sn':'6501','"
            "begntime'"
            ":null,'psn_cert_type':null,'certno':null,'psn_name':null}}");
        row("1101 out", reread<PersonAnswer>,
            "{'baseinfo':{'psn_no':'1','psn_cert_type':'01','certno':'2','psn_name':'马建国','gend'"
            ":"
            "'1','naty':'01','brdy':'1949-05-17','age':67.0,'tel':null},'insuinfo':[{'balc':1286."
            "40,"
            "'insutype':'310','psn_type':'1201','psn_insu_stas':'1','psn_insu_date':'1998-01-01',"
            "'paus_insu_date':null,'cvlserv_flag':'0','insuplc_admdvs':'650100','emp_name':null}],"
            "'idetinfo':[{'psn_idet_type':'15','psn_type_lv':null,'begntime':'2010-01-01','endtime'"
            ":"
            "null}]}");
        row("1201 out", reread<InstitutionAnswer>,
            "{'medinsinfo':[{'fixmedins_code':'H64010400001','fixmedins_name':'医院','uscc':null,"
            "'fixmedins_type':'1','hosp_lv':'03','setl_lv':'3','admdvs':'640104','online':'1'}]}");
        row("1901 out", reread<CodeTableAnswer>,
            "{'list':[{'type':'gend','label':'男','value':'1','parent_value':null,'sort':1,"
            "'vali_flag':'1'}]}");
        row("2001 out", reread<BenefitAnswer>,
            "{'trtinfo':[{'psn_no':'1','trt_chk_type':'01','fund_pay_type':'310100',"
            "'trt_enjymnt_flag':'0','begndate':null,'enddate':'2016-11-01','trt_chk_rslt':'暂停'}]"
            "}");
        row("2401 out", reread<AdmissionAnswer>, "{'result':{'mdtrt_id':'S6501001703310000001'}}");
        row("2301 out", reread<FeeUploadAnswer>,
            "{'result':[{'feedetl_sn':'1','med_list_codg':'N1','med_list_name':'床位','fee_ocur_"
            "time':"
            "'2017-03-31 09:00:00','det_item_fee_sumamt':1836.00,'cnt':51.0000,'pric':36.000000,"
            "'pric_uplmt_amt':30.000000,'selfpay_prop':0.1000,'fulamt_ownpay_amt':0.00,'overlmt_"
            "amt':"
            "306.00,'preselfpay_amt':153.00,'inscp_scp_amt':1377.00,'chrgitm_lv':'02',"
            "'med_chrgitm_type':'01','memo':null}]}");
        row("2303 in", reread<SettleRequest>,
            "{'data':{'psn_no':'1','mdtrt_id':'S1','chrg_bchno':null,'med_type':null,"
            "'insutype':'310','mdtrt_cert_type':'03',"
            "'mdtrt_cert_no':'W3','medfee_sumamt':17353.93,'psn_setlway':'01','acct_used_flag':'1',"
            "'mid_setl_flag':'0','invono':null,'fulamt_ownpay_amt':null,'overlmt_selfpay':null,"
            "'preselfpay_amt':null,'inscp_scp_amt':null,'psn_part_amt':null,"
            "'dscg_time':null,'yidi_year_version':null},'yidi_categories':[]}");
        row("2303 in, by category", reread<SettleRequest>,
            "{'data':{'psn_no':'1','mdtrt_id':'S1','chrg_bchno':null,'med_type':null,"
            "'insutype':'310','mdtrt_cert_type':'03',"
            "'mdtrt_cert_no':'W3','medfee_sumamt':17.00,'psn_setlway':'01','acct_used_flag':'1',"
            "'mid_setl_flag':'1','invono':null,'fulamt_ownpay_amt':null,'overlmt_selfpay':null,"
            "'preselfpay_amt':null,'inscp_scp_amt':null,'psn_part_amt':null,"
            "'dscg_time':'2017-03-31 09:00:00','yidi_year_version':'3'},"
            "'yidi_categories':[{'med_chrgitm_type':'09','det_item_fee_sumamt':17.00,"
            "'fulamt_ownpay_amt':1.00,'overlmt_amt':0.00,'preselfpay_amt':2.50}]}");
        row("2302 in", reread<FeeCancellation>,
            "{'data':[{'feedetl_sn':'0000','mdtrt_id':'S1','psn_no':'1'}]}");
        row("2305 in", reread<SettlementReference>,
            "{'data':{'mdtrt_id':'S1','setl_id':'A1','psn_no':'1'}}");
        row("2404 in", reread<StayReference>, "{'data':{'mdtrt_id':'S1','psn_no':'1'}}");
        row("2601 in", reread<ReversalRequest>,
            "{'data':{'psn_no':'1','omsgid':'H64010400001201703311000000010','oinfno':'2304'}}");
        row("5201 out", reread<VisitAnswer>,
            "{'mdtrtinfo':[{'mdtrt_id':'S1','psn_no':'1','insutype':'310','med_type':'24','"
            "begntime':"
            "'2017-02-08 03:40:00','endtime':null,'fixmedins_code':'H1','fixmedins_name':'医院',"
            "'inhosp_stas':'1','setl_flag':'0','setl_id':null,'dise_codg':null,'dise_name':null,"
            "'chrg_bchno':null,'vali_flag':'1'}]}");
        row("5201 out, a batch", reread<VisitAnswer>,
            "{'mdtrtinfo':[{'mdtrt_id':'S1','psn_no':'1','insutype':'310','med_type':'14','"
            "begntime':'2017-03-30 09:10:00','endtime':'2017-03-30 09:40:00','fixmedins_code':'H1',"
            "'fixmedins_name':'医院','inhosp_stas':'0','setl_flag':'1','setl_id':'A1',"
            "'dise_codg':'M03900','dise_name':'高血压','chrg_bchno':'B1','vali_flag':'0'}]}");
        row("2201 in", reread<RegisterRequest>,
            "{'data':{'psn_no':'1','insutype':'310','begntime':'2017-03-31 08:15:00',"
            "'mdtrt_cert_type':'03','mdtrt_cert_no':'W3','ipt_otp_no':'MZ1','atddr_no':'D1',"
            "'dr_name':'周医生','dept_code':'NEURO','dept_name':'神经内科','caty':'NEURO'}}");
        row("2201 out", reread<RegisterAnswer>,
            "{'data':{'mdtrt_id':'S1','psn_no':'1','ipt_otp_no':'MZ1'}}");
        row("2202 in", reread<RegistrationCancel>,
            "{'data':{'psn_no':'1','mdtrt_id':'S1','ipt_otp_no':'MZ1'}}");
        row("2203 in", reread<CareRequest>,
            "{'mdtrtinfo':{'mdtrt_id':'S1','psn_no':'1','med_type':'14','begntime':"
            "'2017-03-31 "
            "08:15:00','main_cond_dscr':null,'dise_codg':'M03900','dise_name':'高血压'},"
            "'diseinfo':[{'psn_no':null,'diag_type':'1','maindiag_flag':'1','diag_srt_no':1,"
            "'diag_code':'I10','diag_name':'高血压','adm_cond':null,'diag_dept':'CARD',"
            "'dise_dor_no':'D1','dise_dor_name':'何医生','diag_time':'2017-03-31 08:20:00',"
            "'vali_flag':'1'}]}");
        row("2204 in", reread<FeeUpload>,
            "{'feedetail':[{'feedetl_sn':'1','init_feedetl_sn':null,'mdtrt_id':'S1','psn_no':'1',"
            "'med_type':null,'chrg_bchno':'B1','dise_codg':'M03900','fee_ocur_time':"
            "'2017-03-31 08:20:00','rxno':'RX1','rx_circ_flag':'1','med_list_codg':'N1',"
            "'medins_list_codg':'H1','medins_list_name':'药','det_item_fee_sumamt':957.00,"
            "'cnt':2.0000,'pric':478.500000,'bilg_dept_codg':'CARD','bilg_dept_name':'心内科',"
            "'bilg_dr_codg':'D1','bilg_dr_name':'何医生','hosp_appr_flag':'1'}]}");
        row("2205 in", reread<ChargeCancel>,
            "{'data':{'mdtrt_id':'S1','chrg_bchno':'0000','psn_no':'1'}}");
        row("5202 in", reread<DiagnosisQuery>, "{'data':{'psn_no':'1','mdtrt_id':'S1'}}");
        row("5206 in", reread<YearQuery>, "{'data':{'psn_no':'1','cum_ym':'201703'}}");
        row("5206 out", reread<YearAnswer>,
            "{'cuminfo':[{'insutype':'310','insuplc_admdvs':'650100','year':2017,'cum_ym':null,"
            "'cum_type_code':'opsp_hifp_pay:M03900','cum':5666.63}]}");
        row("Y306 in", reread<HouseQuery>,
            "{'data':{'psn_no':null,'certno':null,'text':'马建国','day':'2017-03-31'}}");
        row("Y306 out", reread<HouseAnswer>,
            "{'settlements':[{'mdtrtinfo':{'mdtrt_id':'S1','psn_no':'1','insutype':'310',"
            "'med_type':'11','begntime':'2017-03-31 08:15:00','endtime':'2017-03-31 08:45:00',"
            "'fixmedins_code':'H1','fixmedins_name':'医院','inhosp_stas':'0','setl_flag':'0',"
            "'setl_id':null,'dise_codg':null,'dise_name':null,'chrg_bchno':'B1','vali_flag':'1'},"
            "'setl_id':'A2','psn_name':'马**','insuplc_admdvs':'650100','setl_time':"
            "'2017-03-31 10:00:00','medfee_sumamt':-17.50,'fund_pay_sumamt':-10.00,"
            "'psn_part_amt':-7.50,'psn_cash_pay':0.00,'cancelled':'0','init_setl_id':'A1',"
            "'mid_setl_flag':'0','last':'0','opter':'H1:1001','details_held':'0'}]}");
        row("Y101 in", reread<FilingRequest>,
            "{'data':{'psn_no':'1','insutype':'310','insu_admdvs':'650100','rloc_admdvs':'640100',"
            "'psn_cert_type':'01','certno':'2','psn_name':'张三','tel':null,'begndate':'2017-03-31'"
            ","
            "'enddate':null,'rloc_rea':'L2','fixmedins_code':null,'refl_date':null,'role':'"
            "supervisor',"
            "'evidence':'commitment','commitment_version':'2017-01','commitment_time':"
            "'2017-03-31 09:58:00','commitment_by':'pin','papers':['residence-proof'],"
            "'hold_exception':'death','agnter_name':'李四','agnter_cert_type':'01',"
            "'agnter_certno':'3','agnter_tel':'13900000000','agnter_rlts':'spouse'}}");
        row("Y102 in", reread<FilingAmendment>,
            "{'data':{'trt_dcla_detl_sn':'F1','operation':'extend','psn_no':'1','insu_admdvs':"
            "'650100','rloc_admdvs':null,'tel':null,'rloc_rea':'T3','begndate':null,'enddate':"
            "'2017-12-31','fixmedins_code':null,'role':'person','evidence':'document',"
            "'commitment_version':null,'commitment_time':null,'commitment_by':null,'papers':[],"
            "'hold_exception':null,'agnter_name':null,'agnter_cert_type':null,'agnter_certno':"
            "null,'agnter_tel':null,'agnter_rlts':null}}");
        row("Y104 out", reread<FilingList>,
            "{'filings':[{'trt_dcla_detl_sn':'F1','state':'NEED_MATERIAL','rloc_rea':'T3',"
            "'insu_admdvs':null,'rloc_admdvs':null,'begndate':null,'enddate':null,'decided_by':"
            "null,'decided_at':null,'mdtrt_id':null,'out_fil_upld_stas':'failed','papers':"
            "['work-proof'],'papers_due':'2017-04-15','reasons':[{'code':'R12','blocking':'x',"
            "'remedy':'bring-material'}]}],'refused':[{'msgid':'M1','decided_at':"
            "'2017-03-31 10:00:00','operation':'file','channel':'kiosk','trt_dcla_detl_sn':null,"
            "'psn_no':'1','insutype':null,'insu_admdvs':'650100','rloc_admdvs':'640100',"
            "'psn_cert_type':null,'certno':null,'psn_name':null,'tel':null,'begndate':null,"
            "'enddate':null,'rloc_rea':'L2','fixmedins_code':null,'refl_date':null,'role':'person',"
            "'evidence':'document','commitment_version':null,'commitment_time':null,"
            "'commitment_by':null,'papers':[],'hold_exception':null,'agnter_name':null,"
            "'agnter_cert_type':null,'agnter_certno':null,'agnter_tel':null,'agnter_rlts':null,"
            "'reasons':[{'code':'R03','blocking':'2016-11-01','remedy':null}]}]}");
        row("Y105 in", reread<ReviewQuery>,
            "{'data':{'trt_dcla_detl_sn':null,'keyword':'张三','psn_cert_type':null,'certno':null,"
            "'numbers':['F1','F2']}}");
        row("Y106 in", reread<Judgement>,
            "{'data':{'trt_dcla_detl_sn':'F1','action':'ask','role':'reviewer','papers':"
            "['work-proof'],'reasons':['R12']}}");
        row("Y108 in", reread<StaffCall>, "{'data':{'dev_no':'KIOSK-001','page':'reader'}}");
        row("Y108 out", reread<StaffCallAnswer>,
            "{'result':{'since':'2017-03-31 10:00:00','reached':'1'}}");
        row("Y109 in", reread<StaffCallQuery>, "{'data':{'take':'KIOSK-001'}}");
        row("Y109 out", reread<StaffCallList>,
            "{'calls':[{'dev_no':'KIOSK-001','page':'reader','since':'2017-03-31 10:00:00'}]}");
        row("Y101 out", reread<FilingAnswer>,
            "{'result':{'trt_dcla_detl_sn':'F1','state':'EFFECTIVE','rloc_rea':'L2','insu_admdvs':"
            "'650100','rloc_admdvs':'640100','begndate':'2017-03-31','enddate':null,'decided_by':"
            "'system','decided_at':'2017-03-31 10:00:00','mdtrt_id':null,'out_fil_upld_stas':"
            "'queued','papers':[],'papers_due':null,'reasons':[]}}");
        row("2501A in", reread<Referral>,
            "{'refmedin':{'psn_no':'1','insutype':'310','tel':null,'addr':null,'insu_optins':null,"
            "'diag_code':'I25.1','diag_name':'病','dise_cond_dscr':null,'reflin_medins_no':'H1',"
            "'reflin_medins_name':'医院','mdtrtarea_admdvs':'610104','hosp_agre_refl_flag':'1',"
            "'refl_type':'1','refl_date':'2017-03-30','refl_rea':'条件','refl_opnn':'同意',"
            "'begndate':null,'enddate':null,'refl_old_mdtrt_id':'S1'}}");
        row("2502 in", reread<Withdrawal>,
            "{'data':{'trt_dcla_detl_sn':'F1','psn_no':'1','memo':'录入有误'}}");
        row("2503 in", reread<ChronicDisease>,
            "{'data':{'psn_no':'1','insutype':'310','opsp_dise_code':'M03900','opsp_dise_name':"
            "'高血压','tel':null,'addr':null,'insu_optins':'650100','ide_fixmedins_no':'H1',"
            "'ide_fixmedins_name':'医院','hosp_ide_date':'2017-03-30','diag_dr_codg':'D1',"
            "'diag_dr_name':'甲','begndate':'2017-03-31','enddate':null}}");
        row("2503 out", reread<RegistrationAnswer>, "{'result':{'trt_dcla_detl_sn':'C1'}}");
        row("5304 in", reread<RegistrationQuery>,
            "{'data':{'psn_no':'1','begntime':'2017-03-01','endtime':null}}");
        row("5301 out", reread<ChronicAnswer>,
            "{'feedetail':[{'opsp_dise_code':'M03900','opsp_dise_name':'高血压','begndate':"
            "'2017-03-31','enddate':null}]}");
        row("5303 out", reread<StayAnswer>,
            "{'data':[{'mdtrt_id':'S1','psn_no':'1','insutype':'310','med_type':'21','begndate':"
            "'2017-02-08 03:40:00','out_flag':'1'}]}");
        row("5304 out", reread<ReferralAnswer>,
            "{'refmedin':[{'trt_dcla_detl_sn':'F1','insutype':'310','reflin_medins_no':'H1',"
            "'reflin_medins_name':'医院','out_flag':'1','refl_date':'2017-03-30','refl_rea':'条件',"
            "'begndate':null,'enddate':null,'hosp_agre_refl_flag':'1'}]}");
        row("Y201 in", reread<CardAuthRequest>,
            "{'data':{'card_sn':'650100D1560000051002003176A4C09E','atr_hist':'8186','version':"
            "'3.00','algorithm':'03','internal_factor':'0102030405060708','internal_data':"
            "'1112131415161718','external_key':'81','external_factor':'2122232425262728',"
            "'external_data':'3132333435363738'}}");
        row("Y201 in, nothing external", reread<CardAuthRequest>,
            "{'data':{'card_sn':'6501','atr_hist':null,'version':null,'algorithm':'03',"
            "'internal_factor':'0102030405060708','internal_data':'1112131415161718',"
            "'external_key':null,'external_factor':null,'external_data':null}}");
        row("Y201 out", reread<CardAuthAnswer>,
            "{'result':{'internal_answer':'0102030405060708','external_answer':null}}");
        row("Y202 in", reread<CardVerifyRequest>,
            "{'data':{'card_sn':'6501','card_no':'W30174258'}}");
        row("Y202 out", reread<CardVerifyAnswer>,
            "{'result':{'card_state':'lost','since':'2017-03-01','insuplc_admdvs':'650100'}}");
        row("Y001 in", reread<FenceRequest>,
            "{'data':{'omsgid':'H1','oinfno':'2304','epoch':'0123456789abcdef','seq':7,"
            "'link':'ab'}}");
        row("Y001 out", reread<FenceAnswer>,
            "{'result':{'landed':'1','answer':{'infcode':0,'output':{'a':[1.10,null,true]}},"
            "'receipt':'c2ln'}}");
    }
    void golden_whatWeWrite_isReadAndWrittenTheSame()
    {
        QFETCH(Reread, again);
        QFETCH(QByteArray, json);
        QCOMPARE(again(json), json);
    }

    void lenient_whatVendorsSend_isReadAllTheSame_data()
    {
        QTest::addColumn<Reread>("again");
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("plain");
        const auto row = [](const char* name, Reread again, const char* sent, const char* plain) {
            QTest::newRow(name) << again << quoted(sent) << quoted(plain);
        };
        row("amount as text", reread<SettleRequest>,
            "{'data':{'psn_no':'1','mdtrt_id':'2','medfee_sumamt':'17.5'}}",
            "{'data':{'psn_no':'1','mdtrt_id':'2','medfee_sumamt':17.50}}");
        row("text as number", reread<SettleRequest>, "{'data':{'psn_no':1,'mdtrt_id':2}}",
            "{'data':{'psn_no':'1','mdtrt_id':'2'}}");
        row("empty, null and unknown", reread<SettleRequest>,
            "{'x':[],'data':{'psn_no':'1','mdtrt_id':'2','insutype':'','invono':null,'y':{}}}",
            "{'data':{'psn_no':'1','mdtrt_id':'2'}}");
        row("flag as number and word", reread<SettleRequest>,
            "{'data':{'psn_no':'1','mdtrt_id':'2','acct_used_flag':1,'mid_setl_flag':false}}",
            "{'data':{'psn_no':'1','mdtrt_id':'2','acct_used_flag':'1','mid_setl_flag':'0'}}");
        row("one insurance without its list", reread<PersonAnswer>,
            "{'baseinfo':{'psn_no':'1','psn_cert_type':'01','certno':'2','psn_name':'张'},'"
            "insuinfo':"
            "{'insutype':'310','psn_type':'11','insuplc_admdvs':'650100'}}",
            "{'baseinfo':{'psn_no':'1','psn_cert_type':'01','certno':'2','psn_name':'张'},'"
            "insuinfo':"
            "[{'insutype':'310','psn_type':'11','insuplc_admdvs':'650100'}],'idetinfo':[]}");
        row("time where a date is meant", reread<CodeTableQuery>,
            "{'data':{'type':'gend','date':'2017-03-31 08:00:00'}}",
            "{'data':{'type':'gend','date':'2017-03-31'}}");
    }
    void lenient_whatVendorsSend_isReadAllTheSame()
    {
        QFETCH(Reread, again);
        QFETCH(QByteArray, sent);
        QFETCH(QByteArray, plain);
        QVERIFY(again(plain).startsWith('{'));
        QCOMPARE(again(sent), again(plain));
    }

    void error_namesThePathAndWhat_data()
    {
        QTest::addColumn<Reread>("again");
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](Reread again, const QByteArray& sent, const char* says) {
            QTest::addRow("%s: %s", says, sent.constData())
                << again << quoted(sent) << QByteArray(says);
        };
        row(reread<FilingQuery>, "{}", "input.data is missing");
        row(reread<FilingQuery>, "{'data':7}", "input.data is not an object");
        row(reread<FilingQuery>, "{'data':{}}", "input.data.psn_no is missing");
        row(reread<FilingQuery>, "{'data':{'psn_no':''}}", "input.data.psn_no is missing");
        row(reread<FilingQuery>, "{'data':{'psn_no':[1]}}", "input.data.psn_no is not a text");
        row(reread<FilingQuery>, "{'data':{'psn_no':'1234567890123456789012345678901'}}",
            "input.data.psn_no is longer than 30");
        row(reread<SettleRequest>, "{'data':{'psn_no':1,'mdtrt_id':2,'medfee_sumamt':'1,000'}}",
            "input.data.medfee_sumamt is not an amount");
        row(reread<SettleRequest>, "{'data':{'psn_no':1,'mdtrt_id':2,'inscp_scp_amt':0.001}}",
            "input.data.inscp_scp_amt is not an amount");
        row(reread<SettleRequest>, "{'data':{'psn_no':1,'mdtrt_id':2,'acct_used_flag':'yes'}}",
            "input.data.acct_used_flag is not a flag");
        row(reread<RegisterRequest>, "{'data':{'psn_no':1}}", "input.data.insutype is missing");
        row(reread<CareRequest>, "{'diseinfo':[]}", "input.mdtrtinfo is missing");
        row(reread<ChargeCancel>, "{'data':{'mdtrt_id':'S1','psn_no':'1'}}",
            "input.data.chrg_bchno is missing");
        row(reread<FeeUpload>, "{'feedetail':[]}", "input.feedetail is missing");
        row(reread<FeeUpload>, "{'feedetail':'x'}", "input.feedetail is not a list");
        row(reread<FeeUpload>, "{'feedetail':[7]}", "input.feedetail[0] is not an object");
        row(reread<FeeUpload>,
            "{'feedetail':[{'feedetl_sn':1,'mdtrt_id':1,'psn_no':1,'fee_ocur_time':'2017-03-31',"
            "'med_list_codg':1,'medins_list_codg':1,'det_item_fee_sumamt':1,'cnt':1e5,'pric':1}]}",
            "input.feedetail[0].cnt is not a number");
        row(reread<VisitQuery>, "{'data':{'psn_no':1,'begntime':'yesterday'}}",
            "input.data.begntime is not a time");
        row(reread<CodeTableQuery>, "{'data':{'type':'gend','date':'2017-02-30'}}",
            "input.data.date is not a date");
        for (const char* bytes :
            { "010203040506070", "0102030405060708090A", "0102030405060x08", "01 02030405060708" })
            row(reread<CardAuthRequest>,
                QByteArray("{'data':{'card_sn':1,'algorithm':3,'internal_factor':'")
                    .append(bytes)
                    .append("'}}"),
                "input.data.internal_factor is not hex of its length");
        row(reread<CardVerifyAnswer>, "{'result':{'card_state':'stolen'}}",
            "input.result.card_state is not a known code");
        row(reread<ReviewQuery>, "{'data':{'numbers':'F1'}}", "input.data.numbers is not a list");
        row(reread<ReviewQuery>, "{'data':{'numbers':['F1',{}]}}",
            "input.data.numbers[1] is not a text");
        row(reread<ReviewQuery>, "{'data':{'numbers':['1234567890123456789012345678901']}}",
            "input.data.numbers[0] is longer than 30");
        row(reread<Judgement>, "{'data':{'trt_dcla_detl_sn':'F1','action':'bless'}}",
            "input.data.action is not a known code");
        row(reread<WindowDraft>, "{'data':{'insu_admdvs':'650100','why':'pin-forgotten'}}",
            "input.data.psn_cert_type is missing");
        row(reread<ReviewList>,
            "{'reviews':{'filing':{'trt_dcla_detl_sn':1,'state':'DRAFT','rloc_rea':'L1'},'request':"
            "{},'preview':{'outcome':'review','state':'MAYBE'}}}",
            "input.reviews.preview.state is not a known code");
        row(reread<FilingRequest>,
            "{'data':{'psn_no':1,'insutype':310,'insu_admdvs':650100,'rloc_admdvs':640100,"
            "'psn_cert_type':'01','certno':1,'psn_name':'x','begndate':'2017-03-31','rloc_rea':"
            "'L9'}}",
            "input.data.rloc_rea is not a known code");
    }
    void error_namesThePathAndWhat()
    {
        QFETCH(Reread, again);
        QFETCH(QByteArray, sent);
        QFETCH(QByteArray, says);
        QCOMPARE(again(sent), says);
    }

    void review_everyOutcomeEventAndEvidence_survivesTheWire()
    {
        ReviewList sent;
        sent.waiting = 16000;
        for (int i = 0; i < filingEventCount; ++i) {
            ReviewCase one;
            one.filing.number = QStringLiteral("F%1").arg(i);
            one.filing.state = static_cast<FilingState>(i % filingStateCount);
            one.filing.upload = static_cast<NationalUpload>(i % 4);
            one.request.operation = static_cast<FilingOperation>(i % 4);
            one.request.channel = static_cast<FilingChannel>(i % 8);
            one.request.target = QStringLiteral("F0");
            one.request.referredOn = QDate(2017, 3, 1);
            one.request.papers = { QStringLiteral("work-proof"), QStringLiteral("form") };
            if (i % 2 == 0)
                one.request.agent = { { QStringLiteral("甲"), QStringLiteral("01"),
                    QStringLiteral("1"), QStringLiteral("spouse"),
                    QStringLiteral("13900000000") } };
            one.request.commitment = { { QStringLiteral("2017-01"),
                chinaTime(QDate(2017, 3, 31), QTime(9, 0)), QStringLiteral("pin") } };
            one.enteredBy = QStringLiteral("H64010400001:1001");
            one.claimedBy = QStringLiteral("J65000000001:1002");
            one.receivedAt = chinaTime(QDate(2017, 3, 31), QTime(10, 0));
            one.deadline = QDate(2017, 4, 15);
            one.papers = one.brought = one.rules = { QStringLiteral("x") };
            one.others = { one.filing };
            FilingDecision& preview = one.preview;
            preview.outcome = static_cast<FilingDecision::Outcome>(i % 4);
            preview.evidence = static_cast<EvidenceState>(i % 6);
            if (i % 3 > 0)
                preview.state = static_cast<FilingState>(i % filingStateCount);
            preview.begin = preview.end = preview.evidenceDue = QDate(2017, 4, 1);
            preview.reasons = { { QStringLiteral("R05"), QStringLiteral("S1"), {} } };
            preview.effects = { { QStringLiteral("F9"), static_cast<FilingEvent>(i),
                FilingState::Terminated, QDate(2017, 1, 1), {},
                QStringLiteral("overlap-in-use") } };
            preview.manualVisits = { QStringLiteral("S2") };
            sent.cases.push_back(std::move(one));
        }
        const auto node = parseJson(writeJson(toWire(sent)));
        QVERIFY(node);
        const auto got = fromWire<ReviewList>(*node, QStringLiteral("output"));
        QVERIFY2(got, qPrintable(got ? QString() : got.error().detail));
        QCOMPARE(*got == sent, true);
    }

    void draft_ofAnyOperation_survivesTheWire()
    {
        for (int i = 0; i < 4; ++i) {
            WindowDraft sent;
            sent.why = QStringLiteral("pin-forgotten");
            sent.request.operation = static_cast<FilingOperation>(i);
            sent.request.insuredRegion = QStringLiteral("650100");
            sent.request.certType = QStringLiteral("01");
            sent.request.certNo = QStringLiteral("2");
            sent.request.psnName = QStringLiteral("张三");
            const auto got = fromWire<WindowDraft>(toWire(sent), QStringLiteral("input"));
            QVERIFY2(got, qPrintable(got ? QString() : got.error().detail));
            QCOMPARE(*got == sent, true);
        }
    }

    void settlement_anyAmountsAndTexts_surviveTheWire()
    {
        QRandomGenerator random(20170331);
        const auto fen = [&] { return Fen(static_cast<std::int64_t>(random.generate64() >> 14)); };
        const auto text = [&] {
            static const QString alphabet = QStringLiteral("aZ0 \"\\/\n\t{}[]元（），🙂");
            QString made = QStringLiteral("x");
            for (int i = random.bounded(12); i > 0; --i)
                made += alphabet[random.bounded(17)];
            return made;
        };
        for (int round = 0; round < 300; ++round) {
            SettlementAnswer sent;
            SettlementAmounts& amounts = sent.settlement.amounts;
            for (Fen* amount : { &amounts.medfee_sumamt, &amounts.fulamt_ownpay_amt,
                     &amounts.overlmt_selfpay, &amounts.preselfpay_amt, &amounts.inscp_scp_amt,
                     &amounts.act_pay_dedc, &amounts.hifp_pay, &amounts.cvlserv_pay,
                     &amounts.hifes_pay, &amounts.hifmi_pay, &amounts.hifob_pay, &amounts.maf_pay,
                     &amounts.oth_pay, &amounts.fund_pay_sumamt, &amounts.psn_part_amt,
                     &amounts.acct_pay, &amounts.psn_cash_pay, &amounts.hosp_part_amt,
                     &amounts.balc, &amounts.acct_mulaid_pay })
                *amount = random.bounded(2) ? fen() : -fen();
            amounts.pool_prop_selfpay = { random.bounded(10001) };
            sent.settlement.setlId = QString::number(round);
            sent.settlement.settledAt =
                chinaTime(QDate(2017, 1, 1).addDays(round), QTime(random.bounded(24), 5, 59));
            for (int i = random.bounded(4); i > 0; --i) {
                sent.settlement.shares.push_back(
                    { QStringLiteral("310100"), text(), fen(), fen() });
                sent.settlement.steps.push_back({ QStringLiteral("band"), fen(), text(), text(),
                    text(), QString(64, QLatin1Char('a')), { { text(), text() } } });
            }
            sent.psnName = text();
            sent.birth = QDate(1949, 5, 17);
            sent.civilServant = random.bounded(2) == 1;
            sent.ageTenths = random.bounded(1200);
            // All the way: through the bytes of a whole answer.
            const auto node = parseJson(writeJson(toWire(sent)));
            QVERIFY(node);
            const auto got = fromWire<SettlementAnswer>(*node, QStringLiteral("output"));
            QVERIFY2(got, qPrintable(got ? QString() : got.error().detail));
            QCOMPARE(*got == sent, true);
        }
    }
};

QTEST_GUILESS_MAIN(TestCodecs)
#include "tst_codecs.moc"
