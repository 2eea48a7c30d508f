// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0

// The life of a stay at the province: what may follow what, what undoes what, and that undoing
// leaves nothing behind.
#include "support_stay.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString admitted = QStringLiteral("2017-02-08 03:40:00");

/// How far a stay has come, and the messages that bring it there.
enum Scene { Admitted, Charged, PartlySettled, Discharged, Settled, SettledAndUndone, TakenBack };

struct Life {
    World world;
    Stay stay { world };
    QString setlId; ///< of the latest settlement

    explicit Life(Scene scene)
    {
        stay.admit(admitted);
        if (scene == TakenBack)
            stay.cancelAdmission();
        if (scene == Admitted || scene == TakenBack)
            return;
        stay.charge(QStringLiteral("1"), QStringLiteral("3000.00"));
        stay.charge(QStringLiteral("2"), QStringLiteral("500.00"), QStringLiteral("2017-03-02"), {},
            Stay::drugB());
        if (scene == PartlySettled)
            setlId = setlIdOf(stay.settle(true));
        if (scene < Discharged)
            return;
        stay.discharge();
        if (scene >= Settled)
            setlId = setlIdOf(stay.settle());
        if (scene == SettledAndUndone)
            stay.cancelSettlement(setlId);
    }

    WireResponse tell(const QString& what)
    {
        if (what == QLatin1String("2401"))
            return Stay(world).admit(QStringLiteral("2017-03-31 09:45:00"));
        if (what == QLatin1String("2403"))
            return stay.change(QStringLiteral("2017-02-09 00:00:00"), QStringLiteral("24"));
        if (what == QLatin1String("2404"))
            return stay.cancelAdmission();
        if (what == QLatin1String("2301"))
            return stay.charge(QStringLiteral("9"), QStringLiteral("10.00"));
        if (what == QLatin1String("2302"))
            return stay.cancelFee(QStringLiteral("0000"));
        if (what == QLatin1String("2402"))
            return stay.discharge();
        if (what == QLatin1String("2405"))
            return stay.cancelDischarge();
        if (what == QLatin1String("2305"))
            return stay.cancelSettlement(setlId.isEmpty() ? QStringLiteral("A0") : setlId);
        const bool interim = what.endsWith(QLatin1Char('i'));
        return what.startsWith(QLatin1String("2303")) ? stay.estimate(interim)
                                                      : stay.settle(interim);
    }
};

QString amount(const WireResponse& answer, QStringView name)
{
    return answer.output[u"setlinfo"][name].text();
}

/// The amounts of an answer, without who and when.
QByteArray figures(const WireResponse& answer)
{
    QByteArray all;
    for (QStringView name :
        { u"medfee_sumamt", u"fulamt_ownpay_amt", u"overlmt_selfpay", u"preselfpay_amt",
            u"inscp_scp_amt", u"act_pay_dedc", u"hifp_pay", u"pool_prop_selfpay", u"cvlserv_pay",
            u"hifes_pay", u"hifmi_pay", u"hifob_pay", u"maf_pay", u"oth_pay", u"fund_pay_sumamt",
            u"psn_part_amt", u"acct_pay", u"psn_cash_pay", u"hosp_part_amt", u"balc" })
        all += amount(answer, name).toUtf8() + ' ';
    return all + writeJson(answer.output[u"setldetail"]);
}

Json category(const char* type, const char* total, const char* own, const char* first)
{
    return Json::object({ { QStringLiteral("med_chrgitm_type"), QString::fromLatin1(type) },
        { QStringLiteral("det_item_fee_sumamt"), QString::fromLatin1(total) },
        { QStringLiteral("fulamt_ownpay_amt"), QString::fromLatin1(own) },
        { QStringLiteral("overlmt_amt"), QStringLiteral("0.00") },
        { QStringLiteral("preselfpay_amt"), QString::fromLatin1(first) } });
}

} // namespace

class TestStays : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tell_inEveryScene_keepsTheOrder_data()
    {
        QTest::addColumn<int>("scene");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("expected");
        struct Column {
            const char* name;
            Scene scene;
        };
        const Column columns[] = { { "admitted", Admitted }, { "charged", Charged },
            { "partly settled", PartlySettled }, { "discharged", Discharged },
            { "settled", Settled }, { "undone", SettledAndUndone }, { "taken back", TakenBack } };
        const QString staying = QStringLiteral("已有在院就诊");
        struct Row {
            const char* what;
            const char* expected[std::size(columns)];
        };
        // "stay": refused because somebody is in hospital already; "day": discharged already.
        const Row rows[] = {
            { "2401", { "stay", "stay", "stay", "ok", "ok", "ok", "ok" } },
            { "2403", { "ok", "ok", "S09", "ok", "S03", "ok", "S01" } },
            { "2301", { "ok", "ok", "ok", "S09", "S03", "S09", "S01" } },
            { "2302", { "ok", "ok", "ok", "S09", "S09", "S09", "S01" } },
            { "2402", { "ok", "ok", "ok", "day", "day", "day", "S01" } },
            { "2303", { "S02", "S02", "S02", "ok", "S03", "ok", "S01" } },
            { "2304", { "S02", "S02", "S02", "ok", "S03", "ok", "S01" } },
            { "2303i", { "ok", "ok", "ok", "S09", "S03", "S09", "S01" } },
            { "2304i", { "ok", "ok", "ok", "S09", "S03", "S09", "S01" } },
            { "2305", { "S01", "S01", "ok", "S01", "ok", "S10", "S01" } },
            { "2405", { "S10", "S10", "S10", "ok", "S09", "ok", "S01" } },
            { "2404", { "ok", "S09", "S09", "S09", "S09", "S09", "S01" } },
        };
        for (const Row& row : rows)
            for (std::size_t i = 0; i < std::size(columns); ++i) {
                QString expected = QString::fromLatin1(row.expected[i]);
                expected.replace(QLatin1String("stay"), staying);
                expected.replace(QLatin1String("day"), QStringLiteral("出院"));
                QTest::addRow("%s %s", row.what, columns[i].name)
                    << static_cast<int>(columns[i].scene) << QString::fromLatin1(row.what)
                    << expected;
            }
    }
    void tell_inEveryScene_keepsTheOrder()
    {
        QFETCH(int, scene);
        QFETCH(QString, what);
        QFETCH(QString, expected);
        Life life(static_cast<Scene>(scene));
        const QString before = effects(life.world);
        const WireResponse answer = life.tell(what);
        QVERIFY2(outcome(answer).contains(expected),
            qPrintable(outcome(answer) + QLatin1Char(' ') + answer.err_msg));
        if (!answer.success) {
            QCOMPARE(effects(life.world), before);
            return;
        }
        // Told once more, it is answered as before and does nothing.
        const QString after = effects(life.world);
        if (what != QLatin1String("2401") && !what.startsWith(QLatin1String("2303"))) {
            QByteArray repeated;
            life.stay.again(&repeated);
            QCOMPARE(repeated, life.stay.lastAnswer);
        }
        QCOMPARE(effects(life.world), after);
    }

    void undo_everything_leavesNothingBehind()
    {
        Life life(Charged);
        World& world = life.world;
        Stay& stay = life.stay;
        const QString charged = moneyState(world);
        const auto first = stay.settle(true);
        QVERIFY2(first.success, qPrintable(first.err_msg));
        const QString partly = moneyState(world);
        QVERIFY(stay.charge(QStringLiteral("3"), QStringLiteral("800.00")).success);
        QVERIFY(stay.discharge().success);
        const QString ready = moneyState(world);
        const auto estimate = stay.estimate();
        const auto last = stay.settle();
        QVERIFY2(last.success, qPrintable(last.err_msg));
        QCOMPARE(figures(last), figures(estimate));

        // The last first, each by a row of its own with every sign turned.
        QCOMPARE(outcome(stay.cancelSettlement(setlIdOf(first))), QStringLiteral("S09"));
        const auto undone = stay.cancelSettlement(setlIdOf(last));
        QVERIFY2(undone.success, qPrintable(undone.err_msg));
        QCOMPARE(amount(undone, u"init_setl_id"), setlIdOf(last));
        QCOMPARE(amount(undone, u"refd_setl_flag"), QStringLiteral("1"));
        QCOMPARE(
            amount(undone, u"medfee_sumamt"), QLatin1Char('-') + amount(last, u"medfee_sumamt"));
        QCOMPARE(amount(undone, u"fund_pay_sumamt"),
            QLatin1Char('-') + amount(last, u"fund_pay_sumamt"));
        QCOMPARE(moneyState(world), ready);
        // W14: a new estimate gives the same figures.
        QCOMPARE(figures(stay.estimate()), figures(estimate));

        QVERIFY(stay.cancelDischarge().success);
        QVERIFY(stay.cancelFee(QStringLiteral("3")).success);
        QCOMPARE(moneyState(world), partly);
        QCOMPARE(outcome(stay.cancelFee(QStringLiteral("1"))), QStringLiteral("S09"));
        QVERIFY(stay.cancelSettlement(setlIdOf(first)).success);
        QCOMPARE(moneyState(world), charged);
        QVERIFY(stay.cancelFee(QStringLiteral("0000")).success);
        QVERIFY(stay.cancelAdmission().success);
        QCOMPARE(world.query("SELECT count(*) FROM fee_line WHERE cancelled_by = ''"),
            QStringLiteral("0"));
        QCOMPARE(world.query("SELECT state FROM filing WHERE mdtrt_id <> ''"),
            QStringLiteral("CANCELLED"));
        QCOMPARE(world.query("SELECT sum(medfee_sumamt) || sum(fund_pay_sumamt) || sum(acct_pay) "
                             "FROM settlement"),
            QStringLiteral("000"));
        // A number is free again once its line is taken back.
        Stay next(world);
        QVERIFY(next.admit(admitted).success);
        QVERIFY(next.charge(QStringLiteral("1"), QStringLiteral("1.00")).success);
    }

    void settle_inParts_isOneSettlementToTheFen_data()
    {
        QTest::addColumn<QStringList>("prices");
        QTest::newRow("below the deductible first") << QStringList { QStringLiteral("333.33"),
            QStringLiteral("466.66"), QStringLiteral("0.01"), QStringLiteral("12345.67") };
        QTest::newRow("odd fens") << QStringList { QStringLiteral("1000.01"),
            QStringLiteral("1000.03"), QStringLiteral("1000.05"), QStringLiteral("1000.07") };
        QTest::newRow("nothing new at the end")
            << QStringList { QStringLiteral("5000.00"), QStringLiteral("0.01") };
    }
    void settle_inParts_isOneSettlementToTheFen()
    {
        QFETCH(QStringList, prices);
        Life inParts(Admitted);
        Life atOnce(Admitted);
        for (qsizetype i = 0; i < prices.size(); ++i) {
            for (Life* life : { &inParts, &atOnce })
                QVERIFY(life->stay.charge(QString::number(i + 1), prices[i]).success);
            const auto part = inParts.stay.settle(true);
            QVERIFY2(part.success, qPrintable(part.err_msg));
            QCOMPARE(amount(part, u"mid_setl_flag"), QStringLiteral("1"));
            inParts.world.clock().advanceMs(60'000);
        }
        for (Life* life : { &inParts, &atOnce }) {
            QVERIFY(life->stay.discharge().success);
            QVERIFY(life->stay.settle().success);
        }
        for (const char* sums : { "SELECT sum(medfee_sumamt) || ' ' || sum(fund_pay_sumamt) || ' ' "
                                  "|| sum(acct_pay) || ' ' || sum(psn_cash_pay) FROM settlement",
                 "SELECT group_concat(l) FROM (SELECT year || name || sum(delta) AS l "
                 "FROM accumulator GROUP BY year, name HAVING sum(delta) <> 0 ORDER BY 1)",
                 "SELECT group_concat(balc) FROM insurance" })
            QCOMPARE(inParts.world.query(sums), atOnce.world.query(sums));
    }

    void settle_onAYearThatHasMoved_isStale()
    {
        World world;
        Stay first(world);
        QVERIFY(first.admit(QStringLiteral("2017-01-02 08:00:00")).success);
        QVERIFY(first.charge(QStringLiteral("1"), QStringLiteral("2000.00")).success);
        QVERIFY(first.discharge(QStringLiteral("2017-01-10 08:00:00")).success);
        Stay second(world);
        QVERIFY(second.admit(QStringLiteral("2017-02-02 08:00:00")).success);
        QVERIFY(second.charge(QStringLiteral("1"), QStringLiteral("2000.00")).success);
        QVERIFY(second.discharge(QStringLiteral("2017-02-10 08:00:00")).success);
        const auto estimate = second.estimate();
        const Json version = estimate.output[u"yidi_year_version"];
        QVERIFY(first.settle().success);
        const std::vector<std::pair<QString, Json>> known { { QStringLiteral("yidi_year_version"),
            version } };
        QCOMPARE(outcome(second.settleBy("2304", false, known)), QStringLiteral("S06"));
        QVERIFY(second.settle().success);
        // Of one person's year the last is undone first, whichever stay was first.
        const QString firstId = world.query("SELECT setl_id FROM settlement ORDER BY seq LIMIT 1");
        QCOMPARE(outcome(first.cancelSettlement(firstId)), QStringLiteral("S09"));
    }

    void cancel_inAnotherMedicalYear_isRefused()
    {
        Life life(Settled);
        life.world.clock().advanceMs(qint64 { 276 } * 24 * 3600 * 1000);
        QCOMPARE(outcome(life.stay.cancelSettlement(life.setlId)), QStringLiteral("S11"));
    }

    void settle_whatIsNotDirect_isRefusedByName_data()
    {
        QTest::addColumn<QString>("flag");
        QTest::newRow("newborn") << QStringLiteral("nwb_flag");
        QTest::newRow("accident") << QStringLiteral("trum_flag");
    }
    void settle_whatIsNotDirect_isRefusedByName()
    {
        QFETCH(QString, flag);
        World world;
        Json input = readCase(QStringLiteral("NX-01/2401")).input;
        Json node = input[u"mdtrtinfo"];
        input.set(QStringLiteral("mdtrtinfo"), node.set(flag, Json(QStringLiteral("1"))));
        Stay stay(world);
        const auto answer = world.ask(World::hospital(), QStringLiteral("2401"), stay.home, input);
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        stay.mdtrtId = answer.output[u"result"][u"mdtrt_id"].text();
        QVERIFY(stay.charge(QStringLiteral("1"), QStringLiteral("10.00")).success);
        QVERIFY(stay.discharge().success);
        QCOMPARE(outcome(stay.settle()), QStringLiteral("S08"));
    }

    void change_ofAnAdmission_movesItsDeemedFilingToo()
    {
        Life life(Charged);
        World& world = life.world;
        QVERIFY(life.stay.change(admitted, QStringLiteral("21")).success);
        QCOMPARE(world.query("SELECT state FROM filing WHERE mdtrt_id <> ''"),
            QStringLiteral("CANCELLED"));
        QVERIFY(life.stay.discharge().success);
        QCOMPARE(outcome(life.stay.settle()), QStringLiteral("S04"));
        const auto back = life.stay.change(admitted, QStringLiteral("24"));
        QVERIFY2(back.success, qPrintable(back.err_msg));
        QVERIFY(life.stay.settle().success);
    }

    void reverse_beforeItArrives_letsItNeverArrive()
    {
        Life life(Discharged);
        const WireRequest settlement =
            life.world.message(World::hospital(), QStringLiteral("2304"), life.stay.home,
                data({ { QStringLiteral("psn_no"), personNo(life.stay.person) },
                    { QStringLiteral("mdtrt_id"), life.stay.mdtrtId } }));
        const QString before = effects(life.world);
        QVERIFY(life.stay.reverse(settlement).success);
        QVERIFY(life.stay.reverse(settlement).success);
        const auto late = life.world.send(World::hospital(), settlement);
        QVERIFY(!late.success);
        QCOMPARE(effects(life.world), before);
    }

    void reverse_whatLanded_undoesItExactlyAndOnce_data()
    {
        QTest::addColumn<QString>("infno");
        for (const char* infno : { "2304", "2304i", "2305", "2401" })
            QTest::newRow(infno) << QString::fromLatin1(infno);
    }
    void reverse_whatLanded_undoesItExactlyAndOnce()
    {
        QFETCH(QString, infno);
        Life life(infno == QLatin1String("2304")  ? Discharged
                : infno == QLatin1String("2304i") ? Charged
                                                  : Settled);
        const QString before = moneyState(life.world);
        WireRequest original;
        if (infno == QLatin1String("2401")) {
            Stay other(life.world);
            QVERIFY(other.admit(QStringLiteral("2017-03-31 09:45:00")).success);
            original = other.last;
        } else {
            const auto answer = life.tell(infno);
            QVERIFY2(answer.success, qPrintable(answer.err_msg));
            original = life.stay.last;
        }
        QVERIFY(moneyState(life.world) != before);
        const auto reversed = life.stay.reverse(original);
        QVERIFY2(reversed.success, qPrintable(reversed.err_msg));
        QVERIFY(reversed.output.isNull());
        const WireRequest reversal = life.stay.last;
        if (infno != QLatin1String("2401")) // a visit taken back is still written down
            QCOMPARE(moneyState(life.world), before);
        const QString after = effects(life.world);
        QVERIFY(life.stay.again().success); // its answer was lost
        QVERIFY(life.stay.reverse(original).success); // somebody does it again
        QCOMPARE(effects(life.world), after);
        QVERIFY(!life.stay.reverse(reversal).success);
        QCOMPARE(effects(life.world), after);
    }

    void reverse_aCancellation_leavesASettlementThatCanBeCancelledAgain()
    {
        Life life(Settled);
        const QString settled = moneyState(life.world);
        const WireRequest settlement = life.stay.last;
        QVERIFY(life.stay.cancelSettlement(life.setlId).success);
        const QString undone = moneyState(life.world);
        const WireRequest cancellation = life.stay.last;
        QVERIFY(life.stay.reverse(cancellation).success);
        QCOMPARE(moneyState(life.world), settled);
        QVERIFY(life.stay.cancelSettlement(life.setlId).success); // by the number people know
        QCOMPARE(moneyState(life.world), undone);
        QVERIFY(life.stay.reverse(cancellation).success); // did its work long ago
        QVERIFY(life.stay.reverse(settlement).success);
        QCOMPARE(moneyState(life.world), undone);
    }

    void reverse_whatMayNotBe_isRefused()
    {
        Life life(Settled);
        World& world = life.world;
        const WireRequest settlement = life.stay.last;
        const QString before = effects(world);
        const auto reverse = [&](const StationName& from, const QString& psnNo,
                                 const QString& msgid, const char* infno) {
            return world.ask(from, QStringLiteral("2601"), life.stay.home,
                data({ { QStringLiteral("psn_no"), psnNo }, { QStringLiteral("omsgid"), msgid },
                    { QStringLiteral("oinfno"), QString::fromLatin1(infno) } }));
        };
        const QString me = personNo(life.stay.person);
        const StationName other { QStringLiteral("HIS-2"), QStringLiteral("H64010600002"),
            QStringLiteral("001") };
        QVERIFY(!reverse(other, me, settlement.msgid, "2304").success);
        QVERIFY(
            !reverse(World::kiosk(), personNo(QStringLiteral("HI-01")), settlement.msgid, "2304")
                 .success);
        QVERIFY(!reverse(World::kiosk(), me, settlement.msgid, "2207").success);
        for (const char* infno : { "2301", "2402", "2601", "Y101" })
            QVERIFY(!reverse(World::kiosk(), me, settlement.msgid, infno).success);
        QCOMPARE(effects(world), before);
        // Another device of the house may.
        QVERIFY(reverse(World::kiosk(), me, settlement.msgid, "2304").success);
        // What was refused has had no effect, and nothing happens.
        const auto refused = life.stay.settleBy(
            "2304", false, { { QStringLiteral("medfee_sumamt"), Json(QStringLiteral("1.00")) } });
        QVERIFY(!refused.success);
        const WireRequest message = life.stay.last;
        const QString now = effects(world);
        QVERIFY(life.stay.reverse(message).success);
        QCOMPARE(effects(world), now);
    }

    void details_afterCategories_areComparedToTheFen_data()
    {
        QTest::addColumn<QString>("price");
        QTest::addColumn<QString>("item");
        QTest::addColumn<QString>("expected");
        QTest::newRow("equal") << QStringLiteral("200.00") << Stay::drugB()
                               << QStringLiteral("complete");
        QTest::newRow("a fen more")
            << QStringLiteral("200.01") << Stay::drugB() << QStringLiteral("held");
        QTest::newRow("a fen less")
            << QStringLiteral("199.99") << Stay::drugB() << QStringLiteral("due");
        QTest::newRow("another class")
            << QStringLiteral("200.00") << Stay::drugA() << QStringLiteral("held");
        QTest::newRow("another category")
            << QStringLiteral("200.00") << Stay::comfort() << QStringLiteral("held");
    }
    void details_afterCategories_areComparedToTheFen()
    {
        QFETCH(QString, price);
        QFETCH(QString, item);
        QFETCH(QString, expected);
        Life life(Admitted);
        World& world = life.world;
        Stay& stay = life.stay;
        QVERIFY(stay.discharge().success);
        Json categories = Json::array();
        categories.append(category("09", "1200.00", "0.00", "20.00"));
        categories.append(category("14", "50.00", "50.00", "0.00"));
        const auto settled = stay.settleBy("2304", false, {}, categories);
        QVERIFY2(settled.success, qPrintable(settled.err_msg));
        QCOMPARE(settled.output[u"yidi_details"].text(), QStringLiteral("due"));
        QCOMPARE(amount(settled, u"medfee_sumamt"), QStringLiteral("1250.00"));
        QCOMPARE(amount(settled, u"inscp_scp_amt"), QStringLiteral("1180.00"));
        const char* state = "SELECT details FROM settlement";
        QCOMPARE(world.query(state), QStringLiteral("due"));

        QVERIFY(stay.charge(QStringLiteral("1"), QStringLiteral("1000.00")).success);
        QVERIFY(stay.charge(QStringLiteral("2"), QStringLiteral("50.00"),
                        QStringLiteral("2017-03-01"), {}, Stay::comfort())
                    .success);
        QCOMPARE(world.query(state), QStringLiteral("due"));
        QVERIFY(stay.charge(QStringLiteral("3"), price, QStringLiteral("2017-03-01"), {}, item)
                    .success);
        QCOMPARE(world.query(state), expected);
        const bool complete = expected == QLatin1String("complete");
        QCOMPARE(world.query("SELECT details_difference = '' FROM settlement"),
            complete ? QStringLiteral("1") : QStringLiteral("0"));
        if (complete) {
            QCOMPARE(outcome(stay.charge(QStringLiteral("4"), QStringLiteral("1.00"))),
                QStringLiteral("S03"));
            return;
        }
        // What is late is held; corrected, it is complete after all.
        world.clock().advanceMs(qint64 { 4 } * 24 * 3600 * 1000);
        QVERIFY(world.province()->tend());
        QCOMPARE(world.query(state), QStringLiteral("held"));
        QVERIFY(stay.cancelFee(QStringLiteral("3")).success);
        QVERIFY(stay.charge(QStringLiteral("3"), QStringLiteral("200.00"),
                        QStringLiteral("2017-03-01"), {}, Stay::drugB())
                    .success);
        QCOMPARE(world.query(state), QStringLiteral("complete"));
    }

    void categories_thatAreNoBill_areRefused_data()
    {
        QTest::addColumn<QString>("total");
        QTest::addColumn<QString>("own");
        QTest::addColumn<QString>("type");
        QTest::newRow("negative") << QStringLiteral("-1.00") << QStringLiteral("0.00")
                                  << QStringLiteral("02");
        QTest::newRow("parts above the whole")
            << QStringLiteral("1.00") << QStringLiteral("1.01") << QStringLiteral("02");
        QTest::newRow("huge") << QStringLiteral("99999999999999.99") << QStringLiteral("0.00")
                              << QStringLiteral("02");
        QTest::newRow("twice") << QStringLiteral("1.00") << QStringLiteral("0.00")
                               << QStringLiteral("01");
    }
    void categories_thatAreNoBill_areRefused()
    {
        QFETCH(QString, total);
        QFETCH(QString, own);
        QFETCH(QString, type);
        Life life(Admitted);
        QVERIFY(life.stay.discharge().success);
        Json categories = Json::array();
        categories.append(category("01", "1.00", "0.00", "0.00"));
        categories.append(category(qPrintable(type), qPrintable(total), qPrintable(own), "0.00"));
        const auto answer = life.stay.settleBy("2304", false, {}, categories);
        QVERIFY(!answer.success);
        QVERIFY2(answer.err_msg.contains(QStringLiteral("yidi_categories"))
                || answer.err_msg.contains(QStringLiteral("det_item_fee_sumamt")),
            qPrintable(answer.err_msg));
    }

    void settle_onTopOfAPartWithoutItsLines_waitsForThem()
    {
        Life life(Admitted);
        Json categories = Json::array();
        categories.append(category("09", "1000.00", "0.00", "0.00"));
        QVERIFY(life.stay.settleBy("2304", true, {}, categories).success);
        life.world.clock().advanceMs(60'000);
        QVERIFY(life.stay.discharge().success);
        QCOMPARE(outcome(life.stay.settle()), QStringLiteral("S15"));
        QVERIFY(life.stay.charge(QStringLiteral("1"), QStringLiteral("1000.00")).success);
        const auto last = life.stay.settle();
        QVERIFY2(last.success, qPrintable(last.err_msg));
        QCOMPARE(amount(last, u"medfee_sumamt"), QStringLiteral("0.00"));
    }
};

QTEST_GUILESS_MAIN(TestStays)
#include "tst_stays.moc"
