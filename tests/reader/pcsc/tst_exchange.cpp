// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/bytes.h"
#include "reader/pcsc/exchange.h"
#include "reader/pcsc/pcsc.h"

#include <QTest>

using namespace yidi;

namespace {

const QByteArray readRecord = QByteArray::fromHex("00B2012812");
const QByteArray verify = QByteArray::fromHex("0020000003123456");
const QByteArray selectWithLe = QByteArray::fromHex("00A4040002AABB00");

/// Answers from a list, the last one again and again; remembers what was sent.
struct Script {
    QList<QByteArray> answers;
    QList<QByteArray> sent = {};

    Result<CardResponse> run(const QByteArray& command, bool repeatable)
    {
        const auto send = [this](std::span<const unsigned char> bytes) -> Result<QByteArray> {
            sent += bytesOf(bytes);
            const qsizetype at = std::min(sent.size(), answers.size()) - 1;
            return answers.at(at);
        };
        return exchange(send, spanOf(command), repeatable);
    }
};

QByteArray hex(const char* text)
{
    return QByteArray::fromHex(text);
}

} // namespace

class TestExchange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wrongLength_readsAreRepeatedOnce_others_never_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<bool>("repeatable");
        QTest::addColumn<int>("sends");
        QTest::addColumn<ushort>("status");
        QTest::newRow("a read") << readRecord << true << 2 << ushort(0x9000);
        QTest::newRow("a select") << selectWithLe << true << 2 << ushort(0x9000);
        QTest::newRow("a PIN") << verify << false << 1 << ushort(0x6C04);
        QTest::newRow("a PIN marked wrongly has no Le") << verify << true << 1 << ushort(0x6C04);
        QTest::newRow("not repeatable") << readRecord << false << 1 << ushort(0x6C04);
    }

    void wrongLength_readsAreRepeatedOnce_others_never()
    {
        QFETCH(QByteArray, command);
        QFETCH(bool, repeatable);
        QFETCH(int, sends);
        QFETCH(ushort, status);
        Script script { { hex("6C04"), hex("010203049000") } };
        const auto response = script.run(command, repeatable);
        QVERIFY(response);
        QCOMPARE(response->status, status);
        QCOMPARE(script.sent.size(), sends);
        if (sends == 2) {
            QCOMPARE(script.sent.last().back(), '\x04');
            QCOMPARE(response->data, hex("01020304"));
        }
    }

    void moreData_isFetchedAndJoined()
    {
        Script script { { hex("AA6102"), hex("BBCC6101"), hex("6C02"), hex("DDEE9000") } };
        const auto response = script.run(selectWithLe, true);
        QVERIFY(response);
        QCOMPARE(response->status, quint16(0x9000));
        QCOMPARE(response->data, hex("AABBCCDDEE"));
        QCOMPARE(script.sent.mid(1),
            QList<QByteArray>({ hex("00C0000002"), hex("00C0000001"), hex("00C0000002") }));
    }

    void endlessCards_areAnErrorAfterBoundedRounds_data()
    {
        QTest::addColumn<QList<QByteArray>>("answers");
        QTest::newRow("61 without data") << QList<QByteArray> { hex("6100") };
        QTest::newRow("61 with data") << QList<QByteArray> { QByteArray(255, 'x') + hex("61FF") };
        QTest::newRow("6C after 6C") << QList<QByteArray> { hex("6C05") };
        QTest::newRow("61 then 6C for ever") << QList<QByteArray> { hex("6105"), hex("6C05") };
        QTest::newRow("longer than any answer")
            << QList<QByteArray> { QByteArray(65538, 'x') + hex("9000") };
    }

    void endlessCards_areAnErrorAfterBoundedRounds()
    {
        QFETCH(QList<QByteArray>, answers);
        Script script { answers };
        const auto response = script.run(readRecord, true);
        QVERIFY(!response);
        QCOMPARE(response.error().code, ErrorCode::CardMalformed);
        QVERIFY(script.sent.size() <= 302);
    }

    void moreDataThanACardCanGive_isAnErrorBeforeItIsKept()
    {
        // Drivers that gather answers themselves may give much at once; 64 KiB in all is the end.
        const QByteArray quarter(16 * 1024, 'x');
        Script enough { { quarter + hex("6100"), quarter + hex("6100"), quarter + hex("6100"),
            quarter + hex("9000") } };
        const auto response = enough.run(readRecord, true);
        QVERIFY(response);
        QCOMPARE(response->data.size(), 64 * 1024);
        Script tooMuch { { quarter + hex("6100"), quarter + hex("6100"), quarter + hex("6100"),
            quarter + 'x' + hex("9000") } };
        QCOMPARE(tooMuch.run(readRecord, true).error().code, ErrorCode::CardMalformed);
    }

    void warningsAndRefusals_areHandedUp_data()
    {
        QTest::addColumn<QByteArray>("answer");
        for (const char* status : { "6283", "63C2", "6581", "6982", "6A83", "6F00", "9303" })
            QTest::newRow(status) << hex(status);
    }

    void warningsAndRefusals_areHandedUp()
    {
        QFETCH(QByteArray, answer);
        Script script { { answer } };
        const auto response = script.run(readRecord, true);
        QVERIFY(response);
        QVERIFY(!response->ok());
        QCOMPARE(script.sent.size(), 1);
    }

    void shortAnswers_meanTheCardIsLost_data()
    {
        QTest::addColumn<QList<QByteArray>>("answers");
        QTest::newRow("nothing") << QList<QByteArray> { QByteArray() };
        QTest::newRow("one byte") << QList<QByteArray> { hex("90") };
        QTest::newRow("nothing to GET RESPONSE") << QList<QByteArray> { hex("6110"), QByteArray() };
        QTest::newRow("nothing to the repetition")
            << QList<QByteArray> { hex("6C10"), QByteArray() };
    }

    void shortAnswers_meanTheCardIsLost()
    {
        QFETCH(QList<QByteArray>, answers);
        Script script { answers };
        const auto response = script.run(readRecord, true);
        QVERIFY(!response);
        QCOMPARE(response.error().code, ErrorCode::CardLost);
        QCOMPARE(script.sent.size(), answers.size());
    }

    void historicalBytes_data()
    {
        QTest::addColumn<QByteArray>("atr");
        QTest::addColumn<QByteArray>("historical");
        QTest::newRow("of our cards") << hex("3B640000AABBCCDD") << hex("AABBCCDD");
        QTest::newRow("TA1 and TD1") << hex("3B92118031AABB00") << hex("AABB").left(0);
        QTest::newRow("TD1 with TA2") << hex("3B8210FFAABB") << hex("AABB");
        QTest::newRow("none") << hex("3B00") << QByteArray();
        QTest::newRow("claims more than there is") << hex("3B6F0000AA") << QByteArray();
        QTest::newRow("TD without end") << hex("3B80808080") << QByteArray();
        QTest::newRow("one byte") << hex("3B") << QByteArray();
        QTest::newRow("empty") << QByteArray() << QByteArray();
    }

    void historicalBytes()
    {
        QFETCH(QByteArray, atr);
        QFETCH(QByteArray, historical);
        QCOMPARE(yidi::historicalBytes(atr), historical);
    }
};

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
