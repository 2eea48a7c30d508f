// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_views.h"

namespace yidi::test {

namespace {

using namespace desk;
using Tone = Table::Tone;

/// Writes a sample in one language: Chinese and English side by side.
struct In {
    bool chinese;

    Words operator()(const char* zh, const char* en) const
    {
        return Words::plain(QString::fromUtf8(chinese ? zh : en));
    }
    KeyAction key(const char* id, const char* shortcut, const char* zh, const char* en,
        bool enabled = true) const
    {
        return { QLatin1String(id), QLatin1String(shortcut), (*this)(zh, en), enabled };
    }
    Row row(const char* zh, const char* en, const Words& value, bool bold = false) const
    {
        return { (*this)(zh, en), value, {}, bold };
    }
    Row fact(const char* zh, const char* en, const char* value) const
    {
        return row(zh, en, Words::plain(QString::fromUtf8(value)));
    }
    Field field(const char* id, const char* zh, const char* en, Field::Kind kind,
        const char* text = "") const
    {
        return { QLatin1String(id), (*this)(zh, en), kind, QString::fromUtf8(text) };
    }
};

Words data(const QString& text)
{
    return Words::plain(text);
}

View frame(const In& in, const char* module)
{
    View view;
    view.modules = {
        { QStringLiteral("reviews"), in("备案审核", "Reviews"), 12, true },
        { QStringLiteral("entry"), in("窗口录入", "Entry") },
        { QStringLiteral("calls"), in("呼叫", "Calls"), 2, true },
        { QStringLiteral("queue"), in("待上传", "To be sent"), 3 },
        { QStringLiteral("trail"), in("操作记录", "Trail") },
    };
    view.module = QLatin1String(module);
    view.search = QString();
    view.status = {
        { QStringLiteral("link"), in("在线", "On line") },
        { QStringLiteral("queue"), in("待上传 3，最老 4 分钟", "3 to be sent, oldest 4 min"),
            Tone::Attention },
        { QStringLiteral("reader"), in("读卡器正常", "Card reader ready") },
        { QStringLiteral("snapshot"), in("目录 03-31 08:00", "Directory of 03-31 08:00") },
        { QStringLiteral("operator"), in("王某 1002 审核", "Wang 1002, reviewer") },
        { QStringLiteral("clock"), in("10:42", "10:42") },
    };
    return view;
}

void addKeys(const In& in, View& view)
{
    view.actions = {
        in.key("approve", "F8", "通过", "Approve"),
        in.key("ask", "F9", "要材料", "Ask for papers"),
        in.key("refuse", "Shift+F9", "不予通过", "Refuse"),
        in.key("next", "Ctrl+Return", "下一件", "Next"),
        in.key("undo", "Ctrl+Z", "撤销", "Undo", false),
        in.key("search", "F3", "搜索", "Search"),
        in.key("card", "F4", "读卡", "Read card"),
        in.key("refresh", "F5", "刷新", "Refresh"),
        in.key("new", "F2", "新录入", "New entry"),
        in.key("print", "Ctrl+P", "打印回执", "Print receipt"),
        in.key("lock", "Ctrl+L", "锁屏", "Lock"),
        in.key("help", "F1", "按键", "Keys"),
    };
}

View logIn(const In& in, bool wrong)
{
    View view;
    view.title = in("银川市第一人民医院：登录", "Log in at Yinchuan First People's Hospital");
    Form form;
    form.fields = {
        in.field("number", "经办人编号", "Operator number", Field::Kind::Text, "1002"),
        in.field("secret", "口令", "Password", Field::Kind::Secret),
    };
    form.focus = QStringLiteral("number");
    view.form = form;
    view.notice = wrong ? in("口令不对，还可以试 3 次。", "Wrong password, 3 tries left.")
                        : in("输入编号和口令，或插入操作员卡。",
                            "Type number and password, or insert an operator card.");
    view.noticeTone = wrong ? Tone::Attention : Tone::Normal;
    view.actions = { in.key("card", "F4", "用操作员卡", "Operator card"),
        in.key("back", "Esc", "重来", "Start again"), in.key("help", "F1", "按键", "Keys") };
    view.status = { { QStringLiteral("link"), in("离线", "Off line"), Tone::Attention },
        { QStringLiteral("clock"), in("08:01", "08:01") } };
    return view;
}

void addPanels(const In& in, View& view)
{
    view.panels = {
        { in("参保人", "Person"),
            { in.fact("姓名", "Name", "张*三"), in.fact("证件", "Document", "6501**********1234"),
                in.row("参保地", "Insured in", in("新疆乌鲁木齐", "Urumqi, Xinjiang")),
                in.row("险种", "Scheme", in("职工医保", "Employees' insurance")),
                in.row("状态", "Status", in("正常参保", "Insured")) } },
        { in("申请", "Request"),
            { in.row("类型", "Category", in("异地转诊", "Referral"), true),
                in.row("就医地", "Care place", in("宁夏银川", "Yinchuan, Ningxia")),
                in.fact("开始", "Begin", "2017-03-31"),
                in.row(
                    "材料", "Papers", in("转诊证明（已交）", "Referral certificate (handed in)")),
                in.fact("录入", "Entered by", "H64010400001:1001") } },
        { in("重叠的备案", "Overlapping filings"),
            { in.row("0088", "0088",
                  in("异地长期居住，银川，2016-03-01 起",
                      "Long-term resident, Yinchuan, from 2016-03-01")),
                { in("通过后 0088 到 2017-03-30 为止。", "Approving ends 0088 on 2017-03-30."), {},
                    {}, false } },
            Tone::Attention },
        { in("结论", "Finding"),
            { { in("要人工判断：转诊证明。", "To be judged: the referral certificate."), {}, {},
                  true },
                in.row("规则", "Rules", in("转诊材料人工审核", "Referral papers are reviewed")),
                in.row("期限", "Due", in("今天", "today")) } },
    };
}

View asking(const In& in, const QString& language)
{
    View view = reviewQueue(language, 12);
    Prompt prompt;
    prompt.title = in("要哪些材料？", "Which papers are needed?");
    prompt.text = { in("本人会看到这些话，期限到 2017-04-14。",
        "The person reads these words; they have until 2017-04-14.") };
    Table table;
    table.columns = { in("材料", "Paper") };
    const char* const papers[][2] = { { "转诊证明", "Referral certificate" },
        { "居住证明", "Proof of residence" }, { "户口簿上的安置证明", "Household register page" },
        { "工作证明", "Proof of work" }, { "身份证件复印件", "Copy of the identity document" } };
    for (const auto& paper : papers)
        table.lines.push_back(
            { QLatin1String(paper[1]), { in(paper[0], paper[1]) }, &paper == &papers[0] });
    table.current = QLatin1String(papers[0][1]);
    prompt.table = table;
    prompt.actions = { in.key("ask", "Ctrl+Return", "发出", "Send"),
        in.key("back", "Esc", "返回", "Back") };
    view.prompt = prompt;
    return view;
}

View dryRun(const In& in, const QString& language)
{
    View view = reviewQueue(language, 12);
    Prompt prompt;
    prompt.title = in("批量通过：37 件可以，3 件有问题", "Approve 40: 37 can pass, 3 cannot");
    prompt.text = { in(
        "有问题的留着标记，不会通过。", "Those that cannot stay marked and are not touched.") };
    Table table;
    table.columns = { in("编号", "Number"), in("姓名", "Name"),
        in("问题", "What stands against it") };
    for (int i = 0; i < 3; ++i)
        table.lines.push_back({ QString::number(i),
            { data(QStringLiteral("YD2017033100%1").arg(41 + i)), data(QStringLiteral("李*")),
                i == 1 ? in("以前一次就诊的费用还没结清", "An earlier stay is not settled")
                       : in("您自己录入的，要别人审核",
                           "Entered by yourself: somebody else must judge") },
            false, Tone::Attention });
    prompt.table = table;
    prompt.actions = { in.key("confirm", "F8", "通过 37 件", "Approve 37"),
        in.key("back", "Esc", "返回", "Back") };
    view.prompt = prompt;
    return view;
}

View entry(const In& in)
{
    View view = frame(in, "entry");
    view.title = in("窗口录入", "Entry at the window");
    using Kind = Field::Kind;
    Form form;
    form.fields = {
        in.field("certType", "证件类型", "Document type", Kind::Choice, "01"),
        in.field("certNo", "证件号码", "Document number", Kind::Text, "650102195003071234"),
        in.field("category", "备案类型", "Category", Kind::Choice, "L2"),
        in.field("place", "就医地", "Care place", Kind::Choice, "640100"),
        in.field("begin", "开始日期", "Begin", Kind::Date, "2017-03-31"),
        in.field("end", "结束日期", "End", Kind::Date),
        in.field("phone", "联系电话", "Telephone", Kind::Number, "1381234567"),
        in.field(
            "commitment", "个人承诺，材料后补", "On a commitment, papers later", Kind::Check, "1"),
        in.field("agent", "代办人姓名", "Filed for them by", Kind::Text),
    };
    form.fields[0].options = { { QStringLiteral("01"), in("居民身份证", "Identity card") } };
    form.fields[2].options = { { QStringLiteral("L1"), in("异地安置退休", "Settled retiree") },
        { QStringLiteral("L2"), in("异地长期居住", "Long-term resident") },
        { QStringLiteral("T1"), in("异地转诊", "Referral") } };
    form.fields[3].options = { { QStringLiteral("640100"), in("宁夏银川", "Yinchuan, Ningxia") },
        { QStringLiteral("500000"), in("重庆", "Chongqing"), QStringLiteral("CQ") } };
    form.fields[6].problem = in("手机号码应该是 11 位。", "A mobile number has 11 digits.");
    form.fields[4].problem =
        in("早于今天的开始日期要主管复核。", "A begin before today needs a supervisor.");
    form.focus = QStringLiteral("phone");
    view.form = form;
    Table table;
    table.columns = { in("编号", "Number"), in("类型", "Category"), in("状态", "State") };
    table.lines = { { QStringLiteral("0088"),
                        { data(QStringLiteral("YD201603010088")),
                            in("异地长期居住", "Long-term resident"), in("有效", "Effective") } },
        { QStringLiteral("0031"),
            { data(QStringLiteral("YD201509110031")), in("异地转诊", "Referral"),
                in("已过期", "Expired") } } };
    table.current = QStringLiteral("0088");
    view.table = table;
    addPanels(in, view);
    view.panels.resize(2);
    view.actions = { in.key("submit", "Ctrl+Return", "提交", "Submit"),
        in.key("card", "F4", "读卡", "Read card"), in.key("new", "F2", "重新录入", "New entry"),
        in.key("extend", "Ctrl+E", "延期", "Extend"),
        in.key("cancel", "Ctrl+D", "取消备案", "Cancel the filing"),
        in.key("back", "Esc", "返回", "Back"), in.key("help", "F1", "按键", "Keys") };
    view.notice =
        in("已受理 YD201703310052，正在审核。", "YD201703310052 is accepted, being decided.");
    return view;
}

View calls(const In& in)
{
    View view = frame(in, "calls");
    view.search.reset();
    view.title = in("有人呼叫", "Somebody calls");
    Table table;
    table.columns = { in("终端", "Kiosk"), in("页面", "Page"), in("等了", "Waits") };
    table.lines = { { QStringLiteral("KIOSK-001"),
                        { data(QStringLiteral("KIOSK-001")), data(QStringLiteral("pin")),
                            in("3 分钟，太久了", "3 min, too long") },
                        false, Tone::Alarm },
        { QStringLiteral("KIOSK-002"),
            { data(QStringLiteral("KIOSK-002")), data(QStringLiteral("file/where")),
                in("20 秒", "20 s") } } };
    table.current = QStringLiteral("KIOSK-001");
    view.table = table;
    view.actions = { in.key("take", "Return", "我去", "I go"),
        in.key("help", "F1", "按键", "Keys") };
    return view;
}

View queue(const In& in)
{
    View view = frame(in, "queue");
    view.search.reset();
    view.title = in("待上传", "To be sent");
    view.panels = { { in("本机", "This machine"),
        { in.row("待上传", "Waiting", data(QStringLiteral("3"))),
            in.row("要人工处理", "Held", data(QStringLiteral("1"))),
            in.row("最老", "Oldest", in("4 分钟", "4 min")),
            { in("网络不通时，办的事都存在这里，联网后自动上传。",
                  "Without a connection everything is kept here and sent later."),
                {}, {}, false } } } };
    view.actions = { in.key("help", "F1", "按键", "Keys") };
    return view;
}

View nothing(const In& in)
{
    View view = frame(in, "reviews");
    view.title = in("备案审核", "Reviews");
    view.table = Table { { in("编号", "Number"), in("姓名", "Name") }, {}, {},
        in("没有要审核的备案。", "Nothing waits for a review.") };
    addKeys(in, view);
    return view;
}

} // namespace

View reviewQueue(const QString& language, int lines)
{
    const In in { language == QLatin1String("zh_CN") };
    View view = frame(in, "reviews");
    view.title = in("备案审核", "Reviews");
    Table table;
    table.columns = { in("编号", "Number"), in("姓名", "Name"), in("类型", "Category"),
        in("就医地", "Care place"), in("等了", "Waits"), in("期限", "Due"), in("原因", "Why") };
    for (int i = 0; i < lines; ++i) {
        Table::Line line;
        line.id = QStringLiteral("YD20170331%1").arg(123 + i, 4, 10, QLatin1Char('0'));
        line.cells = { data(line.id),
            data(i % 3 ? QStringLiteral("张*三") : QStringLiteral("阿***·热**")),
            i % 2 ? in("异地长期居住", "Long-term resident") : in("异地转诊", "Referral"),
            i % 4 ? in("宁夏银川", "Yinchuan, Ningxia") : in("四川成都", "Chengdu, Sichuan"),
            in("3 分钟", "3 min"),
            i == 2       ? in("已过期", "overdue")
                : i == 4 ? in("今天", "today")
                         : data(QStringLiteral("2017-04-14")),
            i % 2 ? in("日期重叠", "Dates overlap") : in("转诊材料", "Referral papers") };
        line.tone = i == 2 ? Tone::Alarm : i == 4 ? Tone::Attention : Tone::Normal;
        line.marked = i == 1 || i == 3;
        table.lines.push_back(line);
    }
    table.current = lines ? table.lines.front().id : QString();
    view.table = table;
    addPanels(in, view);
    addKeys(in, view);
    return view;
}

std::vector<Sample> sampleViews(const QString& language)
{
    const In in { language == QLatin1String("zh_CN") };
    View given = reviewQueue(language, 12);
    given.notice = in("已通过 YD201703310123。", "YD201703310123 is approved.");
    given.undoSeconds = 8;
    View help = reviewQueue(language, 12);
    help.help = true;
    View second = entry(in);
    Prompt prompt;
    prompt.title = in("要第二个人确认", "A second person must agree");
    prompt.text = { in("开始日期早于今天，要主管登录确认。",
        "The begin lies before today: a supervisor logs in to agree.") };
    prompt.form = logIn(in, false).form;
    prompt.actions = { in.key("agree", "Ctrl+Return", "确认", "Agree"),
        in.key("back", "Esc", "返回", "Back") };
    second.prompt = prompt;
    std::vector<Sample> all { { "log-in", logIn(in, false) }, { "log-in-wrong", logIn(in, true) },
        { "reviews", reviewQueue(language, 12) }, { "reviews-undo", given },
        { "reviews-many", reviewQueue(language, 200) }, { "ask", asking(in, language) },
        { "dry-run", dryRun(in, language) }, { "entry", entry(in) }, { "second", second },
        { "calls", calls(in) }, { "queue", queue(in) }, { "nothing", nothing(in) },
        { "help", help } };
    for (Sample& sample : queueViews())
        all.push_back(std::move(sample));
    for (Sample& sample : moneyViews())
        all.push_back(std::move(sample));
    return all;
}

} // namespace yidi::test
