// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_world.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

/// The main cases of the training world, by the messages a hospital and a kiosk really send.
class TestProvince : public QObject {
    Q_OBJECT

    static Json settleInput(const QString& id, const QString& visit)
    {
        return data(
            { { QStringLiteral("psn_no"), personNo(id) }, { QStringLiteral("mdtrt_id"), visit },
                { QStringLiteral("insutype"), QStringLiteral("310") },
                { QStringLiteral("acct_used_flag"), QStringLiteral("0") } });
    }

    static QString firstReason(const WireResponse& answer)
    {
        return answer.reasons.empty() ? answer.err_msg : answer.reasons.front().code;
    }

private Q_SLOTS:
    void settle_retiredPersonFromAnotherProvince_givesTheExactAmounts()
    {
        World world;
        QVERIFY2(world.province(), qPrintable(world.error()));
        const QString visit = world.loadStay(QStringLiteral("NX-01"));
        const QString home = insuredRegion(QStringLiteral("NX-01"));
        const Json input = settleInput(QStringLiteral("NX-01"), visit);

        const auto estimate = world.ask(World::kiosk(), QStringLiteral("2303"), home, input);
        QVERIFY2(estimate.success, qPrintable(estimate.err_msg));
        QVERIFY(estimate.output[u"setlinfo"][u"setl_id"].isNull());
        QVERIFY(estimate.output[u"setlinfo"][u"setl_time"].isNull());

        const auto settled = world.ask(World::kiosk(), QStringLiteral("2304"), home, input);
        QVERIFY2(settled.success, qPrintable(settled.err_msg));
        for (const WireResponse& answer : { estimate, settled }) {
            const Json& amounts = answer.output[u"setlinfo"];
            QCOMPARE(amounts[u"medfee_sumamt"].text(), QStringLiteral("17353.93"));
            QCOMPARE(amounts[u"fund_pay_sumamt"].text(), QStringLiteral("13033.05"));
            QCOMPARE(amounts[u"psn_part_amt"].text(), QStringLiteral("4320.88"));
            QVERIFY(answer.output[u"setldetail"].size() > 0);
            const Json& steps = answer.output[u"yidi_steps"];
            QVERIFY(steps.size() > 5);
            QCOMPARE(steps.items()[0][u"policy_hash"].text().size(), 64);
        }
        QCOMPARE(
            world.query("SELECT medfee_sumamt || ' ' || fund_pay_sumamt || ' ' || psn_part_amt "
                        "FROM settlement"),
            QStringLiteral("1735393 1303305 432088"));
        QCOMPARE(
            world.query("SELECT count(*) FROM message WHERE infno = '2303'"), QStringLiteral("0"));
        QVERIFY(world.query("SELECT delta FROM accumulator WHERE name = 'hifp_pay'").toInt() > 0);
        QCOMPARE(
            world.query("SELECT rloc_rea || state FROM filing"), QStringLiteral("T2EFFECTIVE"));

        // What the province holds is what it answered.
        const auto held = world.ask(World::kiosk(), QStringLiteral("5203"), home,
            data({ { QStringLiteral("psn_no"), personNo(QStringLiteral("NX-01")) },
                { QStringLiteral("setl_id"), settled.output[u"setlinfo"][u"setl_id"] } }));
        QCOMPARE(writeJson(held.output), writeJson(settled.output));
        // When no number is given it is the latest here, whatever was settled elsewhere since.
        QVERIFY(world.tamper(
            "INSERT INTO visit(mdtrt_id, msgid, psn_no, insutype, insuplc_admdvs, fixmedins_code, "
            "med_type, ipt_no, dise_codg, mdtrt_cert_type, begntime, endtime, setl_id) "
            "SELECT 'S2', 'M2', psn_no, insutype, insuplc_admdvs, 'H64010600002', med_type, "
            "ipt_no, dise_codg, mdtrt_cert_type, begntime, endtime, 'A2' FROM visit"));
        QVERIFY(world.tamper(
            "INSERT INTO settlement(setl_id, mdtrt_id, msgid, psn_no, insutype, insuplc_admdvs, "
            "fixmedins_code, clr_type, clr_optins, setl_time, setl_year, policy_version, "
            "medfee_sumamt, fund_pay_sumamt, psn_part_amt, acct_pay, psn_cash_pay, hosp_part_amt, "
            "output) SELECT 'A2', 'S2', 'M2', psn_no, insutype, insuplc_admdvs, 'H64010600002', "
            "clr_type, clr_optins, '2017-12-31 00:00:00', setl_year, policy_version, "
            "medfee_sumamt, fund_pay_sumamt, psn_part_amt, acct_pay, psn_cash_pay, hosp_part_amt, "
            "'{}' FROM settlement"));
        const auto latest = world.ask(World::kiosk(), QStringLiteral("5203"), home,
            data({ { QStringLiteral("psn_no"), personNo(QStringLiteral("NX-01")) } }));
        QCOMPARE(writeJson(latest.output), writeJson(settled.output));

        // Another hospital, enrolled as properly, is told nothing of this stay.
        const StationName other { QStringLiteral("HIS-2"), QStringLiteral("H64010600002"),
            QStringLiteral("001") };
        for (const char* infno : { "5203", "5204", "2303" }) {
            const auto told = world.ask(other, QString::fromLatin1(infno), home, input);
            QVERIFY(!told.success);
            QVERIFY2(told.err_msg.contains(QStringLiteral("没有查到"))
                    || firstReason(told) == QLatin1String("S01"),
                qPrintable(told.err_msg));
        }
    }

    void settle_twiceUnderTwoMessages_isRefusedTheSecondTime()
    {
        World world;
        const QString visit = world.loadStay(QStringLiteral("NX-01"));
        const QString home = insuredRegion(QStringLiteral("NX-01"));
        const Json input = settleInput(QStringLiteral("NX-01"), visit);
        QVERIFY(world.ask(World::kiosk(), QStringLiteral("2304"), home, input).success);
        const auto again = world.ask(World::kiosk(), QStringLiteral("2304"), home, input);
        QVERIFY(!again.success);
        QCOMPARE(firstReason(again), QStringLiteral("S03"));
        QCOMPARE(world.query("SELECT count(*) FROM settlement"), QStringLiteral("1"));
    }

    void settle_whatMayNotBe_isRefusedWithItsReason_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("discharged");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, bool discharged, const char* field,
                             const char* amount, const char* region, const char* reason) {
            QTest::newRow(name) << QStringLiteral("NX-01") << discharged
                                << QString::fromLatin1(field) << QString::fromLatin1(amount)
                                << QString::fromLatin1(region) << QString::fromLatin1(reason);
        };
        row("in hospital", false, "medfee_sumamt", "", "650100", "S02");
        row("another bill", true, "medfee_sumamt", "17353.92", "650100", "S06");
        row("another share confirmed", true, "psn_part_amt", "4320.87", "650100", "S06");
        row("another insured place", true, "medfee_sumamt", "", "370900", "R02");
    }
    void settle_whatMayNotBe_isRefusedWithItsReason()
    {
        QFETCH(QString, id);
        QFETCH(bool, discharged);
        QFETCH(QString, field);
        QFETCH(QString, amount);
        QFETCH(QString, region);
        QFETCH(QString, reason);
        World world;
        Json input = settleInput(id, world.loadStay(id, discharged));
        Json node = input[u"data"];
        input.set(QStringLiteral("data"), node.set(field, amount));
        const auto answer = world.ask(World::kiosk(), QStringLiteral("2304"), region, input);
        QVERIFY(!answer.success);
        QCOMPARE(answer.reasons.size(), std::size_t { 1 });
        QCOMPARE(firstReason(answer), reason);
        QVERIFY(answer.err_msg.contains(reason));
        QCOMPARE(world.query("SELECT count(*) FROM settlement"), QStringLiteral("0"));
    }

    void settle_plannedStayWithoutFiling_isRefusedUntilFiled()
    {
        World world;
        const QString id = QStringLiteral("NX-01");
        const QString home = insuredRegion(id);
        // The same stay, planned: nothing deems it filed.
        const Case admission = readCase(QStringLiteral("NX-01/2401"));
        const auto admitted = world.ask(World::hospital(), QStringLiteral("2401"), home,
            withMember(admission.input, QStringLiteral("med_type"), QStringLiteral("21")));
        const QString visit = admitted.output[u"result"][u"mdtrt_id"].text();
        for (const char* infno : { "2301", "2402" }) {
            const QString number = QString::fromLatin1(infno);
            const auto answer = world.ask(World::hospital(), number, home,
                withMember(readCase(QStringLiteral("NX-01/") + number).input,
                    QStringLiteral("mdtrt_id"), visit));
            QVERIFY2(answer.success, qPrintable(answer.err_msg));
        }
        const auto answer =
            world.ask(World::kiosk(), QStringLiteral("2304"), home, settleInput(id, visit));
        QVERIFY(!answer.success);
        QCOMPARE(firstReason(answer), QStringLiteral("S04"));
    }

    void file_personLivingHere_isApprovedAtOnce()
    {
        World world;
        const QString id = QStringLiteral("NX-23");
        const auto answer =
            world.ask(World::kiosk(), QStringLiteral("Y101"), insuredRegion(id), filingInput(id));
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        const Json& result = answer.output[u"result"];
        QCOMPARE(result[u"state"].text(), QStringLiteral("EFFECTIVE"));
        QCOMPARE(result[u"decided_by"].text(), QStringLiteral("system"));
        QCOMPARE(result[u"decided_at"].text(), QStringLiteral("2017-03-31 10:00:00"));
        QVERIFY(!result[u"trt_dcla_detl_sn"].text().isEmpty());

        const auto filings = world.ask(World::kiosk(), QStringLiteral("Y104"), insuredRegion(id),
            data({ { QStringLiteral("psn_no"), personNo(id) } }));
        QCOMPARE(filings.output[u"filings"].size(), std::size_t { 1 });
        QCOMPARE(filings.output[u"filings"].items()[0][u"trt_dcla_detl_sn"].text(),
            result[u"trt_dcla_detl_sn"].text());

        const auto again =
            world.ask(World::kiosk(), QStringLiteral("Y101"), insuredRegion(id), filingInput(id));
        QVERIFY(!again.success);
        QCOMPARE(firstReason(again), QStringLiteral("R06"));
        QCOMPARE(world.query("SELECT count(*) FROM filing"), QStringLiteral("1"));
    }

    void file_thatWaitedAtItsStation_beginsWhenItArrives()
    {
        World world;
        const QString id = QStringLiteral("NX-24");
        const WireRequest stored = world.message(
            World::kiosk(), QStringLiteral("Y101"), insuredRegion(id), filingInput(id));
        world.clock().advanceMs(qint64 { 2 } * 24 * 3600 * 1000);
        const auto answer = world.send(World::kiosk(), stored);
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        QCOMPARE(answer.output[u"result"][u"begndate"].text(), QStringLiteral("2017-04-02"));
        QCOMPARE(answer.output[u"result"][u"state"].text(), QStringLiteral("EFFECTIVE"));

        // Asked for from an earlier day, it is refused as ever.
        WireRequest early = world.message(World::kiosk(), QStringLiteral("Y101"),
            insuredRegion(QStringLiteral("NX-23")), filingInput(QStringLiteral("NX-23")));
        const auto refused = world.send(World::kiosk(), early);
        QVERIFY(!refused.success);
        QCOMPARE(firstReason(refused), QStringLiteral("R17"));
    }

    void file_thatWaitedForSomebodyInHospital_countsFromAdmission()
    {
        World world;
        const QString id = QStringLiteral("NX-24");
        const Json admission = withMember(withMember(readCase(QStringLiteral("NX-01/2401")).input,
                                              QStringLiteral("psn_no"), personNo(id)),
            QStringLiteral("begntime"), QStringLiteral("2017-03-31 08:00:00"));
        const auto admitted =
            world.ask(World::hospital(), QStringLiteral("2401"), insuredRegion(id),
                withMember(admission, QStringLiteral("med_type"), QStringLiteral("21")));
        QVERIFY2(admitted.success, qPrintable(admitted.err_msg));
        const WireRequest stored = world.message(
            World::kiosk(), QStringLiteral("Y101"), insuredRegion(id), filingInput(id));
        world.clock().advanceMs(qint64 { 2 } * 24 * 3600 * 1000);
        const auto answer = world.send(World::kiosk(), stored);
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        QCOMPARE(answer.output[u"result"][u"begndate"].text(), QStringLiteral("2017-03-31"));
    }

    void filing_approvedAhead_takesEffectOnItsFirstDay()
    {
        World world;
        const QString id = QStringLiteral("NX-23");
        const Json ahead =
            withMember(filingInput(id), QStringLiteral("begndate"), QStringLiteral("2017-04-02"));
        const auto state = [&] {
            return world
                .ask(World::kiosk(), QStringLiteral("Y104"), insuredRegion(id),
                    data({ { QStringLiteral("psn_no"), personNo(id) } }))
                .output[u"filings"]
                .items()
                .at(0)[u"state"]
                .text();
        };
        const auto filed =
            world.ask(World::kiosk(), QStringLiteral("Y101"), insuredRegion(id), ahead);
        QVERIFY2(filed.success, qPrintable(filed.err_msg));
        QCOMPARE(state(), QStringLiteral("APPROVED"));
        world.clock().advanceMs(qint64 { 2 } * 24 * 3600 * 1000);
        QCOMPARE(state(), QStringLiteral("EFFECTIVE"));
    }

    void file_categories_areDecidedAsTheInsuredPlaceSays_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("category");
        QTest::addColumn<QString>("state");
        for (const char* id : { "NX-23", "NX-24" })
            for (const char* category : { "L1", "L2", "L3", "T3" })
                QTest::addRow("%s %s", id, category)
                    << QString::fromLatin1(id) << QString::fromLatin1(category) << "EFFECTIVE";
        QTest::newRow("referral on documents") << "NX-23"
                                               << "T1"
                                               << "IN_REVIEW";
    }
    void file_categories_areDecidedAsTheInsuredPlaceSays()
    {
        QFETCH(QString, id);
        QFETCH(QString, category);
        QFETCH(QString, state);
        World world;
        const Json input = withMember(filingInput(id, category), QStringLiteral("evidence"),
            category.startsWith(QLatin1Char('L')) ? QStringLiteral("commitment")
                                                  : QStringLiteral("document"));
        const auto answer =
            world.ask(World::kiosk(), QStringLiteral("Y101"), insuredRegion(id), input);
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        QCOMPARE(answer.output[u"result"][u"state"].text(), state);
        QCOMPARE(
            answer.output[u"result"][u"decided_by"].isNull(), state != QLatin1String("EFFECTIVE"));
    }

    void file_suspendedPersonWithAnUnsettledStay_isRefusedWithBothReasons()
    {
        World world;
        const QString id = QStringLiteral("TA-11");
        const QString visit = world.loadStay(id);
        const auto answer =
            world.ask(World::kiosk(), QStringLiteral("Y101"), insuredRegion(id), filingInput(id));
        QVERIFY(!answer.success);
        QCOMPARE(answer.reasons.size(), std::size_t { 2 });
        QCOMPARE(answer.reasons[0].code, QStringLiteral("R03"));
        QCOMPARE(answer.reasons[1].code, QStringLiteral("R05"));
        QVERIFY2(answer.reasons[1].blocking.contains(visit), qPrintable(answer.err_msg));
        QVERIFY(!answer.reasons[0].remedy.isEmpty() && !answer.reasons[1].remedy.isEmpty());
        QVERIFY(answer.err_msg.contains(QStringLiteral("备案未通过")));
        QCOMPARE(
            world.query("SELECT count(*) FROM filing WHERE rloc_rea <> 'T2'"), QStringLiteral("0"));
        QCOMPARE(
            world.query("SELECT success FROM message WHERE infno = 'Y101'"), QStringLiteral("0"));
    }

    void fees_refundAndRepeat_keepTheBillRight()
    {
        World world;
        const QString id = QStringLiteral("NX-01");
        const QString visit = world.loadStay(id, false);
        const Json lines = readCase(QStringLiteral("NX-01/2301")).input[u"feedetail"];
        const auto upload = [&](Json line) {
            Json input;
            input.set(QStringLiteral("feedetail"), Json::array({ std::move(line) }));
            return world.ask(World::hospital(), QStringLiteral("2301"), insuredRegion(id),
                withMember(input, QStringLiteral("mdtrt_id"), visit));
        };
        const Json line = lines.items()[1];
        const auto repeated = upload(line);
        QVERIFY(!repeated.success);
        QVERIFY(repeated.err_msg.contains(line[u"feedetl_sn"].text()));

        Json refund = line;
        refund.set(QStringLiteral("feedetl_sn"), QStringLiteral("refund-1"));
        refund.set(QStringLiteral("init_feedetl_sn"), line[u"feedetl_sn"]);
        refund.set(QStringLiteral("cnt"), QString(QLatin1Char('-') + line[u"cnt"].text()));
        refund.set(QStringLiteral("det_item_fee_sumamt"),
            QString(QLatin1Char('-') + line[u"det_item_fee_sumamt"].text()));
        const auto refunded = upload(refund);
        QVERIFY2(refunded.success, qPrintable(refunded.err_msg));
        QCOMPARE(refunded.output[u"result"].items()[0][u"inscp_scp_amt"].text(),
            refund[u"det_item_fee_sumamt"].text());

        Json unknown = line;
        unknown.set(QStringLiteral("feedetl_sn"), QStringLiteral("unknown-1"));
        unknown.set(QStringLiteral("med_list_codg"), QStringLiteral("NOT-THERE"));
        const auto own = upload(unknown);
        QVERIFY2(own.success, qPrintable(own.err_msg));
        const Json& result = own.output[u"result"].items()[0];
        QCOMPARE(result[u"chrgitm_lv"].text(), QStringLiteral("03"));
        QCOMPARE(result[u"fulamt_ownpay_amt"].text(), line[u"det_item_fee_sumamt"].text());
        QVERIFY(!result[u"memo"].isNull());

        const auto held = world.ask(World::hospital(), QStringLiteral("5204"), insuredRegion(id),
            data({ { QStringLiteral("psn_no"), personNo(id) },
                { QStringLiteral("mdtrt_id"), visit } }));
        QCOMPARE(held.output[u"feedetail"].size(), lines.size() + 2);
    }

    void questions_aboutPeopleAndPlaces_areAnswered()
    {
        World world;
        const auto card = [&](const char* sn) {
            return world.ask(World::kiosk(), QStringLiteral("1101"), {},
                data({ { QStringLiteral("mdtrt_cert_type"), QStringLiteral("03") },
                    { QStringLiteral("mdtrt_cert_no"), QStringLiteral("W30174258") },
                    { QStringLiteral("card_sn"), QString::fromLatin1(sn) } }));
        };
        const auto found = card("650100D1560000051002003176A4C09E");
        QVERIFY2(found.success, qPrintable(found.err_msg));
        QCOMPARE(found.output[u"baseinfo"][u"psn_no"].text(), personNo(QStringLiteral("NX-01")));
        QCOMPARE(found.output[u"baseinfo"][u"age"].text(), QStringLiteral("67.0"));
        QCOMPARE(found.output[u"insuinfo"].items()[0][u"balc"].text(), QStringLiteral("1286.40"));
        QVERIFY(!card("").success);
        QVERIFY(!card("650100D1560000051002003176A4C09F").success);

        const auto byId = world.ask(World::kiosk(), QStringLiteral("1101"), {},
            data({ { QStringLiteral("mdtrt_cert_type"), QStringLiteral("02") },
                { QStringLiteral("mdtrt_cert_no"), QStringLiteral("650102194905172315") } }));
        QCOMPARE(writeJson(byId.output), writeJson(found.output));
        const auto nobody = world.ask(World::kiosk(), QStringLiteral("1101"), {},
            data({ { QStringLiteral("mdtrt_cert_type"), QStringLiteral("01") },
                { QStringLiteral("mdtrt_cert_no"), QStringLiteral("token") } }));
        QVERIFY(!nobody.success);
        QCOMPARE(nobody.output[u"reasons"].items()[0][u"code"].text(), QStringLiteral("E01"));
        const auto byToken = world.ask(World::kiosk(), QStringLiteral("1101"), {},
            data({ { QStringLiteral("mdtrt_cert_type"), QStringLiteral("01") },
                { QStringLiteral("mdtrt_cert_no"), QStringLiteral("YIDI-TRAINING-CODE-0023") } }));
        QCOMPARE(byToken.output[u"baseinfo"][u"psn_no"].text(), personNo(QStringLiteral("NX-23")));

        const auto places = world.ask(World::kiosk(), QStringLiteral("1201"), {},
            Json::object({ { QStringLiteral("medinsinfo"),
                Json::object(
                    { { QStringLiteral("fixmedins_name"), QStringLiteral("人民医院") } }) } }));
        QCOMPARE(places.output[u"medinsinfo"].size(), std::size_t { 2 });

        const auto codes = world.ask(World::kiosk(), QStringLiteral("1901"), {},
            data({ { QStringLiteral("type"), QStringLiteral("rloc_rea") } }));
        QCOMPARE(codes.output[u"list"].items()[0][u"value"].text(), QStringLiteral("L1"));

        for (const auto& [id, flag] : { std::pair("NX-01", "1"), std::pair("TA-11", "0") }) {
            const QString who = QString::fromLatin1(id);
            const auto benefit =
                world.ask(World::kiosk(), QStringLiteral("2001"), insuredRegion(who),
                    data({ { QStringLiteral("psn_no"), personNo(who) },
                        { QStringLiteral("insutype"), QStringLiteral("310") },
                        { QStringLiteral("med_type"), QStringLiteral("21") },
                        { QStringLiteral("begntime"), QStringLiteral("2017-03-31 10:00:00") } }));
            const Json& row = benefit.output[u"trtinfo"].items()[0];
            QCOMPARE(row[u"trt_enjymnt_flag"].text(), QString::fromLatin1(flag));
            QCOMPARE(row[u"trt_chk_rslt"].isNull(), *flag == '1');
        }
    }

    void signIn_sameOperatorSameDay_getsTheSameNumber()
    {
        World world;
        const auto signedIn = [&](const char* who) {
            Json input;
            input.set(QStringLiteral("signIn"),
                Json::object({ { QStringLiteral("opter_no"), QString::fromLatin1(who) } }));
            return world.ask(World::kiosk(), QStringLiteral("9001"), {}, input)
                .output[u"signinoutb"][u"sign_no"]
                .text();
        };
        const QString first = signedIn("KIOSK-001");
        QVERIFY(!first.isEmpty());
        QCOMPARE(signedIn("KIOSK-001"), first);
        QVERIFY(signedIn("KIOSK-002") != first);
        world.clock().advanceMs(24 * 3600 * 1000);
        QVERIFY(signedIn("KIOSK-001") != first);
    }

    void visits_areThoseOfTheAskingInstitution()
    {
        World world;
        const QString id = QStringLiteral("NX-01");
        const QString visit = world.loadStay(id);
        const auto rows = [&](const char* begin, const char* end) {
            return world
                .ask(World::kiosk(), QStringLiteral("5201"), insuredRegion(id),
                    data({ { QStringLiteral("psn_no"), personNo(id) },
                        { QStringLiteral("begntime"), QString::fromLatin1(begin) },
                        { QStringLiteral("endtime"), QString::fromLatin1(end) } }))
                .output[u"mdtrtinfo"];
        };
        const Json found = rows("2017-01-01", "2017-03-31");
        QCOMPARE(found.size(), std::size_t { 1 });
        QCOMPARE(found.items()[0][u"mdtrt_id"].text(), visit);
        QCOMPARE(found.items()[0][u"inhosp_stas"].text(), QStringLiteral("0"));
        QCOMPARE(found.items()[0][u"setl_flag"].text(), QStringLiteral("0"));
        QCOMPARE(rows("2017-03-01", "2017-03-31").size(), std::size_t { 0 });
    }
};

QTEST_GUILESS_MAIN(TestProvince)
#include "tst_province.moc"
