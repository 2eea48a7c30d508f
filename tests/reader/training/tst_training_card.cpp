// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// The training card as a program we did not write sees it.
#include "reader/training/training_card.h"

#include "reader/bytes.h"
#include "reader/service/card_service.h"
#include "tests/support/card_world.h"
#include "tests/support/scripted_card.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

/// Puts a card in and waits until PC/SC shows it.
bool insertAndWait(TrainingCard& card, const CardImage& image)
{
    CardService service({});
    QSignalSpy inserted(&service, &CardService::cardInserted);
    service.start();
    return card.insert(image) && (!inserted.isEmpty() || inserted.wait(20000));
}

QByteArray runOpenscTool(const QStringList& arguments)
{
    QProcess tool;
    tool.setProcessChannelMode(QProcess::MergedChannels);
    tool.start(needProgram(QStringLiteral("opensc-tool"), QStringLiteral("opensc")),
        QStringList { QStringLiteral("-r"), QStringLiteral("0") } + arguments);
    tool.waitForFinished(60000);
    return tool.readAll();
}

/// The bytes of a hex dump, without its column of characters.
QByteArray hexIn(const QByteArray& output)
{
    QByteArray all;
    static const QRegularExpression pairs(
        QStringLiteral("^((?:[0-9A-F]{2} )+)"), QRegularExpression::MultilineOption);
    auto matches = pairs.globalMatch(QString::fromLatin1(output));
    while (matches.hasNext())
        all += QByteArray::fromHex(matches.next().captured(1).toLatin1());
    return all;
}

} // namespace

class TestTrainingCard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void openscTool_readsTheFiles()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        const CardImage image = trainingImage(QStringLiteral("NX-23"));
        QVERIFY(insertAndWait(card, image));
        const QByteArray output = runOpenscTool({ QStringLiteral("-s"),
            QStringLiteral("00A404000F7378312E73682EC9E7BBE1B1A3D5CF00"), QStringLiteral("-s"),
            QStringLiteral("00B2012C12"), QStringLiteral("-s"), QStringLiteral("00B2093420") });
        const QByteArray read = hexIn(output);
        QVERIFY2(read.contains(image.application), output.constData());
        QVERIFY2(read.contains(image.files.at(5).at(0)), output.constData());
        QVERIFY2(read.contains(image.files.at(6).at(1)), output.constData());
        QCOMPARE(output.count("SW1=0x90, SW2=0x00"), 3);
    }

    void openscTool_seesTheAnswerToReset()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        const CardImage image = trainingImage(QStringLiteral("TA-11"));
        QVERIFY(insertAndWait(card, image));
        const QByteArray output = runOpenscTool({ QStringLiteral("-a") });
        QVERIFY2(output.contains(image.atr.toHex(':')), output.constData());
    }

    void insert_withoutAReader_saysSo()
    {
        TrainingCard card(1);
        const auto put = card.insert(trainingImage(QStringLiteral("NX-23")));
        QVERIFY(!put);
        QCOMPARE(put.error().code, ErrorCode::ReaderMissing);
    }

    void records_areFoundByTagAndByNumber_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QByteArray>("status");
        const auto row = [](const char* name, const char* command, const char* status) {
            QTest::newRow(name) << QByteArray::fromHex(command) << QByteArray::fromHex(status);
        };
        row("by tag", "00B2083014", "9000");
        row("by number", "00B2013414", "9000");
        row("a number past the end is a tag", "00B2083414", "9000");
        row("no length", "00B2083000", "6C14");
        row("another length", "00B20830FF", "6C14");
        row("no such record", "00B2773014", "6A83");
        row("no such file", "00B2013814", "6A82");
        row("unknown command", "00FF000000", "6D00");
        row("unknown class", "80B2083014", "6E00");
        row("half a command", "00B2", "6700");
    }

    void records_areFoundByTagAndByNumber()
    {
        QFETCH(QByteArray, command);
        QFETCH(QByteArray, status);
        VirtualCard card(trainingImage(QStringLiteral("NX-23")), true);
        QCOMPARE(card.answer(spanOf(command)).size(), 2); // before selection nothing is read
        const QByteArray select = QByteArray::fromHex("00A404000F7378312E73682EC9E7BBE1B1A3D5CF00");
        QVERIFY(card.answer(spanOf(select)).endsWith(QByteArray::fromHex("9000")));
        QCOMPARE(card.answer(spanOf(command)).right(2), status);
    }

    void faults_areKnownByName()
    {
        for (const QString& name : cardFaultNames()) {
            QVERIFY(parseCardFault(name));
            QCOMPARE(parseCardFault(name + QStringLiteral("@7"))->at, 7);
        }
        QVERIFY(parseCardFault({}));
        for (const char* bad : { "no-such", "mute@0", "mute@x", "mute@1@2" })
            QVERIFY(!parseCardFault(QString::fromLatin1(bad)));
    }
};

int main(int argc, char** argv)
{
    enterPrivateNamespaces();
    const QCoreApplication application(argc, argv);
    TestTrainingCard test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_training_card.moc"
