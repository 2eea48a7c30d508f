// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// The reader layer against a real pcscd and the vpcd driver, in namespaces of its own.
#include "reader/training/training_authenticator.h"
#include "reader/training/training_card.h"
#include "tests/reader/service/support_station.h"
#include "tests/support/card_world.h"
#include "tests/support/scripted_card.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;
using Kind = PinOutcome::Kind;

class TestCardService : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cardInserted_isSeenAndReadInFewCommands()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station;
        QVERIFY(station.waitForState(ReaderState::Ready));
        QVERIFY2(station.stateReader.startsWith(CardWorld::readerName()),
            qPrintable(station.stateReader));

        QVERIFY(card.insert(trainingImage(QStringLiteral("NX-23"))));
        QVERIFY(station.waitForCard());
        const auto read = station.read();
        QVERIFY2(read, read ? "" : qPrintable(describe(read.error())));
        ScriptedCard expected(trainingImage(QStringLiteral("NX-23")));
        QCOMPARE(read->version, QStringLiteral("2.00"));
        QVERIFY(!read->name.isEmpty());
        QVERIFY(isValidCardNumber(read->cardNo));
        QCOMPARE(read->atrHistorical.size(), 13);

        const auto traffic = card.traffic();
        QVERIFY2(traffic.commands <= 15, qPrintable(QString::number(traffic.commands)));
        QVERIFY2(traffic.bytes <= 330, qPrintable(QString::number(traffic.bytes)));
        qInfo("basic read: %d commands, %d bytes", traffic.commands, traffic.bytes);

        // Reading is no event: the same card stays in.
        card.remove();
        QVERIFY(station.waitForNoCard());
        QCOMPARE(station.history, QStringList({ QStringLiteral("+1"), QStringLiteral("-1") }));
    }

    void cardSwapped_removalIsToldBeforeTheNextCard()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station;
        QVERIFY(card.insert(trainingImage(QStringLiteral("NX-01"))));
        QVERIFY(station.waitForCard());
        const CardToken first = station.in;
        QVERIFY(card.insert(trainingImage(QStringLiteral("TA-11"))));
        QVERIFY(QTest::qWaitFor([&] { return station.in > first; }, patienceMs));
        QCOMPARE(station.history,
            QStringList({ QStringLiteral("+1"), QStringLiteral("-1"), QStringLiteral("+2") }));
        const auto read = station.read();
        QVERIFY(read);
        QCOMPARE(read->version, QStringLiteral("1.00"));
        // The first card's name is gone for good.
        station.in = first;
        const auto stale = station.read();
        QVERIFY(!stale);
        QCOMPARE(stale.error().code, ErrorCode::CardLost);
    }

    void pin_isCheckedByTheCard_andStopsBeforeTheLastTry()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station;
        QVERIFY(card.insert(trainingImage(QStringLiteral("NX-23"))));
        QVERIFY(station.waitForCard());

        QCOMPARE(station.verify("123456").kind, Kind::Verified);
        QCOMPARE(station.pinState().triesLeft, 3);
        const PinOutcome wrong = station.verify("654321");
        QCOMPARE(wrong.kind, Kind::Wrong);
        QCOMPARE(wrong.triesLeft, 2);
        QCOMPARE(station.verify("654321").triesLeft, 1);
        QCOMPARE(station.verify("123456").kind, Kind::StoppedBeforeLast);
        QCOMPARE(card.triesLeft(), 1);
        QCOMPARE(station.verify("123456", true).kind, Kind::Verified);
        QCOMPARE(card.triesLeft(), 3);
        for (int i = 0; i < 3; ++i)
            station.verify("000000", true);
        QCOMPARE(card.triesLeft(), 0);
        QCOMPARE(station.verify("123456", true).kind, Kind::Blocked);
        QCOMPARE(station.pinState().kind, Kind::Blocked);
        QVERIFY(station.read()); // a blocked PIN keeps nobody from being recognised
    }

    void pinChanged_theNewOneHolds()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station;
        QVERIFY(card.insert(trainingImage(QStringLiteral("NX-23"))));
        QVERIFY(station.waitForCard());
        QVERIFY(station.read());
        const auto change = [&](const char* before, const char* after) {
            QSignalSpy spy(&station.service, &CardService::pinChanged);
            station.service.changePin(station.in, pinOf(before), pinOf(after));
            return Station::outcome(spy);
        };
        QCOMPARE(change("654321", "246810").kind, Kind::Wrong);
        QCOMPARE(change("123456", "246810").kind, Kind::Verified);
        QCOMPARE(station.verify("246810").kind, Kind::Verified);
        QCOMPARE(station.verify("123456").triesLeft, 2);
        // Not even the right one reaches another person's card.
        card.swapUnseen(trainingImage(QStringLiteral("NX-01")));
        QCOMPARE(change("123456", "111111").error.code, ErrorCode::CardLost);
        QCOMPARE(station.verify("123456").kind, Kind::Verified);
    }

    void blockedPin_isUnblockedByTheKeysAlone()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        const auto unblock = [](Station& station) {
            QSignalSpy spy(&station.service, &CardService::pinChanged);
            station.service.unblockPin(station.in, pinOf("246810"));
            return Station::outcome(spy);
        };
        QVERIFY(card.insert(trainingImage(QStringLiteral("NX-23"))));
        {
            Station keyless;
            QVERIFY(keyless.waitForCard());
            for (int i = 0; i < 3; ++i)
                keyless.verify("000000", true);
            QCOMPARE(keyless.pinState().kind, Kind::Blocked);
            QCOMPARE(unblock(keyless).error.code, ErrorCode::CardUnproven);
        }
        CardService::Options options;
        options.authenticator = std::make_shared<TrainingAuthenticator>();
        Station station(options);
        QVERIFY(station.waitForCard());
        QCOMPARE(unblock(station).kind, Kind::Verified);
        QCOMPARE(station.verify("246810").kind, Kind::Verified);
    }

    void medicalBasics_areOpenedByKeyOrByPin()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        CardService::Options options;
        options.authenticator = std::make_shared<TrainingAuthenticator>();
        Station station(options);
        QVERIFY(card.insert(trainingImage(QStringLiteral("NX-23"))));
        QVERIFY(station.waitForCard());
        const auto read = station.read();
        QVERIFY(read);
        QSignalSpy basics(&station.service, &CardService::medicalRead);
        QSignalSpy failures(&station.service, &CardService::medicalFailed);
        QSignalSpy pins(&station.service, &CardService::pinChecked);

        station.service.readMedical(station.in);
        QVERIFY(deliverUntil([&] { return basics.size() == 1; }, patienceMs));
        station.service.readMedical(station.in, pinOf("123456"));
        QVERIFY(deliverUntil([&] { return basics.size() == 2; }, patienceMs));
        QCOMPARE(pins.size(), 1);
        const auto byKey = basics.at(0).at(1).value<MedicalBasics>();
        QCOMPARE(byKey, basics.at(1).at(1).value<MedicalBasics>());
        QCOMPARE(byKey.cardSn, read->cardSn);
        QCOMPARE(byKey.insuredRegion.size(), 6);

        station.service.readMedical(station.in, pinOf("654321"));
        QVERIFY(deliverUntil([&] { return failures.size() == 1; }, patienceMs));
        QCOMPARE(pins.last().at(1).value<PinOutcome>().triesLeft, 2);
    }

    void faults_endInAClearError_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QList<ErrorCode>>("expected");
        const auto row = [](const char* fault, QList<ErrorCode> expected) {
            QTest::newRow(fault) << QString::fromLatin1(fault) << expected;
        };
        row("yank-before@1", { ErrorCode::CardLost });
        row("yank-before@9", { ErrorCode::CardLost });
        row("yank-after@1", { ErrorCode::CardLost });
        row("yank-after@9", { ErrorCode::CardLost });
        row("short-answer@1", { ErrorCode::CardLost });
        row("short-answer@9", { ErrorCode::CardLost });
        row("wrong-status@1", { ErrorCode::CardUnreadable });
        row("wrong-status@9", { ErrorCode::CardUnreadable });
        row("foreign-card", { ErrorCode::CardForeign });
    }

    void faults_endInAClearError()
    {
        QFETCH(QString, fault);
        QFETCH(QList<ErrorCode>, expected);
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station;
        QVERIFY(card.insert(trainingImage(QStringLiteral("NX-23")), *parseCardFault(fault)));
        QVERIFY(station.waitForCard());
        const auto read = station.read();
        QVERIFY(!read);
        QVERIFY2(expected.contains(read.error().code), qPrintable(describe(read.error())));
        // The layer lives on: the next card is read.
        const CardToken before = station.in;
        QVERIFY(card.insert(trainingImage(QStringLiteral("NX-01"))));
        QVERIFY(
            QTest::qWaitFor([&] { return station.in != 0 && station.in != before; }, patienceMs));
        const auto next = station.read();
        QVERIFY2(next, next ? "" : qPrintable(describe(next.error())));
    }

    void yankedAtVerify_oneTryAtMostAndOutcomeUnknown()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station;
        // SELECT, GET RESPONSE, ask, VERIFY: pulled out once the card has taken the fourth.
        QVERIFY(card.insert(trainingImage(QStringLiteral("NX-23")),
            *parseCardFault(QStringLiteral("short-answer@4"))));
        QVERIFY(station.waitForCard());
        const PinOutcome outcome = station.verify("654321");
        QCOMPARE(outcome.kind, Kind::Failed);
        QCOMPARE(outcome.error.code, ErrorCode::PinOutcomeUnknown);
        QCOMPARE(card.triesLeft(), 2);
    }

    void muteCard_failsAtTheDeadline_andTheServiceLeavesAtOnce()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        auto station = std::make_unique<Station>(300);
        QVERIFY(card.insert(
            trainingImage(QStringLiteral("NX-23")), *parseCardFault(QStringLiteral("mute"))));
        QVERIFY(station->waitForCard());
        const auto read = station->read();
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::ReaderStuck);
        // A PIN asked for now waits behind the hanging command and must not be presented later.
        const PinOutcome pin = station->verify("123456");
        QCOMPARE(pin.error.code, ErrorCode::ReaderStuck);
        const int commands = card.traffic().commands;
        station.reset(); // returns although the card has never answered
        QCOMPARE(card.traffic().commands, commands);
    }

    void swapTheReaderMissed_isFoundBeforeThePinIsSent()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station;
        QVERIFY(card.insert(trainingImage(QStringLiteral("NX-23"))));
        QVERIFY(station.waitForCard());
        QVERIFY(station.read());
        card.swapUnseen(trainingImage(QStringLiteral("NX-01")));
        const PinOutcome outcome = station.verify("654321");
        QCOMPARE(outcome.error.code, ErrorCode::CardLost);
        QCOMPARE(card.triesLeft(), 3);
        QCOMPARE(station.history,
            QStringList({ QStringLiteral("+1"), QStringLiteral("-1"), QStringLiteral("+2") }));
        // The same on reading: the other person's data never come under the first one's token.
        QVERIFY(station.read());
        card.swapUnseen(trainingImage(QStringLiteral("NX-23")));
        QCOMPARE(station.read().error().code, ErrorCode::CardLost);
        QCOMPARE(station.in, CardToken(3));
    }

    void release_resetsTheCardAndLeavesItIn()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        Station station;
        QVERIFY(card.insert(trainingImage(QStringLiteral("NX-23"))));
        QVERIFY(station.waitForCard());
        QCOMPARE(station.verify("123456").kind, Kind::Verified);
        station.service.release(station.in);
        QVERIFY(station.read());
        QCOMPARE(station.history, QStringList { QStringLiteral("+1") });
    }

    void otherReaders_areLeftAlone()
    {
        CardWorld world(2);
        TrainingCard ours(CardWorld::port(0));
        TrainingCard other(CardWorld::port(1));
        Station station(8000, CardWorld::readerName(1));
        QVERIFY(ours.insert(trainingImage(QStringLiteral("NX-01"))));
        QVERIFY(other.insert(trainingImage(QStringLiteral("TA-11"))));
        QVERIFY(station.waitForCard());
        QCOMPARE(station.read()->version, QStringLiteral("1.00"));
        QCOMPARE(ours.traffic().commands, 0);
        QCOMPARE(station.history, QStringList { QStringLiteral("+1") });
    }

    void serviceFrozen_leavingIsNotHeldUp()
    {
        CardWorld world;
        TrainingCard card(CardWorld::port());
        {
            Station station;
            QVERIFY(card.insert(trainingImage(QStringLiteral("NX-23"))));
            QVERIFY(station.waitForCard());
            world.freeze();
            station.service.read(station.in);
        }
        world.thaw();
    }

    void noService_isSaidAndStartingItLaterIsEnough()
    {
        CardWorld world;
        world.stop();
        Station station;
        QVERIFY(station.waitForState(ReaderState::NoService));
        world.start();
        QVERIFY(station.waitForState(ReaderState::Ready));
    }
};

int main(int argc, char** argv)
{
    enterPrivateNamespaces();
    const QCoreApplication application(argc, argv);
    TestCardService test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_card_service.moc"
