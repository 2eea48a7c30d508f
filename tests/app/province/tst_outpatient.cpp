// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// Care without a stay, by the messages a hospital and a pharmacy really send: every order of the
// transactions, what each kind of visit is paid, and what is left when they are undone.
#include "support_outpatient.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString hi01 = QStringLiteral("HI-01");
const QString nx23 = QStringLiteral("NX-23");
const QString nx30 = QStringLiteral("NX-30");
const QString chronic = QStringLiteral("HI-01-chronic");
const QString outpatient = QStringLiteral("NX-23-outpatient");
const QString purchase = QStringLiteral("NX-30-pharmacy");
const QString hypertension = QStringLiteral("M03900");
const QString diabetes = QStringLiteral("M01603");

using Members = QHash<QString, QString>;

QString member(const char* name)
{
    return QString::fromLatin1(name);
}

/// What the fund and the person pay.
QString split(const WireResponse& answer)
{
    const Json& info = answer.output[u"setlinfo"];
    return answer.success
        ? info[u"fund_pay_sumamt"].text() + QLatin1Char(' ') + info[u"psn_part_amt"].text()
        : reasonsOf(answer);
}

/// HI-01 on the day of the visit, filed and recognised.
void prepareChronic(World& world)
{
    world.clock().set(chinaTime(QDate(2017, 3, 30), QTime(8, 0)));
    QVERIFY(fileHere(world, hi01, QStringLiteral("L1")));
    QVERIFY(!recognise(world, hi01, hypertension).isEmpty());
    world.clock().set(chinaTime(QDate(2017, 3, 31), QTime(10, 0)));
}

/// How many statements that must hold of the books do not: a settlement that stands is of exactly
/// its charges, no charge is in one that does not stand, what is cancelled is in none.
constexpr char falsehoods[] =
    "WITH stands AS (SELECT * FROM settlement s WHERE refd_setl_flag = 0 AND NOT EXISTS "
    "(SELECT 1 FROM settlement u WHERE u.init_setl_id = s.setl_id)) SELECT "
    "(SELECT count(*) FROM stands s WHERE medfee_sumamt <> (SELECT coalesce(sum("
    "det_item_fee_sumamt), 0) FROM fee_line f WHERE f.setl_id = s.setl_id AND f.mdtrt_id = "
    "s.mdtrt_id AND f.chrg_bchno = s.chrg_bchno AND cancelled_by = '')) + "
    "(SELECT count(*) FROM fee_line WHERE setl_id <> '' AND (cancelled_by <> '' OR setl_id NOT IN "
    "(SELECT setl_id FROM stands))) + "
    "(SELECT count(*) FROM fee_line JOIN visit v USING(mdtrt_id) WHERE v.cancelled_by <> '' AND "
    "fee_line.cancelled_by = '') + "
    "(SELECT count(*) FROM (SELECT a.name, sum(delta) s FROM accumulator a GROUP BY psn_no, a.name "
    "HAVING s <> (SELECT coalesce(sum(delta), 0) FROM accumulator b JOIN stands USING(setl_id) "
    "WHERE b.name = a.name AND b.psn_no = a.psn_no)))";

/// The steps that bring a visit where a row of the table begins.
enum class Stage { Nothing, Registered, Told, Charged, Settled, Undone, ChargesGone, Cancelled };

void bringTo(Care& care, Stage stage)
{
    if (stage == Stage::Nothing)
        return;
    QVERIFY(care.send(QStringLiteral("2201")).success);
    if (stage == Stage::Registered)
        return;
    if (stage == Stage::Cancelled) {
        const auto gone = care.ask(QStringLiteral("2202"),
            { { member("ipt_otp_no"), QStringLiteral("MZ2017033100018") } });
        QVERIFY2(gone.success, qPrintable(gone.err_msg));
        return;
    }
    QVERIFY(care.send(QStringLiteral("2203")).success);
    if (stage == Stage::Told)
        return;
    QVERIFY(care.send(QStringLiteral("2204")).success);
    if (stage == Stage::Charged)
        return;
    if (stage == Stage::ChargesGone) {
        QVERIFY(
            care.ask(QStringLiteral("2205"), { { member("chrg_bchno"), care.batch() } }).success);
        return;
    }
    QVERIFY(care.settle().success);
    if (stage == Stage::Settled)
        return;
    QVERIFY(care.ask(QStringLiteral("2208"), { { member("setl_id"), care.setlId() } }).success);
}

} // namespace

Q_DECLARE_METATYPE(Stage)

class TestOutpatient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void settle_chronicCareOfARecognisedDisease_givesThePublishedAmounts()
    {
        World world;
        QVERIFY2(world.province(), qPrintable(world.error()));
        prepareChronic(world);
        Care care(world, chronic);
        QVERIFY2(care.charge(), qPrintable(care.problem()));

        const Members asked { { member("chrg_bchno"), care.batch() } };
        const auto estimate = care.ask(QStringLiteral("2206"), asked);
        QCOMPARE(split(estimate), QStringLiteral("5666.63 629.62"));
        QVERIFY(estimate.output[u"setlinfo"][u"setl_id"].isNull());
        QCOMPARE(split(care.ask(QStringLiteral("2206A"), asked)), split(estimate));

        const auto settled = care.settle({ { member("acct_used_flag"), QStringLiteral("1") },
            { member("medfee_sumamt"), QStringLiteral("6296.25") },
            { member("psn_part_amt"), QStringLiteral("629.62") } });
        QCOMPARE(split(settled), QStringLiteral("5666.63 629.62"));
        const Json& info = settled.output[u"setlinfo"];
        QCOMPARE(info[u"med_type"].text(), QStringLiteral("14"));
        QCOMPARE(info[u"clr_type"].text(), QStringLiteral("11"));
        QCOMPARE(info[u"acct_pay"].text(), QStringLiteral("629.62"));
        QCOMPARE(info[u"psn_cash_pay"].text(), QStringLiteral("0.00"));
        QCOMPARE(info[u"balc"].text(), QStringLiteral("1680.46"));
        QVERIFY(settled.output[u"yidi_steps"].size() > 5);

        const auto held =
            care.ask(QStringLiteral("5203"), { { member("setl_id"), care.setlId() } });
        QCOMPARE(writeJson(held.output), writeJson(settled.output));
        // The number alone is enough for the house that settled it, and for nobody else.
        const Json byNumber = data({ { member("setl_id"), Json(care.setlId()) } });
        QVERIFY(world.ask(World::kiosk(), QStringLiteral("5203"), care.region(), byNumber).success);
        QVERIFY(!world.ask(pharmacy(), QStringLiteral("5203"), care.region(), byNumber).success);
    }

    // ---- the order -------------------------------------------------------------------------

    void step_atEveryStage_isTakenOrRefusedByName_data()
    {
        QTest::addColumn<Stage>("stage");
        QTest::addColumn<QByteArray>("infno");
        QTest::addColumn<QByteArray>("expected"); // codes, "" done
        QTest::addColumn<QByteArray>("blocking");
        struct Stages {
            const char* name;
            Stage stage;
            // what 2203, 2203 as another kind, 2204, 2205, 2205 of all, 2206, 2207, 2208, 2202 give
            const char* expected[9];
            const char* blocking[9];
        };
        static const char* const steps[] = { "2203", "2203 other", "2204", "2205", "2205 all",
            "2206", "2207", "2208", "2202" };
        static const Stages table[] = {
            { "nothing", Stage::Nothing,
                { "S01", "S01", "S01", "S01", "S01", "S01", "S01", "S01", "S01" }, {} },
            { "registered", Stage::Registered,
                { "", "", "S10", "S10", "", "S10", "S10", "S01", "" },
                { "", "", "2203", "2204", "", "2203", "2203", "", "" } },
            { "told", Stage::Told, { "", "", "", "S10", "", "S10", "S10", "S01", "" },
                { "", "", "", "2204", "", "2204", "2204", "", "" } },
            { "charged", Stage::Charged, { "", "S09", "", "", "", "", "", "S01", "S09" },
                { "", "BATCH", "", "", "", "", "", "", "BATCH" } },
            { "settled", Stage::Settled, { "", "S09", "S03", "S09", "", "S03", "S03", "", "S09" },
                { "", "BATCH", "SETTLED", "SETTLED", "", "SETTLED", "SETTLED", "", "BATCH" } },
            { "undone", Stage::Undone, { "", "S09", "", "", "", "", "", "S10", "S09" },
                { "", "BATCH", "", "", "", "", "", "", "BATCH" } },
            { "charges gone", Stage::ChargesGone,
                { "", "", "", "S10", "", "S10", "S10", "S01", "" },
                { "", "", "", "2204", "", "2204", "2204", "", "" } },
            { "cancelled", Stage::Cancelled,
                { "S01", "S01", "S01", "S01", "S01", "S01", "S01", "S01", "S01" }, {} },
        };
        for (const Stages& row : table)
            for (std::size_t i = 0; i < std::size(steps); ++i)
                QTest::addRow("%s: %s", row.name, steps[i])
                    << row.stage << QByteArray(steps[i]) << QByteArray(row.expected[i])
                    << QByteArray(row.blocking[i] ? row.blocking[i] : "");
    }
    void step_atEveryStage_isTakenOrRefusedByName()
    {
        QFETCH(Stage, stage);
        QFETCH(QByteArray, infno);
        QFETCH(QByteArray, expected);
        QFETCH(QByteArray, blocking);
        World world;
        Care care(world, outpatient);
        bringTo(care, stage);
        if (QTest::currentTestFailed())
            return;
        const QString before = books(world);

        const QString step = QString::fromLatin1(infno.left(4));
        WireResponse answer;
        if (infno == "2203 other")
            answer = care.send(step, { { member("med_type"), QStringLiteral("13") } });
        else if (infno == "2203")
            answer = care.send(step);
        else if (infno == "2204") // one line more of the first batch
            answer = care.send(QStringLiteral("2204b"),
                { { member("chrg_bchno"), care.batch() },
                    { member("feedetl_sn"), QStringLiteral("MORE") } });
        else if (infno == "2207")
            answer = care.settle();
        else
            answer = care.ask(step,
                { { member("chrg_bchno"),
                      infno == "2205 all" ? QStringLiteral("0000") : care.batch() },
                    { member("setl_id"),
                        care.setlId().isEmpty() ? QStringLiteral("A0") : care.setlId() },
                    { member("ipt_otp_no"), QStringLiteral("MZ2017033100018") } });
        QCOMPARE(reasonsOf(answer), QString::fromLatin1(expected));
        if (!answer.success)
            QCOMPARE(books(world), before); // a refusal leaves no effect
        if (blocking == "BATCH")
            QCOMPARE(blockingOf(answer), care.batch());
        else if (blocking == "SETTLED")
            QCOMPARE(blockingOf(answer), care.setlId());
        else if (!blocking.isEmpty())
            QCOMPARE(blockingOf(answer), QString::fromLatin1(blocking));
    }

    void undo_fromTheLastStepToTheFirst_leavesTheBooksAsTheyWere()
    {
        World world;
        prepareChronic(world);
        Care care(world, chronic);
        QVERIFY(care.charge());
        const Members all { { member("acct_used_flag"), QStringLiteral("1") } };
        QVERIFY(care.settle(all).success);
        const Members settled { { member("setl_id"), care.setlId() } };
        const auto negation = care.ask(QStringLiteral("2208"), settled);
        QVERIFY2(negation.success, qPrintable(negation.err_msg));
        const Json& info = negation.output[u"setlinfo"];
        QCOMPARE(split(negation), QStringLiteral("-5666.63 -629.62"));
        QCOMPARE(info[u"medfee_sumamt"].text(), QStringLiteral("-6296.25"));
        QCOMPARE(info[u"acct_pay"].text(), QStringLiteral("-629.62"));
        QCOMPARE(info[u"balc"].text(), QStringLiteral("2310.08"));
        QCOMPARE(info[u"refd_setl_flag"].text(), QStringLiteral("1"));
        QCOMPARE(info[u"init_setl_id"].text(), care.setlId());
        QCOMPARE(world.query("SELECT count(*) FROM (SELECT sum(delta) s FROM accumulator "
                             "GROUP BY name HAVING s <> 0)"),
            QStringLiteral("0"));
        QCOMPARE(world.query("SELECT sum(medfee_sumamt) || ' ' || sum(fund_pay_sumamt) || ' ' || "
                             "count(*) FROM settlement"),
            QStringLiteral("0 0 2"));
        // The charges wait again, and settle to the same.
        QCOMPARE(split(care.settle(all)), QStringLiteral("5666.63 629.62"));
        QVERIFY(care.ask(QStringLiteral("2208"), { { member("setl_id"), care.setlId() } }).success);
        QVERIFY(
            care.ask(QStringLiteral("2205"), { { member("chrg_bchno"), QStringLiteral("0000") } })
                .success);
        QVERIFY(care.ask(QStringLiteral("2202"),
                        { { member("ipt_otp_no"), QStringLiteral("MZ2017033000321") } })
                    .success);
        QCOMPARE(world.query("SELECT count(*) FROM fee_line WHERE cancelled_by = ''"),
            QStringLiteral("0"));
        QVERIFY(care.ask(QStringLiteral("5201"), {}).output[u"mdtrtinfo"].size() == 0);
    }

    // ---- batches -----------------------------------------------------------------------------

    void batches_ofOneVisit_areListedAndSettledOneByOne()
    {
        World world;
        Care care(world, outpatient);
        QVERIFY2(care.charge(), qPrintable(care.problem()));
        const QString first = QStringLiteral("MZ2017033100018-1");
        const QString second = QStringLiteral("MZ2017033100018-2");
        const auto rows = [&] {
            QStringList told;
            const auto answer = care.ask(QStringLiteral("5201"));
            for (const Json& row : answer.output[u"mdtrtinfo"].items())
                told += row[u"chrg_bchno"].text().right(1) + row[u"setl_flag"].text()
                    + row[u"inhosp_stas"].text();
            return told.join(QLatin1Char(' '));
        };
        QCOMPARE(rows(), QStringLiteral("100 200"));
        // 200.25 and 260.00 with 10 % paid first; 40.00 deductible each time, 70 % of the rest.
        QCOMPARE(split(care.settle({ { member("chrg_bchno"), second } })),
            QStringLiteral("135.80 124.20"));
        const QString later = care.setlId();
        QCOMPARE(rows(), QStringLiteral("100 210"));
        QCOMPARE(split(care.settle({ { member("chrg_bchno"), first } })),
            QStringLiteral("112.18 88.07"));
        QCOMPARE(rows(), QStringLiteral("110 210"));

        // Of the person's year the last settlement is undone first.
        const auto tooEarly = care.ask(QStringLiteral("2208"), { { member("setl_id"), later } });
        QCOMPARE(reasonsOf(tooEarly), QStringLiteral("S09"));
        QCOMPARE(blockingOf(tooEarly), care.setlId());
        QVERIFY(care.ask(QStringLiteral("2208"), { { member("setl_id"), care.setlId() } }).success);
        QCOMPARE(rows(), QStringLiteral("100 210"));
        // All that is not settled goes; what is settled stays.
        QVERIFY(
            care.ask(QStringLiteral("2205"), { { member("chrg_bchno"), QStringLiteral("0000") } })
                .success);
        QCOMPARE(rows(), QStringLiteral("210"));
        // Their numbers are free again.
        QVERIFY(care.send(QStringLiteral("2204")).success);
        QCOMPARE(rows(), QStringLiteral("210 100"));
    }

    void batch_ofTwoDiseasesOrVisitsOrDays_isRefused()
    {
        World world;
        Care care(world, outpatient);
        QVERIFY(care.charge());
        const auto with = [&](const char* name, const char* value, const char* serial = "X") {
            Json input = readJsonFile(QStringLiteral(YIDI_SOURCE_DIR "/resources/training/visits/"
                                                                     "NX-23-outpatient/2204b.json"))
                             .value_or(Json())[u"input"];
            input = withMember(input, member("mdtrt_id"), care.visit());
            input = withMember(input, member("feedetl_sn"), QString::fromLatin1(serial));
            input = withMember(input, member(name), QString::fromUtf8(value));
            return world.ask(World::hospital(), QStringLiteral("2204"), care.region(), input);
        };
        QVERIFY(!with("dise_codg", "M03900").success);
        QVERIFY(!with("fee_ocur_time", "2017-03-30 23:59:59").success);
        QVERIFY(!with("fee_ocur_time", "2017-04-01 00:00:00").success);
        QVERIFY(!with("chrg_bchno", "0000").success);
        QVERIFY(!with("chrg_bchno", "").success);
        QVERIFY(!with("feedetl_sn", "MZ2017033100018-001").success); // is in the other batch
        QCOMPARE(reasonsOf(with("psn_no", "1")), QStringLiteral("S01"));
        const auto taken = with("bilg_dept_name", "神经内科");
        QVERIFY2(taken.success, qPrintable(taken.err_msg));
    }

    // ---- chronic care ------------------------------------------------------------------------

    void chronic_ofAnUnrecognisedDisease_isRefusedAtEveryStep()
    {
        World world;
        world.clock().set(chinaTime(QDate(2017, 3, 30), QTime(8, 0)));
        QVERIFY(fileHere(world, hi01, QStringLiteral("L1")));
        Care care(world, chronic);
        QVERIFY(care.send(QStringLiteral("2201")).success);
        QCOMPARE(reasonsOf(care.send(QStringLiteral("2203"))), QStringLiteral("S12"));
        // Recognised from tomorrow, until yesterday, or another disease: not for this visit.
        QVERIFY(!recognise(world, hi01, hypertension, QStringLiteral("2017-03-31")).isEmpty());
        QCOMPARE(reasonsOf(care.send(QStringLiteral("2203"))), QStringLiteral("S12"));
        QVERIFY(!recognise(
            world, hi01, hypertension, QStringLiteral("2017-01-01"), QStringLiteral("2017-03-29"))
                     .isEmpty());
        QCOMPARE(reasonsOf(care.send(QStringLiteral("2203"))), QStringLiteral("S12"));
        QVERIFY(!recognise(world, hi01, diabetes).isEmpty());
        const auto refused = care.send(QStringLiteral("2203"));
        QCOMPARE(reasonsOf(refused), QStringLiteral("S12"));
        QCOMPARE(blockingOf(refused), hypertension);
        QVERIFY(care.send(QStringLiteral("2203"), { { member("dise_codg"), diabetes } }).success);
        world.clock().set(chinaTime(QDate(2017, 3, 30), QTime(12, 0)));
        QCOMPARE(reasonsOf(care.send(QStringLiteral("2204"))), QStringLiteral("S12"));
    }

    /// Before any charge 2001 says whether chronic care would be paid for.
    void benefitCheck_ofChronicCare_knowsWhatIsRecognised_data()
    {
        QTest::addColumn<QString>("disease");
        QTest::addColumn<QString>("medType");
        QTest::addColumn<QString>("day");
        QTest::addColumn<QString>("reason"); // a part of it; empty: benefits are enjoyed
        const QString chronicCare = QStringLiteral("14");
        const QString today = QStringLiteral("2017-03-31");
        QTest::newRow("recognised") << hypertension << chronicCare << today << QString();
        QTest::newRow("another disease") << diabetes << chronicCare << today << diabetes;
        QTest::newRow("no such disease")
            << QStringLiteral("M99999") << chronicCare << today << QStringLiteral("M99999");
        QTest::newRow("none told")
            << QString() << chronicCare << today << QStringLiteral("要说明病种");
        QTest::newRow("before it was recognised")
            << hypertension << chronicCare << QStringLiteral("2017-03-29")
            << QStringLiteral("2017-03-29");
        QTest::newRow("ordinary care asks for none")
            << diabetes << QStringLiteral("11") << today << QString();
    }
    void benefitCheck_ofChronicCare_knowsWhatIsRecognised()
    {
        QFETCH(QString, disease);
        QFETCH(QString, medType);
        QFETCH(QString, day);
        QFETCH(QString, reason);
        World world;
        prepareChronic(world);
        const auto answer =
            world.ask(World::hospital(), QStringLiteral("2001"), insuredRegion(hi01),
                data({ { member("psn_no"), personNo(hi01) },
                    { member("insutype"), QStringLiteral("310") }, { member("med_type"), medType },
                    { member("dise_codg"), disease },
                    { member("begntime"), day + QStringLiteral(" 10:00:00") } }));
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        const Json& row = answer.output[u"trtinfo"].items().at(0);
        QCOMPARE(row[u"trt_enjymnt_flag"].text(),
            reason.isEmpty() ? QStringLiteral("1") : QStringLiteral("0"));
        QCOMPARE(row[u"trt_chk_rslt"].isNull(), reason.isEmpty());
        QVERIFY2(
            row[u"trt_chk_rslt"].text().contains(reason), qPrintable(row[u"trt_chk_rslt"].text()));
    }

    void chronic_whoseRegistrationIsWithdrawn_isNotSettled()
    {
        World world;
        world.clock().set(chinaTime(QDate(2017, 3, 30), QTime(12, 0)));
        QVERIFY(fileHere(world, hi01, QStringLiteral("L1")));
        const QString number = recognise(world, hi01, hypertension);
        Care care(world, chronic);
        QVERIFY2(care.charge(), qPrintable(care.problem()));
        QVERIFY(world
                    .ask(World::hospital(), QStringLiteral("2504"), care.region(),
                        data({ { member("trt_dcla_detl_sn"), Json(number) },
                            { member("psn_no"), Json(care.person()) },
                            { member("memo"), Json(QStringLiteral("误登")) } }))
                    .success);
        QCOMPARE(reasonsOf(care.settle()), QStringLiteral("S12"));
        QVERIFY(!recognise(world, hi01, hypertension).isEmpty());
        QCOMPARE(split(care.settle()), QStringLiteral("5666.63 629.62"));
    }

    void chronic_withoutAFiling_isNotSettled()
    {
        World world;
        QVERIFY(!recognise(world, hi01, hypertension).isEmpty());
        Care care(world, chronic);
        QVERIFY2(care.charge(), qPrintable(care.problem()));
        QCOMPARE(reasonsOf(care.settle()), QStringLiteral("S04"));
    }

    void chronic_ofTwoDiseasesInOneVisit_isCountedForEach()
    {
        World world;
        prepareChronic(world);
        QVERIFY(!recognise(world, hi01, diabetes).isEmpty());
        Care care(world, chronic);
        QVERIFY2(care.charge(), qPrintable(care.problem()));
        Json more = readJsonFile(QStringLiteral(YIDI_SOURCE_DIR "/resources/training/visits/"
                                                                "HI-01-chronic/2204.json"))
                        .value_or(Json())[u"input"];
        Json lines = Json::array();
        lines.append(more[u"feedetail"].items()[3]); // 186.25
        more = Json::object({ { member("feedetail"), lines } });
        for (const auto& [name, value] : { std::pair(member("mdtrt_id"), care.visit()),
                 std::pair(member("chrg_bchno"), QStringLiteral("D2")),
                 std::pair(member("feedetl_sn"), QStringLiteral("D2-1")),
                 std::pair(member("dise_codg"), diabetes) })
            more = withMember(more, name, value);
        QVERIFY(world.ask(World::hospital(), QStringLiteral("2204"), care.region(), more).success);
        QVERIFY(care.settle().success);
        QVERIFY(care.settle({ { member("chrg_bchno"), QStringLiteral("D2") } }).success);

        const auto year = care.ask(QStringLiteral("5206"), {});
        QHash<QString, QString> sums;
        for (const Json& row : year.output[u"cuminfo"].items()) {
            QCOMPARE(row[u"year"].text(), QStringLiteral("2017"));
            sums.insert(row[u"cum_type_code"].text(), row[u"cum"].text());
        }
        QCOMPARE(
            sums.value(QStringLiteral("opsp_hifp_pay:") + hypertension), QStringLiteral("5666.63"));
        QCOMPARE(sums.value(QStringLiteral("opsp_hifp_pay:") + diabetes), QStringLiteral("167.63"));
        QCOMPARE(sums.value(QStringLiteral("opsp_hifp_pay")), QStringLiteral("5834.26"));
        QVERIFY(!sums.contains(QStringLiteral("admissions")));
        const auto before =
            care.ask(QStringLiteral("5206"), { { member("cum_ym"), QStringLiteral("201612") } });
        QVERIFY(before.success);
        QCOMPARE(before.output[u"cuminfo"].size(), std::size_t(0));
        QVERIFY(
            !care.ask(QStringLiteral("5206"), { { member("cum_ym"), QStringLiteral("201713") } })
                 .success);
    }

    // ---- a year ------------------------------------------------------------------------------

    void year_ofManyVisits_takesOneDeductibleAndStopsAtTheCap()
    {
        // Xinjiang's outpatient rule made yearly: 40.00 once, 70 %, no more than 1000.00.
        QTemporaryDir folder;
        const QString source = QStringLiteral(YIDI_SOURCE_DIR "/resources/policies/650000/");
        QFile file(source + QStringLiteral("2016-01-01.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray policy = file.readAll();
        const auto at = policy.indexOf("\"id\": \"outpatient\"");
        QByteArray rule = policy.mid(at);
        rule.replace(rule.indexOf("\"per\": \"admission\""), 18, "\"per\": \"year\"");
        rule.replace(rule.indexOf("\"account_use\""), 0, "\"cap\": \"1000.00\",\n      ");
        policy = policy.left(at) + rule;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("650000")));
        QFile changed(folder.filePath(QStringLiteral("650000/2016-01-01.json")));
        QVERIFY(changed.open(QIODevice::WriteOnly) && changed.write(policy) > 0);
        changed.close();

        World world(folder.path());
        QVERIFY2(world.province(), qPrintable(world.error()));
        std::int64_t paid = 0;
        std::int64_t inScope = 0;
        for (int i = 0; i < 12; ++i) {
            Care care(world, outpatient);
            QVERIFY2(care.charge(), qPrintable(care.problem()));
            const auto settled = care.settle();
            QVERIFY2(settled.success, qPrintable(settled.err_msg));
            const Json& info = settled.output[u"setlinfo"];
            paid += Fen::fromWire(info[u"fund_pay_sumamt"].text().toUtf8())->value();
            inScope += Fen::fromWire(info[u"inscp_scp_amt"].text().toUtf8())->value();
            const std::int64_t exact = (inScope - 4000) * 7 / 10;
            QVERIFY(std::abs(std::min<std::int64_t>(exact, 100000) - paid) <= i + 1);
        }
        QCOMPARE(paid, 100000);
    }

    void estimate_fromAYearThatHasMovedOrOfAnotherVisit_isNotSettled()
    {
        World world;
        Care care(world, outpatient);
        QVERIFY(care.charge());
        const auto estimate =
            care.ask(QStringLiteral("2206"), { { member("chrg_bchno"), care.batch() } });
        const QString version = estimate.output[u"yidi_year_version"].text();
        const Members relying { { member("yidi_year_version"), version },
            { member("psn_part_amt"), QStringLiteral("88.07") } };
        const Members other { { member("chrg_bchno"), QStringLiteral("MZ2017033100018-2") } };
        QVERIFY(care.settle(other).success);
        QCOMPARE(reasonsOf(care.settle(relying)), QStringLiteral("S06"));
        for (const char* wrong : { "med_type 13", "insutype 390", "medfee_sumamt 200.24",
                 "psn_part_amt 88.06", "inscp_scp_amt 200.26" }) {
            const QStringList parts = QString::fromLatin1(wrong).split(u' ');
            QCOMPARE(reasonsOf(care.settle({ { parts[0], parts[1] } })), QStringLiteral("S06"));
        }
        QCOMPARE(reasonsOf(care.settle({ { member("chrg_bchno"), QStringLiteral("9") } })),
            QStringLiteral("S10"));
        QVERIFY(!care.settle({ { member("chrg_bchno"), QString() } }).success);
        QCOMPARE(split(care.settle({ { member("psn_part_amt"), QStringLiteral("88.07") } })),
            QStringLiteral("112.18 88.07"));
    }

    // ---- any order -------------------------------------------------------------------------

    void anyOrder_ofAnySteps_keepsTheBooksTrue_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 5; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void anyOrder_ofAnySteps_keepsTheBooksTrue()
    {
        QFETCH(quint32, seed);
        QRandomGenerator dice(seed);
        World world;
        prepareChronic(world);
        std::vector<Care> visits { { world, outpatient }, { world, outpatient }, { world, chronic },
            { world, purchase, pharmacy() } };
        std::vector<std::pair<QString, Care*>> settled; // in their order
        const qint64 held = world.query("SELECT sum(balc) FROM insurance").toLongLong();
        for (int step = 0; step < 160; ++step) {
            Care& care = visits[dice.bounded(4U)];
            const Members batch { { member("chrg_bchno"), care.batch() } };
            switch (dice.bounded(8)) {
            case 0:
                if (care.visit() == QLatin1String("S0"))
                    care.send(QStringLiteral("2201"));
                break;
            case 1:
                care.send(QStringLiteral("2203"));
                break;
            case 2:
            case 3:
                care.send(QStringLiteral("2204"));
                break;
            case 4:
                care.ask(QStringLiteral("2205"), batch);
                break;
            case 5:
            case 6:
                if (care.settle({ { member("acct_used_flag"), QString::number(step % 2) } })
                        .success)
                    settled.emplace_back(care.setlId(), &care);
                break;
            default:
                if (!settled.empty()) {
                    const std::size_t which = dice.bounded(static_cast<quint32>(settled.size()));
                    const auto [number, of] = settled[which];
                    if (of->ask(QStringLiteral("2208"), { { member("setl_id"), number } }).success)
                        settled.erase(settled.begin() + static_cast<std::ptrdiff_t>(which));
                }
            }
            QCOMPARE(world.query(falsehoods), QStringLiteral("0"));
            const qint64 paid =
                world.query("SELECT coalesce(sum(acct_pay), 0) FROM settlement").toLongLong();
            QCOMPARE(world.query("SELECT sum(balc) FROM insurance").toLongLong(), held - paid);
        }
        QVERIFY(world.query("SELECT count(*) FROM settlement").toInt() > 4); // it did something
        for (; !settled.empty(); settled.pop_back()) {
            const auto [number, of] = settled.back();
            const auto undone = of->ask(QStringLiteral("2208"), { { member("setl_id"), number } });
            QVERIFY2(undone.success, qPrintable(undone.err_msg));
        }
        QCOMPARE(world.query("SELECT coalesce(sum(medfee_sumamt), 0) FROM settlement"),
            QStringLiteral("0"));
        QCOMPARE(world.query("SELECT sum(balc) FROM insurance").toLongLong(), held);
        QCOMPARE(world.query("SELECT count(*) FROM (SELECT sum(delta) s FROM accumulator GROUP BY "
                             "psn_no, name HAVING s <> 0)"),
            QStringLiteral("0"));
    }

    // ---- pharmacies --------------------------------------------------------------------------

    void pharmacy_byACirculatedPrescription_isPaidByTheFund()
    {
        World world;
        Care care(world, purchase, pharmacy());
        QVERIFY2(care.charge(), qPrintable(care.problem()));
        // 957.00 less 20 % paid first, 70 %.
        const auto settled = care.settle();
        QCOMPARE(split(settled), QStringLiteral("535.92 421.08"));
        QCOMPARE(settled.output[u"setlinfo"][u"clr_type"].text(), QStringLiteral("41"));
    }

    void pharmacy_withoutPrescriptions_isPaidByTheAccountAlone()
    {
        World world;
        Care care(world, purchase, pharmacy());
        QVERIFY(care.send(QStringLiteral("2201")).success);
        QVERIFY(care.send(QStringLiteral("2203")).success);
        QVERIFY(
            care.send(QStringLiteral("2204"), { { member("rx_circ_flag"), QStringLiteral("0") } })
                .success);
        const QString before = books(world);
        const auto settled = care.settle({ { member("acct_used_flag"), QStringLiteral("1") } });
        QCOMPARE(split(settled), QStringLiteral("0.00 957.00"));
        const Json& info = settled.output[u"setlinfo"];
        QCOMPARE(info[u"acct_pay"].text(), QStringLiteral("518.60")); // all there is
        QCOMPARE(info[u"psn_cash_pay"].text(), QStringLiteral("438.40"));
        QCOMPARE(settled.output[u"setldetail"].size(), std::size_t(1));
        QCOMPARE(world.query("SELECT count(*) FROM accumulator"), QStringLiteral("0"));
        QVERIFY(care.ask(QStringLiteral("2208"), { { member("setl_id"), care.setlId() } }).success);
        QCOMPARE(world.query("SELECT balc FROM insurance WHERE psn_no = '6501000000300300191210'"),
            QStringLiteral("51860"));
    }

    void pharmacy_prescriptionWithoutItsNumberOrMixed_isRefused()
    {
        World world;
        Care care(world, purchase, pharmacy());
        QVERIFY(care.send(QStringLiteral("2201")).success);
        QVERIFY(care.send(QStringLiteral("2203")).success);
        const auto without = care.send(QStringLiteral("2204"), { { member("rxno"), QString() } });
        QCOMPARE(reasonsOf(without), QStringLiteral("S13"));
        QCOMPARE(blockingOf(without), QStringLiteral("YD2017033100007-001"));
        QVERIFY(care.send(QStringLiteral("2204")).success);
        const auto mixed = care.send(QStringLiteral("2204"),
            { { member("rx_circ_flag"), QStringLiteral("0") },
                { member("feedetl_sn"), QStringLiteral("2") } });
        QCOMPARE(reasonsOf(mixed), QStringLiteral("S13"));
        // In a batch of its own it is an ordinary purchase.
        QVERIFY(care.send(QStringLiteral("2204"),
                        { { member("rx_circ_flag"), QStringLiteral("0") },
                            { member("feedetl_sn"), QStringLiteral("2") },
                            { member("chrg_bchno"), QStringLiteral("2") } })
                    .success);
        QCOMPARE(split(care.settle({ { member("chrg_bchno"), QStringLiteral("2") } })),
            QStringLiteral("0.00 957.00"));
        QCOMPARE(split(care.settle()), QStringLiteral("535.92 421.08"));
    }

    void kindOfCare_thatTheHouseDoesNotGive_isRefused_data()
    {
        QTest::addColumn<bool>("atPharmacy");
        QTest::addColumn<QString>("medType");
        QTest::addColumn<QString>("expected");
        for (const char* stay : { "21", "24", "28", "52", "22", "19", "12", "x" })
            QTest::addRow("hospital: %s", stay)
                << false << QString::fromLatin1(stay) << QStringLiteral("S08");
        QTest::newRow("hospital: pharmacy") << false << "41"
                                            << "S08";
        QTest::newRow("hospital: outpatient") << false << "11"
                                              << "";
        QTest::newRow("hospital: emergency") << false << "13"
                                             << "";
        QTest::newRow("pharmacy: outpatient") << true << "11"
                                              << "S08";
        QTest::newRow("pharmacy: chronic") << true << "14"
                                           << "S08";
        QTest::newRow("pharmacy: pharmacy") << true << "41"
                                            << "";
    }
    void kindOfCare_thatTheHouseDoesNotGive_isRefused()
    {
        QFETCH(bool, atPharmacy);
        QFETCH(QString, medType);
        QFETCH(QString, expected);
        World world;
        Care care(
            world, atPharmacy ? purchase : outpatient, atPharmacy ? pharmacy() : World::hospital());
        QVERIFY(care.send(QStringLiteral("2201")).success);
        const auto told = care.send(QStringLiteral("2203"), { { member("med_type"), medType } });
        QCOMPARE(reasonsOf(told), expected);
    }

    // ---- exactly once ------------------------------------------------------------------------

    void message_sentTwice_hasOneEffectAndOneAnswer()
    {
        World world;
        Care care(world, outpatient);
        QVERIFY(care.charge());
        const auto request =
            care.message(QStringLiteral("2207"), { { member("chrg_bchno"), care.batch() } });
        QByteArray first;
        QByteArray again;
        QVERIFY(world.send(World::hospital(), request, &first).success);
        const QString after = books(world);
        world.reopen();
        QVERIFY(world.send(World::hospital(), request, &again).success);
        QCOMPARE(again, first);
        QCOMPARE(books(world), after);
        // The answer was lost: the fence finds it, and a new message is told it is done.
        const auto fenced = world.ask(World::hospital(), QStringLiteral("Y001"), care.region(),
            data({ { member("omsgid"), Json(request.msgid) },
                { member("oinfno"), Json(QStringLiteral("2207")) } }));
        QCOMPARE(fenced.output[u"result"][u"landed"].text(), QStringLiteral("1"));
        QCOMPARE(reasonsOf(care.settle()), QStringLiteral("S03"));
        QCOMPARE(books(world), after);
        // Another body under the same number is an alarm.
        auto forged = request;
        forged.input =
            withMember(forged.input, member("chrg_bchno"), QStringLiteral("MZ2017033100018-2"));
        forged.inputBytes = writeJson(forged.input);
        QVERIFY(!world.send(World::hospital(), forged).success);
        QCOMPARE(world.query("SELECT count(*) FROM alarm"), QStringLiteral("1"));
    }

    void reversal_ofASettlement_undoesItOnceAndOfNothingBuriesIt()
    {
        World world;
        Care care(world, outpatient);
        QVERIFY(care.charge());
        const auto reverse = [&](const QString& msgid) {
            return care.ask(QStringLiteral("2601"),
                { { member("omsgid"), msgid }, { member("oinfno"), QStringLiteral("2207") } });
        };
        const QString before = world.query("SELECT sum(balc) FROM insurance");
        const auto request = care.message(QStringLiteral("2207"),
            { { member("chrg_bchno"), care.batch() },
                { member("acct_used_flag"), QStringLiteral("1") } });
        QVERIFY(world.send(World::hospital(), request).success);
        QVERIFY(reverse(request.msgid).success);
        QVERIFY(reverse(request.msgid).success);
        QCOMPARE(world.query("SELECT count(*) || ' ' || sum(medfee_sumamt) FROM settlement"),
            QStringLiteral("2 0"));
        QCOMPARE(world.query("SELECT sum(balc) FROM insurance"), before);
        const auto late =
            care.message(QStringLiteral("2207"), { { member("chrg_bchno"), care.batch() } });
        QVERIFY(reverse(late.msgid).success);
        QVERIFY(!world.send(World::hospital(), late).success); // given up, it must not land
        QVERIFY(care.settle().success);
    }

    void chain_sentTwiceMessageByMessage_endsInTheSameBooks()
    {
        World once;
        World twice;
        QString ends[2];
        World* worlds[] = { &once, &twice };
        for (int w = 0; w < 2; ++w) {
            World& world = *worlds[w];
            Care care(world, outpatient);
            const auto play = [&](const WireRequest& request) {
                for (int i = 0; i <= w; ++i)
                    if (!world.send(World::hospital(), request).success)
                        return false;
                return true;
            };
            QVERIFY(care.charge());
            QVERIFY(play(
                care.message(QStringLiteral("2207"), { { member("chrg_bchno"), care.batch() } })));
            const QString setlId = world.query("SELECT setl_id FROM settlement");
            QVERIFY(play(care.message(QStringLiteral("2208"), { { member("setl_id"), setlId } })));
            QVERIFY(play(care.message(
                QStringLiteral("2205"), { { member("chrg_bchno"), QStringLiteral("0000") } })));
            QVERIFY(play(care.message(QStringLiteral("2202"),
                { { member("ipt_otp_no"), QStringLiteral("MZ2017033100018") } })));
            ends[w] = books(world);
        }
        QCOMPARE(ends[1], ends[0]);
    }

    // ---- what is told ------------------------------------------------------------------------

    void house_isToldOfItsOwnSettlementsAndWhatWaits()
    {
        World world;
        QVERIFY(world.loadStay(QStringLiteral("NX-01")).startsWith(QLatin1Char('S')));
        Care care(world, outpatient);
        QVERIFY(care.charge());
        const auto look = [&](const char* name, const QString& value,
                              const StationName& from = World::window()) {
            QStringList told;
            const auto answer = world.ask(
                from, QStringLiteral("Y306"), {}, data({ { member(name), Json(value) } }));
            for (const Json& row : answer.output[u"settlements"].items()) {
                QString line = row[u"setl_id"].text().isEmpty() ? QStringLiteral("waits")
                    : row[u"init_setl_id"].text().isEmpty()     ? QStringLiteral("settled")
                                                                : QStringLiteral("negation");
                line += row[u"cancelled"].text() == QLatin1String("1")
                    ? QStringLiteral(" cancelled")
                    : QString();
                line +=
                    row[u"last"].text() == QLatin1String("1") ? QStringLiteral(" last") : QString();
                told += line + QLatin1Char(' ') + row[u"medfee_sumamt"].text();
            }
            return answer.success ? told.join(QStringLiteral(", ")) : answer.err_msg;
        };
        const QString today = QStringLiteral("2017-03-31");
        QCOMPARE(look("psn_no", care.person()), QStringLiteral("waits 200.25, waits 260.00"));
        QCOMPARE(look("day", today), QStringLiteral("waits 200.25, waits 260.00, waits 17353.93"));
        QVERIFY(care.settle().success);
        const QString first = care.setlId();
        QVERIFY(
            care.settle({ { member("chrg_bchno"), QStringLiteral("MZ2017033100018-2") } }).success);
        QCOMPARE(
            look("psn_no", care.person()), QStringLiteral("settled last 260.00, settled 200.25"));
        QVERIFY(care.ask(QStringLiteral("2208"), { { member("setl_id"), care.setlId() } }).success);
        const QString now = QStringLiteral(
            "waits 260.00, negation -260.00, settled cancelled 260.00, settled last 200.25");
        QCOMPARE(look("psn_no", care.person()), now);
        QCOMPARE(look("certno", QStringLiteral("650103197811024266")), now);
        QCOMPARE(look("text", QStringLiteral("古丽米热·阿不都")), now);
        QCOMPARE(look("text", care.visit()), now);
        QCOMPARE(look("text", first), QStringLiteral("settled last 200.25"));
        QCOMPARE(look("day", QStringLiteral("2017-03-30")), QString());
        QCOMPARE(look("psn_no", care.person(), pharmacy()), QString());
        QVERIFY(!world.ask(World::window(), QStringLiteral("Y306"), {}, data({})).success);

        const auto rows = world.ask(
            World::window(), QStringLiteral("Y306"), {}, data({ { member("text"), Json(first) } }));
        const Json& row = rows.output[u"settlements"].items().front();
        QCOMPARE(row[u"psn_name"].text(), QStringLiteral("古***·阿**"));
        QCOMPARE(row[u"mdtrtinfo"][u"chrg_bchno"].text(), care.batch());
        QVERIFY(!writeJson(rows.output).contains("650103197811024266"));
    }

    void diagnoses_ofAVisit_areToldToItsHouse()
    {
        World world;
        prepareChronic(world);
        Care care(world, chronic);
        QVERIFY(care.charge());
        const auto told = care.ask(QStringLiteral("5202"));
        QCOMPARE(told.output[u"diseinfo"].size(), std::size_t(1));
        QCOMPARE(
            told.output[u"diseinfo"].items()[0][u"diag_code"].text(), QStringLiteral("I10.x00"));
        // Told again they are replaced, not added.
        QVERIFY(care.send(QStringLiteral("2203"),
                        { { member("diag_code"), QStringLiteral("I10.x03") } })
                    .success);
        const auto again = care.ask(QStringLiteral("5202"));
        QCOMPARE(again.output[u"diseinfo"].size(), std::size_t(1));
        QCOMPARE(
            again.output[u"diseinfo"].items()[0][u"diag_code"].text(), QStringLiteral("I10.x03"));
        QVERIFY(!world
                     .ask(pharmacy(), QStringLiteral("5202"), care.region(),
                         data({ { member("psn_no"), Json(care.person()) },
                             { member("mdtrt_id"), Json(care.visit()) } }))
                     .success);
    }

    void charges_thatWait_doNotStandInTheWayOfAFiling()
    {
        World world;
        Care care(world, outpatient);
        QVERIFY(care.charge());
        QVERIFY(fileHere(world, nx23));
    }

    void injury_thatWasAdmitted_isAStayAllTheSame()
    {
        World world;
        const Case admission = readCase(QStringLiteral("NX-01/2401"));
        const auto admitted =
            world.ask(World::hospital(), QStringLiteral("2401"), admission.insuredRegion,
                withMember(admission.input, member("med_type"), QStringLiteral("22")));
        QVERIFY2(admitted.success, qPrintable(admitted.err_msg));
        const QString visit = admitted.output[u"result"][u"mdtrt_id"].text();
        const Json about = data({ { member("psn_no"), Json(personNo(QStringLiteral("NX-01"))) } });
        const auto told =
            world.ask(World::kiosk(), QStringLiteral("5201"), admission.insuredRegion, about);
        QCOMPARE(told.output[u"mdtrtinfo"].size(), std::size_t(1));
        QCOMPARE(told.output[u"mdtrtinfo"].items()[0][u"inhosp_stas"].text(), QStringLiteral("1"));
        Json charges = readJsonFile(QStringLiteral(YIDI_SOURCE_DIR "/resources/training/visits/"
                                                                   "NX-23-outpatient/2204b.json"))
                           .value_or(Json())[u"input"];
        charges = withMember(charges, member("mdtrt_id"), visit);
        charges = withMember(charges, member("psn_no"), personNo(QStringLiteral("NX-01")));
        QCOMPARE(reasonsOf(world.ask(
                     World::hospital(), QStringLiteral("2204"), admission.insuredRegion, charges)),
            QStringLiteral("S01"));
    }

    void visit_isNotTakenForAStay()
    {
        World world;
        QVERIFY(world.loadStay(QStringLiteral("NX-01"), false).startsWith(QLatin1Char('S')));
        Care care(world, outpatient);
        QVERIFY(care.charge());
        const auto stays = care.ask(QStringLiteral("5303"));
        QVERIFY(stays.success);
        QCOMPARE(stays.output[u"data"].size(), std::size_t(0));
        // A stay's transactions do not touch it.
        for (const char* infno : { "2303", "2304", "2404", "2405" })
            QCOMPARE(reasonsOf(care.ask(QString::fromLatin1(infno))), QStringLiteral("S01"));
    }
};

QTEST_GUILESS_MAIN(TestOutpatient)
#include "tst_outpatient.moc"
