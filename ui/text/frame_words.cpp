// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/frame_words.h"

#include <QCoreApplication>

namespace yidi {

namespace {

QString tr(const char* chinese)
{
    return QCoreApplication::translate("frame", chinese);
}

} // namespace

QString frameWord(FrameWord word)
{
    using enum FrameWord;
    switch (word) {
    case Brand:
        return tr(QT_TRANSLATE_NOOP("frame", "异地就医自助服务"));
    case Connecting:
        return tr(QT_TRANSLATE_NOOP("frame", "正在连接"));
    case Online:
        return tr(QT_TRANSLATE_NOOP("frame", "在线"));
    case Offline:
        return tr(QT_TRANSLATE_NOOP("frame", "离线"));
    case Waiting:
        return tr(QT_TRANSLATE_NOOP("frame", "待上传 %1 笔"));
    case Training:
        return tr(QT_TRANSLATE_NOOP("frame", "仅供培训"));
    case LargeText:
        return tr(QT_TRANSLATE_NOOP("frame", "大字"));
    case NormalText:
        return tr(QT_TRANSLATE_NOOP("frame", "标准字"));
    case HighContrast:
        return tr(QT_TRANSLATE_NOOP("frame", "高对比"));
    case NormalColours:
        return tr(QT_TRANSLATE_NOOP("frame", "普通色"));
    case CallStaff:
        return tr(QT_TRANSLATE_NOOP("frame", "呼叫人员"));
    case Finish:
        return tr(QT_TRANSLATE_NOOP("frame", "退卡结束"));
    case StepOf:
        return tr(QT_TRANSLATE_NOOP("frame", "第 %1 步，共 %2 步"));
    case Change:
        return tr(QT_TRANSLATE_NOOP("frame", "修改"));
    case InsertCard:
        return tr(QT_TRANSLATE_NOOP("frame", "请插入社会保障卡"));
    case InsertCardHow:
        return tr(QT_TRANSLATE_NOOP("frame", "芯片朝上，有芯片的一头朝里，插到底。"));
    case HereYouCan:
        return tr(QT_TRANSLATE_NOOP("frame", "在这里可以办"));
    case CoverPad:
        return tr(QT_TRANSLATE_NOOP("frame", "请用手遮挡键盘"));
    case TriesLeft:
        return tr(QT_TRANSLATE_NOOP("frame", "还可以试 %1 次"));
    case DigitsEntered:
        return tr(QT_TRANSLATE_NOOP("frame", "已输入 %1 位"));
    case PinClear:
        return tr(QT_TRANSLATE_NOOP("frame", "清除"));
    case PinDelete:
        return tr(QT_TRANSLATE_NOOP("frame", "退一位"));
    case PinOk:
        return tr(QT_TRANSLATE_NOOP("frame", "确定"));
    case WhyThisAmount:
        return tr(QT_TRANSLATE_NOOP("frame", "为什么是这个数？"));
    case ReasonsNext:
        return tr(QT_TRANSLATE_NOOP("frame", "下一页"));
    case ReasonsBack:
        return tr(QT_TRANSLATE_NOOP("frame", "上一页"));
    case ReasonsToAmounts:
        return tr(QT_TRANSLATE_NOOP("frame", "回到费用"));
    case PageOf:
        return tr(QT_TRANSLATE_NOOP("frame", "第 %1 页，共 %2 页"));
    case Remedy:
        return tr(QT_TRANSLATE_NOOP("frame", "怎么办"));
    case Blocking:
        return tr(QT_TRANSLATE_NOOP("frame", "相关记录：%1"));
    case HelpCode:
        return tr(QT_TRANSLATE_NOOP("frame", "需要帮助时，请告诉工作人员代码 %1"));
    case ScanCode:
        return tr(QT_TRANSLATE_NOOP("frame", "拍下二维码，以后可凭它查询。码里没有个人信息。"));
    case NextStep:
        return tr(QT_TRANSLATE_NOOP("frame", "接下来"));
    case MoreTime:
        return tr(QT_TRANSLATE_NOOP("frame", "还需要更多时间吗？"));
    case MoreTimeHow:
        return tr(QT_TRANSLATE_NOOP("frame", "点屏幕任意处即可继续。到时会自动结束，并清除您的信息。"));
    case Seconds:
        return tr(QT_TRANSLATE_NOOP("frame", "秒"));
    case TakeCard:
        return tr(QT_TRANSLATE_NOOP("frame", "请取走您的卡"));
    case Goodbye:
        return tr(QT_TRANSLATE_NOOP("frame", "谢谢，祝您健康"));
    case Cleared:
        return tr(QT_TRANSLATE_NOOP("frame", "您的信息已从屏幕清除。"));
    case StatusDone:
        return tr(QT_TRANSLATE_NOOP("frame", "已办结"));
    case StatusAccepted:
        return tr(QT_TRANSLATE_NOOP("frame", "已受理，待审核"));
    case StatusStoredHere:
        return tr(QT_TRANSLATE_NOOP("frame", "已存本机，待上传，尚未生效"));
    case StatusResultPending:
        return tr(QT_TRANSLATE_NOOP("frame", "结果待确认，没有扣款"));
    case StatusRefused:
        return tr(QT_TRANSLATE_NOOP("frame", "未通过"));
    }
    return {};
}

QString sayOutcome(OutcomeScreen::Kind kind)
{
    switch (kind) {
    case OutcomeScreen::Kind::Done:
        return frameWord(FrameWord::StatusDone);
    case OutcomeScreen::Kind::Accepted:
        return frameWord(FrameWord::StatusAccepted);
    case OutcomeScreen::Kind::StoredHere:
        return frameWord(FrameWord::StatusStoredHere);
    case OutcomeScreen::Kind::ResultPending:
        return frameWord(FrameWord::StatusResultPending);
    case OutcomeScreen::Kind::Refused:
        return frameWord(FrameWord::StatusRefused);
    }
    return {};
}

} // namespace yidi
