// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// `yidi card …` as operators and the tour use it, in a card world of its own.
#include "support_tool.h"

#include "app/base/json.h"
#include "app/tool/commands.h"
#include "tests/support/card_world.h"

#include <QCoreApplication>
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
    void quit() { m_process.kill(); }

private:
    QProcess m_process;
};

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

        QVERIFY(tray.say("traffic").startsWith("traffic 28 commands"));
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

        world.stop();
        const Ran without = cardTool({ QStringLiteral("list") });
        QCOMPARE(without.exitCode, int(ExitUnavailable));
        QVERIFY(without.errors.contains("pcscd"));
        const Ran unread = cardTool({ QStringLiteral("read") });
        QCOMPARE(unread.exitCode, int(ExitUnavailable));
        QVERIFY2(unread.errors.contains("pcscd"), unread.errors.constData());
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
