// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// `yidi card …` as operators and the tour use it, in a card world of its own.
#include "support_tool.h"

#include "app/base/json.h"
#include "app/crypto/authority.h"
#include "app/province/province.h"
#include "app/tool/commands.h"
#include "tests/app/sync/support_front.h"
#include "tests/support/card_world.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

/// `yidi card simulate` without a person: a line in, a line out.
class Tray {
public:
    explicit Tray(const QStringList& more = {})
    {
        m_process.start(QStringLiteral(YIDI_BIN_DIR "/yidi"),
            QStringList { QStringLiteral("card"), QStringLiteral("simulate"),
                QStringLiteral("--port"), QString::number(CardWorld::port()) }
                + more);
        m_process.waitForStarted();
    }
    ~Tray()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }

    QByteArray say(const QByteArray& line)
    {
        m_process.write(line + '\n');
        return hear();
    }
    QByteArray hear()
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(20000))
                return {};
        }
        return m_process.readLine().trimmed();
    }
    /// Everything it answers to `line`, when `last` ends it.
    QByteArray saySeveral(const QByteArray& line, const QByteArray& last)
    {
        m_process.write(line + '\n' + last + '\n');
        m_process.waitForFinished(20000);
        return m_process.readAllStandardOutput();
    }
    void quit() { m_process.kill(); }

private:
    QProcess m_process;
};

/// The steps of a diagnosis in one line, "service:ok reader:ok card:failed/CardLost …".
QString stepsOf(const Ran& ran)
{
    const auto json = parseJson(ran.output);
    if (!json)
        return QStringLiteral("no JSON: ") + QString::fromUtf8(ran.output);
    QStringList steps;
    for (const Json& step : (*json)[u"diagnosis"].items()) {
        const QString code = step[u"code"].text();
        steps += step[u"step"].text() + u':' + step[u"state"].text()
            + (code.isEmpty() ? QString() : u'/' + code);
        if (step[u"state"].text() == QLatin1String("failed") && step[u"next"].text().isEmpty())
            steps += QStringLiteral("NO-NEXT-STEP");
    }
    return steps.join(u' ');
}

Ran cardTool(const QStringList& arguments)
{
    return tool(QStringList { QStringLiteral("card") } + arguments);
}

} // namespace

class TestCardCommands : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tray_insertReadRemove_followsTheLines()
    {
        CardWorld world;
        Tray tray;
        QVERIFY(tray.say("people").startsWith("people NX-01 "));
        QCOMPARE(tray.say("insert NX-23"), QByteArray("inserted NX-23"));

        const Ran masked = cardTool({ QStringLiteral("read") });
        QVERIFY2(masked.exitCode == ExitDone, masked.errors.constData());
        const auto card = parseJson(masked.output);
        QVERIFY(card);
        QCOMPARE((*card)[u"issuingRegion"].text(), QStringLiteral("650100"));
        QVERIFY((*card)[u"socialSecurityNumber"].text().contains(u'*'));
        QCOMPARE((*card)[u"birth"].text(), QString());

        const Ran whole = cardTool({ QStringLiteral("read"), QStringLiteral("--unmasked"),
            QStringLiteral("--reader"), CardWorld::readerName() });
        QVERIFY2(whole.exitCode == ExitDone, whole.errors.constData());
        const auto open = parseJson(whole.output);
        QVERIFY(open);
        QCOMPARE((*open)[u"socialSecurityNumber"].text().size(), 18);
        QVERIFY(!masked.output.contains((*open)[u"name"].text().toUtf8()));
        QVERIFY(!masked.output.contains((*open)[u"socialSecurityNumber"].text().toUtf8()));

        const QByteArray traffic = tray.say("traffic"); // of two readings
        const int commands = traffic.split(' ').value(1).toInt();
        QVERIFY2(commands > 0 && commands <= 2 * 15, traffic.constData());
        QCOMPARE(tray.say("remove"), QByteArray("removed"));
        QVERIFY(tray.say("insert nobody").startsWith("error: no person nobody"));
        QVERIFY(tray.say("insert NX-01 no-such").startsWith("error: "));
        QVERIFY(tray.say("what").startsWith("error: "));
        QCOMPARE(tray.say("insert NX-01 foreign-card"), QByteArray("inserted NX-01"));
        const Ran foreign = cardTool({ QStringLiteral("read") });
        QCOMPARE(foreign.exitCode, int(ExitUnavailable));
        QVERIFY2(foreign.errors.contains("CardForeign"), foreign.errors.constData());
        QVERIFY(foreign.errors.contains("next: "));
    }

    void tray_keepsACardAsItCameOut()
    {
        CardWorld world;
        Tray tray;
        QCOMPARE(tray.say("pin"), QByteArray("error: no card is in"));
        QCOMPARE(tray.say("insert NX-01 blocked-pin"), QByteArray("inserted NX-01"));
        QCOMPARE(tray.say("pin"), QByteArray("pin 0 tries left"));
        QCOMPARE(tray.say("insert NX-01"), QByteArray("inserted NX-01")); // another card, not worn
        QCOMPARE(tray.say("pin"), QByteArray("pin 3 tries left"));
        QCOMPARE(tray.say("pin NX-01"), QByteArray("pin of NX-01: 123456"));
        QCOMPARE(tray.say("fault mute:2@5"), QByteArray("planned mute:2@5"));
        QCOMPARE(tray.say("fault"), QByteArray("the card is well"));
        QVERIFY(tray.say("fault no-pin").startsWith("error: "));
        QVERIFY(tray.say("fault another-card:nobody").startsWith("error: no person nobody"));
        QCOMPARE(tray.say("fault another-card:TA-11"), QByteArray("planned another-card:TA-11"));
        QVERIFY(tray.say("insert NX-01 another-card").startsWith("error: "));
        QCOMPARE(tray.say("new NX-01"), QByteArray("new NX-01"));
        QCOMPARE(tray.say("remove"), QByteArray("removed"));
    }

    void tray_tellsPeopleApart_withoutTheirNames()
    {
        Tray tray;
        const QByteArray list = tray.saySeveral("list", "quit");
        QVERIFY2(list.contains("NX-30") && list.contains("card 3.00 of region 650100"),
            list.constData());
        QVERIFY(!list.contains(QStringLiteral("马建国").toUtf8()));
        QVERIFY(!list.contains("123456"));
        const QByteArray faults = Tray().saySeveral("faults", "quit");
        QVERIFY(faults.contains("yank-during") && faults.contains("half of the bytes arrive"));
        const QByteArray help = Tray().saySeveral("help", "quit");
        QVERIFY(help.contains("tries left"));
    }

    void person_staysInUntilTheProgramEnds()
    {
        CardWorld world;
        Tray tray({ QStringLiteral("--person"), QStringLiteral("TA-11") });
        QCOMPARE(tray.hear(), QByteArray("inserted TA-11"));
        QCOMPARE(cardTool({ QStringLiteral("read") }).exitCode, int(ExitDone));
        tray.quit();
        const Ran gone = cardTool({ QStringLiteral("read") });
        QCOMPARE(gone.exitCode, int(ExitUnavailable));
        QVERIFY2(gone.errors.contains("next: "), gone.errors.constData());
    }

    void read_ofACardBehindAKey_needsSomebodyWhoProvesIt()
    {
        CardWorld world;
        Tray tray;
        QCOMPARE(tray.say("insert NX-30"), QByteArray("inserted NX-30"));
        const Ran alone = cardTool({ QStringLiteral("read") });
        QCOMPARE(alone.exitCode, int(ExitUnavailable));
        QCOMPARE(stepsOf(alone),
            QStringLiteral("service:ok reader:ok card:ok version:ok "
                           "authentication:failed/CardUnproven"));
        QVERIFY2(alone.errors.contains("next: give --data"), alone.errors.constData());

        const Ran proved = cardTool({ QStringLiteral("read"), QStringLiteral("--training-keys") });
        QVERIFY2(proved.exitCode == ExitDone, proved.errors.constData());
        const QString allOk =
            QStringLiteral("service:ok reader:ok card:ok version:ok authentication:ok");
        QCOMPARE(stepsOf(proved), allOk);
        const Json card = parseJson(proved.output).value();
        QCOMPARE(card[u"version"].text().left(3), QStringLiteral("3.0"));
        QCOMPARE(card[u"authenticatedBy"].text(), QStringLiteral("training"));
    }

    void read_withAStation_isProvedByItsProvince()
    {
        const QTemporaryDir folder;
        const QString authority = folder.filePath(QStringLiteral("province"));
        const QString station = folder.filePath(QStringLiteral("station"));
        QVERIFY(ensureAuthority(
            authority, { QStringLiteral("127.0.0.1"), QStringLiteral("localhost") }));
        QFile root(QStringLiteral(YIDI_SOURCE_DIR "/resources/training/card_root.hex"));
        const QString copy = authority + QStringLiteral("/card_root.hex");
        QVERIFY(root.copy(copy));
        QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
        const auto clock = trainingClock(QDate(2017, 3, 31));
        const auto province = Province::open(
            { authority, {}, QStringLiteral(YIDI_SOURCE_DIR "/resources/training") }, *clock);
        QVERIFY2(province, province ? "" : qPrintable(describe(province.error())));
        std::optional<RunningFront> front(std::in_place, authority,
            [&](const QString& infno, const QByteArray& body, const StationName& peer) {
                return (*province)->handle(infno, body, peer);
            });
        QCOMPARE(tool(enrolArguments(station, authority, front->url())).exitCode, 0);

        CardWorld world;
        Tray tray;
        const QStringList read { QStringLiteral("read"), QStringLiteral("--data"), station,
            QStringLiteral("--today"), QStringLiteral("2017-03-31") };
        for (const char* person : { "NX-23", "NX-30" }) {
            QCOMPARE(tray.say(QByteArray("insert ") + person), QByteArray("inserted ") + person);
            const Ran proved = cardTool(read);
            QVERIFY2(proved.exitCode == ExitDone, proved.errors.constData());
            QCOMPARE(stepsOf(proved),
                QStringLiteral("service:ok reader:ok card:ok version:ok authentication:ok"));
            QCOMPARE(parseJson(proved.output).value()[u"authenticatedBy"].text(),
                QStringLiteral("province"));
        }
        // Without a link a third-generation card stays shut; an older one is read all the same.
        front.reset();
        const Ran shut = cardTool(read);
        QCOMPARE(shut.exitCode, int(ExitUnavailable));
        QVERIFY2(stepsOf(shut).endsWith(QLatin1String("authentication:failed/CardUnproven")),
            qPrintable(stepsOf(shut)));
        QCOMPARE(tray.say("insert NX-23"), QByteArray("inserted NX-23"));
        const Ran older = cardTool(read);
        QCOMPARE(older.exitCode, int(ExitDone));
        QVERIFY2(stepsOf(older).endsWith(QLatin1String("authentication:failed/CardUnproven")),
            qPrintable(stepsOf(older)));
        QCOMPARE(parseJson(older.output).value()[u"authenticatedBy"].text(), QString());
    }

    void read_thatFails_tellsTheStepItFailedAt()
    {
        CardWorld world;
        Tray tray;
        QCOMPARE(stepsOf(cardTool({ QStringLiteral("read") })),
            QStringLiteral("service:ok reader:ok card:failed/CardLost version:unknown "
                           "authentication:unknown"));
        QCOMPARE(stepsOf(cardTool(
                     { QStringLiteral("read"), QStringLiteral("--reader"), QStringLiteral("x") })),
            QStringLiteral("service:ok reader:failed/ReaderMissing card:unknown version:unknown "
                           "authentication:unknown"));
        QCOMPARE(tray.say("insert NX-23 foreign-card"), QByteArray("inserted NX-23"));
        QCOMPARE(stepsOf(cardTool({ QStringLiteral("read") })),
            QStringLiteral("service:ok reader:ok card:failed/CardForeign version:unknown "
                           "authentication:unknown"));
        const Ran notEnrolled = cardTool(
            { QStringLiteral("read"), QStringLiteral("--data"), QStringLiteral("/nowhere") });
        QCOMPARE(notEnrolled.exitCode, int(ExitUnavailable));
        QVERIFY(notEnrolled.errors.contains("NotEnrolled"));
        world.stop();
        QCOMPARE(stepsOf(cardTool({ QStringLiteral("read") })),
            QStringLiteral("service:failed/ReaderServiceDown reader:unknown card:unknown "
                           "version:unknown authentication:unknown"));
    }

    void list_namesReadersAndCards()
    {
        CardWorld world;
        const Ran listed = cardTool({ QStringLiteral("list") });
        QCOMPARE(listed.exitCode, int(ExitDone));
        const auto json = parseJson(listed.output);
        QVERIFY(json);
        const Json& reader = (*json)[u"readers"].items().front();
        QVERIFY(reader[u"name"].text().startsWith(CardWorld::readerName()));
        QVERIFY(!reader[u"card"].isTrue());
        QCOMPARE((*json)[u"service"][u"state"].text(), QStringLiteral("ok"));
        const Ran psam = cardTool(
            { QStringLiteral("list"), QStringLiteral("--psam-reader"), CardWorld::readerName() });
        QVERIFY(parseJson(psam.output).value()[u"readers"].items().front()[u"psam"].isTrue());

        // A service that hangs is told, too, and does not hang us.
        world.freeze();
        const Ran frozen = cardTool({ QStringLiteral("list") });
        world.thaw();
        QCOMPARE(frozen.exitCode, int(ExitUnavailable));
        QVERIFY2(frozen.errors.contains("pcscd"), frozen.errors.constData());

        world.stop();
        const Ran without = cardTool({ QStringLiteral("list") });
        QCOMPARE(without.exitCode, int(ExitUnavailable));
        QVERIFY(without.errors.contains("pcscd"));
        const Json service = parseJson(without.output).value()[u"service"];
        QCOMPARE(service[u"state"].text(), QStringLiteral("down"));
        QCOMPARE(service[u"code"].text(), QStringLiteral("ReaderServiceDown"));
        QVERIFY(service[u"next"].text().contains(QLatin1String("pcscd")));
        const Ran unread = cardTool({ QStringLiteral("read") });
        QCOMPARE(unread.exitCode, int(ExitUnavailable));
        QVERIFY2(unread.errors.contains("pcscd"), unread.errors.constData());
    }

    void list_namesTheSlotsOfThePsam_andNoOtherReader()
    {
        CardWorld world(2);
        const Ran listed = cardTool(
            { QStringLiteral("list"), QStringLiteral("--psam-reader"), CardWorld::readerName(0) });
        const auto json = parseJson(listed.output);
        QVERIFY(json);
        const auto& readers = (*json)[u"readers"].items();
        QCOMPARE(readers.size(), std::size_t(4));
        for (const Json& reader : readers)
            QCOMPARE(reader[u"psam"].isTrue(),
                !reader[u"name"].text().startsWith(CardWorld::readerName(1)));
    }

    void badUse_isNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char* line) {
            QTest::newRow(line) << QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts);
        };
        row("");
        row("burn");
        row("list all");
        row("read --colour blue");
        row("simulate");
        row("simulate --port 0");
        row("simulate --port x");
        row("simulate --port 40000 --person nobody");
        row("simulate --port 40000 --person NX-01 --fault no-such");
        row("simulate --port 40000 --people /no/such/file");
    }

    void badUse_isNamed()
    {
        QFETCH(QStringList, arguments);
        const Ran ran = cardTool(arguments);
        QCOMPARE(ran.exitCode, int(ExitBadUse));
        QVERIFY(!ran.errors.isEmpty());
        QVERIFY(ran.output.isEmpty());
    }
};

int main(int argc, char** argv)
{
    enterPrivateNamespaces();
    const QCoreApplication application(argc, argv);
    TestCardCommands test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_card_commands.moc"
