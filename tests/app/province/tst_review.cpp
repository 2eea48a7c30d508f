// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_world.h"

#include "app/crypto/signing.h"
#include "app/province/filing/calendar.h"
#include "app/transactions/cases/policy_files.h"
#include "app/transactions/filing/filing_codec.h"
#include "app/transactions/filing/review_codec.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString somebody = QStringLiteral("NX-23");
const QString reviewer = QStringLiteral("1002");
constexpr qint64 minute = qint64 { 60 } * 1000;
constexpr qint64 day = 24 * 60 * minute;

QString codes(const WireResponse& answer)
{
    QStringList all;
    for (const WireReason& reason : answer.reasons)
        all.append(reason.code);
    return answer.success || !all.isEmpty() ? all.join(QLatin1Char(' ')) : answer.err_msg;
}

Filing filingOf(const WireResponse& answer)
{
    const auto read = fromWire<FilingAnswer>(answer.output, QStringLiteral("output"));
    return read ? read->filing : Filing();
}

/// A province, and the office that insures `somebody`.
class Desk {
public:
    World world;

    /// Files on documents, which somebody has to judge; answers the number.
    QString filed(const char* category = "L2", const QString& begin = {}, const QString& place = {})
    {
        Json input = withMember(filingInput(somebody, QString::fromLatin1(category)),
            QStringLiteral("evidence"), QStringLiteral("document"));
        if (!begin.isEmpty())
            input = withMember(input, QStringLiteral("begndate"), begin);
        if (!place.isEmpty())
            input = withMember(input, QStringLiteral("rloc_admdvs"), place);
        const auto answer =
            world.ask(World::kiosk(), QStringLiteral("Y101"), insuredRegion(somebody), input);
        return answer.success ? answer.output[u"result"][u"trt_dcla_detl_sn"].text()
                              : answer.err_msg;
    }

    WireResponse act(ReviewAction action, const QString& number, const QString& by = reviewer,
        const QStringList& words = {}, FilingRole role = FilingRole::Reviewer,
        const StationName& at = World::office())
    {
        return world.ask(at, QStringLiteral("Y106"), QStringLiteral("650000"),
            toWire(action == ReviewAction::Refuse
                    ? Judgement { action, number, {}, role, {}, words }
                    : Judgement { action, number, {}, role, words, {} }),
            by);
    }
    bool did(ReviewAction action, const QString& number, const QString& by = reviewer,
        const QStringList& words = {})
    {
        const auto answer = act(action, number, by, words);
        if (!answer.success)
            qWarning("%s", qPrintable(answer.err_msg));
        return answer.success;
    }

    ReviewList queue(const ReviewQuery& query = {}, const StationName& at = World::office())
    {
        const auto answer = world.ask(
            at, QStringLiteral("Y105"), QStringLiteral("650000"), toWire(query), reviewer);
        return fromWire<ReviewList>(answer.output, QStringLiteral("output"))
            .value_or(ReviewList { {}, -1 });
    }

    QString state(const QString& number)
    {
        return world.query(qPrintable(
            QStringLiteral("SELECT state FROM filing WHERE trt_dcla_detl_sn = '%1'").arg(number)));
    }

    Tended tend()
    {
        const auto ledger = Ledger::open(world.path(QStringLiteral("ledger.db")));
        const auto policies = readPolicies(QStringLiteral(":/policies"), sm3Hex);
        return ledger && policies
            ? tendFilings(world.clock().today(), **ledger, policies->book).value_or(Tended { -1 })
            : Tended { -2 };
    }
};

} // namespace

/// The review queue, and what the calendar does to filings.
class TestReview : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void approve_claimed_makesItEffective_andEmptiesTheQueue()
    {
        Desk desk;
        const QString number = desk.filed();
        const ReviewList queue = desk.queue();
        QCOMPARE(queue.cases.size(), std::size_t { 1 });
        QCOMPARE(queue.waiting, 1);
        QCOMPARE(queue.cases[0].filing.number, number);
        QCOMPARE(queue.cases[0].enteredBy, QStringLiteral("KIOSK-001"));
        QCOMPARE(queue.cases[0].preview.outcome, FilingDecision::Outcome::Review);
        QVERIFY(desk.did(ReviewAction::Claim, number));
        const auto approved = desk.act(ReviewAction::Approve, number);
        QVERIFY2(approved.success, qPrintable(codes(approved)));
        QCOMPARE(filingOf(approved).decidedBy, QStringLiteral("J65000000001:") + reviewer);
        QCOMPARE(desk.state(number), QStringLiteral("EFFECTIVE"));
        QVERIFY(desk.queue().cases.empty());
        // The station is told the same.
        const auto told = desk.world.ask(World::kiosk(), QStringLiteral("Y104"),
            insuredRegion(somebody), data({ { QStringLiteral("psn_no"), personNo(somebody) } }));
        QCOMPARE(told.output[u"filings"].items()[0][u"decided_by"].text(),
            QStringLiteral("J65000000001:") + reviewer);
    }

    void approve_daysLater_keepsTheDayItWasAskedFor()
    {
        Desk desk;
        const QString number = desk.filed();
        desk.world.clock().advanceMs(9 * day);
        QVERIFY(desk.did(ReviewAction::Claim, number));
        const auto approved = desk.act(ReviewAction::Approve, number);
        QVERIFY2(approved.success, qPrintable(codes(approved)));
        QCOMPARE(filingOf(approved).begin, QDate(2017, 3, 31));
    }

    void approve_ofAFutureStart_waitsForItsDay()
    {
        Desk desk;
        const QString number = desk.filed("L2", QStringLiteral("2017-04-10"));
        QVERIFY(desk.did(ReviewAction::Claim, number));
        QVERIFY(desk.did(ReviewAction::Approve, number));
        QCOMPARE(desk.state(number), QStringLiteral("APPROVED"));
        QCOMPARE(desk.tend(), Tended {});
        desk.world.clock().advanceMs(10 * day);
        QVERIFY(desk.world.tamper("UPDATE insurance SET psn_insu_stas = '2'"));
        QCOMPARE(desk.tend(), (Tended { 0, 0, 1, 0 }));
        QVERIFY(desk.world.tamper("UPDATE insurance SET psn_insu_stas = '1'"));
        QCOMPARE(desk.tend(), (Tended { 0, 1, 0, 0 }));
        QCOMPARE(desk.state(number), QStringLiteral("EFFECTIVE"));
        QCOMPARE(desk.tend(), Tended {});
    }

    void judge_withoutClaim_byAnother_orByWhoEntered_isForbidden()
    {
        Desk desk;
        const QString number = desk.filed();
        const QString other = QStringLiteral("1003");
        const QStringList why { QStringLiteral("R12") };
        for (const ReviewAction action :
            { ReviewAction::Approve, ReviewAction::Refuse, ReviewAction::Ask })
            QCOMPARE(codes(desk.act(action, number, reviewer, why)), QStringLiteral("F02"));
        QVERIFY(desk.did(ReviewAction::Claim, number));
        for (const ReviewAction action : { ReviewAction::Claim, ReviewAction::Approve,
                 ReviewAction::Refuse, ReviewAction::Ask, ReviewAction::Release })
            QCOMPARE(codes(desk.act(action, number, other, why)), QStringLiteral("F02"));
        QVERIFY(desk.act(ReviewAction::Release, number, other, {}, FilingRole::Supervisor).success);
        QVERIFY(desk.did(ReviewAction::Claim, number, other));
        // Four eyes: who entered it approves nothing, and may not even take it in hand.
        QVERIFY(desk.world.tamper("UPDATE filing SET entered_by = 'J65000000001:1003'"));
        QCOMPARE(codes(desk.act(ReviewAction::Approve, number, other)), QStringLiteral("F02"));
        QVERIFY(desk.did(ReviewAction::Release, number, other));
        QCOMPARE(codes(desk.act(ReviewAction::Claim, number, other)), QStringLiteral("F02"));
        QVERIFY(desk.did(ReviewAction::Claim, number));
        QCOMPARE(desk.state(number), QStringLiteral("IN_REVIEW"));
    }

    void claim_endsAfterTenMinutes_andIsAnothersThen()
    {
        Desk desk;
        const QString number = desk.filed();
        const QString other = QStringLiteral("1003");
        QVERIFY(desk.did(ReviewAction::Claim, number));
        desk.world.clock().advanceMs(9 * minute);
        QCOMPARE(desk.queue().cases[0].claimedBy, QStringLiteral("J65000000001:1002"));
        QCOMPARE(codes(desk.act(ReviewAction::Claim, number, other)), QStringLiteral("F02"));
        QVERIFY(desk.did(ReviewAction::Claim, number)); // again, it begins anew
        desk.world.clock().advanceMs(10 * minute);
        QVERIFY(desk.queue().cases[0].claimedBy.isEmpty());
        QCOMPARE(codes(desk.act(ReviewAction::Approve, number)), QStringLiteral("F02"));
        QVERIFY(desk.did(ReviewAction::Claim, number, other));
        QCOMPARE(codes(desk.act(ReviewAction::Claim, number)), QStringLiteral("F02"));
        QVERIFY(desk.did(ReviewAction::Approve, number, other));
    }

    void refuse_needsAReasonOfTheTable_andKeepsIt()
    {
        Desk desk;
        const QString number = desk.filed();
        QVERIFY(desk.did(ReviewAction::Claim, number));
        QCOMPARE(codes(desk.act(ReviewAction::Refuse, number)), QStringLiteral("F03"));
        QCOMPARE(codes(desk.act(ReviewAction::Refuse, number, reviewer, { QStringLiteral("R99") })),
            QStringLiteral("F03"));
        QVERIFY(desk.did(ReviewAction::Refuse, number, reviewer,
            { QStringLiteral("R12"), QStringLiteral("R10") }));
        QCOMPARE(desk.state(number), QStringLiteral("REJECTED"));
        QCOMPARE(desk.world.query("SELECT reasons FROM filing"), QStringLiteral("R12 R10"));
        const auto told = desk.world.ask(World::kiosk(), QStringLiteral("Y104"),
            insuredRegion(somebody), data({ { QStringLiteral("psn_no"), personNo(somebody) } }));
        const Json& reasons = told.output[u"filings"].items()[0][u"reasons"];
        QCOMPARE(reasons.items()[0][u"code"].text(), QStringLiteral("R12"));
        QCOMPARE(reasons.items()[0][u"remedy"].text(), QStringLiteral("bring-material"));
        QCOMPARE(codes(desk.act(ReviewAction::Claim, number)), QStringLiteral("F01"));
    }

    void ask_forPapers_waitsUntilTheDeadline_andNoLonger()
    {
        Desk desk;
        const QString number = desk.filed();
        const QStringList papers { QStringLiteral("residence-proof") };
        QVERIFY(desk.did(ReviewAction::Claim, number));
        QCOMPARE(codes(desk.act(ReviewAction::Ask, number)), QStringLiteral("F03"));
        const auto asked = desk.act(ReviewAction::Ask, number, reviewer, papers);
        QVERIFY(asked.success);
        QCOMPARE(filingOf(asked).papersDue, QDate(2017, 4, 15));
        QCOMPARE(filingOf(asked).papers, papers);
        desk.world.clock().set(chinaTime(QDate(2017, 4, 15), QTime(10, 0)));
        QCOMPARE(desk.tend(), Tended {});
        const auto brought = desk.act(
            ReviewAction::Supplement, number, reviewer, papers, FilingRole::Clerk, World::window());
        QVERIFY2(brought.success, qPrintable(brought.err_msg));
        QCOMPARE(filingOf(brought).papers, QStringList());
        QCOMPARE(desk.state(number), QStringLiteral("IN_REVIEW"));
        QVERIFY(desk.did(ReviewAction::Claim, number)); // he had let go of it
        QVERIFY(desk.did(ReviewAction::Ask, number, reviewer, papers));
        desk.world.clock().set(chinaTime(QDate(2017, 5, 1), QTime(10, 0)));
        QCOMPARE(desk.tend(), (Tended { 1, 0, 0, 0 }));
        QCOMPARE(desk.state(number), QStringLiteral("WITHDRAWN"));
        QCOMPARE(desk.tend(), Tended {});
        QCOMPARE(codes(desk.act(ReviewAction::Supplement, number, reviewer, papers)),
            QStringLiteral("F01"));
    }

    void approve_endsWhatItCrosses()
    {
        Desk desk;
        const auto temporary = desk.world.ask(World::kiosk(), QStringLiteral("Y101"),
            insuredRegion(somebody), filingInput(somebody, QStringLiteral("T3")));
        QVERIFY(temporary.success);
        const QString number = desk.filed("L2", QStringLiteral("2017-04-10"));
        QCOMPARE(desk.world.query("SELECT enddate FROM filing WHERE rloc_rea = 'T3'"),
            QStringLiteral("2017-09-30"));
        QVERIFY(desk.did(ReviewAction::Claim, number));
        QVERIFY(desk.did(ReviewAction::Approve, number));
        QCOMPARE(desk.world.query("SELECT enddate FROM filing WHERE rloc_rea = 'T3'"),
            QStringLiteral("2017-04-09"));
    }

    void approve_ofAChange_supersedesTheOldOne()
    {
        Desk desk;
        const auto old = desk.world.ask(
            World::kiosk(), QStringLiteral("Y101"), insuredRegion(somebody), filingInput(somebody));
        const QString number = old.output[u"result"][u"trt_dcla_detl_sn"].text();
        desk.world.clock().advanceMs(190 * day);
        const auto change =
            desk.world.ask(World::kiosk(), QStringLiteral("Y102"), insuredRegion(somebody),
                data({ { QStringLiteral("trt_dcla_detl_sn"), number },
                    { QStringLiteral("psn_no"), personNo(somebody) },
                    { QStringLiteral("insu_admdvs"), insuredRegion(somebody) },
                    { QStringLiteral("rloc_admdvs"), QStringLiteral("610100") },
                    { QStringLiteral("rloc_rea"), QStringLiteral("L2") },
                    { QStringLiteral("begndate"), QStringLiteral("2017-10-07") },
                    { QStringLiteral("evidence"), QStringLiteral("commitment") } }));
        const QString next = change.output[u"result"][u"trt_dcla_detl_sn"].text();
        QVERIFY(desk.did(ReviewAction::Claim, next));
        const auto approved = desk.act(ReviewAction::Approve, next);
        QVERIFY2(approved.success, qPrintable(codes(approved)));
        QCOMPARE(desk.state(number), QStringLiteral("SUPERSEDED"));
        QCOMPARE(desk.state(next), QStringLiteral("EFFECTIVE"));
    }

    void approve_whatNoLongerHolds_isRefusedWithItsReasons_andChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("expected");
        QTest::newRow("suspended since")
            << QByteArray("UPDATE insurance SET psn_insu_stas = '2', paus_insu_date = '2017-03-31'")
            << QStringLiteral("R03");
        QTest::newRow("not insured any more")
            << QByteArray("UPDATE insurance SET psn_insu_stas = '4'") << QStringLiteral("R02");
        QTest::newRow("card lost since")
            << QByteArray("INSERT INTO card_status SELECT card_sn, 'lost', '2017-03-31', psn_no "
                          "FROM person WHERE card_sn <> ''")
            << QStringLiteral("R15");
    }
    void approve_whatNoLongerHolds_isRefusedWithItsReasons_andChangesNothing()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, expected);
        Desk desk;
        const QString number = desk.filed();
        QVERIFY(desk.did(ReviewAction::Claim, number));
        QVERIFY(desk.world.tamper(sql.constData()));
        QCOMPARE(codes(desk.act(ReviewAction::Approve, number)), expected);
        QCOMPARE(desk.state(number), QStringLiteral("IN_REVIEW"));
    }

    void approve_brokenInTheMiddle_leavesNothing()
    {
        Desk desk;
        desk.world.ask(World::kiosk(), QStringLiteral("Y101"), insuredRegion(somebody),
            filingInput(somebody, QStringLiteral("T3")));
        const QString number = desk.filed("L2", QStringLiteral("2017-04-10"));
        QVERIFY(desk.did(ReviewAction::Claim, number));
        QVERIFY(desk.world.tamper("CREATE TRIGGER broken BEFORE UPDATE ON filing "
                                  "WHEN NEW.state = 'APPROVED' "
                                  "BEGIN SELECT RAISE(ABORT, 'broken'); END"));
        QVERIFY(!desk.act(ReviewAction::Approve, number).success);
        QCOMPARE(desk.world.query("SELECT enddate FROM filing WHERE rloc_rea = 'T3'"),
            QStringLiteral("2017-09-30"));
        QVERIFY(desk.world.tamper("DROP TRIGGER broken"));
        QVERIFY(desk.did(ReviewAction::Approve, number));
    }

    void tend_whatHasEnded_expires_butNotUnderSomebodyInHospital()
    {
        Desk desk;
        const QString patient = QStringLiteral("NX-01");
        const auto answer = desk.world.ask(World::kiosk(), QStringLiteral("Y101"),
            insuredRegion(patient), filingInput(patient, QStringLiteral("T3")));
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        QVERIFY(desk.world.loadStay(patient, false).startsWith(QLatin1Char('S')));
        QVERIFY(desk.world.tamper("UPDATE visit SET begntime = '2017-04-01 08:00:00'"));
        QVERIFY(desk.world.tamper("UPDATE filing SET mdtrt_id = '', rloc_rea = 'T3', "
                                  "enddate = '2017-04-30'"));
        desk.world.clock().set(chinaTime(QDate(2017, 4, 30), QTime(10, 0)));
        QCOMPARE(desk.tend(), Tended {});
        desk.world.clock().set(chinaTime(QDate(2017, 5, 1), QTime(10, 0)));
        QCOMPARE(desk.tend(), Tended {});
        QVERIFY(desk.world.tamper("UPDATE visit SET endtime = '2017-05-01 09:00:00'"));
        QVERIFY(desk.tend().expired > 0);
        QCOMPARE(desk.tend(), Tended {});
        QCOMPARE(desk.world.query("SELECT DISTINCT state FROM filing"), QStringLiteral("EXPIRED"));
    }

    void tend_approvedThatEndedUnseen_expires_andTheRestIsTended()
    {
        Desk desk;
        const QString number = desk.filed("T3", QStringLiteral("2017-04-03"));
        QVERIFY(desk.world.unlockFilings());
        QVERIFY(desk.world.tamper(
            "UPDATE filing SET state = 'APPROVED', enddate = '2017-04-05', deadline = ''"));
        desk.world.reopen();
        desk.world.clock().set(chinaTime(QDate(2017, 4, 10), QTime(10, 0)));
        desk.tend();
        QCOMPARE(desk.state(number), QStringLiteral("EXPIRED"));
        QCOMPARE(desk.tend(), Tended {});
    }

    void tend_insuranceStopped_suspends_andRestored_restores_eachOnce()
    {
        Desk desk;
        const QString number = instant(desk);
        QVERIFY(desk.world.tamper("UPDATE filing SET upload = 'ok'"));
        QVERIFY(desk.world.tamper("UPDATE insurance SET psn_insu_stas = '2', "
                                  "paus_insu_date = '2017-04-02'"));
        QCOMPARE(desk.tend().suspended, 0); // it pays until then
        desk.world.clock().advanceMs(2 * day);
        QCOMPARE(desk.tend().suspended, 1);
        QCOMPARE(desk.state(number), QStringLiteral("SUSPENDED"));
        QCOMPARE(upload(desk), QStringLiteral("queued 2"));
        QCOMPARE(desk.tend(), Tended {});
        QVERIFY(desk.world.tamper("UPDATE insurance SET psn_insu_stas = '1', "
                                  "paus_insu_date = ''; "));
        QVERIFY(desk.world.tamper("UPDATE filing SET upload = 'ok'"));
        QCOMPARE(desk.tend().restored, 1);
        QCOMPARE(desk.state(number), QStringLiteral("EFFECTIVE"));
        QCOMPARE(upload(desk), QStringLiteral("queued 3")); // the library hears of both
        QCOMPARE(desk.tend(), Tended {});
    }

    void tend_restoredPastItsEnd_expires()
    {
        Desk desk;
        const QString number = instant(desk);
        QVERIFY(desk.world.tamper("UPDATE insurance SET psn_insu_stas = '2'"));
        QCOMPARE(desk.tend().suspended, 1);
        QVERIFY(desk.world.tamper("UPDATE insurance SET psn_insu_stas = '1'"));
        desk.world.clock().set(chinaTime(QDate(2018, 4, 1), QTime(10, 0)));
        desk.tend();
        QCOMPARE(desk.state(number), QStringLiteral("EXPIRED"));
    }

    void tend_personOrSchemeEnded_cancels_butNotUnderAnUnsettledStay_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("scheme") << QByteArray("UPDATE insurance SET psn_insu_stas = '4'");
        QTest::newRow("death") << QByteArray("UPDATE person SET died_on = '2017-03-30'");
    }
    void tend_personOrSchemeEnded_cancels_butNotUnderAnUnsettledStay()
    {
        QFETCH(QByteArray, sql);
        Desk desk;
        const QString number = instant(desk);
        QVERIFY(desk.world.tamper(sql.constData()));
        QVERIFY(desk.world.tamper(
            "INSERT INTO visit(mdtrt_id, msgid, psn_no, insutype, insuplc_admdvs, fixmedins_code, "
            "med_type, ipt_no, dise_codg, mdtrt_cert_type, begntime, endtime, setl_id) "
            "SELECT 'S1', 'S1', psn_no, insutype, insu_admdvs, "
            "'H64010400001', '21', '', '', '', '2017-03-31 08:00:00', '', '' FROM filing"));
        desk.tend();
        QVERIFY(desk.state(number) != QLatin1String("CANCELLED"));
        QVERIFY(desk.world.tamper("DELETE FROM visit"));
        QCOMPARE(desk.tend().cancelled, 1);
        QCOMPARE(desk.state(number), QStringLiteral("CANCELLED"));
        QCOMPARE(desk.tend(), Tended {});
    }

    void tend_whatEndedBeforeItsPerson_expires_data()
    {
        tend_personOrSchemeEnded_cancels_butNotUnderAnUnsettledStay_data();
        QTest::newRow("stopped") << QByteArray("UPDATE insurance SET psn_insu_stas = '2'");
    }
    void tend_whatEndedBeforeItsPerson_expires()
    {
        QFETCH(QByteArray, sql);
        Desk desk;
        const QString number = instant(desk);
        desk.world.clock().set(chinaTime(QDate(2018, 4, 1), QTime(10, 0)));
        QVERIFY(desk.world.tamper(sql.constData()));
        QCOMPARE(desk.tend(), (Tended { 0, 0, 0, 1 }));
        QCOMPARE(desk.state(number), QStringLiteral("EXPIRED"));
    }

    void file_forSomebodyDead_isRefused()
    {
        Desk desk;
        QVERIFY(desk.world.tamper("UPDATE person SET died_on = '2017-03-30'"));
        const auto answer = desk.world.ask(World::kiosk(), QStringLiteral("Y101"),
            insuredRegion(somebody), filingInput(somebody, QStringLiteral("T3")));
        QCOMPARE(codes(answer), QStringLiteral("R16"));
    }

    void restore_underAnotherThatCounts_waitsForItsEnd()
    {
        Desk desk;
        const QString number = instant(desk);
        QVERIFY(desk.world.tamper(
            "INSERT INTO insurance SELECT psn_no, '390', insuplc_admdvs, psn_type, '1', "
            "psn_insu_date, '', '0', 0, '' FROM insurance WHERE psn_no = "
            "(SELECT psn_no FROM filing)"));
        QVERIFY(desk.world.tamper("UPDATE insurance SET psn_insu_stas = '2' "
                                  "WHERE insutype = '310'"));
        QCOMPARE(desk.tend().suspended, 1);
        const Json other = withMember(withMember(filingInput(somebody, QStringLiteral("T3")),
                                          QStringLiteral("insutype"), QStringLiteral("390")),
            QStringLiteral("rloc_admdvs"), QStringLiteral("610100"));
        const auto filed =
            desk.world.ask(World::kiosk(), QStringLiteral("Y101"), insuredRegion(somebody), other);
        QVERIFY2(filed.success, qPrintable(filed.err_msg));
        QVERIFY(desk.world.tamper("UPDATE insurance SET psn_insu_stas = '1'"));
        QCOMPARE(desk.tend().restored, 0);
        QCOMPARE(desk.state(number), QStringLiteral("SUSPENDED"));
        QVERIFY(desk.world.tamper("UPDATE filing SET state = 'CANCELLED' "
                                  "WHERE rloc_admdvs = '610100'"));
        QCOMPARE(desk.tend().restored, 1);
    }

    void file_beforeTheRestorationIsTended_meetsTheOneRestored()
    {
        Desk desk;
        const QString number = instant(desk);
        QVERIFY(desk.world.tamper("UPDATE insurance SET psn_insu_stas = '2'"));
        QCOMPARE(desk.tend().suspended, 1);
        QVERIFY(desk.world.tamper("UPDATE insurance SET psn_insu_stas = '1'"));
        const auto filed =
            desk.world.ask(World::kiosk(), QStringLiteral("Y101"), insuredRegion(somebody),
                withMember(filingInput(somebody, QStringLiteral("L2")),
                    QStringLiteral("rloc_admdvs"), QStringLiteral("610100")));
        QVERIFY2(filed.success, qPrintable(filed.err_msg));
        desk.tend();
        QCOMPARE(desk.state(number), QStringLiteral("TERMINATED"));
        QCOMPARE(desk.world.query("SELECT count(*) FROM filing WHERE state = 'EFFECTIVE'"),
            QStringLiteral("1"));
    }

private:
    static QString instant(Desk& desk)
    {
        const auto answer = desk.world.ask(World::kiosk(), QStringLiteral("Y101"),
            insuredRegion(somebody), filingInput(somebody, QStringLiteral("T3")));
        return filingOf(answer).number;
    }
    static QString upload(Desk& desk)
    {
        return desk.world.query("SELECT upload || ' ' || revision FROM filing");
    }
};

QTEST_GUILESS_MAIN(TestReview)
#include "tst_review.moc"
