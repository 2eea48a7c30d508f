// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/tables.h"

#include <QtGlobal>

namespace yidi {

const char* phraseSource(Phrase phrase)
{
    switch (phrase) {
    case Phrase::Plain:
        return "%1";
    case Phrase::ProductName:
        return QT_TRANSLATE_NOOP("words", "医保自助服务");
    case Phrase::Online:
        return QT_TRANSLATE_NOOP("words", "在线");
    case Phrase::Offline:
        return QT_TRANSLATE_NOOP("words", "网络不通");
    case Phrase::Connecting:
        return QT_TRANSLATE_NOOP("words", "正在联网");
    case Phrase::PendingRecords:
        return QT_TRANSLATE_NOOP("words", "待上传 %1 笔");
    case Phrase::TrainingMark:
        return QT_TRANSLATE_NOOP("words", "演练");
    case Phrase::ElderSize:
        return QT_TRANSLATE_NOOP("words", "大字");
    case Phrase::StandardSize:
        return QT_TRANSLATE_NOOP("words", "标准字");
    case Phrase::HighContrast:
        return QT_TRANSLATE_NOOP("words", "高对比");
    case Phrase::NormalContrast:
        return QT_TRANSLATE_NOOP("words", "标准色");
    case Phrase::CallStaff:
        return QT_TRANSLATE_NOOP("words", "呼叫人员");
    case Phrase::FinishAndTakeCard:
        return QT_TRANSLATE_NOOP("words", "退卡结束");
    case Phrase::Finish:
        return QT_TRANSLATE_NOOP("words", "结束办理");
    case Phrase::StepOfSteps:
        return QT_TRANSLATE_NOOP("words", "第 %1 步，共 %2 步");
    case Phrase::PageOfPages:
        return QT_TRANSLATE_NOOP("words", "第 %1 页，共 %2 页");
    case Phrase::OfflineBanner:
        return QT_TRANSLATE_NOOP(
            "words", "网络暂时不通：备案可以照常办，先存在本机，联网后自动上传；结算暂停。");
    case Phrase::OfflineBannerAsOf:
        return QT_TRANSLATE_NOOP("words",
            "网络暂时不通：备案可以照常办，先存在本机，联网后自动上传；结算暂停。本机资料截至 "
            "%1。");
    case Phrase::Back:
        return QT_TRANSLATE_NOOP("words", "上一步");
    case Phrase::Next:
        return QT_TRANSLATE_NOOP("words", "下一步");
    case Phrase::Continue:
        return QT_TRANSLATE_NOOP("words", "继续");
    case Phrase::Change:
        return QT_TRANSLATE_NOOP("words", "修改");
    case Phrase::Done:
        return QT_TRANSLATE_NOOP("words", "完成");
    case Phrase::TryAgain:
        return QT_TRANSLATE_NOOP("words", "再试一次");
    case Phrase::Print:
        return QT_TRANSLATE_NOOP("words", "再打印一份");
    case Phrase::BackToMenu:
        return QT_TRANSLATE_NOOP("words", "返回菜单");
    case Phrase::PinTitle:
        return QT_TRANSLATE_NOOP("words", "请输入社保卡密码");
    case Phrase::PinCover:
        return QT_TRANSLATE_NOOP("words", "6 位数字，请用手遮挡");
    case Phrase::PinDigits:
        return QT_TRANSLATE_NOOP("words", "已输入 %1 位");
    case Phrase::PinTriesLeft:
        return QT_TRANSLATE_NOOP("words", "还可试 %1 次");
    case Phrase::PinWrong:
        return QT_TRANSLATE_NOOP("words", "密码不对，还可以试 %1 次。停下来不会锁卡。");
    case Phrase::PinClear:
        return QT_TRANSLATE_NOOP("words", "清除");
    case Phrase::PinErase:
        return QT_TRANSLATE_NOOP("words", "退一格");
    case Phrase::PinOk:
        return QT_TRANSLATE_NOOP("words", "确定");
    case Phrase::PinCheckingTitle:
        return QT_TRANSLATE_NOOP("words", "正在核对密码");
    case Phrase::PinCheckingNow:
        return QT_TRANSLATE_NOOP("words", "由卡片自己核对，请不要拔卡。");
    case Phrase::ScanAgainTitle:
        return QT_TRANSLATE_NOOP("words", "请再扫一次医保码");
    case Phrase::ScanHow:
        return QT_TRANSLATE_NOOP(
            "words", "打开手机上的医保电子凭证，把二维码对准扫码口，就算您本人确认。");
    case Phrase::ScanRefused:
        return QT_TRANSLATE_NOOP("words", "这个码没有通过核验。请在手机上刷新，再扫一次。");
    case Phrase::ScanOther:
        return QT_TRANSLATE_NOOP("words", "这是另一个人的医保码。请扫刚才办理的那一位的码。");
    case Phrase::CodeNeedsLink:
        return QT_TRANSLATE_NOOP("words", "扫码要联网核验，现在网络不通，没有提交任何内容。");
    case Phrase::CardInstead:
        return QT_TRANSLATE_NOOP("words", "请插入社会保障卡办理；没有带卡，请到人工窗口。");
    case Phrase::BackToStart:
        return QT_TRANSLATE_NOOP("words", "回到首页");
    case Phrase::WelcomeTitle:
        return QT_TRANSLATE_NOOP("words", "请插入社会保障卡");
    case Phrase::WelcomeHow:
        return QT_TRANSLATE_NOOP("words", "芯片朝上，有芯片的一头朝里，插到底。");
    case Phrase::WelcomeOrCodeTitle:
        return QT_TRANSLATE_NOOP("words", "请插卡，或扫医保码");
    case Phrase::WelcomeCodeHow:
        return QT_TRANSLATE_NOOP("words", "没带卡：打开手机上的医保电子凭证，把二维码对准扫码口。");
    case Phrase::WelcomeServices:
        return QT_TRANSLATE_NOOP("words", "这里可以办");
    case Phrase::ServiceFile:
        return QT_TRANSLATE_NOOP("words", "异地就医备案");
    case Phrase::ServiceSettle:
        return QT_TRANSLATE_NOOP("words", "费用结算");
    case Phrase::NoticeReader:
        return QT_TRANSLATE_NOOP("words", "读卡器没有准备好，暂时不能插卡办理，请到人工窗口。");
    case Phrase::NoticeQueueFull:
        return QT_TRANSLATE_NOOP("words",
            "这台机器存的业务太多，先不收新的；已存的都在，网络通了自动上传。要办新的请到人工窗口"
            "。");
    case Phrase::NoticeDiskFull:
        return QT_TRANSLATE_NOOP(
            "words", "这台机器快存满了，先不收新的；已存的都在。要办新的请到人工窗口。");
    case Phrase::NoticeQueueOld:
        return QT_TRANSLATE_NOOP("words",
            "网络断得久了：备案可以照常办，先存在本机，要等网络通了才上传、才生效。着急请到人工窗口"
            "。");
    case Phrase::ReadingTitle:
        return QT_TRANSLATE_NOOP("words", "正在读卡");
    case Phrase::ReadingNow:
        return QT_TRANSLATE_NOOP("words", "大约 3 秒，请不要拔卡。");
    case Phrase::AskingTitle:
        return QT_TRANSLATE_NOOP("words", "正在核对参保信息");
    case Phrase::AskingNow:
        return QT_TRANSLATE_NOOP("words", "正在向医保平台查询，大约 3 秒。");
    case Phrase::AskingSafe:
        return QT_TRANSLATE_NOOP("words", "还没有提交任何内容。");
    case Phrase::IdentityTitle:
        return QT_TRANSLATE_NOOP("words", "是您本人吗？");
    case Phrase::IdentityYes:
        return QT_TRANSLATE_NOOP("words", "是我，继续");
    case Phrase::IdentityNo:
        return QT_TRANSLATE_NOOP("words", "不对，换卡");
    case Phrase::IdentityNotMe:
        return QT_TRANSLATE_NOOP("words", "不是我，结束");
    case Phrase::IdentityFromCard:
        return QT_TRANSLATE_NOOP("words",
            "网络不通，参保信息暂时核不了，先用卡上的资料；备案可以办，联网后由平台核对。");
    case Phrase::LabelName:
        return QT_TRANSLATE_NOOP("words", "姓名");
    case Phrase::LabelCertNo:
        return QT_TRANSLATE_NOOP("words", "证件号码");
    case Phrase::LabelInsuredPlace:
        return QT_TRANSLATE_NOOP("words", "参保地");
    case Phrase::LabelScheme:
        return QT_TRANSLATE_NOOP("words", "险种");
    case Phrase::LabelCardValid:
        return QT_TRANSLATE_NOOP("words", "卡有效至");
    case Phrase::LabelPhone:
        return QT_TRANSLATE_NOOP("words", "手机");
    case Phrase::MenuTitle:
        return QT_TRANSLATE_NOOP("words", "%1，您好。今天办什么？");
    case Phrase::MenuFile:
        return QT_TRANSLATE_NOOP("words", "异地就医备案");
    case Phrase::MenuFileDetail:
        return QT_TRANSLATE_NOOP("words", "在本地看病前登记，四步办完");
    case Phrase::MenuSettle:
        return QT_TRANSLATE_NOOP("words", "费用结算");
    case Phrase::MenuSettleDetail:
        return QT_TRANSLATE_NOOP("words", "看清每一笔金额的理由，再确认");
    case Phrase::MenuSettleOffline:
        return QT_TRANSLATE_NOOP("words", "断网时只有参保地允许的才能先暂结");
    case Phrase::FileWhyTitle:
        return QT_TRANSLATE_NOOP("words", "为什么在外地看病？");
    case Phrase::FileWhyLongTerm:
        return QT_TRANSLATE_NOOP("words", "长期住在这里");
    case Phrase::FileWhyLongTermDetail:
        return QT_TRANSLATE_NOOP("words", "退休安置、居住或工作");
    case Phrase::FileWhyReferral:
        return QT_TRANSLATE_NOOP("words", "医生转诊过来");
    case Phrase::FileWhyReferralDetail:
        return QT_TRANSLATE_NOOP("words", "有参保地医院的转诊证明");
    case Phrase::FileWhyEmergency:
        return QT_TRANSLATE_NOOP("words", "突发急病");
    case Phrase::FileWhyEmergencyDetail:
        return QT_TRANSLATE_NOOP("words", "正在抢救或看急诊");
    case Phrase::FileWhyTemporary:
        return QT_TRANSLATE_NOOP("words", "临时外出看病");
    case Phrase::FileWhyTemporaryDetail:
        return QT_TRANSLATE_NOOP("words", "出差、旅游、探亲等");
    case Phrase::FileWhereTitle:
        return QT_TRANSLATE_NOOP("words", "在哪里看病？");
    case Phrase::FileWhereHint:
        return QT_TRANSLATE_NOOP("words", "备案到市即可，这个市里联网的医院都能用。");
    case Phrase::FileWhereHere:
        return QT_TRANSLATE_NOOP("words", "就在这里：%1");
    case Phrase::FileWhereOther:
        return QT_TRANSLATE_NOOP("words", "别的城市");
    case Phrase::FileWhenTitle:
        return QT_TRANSLATE_NOOP("words", "从哪天开始？");
    case Phrase::FileWhenToday:
        return QT_TRANSLATE_NOOP("words", "今天 %1");
    case Phrase::FileWhenAdmission:
        return QT_TRANSLATE_NOOP("words", "入院那天 %1（补办）");
    case Phrase::FileCheckTitle:
        return QT_TRANSLATE_NOOP("words", "请核对");
    case Phrase::FileCheckForOther:
        return QT_TRANSLATE_NOOP("words", "请核对：替%1备案");
    case Phrase::FileConfirmByCode:
        return QT_TRANSLATE_NOOP("words", "确认，再扫码");
    case Phrase::FileConfirm:
        return QT_TRANSLATE_NOOP("words", "确认，输密码");
    case Phrase::LabelWhy:
        return QT_TRANSLATE_NOOP("words", "备案类型");
    case Phrase::LabelWhere:
        return QT_TRANSLATE_NOOP("words", "就医地");
    case Phrase::LabelBegin:
        return QT_TRANSLATE_NOOP("words", "开始");
    case Phrase::LabelEnd:
        return QT_TRANSLATE_NOOP("words", "结束");
    case Phrase::NoEnd:
        return QT_TRANSLATE_NOOP("words", "不限");
    case Phrase::EndByPolicy:
        return QT_TRANSLATE_NOOP("words", "按参保地规定");
    case Phrase::EmergencyTitle:
        return QT_TRANSLATE_NOOP("words", "急诊抢救不用备案");
    case Phrase::EmergencyNote:
        return QT_TRANSLATE_NOOP("words",
            "医院把这次就诊标为急诊后，视同已经备案，出院时可以直接结算。请告诉医生或住院处您是外地"
            "参保。");
    case Phrase::OtherCityTitle:
        return QT_TRANSLATE_NOOP("words", "这台机器只办本市");
    case Phrase::OtherCityNote:
        return QT_TRANSLATE_NOOP("words",
            "要备案到别的城市，请到人工窗口，或用国家医保服务平台手机应用办理。没有提交任何内容。");
    case Phrase::FileSendingTitle:
        return QT_TRANSLATE_NOOP("words", "正在办理备案");
    case Phrase::FileSendingNow:
        return QT_TRANSLATE_NOOP("words", "正在等医保平台答复，最多 8 秒。");
    case Phrase::FileSendingSafe:
        return QT_TRANSLATE_NOOP("words", "您填的内容已存在本机，不会丢。");
    case Phrase::StoringNow:
        return QT_TRANSLATE_NOOP("words", "正在保存到本机。");
    case Phrase::FileDoneTitle:
        return QT_TRANSLATE_NOOP("words", "备案已通过");
    case Phrase::FileAcceptedTitle:
        return QT_TRANSLATE_NOOP("words", "备案已受理，正在审核");
    case Phrase::FileStoredTitle:
        return QT_TRANSLATE_NOOP("words", "已存在本机，待上传");
    case Phrase::FileRefusedTitle:
        return QT_TRANSLATE_NOOP("words", "备案没有通过");
    case Phrase::FileDoneNext:
        return QT_TRANSLATE_NOOP("words", "在备案地联网的医院，出院时可以直接结算。");
    case Phrase::FileAcceptedNext:
        return QT_TRANSLATE_NOOP("words", "参保地审核后生效，一般 1 个工作日。可以随时插卡查询。");
    case Phrase::FileStoredNext:
        return QT_TRANSLATE_NOOP(
            "words", "还没有生效。联网后自动上传，不用重填。请保管好回执上的编号。");
    case Phrase::FileRefusedNext:
        return QT_TRANSLATE_NOOP("words", "上面的事办好后可以再来备案。");
    case Phrase::LabelFilingNumber:
        return QT_TRANSLATE_NOOP("words", "备案编号");
    case Phrase::LabelRecordNumber:
        return QT_TRANSLATE_NOOP("words", "本机编号");
    case Phrase::SettleFindingTitle:
        return QT_TRANSLATE_NOOP("words", "正在查找就诊");
    case Phrase::SettleFindingNow:
        return QT_TRANSLATE_NOOP("words", "正在向医保平台查询未结算的就诊。");
    case Phrase::SettleChooseTitle:
        return QT_TRANSLATE_NOOP("words", "结算哪一次就诊？");
    case Phrase::SettleVisit:
        return QT_TRANSLATE_NOOP("words", "%1\n%2 至 %3");
    case Phrase::SettleVisitOpen:
        return QT_TRANSLATE_NOOP("words", "%1\n%2 起，还没办出院");
    case Phrase::SettleNotDischarged:
        return QT_TRANSLATE_NOOP("words", "先办出院，再来结算");
    case Phrase::SettleAskingTitle:
        return QT_TRANSLATE_NOOP("words", "正在算费用");
    case Phrase::SettleAskingNow:
        return QT_TRANSLATE_NOOP("words", "参保地正在按政策计算，大约 5 秒。");
    case Phrase::SettleNothingCharged:
        return QT_TRANSLATE_NOOP("words", "没有扣款。");
    case Phrase::SettleAmountsTitle:
        return QT_TRANSLATE_NOOP("words", "费用构成");
    case Phrase::SettleEstimate:
        return QT_TRANSLATE_NOOP("words", "确认前是预估，以结算结果为准。");
    case Phrase::SettleWhy:
        return QT_TRANSLATE_NOOP("words", "为什么是这个数？");
    case Phrase::SettleWhyTitle:
        return QT_TRANSLATE_NOOP("words", "每一笔金额的理由");
    case Phrase::SettleContinue:
        return QT_TRANSLATE_NOOP("words", "去核对并确认");
    case Phrase::SettleCheckTitle:
        return QT_TRANSLATE_NOOP("words", "请核对并确认");
    case Phrase::SettleConfirm:
        return QT_TRANSLATE_NOOP("words", "确认结算，输密码");
    case Phrase::SettleConfirmByCode:
        return QT_TRANSLATE_NOOP("words", "确认结算，再扫码");
    case Phrase::SettleConfirmNoteByCode:
        return QT_TRANSLATE_NOOP("words", "按“确认”后再扫一次医保码才会结算。");
    case Phrase::SettleConfirmNote:
        return QT_TRANSLATE_NOOP("words", "按“确认”后输入社保卡密码才会结算。");
    case Phrase::SettleChangedNote:
        return QT_TRANSLATE_NOOP("words", "费用有变化，已经重新计算，请再核对一次。");
    case Phrase::AmountTotal:
        return QT_TRANSLATE_NOOP("words", "总费用");
    case Phrase::AmountFund:
        return QT_TRANSLATE_NOOP("words", "医保基金支付");
    case Phrase::AmountPerson:
        return QT_TRANSLATE_NOOP("words", "个人支付");
    case Phrase::AmountPool:
        return QT_TRANSLATE_NOOP("words", "统筹基金");
    case Phrase::AmountMajor:
        return QT_TRANSLATE_NOOP("words", "大病保险");
    case Phrase::AmountLarge:
        return QT_TRANSLATE_NOOP("words", "大额医疗补助");
    case Phrase::AmountCivil:
        return QT_TRANSLATE_NOOP("words", "公务员补助");
    case Phrase::AmountEnterprise:
        return QT_TRANSLATE_NOOP("words", "企业补充");
    case Phrase::AmountAssistance:
        return QT_TRANSLATE_NOOP("words", "医疗救助");
    case Phrase::AmountOther:
        return QT_TRANSLATE_NOOP("words", "其他基金");
    case Phrase::AmountAccount:
        return QT_TRANSLATE_NOOP("words", "个人账户");
    case Phrase::AmountFamily:
        return QT_TRANSLATE_NOOP("words", "家庭共济账户");
    case Phrase::AmountCash:
        return QT_TRANSLATE_NOOP("words", "现金");
    case Phrase::SettleSendingTitle:
        return QT_TRANSLATE_NOOP("words", "正在结算");
    case Phrase::SettleSendingNow:
        return QT_TRANSLATE_NOOP("words", "正在等参保地答复，最多 8 秒。");
    case Phrase::SettleSendingSafe:
        return QT_TRANSLATE_NOOP("words", "请求已存在本机，不会重复扣款。");
    case Phrase::SettleDoneTitle:
        return QT_TRANSLATE_NOOP("words", "已结算");
    case Phrase::SettleDoneNext:
        return QT_TRANSLATE_NOOP("words", "请取走结算单。应付的个人部分请到收费处交。");
    case Phrase::SettlePendingTitle:
        return QT_TRANSLATE_NOOP("words", "结果待确认，没有扣款");
    case Phrase::SettlePendingNext:
        return QT_TRANSLATE_NOOP("words",
            "没有收到参保地的答复，这次结算已作废处理。请稍后再试，或凭编号到窗口查询。不要另外付这"
            "笔钱。");
    case Phrase::SettleRefusedTitle:
        return QT_TRANSLATE_NOOP("words", "没有结算");
    case Phrase::SettleRefusedNext:
        return QT_TRANSLATE_NOOP("words", "没有扣款。上面的事办好后可以再来结算。");
    case Phrase::LabelSettlementNumber:
        return QT_TRANSLATE_NOOP("words", "结算编号");
    case Phrase::LabelVisit:
        return QT_TRANSLATE_NOOP("words", "就诊");
    case Phrase::LabelHospital:
        return QT_TRANSLATE_NOOP("words", "医院");
    case Phrase::LabelStay:
        return QT_TRANSLATE_NOOP("words", "住院日期");
    case Phrase::LabelDays:
        return QT_TRANSLATE_NOOP("words", "天数");
    case Phrase::FromTo:
        return QT_TRANSLATE_NOOP("words", "%1 至 %2");
    case Phrase::DayCount:
        return QT_TRANSLATE_NOOP("words", "%1 天");
    case Phrase::StatusDone:
        return QT_TRANSLATE_NOOP("words", "已办结");
    case Phrase::StatusAccepted:
        return QT_TRANSLATE_NOOP("words", "已受理，待审核");
    case Phrase::StatusStoredHere:
        return QT_TRANSLATE_NOOP("words", "已存本机，待上传，还没有生效");
    case Phrase::StatusResultPending:
        return QT_TRANSLATE_NOOP("words", "结果待确认，没有扣款");
    case Phrase::StatusRefused:
        return QT_TRANSLATE_NOOP("words", "未通过");
    case Phrase::PaperFailed:
        return QT_TRANSLATE_NOOP(
            "words", "回执没有打印出来，业务不受影响。请拍下二维码，或到窗口补打。");
    case Phrase::PaperFilingSlip:
        return QT_TRANSLATE_NOOP("words", "跨省异地就医备案回执");
    case Phrase::PaperStatement:
        return QT_TRANSLATE_NOOP("words", "跨省异地就医住院费用结算单");
    case Phrase::PaperStation:
        return QT_TRANSLATE_NOOP("words", "终端");
    case Phrase::PaperPrintedAt:
        return QT_TRANSLATE_NOOP("words", "打印时间");
    case Phrase::PaperSettledAt:
        return QT_TRANSLATE_NOOP("words", "结算时间");
    case Phrase::PaperCheckHint:
        return QT_TRANSLATE_NOOP("words", "二维码里只有编号，没有个人信息。");
    case Phrase::PaperTraining:
        return QT_TRANSLATE_NOOP("words", "演练用，无效");
    case Phrase::PaperFundPart:
        return QT_TRANSLATE_NOOP("words", "基金支付明细");
    case Phrase::PaperBillPart:
        return QT_TRANSLATE_NOOP("words", "费用构成");
    case Phrase::PaperPersonPart:
        return QT_TRANSLATE_NOOP("words", "个人支付");
    case Phrase::PaperExplanation:
        return QT_TRANSLATE_NOOP("words", "计算说明");
    case Phrase::PaperPolicy:
        return QT_TRANSLATE_NOOP("words", "政策版本");
    case Phrase::PaperSignature:
        return QT_TRANSLATE_NOOP("words", "签字");
    case Phrase::InitialsTyped:
        return QT_TRANSLATE_NOOP("words", "已选首字母：%1");
    case Phrase::InitialsNone:
        return QT_TRANSLATE_NOOP("words", "还没有选首字母");
    case Phrase::InitialsMore:
        return QT_TRANSLATE_NOOP("words", "更多");
    case Phrase::NumberNothing:
        return QT_TRANSLATE_NOOP("words", "还没有输入");
    case Phrase::ReadAloud:
        return QT_TRANSLATE_NOOP("words", "读给我听");
    case Phrase::StatusAtWindow:
        return QT_TRANSLATE_NOOP("words", "到窗口继续办");
    case Phrase::PaperCheckCode:
        return QT_TRANSLATE_NOOP("words", "校验 %1");
    case Phrase::PaperWindowTicket:
        return QT_TRANSLATE_NOOP("words", "窗口办理凭条");
    case Phrase::PaperAcceptance:
        return QT_TRANSLATE_NOOP("words", "业务受理回执");
    case Phrase::PaperOperation:
        return QT_TRANSLATE_NOOP("words", "办理事项");
    case Phrase::PaperWhyWindow:
        return QT_TRANSLATE_NOOP("words", "转窗口的原因");
    case Phrase::PaperBring:
        return QT_TRANSLATE_NOOP("words", "请带上");
    case Phrase::PaperBringIdentity:
        return QT_TRANSLATE_NOOP("words", "身份证件和社保卡");
    case Phrase::PaperAtWindowNext:
        return QT_TRANSLATE_NOOP("words", "请到任一医保窗口出示这张凭条，接着办完，不用重新填写。");
    case Phrase::PaperCancelledNext:
        return QT_TRANSLATE_NOOP("words", "备案已取消。以后需要时可以重新备案。");
    case Phrase::PaperExtendedNext:
        return QT_TRANSLATE_NOOP("words", "备案已延期，到上面的结束日期前都有效。");
    case Phrase::PaperChangedNext:
        return QT_TRANSLATE_NOOP("words", "备案已变更，原来的备案不再有效。");
    case Phrase::PaperSeen:
        return QT_TRANSLATE_NOOP("words", "已收材料");
    case Phrase::PaperAsked:
        return QT_TRANSLATE_NOOP("words", "还要补交");
    case Phrase::PaperDue:
        return QT_TRANSLATE_NOOP("words", "补交期限");
    case Phrase::PaperOperator:
        return QT_TRANSLATE_NOOP("words", "经办人");
    case Phrase::PaperOffice:
        return QT_TRANSLATE_NOOP("words", "经办地点");
    case Phrase::InitialsOther:
        return QT_TRANSLATE_NOOP("words", "换一个首字母");
    case Phrase::ExtendDoneTitle:
        return QT_TRANSLATE_NOOP("words", "备案已延期");
    case Phrase::ChangeDoneTitle:
        return QT_TRANSLATE_NOOP("words", "备案已变更");
    case Phrase::CancelDoneTitle:
        return QT_TRANSLATE_NOOP("words", "备案已取消");
    case Phrase::AmendAcceptedTitle:
        return QT_TRANSLATE_NOOP("words", "申请已受理，正在审核");
    case Phrase::AmendRefusedTitle:
        return QT_TRANSLATE_NOOP("words", "这次没有办成");
    case Phrase::AmendRefusedNext:
        return QT_TRANSLATE_NOOP("words", "原来的备案没有变。上面的事办好后可以再来办。");
    case Phrase::WindowTitle:
        return QT_TRANSLATE_NOOP("words", "已转到人工窗口，不用重填");
    case Phrase::WindowNext:
        return QT_TRANSLATE_NOOP(
            "words", "请带身份证件和凭条到任一医保窗口，报上面的编号，接着办完。");
    case Phrase::WindowStoredNext:
        return QT_TRANSLATE_NOOP(
            "words", "还没有生效。联网后转到窗口；请带身份证件和凭条到人工窗口接着办。");
    case Phrase::LabelCheckCode:
        return QT_TRANSLATE_NOOP("words", "校验码");
    case Phrase::EndedFileAtWindow:
        return QT_TRANSLATE_NOOP("words", "已转到人工窗口，请带身份证件和凭条去接着办。");
    case Phrase::PinForgot:
        return QT_TRANSLATE_NOOP("words", "忘记密码");
    case Phrase::MenuFileOther:
        return QT_TRANSLATE_NOOP("words", "替家人备案");
    case Phrase::MenuFileOtherDetail:
        return QT_TRANSLATE_NOOP("words", "代办：用您的卡，替不能来的家人办");
    case Phrase::MenuFileOtherOffline:
        return QT_TRANSLATE_NOOP("words", "现在网络不通，代办要联网才能查到家人");
    case Phrase::FileOtherNumberTitle:
        return QT_TRANSLATE_NOOP("words", "请输入家人的身份证号码");
    case Phrase::FileOtherNumberHint:
        return QT_TRANSLATE_NOOP("words", "照着身份证输入 18 位，最后一位可能是 X");
    case Phrase::NumberLength:
        return QT_TRANSLATE_NOOP("words", "还没有输完，一共 %1 位");
    case Phrase::NumberCheck:
        return QT_TRANSLATE_NOOP("words", "号码里有一位不对，请对照证件改一改");
    case Phrase::NumberOwn:
        return QT_TRANSLATE_NOOP(
            "words", "这是您自己的号码。给自己备案，请回到菜单选“异地就医备案”");
    case Phrase::NumberPhone:
        return QT_TRANSLATE_NOOP("words", "手机号一共 11 位，以 1 开头");
    case Phrase::FileOtherUnknown:
        return QT_TRANSLATE_NOOP("words", "参保信息里没有查到这个人，请核对号码");
    case Phrase::FileOtherNoLink:
        return QT_TRANSLATE_NOOP("words",
            "现在网络不通，查不到家人的参保信息。请稍后再试，或到窗口办。没有提交任何内容。");
    case Phrase::FileOtherTitle:
        return QT_TRANSLATE_NOOP("words", "您要替这位家人备案吗？");
    case Phrase::FileOtherYes:
        return QT_TRANSLATE_NOOP("words", "是，继续");
    case Phrase::FileOtherNo:
        return QT_TRANSLATE_NOOP("words", "不是，改号码");
    case Phrase::FileRelationTitle:
        return QT_TRANSLATE_NOOP("words", "您是这位家人的什么人？");
    case Phrase::FileRelationHint:
        return QT_TRANSLATE_NOOP("words", "选您自己的身份");
    case Phrase::FileForOther:
        return QT_TRANSLATE_NOOP("words", "替 %1 备案");
    case Phrase::FileProvinceTitle:
        return QT_TRANSLATE_NOOP("words", "去哪个省看病？");
    case Phrase::FileCityTitle:
        return QT_TRANSLATE_NOOP("words", "去%1的哪个城市看病？");
    case Phrase::InitialsHint:
        return QT_TRANSLATE_NOOP("words", "按地名拼音的首字母，例如“银川”按 Y、C");
    case Phrase::FileWhereOtherDetail:
        return QT_TRANSLATE_NOOP("words", "先选省，再选城市，按首字母就行");
    case Phrase::FileWhenNextMonth:
        return QT_TRANSLATE_NOOP("words", "下月 1 日 %1");
    case Phrase::FileUntilTitle:
        return QT_TRANSLATE_NOOP("words", "备案到什么时候？");
    case Phrase::FileUntilMonths:
        return QT_TRANSLATE_NOOP("words", "%1 个月，到 %2");
    case Phrase::FilePhoneTitle:
        return QT_TRANSLATE_NOOP("words", "请输入手机号");
    case Phrase::FilePhoneHint:
        return QT_TRANSLATE_NOOP("words", "备案有结果、快到期时会发短信");
    case Phrase::PhoneNone:
        return QT_TRANSLATE_NOOP("words", "没有留，可以补上");
    case Phrase::PhoneOnFile:
        return QT_TRANSLATE_NOOP("words", "医保部门已有的号码");
    case Phrase::FileEffectBoth:
        return QT_TRANSLATE_NOOP(
            "words", "估算：住院花 %1，备案后自己付约 %2，不备案约 %3。以结算为准。");
    case Phrase::FileEffectOnly:
        return QT_TRANSLATE_NOOP(
            "words", "估算：住院花 %1，备案后自己付约 %2；不备案要先全部自己付。以结算为准。");
    case Phrase::FileContinue:
        return QT_TRANSLATE_NOOP("words", "核对无误，下一步");
    case Phrase::FileReplaceTitle:
        return QT_TRANSLATE_NOOP("words", "您 %1 起到%2的备案还有效，新备案会替换它。要替换吗？");
    case Phrase::FileReplaceOther:
        return QT_TRANSLATE_NOOP("words", "这个人还有一件有效的备案，新备案会替换它。要替换吗？");
    case Phrase::FileReplaceYes:
        return QT_TRANSLATE_NOOP("words", "替换，用新的备案");
    case Phrase::FileReplaceNo:
        return QT_TRANSLATE_NOOP("words", "不替换，保留原来的");
    case Phrase::FileMayReplace:
        return QT_TRANSLATE_NOOP("words", "查不到您现有的备案：如果还有一件有效，新的会替换它。");
    case Phrase::FileNotNeededTitle:
        return QT_TRANSLATE_NOOP("words", "不用备案");
    case Phrase::FileNotNeededNote:
        return QT_TRANSLATE_NOOP("words",
            "您在本省参保。按参保地的规定，在省内临时看病不用备案，带上社保卡直接就医、直接结算就行"
            "。");
    case Phrase::PromiseTitle:
        return QT_TRANSLATE_NOOP("words", "请看承诺书");
    case Phrase::PromiseText:
        return QT_TRANSLATE_NOOP("words",
            "我承诺：\n一、这次备案的原因、地点和日期都是真实的。\n二、参保地要证明材料时，我按要求"
            "补交。\n三、情况有变化，比如回到参保地或换了城市，我及时变更或取消备案。\n四、如果所填"
            "不实，参保地可以取消备案，追回多付的医保费用，以后也不再接受我的承诺。");
    case Phrase::PromiseTextForOther:
        return QT_TRANSLATE_NOOP("words",
            "我受家人委托办理，并承诺：\n一、家人知道并同意这次备案，原因、地点和日期都是真实的。\n"
            "二、参保地要证明材料时，我们按要求补交。\n三、情况有变化，比如回到参保地或换了城市，我"
            "们及时变更或取消备案。\n四、如果所填不实，参保地可以取消备案，追回多付的医保费用，并由"
            "我承担代办的责任。");
    case Phrase::PromiseSignByPin:
        return QT_TRANSLATE_NOOP("words", "按“我承诺”后输入社保卡密码，等同签字。");
    case Phrase::PromiseSignByCode:
        return QT_TRANSLATE_NOOP("words", "按“我承诺”后再扫一次医保码，等同签字。");
    case Phrase::PromiseAgree:
        return QT_TRANSLATE_NOOP("words", "我承诺");
    case Phrase::NewsPapers:
        return QT_TRANSLATE_NOOP("words", "到%1的备案还要补交材料，请在 %2 前交到窗口。");
    case Phrase::NewsRefused:
        return QT_TRANSLATE_NOOP("words", "到%1的备案没有通过：%2。请看“我的备案”。");
    case Phrase::NewsSuspended:
        return QT_TRANSLATE_NOOP("words", "到%1的备案因待遇暂停而中止，续上缴费后恢复。");
    case Phrase::NewsExpires:
        return QT_TRANSLATE_NOOP(
            "words", "到%1的备案还有 %2 天到期。要接着用，请到“我的备案”办理。");
    case Phrase::NewsAtWindow:
        return QT_TRANSLATE_NOOP("words", "到%1的备案等您到窗口接着办，编号 %2。");
    case Phrase::NewsInReview:
        return QT_TRANSLATE_NOOP("words", "到%1的备案正在审核。");
    case Phrase::NewsStarts:
        return QT_TRANSLATE_NOOP("words", "到%1的备案已通过，%2 起生效。");
    case Phrase::NewsInEffect:
        return QT_TRANSLATE_NOOP("words", "到%1的备案有效，从 %2 起。");
    case Phrase::NewsAsOf:
        return QT_TRANSLATE_NOOP("words", "网络不通，资料截至 %1。");
    case Phrase::IdentityRemembered:
        return QT_TRANSLATE_NOOP(
            "words", "网络不通，资料是本机 %1 保存的；备案可以办，联网后由平台核对。");
    case Phrase::MenuMore:
        return QT_TRANSLATE_NOOP("words", "更多服务");
    case Phrase::MenuMoreDetail:
        return QT_TRANSLATE_NOOP("words", "替别人备案、查为什么不能结算");
    case Phrase::MenuMoreTitle:
        return QT_TRANSLATE_NOOP("words", "还可以办什么？");
    case Phrase::MenuMine:
        return QT_TRANSLATE_NOOP("words", "我的备案");
    case Phrase::MenuMineDetail:
        return QT_TRANSLATE_NOOP("words", "查看、延期、变更、取消");
    case Phrase::MenuPreCheck:
        return QT_TRANSLATE_NOOP("words", "为什么不能直接结算？");
    case Phrase::MenuPreCheckDetail:
        return QT_TRANSLATE_NOOP("words", "逐项检查卡、待遇、备案、医院、病种、系统");
    case Phrase::HelpCalling:
        return QT_TRANSLATE_NOOP("words", "正在呼叫窗口的工作人员。");
    case Phrase::HelpReached:
        return QT_TRANSLATE_NOOP("words", "窗口已经看到，工作人员马上过来，请在这里等一下。");
    case Phrase::HelpNotReached:
        return QT_TRANSLATE_NOOP(
            "words", "暂时叫不到人。请到旁边的人工窗口，告诉他们上面的终端号。");
    case Phrase::HelpKeepCard:
        return QT_TRANSLATE_NOOP("words", "您的卡可以一直插着。");
    case Phrase::LabelHelp:
        return QT_TRANSLATE_NOOP("words", "呼叫");
    case Phrase::MineFindingTitle:
        return QT_TRANSLATE_NOOP("words", "正在查找您的备案");
    case Phrase::MineFindingNow:
        return QT_TRANSLATE_NOOP("words", "正在向医保平台查询，大约 3 秒。");
    case Phrase::MineTitle:
        return QT_TRANSLATE_NOOP("words", "您的备案");
    case Phrase::MineNone:
        return QT_TRANSLATE_NOOP("words", "还没有备案");
    case Phrase::MineNoneHint:
        return QT_TRANSLATE_NOOP("words", "要办备案，请回菜单选“异地就医备案”。");
    case Phrase::FilingTileUntil:
        return QT_TRANSLATE_NOOP("words", "%1，%2 至 %3");
    case Phrase::FilingTileFrom:
        return QT_TRANSLATE_NOOP("words", "%1，%2 起");
    case Phrase::NextPage:
        return QT_TRANSLATE_NOOP("words", "下一页");
    case Phrase::MineOneTitle:
        return QT_TRANSLATE_NOOP("words", "这件备案");
    case Phrase::MineAmend:
        return QT_TRANSLATE_NOOP("words", "延期、变更或取消");
    case Phrase::LabelState:
        return QT_TRANSLATE_NOOP("words", "状态");
    case Phrase::LabelReason:
        return QT_TRANSLATE_NOOP("words", "没有通过的原因");
    case Phrase::LabelEndNow:
        return QT_TRANSLATE_NOOP("words", "现在的结束日期");
    case Phrase::LabelEndNew:
        return QT_TRANSLATE_NOOP("words", "新的结束日期");
    case Phrase::AmendTitle:
        return QT_TRANSLATE_NOOP("words", "想怎么办？");
    case Phrase::AmendExtend:
        return QT_TRANSLATE_NOOP("words", "延期");
    case Phrase::AmendExtendDetail:
        return QT_TRANSLATE_NOOP("words", "还在这里看病，把结束日期往后推");
    case Phrase::AmendChange:
        return QT_TRANSLATE_NOOP("words", "变更");
    case Phrase::AmendChangeDetail:
        return QT_TRANSLATE_NOOP("words", "换到别的城市或别的类型，原备案结束");
    case Phrase::AmendCancel:
        return QT_TRANSLATE_NOOP("words", "取消");
    case Phrase::AmendCancelDetail:
        return QT_TRANSLATE_NOOP("words", "不再在那里看病，取消后不能在那里直接结算");
    case Phrase::AmendWithdraw:
        return QT_TRANSLATE_NOOP("words", "撤回申请");
    case Phrase::AmendWithdrawDetail:
        return QT_TRANSLATE_NOOP("words", "还没有审完，撤回就当没有申请过");
    case Phrase::AmendNotNow:
        return QT_TRANSLATE_NOOP("words", "现在还不能办");
    case Phrase::CancelCheckTitle:
        return QT_TRANSLATE_NOOP("words", "要取消这件备案吗？");
    case Phrase::ExtendCheckTitle:
        return QT_TRANSLATE_NOOP("words", "要延期吗？");
    case Phrase::ExtendNote:
        return QT_TRANSLATE_NOOP("words", "延期后在%1看病可以继续直接结算。");
    case Phrase::CancelNote:
        return QT_TRANSLATE_NOOP(
            "words", "取消后在%1看病要先自己付全部费用，再回参保地报销。以后可以重新备案。");
    case Phrase::WithdrawNote:
        return QT_TRANSLATE_NOOP(
            "words", "撤回后这次申请作废，在%1看病仍不能直接结算。以后可以重新申请。");
    case Phrase::WindowBrand:
        return QT_TRANSLATE_NOOP("words", "医保经办");
    case Phrase::WindowSearch:
        return QT_TRANSLATE_NOOP("words", "搜索");
    case Phrase::WindowSearchHint:
        return QT_TRANSLATE_NOOP("words", "证件号码、备案编号，或扫回执上的二维码");
    case Phrase::WindowMark:
        return QT_TRANSLATE_NOOP("words", "标记");
    case Phrase::WindowMarked:
        return QT_TRANSLATE_NOOP("words", "已标记");
    case Phrase::WindowUndoSeconds:
        return QT_TRANSLATE_NOOP("words", "%1 秒内可以撤销");
    case Phrase::WindowHelpTitle:
        return QT_TRANSLATE_NOOP("words", "这一页的按键");
    case Phrase::WindowHelpClose:
        return QT_TRANSLATE_NOOP("words", "按 F1 或 Esc 关闭");
    case Phrase::WindowHelpMark:
        return QT_TRANSLATE_NOOP("words", "标记或取消标记这一行");
    case Phrase::WindowHelpMarkAll:
        return QT_TRANSLATE_NOOP("words", "全部标记或全部取消");
    case Phrase::WindowHelpRange:
        return QT_TRANSLATE_NOOP("words", "连着标记几行");
    case Phrase::WindowHelpModules:
        return QT_TRANSLATE_NOOP("words", "换到别的模块");
    case Phrase::WindowHelpPane:
        return QT_TRANSLATE_NOOP("words", "到窗口的下一部分");
    case Phrase::WindowHelpLanguage:
        return QT_TRANSLATE_NOOP("words", "换语言");
    case Phrase::CheckAskingTitle:
        return QT_TRANSLATE_NOOP("words", "正在逐项检查");
    case Phrase::CheckAskingNow:
        return QT_TRANSLATE_NOOP("words", "卡、待遇、备案、医院、病种、系统，大约 3 秒。");
    case Phrase::CheckBlockedTitle:
        return QT_TRANSLATE_NOOP("words", "卡在这一项：%1");
    case Phrase::CheckClearTitle:
        return QT_TRANSLATE_NOOP("words", "六项都没有问题");
    case Phrase::CheckClearNext:
        return QT_TRANSLATE_NOOP("words", "可以直接结算。请回菜单选“费用结算”。");
    case Phrase::CheckPartlyTitle:
        return QT_TRANSLATE_NOOP("words", "能查到的都没有问题");
    case Phrase::CheckPartlyNext:
        return QT_TRANSLATE_NOOP("words", "其余的现在查不到，请过一会儿再查，或到人工窗口。");
    case Phrase::CheckHolds:
        return QT_TRANSLATE_NOOP("words", "没有问题");
    case Phrase::CheckUnknown:
        return QT_TRANSLATE_NOOP("words", "现在查不到");
    case Phrase::CheckByCode:
        return QT_TRANSLATE_NOOP("words", "用医保码，不用卡");
    case Phrase::CheckCardExpired:
        return QT_TRANSLATE_NOOP("words", "卡 %1 已过期");
    case Phrase::CheckNotInsured:
        return QT_TRANSLATE_NOOP("words", "没有查到参保信息");
    case Phrase::CheckPaused:
        return QT_TRANSLATE_NOOP("words", "待遇已暂停");
    case Phrase::CheckPausedSince:
        return QT_TRANSLATE_NOOP("words", "待遇从 %1 起暂停");
    case Phrase::CheckAtHome:
        return QT_TRANSLATE_NOOP("words", "就在参保地，不用备案");
    case Phrase::CheckSameProvince:
        return QT_TRANSLATE_NOOP("words", "省内就医，不用备案");
    case Phrase::CheckEmergency:
        return QT_TRANSLATE_NOOP("words", "急诊，视同已备案");
    case Phrase::CheckFiled:
        return QT_TRANSLATE_NOOP("words", "已备案，%1 起有效");
    case Phrase::CheckNoFiling:
        return QT_TRANSLATE_NOOP("words", "没有备案到这里");
    case Phrase::CheckFilingPending:
        return QT_TRANSLATE_NOOP("words", "备案还在审核");
    case Phrase::CheckFilingSuspended:
        return QT_TRANSLATE_NOOP("words", "备案因待遇暂停而中止");
    case Phrase::CheckFilingLater:
        return QT_TRANSLATE_NOOP("words", "备案 %1 才开始，比入院晚");
    case Phrase::CheckFilingEnded:
        return QT_TRANSLATE_NOOP("words", "备案 %1 已到期");
    case Phrase::CheckFileNow:
        return QT_TRANSLATE_NOOP("words", "请回菜单选“异地就医备案”，出院结算前补办都来得及。");
    case Phrase::CheckHouseClosed:
        return QT_TRANSLATE_NOOP("words", "本院还没开通异地直接结算");
    case Phrase::CheckNoVisit:
        return QT_TRANSLATE_NOOP("words", "没有查到您在本院未结算的就诊");
    case Phrase::CheckNoVisitNext:
        return QT_TRANSLATE_NOOP("words", "刚办出院可能要等 10 分钟；一直查不到，请到住院处。");
    case Phrase::CheckNotDischarged:
        return QT_TRANSLATE_NOOP("words", "%1 入院，还没办出院");
    case Phrase::CheckDischargeFirst:
        return QT_TRANSLATE_NOOP("words", "请先到护士站或住院处办出院，再来结算。");
    case Phrase::CheckNotChronic:
        return QT_TRANSLATE_NOOP("words", "这次不是门诊慢特病，不用认定");
    case Phrase::CheckRecognised:
        return QT_TRANSLATE_NOOP("words", "慢特病已认定");
    case Phrase::CheckNotRecognised:
        return QT_TRANSLATE_NOOP("words", "门诊慢特病还没有认定");
    case Phrase::CheckRecogniseFirst:
        return QT_TRANSLATE_NOOP("words", "请先向参保地申请慢特病认定，或按普通门诊结算。");
    case Phrase::CheckNoLink:
        return QT_TRANSLATE_NOOP("words", "网络不通，现在不能结算");
    case Phrase::CheckNoLinkNext:
        return QT_TRANSLATE_NOOP("words", "网络恢复后就可以结算，没有扣款。也可以到人工窗口。");
    case Phrase::SettleAtWindowTitle:
        return QT_TRANSLATE_NOOP("words", "请到人工窗口结算");
    case Phrase::SettleAtWindowNext:
        return QT_TRANSLATE_NOOP(
            "words", "没有扣款。请带身份证件到人工窗口，报上面的编号结算；密码也在那里重置。");
    case Phrase::SettleBillWaitsNext:
        return QT_TRANSLATE_NOOP("words",
            "没有扣款。账单要先由窗口送到医保平台，才能结算。请带身份证件到人工窗口，报上面的编号"
            "。");
    case Phrase::LabelVisitNumber:
        return QT_TRANSLATE_NOOP("words", "就诊编号");
    case Phrase::EndedSettleProvisional:
        return QT_TRANSLATE_NOOP("words", "费用已暂结，等省里确认。");
    case Phrase::StatusProvisional:
        return QT_TRANSLATE_NOOP("words", "暂结，待确认");
    case Phrase::EndedSettleAtWindow:
        return QT_TRANSLATE_NOOP("words", "没有结算，也没有扣款。请带身份证件到人工窗口结算。");
    case Phrase::MoreTimeTitle:
        return QT_TRANSLATE_NOOP("words", "还需要更多时间吗？");
    case Phrase::MoreTimeSeconds:
        return QT_TRANSLATE_NOOP("words", "%1 秒后自动结束并清除您的信息");
    case Phrase::MoreTimeContinue:
        return QT_TRANSLATE_NOOP("words", "继续");
    case Phrase::TakeCardTitle:
        return QT_TRANSLATE_NOOP("words", "请取走您的卡");
    case Phrase::TakeCardDone:
        return QT_TRANSLATE_NOOP("words", "卡可以拔了，您的信息已从屏幕清除。");
    case Phrase::CardOutTitle:
        return QT_TRANSLATE_NOOP("words", "卡已取出");
    case Phrase::GoodbyeTitle:
        return QT_TRANSLATE_NOOP("words", "办理已结束");
    case Phrase::GoodbyeDone:
        return QT_TRANSLATE_NOOP("words", "您的信息已从屏幕清除。");
    case Phrase::EndedNothingSent:
        return QT_TRANSLATE_NOOP("words", "没有提交任何内容。");
    case Phrase::EndedFileDone:
        return QT_TRANSLATE_NOOP("words", "备案已通过。");
    case Phrase::EndedFileAccepted:
        return QT_TRANSLATE_NOOP("words", "备案已受理，正在审核。");
    case Phrase::EndedFileStored:
        return QT_TRANSLATE_NOOP("words", "备案已存在本机，联网后自动上传，还没有生效。");
    case Phrase::EndedFileRefused:
        return QT_TRANSLATE_NOOP("words", "备案没有通过。");
    case Phrase::EndedSettleDone:
        return QT_TRANSLATE_NOOP("words", "费用已结算。");
    case Phrase::EndedSettlePending:
        return QT_TRANSLATE_NOOP("words", "结算结果待确认，没有扣款。");
    case Phrase::EndedSettleRefused:
        return QT_TRANSLATE_NOOP("words", "没有结算，没有扣款。");
    case Phrase::HelpTitle:
        return QT_TRANSLATE_NOOP("words", "需要帮助？");
    case Phrase::LabelStation:
        return QT_TRANSLATE_NOOP("words", "机器编号");
    case Phrase::ErrorCodeLabel:
        return QT_TRANSLATE_NOOP("words", "代码 %1");
    case Phrase::SafeNothingSent:
        return QT_TRANSLATE_NOOP("words", "没有提交任何内容，没有扣款。");
#define YIDI_ONE(name) case Phrase::name:
        YIDI_DESK_PHRASES(YIDI_ONE)
#undef YIDI_ONE
        return deskPhraseSource(phrase);
#define YIDI_ONE(name) case Phrase::name:
        YIDI_MONEY_PHRASES(YIDI_ONE)
#undef YIDI_ONE
        return moneyPhraseSource(phrase);
    }
    return "";
}

} // namespace yidi
