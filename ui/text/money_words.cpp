// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/tables.h"

#include <QtGlobal>

#include <algorithm>

namespace yidi {
namespace {

struct MoneyWords {
    Phrase phrase;
    const char* source;
};

// clang-format off
constexpr MoneyWords words[] = {
    { Phrase::AmountHospital, QT_TRANSLATE_NOOP("words", "医院负担") },
    { Phrase::AmountAccounts, QT_TRANSLATE_NOOP("words", "个人账户支付") },
    { Phrase::SettleVisitOnDay, QT_TRANSLATE_NOOP("words", "%1\n%2") },
    { Phrase::SettleNotDirect, QT_TRANSLATE_NOOP("words", "这类费用请到人工窗口办") },
    { Phrase::SettleFindingHere, QT_TRANSLATE_NOOP("words", "网络不通，正在查本院的账单。") },
    { Phrase::SettleOfflineHint, QT_TRANSLATE_NOOP("words", "网络不通，只列出本院账单里的就诊。") },
    { Phrase::SettleProvisionalAmounts, QT_TRANSLATE_NOOP("words", "暂结：费用构成") },
    { Phrase::SettleProvisionalNote, QT_TRANSLATE_NOOP("words", "网络不通，这是按本机资料算的暂结，不是最后的结算。") },
    { Phrase::SettleProvisionalCheck, QT_TRANSLATE_NOOP("words", "请核对并确认暂结") },
    { Phrase::SettleProvisionalConfirmNote,
        QT_TRANSLATE_NOOP("words", "确认后先存在本机，不收钱；联网后由参保地核定，金额以核定为准。") },
    { Phrase::SettleProvisionalTitle, QT_TRANSLATE_NOOP("words", "已暂结，等参保地核定") },
    { Phrase::SettleProvisionalNext,
        QT_TRANSLATE_NOOP("words", "还没有生效，先不用付款。联网后自动上传；核定后凭编号到收费窗口结清。") },
    { Phrase::SettleDiffersTitle, QT_TRANSLATE_NOOP("words", "核定的金额和暂结不一样") },
    { Phrase::SettleDiffersNext, QT_TRANSLATE_NOOP("words", "没有收钱。工作人员会处理这个差额，请到人工窗口。") },
    { Phrase::SettleShownPerson, QT_TRANSLATE_NOOP("words", "暂结时个人支付") },
    { Phrase::SettleConfirmedPerson, QT_TRANSLATE_NOOP("words", "核定后个人支付") },
    { Phrase::FiledNote, QT_TRANSLATE_NOOP("words", "按“%1”备案结算。同样的费用如果没有备案，个人大约要付 %2。") },
    { Phrase::NotFiledNote, QT_TRANSLATE_NOOP("words", "没有备案。同样的费用如果按“%1”备案，个人大约付 %2。") },
    { Phrase::SettleDueTitle, QT_TRANSLATE_NOOP("words", "已结算，请付个人部分") },
    { Phrase::PaidTitle, QT_TRANSLATE_NOOP("words", "已付清") },
    { Phrase::PaidNext, QT_TRANSLATE_NOOP("words", "结算和付款都办好了，请取走结算单。") },
    { Phrase::PayUnknownTitle, QT_TRANSLATE_NOOP("words", "已结算，付款结果还不知道") },
    { Phrase::PayUnknownNext, QT_TRANSLATE_NOOP("words", "请不要再付一次。请拿结算单到收费窗口，由工作人员查询。") },
    { Phrase::PayCashierNext, QT_TRANSLATE_NOOP("words", "请拿缴费单到收费窗口付款。结算单请收好。") },
    { Phrase::AtCashierTitle, QT_TRANSLATE_NOOP("words", "已结算，由收费窗口收款") },
    { Phrase::AtCashierNext,
        QT_TRANSLATE_NOOP("words", "收费窗口收过没有，本机不知道。付过的请不要再付；没付的请拿缴费单去付。") },
    { Phrase::AtCashierDue, QT_TRANSLATE_NOOP("words", "收费窗口应收") },
    { Phrase::PayBackNext, QT_TRANSLATE_NOOP("words", "押金多于个人部分，请拿押金退款单到收费窗口退款。") },
    { Phrase::PayGivenUpNext, QT_TRANSLATE_NOOP("words", "这个付款码已经失效，没有扣钱。可以再扫一次，或到收费窗口付。") },
    { Phrase::PayHowNext, QT_TRANSLATE_NOOP("words", "可以在这里用手机扫码付，也可以到收费窗口付。") },
    { Phrase::PayOpenNext,
        QT_TRANSLATE_NOOP("words", "本机没有收到这笔钱的记录。已经在收费窗口付过的，请不要再付。") },
    { Phrase::PayNothingNext, QT_TRANSLATE_NOOP("words", "不用再付钱。请取走结算单。") },
    { Phrase::PayDeposit, QT_TRANSLATE_NOOP("words", "已交押金") },
    { Phrase::PayGiveBack, QT_TRANSLATE_NOOP("words", "退给您") },
    { Phrase::PayPaid, QT_TRANSLATE_NOOP("words", "已付") },
    { Phrase::PayDue, QT_TRANSLATE_NOOP("words", "还要付") },
    { Phrase::PayByCode, QT_TRANSLATE_NOOP("words", "手机扫码付") },
    { Phrase::PayAtCashier, QT_TRANSLATE_NOOP("words", "去收费窗口付") },
    { Phrase::PayStoppingTitle, QT_TRANSLATE_NOOP("words", "正在作废付款码") },
    { Phrase::PayStoppingNow, QT_TRANSLATE_NOOP("words", "正在确认这个码没有付过，最多 8 秒。") },
    { Phrase::PaySettledSafe, QT_TRANSLATE_NOOP("words", "结算已经办好。") },
    { Phrase::PayTitle, QT_TRANSLATE_NOOP("words", "请用手机扫码付款") },
    { Phrase::PayHow, QT_TRANSLATE_NOOP("words", "打开手机上的付款应用，扫这个码。付好后这里会自动显示。") },
    { Phrase::PayAskingNow, QT_TRANSLATE_NOOP("words", "正在取付款码，最多 8 秒。") },
    { Phrase::MenuStatements, QT_TRANSLATE_NOOP("words", "补打结算单") },
    { Phrase::MenuStatementsDetail, QT_TRANSLATE_NOOP("words", "在本院结算过的，再打一份") },
    { Phrase::MenuStatementsOffline, QT_TRANSLATE_NOOP("words", "补打要联网，网络恢复后再办") },
    { Phrase::MenuEstimate, QT_TRANSLATE_NOOP("words", "费用估算") },
    { Phrase::MenuEstimateDetail, QT_TRANSLATE_NOOP("words", "看病前先算一算，备案和不备案各付多少") },
    { Phrase::EstimateKindTitle, QT_TRANSLATE_NOOP("words", "打算怎么看病？") },
    { Phrase::EstimateKindHint, QT_TRANSLATE_NOOP("words", "只是估算，不会提交任何内容。") },
    { Phrase::EstimateSumTitle, QT_TRANSLATE_NOOP("words", "大约要花多少钱？") },
    { Phrase::EstimateSumHint, QT_TRANSLATE_NOOP("words", "填医院说的总费用，取个整数就行。") },
    { Phrase::EstimateTitle, QT_TRANSLATE_NOOP("words", "估算：大约这样分") },
    { Phrase::EstimateNote, QT_TRANSLATE_NOOP("words", "这是估算，不是结算。按 %1 的政策资料，当作全是医保目录内的费用。") },
    { Phrase::EstimateNothingKept, QT_TRANSLATE_NOOP("words", "没有提交任何内容，没有扣款。") },
    { Phrase::EstimateStay, QT_TRANSLATE_NOOP("words", "%1，当作今年第 %2 次") },
    { Phrase::EstimateCare, "%1" },
    { Phrase::EstimateFiledFund, QT_TRANSLATE_NOOP("words", "按“%1”备案，医保支付") },
    { Phrase::EstimateFiledPerson, QT_TRANSLATE_NOOP("words", "按“%1”备案，个人支付") },
    { Phrase::EstimateUnfiledFund, QT_TRANSLATE_NOOP("words", "没有备案，医保支付") },
    { Phrase::EstimateUnfiledPerson, QT_TRANSLATE_NOOP("words", "没有备案，个人支付") },
    { Phrase::EstimateUnfiledAll, QT_TRANSLATE_NOOP("words", "没有备案不能直接结算，先全部自己付") },
    { Phrase::StatementsTitle, QT_TRANSLATE_NOOP("words", "补打哪一次的结算单？") },
    { Phrase::StatementTitle, QT_TRANSLATE_NOOP("words", "这次结算的费用构成") },
    { Phrase::StatementOf, QT_TRANSLATE_NOOP("words", "%1 结算，编号 %2") },
    { Phrase::StatementPrint, QT_TRANSLATE_NOOP("words", "打印第二份") },
    { Phrase::StatementPay, QT_TRANSLATE_NOOP("words", "缴还没付的钱") },
    { Phrase::StatementPrinted, QT_TRANSLATE_NOOP("words", "结算单已打印，注明是第二份") },
    { Phrase::StatementNotPrinted, QT_TRANSLATE_NOOP("words", "结算单没有打印出来") },
    { Phrase::StatementPaperFailed,
        QT_TRANSLATE_NOOP("words", "没有打印出来，结算不受影响。可以再打印，或凭编号到窗口补打。") },
    { Phrase::StatementPrintedNext, QT_TRANSLATE_NOOP("words", "请取走结算单。第二份和原件金额一样。") },
    { Phrase::StatementOther, QT_TRANSLATE_NOOP("words", "补打别的") },
    { Phrase::StatementNothingChanged, QT_TRANSLATE_NOOP("words", "原来的结算不受影响。") },
    { Phrase::StatementFindingTitle, QT_TRANSLATE_NOOP("words", "正在查找结算单") },
    { Phrase::StatementFindingNow, QT_TRANSLATE_NOOP("words", "正在向医保平台查询，大约 3 秒。") },
    { Phrase::PaperStatementCare, QT_TRANSLATE_NOOP("words", "医疗费用结算单（%1）") },
    { Phrase::PaperSecondCopy, QT_TRANSLATE_NOOP("words", "第二份") },
    { Phrase::PaperProvisional, QT_TRANSLATE_NOOP("words", "暂结，待核定") },
    { Phrase::PaperProvisionalNote,
        QT_TRANSLATE_NOOP("words", "这是断网时按本机资料算的暂结，不是结算凭证，不作付款和报销依据；以参保地核定为准。") },
    { Phrase::PaperCancelled, QT_TRANSLATE_NOOP("words", "结算已撤销") },
    { Phrase::PaperCancels, QT_TRANSLATE_NOOP("words", "撤销的结算编号") },
    { Phrase::PaperInterim, QT_TRANSLATE_NOOP("words", "中途结算") },
    { Phrase::PaperDisease, QT_TRANSLATE_NOOP("words", "病种") },
    { Phrase::PaperVisitTime, QT_TRANSLATE_NOOP("words", "就诊时间") },
    { Phrase::PaperStayTime, QT_TRANSLATE_NOOP("words", "住院时间") },
    { Phrase::PaperVisitNumber, QT_TRANSLATE_NOOP("words", "就诊编号") },
    { Phrase::PaperShownAt, QT_TRANSLATE_NOOP("words", "计算时间") },
    { Phrase::PaperCategories, QT_TRANSLATE_NOOP("words", "费用分类") },
    { Phrase::PaperCategory, QT_TRANSLATE_NOOP("words", "类别") },
    { Phrase::PaperSum, QT_TRANSLATE_NOOP("words", "金额") },
    { Phrase::PaperTotal, QT_TRANSLATE_NOOP("words", "合计") },
    { Phrase::PaperFamilyHint, QT_TRANSLATE_NOOP("words", "含家庭共济") },
    { Phrase::PaperCashierSlip, QT_TRANSLATE_NOOP("words", "缴费单") },
    { Phrase::PaperCashierBack, QT_TRANSLATE_NOOP("words", "押金退款单") },
    { Phrase::PaperCashierHint, QT_TRANSLATE_NOOP("words", "请到收费窗口出示，由工作人员扫码。结算已经办好，这张单子不是收据。") },
};
// clang-format on

} // namespace

const char* moneyPhraseSource(Phrase phrase)
{
    const auto* const row = std::find_if(std::begin(words), std::end(words),
        [&](const MoneyWords& one) { return one.phrase == phrase; });
    return row == std::end(words) ? "" : row->source;
}

} // namespace yidi
