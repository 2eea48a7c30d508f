// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// What a journey sees when the reader service, a reader or a neighbour fails: a slow answer, or the
// truth about the card; never another person's data and never a second PIN try.
#include "reader/pcsc/pcsc.h"
#include "reader/training/training_card.h"
#include "tests/reader/service/support_station.h"
#include "tests/support/card_world.h"
#include "tests/support/scripted_card.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <cstdio>

using namespace yidi;
using namespace yidi::test;
using Kind = PinOutcome::Kind;

namespace {

CardImage nx23()
{
    return trainingImage(QStringLiteral("NX-23"));
}

QStringList told(std::initializer_list<const char*> events)
{
    QStringList list;
    for (const char* event : events)
        list += QLatin1String(event);
    return list;
}

qsizetype threadCount()
{
    return QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs).size();
}

/// Another program that takes the reader: this test again, in the role of `asNeighbour`.
class Neighbour {
public:
    Neighbour(const QString& reader, const QString& share)
    {
        m_process.start(QCoreApplication::applicationFilePath(),
            { QStringLiteral("--neighbour"), reader, share });
    }
    bool hasTheCard()
    {
        return m_process.waitForStarted() && m_process.waitForReadyRead(patienceMs)
            && m_process.readAllStandardOutput().startsWith("mine");
    }
    void crash()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

int asNeighbour(const QString& reader, const QString& share)
{
    PcscReader theirs(reader);
    const auto mode =
        share == QLatin1String("exclusive") ? CardShare::Exclusive : CardShare::Shared;
    for (quint16 insertions = 0; insertions < 8; ++insertions) { // whichever it is
        const auto card = theirs.connect(mode, insertions, QDeadlineTimer(patienceMs));
        if (!card)
            continue;
        std::puts("mine");
        std::fflush(stdout);
        return std::getchar(); // until killed
    }
    return 1;
}

} // namespace

class TestOutages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void serviceLost_tokenIsKeptAndQuestionsOnlyTakeLonger_data()
    {
        QTest::addColumn<bool>("killed");
        QTest::newRow("stopped") << false;
        QTest::newRow("killed") << true;
    }

    void serviceLost_tokenIsKeptAndQuestionsOnlyTakeLonger()
    {
        QFETCH(bool, killed);
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station;
        QVERIFY(card.insert(nx23()));
        QVERIFY(station.waitForCard());
        const auto before = station.read();
        QVERIFY(before);
        for (int round = 0; round < 3; ++round) {
            PendingRead underWay(station, station.in);
            killed ? world.kill() : world.stop();
            PendingRead during(station, station.in);
            QSignalSpy pinState(&station.service, &CardService::pinStateKnown);
            station.service.askPinState(station.in);
            world.start();
            for (PendingRead* read : { &underWay, &during }) {
                const auto after = read->result();
                QVERIFY2(after, after ? "" : qPrintable(describe(after.error())));
                QCOMPARE(after->cardSn, before->cardSn);
            }
            QCOMPARE(Station::outcome(pinState).triesLeft, 3);
        }
        QCOMPARE(station.history, told({ "+1" }));
        QCOMPARE(station.states, QList<ReaderState>({ ReaderState::Ready }));
    }

    void serviceLost_cardNobodyReadYet_isKeptWithoutAskingIt()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station;
        QVERIFY(card.insert(nx23()));
        QVERIFY(station.waitForCard());
        world.kill();
        PendingRead during(station, station.in);
        world.start();
        QVERIFY(during.result());
        QVERIFY2(card.traffic().commands <= 15, "it was identified before it was read");
        QCOMPARE(station.history, told({ "+1" }));
    }

    void serviceLost_anotherCardLiesThereAfterwards_isToldAsOutAndIn()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station;
        QVERIFY(card.insert(nx23()));
        QVERIFY(station.waitForCard());
        QVERIFY(station.read());
        world.kill();
        card.swapUnseen(trainingImage(QStringLiteral("NX-01")));
        PendingRead read(station, station.in);
        QSignalSpy pin(&station.service, &CardService::pinChecked);
        station.service.verifyPin(station.in, pinOf("123456"));
        world.start();
        const auto result = read.result();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::CardLost);
        QCOMPARE(Station::outcome(pin).kind, Kind::Failed);
        QVERIFY(station.waitForHistory(3));
        QCOMPARE(station.history, told({ "+1", "-1", "+2" }));
        QVERIFY(station.read());
    }

    void serviceLost_cardTakenOutMeanwhile_isToldWhenTheGraceIsOver()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station;
        QVERIFY(card.insert(nx23()));
        QVERIFY(station.waitForCard());
        QVERIFY(station.read());
        world.kill();
        card.remove();
        PendingRead read(station, station.in);
        world.start();
        const auto result = read.result();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::CardLost);
        QVERIFY(station.waitForNoCard());
        QCOMPARE(station.history, told({ "+1", "-1" }));
        QCOMPARE(station.states, QList<ReaderState>({ ReaderState::Ready }));
    }

    void serviceLost_cardDoesNotSayWhoItIsAfterwards_isToldAsOutAndInWhenTheGraceIsOver()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station;
        QVERIFY(card.insert(nx23()));
        QVERIFY(station.waitForCard());
        QVERIFY(station.read());
        world.kill();
        QVERIFY(card.plan(*parseCardFault(QStringLiteral("mute@1"))));
        PendingRead read(station, station.in);
        world.start();
        const auto result = read.result();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::CardLost);
        QVERIFY(station.waitForHistory(3));
        QCOMPARE(station.history, told({ "+1", "-1", "+2" }));
    }

    void serviceStaysAway_cardIsOutAndTheStateIsToldAfterTheGrace()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station;
        QVERIFY(card.insert(nx23()));
        QVERIFY(station.waitForCard());
        QVERIFY(station.read());
        world.kill();
        PendingRead read(station, station.in);
        QVERIFY(station.waitForState(ReaderState::NoService));
        QCOMPARE(station.history, told({ "+1", "-1" }));
        QVERIFY(!read.result());
        world.start();
        QVERIFY(station.waitForCard());
        QVERIFY(station.read());
        QCOMPARE(station.history, told({ "+1", "-1", "+2" }));
        QCOMPARE(station.states,
            QList<ReaderState>({ ReaderState::Ready, ReaderState::NoService, ReaderState::Ready }));
    }

    void pinAskedWhileTheServiceIsAway_isPresentedOnce()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station;
        QVERIFY(card.insert(nx23()));
        QVERIFY(station.waitForCard());
        QVERIFY(station.read());
        QSignalSpy pins(&station.service, &CardService::pinChecked);
        world.freeze();
        station.service.verifyPin(station.in, pinOf("654321")); // waits for the service's answer …
        world.kill(); // … that never comes; the card has not seen the PIN
        world.start();
        const PinOutcome outcome = Station::outcome(pins);
        QCOMPARE(outcome.kind, Kind::Wrong);
        QCOMPARE(outcome.triesLeft, 2);
        QVERIFY(station.read());
        QCOMPARE(pins.size(), 1);
        QCOMPARE(card.triesLeft(), 2);
        QCOMPARE(station.history, told({ "+1" }));
    }

    void pinForACardNobodyRead_isNotSentToTheOneThatLiesThereAfterAnOutage()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station;
        QVERIFY(card.insert(nx23()));
        QVERIFY(station.waitForCard());
        world.kill();
        card.swapUnseen(trainingImage(QStringLiteral("NX-01")));
        QSignalSpy pins(&station.service, &CardService::pinChecked);
        station.service.verifyPin(station.in, pinOf("654321"));
        world.start();
        QCOMPARE(Station::outcome(pins).error.code, ErrorCode::CardLost);
        QVERIFY(station.read());
        QCOMPARE(card.pinsPresented(), 0);
    }

    void serviceKilledWhileTheCardHasThePin_outcomeIsUnknownAndNothingIsSentAgain()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station;
        // SELECT, GET RESPONSE, ask; the fourth is the PIN, and the card keeps the answer.
        QVERIFY(card.insert(nx23(), *parseCardFault(QStringLiteral("mute@4"))));
        QVERIFY(station.waitForCard());
        QSignalSpy pins(&station.service, &CardService::pinChecked);
        station.service.verifyPin(station.in, pinOf("123456"));
        QVERIFY(QTest::qWaitFor([&] { return card.traffic().commands == 4; }, patienceMs));
        world.kill();
        const PinOutcome outcome = Station::outcome(pins);
        QCOMPARE(outcome.kind, Kind::Failed);
        QCOMPARE(outcome.error.code, ErrorCode::PinOutcomeUnknown);
        world.start();
        card.remove();
        QVERIFY(station.waitForNoCard());
        QCOMPARE(card.traffic().commands, 4);
        QCOMPARE(pins.size(), 1);
    }

    void pinBehindAReadThatWasGivenUp_isNotPresentedLater()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station(2000);
        QVERIFY(card.insert(nx23(), *parseCardFault(QStringLiteral("slow:4@1"))));
        QVERIFY(station.waitForCard());
        const auto threads = threadCount();
        PendingRead inTime(station, station.in);
        QVERIFY(QTest::qWaitFor([&] { return card.traffic().commands > 0; }, patienceMs));
        QSignalSpy late(&station.service, &CardService::cardFailed);
        station.service.read(station.in);
        // Asked so late that it still had time when the read before it has none left.
        QVERIFY(!QTest::qWaitFor([&] { return inTime.isAnswered(); }, 1000));
        QSignalSpy pins(&station.service, &CardService::pinChecked);
        station.service.verifyPin(station.in, pinOf("654321"));
        QVERIFY(deliverUntil([&] { return !late.isEmpty(); }, patienceMs));
        const PinOutcome outcome = Station::outcome(pins);
        // The thread that was given up ends, and does nothing that was told to have failed.
        QVERIFY(QTest::qWaitFor([&] { return threadCount() <= threads; }, patienceMs)
            || outcome.kind == Kind::Wrong);
        QCOMPARE(card.pinsPresented(), outcome.kind == Kind::Wrong ? 1 : 0);
    }

    void serviceFrozenForAWhile_questionsOnlyTakeLonger()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station;
        QVERIFY(card.insert(nx23()));
        QVERIFY(station.waitForCard());
        QVERIFY(station.read());
        world.freeze();
        PendingRead read(station, station.in);
        QVERIFY(!QTest::qWaitFor([&] { return read.isAnswered(); }, 200));
        world.thaw();
        QVERIFY(read.result());
        QCOMPARE(station.history, told({ "+1" }));
    }

    void serviceFrozenForGood_threadsLeftBehindAreBounded()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station(50);
        QVERIFY(card.insert(nx23()));
        QVERIFY(station.waitForCard());
        world.freeze();
        for (int i = 0; i < 20; ++i) {
            const auto read = station.read();
            QVERIFY(!read);
            QCOMPARE(read.error().code, ErrorCode::ReaderStuck);
        }
        QVERIFY2(threadCount() < 20, qPrintable(QString::number(threadCount())));
        world.thaw();
        // They end by themselves, and the reader is used again.
        QVERIFY(QTest::qWaitFor([&] { return station.read().has_value(); }, patienceMs));
    }

    void twoReaders_eachCardHasItsOwnToken_aReaderComesAndGoes()
    {
        CardWorld world(2);
        TrainingCard first(CardWorld::port(0));
        TrainingCard second(CardWorld::port(1));
        Station station;
        QVERIFY(first.insert(nx23()));
        QVERIFY(second.insert(trainingImage(QStringLiteral("TA-11"))));
        QVERIFY(station.waitForHistory(2));
        const CardToken inFirst = station.tokenIn(CardWorld::readerName(0));
        const CardToken inSecond = station.tokenIn(CardWorld::readerName(1));
        QVERIFY(inFirst != 0 && inSecond != 0 && inFirst != inSecond);
        QCOMPARE(station.read(inFirst)->version, QStringLiteral("2.00"));
        QCOMPARE(station.read(inSecond)->version, QStringLiteral("1.00"));

        // The second reader is unplugged while its card is asked.
        world.stop();
        world.setReaders(1);
        PendingRead gone(station, inSecond);
        PendingRead stays(station, inFirst);
        world.start();
        QVERIFY(stays.result());
        const auto lost = gone.result();
        QVERIFY(!lost);
        QCOMPARE(lost.error().code, ErrorCode::CardLost);
        QCOMPARE(station.history.mid(2), QStringList { QStringLiteral("-%1").arg(inSecond) });

        world.stop();
        world.setReaders(2);
        world.start();
        QVERIFY(station.waitForHistory(4));
        QCOMPARE(station.tokenIn(CardWorld::readerName(0)), inFirst);
        QCOMPARE(station.read(station.tokenIn(CardWorld::readerName(1)))->version,
            QStringLiteral("1.00"));
        for (const ReaderState state : station.states)
            QCOMPARE(state, ReaderState::Ready);
    }

    void lastReaderUnplugged_isTold_andPluggedInAgain()
    {
        CardWorld world;
        Station station;
        QVERIFY(station.waitForState(ReaderState::Ready));
        world.stop();
        world.setReaders(0);
        world.start();
        QVERIFY(station.waitForState(ReaderState::NoReader));
        world.stop();
        world.setReaders(1);
        world.start();
        QVERIFY(station.waitForState(ReaderState::Ready));
    }

    void muteCardInOneReader_doesNotHoldUpAnother()
    {
        CardWorld world(2);
        TrainingCard mute(CardWorld::port(0));
        TrainingCard other(CardWorld::port(1));
        Station station(patienceMs);
        QVERIFY(mute.insert(nx23(), *parseCardFault(QStringLiteral("mute@5"))));
        QVERIFY(other.insert(trainingImage(QStringLiteral("TA-11"))));
        QVERIFY(station.waitForHistory(2));
        PendingRead hanging(station, station.tokenIn(CardWorld::readerName(0)));
        QVERIFY(QTest::qWaitFor([&] { return mute.traffic().commands == 5; }, patienceMs));
        for (int i = 0; i < 20; ++i)
            QVERIFY(station.read(station.tokenIn(CardWorld::readerName(1))));
        QVERIFY(!hanging.isAnswered());
        mute.remove();
        QVERIFY(!hanging.result());
    }

    void ignoredReader_itsCardIsNeverToldNorTouched()
    {
        CardWorld world(2);
        TrainingCard psam(CardWorld::port(0));
        TrainingCard person(CardWorld::port(1));
        CardService::Options options;
        options.ignoredReaders = { CardWorld::readerName(0) };
        Station station(options);
        QVERIFY(psam.insert(nx23()));
        QVERIFY(person.insert(trainingImage(QStringLiteral("TA-11"))));
        QVERIFY(station.waitForCard());
        QCOMPARE(station.read()->version, QStringLiteral("1.00"));
        QCOMPARE(station.tokenIn(CardWorld::readerName(0)), CardToken(0));
        QCOMPARE(psam.traffic().commands, 0);
        QCOMPARE(station.history, told({ "+1" }));
    }

    void neighbourHoldsTheCard_questionFailsInTimeWithAnAlarm_andTheReaderRecovers_data()
    {
        QTest::addColumn<QString>("share");
        QTest::newRow("exclusively") << QStringLiteral("exclusive");
        QTest::newRow("in a transaction") << QStringLiteral("shared");
    }

    void neighbourHoldsTheCard_questionFailsInTimeWithAnAlarm_andTheReaderRecovers()
    {
        QFETCH(QString, share);
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station(500);
        QVERIFY(card.insert(nx23()));
        QVERIFY(station.waitForCard());
        Neighbour neighbour(station.stateReader, share);
        QVERIFY(neighbour.hasTheCard());
        QTest::ignoreMessage(
            QtWarningMsg, QRegularExpression(QStringLiteral("reader .* did not answer in time")));
        const auto read = station.read();
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::ReaderStuck);
        QCOMPARE(station.verify("123456").error.code, ErrorCode::ReaderStuck);
        neighbour.crash(); // the service takes the card from it
        QVERIFY(QTest::qWaitFor([&] { return station.read().has_value(); }, patienceMs));
        QCOMPARE(station.pinState().triesLeft, 3);
        QCOMPARE(station.history, told({ "+1" }));
    }
};

int main(int argc, char** argv)
{
    if (argc == 4 && qstrcmp(argv[1], "--neighbour") == 0)
        return asNeighbour(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]));
    enterPrivateNamespaces();
    const QCoreApplication application(argc, argv);
    TestOutages test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_outages.moc"
