// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_screens.h"

#include <algorithm>

namespace yidi::test {

namespace {

using Role = Button::Role;

/// Writes a sample in the language of the walk: Chinese and English side by side.
struct In {
    bool chinese;

    Words operator()(const char* zh, const char* en) const
    {
        return Words::plain(QString::fromUtf8(chinese ? zh : en));
    }
    Button button(const char* id, const char* zh, const char* en, Role role = Role::Normal) const
    {
        return { QLatin1String(id), (*this)(zh, en), role };
    }
    std::vector<Button> footer(const char* zh, const char* en) const
    {
        return { button("back", "上一步", "Back"), button("confirm", zh, en, Role::Primary) };
    }
};

Row row(const Words& label, const Words& value, const char* edit = "", bool emphasised = false)
{
    return { label, value, QLatin1String(edit), emphasised };
}

Words data(const char* text)
{
    return Words::plain(QString::fromUtf8(text));
}

SettlementStep step(const char* rule, qint64 fen, std::vector<SettlementStep::Input> inputs)
{
    SettlementStep made;
    made.rule = QLatin1String(rule);
    made.amount = Fen(fen);
    made.policyFile = QStringLiteral("650000/2016-01-01.json");
    made.inputs = std::move(inputs);
    return made;
}

std::vector<SettlementStep> reasons()
{
    const auto input = [](const char* name, const char* value) {
        return SettlementStep::Input { QLatin1String(name), QLatin1String(value) };
    };
    std::vector<SettlementStep> all;
    for (int i = 0; i < 4; ++i) {
        all.push_back(step("deductible", 80000,
            { input("deductible", "800.00"), input("used_before", "1200.00"),
                input("admission_no", "1") }));
        all.push_back(
            step("band", 1303305, { input("part", "13719.00"), input("ratio", "0.9500") }));
        all.push_back(step("temporary-cut", 450000,
            { input("inscp_scp_amt", "45000.00"), input("share", "0.1000") }));
        all.push_back(step("pooled-cap", 43205588,
            { input("cap", "500000.00"), input("paid_before", "67944.12") }));
        all.push_back(step("person-part", 432088,
            { input("medfee_sumamt", "17353.93"), input("fund_pay_sumamt", "13033.05") }));
    }
    return all;
}

void addWaiting(std::vector<Sample>& all, const In& in)
{
    WelcomeScreen welcome;
    welcome.services = { in("异地就医备案：在这里看病，今天就办",
                             "File for care away from home, here and today"),
        in("住院费用结算，打印结算单", "Settle a hospital stay and print the statement") };
    all.push_back({ "welcome", welcome });
    welcome.notice = in("网络暂时不通：能继续办理备案，联网后自动上传；结算暂停。",
        "No connection: filing still works and is sent automatically later; settlement is paused.");
    all.push_back({ "welcome-notice", welcome });

    welcome.takesCodes = true;
    all.push_back({ "welcome-codes-notice", welcome });
    welcome.notice.reset();
    all.push_back({ "welcome-codes", welcome });

    ScanScreen scan { in("请再扫一次医保码", "Please scan your code again"), {},
        { in.button("back", "上一步", "Back") } };
    all.push_back({ "scan", scan });
    scan.problem = in("这个码没有通过核验。请在手机上刷新，再扫一次。",
        "This code was not accepted. Refresh it on the phone and scan again.");
    all.push_back({ "scan-problem", scan });

    ProgressScreen progress { in("正在办理", "Working on it"),
        in("正在把您的备案发给医保部门，通常不到 5 秒",
            "Sending your filing to the province, usually under 5 seconds"),
        in("您填的内容已存在本机，断电也不会丢",
            "What you entered is stored here and survives a power cut"),
        {} };
    all.push_back({ "progress", progress });
    progress.buttons = { in.button("staff", "找工作人员", "Ask the staff") };
    all.push_back({ "progress-long", progress });

    all.push_back({ "more-time",
        MoreTimeScreen { 27,
            { in.button("end", "结束并退卡", "End and take card"),
                in.button("continue", "继续", "Continue", Role::Primary) } } });
    all.push_back(
        { "take-card", TakeCardScreen { in("您的备案已通过", "Your filing is approved"), true } });
    all.push_back({ "goodbye", TakeCardScreen { std::nullopt, false } });
    all.push_back({ "goodbye-without-card",
        TakeCardScreen { in("您的备案已通过", "Your filing is approved"), false, false } });
    ErrorScreen offline { ErrorCode::CodeUnusable,
        in("扫码要联网核验，现在网络不通，没有提交任何内容。",
            "A code can only be checked with a connection, and there is none now. Nothing was "
            "submitted."),
        { in.button("start", "回到首页", "Back to the start", Role::Primary) } };
    offline.next = in("请插入社会保障卡办理；没有带卡，请到人工窗口。",
        "Please insert your social security card. Without a card, please go to a window.");
    all.push_back({ "code-offline", offline });
}

void addChoices(std::vector<Sample>& all, const In& in)
{
    ChoiceScreen menu;
    menu.title = in("阿**·热**，您好，要办什么？", "Hello, 阿**·热**. What would you like to do?");
    menu.hint = in("参保地：新疆维吾尔自治区乌鲁木齐市", "Insured in Ürümqi, Xinjiang");
    menu.options = { in.button("file", "异地就医备案", "File for care here", Role::Primary),
        in.button("settle", "费用结算", "Settle a stay") };
    menu.options[0].detail =
        in("在这里看病，今天起直接结算", "Be treated here, settle directly from today");
    menu.options[1].detail = in("住院费用，当场结清", "Pay only your own share, right here");
    all.push_back({ "menu", menu });

    ChoiceScreen why { StepOf { 1, 4 },
        in("为什么在外地看病？", "Why are you treated away from home?"),
        in("选最符合的一项。以后可以更改。", "Choose what fits best. You can change it later."),
        { in.button("L2", "长期住在外地", "I live here", Role::Primary),
            in.button("T1", "医生转诊过来", "A doctor referred me here"),
            in.button(
                "T2", "突发急病，正在急诊或抢救", "An emergency: I am being treated right now"),
            in.button("T3", "临时外出看病", "I am here for a while and need care") },
        { in.button("back", "上一步", "Back") } };
    why.options[0].detail =
        in("退休安置、长期居住、常驻工作", "Retired here, living here or working here");
    why.options[1].detail =
        in("有转诊单，或医院已经上传", "With a referral note, or one sent by the hospital");
    why.options[2].detail = in("视同已备案", "Counts as filed");
    why.options[3].detail = in("报销比例可能低一些", "The share that is paid may be lower");
    all.push_back({ "choice-four", why });

    ChoiceScreen six = why;
    six.hint.reset();
    for (auto& option : six.options)
        option.detail = {};
    six.options.push_back(in.button("L1", "退休安置", "Retired here"));
    six.options.push_back(in.button("more", "更多", "More"));
    six.options[5].enabled = false;
    all.push_back({ "choice-six", six });

    ChoiceScreen visit { StepOf { 1, 3 },
        in("要结算哪一次？", "Which stay would you like to settle?"), {},
        { { QStringLiteral("visit:1"), in("急诊住院", "Emergency admission"), Role::Primary,
            data("银川市第一人民医院  2017-02-08 → 2017-03-31") } },
        { in.button("back", "上一步", "Back") } };
    all.push_back({ "choice-visit", visit });
}

void addReviews(std::vector<Sample>& all, const In& in)
{
    all.push_back({ "identity",
        ReviewScreen { {}, in("是您本人吗？", "Is this you?"),
            { row(in("姓名", "Name"), Words::plain(visitorsName()), "", true),
                row(in("身份证号", "ID number"), data("6****************4")),
                row(in("参保地", "Insured in"), data("新疆维吾尔自治区乌鲁木齐市")),
                row(in("参保情况", "Insurance"), in("职工医保，正常", "Employees, in order")),
                row(in("卡有效至", "Card valid until"), data("2030-05-31")) },
            {},
            { in.button("other", "不是我，换卡", "Not me"),
                in.button("confirm", "是我，继续", "Yes, continue", Role::Primary) } } });
    all.push_back({ "check-answers",
        ReviewScreen { StepOf { 4, 4 }, in("请核对", "Please check"),
            { row(in("原因", "Reason"), in("长期住在外地", "Living here"), "edit:why"),
                row(in("地点", "Place"), data("宁夏回族自治区 银川市"), "edit:where"),
                row(in("医院", "Hospital"), data("银川市第一人民医院")),
                row(in("开始", "From"), data("2017-03-31"), "edit:when"),
                row(in("手机", "Phone"), data("*******5678")) },
            in("我承诺所填情况属实。需要补材料时，医保部门会联系我。",
                "I declare that what I entered is true. The office will contact me if documents "
                "are needed."),
            in.footer("确认，输密码", "Confirm with PIN") } });
}

/// Letters, then names; numbers of both kinds; the promise as it is.
void addEntries(std::vector<Sample>& all, const In& in)
{
    InitialsScreen letters;
    letters.step = StepOf { 2, 4 };
    letters.title = { Phrase::FileProvinceTitle, {} };
    letters.hint = Words { Phrase::InitialsHint, {} };
    letters.letters = QStringLiteral("ABCFGHJLNQSTXYZ");
    letters.footer = { in.button("back", "上一步", "Back") };
    all.push_back({ "initials", letters });
    letters.title = { Phrase::FileCityTitle,
        { Code { QStringLiteral("region"), QStringLiteral("150000") } } };
    letters.typed = QStringLiteral("XL");
    letters.letters = QStringLiteral("GMN");
    all.push_back({ "initials-typed", letters });
    letters.letters.clear();
    letters.matches = { { QStringLiteral("place:1"), data("伊犁哈萨克自治州") },
        { QStringLiteral("place:2"), data("黔西南布依族苗族自治州") },
        { QStringLiteral("place:3"), data("银川市") } };
    all.push_back({ "initials-few", letters });
    letters.matches.insert(letters.matches.end(),
        { { QStringLiteral("place:4"), data("克孜勒苏柯尔克孜自治州") },
            { QStringLiteral("place:5"), data("自治区直辖县级行政区划") },
            { QStringLiteral("place:6"), data("呼和浩特市") } });
    letters.more = true;
    all.push_back({ "initials-six", letters });

    NumberScreen number;
    number.title = { Phrase::FileOtherNumberTitle, {} };
    number.hint = Words { Phrase::FileOtherNumberHint, {} };
    number.withX = true;
    number.footer = letters.footer;
    all.push_back({ "number-empty", number });
    number.shown = QStringLiteral("640102 1948 0307 103X");
    number.complete = true;
    for (const Phrase problem : { Phrase::NumberCheck, Phrase::NumberOwn, Phrase::FileOtherUnknown,
             Phrase::FileOtherNoLink }) {
        number.problem = Words { problem, {} };
        all.push_back({ "number-" + QByteArray::number(static_cast<int>(problem)), number });
    }
    NumberScreen phone;
    phone.title = { Phrase::FilePhoneTitle, {} };
    phone.hint = Words { Phrase::FilePhoneHint, {} };
    phone.shown = QStringLiteral("138 0000 5678");
    phone.problem = Words { Phrase::NumberPhone, {} };
    phone.footer = letters.footer;
    all.push_back({ "number-phone", phone });

    for (const Phrase text : { Phrase::PromiseText, Phrase::PromiseTextForOther }) {
        all.push_back({ "promise-" + QByteArray::number(static_cast<int>(text)),
            ReadingScreen { {}, { Phrase::PromiseTitle, {} },
                { { text, {} }, { Phrase::PromiseSignByPin, {} } },
                { letters.footer.front(),
                    { QStringLiteral("read-aloud"), { Phrase::ReadAloud, {} }, Role::Quiet },
                    { QStringLiteral("agree"), { Phrase::PromiseAgree, {} }, Role::Primary } } } });
    }
}

/// The check page of a filing with every row, and what the filing does to a bill.
void addFiling(std::vector<Sample>& all, const In& in)
{
    ReviewScreen check;
    check.step = StepOf { 4, 4 };
    check.title = { Phrase::FileCheckTitle, {} };
    check.rows = { row({ Phrase::LabelWhy, {} },
                       Words::code(QStringLiteral("category"), QStringLiteral("L2")), "edit:why"),
        row({ Phrase::LabelWhere, {} },
            Words::code(QStringLiteral("region"), QStringLiteral("640100")), "edit:where"),
        row({ Phrase::LabelBegin, {} }, data("2017-03-31"), "edit:when"),
        row({ Phrase::LabelEnd, {} }, { Phrase::EndByPolicy, {} }, "edit:until"),
        row({ Phrase::LabelPhone, {} }, { Phrase::PhoneNone, {} }, "edit:phone") };
    check.footer = { in.button("back", "上一步", "Back"),
        { QStringLiteral("confirm"), { Phrase::FileContinue, {} }, Role::Primary } };
    all.push_back({ "check-filing", check });
    check.note = Words { Phrase::FileEffectOnly, { Fen(1000000), Fen(234567) } };
    all.push_back({ "check-money-only", check });
    check.note = Words { Phrase::FileEffectBoth, { Fen(1000000), Fen(234567), Fen(345678) } };
    all.push_back({ "check-money", check });

    ChoiceScreen replace;
    replace.title = { Phrase::FileReplaceTitle,
        { QDate(2016, 3, 1), Code { QStringLiteral("region"), QStringLiteral("650100") } } };
    replace.options = { { QStringLiteral("replace:yes"), { Phrase::FileReplaceYes, {} },
                            Role::Primary },
        { QStringLiteral("replace:no"), { Phrase::FileReplaceNo, {} } } };
    replace.footer = { in.button("back", "上一步", "Back") };
    all.push_back({ "replace", replace });
}

void addAmounts(std::vector<Sample>& all, const In& in)
{
    using Kind = AmountsScreen::Line::Kind;
    AmountsScreen amounts { StepOf { 2, 3 }, in("您的费用", "What it costs"),
        { { in("总费用", "Total"), Fen(1735393), Kind::Total },
            { in("医保支付", "Paid by insurance"), Fen(1303305), Kind::Fund },
            { in("统筹基金", "Pooled fund"), Fen(1303305), Kind::Part },
            { in("个人负担", "Your share"), Fen(432088), Kind::Person },
            { in("个人账户", "Personal account"), Fen(120000), Kind::Part },
            { in("现金支付", "To pay yourself"), Fen(312088), Kind::Part } },
        reasons(), false, 0,
        in("按 2017-03-31 的政策试算，确认前不会扣款。",
            "Worked out with the rules of 2017-03-31; nothing is taken before you confirm."),
        in.footer("确认结算，输密码", "Settle with PIN") };
    all.push_back({ "amounts", amounts });
    AmountsScreen large = amounts;
    large.lines[0].amount = Fen(9'999'999'99);
    all.push_back({ "amounts-large", large });
    amounts.showReasons = true;
    all.push_back({ "reasons-first", amounts });
    amounts.reasonsPage = 1;
    all.push_back({ "reasons-second", amounts });
    amounts.reasonsPage = 99;
    all.push_back({ "reasons-last", amounts });
}

void addPin(std::vector<Sample>& all, const In& in)
{
    PinScreen pin { in("请输入社保卡密码", "Enter the PIN of your card"), 3, {}, 0,
        { in.button("back", "上一步", "Back") } };
    all.push_back({ "pin", pin });
    pin.problem = in("密码不对，还可以试 2 次。忘了可以找工作人员，不会锁卡。",
        "Wrong PIN, 2 tries left. If you forgot it, ask the staff; this does not block the card.");
    pin.footer = { in.button("forgot", "忘记密码", "Forgot PIN", Role::Quiet), pin.footer[0] };
    all.push_back({ "pin-wrong", pin });
}

void addOutcomes(std::vector<Sample>& all, const In& in)
{
    using Kind = OutcomeScreen::Kind;
    const std::vector<Button> end = { in.button("print", "打印", "Print"),
        in.button("finish", "完成", "Finish", Role::Primary) };
    OutcomeScreen done { Kind::Done, in("备案已通过", "Your filing is approved"),
        { row(in("备案号", "Filing number"), data("BA20170331000012345678901234"), "", true),
            row(in("地点", "Place"), data("宁夏回族自治区 银川市")),
            row(in("有效期", "Valid"), in("2017-03-31 起，长期", "From 2017-03-31, no end")) },
        {},
        in("可以在银川市的定点医院直接结算了。",
            "You can now settle directly at any contracted hospital in Yinchuan."),
        QStringLiteral("YD1|BA20170331000012345678901234|9F3C77A1|done"), end };
    all.push_back({ "done", done });

    OutcomeScreen full = done; // as much as a journey tells
    full.rows = { row(in("本机编号", "Number here"), data("H64010400001201703311444330010"), "",
                      true),
        row(in("姓名", "Name"), Words::plain(visitorsName())),
        row(in("备案类型", "Reason"), in("异地安置退休", "Retired, settled elsewhere")),
        row(in("就医地", "Place of care"), data("宁夏回族自治区 银川市")),
        row(in("开始", "From"), data("2017-03-31")), row(in("结束", "Until"), data("不限")) };
    full.next = in("回执没有打印出来，业务不受影响。请拍下二维码，或到窗口补打。",
        "The slip was not printed; your request is not affected. Photograph the code or ask at a "
        "window.");
    full.footer.insert(full.footer.begin(), in.button("menu", "返回菜单", "Back to menu"));
    all.push_back({ "done-full", full });
    full.kind = Kind::StoredHere;
    full.rows.pop_back(); // no end before it is decided
    full.title = in("已存在本机，待上传", "Stored here, not yet sent");
    all.push_back({ "stored-full", full });

    OutcomeScreen accepted = done;
    accepted.kind = Kind::Accepted;
    accepted.title = in("备案申请已收到", "Your request has been received");
    accepted.next = in("一个工作日内用短信告诉您结果。",
        "You will be told by text message within one working day.");
    all.push_back({ "accepted", accepted });

    OutcomeScreen stored = done;
    stored.kind = Kind::StoredHere;
    stored.title = in("已存在本机，还没有上传", "Stored on this machine, not yet sent");
    stored.next = in("联网后自动上传，不用重填。请留好编号，生效后短信告诉您。",
        "It is sent as soon as the network is back; nothing to enter again. Keep the number.");
    all.push_back({ "stored-here", stored });

    OutcomeScreen pending = stored;
    pending.kind = Kind::ResultPending;
    pending.title = in("结算结果还没有确认", "The result of the settlement is not known yet");
    pending.rows.clear();
    pending.qr.clear();
    pending.next = in("没有扣款。请到 2 号窗口，或稍后再来。",
        "Nothing was taken. Please go to window 2 or come back later.");
    all.push_back({ "result-pending", pending });

    OutcomeScreen refused = pending;
    refused.kind = Kind::Refused;
    refused.title = in("现在还不能备案", "This cannot be filed yet");
    refused.reasons = { { QStringLiteral("R03"), QStringLiteral("2016-11-01"),
                            QStringLiteral("contact-home") },
        { QStringLiteral("R05"), QStringLiteral("370900201611010001"),
            QStringLiteral("pay-earlier-stay") } };
    OutcomeScreen thrice = refused;
    thrice.reasons.push_back(
        { QStringLiteral("R10"), QStringLiteral("640100"), QStringLiteral("choose-other-place") });
    thrice.footer = full.footer;
    all.push_back({ "refused-thrice", thrice });
    refused.next.reset();
    all.push_back({ "refused", refused });
    for (int code = 1; code <= 19; code += 2) {
        const auto reason = [](int number) {
            return Refusal { QStringLiteral("R%1").arg(number, 2, 10, QLatin1Char('0')),
                QStringLiteral("BA2017033100001234"), QStringLiteral("contact-home") };
        };
        refused.reasons = { reason(code), reason(std::min(code + 1, 19)) };
        all.push_back({ "refused-" + QByteArray::number(code), refused });
    }
}

} // namespace

QString visitorsName()
{
    return QStringLiteral("阿**·热**");
}

QString rareCharacters()
{
    return QString::fromUcs4(U"\u4DAE\u36C3\U0002CD02\U0002B5AF\U00020164\U0002C029\U00030EDD");
}

std::vector<Sample> sampleScreens(const QString& language)
{
    const In in { language == QLatin1String("zh_CN") };
    std::vector<Sample> all;
    addWaiting(all, in);
    addChoices(all, in);
    addReviews(all, in);
    addEntries(all, in);
    addFiling(all, in);
    addAmounts(all, in);
    addPin(all, in);
    addOutcomes(all, in);
#define YIDI_ONE(name)                                                                             \
    all.push_back({ "error-" #name,                                                                \
        ErrorScreen { ErrorCode::name, {}, in.footer("再试一次", "Try again") } });
    YIDI_ERROR_CODES(YIDI_ONE)
#undef YIDI_ONE
    all.push_back({ "error-network",
        ErrorScreen { ErrorCode::OutcomeUnknown, in("没有扣款。", "Nothing was charged."),
            in.footer("再试一次", "Try again") } });
    return all;
}

} // namespace yidi::test
