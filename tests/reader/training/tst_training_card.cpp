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
        for (const CardFaultKind& kind : cardFaultKinds()) {
            const QString name = QLatin1String(kind.name);
            const auto plain = parseCardFault(name);
            QVERIFY2(plain, kind.name);
            QCOMPARE(plain->kind, kind.kind);
            QCOMPARE(parseCardFault(name + QStringLiteral("@7")).has_value(), kind.hasCommand);
            QVERIFY(*kind.meaning != '\0');
        }
        QVERIFY(parseCardFault({}));
        QCOMPARE(parseCardFault(QStringLiteral("mute@7"))->at, 7);
    }

    void faults_takeAnArgument_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("argument");
        const auto row = [](const char* text, int number, const char* argument = "") {
            QTest::newRow(text) << QString::fromLatin1(text) << number
                                << QString::fromLatin1(argument);
        };
        row("mute", 0);
        row("mute:2@5", 2000);
        row("mute:0.3", 300);
        row("wrong-status", 0x6F00);
        row("wrong-status:6982@4", 0x6982);
        row("slow", 2);
        row("slow:10", 10);
        row("wrong-version", 0, "9.00");
        row("wrong-version:2.1", 0, "2.1");
        row("another-card:TA-11@6", 0, "TA-11");
    }

    void faults_takeAnArgument()
    {
        QFETCH(QString, text);
        QFETCH(int, number);
        QFETCH(QString, argument);
        const auto fault = parseCardFault(text);
        QVERIFY(fault);
        QCOMPARE(fault->number, number);
        QCOMPARE(fault->text, argument);
    }

    void badFaults_sayWhatIsWrong_data()
    {
        QTest::addColumn<QString>("names");
        const auto row = [](const char* text, const char* names) {
            QTest::newRow(text) << QString::fromLatin1(names);
        };
        row("no-such", "no-such");
        row("mute@0", "\"0\" is no command's number");
        row("mute@x", "\"x\" is no command's number");
        row("mute@1@2", "\"1@2\" is no command's number");
        row("mute:soon", "\"soon\" is no number of seconds");
        row("mute:-1", "\"-1\" is no number of seconds");
        row("yank-before:3", "takes nothing after the colon");
        row("wrong-status:69", "four hex digits");
        row("wrong-status:wxyz", "four hex digits");
        row("slow:0", "milliseconds");
        row("wrong-version:12345", "up to four characters");
        row("another-card:", "whose card?");
        row("no-pin@3", "from the first command on");
    }

    void badFaults_sayWhatIsWrong()
    {
        QFETCH(QString, names);
        const auto fault = parseCardFault(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(!fault);
        QCOMPARE(fault.error().code, ErrorCode::BadInput);
        QVERIFY2(fault.error().detail.contains(names), qPrintable(fault.error().detail));
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
