// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_world.h"

#include <QFile>
#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString filer = QStringLiteral("NX-23");

Json fenceInput(const QString& msgid, const QString& infno = QStringLiteral("Y101"))
{
    return data({ { QStringLiteral("omsgid"), msgid }, { QStringLiteral("oinfno"), infno } });
}

} // namespace

/// Exactly once: a message takes effect once or never, whatever happens on the way.
class TestMessages : public QObject {
    Q_OBJECT

    static WireRequest filing(World& world)
    {
        return world.message(
            World::kiosk(), QStringLiteral("Y101"), insuredRegion(filer), filingInput(filer));
    }
    static QString filings(World& world) { return world.query("SELECT count(*) FROM filing"); }

private Q_SLOTS:
    void replay_sameMessage_givesTheStoredBytesAndNoSecondEffect()
    {
        World world;
        WireRequest request = filing(world);
        QByteArray first;
        QByteArray second;
        QByteArray third;
        QVERIFY(world.send(World::kiosk(), request, &first).success);
        world.clock().advanceMs(60000);
        // sign_no and inf_time are refreshed by a resend; only input is the message's body.
        request.sign_no = QStringLiteral("Q2");
        request.inf_time = QStringLiteral("2017-03-31 10:01:00");
        QVERIFY(world.send(World::kiosk(), request, &second).success);
        world.reopen();
        QVERIFY(world.send(World::kiosk(), request, &third).success);
        QCOMPARE(second, first);
        QCOMPARE(third, first);
        QCOMPARE(filings(world), QStringLiteral("1"));
        QCOMPARE(world.query("SELECT count(*) FROM alarm"), QStringLiteral("0"));
    }

    void replay_refusedMessage_staysRefusedEvenWhenItWouldPassNow()
    {
        World world;
        WireRequest request = filing(world);
        QVERIFY(world.tamper("UPDATE insurance SET psn_insu_stas = '2'"));
        QByteArray first;
        QByteArray second;
        QVERIFY(!world.send(World::kiosk(), request, &first).success);
        QVERIFY(world.tamper("UPDATE insurance SET psn_insu_stas = '1'"));
        QVERIFY(!world.send(World::kiosk(), request, &second).success);
        QCOMPARE(second, first);
        QCOMPARE(filings(world), QStringLiteral("0"));
    }

    void replay_anotherBodyNumberOrDevice_isRefusedAndRaisesAnAlarm_data()
    {
        QTest::addColumn<QString>("change");
        for (const char* change : { "body", "space", "infno", "device" })
            QTest::newRow(change) << QString::fromLatin1(change);
    }
    void replay_anotherBodyNumberOrDevice_isRefusedAndRaisesAnAlarm()
    {
        QFETCH(QString, change);
        World world;
        const WireRequest request = filing(world);
        QByteArray stored;
        QVERIFY(world.send(World::kiosk(), request, &stored).success);
        WireRequest other = request;
        StationName from = World::kiosk();
        if (change == QLatin1String("body"))
            other.inputBytes.replace("2017-03-31", "2017-03-30");
        else if (change == QLatin1String("space"))
            other.inputBytes.replace("{\"data\"", "{ \"data\"");
        else if (change == QLatin1String("infno"))
            other.infno = QStringLiteral("2401");
        else
            from = World::hospital();
        other.dev_no = from.deviceNo;
        QByteArray answer;
        QVERIFY(!world.send(from, other, &answer).success);
        QVERIFY(answer != stored);
        QCOMPARE(
            world.query("SELECT count(*) FROM alarm WHERE msgid = (SELECT msgid FROM message)"),
            QStringLiteral("1"));
        QCOMPARE(filings(world), QStringLiteral("1"));
        // The first message's answer is not touched by it.
        QByteArray again;
        QVERIFY(world.send(World::kiosk(), request, &again).success);
        QCOMPARE(again, stored);
    }

    void fence_messageThatLanded_tellsItsAnswer()
    {
        World world;
        const WireRequest request = filing(world);
        QByteArray stored;
        QVERIFY(world.send(World::kiosk(), request, &stored).success);
        for (int i = 0; i < 2; ++i) {
            const auto told =
                world.ask(World::kiosk(), QStringLiteral("Y001"), {}, fenceInput(request.msgid));
            QVERIFY2(told.success, qPrintable(told.err_msg));
            QCOMPARE(told.output[u"result"][u"landed"].text(), QStringLiteral("1"));
            QCOMPARE(writeJson(told.output[u"result"][u"answer"]), stored);
        }
        QCOMPARE(world.query("SELECT count(*) FROM tombstone"), QStringLiteral("0"));
    }

    void fence_messageThatDidNotLand_keepsItOutForEver()
    {
        World world;
        const WireRequest late = filing(world);
        for (int i = 0; i < 2; ++i) {
            const auto told =
                world.ask(World::kiosk(), QStringLiteral("Y001"), {}, fenceInput(late.msgid));
            QVERIFY2(told.success, qPrintable(told.err_msg));
            QCOMPARE(told.output[u"result"][u"landed"].text(), QStringLiteral("0"));
        }
        world.reopen();
        const auto answer = world.send(World::kiosk(), late);
        QVERIFY(!answer.success);
        QVERIFY2(answer.err_msg.contains(QStringLiteral("撤回")), qPrintable(answer.err_msg));
        QCOMPARE(filings(world), QStringLiteral("0"));
        QCOMPARE(world.query("SELECT count(*) FROM message"), QStringLiteral("0"));
        // Done again under a new number, it passes.
        QVERIFY(world.send(World::kiosk(), filing(world)).success);
    }

    void fence_anotherStationsMessage_isRefused()
    {
        World world;
        const WireRequest request = filing(world);
        const auto told =
            world.ask(World::hospital(), QStringLiteral("Y001"), {}, fenceInput(request.msgid));
        QVERIFY(!told.success);
        QVERIFY(world.send(World::kiosk(), request).success);
    }

    void questions_leaveNothingInTheLedger()
    {
        World world;
        QVERIFY(world
                    .ask(World::kiosk(), QStringLiteral("Y104"), insuredRegion(filer),
                        data({ { QStringLiteral("psn_no"), personNo(filer) } }))
                    .success);
        QCOMPARE(world.query("SELECT count(*) FROM message"), QStringLiteral("0"));
    }

    void failure_atAnyStatement_leavesNothingAndTheResendSucceeds_data()
    {
        QTest::addColumn<QString>("infno");
        QTest::addColumn<QByteArray>("fault");
        const auto row = [](const char* infno, const char* when) {
            QTest::addRow("%s %s", infno, when) << QString::fromLatin1(infno)
                                                << QByteArray("CREATE TRIGGER broken BEFORE ")
                    + when + " BEGIN SELECT RAISE(ABORT, 'broken'); END";
        };
        row("Y101", "INSERT ON serial");
        row("Y101", "INSERT ON filing");
        row("Y101", "INSERT ON message");
        row("2401", "INSERT ON visit");
        row("2401", "INSERT ON filing");
        row("2401", "INSERT ON message");
        row("2304", "INSERT ON settlement");
        row("2304", "UPDATE ON visit");
        row("2304", "INSERT ON accumulator");
        row("2304", "UPDATE ON insurance");
        row("2304", "INSERT ON message");
    }
    void failure_atAnyStatement_leavesNothingAndTheResendSucceeds()
    {
        QFETCH(QString, infno);
        QFETCH(QByteArray, fault);
        World world;
        WireRequest request = filing(world);
        const QString stayer = QStringLiteral("NX-01");
        if (infno == QLatin1String("2401"))
            request = world.message(World::hospital(), infno, insuredRegion(stayer),
                readCase(QStringLiteral("NX-01/2401")).input);
        if (infno == QLatin1String("2304"))
            request = world.message(World::kiosk(), infno, insuredRegion(stayer),
                data({ { QStringLiteral("psn_no"), personNo(stayer) },
                    { QStringLiteral("mdtrt_id"), world.loadStay(stayer) } }));
        const StationName from =
            infno == QLatin1String("2401") ? World::hospital() : World::kiosk();
        const char* state =
            "SELECT (SELECT count(*) FROM message) || ' ' || (SELECT count(*) FROM filing)"
            "|| ' ' || (SELECT count(*) FROM visit) || ' ' || (SELECT count(*) FROM settlement)"
            "|| ' ' || (SELECT count(*) FROM accumulator) || ' ' "
            "|| (SELECT total(length(setl_id)) FROM visit) || ' ' "
            "|| (SELECT sum(balc) FROM insurance) || ' ' || (SELECT total(last) FROM serial)";
        const QString before = world.query(state);
        QVERIFY(!before.isEmpty());
        QVERIFY(world.tamper(fault.constData()));
        const auto answer = world.province()->handle(infno, encodeRequest(request), from);
        QCOMPARE(answer.httpStatus, 503);
        QVERIFY(answer.signature.isEmpty());
        QVERIFY(!decodeResponse(answer.body)->success);
        QCOMPARE(world.query(state), before);

        QVERIFY(world.tamper("DROP TRIGGER broken"));
        const auto resent = world.send(from, request);
        QVERIFY2(resent.success, qPrintable(resent.err_msg));
        QVERIFY(world.query(state) != before);
        QCOMPARE(world.query("PRAGMA integrity_check"), QStringLiteral("ok"));
    }

    void ledger_ofANewerProgram_isRefusedAndKept()
    {
        World world;
        QVERIFY(world.send(World::kiosk(), filing(world)).success);
        QVERIFY(world.tamper("PRAGMA user_version=99"));
        world.reopen();
        QVERIFY(!world.province());
        QVERIFY2(world.error().startsWith(QStringLiteral("StoreNewer")), qPrintable(world.error()));
        QCOMPARE(filings(world), QStringLiteral("1"));
    }

    void ledger_unreadable_isRefusedAndKept()
    {
        World world;
        world.close();
        const QByteArray garbage(8192, 'g');
        QFile file(world.path(QStringLiteral("ledger.db")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(garbage);
        file.close();
        world.reopen();
        QVERIFY(!world.province());
        QVERIFY2(world.error().startsWith(QStringLiteral("StoreUnavailable")),
            qPrintable(world.error()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), garbage);
    }

    void ledger_isDurableAndReadableBesideTheProvince()
    {
        World world;
        QCOMPARE(world.query("PRAGMA journal_mode"), QStringLiteral("wal"));
        QVERIFY(world.send(World::kiosk(), filing(world)).success);
        QCOMPARE(filings(world), QStringLiteral("1"));
    }
};

QTEST_GUILESS_MAIN(TestMessages)
#include "tst_messages.moc"
