// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/reconciliation/reconciliation.h"

#include "app/base/clock.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>

using namespace yidi;

namespace {

const QDate today(2017, 3, 31);

BookLine settlement(const QString& number, std::int64_t total = 1000, std::int64_t fund = 700,
    std::int64_t account = 100)
{
    BookLine line;
    line.setlId = number;
    line.mdtrtId = QLatin1Char('S') + number;
    line.psnNo = QStringLiteral("P1");
    line.insutype = QStringLiteral("310");
    line.clearingType = QStringLiteral("21");
    line.msgid = QLatin1Char('m') + number;
    line.at = chinaTime(today, QTime(10, 0));
    line.total = Fen(total);
    line.fund = Fen(fund);
    line.account = Fen(account);
    line.cash = Fen(total - fund - account);
    return line;
}

BookLine settlement(const char* number, std::int64_t total = 1000, std::int64_t fund = 700,
    std::int64_t account = 100)
{
    return settlement(QString::fromLatin1(number), total, fund, account);
}

BookLine cancelled(BookLine line)
{
    line.setlId += QLatin1Char('R');
    line.msgid += QLatin1Char('R');
    line.total = -line.total;
    line.fund = -line.fund;
    line.account = -line.account;
    line.cash = -line.cash;
    line.refund = true;
    return line;
}

BookLine at(BookLine line, const QDate& day, const QTime& time)
{
    line.at = chinaTime(day, time);
    return line;
}

BookLine unnumbered(BookLine line)
{
    line.setlId.clear();
    return line;
}

/// kind, number, who acts, remedy and whether midnight came between, of each difference.
QStringList told(std::vector<BookDifference> differences)
{
    QStringList lines;
    for (const BookDifference& each : differences) {
        const BookLine& line = each.here ? *each.here : *each.there;
        lines.append(
            QStringLiteral("%1 %2 %3 %4%5")
                .arg(differenceKindName(each.kind),
                    line.setlId.isEmpty() ? line.msgid : line.setlId, each.whoActs, each.remedy,
                    each.acrossMidnight ? QStringLiteral(" midnight") : QString()));
    }
    lines.sort();
    return lines;
}

using Book = std::vector<BookLine>;

int below(std::mt19937& random, int limit)
{
    return static_cast<int>(random() % static_cast<unsigned>(limit));
}

/// Two books of three days that differ in all sorts of ways.
std::pair<Book, Book> anyBooks(std::mt19937& random)
{
    Book here;
    Book there;
    const int settlements = below(random, 12);
    for (int i = 0; i < settlements; ++i) {
        BookLine line = settlement(QStringLiteral("A%1").arg(i), 100 * (1 + below(random, 9)));
        line = at(line, today.addDays(below(random, 3) - 1), QTime(23, 59));
        if (below(random, 4) == 0)
            line = cancelled(line);
        BookLine other = line;
        if (below(random, 6) == 0)
            other.at = other.at.addSecs(120);
        if (below(random, 8) == 0)
            other.total += Fen(1);
        if (below(random, 8) == 0)
            other.fund += Fen(1);
        if (below(random, 6) == 0)
            line.setlId.clear();
        for (int copies = below(random, 8) == 0 ? below(random, 3) : 1; copies > 0; --copies)
            here.push_back(line);
        for (int copies = below(random, 8) == 0 ? below(random, 3) : 1; copies > 0; --copies)
            there.push_back(other);
    }
    return { here, there };
}

Fen dayTotal(const Book& book)
{
    Fen sum;
    for (const BookLine& line : book)
        if (line.at.date() == today)
            sum += line.total;
    return sum;
}

} // namespace

class TestReconciliation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void compareBooks_differing_namesKindAndWhoActs_data();
    void compareBooks_differing_namesKindAndWhoActs();
    void compareBooks_anyOrder_saysTheSame();
    void compareBooks_withItself_agrees();
    void remedies_ofDifferences_areAllListed();
    void totalsOf_lines_sumsBySchemeAndType();
    void compareDay_aroundMidnight_knowsItIsOne();
    void compareDay_otherDays_areNotTold();
    void compareDay_totalsAlone_sayWhichGroupsDiffer();
    void compareDay_bookWithoutGroups_isComparedAsAWhole();
    void compareDay_anyBooks_differencesExplainTheTotals();
};

void TestReconciliation::compareBooks_differing_namesKindAndWhoActs_data()
{
    QTest::addColumn<Book>("here");
    QTest::addColumn<Book>("there");
    QTest::addColumn<QStringList>("expected");
    const BookLine a = settlement("A1");
    const auto row = [](const char* name, Book here, Book there, QStringList expected) {
        QTest::newRow(name) << here << there << expected;
    };
    row("both empty", {}, {}, {});
    row("agree", { a, cancelled(a) }, { cancelled(a), a }, {});
    row("house only", { a }, {}, { QStringLiteral("only-here A1 house settle-again") });
    row("province only", {}, { a }, { QStringLiteral("only-there A1 house enter-in-book") });
    row("cancelled by the house only", { a, cancelled(a) }, { a },
        { QStringLiteral("only-here A1R house send-reversal") });
    row("cancelled by the province only", { a }, { a, cancelled(a) },
        { QStringLiteral("only-there A1R house enter-cancellation") });
    row("total", { a }, { settlement("A1", 1001) },
        { QStringLiteral("total-differs A1 both compare-fee-lines") });
    row("total and fund", { a }, { settlement("A1", 1001, 701) },
        { QStringLiteral("total-differs A1 both compare-fee-lines") });
    row("fund", { a }, { settlement("A1", 1000, 701) },
        { QStringLiteral("fund-differs A1 province ask-province") });
    row("account", { a }, { settlement("A1", 1000, 700, 99) },
        { QStringLiteral("fund-differs A1 province ask-province") });
    row("number not known here", { unnumbered(a) }, { a }, {});
    row("number not known there", { a }, { unnumbered(a) }, {});
    row("number not known here, fund", { unnumbered(a) }, { settlement("A1", 1000, 701) },
        { QStringLiteral("fund-differs mA1 province ask-province") });
    BookLine sameMessage = settlement("A2");
    sameMessage.msgid = a.msgid;
    row("two numbers of one message are two", { a }, { sameMessage },
        { QStringLiteral("only-here A1 house settle-again"),
            QStringLiteral("only-there A2 house enter-in-book") });
    row("a refund is no settlement", { a }, { cancelled(unnumbered(a)) },
        { QStringLiteral("only-here A1 house settle-again"),
            QStringLiteral("only-there R house enter-cancellation") });
    row("twice here", { a, a }, { a }, { QStringLiteral("only-here A1 house strike-repeat") });
    row("twice here, none there", { a, a }, {},
        { QStringLiteral("only-here A1 house settle-again"),
            QStringLiteral("only-here A1 house strike-repeat") });
    row("twice there", { a }, { a, a }, { QStringLiteral("only-there A1 province ask-province") });
    row("twice here, the one that agrees is it", { settlement("A1", 5), a }, { a },
        { QStringLiteral("only-here A1 house strike-repeat") });
    row("settled before midnight here, after it there", { at(a, today, QTime(23, 59, 59)) },
        { at(a, today.addDays(1), QTime(0, 0)) },
        { QStringLiteral("only-here A1 house count-on-province-day midnight") });
    row("weeks apart", { at(a, today.addDays(-20), QTime(9, 0)) }, { a },
        { QStringLiteral("only-here A1 house count-on-province-day") });
    row("no time is no other time", { a }, { at(a, QDate(), QTime()) }, {});
}

void TestReconciliation::compareBooks_differing_namesKindAndWhoActs()
{
    QFETCH(Book, here);
    QFETCH(Book, there);
    QFETCH(QStringList, expected);
    QCOMPARE(told(compareBooks(here, there)), expected);
}

void TestReconciliation::compareBooks_anyOrder_saysTheSame()
{
    std::mt19937 random(7);
    for (int i = 0; i < 300; ++i) {
        auto [here, there] = anyBooks(random);
        const auto first = compareBooks(here, there);
        std::shuffle(here.begin(), here.end(), random);
        std::shuffle(there.begin(), there.end(), random);
        QCOMPARE(compareBooks(here, there), first);
    }
}

void TestReconciliation::compareBooks_withItself_agrees()
{
    std::mt19937 random(8);
    for (int i = 0; i < 300; ++i) {
        const auto [here, there] = anyBooks(random);
        QCOMPARE(told(compareBooks(here, here)), QStringList());
        QCOMPARE(told(compareBooks(there, there)), QStringList());
    }
}

void TestReconciliation::remedies_ofDifferences_areAllListed()
{
    const auto known = bookRemedies();
    std::set<QString> met;
    std::mt19937 random(9);
    for (int i = 0; i < 500; ++i) {
        const auto [here, there] = anyBooks(random);
        for (const BookDifference& each : compareBooks(here, there))
            met.insert(each.remedy);
    }
    QCOMPARE(std::vector<QString>(met.begin(), met.end()), known);
}

void TestReconciliation::totalsOf_lines_sumsBySchemeAndType()
{
    BookLine resident = settlement("A2", 300, 200, 0);
    resident.insutype = QStringLiteral("390");
    const Book book { settlement("A1"), resident, cancelled(settlement("A1", 400, 300, 0)) };
    const auto all = totalsOf(book);
    QCOMPARE(all.size(), 2U);
    const BookGroup employees { QStringLiteral("310"), QStringLiteral("21") };
    QCOMPARE(all.at(employees), (BookTotals { Fen(600), Fen(400), Fen(100), Fen(100), 2 }));
    const BookTotals alone { Fen(1000), Fen(700), Fen(100), Fen(200), 1 };
    QCOMPARE(totalsOf(book, false).at(employees), alone);
    QCOMPARE(totalsOf({ cancelled(resident) }, false).size(), 0U);
}

void TestReconciliation::compareDay_aroundMidnight_knowsItIsOne()
{
    const BookLine a = settlement("A1");
    const Book here { at(a, today, QTime(23, 59, 59)) };
    const ProvinceBook there { {}, Book { at(a, today.addDays(1), QTime(0, 0, 1)) } };

    const DayComparison one = compareDay(today, here, there);
    QCOMPARE(told(one.differences),
        QStringList { QStringLiteral("only-here A1 house count-on-province-day midnight") });
    const DayComparison next = compareDay(today.addDays(1), here, there);
    QCOMPARE(told(next.differences),
        QStringList { QStringLiteral("only-there A1 house count-on-province-day midnight") });
    QVERIFY(compareDay(today.addDays(-1), here, there).agrees());
}

void TestReconciliation::compareDay_otherDays_areNotTold()
{
    const QDate yesterday = today.addDays(-1);
    const Book here { settlement("A1"), at(settlement("A2"), yesterday, QTime(8, 0)) };
    const ProvinceBook there { {}, Book { settlement("A1") } };
    const DayComparison compared = compareDay(today, here, there);
    QCOMPARE(told(compared.differences), QStringList());
    QCOMPARE(compared.groups.size(), 1U);
    QCOMPARE(compared.groups[0].here.count, 1);
    QCOMPARE(told(compareDay(yesterday, here, there).differences),
        QStringList { QStringLiteral("only-here A2 house settle-again") });
}

void TestReconciliation::compareDay_totalsAlone_sayWhichGroupsDiffer()
{
    const BookGroup inpatient { QStringLiteral("310"), QStringLiteral("21") };
    const BookGroup outpatient { QStringLiteral("310"), QStringLiteral("11") };
    const BookGroup pharmacy { QStringLiteral("310"), QStringLiteral("41") };
    BookLine visit = settlement("A2");
    visit.clearingType = outpatient.clearingType;
    ProvinceBook there;
    there.totals[inpatient] = { Fen(1000), Fen(700), Fen(100), Fen(0), 1 }; // cash is not compared
    there.totals[pharmacy] = { Fen(1), Fen(0), Fen(0), Fen(1), 1 };
    there.totals[{ QStringLiteral("390"), QStringLiteral("21") }] = {};

    const DayComparison compared = compareDay(today, { settlement("A1"), visit }, there);
    QCOMPARE(compared.groups.size(), 3U); // nothing on either side is no group
    QCOMPARE(compared.groups[0].group, outpatient);
    QVERIFY(!compared.groups[0].there && !compared.groups[0].agrees);
    QCOMPARE(compared.groups[1].group, inpatient);
    QVERIFY(compared.groups[1].agrees);
    QCOMPARE(compared.groups[2].group, pharmacy);
    QVERIFY(!compared.groups[2].agrees);
    QCOMPARE(compared.groups[2].here, BookTotals());
    QVERIFY(!compared.agrees());
}

void TestReconciliation::compareDay_bookWithoutGroups_isComparedAsAWhole()
{
    Book here { settlement("A1"), settlement("A2") };
    for (BookLine& line : here) {
        line.insutype.clear();
        line.clearingType.clear();
    }
    ProvinceBook there { {}, Book { settlement("A1"), settlement("A2") } };
    QVERIFY(compareDay(today, here, there).agrees());
    there.lines->push_back(settlement("A3"));
    const DayComparison compared = compareDay(today, here, there);
    QCOMPARE(compared.groups.size(), 1U);
    QCOMPARE(compared.groups[0].there->count, 3);
    QVERIFY(!compared.groups[0].agrees);
}

void TestReconciliation::compareDay_anyBooks_differencesExplainTheTotals()
{
    std::mt19937 random(10);
    for (int i = 0; i < 2000; ++i) {
        const auto [here, there] = anyBooks(random);
        Fen explained;
        for (const BookDifference& each : compareDay(today, here, { {}, there }).differences) {
            if (each.here && each.here->at.date() == today)
                explained += each.here->total;
            if (each.there && each.there->at.date() == today)
                explained -= each.there->total;
        }
        QCOMPARE(explained.value(), (dayTotal(here) - dayTotal(there)).value());
    }
}

QTEST_GUILESS_MAIN(TestReconciliation)
#include "tst_reconciliation.moc"
