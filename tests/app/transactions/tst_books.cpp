// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/clock.h"
#include "app/transactions/reconciliation/book_text.h"
#include "app/transactions/reconciliation/reconciliation_codec.h"

#include <QTest>

#include <algorithm>

using namespace yidi;

namespace {

const QDate today(2017, 3, 31);

BookLine settlement(const char* number, std::int64_t total, std::int64_t fund)
{
    BookLine line;
    line.setlId = QLatin1String(number);
    line.mdtrtId = QStringLiteral("S1");
    line.psnNo = QStringLiteral("P1");
    line.insutype = QStringLiteral("310");
    line.clearingType = QStringLiteral("21");
    line.msgid = QLatin1Char('m') + line.setlId;
    line.at = chinaTime(today, QTime(10, 0));
    line.total = Fen(total);
    line.fund = Fen(fund);
    line.account = Fen(100);
    line.cash = line.total - line.fund - line.account;
    return line;
}

} // namespace

class TestBooks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void book_written_isTheInterfacesText()
    {
        BookLine refund = settlement("A2", -500, -200);
        refund.account = Fen(0);
        refund.refund = true;
        refund.psnNo.clear();
        QCOMPARE(writeBook({ settlement("A1", 1000, 700), refund }),
            QByteArray("A1\tS1\tP1\t10.00\t7.00\t1.00\t0\nA2\tS1\tnull\t-5.00\t-2.00\t0.00\t1"));
        QCOMPARE(writeBook({}), QByteArray());
    }

    void book_readBack_knowsWhatTheTextHolds()
    {
        const auto lines = readBook(writeBook({ settlement("A1", 1000, 700) }), today);
        QVERIFY(lines);
        BookLine expected = settlement("A1", 1000, 700);
        expected.insutype.clear();
        expected.clearingType.clear();
        expected.msgid.clear();
        expected.at = chinaTime(today, QTime(0, 0));
        QCOMPARE(lines->size(), 1U);
        QVERIFY(lines->front() == expected);
        QVERIFY(readBook({}, today)->empty());
    }

    void book_ofElevenColumns_isWhole()
    {
        const QByteArray text(
            "A1\tS1\tP1\t10.00\t7.00\t1.00\t0\t310\t21\t2017-03-31 10:00:00\tmA1\r\n"
            "null\tS1\tP1\t10.00\t7.00\t1.00\t0\tnull\tnull\tnull\tmA2\n");
        const auto lines = readBook(text, today);
        QVERIFY2(lines, qPrintable(lines ? QString() : describe(lines.error())));
        QVERIFY((*lines)[0] == settlement("A1", 1000, 700));
        QCOMPARE((*lines)[1].msgid, QStringLiteral("mA2"));
        QCOMPARE((*lines)[1].at.date(), today);
    }

    void book_hostile_isRefusedByLineAndColumn_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* name, const char* text, const char* complaint) {
            QTest::newRow(name) << QByteArray(text) << QString(QLatin1String(complaint));
        };
        const char* const good = "A1\tS1\tP1\t10.00\t7.00\t1.00\t0";
        row("six columns", "A1\tS1\tP1\t10.00\t7.00\t1.00", "line 1: ");
        row("eight columns", "A1\tS1\tP1\t10.00\t7.00\t1.00\t0\t0", "line 1: ");
        row("no columns", "A1", "line 1: ");
        QTest::newRow("an empty line")
            << QByteArray(good) + "\n\n" + good << QStringLiteral("line 2: ");
        row("amount", "A1\tS1\tP1\tten\t7.00\t1.00\t0", "line 1: medfee_sumamt is not an amount");
        row("NaN", "A1\tS1\tP1\tNaN\t7.00\t1.00\t0", "line 1: medfee_sumamt is not an amount");
        row("1e400", "A1\tS1\tP1\t1e400\t7.00\t1.00\t0", "line 1: medfee_sumamt is not an amount");
        row("no amount", "A1\tS1\tP1\tnull\t7.00\t1.00\t0", "line 1: medfee_sumamt is missing");
        row("fractions", "A1\tS1\tP1\t1.005\t7.00\t1.00\t0", "line 1: medfee_sumamt is not");
        row("flag", "A1\tS1\tP1\t10.00\t7.00\t1.00\tyes", "line 1: refd_setl_flag is not 0 or 1");
        row("no number", "null\tS1\tP1\t10.00\t7.00\t1.00\t0", "line 1: setl_id is missing");
        row("long number", "A123456789012345678901234567890\tS1\tP1\t10.00\t7.00\t1.00\t0",
            "line 1: setl_id is too long");
        row("beyond money",
            "A1\tS1\tP1\t99999999999999.99\t0.00\t0.00\t0\nA2\tS1\tP1\t99999999999999.99\t0.00\t0."
            "00\t0",
            "the book is out of range");
    }
    void book_hostile_isRefusedByLineAndColumn()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, complaint);
        const auto lines = readBook(text, today);
        QVERIFY(!lines);
        QCOMPARE(lines.error().code, ErrorCode::BadInput);
        QVERIFY2(lines.error().detail.startsWith(complaint), qPrintable(lines.error().detail));
    }

    void results_ofBothBooks_nameEveryLineOfBoth()
    {
        const std::vector<BookLine> province { settlement("A1", 1000, 700),
            settlement("A2", 1000, 700), settlement("A3", 1000, 700), settlement("A4", 1000, 700) };
        const auto house =
            readBook(writeBook({ settlement("A1", 1000, 700), settlement("A2", 1001, 700),
                         settlement("A3", 1000, 699), settlement("A5", 1000, 700) }),
                {});
        const QByteArray text = writeResults(resultsOf(*house, province));
        QByteArrayList lines = text.split('\n');
        std::sort(lines.begin(), lines.end());
        QCOMPARE(lines,
            (QByteArrayList {
                "P1\tS1\tA1\tmA1\t0\t0\t2017-03-31 10:00:00\t10.00\t7.00\t1.00",
                "P1\tS1\tA2\tmA2\t3\t0\t2017-03-31 10:00:00\t10.00\t7.00\t1.00",
                "P1\tS1\tA3\tmA3\t4\t0\t2017-03-31 10:00:00\t10.00\t7.00\t1.00",
                "P1\tS1\tA4\tmA4\t2\t0\t2017-03-31 10:00:00\t10.00\t7.00\t1.00",
                "P1\tS1\tA5\tnull\t1\t0\tnull\tnull\tnull\tnull",
            }));
        const auto back = readResults(text);
        QVERIFY2(back, qPrintable(back ? QString() : describe(back.error())));
        QCOMPARE(linesThere(*back).size(), province.size());
        // Whoever compares again comes to what the province said.
        QCOMPARE(compareBooks(*house, linesThere(*back)).size(), 4U);
    }

    void results_hostile_areRefused()
    {
        for (const char* text : { "P1\tS1\tA1\tm\t9\t0\tnull\t10.00\t7.00\t1.00",
                 "P1\tS1\tA1\tm\t0\t0\tyesterday\t10.00\t7.00\t1.00",
                 "P1\tS1\tA1\tm\t0\t0\tnull\t10.00\t7.00",
                 "P1\tS1\tA1\tm\t0\t0\tnull\t10.00\tx\t1.00" })
            QVERIFY2(!readResults(text), text);
    }

    void totalsQuery_andTheOthers_crossTheWire()
    {
        TotalsQuery query { { QStringLiteral("310"), QStringLiteral("21") },
            QStringLiteral("640100"), today, today, { Fen(1000), Fen(700), Fen(100), {}, 1 },
            false };
        const Json node = toWire(query);
        QCOMPARE(node[u"data"][u"REFD_SETL_FLAG"].text(), QStringLiteral("0"));
        QCOMPARE(*fromWire<TotalsQuery>(node, QStringLiteral("input")), query);
        DetailQuery detail { QStringLiteral("640100"), QStringLiteral("D1"), today, today,
            { Fen(1000), Fen(700), Fen(100), Fen(200), 1 }, {}, true };
        QCOMPARE(*fromWire<DetailQuery>(toWire(detail), QStringLiteral("input")), detail);
        const TotalsAnswer answer { QStringLiteral("640100"), QString::fromLatin1(totalsDiffer),
            QStringLiteral("x"), { Fen(1000), Fen(700), Fen(100), Fen(200), 1 } };
        QCOMPARE(*fromWire<TotalsAnswer>(toWire(answer), QStringLiteral("output")), answer);
        const UnmappedAnswer unmapped {
            { { QStringLiteral("X"), QStringLiteral("n"), 2, Fen(5), today } }
        };
        QCOMPARE(*fromWire<UnmappedAnswer>(toWire(unmapped), QStringLiteral("output")), unmapped);
        const auto anything = parseJson("{\"data\":{\"REFD_SETL_FLAG\":\"x\",\"insutype\":\"310\","
                                        "\"clr_type\":\"21\",\"setl_optins\":\"640100\","
                                        "\"stmt_begndate\":\"2017-03-31\",\"stmt_enddate\":"
                                        "\"2017-03-31\",\"medfee_sumamt\":0,\"fund_pay_sumamt\":0,"
                                        "\"acct_pay\":0,\"fixmedins_setl_cnt\":0}}");
        QVERIFY(fromWire<TotalsQuery>(*anything, QStringLiteral("input"))->withRefunds);
    }
};

QTEST_GUILESS_MAIN(TestBooks)
#include "tst_books.moc"
