// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// The virtual card from the card's side: command and state give the status, by a table.
#include "reader/training/virtual_card.h"

#include "reader/bytes.h"
#include "reader/training/fault.h"
#include "reader/training/keys.h"
#include "reader/training/training_authenticator.h"
#include "tests/support/scripted_card.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

constexpr char selectCard[] = "00A404000F7378312E73682EC9E7BBE1B1A3D5CF00";
constexpr char selectMedical[] = "00A4040006D1560000050300";
constexpr char readHolder[] = "00B2083014";
constexpr char verifyRight[] = "0020000003123456";
constexpr char verifyWrong[] = "0020000003654321";
constexpr char askState[] = "0020000000";

QByteArray answer(VirtualCard& card, const QByteArray& hex)
{
    return card.answer(spanOf(QByteArray::fromHex(hex)));
}

QByteArray status(VirtualCard& card, const QByteArray& hex)
{
    return answer(card, hex).right(2).toHex().toUpper();
}

/// Proves the key `number` to the card as a reader with the training keys does.
QByteArray prove(VirtualCard& card, quint8 number, bool rightly = true)
{
    CardChallenge asked;
    asked.cardSn = QString::fromLatin1(card.image().files.at(5).front().mid(2).toHex());
    asked.algorithm = card.image().algorithm;
    asked.internalFactor = asked.internalData = QByteArray(8, '1');
    asked.externalKey = number;
    asked.externalFactor = answer(card, "0084000008").left(8);
    asked.externalData = answer(card, "0084000008").left(8);
    QByteArray mac = TrainingAuthenticator().prove(asked, QDeadlineTimer()).value().externalAnswer;
    if (!rightly)
        mac[0] = static_cast<char>(~mac[0]);
    const QByteArray command =
        bytesOf({ 0x00, 0x82, 0x00, number, 0x10 }) + mac + asked.externalData;
    return status(card, command.toHex());
}

void bring(VirtualCard& card, const QByteArray& state)
{
    if (state == "fresh")
        return;
    answer(card, state.startsWith("medical") ? selectMedical : selectCard);
    if (state.contains("PIN"))
        answer(card, verifyRight);
    if (state.contains("key"))
        QCOMPARE(prove(card, state.startsWith("medical") ? 0x81 : 0x01), QByteArray("9000"));
    if (state.contains("update"))
        QCOMPARE(prove(card, 0x02), QByteArray("9000"));
    for (int i = 0; i < 3 && state.contains("blocked"); ++i)
        answer(card, verifyWrong);
    if (state.contains("reselected"))
        answer(card, selectMedical);
    if (state.contains("again"))
        answer(card, selectCard);
    if (state.contains("reset")) {
        card.reset();
        answer(card, selectCard);
    }
}

} // namespace

class TestVirtualCard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void command_inState_givesStatus_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* state, const char* command, const char* expected) {
            QTest::addRow("%s: %s", state, command)
                << QByteArray(state) << QByteArray(command) << QByteArray(expected);
        };
        // nothing is selected yet
        row("fresh", selectCard, "9000");
        row("fresh", selectMedical, "9000");
        row("fresh", "00A4040006D1560000059900", "6A82");
        row("fresh", readHolder, "6985");
        row("fresh", verifyRight, "6985");
        row("fresh", "0084000008", "9000");
        row("fresh", "0084000005", "6700");
        row("fresh", "00C0000008", "6985");
        // a third-generation holder's file opens to its key alone
        row("card", "00B2012C12", "9000");
        row("card", readHolder, "6982");
        row("card PIN", readHolder, "6982");
        row("card key", readHolder, "9000");
        row("card key again", readHolder, "9000");
        row("card key reselected again", readHolder, "6982");
        row("card key reset", readHolder, "6982");
        // the photo likewise
        row("card", "00B0880010", "6982");
        row("card key", "00B0880010", "9000");
        row("card key", "00B0850010", "6A82");
        // medical basics open to the PIN or their key
        row("medical", "00B2842805", "6982");
        row("medical PIN", "00B2842805", "9000");
        row("medical key", "00B2842805", "9000");
        row("card PIN reselected", "00B2842805", "6982");
        row("card key reselected", "00B2842805", "6982");
        // keys
        row("card",
            "0088000010"
            "00112233445566770011223344556677",
            "9000");
        row("card",
            "0088000008"
            "0011223344556677",
            "6700");
        row("card",
            "0082000110"
            "00112233445566770011223344556677",
            "6985");
        row("card",
            "0082007710"
            "00112233445566770011223344556677",
            "6A88");
        row("card",
            "0082008110"
            "00112233445566770011223344556677",
            "6A88"); // of DF04 alone
        // PIN
        row("card", askState, "63C3");
        row("card", verifyRight, "9000");
        row("card", verifyWrong, "63C2");
        row("card blocked", askState, "6983");
        row("card blocked", verifyRight, "6983");
        row("card", "805E010007123456FF654321", "9000");
        row("card", "805E010007111111FF654321", "63C2");
        row("card", "805E010006123456654321", "6A80");
        row("card", "805E020007123456FF654321", "6A86");
        row("card blocked", "805E010007123456FF654321", "6983");
        row("card", "842400010400000000", "6700");
        row("card", "842400000400000000", "6985"); // without a random
        row("card", "842400020400000000", "6A86");
        // writing
        row("card", "00DC0A30030A0131", "6982");
        row("card key", "00DC0A30030A0131", "6982");
        row("card update", "00DC0A30030A0131", "9000");
        row("card update", "00DC0A30030A0231", "6A80");
        row("card update", "00DC7730037A0131", "6A83");
        row("card update", "00DC773003770131", "9000"); // appended
        row("card update", "00DC0A38030A0131", "6A82");
    }

    void command_inState_givesStatus()
    {
        QFETCH(QByteArray, state);
        QFETCH(QByteArray, command);
        QFETCH(QByteArray, expected);
        VirtualCard card(trainingImage(QStringLiteral("NX-30")), true);
        bring(card, state);
        QCOMPARE(status(card, command), expected);
    }

    void randoms_serveOnce()
    {
        VirtualCard card(trainingImage(QStringLiteral("NX-30")), true);
        answer(card, selectCard);
        QCOMPARE(prove(card, 0x01, false), QByteArray("9302"));
        const QByteArray first = answer(card, "0084000008").left(8);
        const QByteArray second = answer(card, "0084000008").left(8);
        QVERIFY(first != second);
        const QByteArray guess = "0082000110" + QByteArray(16, '0') + second.toHex();
        QCOMPARE(status(card, guess), QByteArray("9302"));
        QCOMPARE(status(card, guess), QByteArray("6985"));
    }

    void unblock_underTheRightMac_setsThePin()
    {
        for (const char* person : { "NX-23", "NX-30" }) { // triple DES, SM4
            VirtualCard card(trainingImage(QString::fromLatin1(person)), true);
            bring(card, "card blocked");
            const PinUnblock unblock { QString::fromLatin1(
                                           card.image().files.at(5).front().mid(2).toHex()),
                card.image().algorithm, answer(card, "0084000008").left(8),
                QByteArray::fromHex("84240001") };
            const auto data =
                TrainingAuthenticator().sealPin(unblock, secretOf("24680"), QDeadlineTimer());
            QVERIFY(data);
            const QByteArray command = unblock.header + bytesOf({ data->size() }) + *data;
            QByteArray forged = command;
            forged.back() = static_cast<char>(~forged.back());
            VirtualCard other = card;
            QCOMPARE(status(other, forged.toHex()), QByteArray("9302"));
            QCOMPARE(status(other, command.toHex()), QByteArray("6985")); // its random is used up
            QCOMPARE(status(card, command.toHex()), QByteArray("9000"));
            QCOMPARE(status(card, "002000000324680F"), QByteArray("9000"));
        }
    }

    void tornWrite_isHalfNewHalfOld()
    {
        VirtualCard card(trainingImage(QStringLiteral("NX-30")), true);
        bring(card, "card update");
        const QByteArray old = card.image().files.at(6).front();
        const QByteArray written = bytesOf({ 0x08, 18 }) + QByteArray(18, 'x');
        card.tearNextWrite();
        QCOMPARE(status(card, "00DC083014" + written.toHex()), QByteArray("6581"));
        QCOMPARE(card.image().files.at(6).front(), written.left(10) + old.mid(10));
        QCOMPARE(status(card, "00DC083014" + written.toHex()), QByteArray("9000"));
        QCOMPARE(card.image().files.at(6).front(), written);
    }

    void clone_answersOtherwise()
    {
        CardImage image = trainingImage(QStringLiteral("NX-30"));
        VirtualCard genuine(image, true);
        spoil(image, parseCardFault(QStringLiteral("clone")).value());
        VirtualCard clone(image, true);
        const QByteArray ask = "0088000010"
                               "00112233445566770011223344556677";
        answer(genuine, selectCard);
        answer(clone, selectCard);
        QVERIFY(answer(genuine, ask) != answer(clone, ask));
        QCOMPARE(answer(clone, "00B2012C12"), answer(genuine, "00B2012C12"));
    }
};

QTEST_GUILESS_MAIN(TestVirtualCard)
#include "tst_virtual_card.moc"
