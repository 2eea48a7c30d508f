// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0

// What a hospital with a bug, or a bad will, could try with its own visits: to change what was
// settled behind a settlement's back, or to have charges counted that are none.
#include "support_outpatient.h"
#include "support_provisional.h"
#include "support_stay.h"

#include "app/province/catalogue/catalogue_handlers.h"
#include "app/province/ledger/ledger.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString admitted = QStringLiteral("2017-02-08 03:40:00");
const QString hundred = QStringLiteral("100.00");
const QString early = QStringLiteral("2017-02-20");
const QString late = QStringLiteral("2017-03-20");

QString text(const char* name)
{
    return QString::fromLatin1(name);
}

/// 2301 of one line with some members of its own.
WireResponse upload(
    Stay& stay, const QString& serial, const std::vector<std::pair<const char*, QString>>& members)
{
    Json line = readCase(QStringLiteral("NX-01/2301")).input[u"feedetail"].items().front();
    std::vector<std::pair<const char*, QString>> all { { "feedetl_sn", serial },
        { "mdtrt_id", stay.mdtrtId }, { "psn_no", personNo(stay.person) },
        { "fee_ocur_time", early + text(" 09:00:00") }, { "med_list_codg", Stay::drugA() },
        { "cnt", text("1") }, { "pric", hundred }, { "det_item_fee_sumamt", hundred } };
    all.insert(all.end(), members.begin(), members.end());
    for (const auto& [name, value] : all)
        line.set(text(name), Json(value));
    Json lines = Json::array();
    lines.append(line);
    return stay.world.ask(
        stay.from, text("2301"), stay.home, Json::object({ { text("feedetail"), lines } }));
}

struct Admitted {
    World world;
    Stay stay { world };

    Admitted() { stay.admit(admitted); }
};

QString amountOf(const WireResponse& answer, QStringView name)
{
    return answer.output[u"setlinfo"][name].text();
}

} // namespace

class TestAbuse : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A batch is of other care: naming one does not take a line out of the settlement it is in.
    void batchNumbers_inAStay_doNotOpenWhatIsSettled()
    {
        Admitted now;
        Stay& stay = now.stay;
        QVERIFY(upload(stay, text("1"), { { "chrg_bchno", text("B1") } }).success);
        QVERIFY(upload(stay, text("2"), {}).success);
        QVERIFY(stay.settleBy("2304", true, { { text("chrg_bchno"), Json(text("B9")) } }).success);
        QCOMPARE(now.world.query("SELECT count(*) FROM fee_line WHERE setl_id = ''"), text("0"));
        QCOMPARE(outcome(stay.cancelFee(text("1"))), text("S09"));
        QCOMPARE(outcome(stay.cancelFee(text("2"))), text("S09"));
    }

    void refund_ofNothingOrTooMuchOrAnotherItem_isRefused()
    {
        Admitted now;
        Stay& stay = now.stay;
        QVERIFY(stay.charge(text("1"), text("500.00"), early).success);
        QVERIFY(stay.charge(text("2"), text("500.00"), early, {}, Stay::comfort()).success);
        const QString before = effects(now.world);
        QVERIFY(!stay.charge(text("3"), hundred, late, text("77")).success);
        QVERIFY(!stay.charge(text("3"), hundred, late, text("2")).success); // another item
        QVERIFY(!stay.charge(text("3"), text("500.01"), late, text("1")).success);
        const QString minus = QStringLiteral("-1");
        QVERIFY(!upload(
            stay, text("3"), { { "cnt", minus }, { "det_item_fee_sumamt", text("-100.00") } })
                     .success);
        QCOMPARE(effects(now.world), before);
        QVERIFY(stay.charge(text("3"), text("400.00"), late, text("1")).success);
        QVERIFY(!stay.charge(text("4"), text("100.01"), late, text("1")).success);
        QVERIFY(!stay.charge(text("4"), hundred, late, text("3")).success); // of a refund
        QVERIFY(stay.charge(text("4"), hundred, late, text("1")).success);
    }

    void refundedLine_cancelledAlone_staysUntilItsRefundGoes()
    {
        Admitted now;
        Stay& stay = now.stay;
        QVERIFY(stay.charge(text("1"), hundred, early).success);
        QVERIFY(stay.charge(text("2"), text("500.00"), early).success);
        QVERIFY(stay.charge(text("3"), hundred, late, text("1")).success);
        const QString before = effects(now.world);
        const auto refused = stay.cancelFee(text("1"));
        QCOMPARE(outcome(refused), text("S09"));
        QCOMPARE(effects(now.world), before);
        QVERIFY(stay.cancelFee(text("3")).success);
        QVERIFY(stay.cancelFee(text("1")).success);
    }

    /// What was charged under one catalogue and given back under the next leaves nothing.
    void refund_afterTheCatalogueChanged_leavesNothing()
    {
        World world;
        world.close();
        {
            const auto ledger = Ledger::open(world.path(text("ledger.db")));
            auto transaction = (*ledger)->begin();
            CatalogueRow row;
            row.item = { Stay::drugA(), text("changed"), text("09"), text("03"), {}, {},
                QDate(2017, 3, 1), {} };
            QCOMPARE(publishCatalogue(**ledger, text("1301"), { row }).value_or(0), 1);
            QVERIFY(transaction->commit());
        }
        world.reopen();
        Stay stay(world);
        QVERIFY(stay.admit(admitted).success);
        QVERIFY(stay.charge(text("1"), hundred, early).success);
        QVERIFY(stay.charge(text("2"), hundred, early, {}, Stay::comfort()).success);
        const auto back = stay.charge(text("3"), hundred, late, text("1"));
        QVERIFY2(back.success, qPrintable(back.err_msg));
        QVERIFY(stay.discharge().success);
        const auto settled = stay.settle();
        QCOMPARE(amountOf(settled, u"medfee_sumamt"), hundred);
        QCOMPARE(amountOf(settled, u"inscp_scp_amt"), text("0.00"));
        QCOMPARE(amountOf(settled, u"fulamt_ownpay_amt"), hundred);
    }

    void charge_ofADayOutsideTheStay_isRefused()
    {
        Admitted now;
        Stay& stay = now.stay;
        for (const char* day : { "2017-02-07", "2017-04-01", "1999-12-31", "9999-12-31" })
            QVERIFY(!stay.charge(text("1"), hundred, text(day)).success);
        QVERIFY(stay.charge(text("1"), hundred, text("2017-02-08")).success);
        QVERIFY(stay.charge(text("2"), hundred, text("2017-03-31")).success);
        // Nor does the stay move away from under its charges.
        QCOMPARE(outcome(stay.change(text("2017-02-09 00:00:00"), text("24"))), text("S09"));
        QVERIFY(stay.change(text("2017-02-07 00:00:00"), text("24")).success);
    }

    void discharge_beforeTheCutOfAnInterimSettlement_isRefused()
    {
        Admitted now;
        Stay& stay = now.stay;
        QVERIFY(stay.charge(text("1"), text("5000.00"), early).success);
        QVERIFY(stay.settle(true).success);
        QCOMPARE(outcome(stay.discharge(text("2017-02-25 00:00:00"))), text("S09"));
        now.world.clock().advanceMs(60'000);
        QVERIFY(stay.discharge(wireDateTime(now.world.clock().now())).success);
    }

    /// A cancellation is put back for the charges it was about, not for others of the same sum.
    void reversal_ofACancellation_afterTheBillHasChanged_isRefused()
    {
        Admitted now;
        Stay& stay = now.stay;
        QVERIFY(stay.charge(text("1"), text("5000.00"), early).success);
        QVERIFY(stay.discharge().success);
        const auto settled = stay.settle();
        QVERIFY(stay.cancelSettlement(setlIdOf(settled)).success);
        const WireRequest cancellation = stay.last;
        QVERIFY(stay.cancelDischarge().success);
        QVERIFY(stay.cancelFee(text("1")).success);
        QVERIFY(stay.charge(text("1"), text("5000.00"), early, {}, Stay::comfort()).success);
        QVERIFY(stay.discharge().success);
        const QString before = moneyState(now.world);
        QCOMPARE(outcome(stay.reverse(cancellation)), text("S10"));
        QCOMPARE(moneyState(now.world), before);
    }

    /// Sums by category whose lines went away while it was undone wait for their lines again.
    void reversal_ofACancellation_withoutItsLines_isDueAgain()
    {
        Admitted now;
        Stay& stay = now.stay;
        QVERIFY(stay.discharge().success);
        Json sums = Json::array();
        Json sum = Json::object({ { text("med_chrgitm_type"), Json(text("09")) },
            { text("det_item_fee_sumamt"), Json(hundred) },
            { text("fulamt_ownpay_amt"), Json(text("0.00")) },
            { text("overlmt_amt"), Json(text("0.00")) },
            { text("preselfpay_amt"), Json(text("0.00")) } });
        sums.append(sum);
        const auto settled = stay.settleBy("2304", false, {}, sums);
        QVERIFY2(settled.success, qPrintable(settled.err_msg));
        const auto told = [&] {
            const Json query = data({ { text("psn_no"), Json(personNo(stay.person)) },
                { text("setl_id"), Json(setlIdOf(settled)) },
                { text("mdtrt_id"), Json(stay.mdtrtId) } });
            return now.world.ask(stay.from, text("5203"), stay.home, query)
                .output[u"yidi_details"]
                .text();
        };
        QCOMPARE(told(), text("due"));
        QVERIFY(stay.charge(text("1"), hundred, early).success);
        QCOMPARE(told(), QString());
        const char* details = "SELECT details FROM settlement ORDER BY seq DESC LIMIT 1";
        QCOMPARE(now.world.query(details), text("complete"));
        QVERIFY(stay.cancelSettlement(setlIdOf(settled)).success);
        const WireRequest cancellation = stay.last;
        QVERIFY(stay.cancelDischarge().success);
        QVERIFY(stay.cancelFee(text("1")).success);
        QVERIFY(stay.discharge().success);
        const auto again = stay.reverse(cancellation);
        QVERIFY2(again.success, qPrintable(again.err_msg));
        QCOMPARE(now.world.query(details), text("due"));
    }

    /// 2601 of a 2208: the settlement stands again, and is cancelled by the number people know.
    void reversal_ofAnOutpatientCancellation_canBeCancelledAgain()
    {
        World world;
        Care care(world, text("NX-23-outpatient"));
        QVERIFY2(care.charge(), qPrintable(care.problem()));
        const QString open = moneyState(world);
        QVERIFY(care.settle().success);
        const QString settled = moneyState(world);
        const QString number = care.setlId();
        const auto cancel = care.message(text("2208"), { { text("setl_id"), number } });
        QVERIFY(world.send(World::hospital(), cancel).success);
        QCOMPARE(moneyState(world), open);
        const auto reverse = [&](const QString& msgid, const char* infno) {
            return care.ask(
                text("2601"), { { text("omsgid"), msgid }, { text("oinfno"), text(infno) } });
        };
        QVERIFY(reverse(cancel.msgid, "2208").success);
        QVERIFY(reverse(cancel.msgid, "2208").success);
        QCOMPARE(moneyState(world), settled);
        QVERIFY(!care.ask(text("2205"), { { text("chrg_bchno"), care.batch() } }).success);
        const auto again = care.ask(text("2208"), { { text("setl_id"), number } });
        QVERIFY2(again.success, qPrintable(again.err_msg));
        QCOMPARE(moneyState(world), open);
        QVERIFY(!care.ask(text("2208"), { { text("setl_id"), number } }).success);
        QVERIFY(care.settle().success);
    }

    /// A disease recognised since yesterday does not pay for the day before.
    void chronicCare_beforeTheDiseaseWasRecognised_isRefused()
    {
        World world;
        world.clock().set(chinaTime(QDate(2017, 3, 30), QTime(12, 0)));
        QVERIFY(fileHere(world, text("HI-01"), text("L1")));
        QVERIFY(!recognise(world, text("HI-01"), text("M03900"), text("2017-03-30")).isEmpty());
        Care care(world, text("HI-01-chronic"));
        QVERIFY(
            care.send(text("2201"), { { text("begntime"), text("2017-03-29 08:00:00") } }).success);
        QVERIFY(care.send(text("2203")).success);
        const Json input = withMember(
            readCase(text("../visits/HI-01-chronic/2204")).input, text("mdtrt_id"), care.visit());
        Json lines = Json::array();
        Json line = input[u"feedetail"].items().front();
        lines.append(line.set(text("fee_ocur_time"), Json(text("2017-03-30 09:00:00"))));
        line.set(text("feedetl_sn"), Json(text("DAY-BEFORE")));
        lines.append(line.set(text("fee_ocur_time"), Json(text("2017-03-29 09:00:00"))));
        const auto answer = world.ask(care.station(), text("2204"), care.region(),
            Json::object({ { text("feedetail"), lines } }));
        QCOMPARE(reasonsOf(answer), text("S12"));
    }

    void provisional_madeBeforeTheStayEnded_isRefused()
    {
        World world;
        const QString visit = playStay(world, text("NX-01"), QDate(2017, 3, 1), QDate(2017, 3, 20));
        CutOff cut(world, text("NX-01"));
        auto shown = cut.settle(visit);
        QVERIFY2(shown, qPrintable(shown ? QString() : describe(shown.error())));
        shown->settledAt = chinaTime(QDate(2017, 3, 10), QTime(8, 0));
        const auto answer = world.ask(
            World::kiosk(), text("Y302"), insuredRegion(text("NX-01")), cut.input(*shown));
        QCOMPARE(outcome(answer), text("S14"));
        QCOMPARE(world.query("SELECT count(*) FROM settlement"), text("0"));
    }

    /// An emergency's deemed filing has run out with its stay; undoing goes on all the same.
    void emergency_undoneAfterItsFilingRanOut_leavesNoFiling()
    {
        Admitted now;
        Stay& stay = now.stay;
        QVERIFY(stay.discharge(text("2017-03-20 09:00:00")).success);
        now.world.clock().set(chinaTime(QDate(2017, 4, 10), QTime(8, 0)));
        QVERIFY(now.world.province()->tend());
        const auto back = stay.cancelDischarge();
        QVERIFY2(back.success, qPrintable(back.err_msg));
        const auto taken = stay.cancelAdmission();
        QVERIFY2(taken.success, qPrintable(taken.err_msg));
        QCOMPARE(now.world.query("SELECT count(*) FROM filing WHERE state IN ('EFFECTIVE', "
                                 "'APPROVED', 'SUSPENDED')"),
            text("0"));
    }

    /// Sums by category are of the whole stay: less than its interim settlements have paid for
    /// would pay the difference out.
    void sumsByCategory_belowWhatInterimsSettled_areRefused_data()
    {
        QTest::addColumn<bool>("byLines");
        QTest::newRow("lines") << true;
        QTest::newRow("sums") << false;
    }
    void sumsByCategory_belowWhatInterimsSettled_areRefused()
    {
        QFETCH(bool, byLines);
        Admitted now;
        Stay& stay = now.stay;
        const auto sums = [](const char* type, const char* total) {
            Json all = Json::array();
            all.append(Json::object({ { text("med_chrgitm_type"), Json(text(type)) },
                { text("det_item_fee_sumamt"), Json(text(total)) },
                { text("fulamt_ownpay_amt"), Json(text("0.00")) },
                { text("overlmt_amt"), Json(text("0.00")) },
                { text("preselfpay_amt"), Json(text("0.00")) } }));
            return all;
        };
        if (byLines)
            QVERIFY(stay.charge(text("1"), text("5000.00"), early).success);
        QVERIFY(stay.settleBy("2304", true, {}, byLines ? Json() : sums("09", "5000.00")).success);
        now.world.clock().advanceMs(60'000);
        QVERIFY(stay.discharge(wireDateTime(now.world.clock().now())).success);
        const QString before = moneyState(now.world);
        for (const Json& less : { sums("09", "3000.00"), sums("09", "4999.99"),
                 sums("01", "9000.00"), sums("09", "0.00") })
            QCOMPARE(outcome(stay.settleBy("2304", false, {}, less)), text("S15"));
        QCOMPARE(moneyState(now.world), before);
        const auto settled = stay.settleBy("2304", false, {}, sums("09", "6000.00"));
        QVERIFY2(settled.success, qPrintable(settled.err_msg));
        QCOMPARE(amountOf(settled, u"medfee_sumamt"), text("1000.00"));
    }

    /// Two stays of one person are estimated in the same year: whoever settles second relies on a
    /// year that is no more, and settles only after looking again.
    void settlements_ofTwoHouses_inOneYear_neverRestOnTheSameYear()
    {
        Admitted now;
        Stay& first = now.stay;
        QVERIFY(first.charge(text("1"), text("5000.00"), early).success);
        QVERIFY(first.discharge(text("2017-03-10 09:00:00")).success);
        Stay second(now.world);
        QVERIFY(second.admit(text("2017-03-11 03:40:00")).success);
        QVERIFY(second.charge(text("1"), text("5000.00"), late).success);
        QVERIFY(second.discharge().success);
        const auto relying = [](Stay& stay) {
            const WireResponse estimate = stay.estimate();
            return std::vector<std::pair<QString, Json>> {
                { text("yidi_year_version"), estimate.output[u"yidi_year_version"] },
                { text("psn_part_amt"), estimate.output[u"setlinfo"][u"psn_part_amt"] }
            };
        };
        const auto ofFirst = relying(first);
        const auto ofSecond = relying(second);
        QVERIFY(first.settleBy("2304", false, ofFirst).success);
        const QString before = moneyState(now.world);
        QCOMPARE(outcome(second.settleBy("2304", false, ofSecond)), text("S06"));
        QCOMPARE(moneyState(now.world), before);
        const auto settled = second.settleBy("2304", false, relying(second));
        QVERIFY2(settled.success, qPrintable(settled.err_msg));
        // Undone in the order they were made: never the earlier from under the later.
        const QString after = moneyState(now.world);
        QCOMPARE(outcome(first.cancelSettlement(
                     now.world.query("SELECT setl_id FROM settlement ORDER BY seq LIMIT 1"))),
            text("S09"));
        QCOMPARE(moneyState(now.world), after);
        QVERIFY(second.cancelSettlement(setlIdOf(settled)).success);
        QCOMPARE(moneyState(now.world), before);
    }

    /// Half a stay of refunds is found its way through at once.
    void stay_ofManyRefunds_isSettledInTime()
    {
        Admitted now;
        Stay& stay = now.stay;
        Json lines = Json::array();
        const Json model = readCase(text("NX-01/2301")).input[u"feedetail"].items().front();
        const auto add = [&](const QString& serial, const QString& initial) {
            Json line = model;
            const QString sign = initial.isEmpty() ? QString() : text("-");
            for (const auto& [name, value] :
                { std::pair("feedetl_sn", serial), std::pair("init_feedetl_sn", initial),
                    std::pair("mdtrt_id", stay.mdtrtId), std::pair("psn_no", personNo(stay.person)),
                    std::pair("fee_ocur_time", early + text(" 09:00:00")),
                    std::pair("cnt", sign + text("1")), std::pair("pric", hundred),
                    std::pair("det_item_fee_sumamt", sign + hundred) })
                line.set(text(name), Json(value));
            lines.append(line);
        };
        constexpr int many = 4000;
        for (int i = 0; i < many; ++i)
            add(QStringLiteral("L%1").arg(i), {});
        for (int i = 0; i < many; ++i)
            add(QStringLiteral("R%1").arg(i), QStringLiteral("L%1").arg(many - 1 - i));
        const auto taken = now.world.ask(
            stay.from, text("2301"), stay.home, Json::object({ { text("feedetail"), lines } }));
        QVERIFY2(taken.success, qPrintable(taken.err_msg.left(300)));
        QVERIFY(stay.discharge().success);
        const auto settled = stay.settle();
        QVERIFY2(settled.success, qPrintable(settled.err_msg));
        QCOMPARE(amountOf(settled, u"medfee_sumamt"), text("0.00"));
        QCOMPARE(amountOf(settled, u"psn_part_amt"), text("0.00"));
    }
};

QTEST_GUILESS_MAIN(TestAbuse)
#include "tst_abuse.moc"
