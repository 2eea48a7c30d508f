// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/text/tables.h"

#include <QtGlobal>

namespace yidi {
namespace {

// clang-format off
constexpr CodeSource codes[] = {
    // filing categories (备案类别)
    { "category", "L1", QT_TRANSLATE_NOOP("words", "异地安置退休") },
    { "category", "L2", QT_TRANSLATE_NOOP("words", "异地长期居住") },
    { "category", "L3", QT_TRANSLATE_NOOP("words", "常驻异地工作") },
    { "category", "T1", QT_TRANSLATE_NOOP("words", "异地转诊") },
    { "category", "T2", QT_TRANSLATE_NOOP("words", "急诊抢救") },
    { "category", "T3", QT_TRANSLATE_NOOP("words", "其他临时外出就医") },
    // why a filing is refused
    { "reason", "R01", QT_TRANSLATE_NOOP("words", "没有查到您的参保身份") },
    { "reason", "R02", QT_TRANSLATE_NOOP("words", "您不在这个地方参保") },
    { "reason", "R03", QT_TRANSLATE_NOOP("words", "医保待遇已暂停") },
    { "reason", "R04", QT_TRANSLATE_NOOP("words", "还在待遇等待期") },
    { "reason", "R05", QT_TRANSLATE_NOOP("words", "以前一次就诊的费用还没结清") },
    { "reason", "R06", QT_TRANSLATE_NOOP("words", "同样的备案已经有效") },
    { "reason", "R07", QT_TRANSLATE_NOOP("words", "和已有备案的日期重叠") },
    { "reason", "R08", QT_TRANSLATE_NOOP("words", "原来的备案还没到可以变更的时间") },
    { "reason", "R09", QT_TRANSLATE_NOOP("words", "这种情况不用备案") },
    { "reason", "R10", QT_TRANSLATE_NOOP("words", "就医地还没有开通") },
    { "reason", "R11", QT_TRANSLATE_NOOP("words", "转诊医院没有转诊资格，或证明已过期") },
    { "reason", "R12", QT_TRANSLATE_NOOP("words", "材料不全") },
    { "reason", "R13", QT_TRANSLATE_NOOP("words", "承诺备案的资格已取消") },
    { "reason", "R14", QT_TRANSLATE_NOOP("words", "就医地不支持这种证件") },
    { "reason", "R15", QT_TRANSLATE_NOOP("words", "社保卡已挂失、冻结或注销") },
    { "reason", "R16", QT_TRANSLATE_NOOP("words", "参保人已登记死亡") },
    { "reason", "R17", QT_TRANSLATE_NOOP("words", "日期不能接受") },
    { "reason", "R18", QT_TRANSLATE_NOOP("words", "已出院并自费结清，要走手工报销") },
    { "reason", "R19", QT_TRANSLATE_NOOP("words", "国家平台没有接受") },
    // settlement reasons
    { "reason", "S01", QT_TRANSLATE_NOOP("words", "没有找到这次就诊") },
    { "reason", "S02", QT_TRANSLATE_NOOP("words", "还没办出院") },
    { "reason", "S03", QT_TRANSLATE_NOOP("words", "这次就诊已经结算过") },
    { "reason", "S04", QT_TRANSLATE_NOOP("words", "没有有效的异地就医备案") },
    { "reason", "S05", QT_TRANSLATE_NOOP("words", "医保待遇已暂停") },
    { "reason", "S06", QT_TRANSLATE_NOOP("words", "费用明细有变化") },
    { "reason", "S07", QT_TRANSLATE_NOOP("words", "参保地的政策还没有下发") },
    // what to do about it
    { "remedy", "contact-home", QT_TRANSLATE_NOOP("words", "请先联系参保地医保经办机构。") },
    { "remedy", "window", QT_TRANSLATE_NOOP("words", "请到人工窗口办理。") },
    // schemes (险种)
    { "insutype", "310", QT_TRANSLATE_NOOP("words", "职工医保") },
    { "insutype", "320", QT_TRANSLATE_NOOP("words", "公务员医疗补助") },
    { "insutype", "330", QT_TRANSLATE_NOOP("words", "大额医疗费用补助") },
    { "insutype", "340", QT_TRANSLATE_NOOP("words", "离休人员医疗保障") },
    { "insutype", "390", QT_TRANSLATE_NOOP("words", "居民医保") },
    { "insutype", "392", QT_TRANSLATE_NOOP("words", "居民大病保险") },
    { "insutype", "510", QT_TRANSLATE_NOOP("words", "生育保险") },
    // kinds of visit (医疗类别)
    { "med_type", "11", QT_TRANSLATE_NOOP("words", "普通门诊") },
    { "med_type", "12", QT_TRANSLATE_NOOP("words", "挂号") },
    { "med_type", "13", QT_TRANSLATE_NOOP("words", "急诊") },
    { "med_type", "14", QT_TRANSLATE_NOOP("words", "门诊慢特病") },
    { "med_type", "21", QT_TRANSLATE_NOOP("words", "住院") },
    { "med_type", "22", QT_TRANSLATE_NOOP("words", "外伤住院") },
    { "med_type", "23", QT_TRANSLATE_NOOP("words", "转外住院") },
    { "med_type", "24", QT_TRANSLATE_NOOP("words", "急诊转住院") },
    { "med_type", "25", QT_TRANSLATE_NOOP("words", "异地住院") },
    { "med_type", "28", QT_TRANSLATE_NOOP("words", "日间手术") },
    { "med_type", "41", QT_TRANSLATE_NOOP("words", "定点药店购药") },
    { "med_type", "52", QT_TRANSLATE_NOOP("words", "生育住院") },
    // who pays (基金支付类型)
    { "fund_pay_type", "310100", QT_TRANSLATE_NOOP("words", "职工基本医疗保险统筹基金") },
    { "fund_pay_type", "310200", QT_TRANSLATE_NOOP("words", "职工个人账户") },
    { "fund_pay_type", "320100", QT_TRANSLATE_NOOP("words", "公务员医疗补助") },
    { "fund_pay_type", "330100", QT_TRANSLATE_NOOP("words", "大额医疗费用补助") },
    { "fund_pay_type", "370100", QT_TRANSLATE_NOOP("words", "企业补充医疗保险") },
    { "fund_pay_type", "390100", QT_TRANSLATE_NOOP("words", "居民基本医疗保险统筹基金") },
    { "fund_pay_type", "390200", QT_TRANSLATE_NOOP("words", "居民大病保险") },
    { "fund_pay_type", "391100", QT_TRANSLATE_NOOP("words", "居民大病保险") },
    { "fund_pay_type", "610100", QT_TRANSLATE_NOOP("words", "医疗救助") },
    { "fund_pay_type", "999900", QT_TRANSLATE_NOOP("words", "其他基金") },
    // setlinfo amounts, for paper
    { "field", "medfee_sumamt", QT_TRANSLATE_NOOP("words", "医疗费用总额") },
    { "field", "fulamt_ownpay_amt", QT_TRANSLATE_NOOP("words", "全自费（目录外）") },
    { "field", "overlmt_selfpay", QT_TRANSLATE_NOOP("words", "超限价自费") },
    { "field", "preselfpay_amt", QT_TRANSLATE_NOOP("words", "先行自付") },
    { "field", "inscp_scp_amt", QT_TRANSLATE_NOOP("words", "符合政策范围") },
    { "field", "act_pay_dedc", QT_TRANSLATE_NOOP("words", "起付线") },
    { "field", "hifp_pay", QT_TRANSLATE_NOOP("words", "基本医保统筹基金") },
    { "field", "cvlserv_pay", QT_TRANSLATE_NOOP("words", "公务员医疗补助") },
    { "field", "hifes_pay", QT_TRANSLATE_NOOP("words", "企业补充医疗保险") },
    { "field", "hifmi_pay", QT_TRANSLATE_NOOP("words", "居民大病保险") },
    { "field", "hifob_pay", QT_TRANSLATE_NOOP("words", "职工大额医疗补助") },
    { "field", "maf_pay", QT_TRANSLATE_NOOP("words", "医疗救助") },
    { "field", "oth_pay", QT_TRANSLATE_NOOP("words", "其他基金") },
    { "field", "fund_pay_sumamt", QT_TRANSLATE_NOOP("words", "基金支付总额") },
    { "field", "psn_part_amt", QT_TRANSLATE_NOOP("words", "个人负担总额") },
    { "field", "acct_pay", QT_TRANSLATE_NOOP("words", "个人账户支付") },
    { "field", "psn_cash_pay", QT_TRANSLATE_NOOP("words", "个人现金支付") },
    { "field", "acct_mulaid_pay", QT_TRANSLATE_NOOP("words", "家庭共济账户支付") },
    { "field", "hosp_part_amt", QT_TRANSLATE_NOOP("words", "医院负担") },
    { "field", "balc", QT_TRANSLATE_NOOP("words", "账户余额") },
    // regions (医保区划): provinces, and the cities this version speaks of; later a directory
    { "region", "110000", QT_TRANSLATE_NOOP("words", "北京") },
    { "region", "120000", QT_TRANSLATE_NOOP("words", "天津") },
    { "region", "130000", QT_TRANSLATE_NOOP("words", "河北") },
    { "region", "140000", QT_TRANSLATE_NOOP("words", "山西") },
    { "region", "150000", QT_TRANSLATE_NOOP("words", "内蒙古") },
    { "region", "210000", QT_TRANSLATE_NOOP("words", "辽宁") },
    { "region", "220000", QT_TRANSLATE_NOOP("words", "吉林") },
    { "region", "230000", QT_TRANSLATE_NOOP("words", "黑龙江") },
    { "region", "310000", QT_TRANSLATE_NOOP("words", "上海") },
    { "region", "320000", QT_TRANSLATE_NOOP("words", "江苏") },
    { "region", "330000", QT_TRANSLATE_NOOP("words", "浙江") },
    { "region", "340000", QT_TRANSLATE_NOOP("words", "安徽") },
    { "region", "350000", QT_TRANSLATE_NOOP("words", "福建") },
    { "region", "360000", QT_TRANSLATE_NOOP("words", "江西") },
    { "region", "370000", QT_TRANSLATE_NOOP("words", "山东") },
    { "region", "410000", QT_TRANSLATE_NOOP("words", "河南") },
    { "region", "420000", QT_TRANSLATE_NOOP("words", "湖北") },
    { "region", "430000", QT_TRANSLATE_NOOP("words", "湖南") },
    { "region", "440000", QT_TRANSLATE_NOOP("words", "广东") },
    { "region", "450000", QT_TRANSLATE_NOOP("words", "广西") },
    { "region", "460000", QT_TRANSLATE_NOOP("words", "海南") },
    { "region", "500000", QT_TRANSLATE_NOOP("words", "重庆") },
    { "region", "510000", QT_TRANSLATE_NOOP("words", "四川") },
    { "region", "520000", QT_TRANSLATE_NOOP("words", "贵州") },
    { "region", "530000", QT_TRANSLATE_NOOP("words", "云南") },
    { "region", "540000", QT_TRANSLATE_NOOP("words", "西藏") },
    { "region", "610000", QT_TRANSLATE_NOOP("words", "陕西") },
    { "region", "620000", QT_TRANSLATE_NOOP("words", "甘肃") },
    { "region", "630000", QT_TRANSLATE_NOOP("words", "青海") },
    { "region", "640000", QT_TRANSLATE_NOOP("words", "宁夏") },
    { "region", "650000", QT_TRANSLATE_NOOP("words", "新疆") },
    { "region", "710000", QT_TRANSLATE_NOOP("words", "台湾") },
    { "region", "810000", QT_TRANSLATE_NOOP("words", "香港") },
    { "region", "820000", QT_TRANSLATE_NOOP("words", "澳门") },
    { "region", "110108", QT_TRANSLATE_NOOP("words", "北京海淀") },
    { "region", "370900", QT_TRANSLATE_NOOP("words", "山东泰安") },
    { "region", "460100", QT_TRANSLATE_NOOP("words", "海南海口") },
    { "region", "640100", QT_TRANSLATE_NOOP("words", "宁夏银川") },
    { "region", "640104", QT_TRANSLATE_NOOP("words", "宁夏银川兴庆区") },
    { "region", "640105", QT_TRANSLATE_NOOP("words", "宁夏银川西夏区") },
    { "region", "640106", QT_TRANSLATE_NOOP("words", "宁夏银川金凤区") },
    { "region", "640181", QT_TRANSLATE_NOOP("words", "宁夏灵武") },
    { "region", "640200", QT_TRANSLATE_NOOP("words", "宁夏石嘴山") },
    { "region", "640300", QT_TRANSLATE_NOOP("words", "宁夏吴忠") },
    { "region", "640400", QT_TRANSLATE_NOOP("words", "宁夏固原") },
    { "region", "640500", QT_TRANSLATE_NOOP("words", "宁夏中卫") },
    { "region", "650100", QT_TRANSLATE_NOOP("words", "新疆乌鲁木齐") },};
// clang-format on

} // namespace

std::span<const CodeSource> codeSources()
{
    return codes;
}

} // namespace yidi
