// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// A provisional settlement from the snapshot to the clerk who sees to what differs: a station with
// nothing but its snapshot on one side, the province on the other.
#include "support_provisional.h"

#include "app/transactions/provisional/provisional_codec.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString nx01 = QStringLiteral("NX-01");
const QString urumqi = QStringLiteral("650100");
const QString clerk = QStringLiteral("1001");

QString stateIn(const WireResponse& answer)
{
    return answer.output[u"result"][u"state"].text();
}

QString reasonsOf(const WireResponse& answer)
{
    QStringList codes;
    for (const WireReason& reason : answer.reasons)
        codes += reason.code;
    return codes.join(QLatin1Char(' '));
}

} // namespace

class TestProvisional : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void madeFromTheSnapshot_whenTheLinkIsBack_isConfirmedToTheFen()
    {
        World world;
        QVERIFY2(world.province(), qPrintable(world.error()));
        const QString visit = world.loadStay(nx01);
        const CutOff station(world, nx01);
        const auto shown = station.settle(visit);
        QVERIFY2(shown, qPrintable(shown ? QString() : describe(shown.error())));
        QCOMPARE(shown->amounts.fund_pay_sumamt, Fen(13'033'05));
        QCOMPARE(shown->amounts.psn_part_amt, Fen(4'320'88));
        const QString madeAt = wireDateTime(world.clock().now());

        world.clock().advanceMs(7'200'000);
        const auto request =
            world.message(World::kiosk(), QStringLiteral("Y302"), urumqi, station.input(*shown));
        QByteArray first;
        const auto answer = world.send(World::kiosk(), request, &first);
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        QCOMPARE(stateIn(answer), QStringLiteral("confirmed"));
        QCOMPARE(answer.output[u"result"][u"shown"].text(), QStringLiteral("4320.88"));
        QCOMPARE(answer.output[u"result"][u"share"].text(), QStringLiteral("4320.88"));
        // When the person was told, and when it came to count: two hours lie between them.
        QCOMPARE(answer.output[u"result"][u"made_at"].text(), madeAt);
        QCOMPARE(
            answer.output[u"result"][u"confirmed_at"].text(), wireDateTime(world.clock().now()));
        QVERIFY(wireDateTime(world.clock().now()) != madeAt);
        const Json& info = answer.output[u"setlinfo"];
        QCOMPARE(info[u"fund_pay_sumamt"].text(), QStringLiteral("13033.05"));
        QCOMPARE(info[u"setl_time"].text(), madeAt); // what stands on the paper
        QVERIFY(!answer.output[u"yidi_steps"].items().empty());
        QCOMPARE(world.query("SELECT setl_id FROM visit"), info[u"setl_id"].text());

        // The same once more changes nothing; under another number it is settled already.
        QByteArray second;
        world.send(World::kiosk(), request, &second);
        QCOMPARE(second, first);
        for (const char* infno : { "2304", "Y302" }) {
            const auto again = world.ask(
                World::kiosk(), QString::fromLatin1(infno), urumqi, station.input(*shown));
            QVERIFY(!again.success);
            QCOMPARE(reasonsOf(again), QStringLiteral("S03"));
        }
        QCOMPARE(world.query("SELECT count(*) FROM settlement"), QStringLiteral("1"));
    }

    /// Another stay was settled between the snapshot and the message: it is the second of the year.
    void personMovedOn_isSettledRightAndADifferenceIsOpened()
    {
        const FallingDeductible policies;
        World world(policies.path());
        const QString earlier = world.loadStay(nx01);
        const QString later = playStay(world, nx01, QDate(2017, 3, 2), QDate(2017, 3, 12));
        const CutOff station(world, nx01);
        const auto shown = station.settle(later);
        QVERIFY(shown);
        const auto settled = world.ask(
            World::hospital(), QStringLiteral("2304"), urumqi, settleInput(nx01, earlier));
        QVERIFY2(settled.success, qPrintable(settled.err_msg));

        const auto answer =
            world.ask(World::kiosk(), QStringLiteral("Y302"), urumqi, station.input(*shown));
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        QCOMPARE(stateIn(answer), QStringLiteral("difference"));
        const auto read = fromWire<ProvisionalAnswer>(answer.output, QStringLiteral("output"));
        QVERIFY(read);
        QCOMPARE(read->shown, shown->amounts.psn_part_amt);
        QCOMPARE(read->share, read->settled.settlement.amounts.psn_part_amt);
        QVERIFY(read->share != read->shown);
        QVERIFY(shown->amounts.act_pay_dedc > read->settled.settlement.amounts.act_pay_dedc);
        // It is what settling it on line would have given.
        const auto online = fromWire<SettlementAnswer>(
            world
                .ask(World::hospital(), QStringLiteral("5203"), urumqi,
                    data({ { QStringLiteral("psn_no"), personNo(nx01) },
                        { QStringLiteral("setl_id"), read->settled.settlement.setlId },
                        { QStringLiteral("mdtrt_id"), later } }))
                .output,
            {});
        QVERIFY(online);
        QCOMPARE(online->settlement.amounts, read->settled.settlement.amounts);

        const auto rows = provisionals(world);
        QCOMPARE(rows.size(), std::size_t { 1 });
        QCOMPARE(rows[0].state, ProvisionalState::Difference);
        QCOMPARE(rows[0].number, read->settled.settlement.setlId);
        QCOMPARE(rows[0].mdtrtId, later);
        QVERIFY(rows[0].maskedName.contains(QLatin1Char('*')));
    }

    void openOne_keepsTheNextOutUntilAClerkClosesIt()
    {
        const FallingDeductible policies;
        World world(policies.path());
        const QString earlier = world.loadStay(nx01);
        const QString later = playStay(world, nx01, QDate(2017, 3, 2), QDate(2017, 3, 12));
        const QString last = playStay(world, nx01, QDate(2017, 3, 15), QDate(2017, 3, 20));
        const CutOff station(world, nx01);
        const auto first = station.settle(later);
        const auto second = station.settle(last); // of two stations, say
        QVERIFY(first && second);
        QVERIFY(
            world.ask(World::hospital(), QStringLiteral("2304"), urumqi, settleInput(nx01, earlier))
                .success);
        const auto opened =
            world.ask(World::kiosk(), QStringLiteral("Y302"), urumqi, station.input(*first));
        QCOMPARE(stateIn(opened), QStringLiteral("difference"));
        const auto refused =
            world.ask(World::kiosk(), QStringLiteral("Y302"), urumqi, station.input(*second));
        QVERIFY(!refused.success);
        QCOMPARE(reasonsOf(refused), QStringLiteral("S14"));
        QCOMPARE(refused.reasons[0].blocking, opened.output[u"setlinfo"][u"setl_id"].text());

        // Both wait for a clerk, and the snapshot says so.
        auto rows = provisionals(world);
        QCOMPARE(rows.size(), std::size_t { 2 });
        QVERIFY(isOpen(rows[0].state) && isOpen(rows[1].state));
        const CutOff told(world, nx01);
        QVERIFY(told.person().provisionalOpen);
        const auto notAgain = told.settle(last);
        QVERIFY(!notAgain);
        QCOMPARE(notAgain.error().code, ErrorCode::ProvisionalNotAllowed);

        for (const ProvisionalRow& row : rows) {
            const Json input =
                toWire(ProvisionalClosing { row.number, QStringLiteral("collected") });
            QVERIFY(!world.ask(World::kiosk(), QStringLiteral("Y304"), urumqi, input).success);
            QVERIFY(
                !world.ask(World::office(), QStringLiteral("Y304"), urumqi, input, clerk).success);
            const auto request =
                world.message(World::window(), QStringLiteral("Y304"), urumqi, input, clerk);
            QByteArray closed;
            QByteArray repeated;
            const auto answer = world.send(World::window(), request, &closed);
            QVERIFY2(answer.success, qPrintable(answer.err_msg));
            world.send(World::window(), request, &repeated);
            QCOMPARE(repeated, closed);
            QVERIFY(
                !world.ask(World::window(), QStringLiteral("Y304"), urumqi, input, clerk).success);
        }
        rows = provisionals(world);
        for (const ProvisionalRow& row : rows) {
            QCOMPARE(row.state, ProvisionalState::Closed);
            QCOMPARE(row.closedHow, QStringLiteral("collected"));
            QVERIFY(row.closedBy.endsWith(clerk));
        }
        QVERIFY(!CutOff(world, nx01).person().provisionalOpen);
    }

    void whatMayNotBeConfirmed_isRefusedAndLeftToAClerk_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const char* member, const char* value,
                             const char* reason) {
            QTest::newRow(name) << QString(QLatin1String(member)) << QString(QLatin1String(value))
                                << QString(QLatin1String(reason));
        };
        row("no such visit", "mdtrt_id", "S0", "S01");
        row("another's visit", "psn_no", "P0", "S01");
        row("one fen above the limit", "fund_pay_sumamt", "20000.01", "S14");
        row("another bill", "medfee_sumamt", "17353.92", "S15");
        row("made before the stay began", "setl_time", "2017-02-01 10:00:00", "S14");
    }
    void whatMayNotBeConfirmed_isRefusedAndLeftToAClerk()
    {
        QFETCH(QString, member);
        QFETCH(QString, value);
        QFETCH(QString, reason);
        World world;
        const QString visit = world.loadStay(nx01);
        const CutOff station(world, nx01);
        const auto shown = station.settle(visit);
        QVERIFY(shown);
        const auto request = world.message(World::kiosk(), QStringLiteral("Y302"), urumqi,
            withMember(station.input(*shown), member, value));
        const auto answer = world.send(World::kiosk(), request);
        QVERIFY(!answer.success);
        QCOMPARE(reasonsOf(answer), reason);
        QCOMPARE(world.query("SELECT count(*) FROM settlement"), QStringLiteral("0"));
        QCOMPARE(world.query("SELECT count(*) FROM accumulator"), QStringLiteral("0"));
        const auto rows = provisionals(world);
        QCOMPARE(rows.size(), std::size_t { 1 });
        QCOMPARE(rows[0].state, ProvisionalState::Refused);
        QCOMPARE(rows[0].number, request.msgid);
        QCOMPARE(rows[0].why, reason);
        // Who names a visit that is not theirs blocks nobody.
        QCOMPARE(CutOff(world, nx01).person().provisionalOpen, reason != QLatin1String("S01"));
        // A clerk settles it on line.
        const auto online = world.ask(
            World::window(), QStringLiteral("2304"), urumqi, settleInput(nx01, visit), clerk);
        QVERIFY2(online.success, qPrintable(online.err_msg));
    }

    void insuredPlaceThatWaits_isNeverConfirmed()
    {
        World world;
        const QString visit = world.loadStay(QStringLiteral("TA-11"));
        const CutOff station(world, QStringLiteral("TA-11"));
        const auto shown = station.settle(visit);
        QVERIFY(!shown);
        QCOMPARE(shown.error().code, ErrorCode::SettlementNeedsLink);
        Settlement invented;
        invented.mdtrtId = visit;
        invented.amounts.medfee_sumamt = Fen(1484'20);
        invented.amounts.psn_part_amt = Fen(1484'20);
        invented.settledAt = world.clock().now();
        const auto answer = world.ask(World::kiosk(), QStringLiteral("Y302"),
            QStringLiteral("370900"), station.input(invented));
        QVERIFY(!answer.success);
        QCOMPARE(reasonsOf(answer), QStringLiteral("S14"));
    }

    /// Neither the fee lines nor the discharge had reached the province: they come along.
    void linesAndDischarge_notThereYet_comeAlong_data()
    {
        QTest::addColumn<int>("there"); // how many lines came by themselves
        QTest::newRow("none") << 0;
        QTest::newRow("some") << 7;
        QTest::newRow("all") << 20;
    }
    void linesAndDischarge_notThereYet_comeAlong()
    {
        QFETCH(int, there);
        World world;
        const QString visit = world.loadStay(nx01, false);
        CutOff station(world, nx01); // with the sums of all lines
        station.leave(visit, chinaTime(QDate(2017, 2, 22), QTime(10, 0)));
        const auto shown = station.settle(visit);
        QVERIFY2(shown, qPrintable(shown ? QString() : describe(shown.error())));
        QVERIFY(world.tamper(
            qPrintable(QStringLiteral("DELETE FROM fee_line WHERE rowid NOT IN "
                                      "(SELECT rowid FROM fee_line ORDER BY rowid LIMIT %1)")
                           .arg(there))));

        Json input = station.input(*shown);
        const Json lines = withMember(
            readCase(QStringLiteral("NX-01/2301")).input, QStringLiteral("mdtrt_id"), visit);
        if (there < 20) { // without them nothing happens
            const auto refused = world.ask(World::kiosk(), QStringLiteral("Y302"), urumqi, input);
            QVERIFY(!refused.success);
            QCOMPARE(reasonsOf(refused), QStringLiteral("S15"));
            QCOMPARE(world.query("SELECT endtime FROM visit"), QString());
            QVERIFY(world.tamper("DROP TRIGGER provisional_kept"));
            QVERIFY(world.tamper("DELETE FROM provisional"));
        }
        input.set(QStringLiteral("feedetail"), lines[u"feedetail"]);
        const auto answer = world.ask(World::kiosk(), QStringLiteral("Y302"), urumqi, input);
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        QCOMPARE(stateIn(answer), QStringLiteral("confirmed"));
        QCOMPARE(world.query("SELECT count(*) FROM fee_line"), QStringLiteral("20"));
        QCOMPARE(world.query("SELECT endtime FROM visit"), QStringLiteral("2017-02-22 10:00:00"));
    }

    void linesOfAnotherVisit_areRefused()
    {
        World world;
        const QString visit = world.loadStay(nx01);
        const CutOff station(world, nx01);
        Json input = station.input(*station.settle(visit));
        input.set(QStringLiteral("feedetail"),
            withMember(readCase(QStringLiteral("NX-01/2301")).input, QStringLiteral("mdtrt_id"),
                QStringLiteral("S0"))[u"feedetail"]);
        const auto answer = world.ask(World::kiosk(), QStringLiteral("Y302"), urumqi, input);
        QVERIFY(!answer.success);
        QCOMPARE(reasonsOf(answer), QStringLiteral("S01"));
    }

    void notDischarged_andNoEndTold_isRefused()
    {
        World world;
        const QString visit = world.loadStay(nx01, false);
        CutOff station(world, nx01);
        station.leave(visit, chinaTime(QDate(2017, 2, 22), QTime(10, 0)));
        const auto shown = station.settle(visit);
        QVERIFY(shown);
        const auto answer = world.ask(World::kiosk(), QStringLiteral("Y302"), urumqi,
            withMember(station.input(*shown), QStringLiteral("endtime"), QString()));
        QVERIFY(!answer.success);
        QCOMPARE(reasonsOf(answer), QStringLiteral("S02"));
    }

    void confirmed_cancelled_restoresTheYearAndIsSettledAgain()
    {
        World world;
        const QString visit = world.loadStay(nx01);
        const QString before = yearOf(world, nx01);
        const CutOff station(world, nx01);
        const auto shown = station.settle(visit);
        QVERIFY(shown);
        const auto confirmed =
            world.ask(World::kiosk(), QStringLiteral("Y302"), urumqi, station.input(*shown));
        QVERIFY(confirmed.success);
        QVERIFY(yearOf(world, nx01) != before);
        const auto cancelled = world.ask(World::window(), QStringLiteral("2305"), urumqi,
            data({ { QStringLiteral("setl_id"), confirmed.output[u"setlinfo"][u"setl_id"] },
                { QStringLiteral("mdtrt_id"), visit },
                { QStringLiteral("psn_no"), personNo(nx01) } }),
            clerk);
        QVERIFY2(cancelled.success, qPrintable(cancelled.err_msg));
        QCOMPARE(
            cancelled.output[u"setlinfo"][u"fund_pay_sumamt"].text(), QStringLiteral("-13033.05"));
        QCOMPARE(yearOf(world, nx01), before);
        const auto again =
            world.ask(World::hospital(), QStringLiteral("2304"), urumqi, settleInput(nx01, visit));
        QVERIFY2(again.success, qPrintable(again.err_msg));
        QCOMPARE(again.output[u"setlinfo"][u"fund_pay_sumamt"].text(), QStringLiteral("13033.05"));
    }

    /// Made on the last evening of a year, sent in the next: it belongs to the year of discharge.
    void yearChangedOnTheWay_isConfirmedInTheOldYear()
    {
        World world;
        QVERIFY(world.loadStay(nx01).startsWith(QLatin1Char('S')));
        const QString first = world.query("SELECT mdtrt_id FROM visit");
        QVERIFY(
            world.ask(World::hospital(), QStringLiteral("2304"), urumqi, settleInput(nx01, first))
                .success);
        world.clock().advanceMs(
            world.clock().now().msecsTo(chinaTime(QDate(2017, 12, 31), QTime(21, 0))));
        const QString visit = playStay(world, nx01, QDate(2017, 12, 20), QDate(2017, 12, 31));
        QVERIFY2(visit.startsWith(QLatin1Char('S')), qPrintable(visit));
        const CutOff station(world, nx01);
        const auto shown = station.settle(visit);
        QVERIFY2(shown, qPrintable(shown ? QString() : describe(shown.error())));
        world.clock().advanceMs(qint64 { 2 } * 24 * 3600 * 1000);
        const auto answer =
            world.ask(World::kiosk(), QStringLiteral("Y302"), urumqi, station.input(*shown));
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        QCOMPARE(stateIn(answer), QStringLiteral("confirmed"));
        QCOMPARE(world.query("SELECT setl_year FROM settlement ORDER BY seq DESC"),
            QStringLiteral("2017"));
        // A station cut off since the old year knows nothing of it in the new one.
        QVERIFY(!CutOff(world, nx01).settle(visit));
    }

    void snapshot_afterSettling_tellsOfTheYear()
    {
        World world;
        const QString visit = world.loadStay(nx01);
        QVERIFY(CutOff(world, nx01).person().accumulators.at(QStringLiteral("310")).empty());
        QVERIFY(
            world.ask(World::hospital(), QStringLiteral("2304"), urumqi, settleInput(nx01, visit))
                .success);
        const CutOff station(world, nx01);
        const auto& year = station.person().accumulators.at(QStringLiteral("310"));
        QCOMPARE(year.at(QStringLiteral("hifp_pay")), Fen(13'033'05));
        QCOMPARE(station.person().admissions.at(QStringLiteral("310")), 1);
    }

    void question_ofAnotherHouse_tellsNothing()
    {
        World world;
        const QString visit = world.loadStay(nx01);
        const CutOff station(world, nx01);
        QVERIFY(world
                    .ask(World::kiosk(), QStringLiteral("Y302"), urumqi,
                        station.input(*station.settle(visit)))
                    .success);
        QCOMPARE(provisionals(world).size(), std::size_t { 1 });
        QVERIFY(provisionals(world, World::office()).empty());
    }
};

QTEST_GUILESS_MAIN(TestProvisional)
#include "tst_provisional.moc"
