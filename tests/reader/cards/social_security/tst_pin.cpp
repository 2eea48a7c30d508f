// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// Changing and unblocking the PIN, and answers to a PIN that cannot be true.
#include "reader/cards/catalogue.h"
#include "reader/training/training_authenticator.h"
#include "tests/support/scripted_card.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;
using Kind = PinOutcome::Kind;

namespace {

SecretBuffer pinOf(const QByteArray& digits)
{
    SecretBuffer pin(16);
    for (const char digit : digits)
        pin.append(static_cast<unsigned char>(digit));
    return pin;
}

QByteArray hex(const char* text)
{
    return QByteArray::fromHex(text);
}

CardImage person()
{
    return trainingImage(QStringLiteral("NX-23"));
}

bool carriesPin(const QByteArray& command)
{
    return command.size() > 5
        && (command[1] == '\x20' || command[1] == '\x5E' || command[1] == '\x24');
}

} // namespace

class TestPin : public QObject {
    Q_OBJECT

    CardCatalogue m_cards;

private Q_SLOTS:
    void change_states_data()
    {
        QTest::addColumn<QByteArray>("oldPin");
        QTest::addColumn<QByteArray>("newPin");
        QTest::addColumn<int>("tries");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("after"); // as the card keeps it
        const auto row = [](const char* name, const char* oldPin, const char* newPin, int tries,
                             Kind kind, const char* after) {
            QTest::newRow(name) << QByteArray(oldPin) << QByteArray(newPin) << tries << int(kind)
                                << hex(after);
        };
        row("right", "123456", "246810", 3, Kind::Verified, "246810");
        row("longer", "123456", "24681012", 3, Kind::Verified, "24681012");
        row("odd length", "123456", "24681", 3, Kind::Verified, "24681F");
        row("four digits", "123456", "2468", 3, Kind::Verified, "2468");
        row("twelve digits", "123456", "123456789012", 3, Kind::Verified, "123456789012");
        row("wrong old PIN", "123457", "246810", 3, Kind::Wrong, "123456");
        row("odd wrong old PIN", "12345", "246810", 3, Kind::Wrong, "123456");
        row("stops before the last", "123456", "246810", 1, Kind::StoppedBeforeLast, "123456");
        row("blocked", "123456", "246810", 0, Kind::Blocked, "123456");
        row("new one too short", "123456", "246", 3, Kind::Failed, "123456");
        row("new one too long", "123456", "1234567890123", 3, Kind::Failed, "123456");
        row("new one no digits", "123456", "24a810", 3, Kind::Failed, "123456");
        row("old one empty", "", "246810", 3, Kind::Failed, "123456");
    }

    void change_states()
    {
        QFETCH(QByteArray, oldPin);
        QFETCH(QByteArray, newPin);
        QFETCH(int, tries);
        QFETCH(int, kind);
        QFETCH(QByteArray, after);
        CardImage image = person();
        image.triesLeft = tries;
        ScriptedCard channel(image);
        const PinOutcome outcome = m_cards.changePin(channel, pinOf(oldPin), pinOf(newPin));
        QCOMPARE(int(outcome.kind), kind);
        QCOMPARE(channel.card.image().pin, after);
        if (outcome.kind == Kind::Wrong)
            QCOMPARE(outcome.triesLeft, channel.card.triesLeft());
        if (outcome.kind == Kind::Failed)
            QCOMPARE(channel.commands, 0);
    }

    void change_cardWithoutPin_saysSo()
    {
        CardImage image = person();
        image.pin.clear();
        ScriptedCard channel(image);
        QCOMPARE(m_cards.changePin(channel, pinOf("123456"), pinOf("246810")).kind, Kind::NotSet);
        QCOMPARE(channel.sent.count(0x5E), std::size_t(0));
    }

    void unblock_states_data()
    {
        QTest::addColumn<QString>("who");
        QTest::addColumn<int>("tries");
        for (const char* who : { "TA-11", "NX-23", "NX-30" }) {
            for (const int tries : { 0, 1, 3 })
                QTest::addRow("%s with %d tries", who, tries) << QString::fromLatin1(who) << tries;
        }
    }

    void unblock_states()
    {
        QFETCH(QString, who);
        QFETCH(int, tries);
        CardImage image = trainingImage(who);
        image.triesLeft = tries;
        ScriptedCard channel(image);
        TrainingAuthenticator keys;
        const PinOutcome outcome = m_cards.unblockPin(channel, pinOf("246810"), &keys);
        QVERIFY2(outcome.kind == Kind::Verified, qPrintable(describe(outcome.error)));
        QCOMPARE(channel.card.image().pin, hex("246810"));
        QCOMPARE(channel.card.triesLeft(), 3);
        QCOMPARE(m_cards.verifyPin(channel, pinOf("246810"), false).kind, Kind::Verified);
    }

    void unblock_withoutTheKeys_changesNothing_data()
    {
        QTest::addColumn<bool>("hasAuthenticator");
        QTest::addColumn<bool>("cardHasKeys");
        QTest::addColumn<int>("algorithm");
        QTest::newRow("nobody to ask") << false << true << 1;
        QTest::newRow("card of another issuer") << true << true << 1;
        QTest::newRow("card without keys") << true << false << 1;
        QTest::newRow("algorithm not public") << true << true << 2;
    }

    void unblock_withoutTheKeys_changesNothing()
    {
        QFETCH(bool, hasAuthenticator);
        QFETCH(bool, cardHasKeys);
        QFETCH(int, algorithm);
        CardImage image = person();
        image.keyRoot = cardHasKeys ? QByteArray(16, '\x42') : QByteArray();
        image.algorithm = CardAlgorithm(algorithm);
        image.triesLeft = 0;
        ScriptedCard channel(image);
        TrainingAuthenticator keys;
        const PinOutcome outcome =
            m_cards.unblockPin(channel, pinOf("246810"), hasAuthenticator ? &keys : nullptr);
        QCOMPARE(outcome.kind, Kind::Failed);
        QCOMPARE(outcome.error.code, ErrorCode::CardUnproven);
        QCOMPARE(channel.card.image().pin, hex("123456"));
        QCOMPARE(channel.card.triesLeft(), 0);
    }

    void answerLost_isUnknownAndNeverSentAgain_data()
    {
        QTest::addColumn<int>("flow");
        QTest::addColumn<QByteArray>("answer");
        for (int flow = 0; flow < 3; ++flow) {
            QTest::addRow("nothing, %d", flow) << flow << QByteArray();
            QTest::addRow("one byte, %d", flow) << flow << hex("90");
            QTest::addRow("asks for another length, %d", flow) << flow << hex("6C06");
            QTest::addRow("hardware failed, %d", flow) << flow << hex("6581");
            QTest::addRow("data nobody asked for, %d", flow) << flow << hex("019000");
        }
    }

    void answerLost_isUnknownAndNeverSentAgain()
    {
        QFETCH(int, flow);
        QFETCH(QByteArray, answer);
        ScriptedCard channel(person(), [&](int, const QByteArray& command, QByteArray original) {
            return carriesPin(command) ? answer : original;
        });
        TrainingAuthenticator keys;
        const PinOutcome outcome = flow == 0 ? m_cards.verifyPin(channel, pinOf("123456"), false)
            : flow == 1 ? m_cards.changePin(channel, pinOf("123456"), pinOf("246810"))
                        : m_cards.unblockPin(channel, pinOf("246810"), &keys);
        QCOMPARE(outcome.kind, Kind::Failed);
        QCOMPARE(outcome.error.code, ErrorCode::PinOutcomeUnknown);
        QCOMPARE(channel.sent[0x20] + channel.sent[0x5E] + channel.sent[0x24], 1);
    }

    void answerToAPin_thatCannotBeTrue_isUnknown_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, int before, const char* answer, Kind kind) {
            QTest::newRow(name) << before << hex(answer) << int(kind);
        };
        row("as many left as before", 3, "63C3", Kind::Failed);
        row("two gone at once", 3, "63C1", Kind::Failed);
        row("blocked with three left", 3, "6983", Kind::Failed);
        row("one gone", 3, "63C2", Kind::Wrong);
        row("more left than before", 2, "63C3", Kind::Failed);
        row("the last gone", 1, "63C0", Kind::Blocked);
        row("the last gone, told otherwise", 1, "6983", Kind::Blocked);
        row("one left where none can be", 1, "63C1", Kind::Failed);
    }

    void answerToAPin_thatCannotBeTrue_isUnknown()
    {
        QFETCH(int, before);
        QFETCH(QByteArray, answer);
        QFETCH(int, kind);
        CardImage image = person();
        image.triesLeft = before;
        ScriptedCard channel(image, [&](int, const QByteArray& command, QByteArray original) {
            return carriesPin(command) ? answer : original;
        });
        const PinOutcome outcome = m_cards.verifyPin(channel, pinOf("654321"), true);
        QCOMPARE(int(outcome.kind), kind);
        if (outcome.kind == Kind::Failed)
            QCOMPARE(outcome.error.code, ErrorCode::PinOutcomeUnknown);
    }
};

QTEST_GUILESS_MAIN(TestPin)
#include "tst_pin.moc"
