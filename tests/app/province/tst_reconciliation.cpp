// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/files/zip.h"
#include "app/transactions/reconciliation/book_text.h"
#include "app/transactions/reconciliation/reconciliation_codec.h"

#include "tests/app/province/support_world.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QDate today(2017, 3, 31);
const BookGroup inpatients { QStringLiteral("310"), QStringLiteral("21") };
const QString office = QStringLiteral("640100");

QString settleStay(World& world, const QString& person)
{
    const QString visit = world.loadStay(person);
    const WireResponse settled = world.ask(World::kiosk(), QStringLiteral("2304"),
        insuredRegion(person),
        data(
            { { QStringLiteral("psn_no"), personNo(person) }, { QStringLiteral("mdtrt_id"), visit },
                { QStringLiteral("insutype"), QStringLiteral("310") },
                { QStringLiteral("acct_used_flag"), QStringLiteral("0") } }));
    return settled.output[u"setlinfo"][u"setl_id"].text();
}

/// What the hospital would have booked of the stay NX-01.
BookLine bookLine(World& world, const QString& setlId)
{
    BookLine line;
    line.setlId = setlId;
    line.mdtrtId = world.query("SELECT mdtrt_id FROM settlement");
    line.psnNo = personNo(QStringLiteral("NX-01"));
    line.insutype = inpatients.insutype;
    line.clearingType = inpatients.clearingType;
    line.at = chinaTime(today, QTime(10, 0));
    line.total = Fen(1735393);
    line.fund = Fen(1303305);
    line.cash = Fen(432088);
    return line;
}

TotalsAnswer totals(World& world, const StationName& who, const std::vector<BookLine>& book,
    const QDate& day = today)
{
    const auto sums = totalsOf(book);
    const auto sum = sums.find(inpatients);
    const TotalsQuery query { inpatients, office, day, day,
        sum == sums.end() ? BookTotals() : sum->second, true };
    const WireResponse answer = world.ask(who, QStringLiteral("3201"), {}, toWire(query));
    return fromWire<TotalsAnswer>(answer.output, QStringLiteral("output")).value_or(TotalsAnswer());
}

WireResponse upload(World& world, const StationName& who, const QByteArray& content)
{
    const FileUpload file { content, QStringLiteral("file.zip"), who.institutionCode };
    return world.ask(who, QStringLiteral("9101"), {}, toWire(file));
}

WireResponse details(World& world, const StationName& who, const QString& file,
    const std::vector<BookLine>& book, const QDate& from = today, const QDate& to = today)
{
    const DetailQuery query { office, file, from, to, *sumOf(book), {}, true };
    return world.ask(who, QStringLiteral("3202"), {}, toWire(query));
}

WireResponse download(World& world, const StationName& who, const Json& info)
{
    const FileDownload asked { info[u"file_qury_no"].text(), info[u"filename"].text(),
        who.institutionCode };
    return world.ask(who, QStringLiteral("9102"), {}, toWire(asked));
}

/// The whole way: up, compare, down.
std::vector<BookResult> compared(World& world, const std::vector<BookLine>& book,
    const QDate& from = today, const QDate& to = today)
{
    const StationName who = World::window();
    const WireResponse up =
        upload(world, who, *zipText(QStringLiteral("file.txt"), writeBook(book)));
    const WireResponse answer =
        details(world, who, up.output[u"file_qury_no"].text(), book, from, to);
    const WireResponse down = download(world, who, answer.output[u"fileinfo"]);
    const auto content = fromWire<FileContent>(down.output, QStringLiteral("output"));
    if (!content)
        return {};
    const auto text = unzipText(content->content, QStringLiteral("result.txt"), 1024 * 1024);
    return text ? readResults(*text).value_or(std::vector<BookResult>())
                : std::vector<BookResult>();
}

} // namespace

class TestReconciliation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void totals_asBooked_agree()
    {
        World world;
        QVERIFY2(world.province(), qPrintable(world.error()));
        QCOMPARE(totals(world, World::window(), {}).result, QString::fromLatin1(totalsAgree));
        const BookLine line = bookLine(world, settleStay(world, QStringLiteral("NX-01")));
        const TotalsAnswer agreed = totals(world, World::window(), { line });
        QCOMPARE(agreed.result, QString::fromLatin1(totalsAgree));
        QCOMPARE(agreed.there, (BookTotals { line.total, line.fund, {}, line.cash, 1 }));
        // Of another day, or in another house, it is nothing.
        QCOMPARE(totals(world, World::window(), {}, today.addDays(-1)).result,
            QString::fromLatin1(totalsAgree));
        QCOMPARE(totals(world, World::office(), {}).there.count, 0);
    }

    void totals_otherThanBooked_differAndSayWhere()
    {
        World world;
        BookLine line = bookLine(world, settleStay(world, QStringLiteral("NX-01")));
        line.fund -= Fen(1);
        const TotalsAnswer differing = totals(world, World::window(), { line });
        QCOMPARE(differing.result, QString::fromLatin1(totalsDiffer));
        QVERIFY2(
            differing.description.contains(QStringLiteral("fund_pay_sumamt 13033.04 → 13033.05")),
            qPrintable(differing.description));
    }

    void details_ofBothBooks_sayWhatDiffers()
    {
        World world;
        const BookLine line = bookLine(world, settleStay(world, QStringLiteral("NX-01")));
        auto results = compared(world, { line });
        QCOMPARE(results.size(), 1U);
        QVERIFY(!results[0].kind);
        QCOMPARE(results[0].line.msgid, world.query("SELECT msgid FROM settlement"));
        QCOMPARE(wireDateTime(results[0].line.at), world.query("SELECT setl_time FROM settlement"));

        BookLine unknown = line;
        unknown.setlId = QStringLiteral("A-unknown");
        BookLine other = line;
        other.total += Fen(1);
        results = compared(world, { other, unknown });
        QCOMPARE(results.size(), 2U);
        QCOMPARE(*results[0].kind, DifferenceKind::TotalDiffers);
        QCOMPARE(results[0].line.total, line.total); // the province's
        QCOMPARE(*results[1].kind, DifferenceKind::OnlyHere);
        QVERIFY(!results[1].isThere);

        results = compared(world, {});
        QCOMPARE(results.size(), 1U);
        QCOMPARE(*results[0].kind, DifferenceKind::OnlyThere);
        QCOMPARE(compared(world, {}, today.addDays(-9), today.addDays(-1)).size(), 0U);
    }

    void details_cancelledHereOnly_isNamed()
    {
        World world;
        const QString setlId = settleStay(world, QStringLiteral("NX-01"));
        const BookLine line = bookLine(world, setlId);
        const WireResponse cancelled = world.ask(World::hospital(), QStringLiteral("2305"),
            insuredRegion(QStringLiteral("NX-01")),
            data({ { QStringLiteral("mdtrt_id"), line.mdtrtId },
                { QStringLiteral("setl_id"), setlId }, { QStringLiteral("psn_no"), line.psnNo } }));
        QVERIFY2(cancelled.success, qPrintable(cancelled.err_msg));
        const auto results = compared(world, { line });
        QCOMPARE(results.size(), 2U);
        const BookResult& refund = results[0].kind ? results[0] : results[1];
        QCOMPARE(*refund.kind, DifferenceKind::OnlyThere);
        QVERIFY(refund.line.refund);
        QCOMPARE(refund.line.total, -line.total);
    }

    void details_hostileFiles_areRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        const QString name = QStringLiteral("file.txt");
        QTest::newRow("no zip") << QByteArray("hello");
        QTest::newRow("bomb") << *zipText(name, QByteArray(80 * 1024 * 1024, '0'));
        QTest::newRow("a million lines")
            << *zipText(name, QByteArray("A\tS\tP\t1.00\t1.00\t0.00\t0\n").repeated(1'000'000));
        QTest::newRow("other name") << *zipText(QStringLiteral("../file.txt"), "");
        QTest::newRow("other columns") << *zipText(name, "A1\tS1\n");
        QTest::newRow("not UTF-8") << *zipText(name, "\xFF");
        QTest::newRow("cut off") << *zipText(
            name, "A1\tS1\tP1\t10.00\t7.00\t1.00\t0"); // the totals say nothing of it
    }
    void details_hostileFiles_areRefused()
    {
        QFETCH(QByteArray, content);
        World world;
        const WireResponse up = upload(world, World::window(), content);
        QVERIFY2(up.success, qPrintable(up.err_msg));
        const WireResponse answer =
            details(world, World::window(), up.output[u"file_qury_no"].text(), {});
        QVERIFY(!answer.success);
        QVERIFY(!answer.err_msg.isEmpty());
        QVERIFY(!answer.err_msg.startsWith(QLatin1String("UNSIGNED")));
    }

    void files_ofOthers_areNotGivenOut()
    {
        World world;
        const WireResponse up =
            upload(world, World::window(), *zipText(QStringLiteral("file.txt"), {}));
        const Json mine =
            Json::object({ { QStringLiteral("file_qury_no"), up.output[u"file_qury_no"] },
                { QStringLiteral("filename"), Json(QStringLiteral("file.zip")) } });
        QVERIFY(download(world, World::hospital(), mine).success);
        QVERIFY(!download(world, World::office(), mine).success);
        QVERIFY(!details(world, World::office(), up.output[u"file_qury_no"].text(), {}).success);
        Json renamed = mine;
        renamed.set(QStringLiteral("filename"), Json(QStringLiteral("other.zip")));
        QVERIFY(!download(world, World::hospital(), renamed).success);
        world.clock().advanceMs(8 * 24 * 3600 * qint64 { 1000 });
        QVERIFY(!download(world, World::hospital(), mine).success);
    }

    void files_ofAnotherSender_areNotTaken()
    {
        World world;
        const FileUpload file { "x", QStringLiteral("file.zip"), World::office().institutionCode };
        QVERIFY(!world.ask(World::window(), QStringLiteral("9101"), {}, toWire(file)).success);
    }

    void days_outOfRange_areRefused()
    {
        World world;
        const WireResponse up =
            upload(world, World::window(), *zipText(QStringLiteral("file.txt"), {}));
        const QString file = up.output[u"file_qury_no"].text();
        QVERIFY(!details(world, World::window(), file, {}, today, today.addDays(-1)).success);
        QVERIFY(!details(world, World::window(), file, {}, today.addDays(-400), today).success);
        QVERIFY(details(world, World::window(), file, {}, today.addDays(-365), today).success);
    }
};

QTEST_GUILESS_MAIN(TestReconciliation)
#include "tst_reconciliation.moc"
