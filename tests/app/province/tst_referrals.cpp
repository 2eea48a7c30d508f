// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_world.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString somebody = QStringLiteral("NX-23");

/// NX-23, insured in Xinjiang, is referred from Yinchuan to Xi'an.
Json referral(const QString& date = QStringLiteral("2017-03-30"))
{
    return Json::object({ { QStringLiteral("refmedin"),
        Json::object({
            { QStringLiteral("psn_no"), personNo(somebody) },
            { QStringLiteral("insutype"), QStringLiteral("310") },
            { QStringLiteral("diag_code"), QStringLiteral("I25.1") },
            { QStringLiteral("diag_name"), QStringLiteral("冠心病") },
            { QStringLiteral("reflin_medins_no"), QStringLiteral("H61010400001") },
            { QStringLiteral("reflin_medins_name"), QStringLiteral("西安市某医院（虚构）") },
            { QStringLiteral("mdtrtarea_admdvs"), QStringLiteral("610104") },
            { QStringLiteral("hosp_agre_refl_flag"), QStringLiteral("1") },
            { QStringLiteral("refl_type"), QStringLiteral("1") },
            { QStringLiteral("refl_date"), date },
            { QStringLiteral("refl_rea"), QStringLiteral("条件所限") },
            { QStringLiteral("refl_opnn"), QStringLiteral("同意") },
            { QStringLiteral("refl_old_mdtrt_id"), Json() },
        }) } });
}

Json disease(const QString& begin = QStringLiteral("2017-03-31"), const QString& end = {})
{
    return data({
        { QStringLiteral("psn_no"), personNo(somebody) },
        { QStringLiteral("insutype"), QStringLiteral("310") },
        { QStringLiteral("opsp_dise_code"), QStringLiteral("M03900") },
        { QStringLiteral("opsp_dise_name"), QStringLiteral("高血压") },
        { QStringLiteral("insu_optins"), QStringLiteral("650100") },
        { QStringLiteral("ide_fixmedins_no"), QStringLiteral("H64010400001") },
        { QStringLiteral("ide_fixmedins_name"), QStringLiteral("银川市第一人民医院") },
        { QStringLiteral("hosp_ide_date"), QStringLiteral("2017-03-30") },
        { QStringLiteral("diag_dr_codg"), QStringLiteral("D640100000001") },
        { QStringLiteral("diag_dr_name"), QStringLiteral("甲") },
        { QStringLiteral("begndate"), begin },
        { QStringLiteral("enddate"), end },
    });
}

Json withdrawal(const QString& number)
{
    return data({
        { QStringLiteral("trt_dcla_detl_sn"), number },
        { QStringLiteral("psn_no"), personNo(somebody) },
        { QStringLiteral("memo"), QStringLiteral("录入有误") },
    });
}

Json about(const QString& id)
{
    return data({ { QStringLiteral("psn_no"), personNo(id) } });
}

QString numberOf(const WireResponse& answer)
{
    return answer.output[u"result"][u"trt_dcla_detl_sn"].text();
}

QString codes(const WireResponse& answer)
{
    QStringList all;
    for (const WireReason& reason : answer.reasons)
        all.append(reason.code);
    return all.join(QLatin1Char(' '));
}

WireResponse ask(World& world, const char* infno, const Json& input)
{
    return world.ask(World::hospital(), QString::fromLatin1(infno), insuredRegion(somebody), input);
}

/// Y101, category T1, for Xi'an.
WireResponse fileReferral(World& world)
{
    return ask(world, "Y101",
        withMember(filingInput(somebody, QStringLiteral("T1")), QStringLiteral("rloc_admdvs"),
            QStringLiteral("610100")));
}

} // namespace

/// What hospitals register: referrals and the filings they lead to, chronic diseases.
class TestReferrals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refer_byAHospitalThatMay_keepsTheCertificate_andFilesForReview()
    {
        World world;
        const auto answer = ask(world, "2501", referral());
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        QCOMPARE(answer.output[u"result"][u"state"].text(), QStringLiteral("IN_REVIEW"));
        QCOMPARE(world.query("SELECT rloc_rea || rloc_admdvs || state FROM filing"),
            QStringLiteral("T1610100IN_REVIEW"));
        QCOMPARE(world.query("SELECT trt_dcla_detl_sn FROM referral"), numberOf(answer));
        const auto told = ask(world, "5304", about(somebody));
        const Json& row = told.output[u"refmedin"].items().front();
        QCOMPARE(row[u"trt_dcla_detl_sn"].text(), numberOf(answer));
        QCOMPARE(row[u"out_flag"].text(), QStringLiteral("1"));
    }

    void refer_whatR11Forbids_isRefused_andLeavesNothing_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        const QString date = QStringLiteral("refl_date");
        QTest::newRow("no right") << QByteArray("DELETE FROM referral_right") << QString()
                                  << QString();
        QTest::newRow("right over before the certificate")
            << QByteArray("UPDATE referral_right SET until = '2017-03-29'") << QString()
            << QString();
        QTest::newRow("right begins after it")
            << QByteArray("UPDATE referral_right SET since = '2017-03-31'") << QString()
            << QString();
        QTest::newRow("too old") << QByteArray() << date << QStringLiteral("2017-02-28");
        QTest::newRow("of tomorrow") << QByteArray() << date << QStringLiteral("2017-04-01");
        QTest::newRow("not agreed")
            << QByteArray() << QStringLiteral("hosp_agre_refl_flag") << QStringLiteral("0");
    }
    void refer_whatR11Forbids_isRefused_andLeavesNothing()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, member);
        QFETCH(QString, value);
        World world;
        if (!sql.isEmpty())
            QVERIFY(world.tamper(sql.constData()));
        const auto answer = ask(
            world, "2501", member.isEmpty() ? referral() : withMember(referral(), member, value));
        QVERIFY(!answer.success);
        QCOMPARE(codes(answer), QStringLiteral("R11"));
        QCOMPARE(world.query("SELECT (SELECT count(*) FROM filing) || (SELECT count(*) FROM "
                             "referral)"),
            QStringLiteral("00"));
    }

    void refer_onTheEdgesOfTheRight_isAccepted_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("date");
        QTest::newRow("oldest") << QByteArray("SELECT 1") << QStringLiteral("2017-03-01");
        QTest::newRow("today") << QByteArray("SELECT 1") << QStringLiteral("2017-03-31");
        QTest::newRow("last day of the right")
            << QByteArray("UPDATE referral_right SET until = '2017-03-30'")
            << QStringLiteral("2017-03-30");
        QTest::newRow("first day of the right")
            << QByteArray("UPDATE referral_right SET since = '2017-03-30'")
            << QStringLiteral("2017-03-30");
    }
    void refer_onTheEdgesOfTheRight_isAccepted()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, date);
        World world;
        QVERIFY(world.tamper(sql.constData()));
        const auto answer = ask(world, "2501", referral(date));
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
    }

    void refer_fromAStay_namesItsOwn_andThatStayIsNotInTheWay()
    {
        World world;
        const QString patient = QStringLiteral("NX-01");
        const QString visit = world.loadStay(patient, false);
        const Json plain = withMember(referral(), QStringLiteral("psn_no"), personNo(patient));
        const auto asPatient = [&](const char* infno, const Json& input) {
            return world.ask(
                World::hospital(), QString::fromLatin1(infno), insuredRegion(patient), input);
        };
        QCOMPARE(codes(asPatient("2501", plain)), QStringLiteral("R05"));
        const auto unnamed = asPatient("2501A", plain);
        QVERIFY(unnamed.err_msg.contains(QStringLiteral("refl_old_mdtrt_id")));
        const QString stay = QStringLiteral("refl_old_mdtrt_id");
        QVERIFY(!asPatient("2501A", withMember(plain, stay, QStringLiteral("S0"))).success);
        const auto referred = asPatient("2501A", withMember(plain, stay, visit));
        QVERIFY2(referred.success, qPrintable(referred.err_msg));
        const auto stays = asPatient("5303", about(patient));
        QCOMPARE(stays.output[u"data"].size(), std::size_t { 1 });
        QCOMPARE(stays.output[u"data"].items()[0][u"out_flag"].text(), QStringLiteral("1"));
    }

    void refer_twice_isOneFiling_byMessageAndByRule()
    {
        World world;
        const WireRequest request = world.message(
            World::hospital(), QStringLiteral("2501"), insuredRegion(somebody), referral());
        QByteArray first;
        QByteArray again;
        QVERIFY(world.send(World::hospital(), request, &first).success);
        QVERIFY(world.send(World::hospital(), request, &again).success);
        QCOMPARE(again, first);
        QCOMPARE(codes(ask(world, "2501", referral())), QStringLiteral("R06"));
        QCOMPARE(world.query("SELECT (SELECT count(*) FROM filing) || (SELECT count(*) FROM "
                             "referral)"),
            QStringLiteral("11"));
    }

    void refer_failureAtAnyStatement_leavesNothing_data()
    {
        QTest::addColumn<QByteArray>("table");
        for (const char* table : { "serial", "filing", "referral", "message" })
            QTest::newRow(table) << QByteArray(table);
    }
    void refer_failureAtAnyStatement_leavesNothing()
    {
        QFETCH(QByteArray, table);
        World world;
        QVERIFY(world.tamper("CREATE TRIGGER broken BEFORE INSERT ON " + table
            + " BEGIN SELECT RAISE(ABORT, 'broken'); END"));
        const WireRequest request = world.message(
            World::hospital(), QStringLiteral("2501"), insuredRegion(somebody), referral());
        QVERIFY(!world.send(World::hospital(), request).success);
        QCOMPARE(world.query("SELECT (SELECT count(*) FROM filing) || (SELECT count(*) FROM "
                             "referral) || (SELECT count(*) FROM message)"),
            QStringLiteral("000"));
        QVERIFY(world.tamper("DROP TRIGGER broken"));
        QVERIFY(world.send(World::hospital(), request).success);
    }

    void withdraw_ownReferral_withdrawsTheFiling_onlyOnce()
    {
        World world;
        const QString number = numberOf(ask(world, "2501", referral()));
        const auto answer = ask(world, "2502", withdrawal(number));
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        QCOMPARE(answer.output[u"result"][u"state"].text(), QStringLiteral("WITHDRAWN"));
        QCOMPARE(codes(ask(world, "2502", withdrawal(number))), QStringLiteral("F01"));
        QCOMPARE(ask(world, "5304", about(somebody)).output[u"refmedin"].size(), std::size_t { 0 });
        // The certificate is gone, the way to another is free.
        QVERIFY(ask(world, "2501", referral()).success);
    }

    void withdraw_anothersReferral_orAnotherPersons_isRefused()
    {
        World world;
        const QString number = numberOf(ask(world, "2501", referral()));
        QVERIFY(!ask(world, "2502",
            withMember(
                withdrawal(number), QStringLiteral("psn_no"), personNo(QStringLiteral("NX-24"))))
                     .success);
        QVERIFY(world.tamper("UPDATE referral SET fixmedins_code = 'H64010600002'"));
        QVERIFY(!ask(world, "2502", withdrawal(number)).success);
        QCOMPARE(world.query("SELECT state FROM filing"), QStringLiteral("IN_REVIEW"));
    }

    void file_categoryT1_restsOnTheCertificateTheProvinceHas()
    {
        World world;
        // On a commitment alone a referral is not filed …
        QCOMPARE(codes(fileReferral(world)), QStringLiteral("R12"));
        // … with the certificate of a hospital, whose own filing the person took back, it is.
        const QString number = numberOf(ask(world, "2501", referral()));
        QVERIFY(world.tamper("UPDATE filing SET state = 'WITHDRAWN'"));
        const auto answer = fileReferral(world);
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        QCOMPARE(answer.output[u"result"][u"state"].text(), QStringLiteral("IN_REVIEW"));
        // Too old, it is told so.
        QVERIFY(world.tamper("UPDATE filing SET state = 'WITHDRAWN'"));
        QVERIFY(world.tamper("UPDATE referral SET refl_date = '2017-02-28'"));
        QCOMPARE(codes(fileReferral(world)), QStringLiteral("R11"));
        // Taken back, it is none.
        QVERIFY(ask(world, "2502", withdrawal(number)).success);
        QCOMPARE(codes(fileReferral(world)), QStringLiteral("R12"));
    }

    void chronic_registered_isTold_untilTakenBack()
    {
        World world;
        const auto answer = ask(world, "2503", disease());
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        const auto told = ask(world, "5301", about(somebody));
        QCOMPARE(told.output[u"feedetail"].size(), std::size_t { 1 });
        QCOMPARE(told.output[u"feedetail"].items()[0][u"opsp_dise_code"].text(),
            QStringLiteral("M03900"));
        QVERIFY(!ask(world, "2504", withdrawal(QStringLiteral("C0"))).success);
        QVERIFY(ask(world, "2504", withdrawal(numberOf(answer))).success);
        QCOMPARE(codes(ask(world, "2504", withdrawal(numberOf(answer)))), QStringLiteral("F01"));
        QCOMPARE(
            ask(world, "5301", about(somebody)).output[u"feedetail"].size(), std::size_t { 0 });
        QVERIFY(ask(world, "2503", disease()).success);
    }

    void chronic_sentTwice_isRegisteredOnce()
    {
        World world;
        const WireRequest request = world.message(
            World::hospital(), QStringLiteral("2503"), insuredRegion(somebody), disease());
        QVERIFY(world.send(World::hospital(), request).success);
        QVERIFY(world.send(World::hospital(), request).success);
        QCOMPARE(world.query("SELECT count(*) FROM chronic"), QStringLiteral("1"));
    }

    void chronic_whatStandsAgainstIt_isToldAtOnce_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* sql, const char* member,
                             const char* value, const char* expected) {
            QTest::newRow(name) << QByteArray(sql) << QString::fromLatin1(member)
                                << QString::fromLatin1(value) << QString::fromLatin1(expected);
        };
        row("nobody", "", "psn_no", "0", "R01");
        row("another scheme", "", "insutype", "390", "R02");
        row("suspended", "UPDATE insurance SET psn_insu_stas = '2', paus_insu_date = '2016-01-01'",
            "", "", "R03");
        row("ends before it begins", "", "enddate", "2017-03-30", "R17");
        row("found tomorrow", "", "hosp_ide_date", "2017-04-01", "R17");
        row("two at once", "UPDATE insurance SET psn_insu_stas = '2'", "enddate", "2017-03-30",
            "R03 R17");
    }
    void chronic_whatStandsAgainstIt_isToldAtOnce()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, member);
        QFETCH(QString, value);
        QFETCH(QString, expected);
        World world;
        if (!sql.isEmpty())
            QVERIFY(world.tamper(sql.constData()));
        const auto answer =
            ask(world, "2503", member.isEmpty() ? disease() : withMember(disease(), member, value));
        QCOMPARE(codes(answer), expected);
        QCOMPARE(world.query("SELECT count(*) FROM chronic"), QStringLiteral("0"));
    }

    void chronic_sameDiseaseAgain_isRefusedWhereTheDaysMeet()
    {
        World world;
        const QString day = QStringLiteral("2017-12-31");
        QVERIFY(ask(world, "2503", disease(QStringLiteral("2017-03-31"), day)).success);
        QCOMPARE(codes(ask(world, "2503", disease(day))), QStringLiteral("R06"));
        QVERIFY(ask(world, "2503", disease(QStringLiteral("2018-01-01"))).success);
    }
};

QTEST_GUILESS_MAIN(TestReferrals)
#include "tst_referrals.moc"
