// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_world.h"

#include "app/domain/filing/states.h"
#include "app/province/ledger/ledger.h"

#include <QTemporaryDir>
#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString somebody = QStringLiteral("NX-23");

Json amendment(const QString& number, const QString& operation = {}, const QString& region = {},
    const QString& begin = {})
{
    return data({
        { QStringLiteral("trt_dcla_detl_sn"), number },
        { QStringLiteral("operation"), operation.isEmpty() ? Json() : Json(operation) },
        { QStringLiteral("psn_no"), personNo(somebody) },
        { QStringLiteral("insu_admdvs"), insuredRegion(somebody) },
        { QStringLiteral("rloc_admdvs"), region },
        { QStringLiteral("rloc_rea"), QStringLiteral("L2") },
        { QStringLiteral("begndate"), begin },
        { QStringLiteral("evidence"), QStringLiteral("commitment") },
    });
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

constexpr qint64 day = qint64 { 24 } * 3600 * 1000;

} // namespace

class TestFilings : public QObject {
    Q_OBJECT

    static WireResponse ask(World& world, const char* infno, const Json& input)
    {
        return world.ask(
            World::kiosk(), QString::fromLatin1(infno), insuredRegion(somebody), input);
    }
    static QString filed(World& world, const char* category)
    {
        return numberOf(ask(world, "Y101", filingInput(somebody, QString::fromLatin1(category))));
    }

private Q_SLOTS:
    void cancel_temporaryFiling_endsItAtOnce_andAnotherMayFollow()
    {
        World world;
        const QString number = filed(world, "T3");
        QVERIFY(!number.isEmpty());
        const auto answer = ask(world, "Y103", amendment(number));
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        QCOMPARE(answer.output[u"result"][u"state"].text(), QStringLiteral("CANCELLED"));
        QCOMPARE(world.query("SELECT state FROM filing"), QStringLiteral("CANCELLED"));
        const auto again = ask(world, "Y103", amendment(number));
        QVERIFY(!again.success);
        QCOMPARE(codes(again), QStringLiteral("F01"));
        QVERIFY(!filed(world, "T3").isEmpty());
    }

    void cancel_withinTheMinimumHold_isRefused_afterIt_isDone()
    {
        World world;
        const QString number = filed(world, "L2");
        const auto early = ask(world, "Y103", amendment(number));
        QVERIFY(!early.success);
        QCOMPARE(codes(early), QStringLiteral("R08"));
        QCOMPARE(world.query("SELECT state FROM filing"), QStringLiteral("EFFECTIVE"));
        world.clock().advanceMs(190 * day);
        const auto late = ask(world, "Y103", amendment(number));
        QVERIFY2(late.success, qPrintable(late.err_msg));
    }

    void cancel_sentTwice_hasOneEffect()
    {
        World world;
        const QString number = filed(world, "T3");
        const WireRequest request = world.message(
            World::kiosk(), QStringLiteral("Y103"), insuredRegion(somebody), amendment(number));
        QVERIFY(world.send(World::kiosk(), request).success);
        QVERIFY(world.send(World::kiosk(), request).success);
    }

    void operation_onNobodysOrAnothersFiling_isRefused()
    {
        World world;
        filed(world, "T3");
        const QString other = numberOf(world.ask(World::kiosk(), QStringLiteral("Y101"),
            insuredRegion(QStringLiteral("NX-24")),
            filingInput(QStringLiteral("NX-24"), QStringLiteral("T3"))));
        QVERIFY(!other.isEmpty());
        for (const QString& number : { QStringLiteral("F0"), other }) {
            const auto answer = ask(world, "Y103", amendment(number));
            QVERIFY(!answer.success);
            QCOMPARE(codes(answer), QStringLiteral("F01"));
        }
        QCOMPARE(world.query("SELECT count(*) FROM filing WHERE state = 'EFFECTIVE'"),
            QStringLiteral("2"));
    }

    void extend_temporaryFiling_movesItsEnd()
    {
        World world;
        const QString number = filed(world, "T3");
        const auto answer = ask(world, "Y102", amendment(number, QStringLiteral("extend")));
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        QCOMPARE(answer.output[u"result"][u"enddate"].text(), QStringLiteral("2018-03-30"));
        QCOMPARE(world.query("SELECT count(*) FROM filing"), QStringLiteral("1"));
    }

    void change_byThePerson_waitsForAReviewer_andLeavesTheOldOneStanding()
    {
        World world;
        const QString number = filed(world, "L2");
        world.clock().advanceMs(190 * day);
        const auto answer = ask(world, "Y102",
            amendment(number, {}, QStringLiteral("610100"), QStringLiteral("2017-10-07")));
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        QCOMPARE(answer.output[u"result"][u"state"].text(), QStringLiteral("IN_REVIEW"));
        QVERIFY(numberOf(answer) != number);
        QCOMPARE(world.query("SELECT state FROM filing ORDER BY trt_dcla_detl_sn"),
            QStringLiteral("EFFECTIVE"));
        QVERIFY(world.query("SELECT rules FROM filing WHERE state = 'IN_REVIEW'")
                    .endsWith(QStringLiteral("changes-") + number));
    }

    void change_withoutAPlace_isMalformed()
    {
        World world;
        const auto answer = ask(world, "Y102", amendment(filed(world, "L2")));
        QVERIFY(!answer.success);
        QVERIFY(answer.err_msg.contains(QStringLiteral("rloc_admdvs")));
    }

    void file_longTerm_endsATemporaryOne_thatCrossesIt()
    {
        World world;
        const QString temporary = filed(world, "T3");
        world.clock().advanceMs(10 * day);
        const auto answer = ask(world, "Y101",
            withMember(
                filingInput(somebody), QStringLiteral("begndate"), QStringLiteral("2017-04-10")));
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        QCOMPARE(world.query("SELECT enddate FROM filing WHERE rloc_rea = 'T3'"),
            QStringLiteral("2017-04-09"));
        const auto filings =
            ask(world, "Y104", data({ { QStringLiteral("psn_no"), personNo(somebody) } }));
        QStringList states;
        for (const Json& filing : filings.output[u"filings"].items())
            states.append(filing[u"state"].text());
        QCOMPARE(states, (QStringList { QStringLiteral("EXPIRED"), QStringLiteral("EFFECTIVE") }));
    }

    void ledger_movesFilings_onTheWaysOfTheTableAlone()
    {
        World world;
        filed(world, "T3");
        world.close();
        auto ledger = Ledger::open(world.path(QStringLiteral("ledger.db")));
        QVERIFY(ledger && world.unlockFilings());
        const QDate today(2017, 3, 31);
        const QString number = world.query("SELECT trt_dcla_detl_sn FROM filing");
        for (int f = 0; f < filingStateCount; ++f)
            for (int t = 0; t < filingStateCount; ++t) {
                const auto from = static_cast<FilingState>(f);
                const auto to = static_cast<FilingState>(t);
                QVERIFY(world.tamper(qPrintable(QStringLiteral("UPDATE filing SET state = '%1', "
                                                               "begndate = '2017-04-02'")
                                                    .arg(filingStateName(from)))));
                const auto moved = (*ledger)->moveFiling(number, to, {}, today);
                QCOMPARE(moved.has_value(), from == to || filingMayBecome(from, to));
                if (!moved)
                    QCOMPARE(moved.error().code, ErrorCode::IllegalTransition);
            }
        const auto gone =
            (*ledger)->moveFiling(QStringLiteral("F0"), FilingState::Cancelled, {}, today);
        QVERIFY(!gone);
    }
};

QTEST_GUILESS_MAIN(TestFilings)
#include "tst_filings.moc"
