// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_world.h"

#include "app/province/filing/review.h"
#include "app/transactions/cases/policy_files.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString somebody = QStringLiteral("NX-23");
const QString reviewer = QStringLiteral("R-1");
constexpr qint64 day = qint64 { 24 } * 3600 * 1000;

QString codes(const std::vector<Refusal>& refusals)
{
    QStringList all;
    for (const Refusal& refusal : refusals)
        all.append(refusal.code);
    return all.join(QLatin1Char(' '));
}

/// A province, and a reviewer's desk on the same ledger.
class Desk {
public:
    World world;
    PolicyBook policies;
    std::unique_ptr<Ledger> ledger;

    Desk()
    {
        ledger = Ledger::open(world.path(QStringLiteral("ledger.db"))).value_or(nullptr);
        auto read = readPolicies(
            QStringLiteral(":/policies"), [](const QByteArray&) { return QStringLiteral("00"); });
        if (read)
            policies = std::move(read->book);
    }

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

    Judged act(ReviewAction action, const QString& number, const QString& by = reviewer,
        const QStringList& words = {}, FilingRole role = FilingRole::Reviewer)
    {
        const auto judged = judge(
            { action, number, by, role, words, words }, world.clock().now(), *ledger, policies);
        return judged ? *judged
                      : Judged { {}, { { describe(judged.error()), QString(), QString() } } };
    }

    QString state(const QString& number)
    {
        const auto found = ledger->filing(number);
        return found && *found ? filingStateName((*found)->filing.state) : QString();
    }

    Tended tend() { return tendFilings(world.clock().today(), *ledger).value_or(Tended { -1 }); }
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
        const auto queue = reviewQueue(*desk.ledger, desk.world.clock().today());
        QVERIFY(queue);
        QCOMPARE(queue->size(), std::size_t { 1 });
        QCOMPARE(queue->front().filing.enteredBy, QStringLiteral("KIOSK-001"));
        QVERIFY(desk.act(ReviewAction::Claim, number).done());
        const Judged approved = desk.act(ReviewAction::Approve, number);
        QVERIFY2(approved.done(), qPrintable(codes(approved.refusals)));
        QCOMPARE(approved.filing->filing.decidedBy, reviewer);
        QCOMPARE(desk.state(number), QStringLiteral("EFFECTIVE"));
        QVERIFY(reviewQueue(*desk.ledger, desk.world.clock().today())->empty());
        // The station is told the same.
        const auto told = desk.world.ask(World::kiosk(), QStringLiteral("Y104"),
            insuredRegion(somebody), data({ { QStringLiteral("psn_no"), personNo(somebody) } }));
        QCOMPARE(told.output[u"filings"].items()[0][u"decided_by"].text(), reviewer);
    }

    void approve_daysLater_keepsTheDayItWasAskedFor()
    {
        Desk desk;
        const QString number = desk.filed();
        desk.world.clock().advanceMs(9 * day);
        QVERIFY(desk.act(ReviewAction::Claim, number).done());
        const Judged approved = desk.act(ReviewAction::Approve, number);
        QVERIFY2(approved.done(), qPrintable(codes(approved.refusals)));
        QCOMPARE(approved.filing->filing.begin, QDate(2017, 3, 31));
    }

    void approve_ofAFutureStart_waitsForItsDay()
    {
        Desk desk;
        const QString number = desk.filed("L2", QStringLiteral("2017-04-10"));
        QVERIFY(desk.act(ReviewAction::Claim, number).done());
        QVERIFY(desk.act(ReviewAction::Approve, number).done());
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
        const QString other = QStringLiteral("R-2");
        const QStringList why { QStringLiteral("R12") };
        for (const ReviewAction action :
            { ReviewAction::Approve, ReviewAction::Refuse, ReviewAction::Ask })
            QCOMPARE(
                codes(desk.act(action, number, reviewer, why).refusals), QStringLiteral("F02"));
        // Four eyes: who entered it may not even take it in hand.
        QCOMPARE(codes(desk.act(ReviewAction::Claim, number, QStringLiteral("KIOSK-001")).refusals),
            QStringLiteral("F02"));
        QVERIFY(desk.act(ReviewAction::Claim, number).done());
        for (const ReviewAction action : { ReviewAction::Claim, ReviewAction::Approve,
                 ReviewAction::Refuse, ReviewAction::Ask, ReviewAction::Release })
            QCOMPARE(codes(desk.act(action, number, other, why).refusals), QStringLiteral("F02"));
        QVERIFY(desk.act(ReviewAction::Release, number, other, {}, FilingRole::Supervisor).done());
        QVERIFY(desk.act(ReviewAction::Claim, number, other).done());
        QVERIFY(desk.world.tamper("UPDATE filing SET entered_by = 'R-2'"));
        QCOMPARE(
            codes(desk.act(ReviewAction::Approve, number, other).refusals), QStringLiteral("F02"));
        QCOMPARE(desk.state(number), QStringLiteral("IN_REVIEW"));
    }

    void refuse_needsAReasonOfTheTable_andKeepsIt()
    {
        Desk desk;
        const QString number = desk.filed();
        QVERIFY(desk.act(ReviewAction::Claim, number).done());
        QCOMPARE(codes(desk.act(ReviewAction::Refuse, number).refusals), QStringLiteral("F03"));
        QCOMPARE(codes(desk.act(ReviewAction::Refuse, number, reviewer, { QStringLiteral("R99") })
                           .refusals),
            QStringLiteral("F03"));
        QVERIFY(desk.act(ReviewAction::Refuse, number, reviewer,
                        { QStringLiteral("R12"), QStringLiteral("R10") })
                    .done());
        QCOMPARE(desk.state(number), QStringLiteral("REJECTED"));
        QCOMPARE(desk.world.query("SELECT reasons FROM filing"), QStringLiteral("R12 R10"));
        QCOMPARE(codes(desk.act(ReviewAction::Claim, number).refusals), QStringLiteral("F01"));
    }

    void ask_forPapers_waitsUntilTheDeadline_andNoLonger()
    {
        Desk desk;
        const QString number = desk.filed();
        const QStringList papers { QStringLiteral("residence-proof") };
        QVERIFY(desk.act(ReviewAction::Claim, number).done());
        QCOMPARE(codes(desk.act(ReviewAction::Ask, number).refusals), QStringLiteral("F03"));
        const Judged asked = desk.act(ReviewAction::Ask, number, reviewer, papers);
        QVERIFY(asked.done());
        QCOMPARE(asked.filing->deadline, QDate(2017, 4, 15));
        desk.world.clock().set(chinaTime(QDate(2017, 4, 15), QTime(10, 0)));
        QCOMPARE(desk.tend(), Tended {});
        QVERIFY(desk.act(ReviewAction::Supplement, number, QString(), papers, FilingRole::Person)
                    .done());
        QCOMPARE(desk.state(number), QStringLiteral("IN_REVIEW"));
        QVERIFY(desk.act(ReviewAction::Ask, number, reviewer, papers).done());
        desk.world.clock().set(chinaTime(QDate(2017, 5, 1), QTime(10, 0)));
        QCOMPARE(
            codes(desk.act(ReviewAction::Supplement, number, QString(), papers, FilingRole::Person)
                      .refusals),
            QStringLiteral("R12"));
        QCOMPARE(desk.tend(), (Tended { 1, 0, 0, 0 }));
        QCOMPARE(desk.state(number), QStringLiteral("WITHDRAWN"));
        QCOMPARE(desk.tend(), Tended {});
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
        QVERIFY(desk.act(ReviewAction::Claim, number).done());
        QVERIFY(desk.act(ReviewAction::Approve, number).done());
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
        QVERIFY(desk.act(ReviewAction::Claim, next).done());
        const Judged approved = desk.act(ReviewAction::Approve, next);
        QVERIFY2(approved.done(), qPrintable(codes(approved.refusals)));
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
        QVERIFY(desk.act(ReviewAction::Claim, number).done());
        QVERIFY(desk.world.tamper(sql.constData()));
        QCOMPARE(codes(desk.act(ReviewAction::Approve, number).refusals), expected);
        QCOMPARE(desk.state(number), QStringLiteral("IN_REVIEW"));
    }

    void approve_brokenInTheMiddle_leavesNothing()
    {
        Desk desk;
        desk.world.ask(World::kiosk(), QStringLiteral("Y101"), insuredRegion(somebody),
            filingInput(somebody, QStringLiteral("T3")));
        const QString number = desk.filed("L2", QStringLiteral("2017-04-10"));
        QVERIFY(desk.act(ReviewAction::Claim, number).done());
        QVERIFY(desk.world.tamper("CREATE TRIGGER broken BEFORE UPDATE ON filing "
                                  "WHEN NEW.state = 'APPROVED' "
                                  "BEGIN SELECT RAISE(ABORT, 'broken'); END"));
        QVERIFY(!desk.act(ReviewAction::Approve, number).done());
        QCOMPARE(desk.world.query("SELECT enddate FROM filing WHERE rloc_rea = 'T3'"),
            QStringLiteral("2017-09-30"));
        QVERIFY(desk.world.tamper("DROP TRIGGER broken"));
        QVERIFY(desk.act(ReviewAction::Approve, number).done());
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
};

QTEST_GUILESS_MAIN(TestReview)
#include "tst_review.moc"
