// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// Money. NX-01 settles a stay, pays with a telephone and takes a second copy of the statement;
// HI-01 settles provisionally while the link is cut and a chronic prescription once it is back; the
// window cancels that, settles it again and compares the day.
#include "tests/e2e/tour/books.h"
#include "tests/e2e/tour/tour.h"

#include <QDir>
#include <QFile>

namespace yidi {

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

QDir paper()
{
    return QDir(environment("YIDI_KIOSK") + QStringLiteral("/paper"));
}

QStringList statements()
{
    return paper().entryList({ QStringLiteral("statement-*.pdf") }, QDir::Files, QDir::Time);
}

/// "statement-A650….pdf" bears the number of its settlement.
QString settledLast()
{
    const QStringList all = statements();
    return all.isEmpty() ? QString() : all.first().section(QLatin1Char('-'), 1).section(u'.', 0, 0);
}

Result<void> statement(Tour& tour, qsizetype count)
{
    return tour.wait(QStringLiteral("no statement was made"),
        [count]() -> Result<bool> { return statements().size() >= count; });
}

Result<void> confirm(Tour& tour)
{
    YIDI_TRY(tour.pressThenSee(text("去核对并确认"), text("请核对并确认")));
    YIDI_TRY(tour.press(text("确认")));
    return tour.enterPin(true);
}

Result<void> chooseToSettle(Tour& tour, const QString& person)
{
    YIDI_TRY(tour.insert(person));
    YIDI_TRY(tour.press(text("是我")));
    return tour.pressThenSee(text("费用结算"), text("结算哪一次就诊"));
}

/// The hospital admits HI-01 before the link goes, and drops the bill while it is gone.
Result<void> admitted(Tour& tour, const QString& folder)
{
    YIDI_ASSIGN(const Json answer,
        tour.tool({ QStringLiteral("send"), QStringLiteral("2401"), QStringLiteral("--case"),
            folder + QStringLiteral("/2401.json"), QStringLiteral("--today"),
            environment("YIDI_TODAY") }));
    const QByteArray visit = answer[u"output"][u"result"][u"mdtrt_id"].text().toUtf8();
    QFile bill(folder + QStringLiteral("/bill.json"));
    QFile dropped(environment("YIDI_BILLS") + QStringLiteral("/bill-of-the-stay"));
    if (visit.isEmpty() || !bill.open(QIODevice::ReadOnly) || !dropped.open(QIODevice::WriteOnly))
        return stuck(QStringLiteral("HI-01 was not admitted"));
    dropped.write(bill.readAll().replace("\"mdtrt_id\": \"\"", "\"mdtrt_id\": \"" + visit + '"'));
    return {};
}

Result<void> dropBill()
{
    const QDir bills(environment("YIDI_BILLS"));
    return QFile::rename(bills.filePath(QStringLiteral("bill-of-the-stay")),
               bills.filePath(QStringLiteral("in/HI-01.json")))
        ? Result<void>()
        : stuck(QStringLiteral("the bill could not be dropped"));
}

/// The second of two: a supervisor logs in over the page.
Result<void> agree(Tour& tour)
{
    YIDI_TRY(tour.see({ text("要由另一位主管登录确认") }));
    tour.hands().type(QStringLiteral("1003"));
    tour.hands().key(QStringLiteral("Tab"));
    tour.hands().type(QStringLiteral("training-1003"));
    tour.hands().key(QStringLiteral("Return"));
    return {};
}

/// The hospital's own book of the day, as its system would write it: what its people saw settled.
Result<void> writeDayBook(Tour& tour)
{
    YIDI_ASSIGN(
        const Books ledger, Books::open(tour.out() + QStringLiteral("/province/ledger.db")));
    YIDI_ASSIGN(const auto rows,
        ledger.rows("SELECT setl_id, mdtrt_id, psn_no, printf('%.2f', medfee_sumamt / 100.0), "
                    "printf('%.2f', fund_pay_sumamt / 100.0), printf('%.2f', acct_pay / 100.0), "
                    "refd_setl_flag FROM settlement ORDER BY seq"));
    QStringList lines;
    for (const QStringList& row : rows)
        lines << row.join(QLatin1Char('\t'));
    QDir(environment("YIDI_BILLS")).mkpath(QStringLiteral("book"));
    QFile book(environment("YIDI_BILLS") + QStringLiteral("/book/") + environment("YIDI_TODAY")
        + QStringLiteral(".txt"));
    if (!book.open(QIODevice::WriteOnly))
        return stuck(QStringLiteral("the day book could not be written"));
    book.write(lines.join(QLatin1Char('\n')).toUtf8());
    return {};
}

} // namespace

std::vector<Stop> moneyStops(Tour& tour)
{
    return {
        // NX-01 settles a stay and sees why each amount is what it is.
        { "visits",
            [&tour]() -> Result<void> {
                YIDI_TRY(tour.pressThenSee(text("结束办理"), onWelcome));
                return chooseToSettle(tour, QStringLiteral("NX-01"));
            } },
        { "amounts",
            [&tour]() -> Result<void> {
                YIDI_TRY(tour.press(text("2017-02-08")));
                return tour.see({ text("17,353.93"), text("13,033.05"), text("4,320.88") });
            } },
        { "reasons", [&tour] { return tour.pressThenSee(text("为什么"), text("起付")); } },
        { "confirm",
            [&tour]() -> Result<void> {
                YIDI_TRY(tour.pressThenSee(text("上一步"), text("费用构成")));
                return tour.pressThenSee(text("去核对并确认"), text("请核对并确认"));
            } },
        { "settled",
            [&tour]() -> Result<void> {
                YIDI_TRY(tour.press(text("确认结算")));
                YIDI_TRY(tour.enterPin(true));
                YIDI_TRY(tour.see({ text("已结算，请付个人部分") }));
                return statement(tour, 1);
            } },
        // The share is paid with a telephone, after the settlement and never before.
        { "pay-code",
            [&tour] { return tour.pressThenSee(text("手机扫码付"), text("请用手机扫码付款")); } },
        { "paid",
            [&tour]() -> Result<void> {
                YIDI_TRY(tour.see({ text("3,034.48") })); // the account paid the rest
                YIDI_ASSIGN(const Json paid,
                    tour.tool({ QStringLiteral("pay"), QStringLiteral("training"),
                        QStringLiteral("--bank"), environment("YIDI_BANK"), settledLast() }));
                Q_UNUSED(paid)
                return tour.see({ text("已付清") });
            } },
        { "reprinted",
            [&tour]() -> Result<void> {
                YIDI_TRY(tour.pressThenSee(text("返回菜单"), text("今天办什么")));
                YIDI_TRY(tour.pressThenSee(text("更多服务"), text("还可以办什么")));
                YIDI_TRY(tour.pressThenSee(text("补打结算单"), text("补打哪一次的结算单")));
                YIDI_TRY(tour.pressThenSee(text("2017-02-08"), text("17,353.93")));
                YIDI_TRY(tour.press(text("打印")));
                return tour.takeCard();
            } },
        // What a stay would cost, before there is any. Meanwhile the hospital admits HI-01.
        { "estimate",
            [&tour]() -> Result<void> {
                YIDI_TRY(
                    admitted(tour, environment("YIDI_TRAINING") + QStringLiteral("/bills/HI-01")));
                YIDI_TRY(tour.insert(QStringLiteral("NX-23")));
                YIDI_TRY(tour.press(text("是我")));
                YIDI_TRY(tour.pressThenSee(text("更多服务"), text("还可以办什么")));
                YIDI_TRY(tour.pressThenSee(text("费用估算"), text("打算怎么看病")));
                YIDI_TRY(tour.pressThenSee(text("住院"), text("大约要花多少钱")));
                for (const char* digit : { "2", "0", "0", "0", "0" })
                    YIDI_TRY(tour.press(text(digit)));
                YIDI_TRY(tour.press(text("确定")));
                return tour.see({ text("估算"), text("20,000.00") });
            } },
    };
}

std::vector<Stop> provisionalStops(Tour& tour)
{
    return {
        // The bill of HI-01's stay comes while the link is cut; the insured place lets it be
        // settled
        // provisionally.
        { "bill",
            [&tour]() -> Result<void> {
                YIDI_TRY(dropBill());
                YIDI_TRY(tour.see({ text("待上传 2 笔") }));
                YIDI_TRY(tour.insert(QStringLiteral("HI-01")));
                YIDI_TRY(tour.press(text("是我")));
                YIDI_TRY(tour.pressThenSee(text("费用结算"), text("结算哪一次就诊")));
                return tour.pressThenSee(text("2017-03-30"), text("暂结：费用构成"));
            } },
        { "provisional",
            [&tour]() -> Result<void> {
                YIDI_TRY(confirm(tour));
                YIDI_TRY(tour.see({ text("已暂结，等参保地核定") }));
                return tour.takeCard();
            } },
    };
}

std::vector<Stop> chronicStops(Tour& tour)
{
    return {
        { "chronic",
            [&tour]() -> Result<void> {
                YIDI_TRY(tour.takeCard());
                YIDI_TRY(chooseToSettle(tour, QStringLiteral("HI-01")));
                YIDI_TRY(tour.press(text("慢")));
                return tour.see({ text("6,296.25"), text("5,666.63"), text("629.62") });
            } },
        { "chronic-settled",
            [&tour]() -> Result<void> {
                YIDI_TRY(confirm(tour));
                YIDI_TRY(tour.see({ text("不用再付钱") })); // the account paid the share
                return tour.takeCard();
            } },
    };
}

std::vector<Stop> ledgerStops(Tour& tour)
{
    return {
        // What was settled last is cancelled by two, since the fund paid more than one may cancel.
        { "settlements",
            [&tour]() -> Result<void> {
                YIDI_TRY(tour.openWindow(tour.out() + QStringLiteral("/window")));
                YIDI_TRY(tour.logIn(QStringLiteral("1001")));
                YIDI_TRY(tour.see({ text("窗口受理备案") }));
                tour.hands().key(QStringLiteral("Alt+3"));
                return tour.see({ text("2017-03-31 的结算"), text("5,666.63") });
            } },
        { "cancelled",
            [&tour]() -> Result<void> {
                tour.hands().key(QStringLiteral("F9"));
                YIDI_TRY(tour.see({ text("撤销结算 ") }));
                tour.hands().key(QStringLiteral("F8"));
                YIDI_TRY(agree(tour));
                return tour.see({ text("已撤销 ") });
            } },
        { "settled-again",
            [&tour]() -> Result<void> {
                tour.hands().key(QStringLiteral("F8"));
                YIDI_TRY(tour.see({ text("试算好了") }));
                tour.hands().key(QStringLiteral("F8"));
                YIDI_TRY(tour.see({ text("按试算结算 ") }));
                tour.hands().key(QStringLiteral("F8"));
                YIDI_TRY(agree(tour));
                return tour.see({ text("已结算 ") });
            } },
        { "day",
            [&tour]() -> Result<void> {
                YIDI_TRY(writeDayBook(tour));
                tour.hands().key(QStringLiteral("Alt+4"));
                tour.hands().key(QStringLiteral("F5"));
                YIDI_TRY(tour.see({ text("对平了") }));
                return tour.closeWindow();
            } },
    };
}

} // namespace yidi
