// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_world.h"

#include "app/crypto/signing.h"
#include "app/transactions/batch/batch_codec.h"

#include <QFile>
#include <QTest>

using namespace yidi;
using namespace yidi::test;

/// Y003: what a message in a batch gets is what it would have got alone.
class TestBatch : public QObject {
    Q_OBJECT

    static WireRequest filing(World& world, const QString& id)
    {
        return world.message(
            World::kiosk(), QStringLiteral("Y101"), insuredRegion(id), filingInput(id));
    }
    static WireResponse send(World& world, const QStringList& messages)
    {
        return world.ask(
            World::kiosk(), QStringLiteral("Y003"), {}, toWire(BatchRequest { messages }));
    }
    static QString text(const WireRequest& request)
    {
        return QString::fromUtf8(encodeRequest(request));
    }
    static std::vector<BatchedAnswer> answersOf(const WireResponse& response)
    {
        const auto answer = fromWire<BatchAnswer>(response.output, QString());
        return answer ? answer->answers : std::vector<BatchedAnswer>();
    }
    static bool isSigned(World& world, const BatchedAnswer& answer)
    {
        QFile key(world.path(QStringLiteral("sign.pem")));
        return key.open(QIODevice::ReadOnly)
            && sm2Verify(key.readAll(), signedBytes(answer.msgid, answer.body.toUtf8()),
                answer.signature.toLatin1());
    }
    static WireResponse read(const BatchedAnswer& answer)
    {
        return decodeResponse(answer.body.toUtf8()).value_or(WireResponse());
    }

private Q_SLOTS:
    void batch_ofSeveralMessages_answersEachAsAlone()
    {
        World world;
        QVERIFY2(world.province(), qPrintable(world.error()));
        const auto filed = filing(world, QStringLiteral("NX-23"));
        const auto refused = filing(world, QStringLiteral("TA-11")); // suspended
        const auto asked = world.message(World::kiosk(), QStringLiteral("Y104"), {},
            data({ { QStringLiteral("psn_no"), personNo(QStringLiteral("NX-23")) } }));
        const auto answer = send(world, { text(filed), text(refused), text(asked) });
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        const auto answers = answersOf(answer);
        QCOMPARE(answers.size(), std::size_t { 3 });
        QCOMPARE(answers[0].msgid, filed.msgid);
        QCOMPARE(answers[1].msgid, refused.msgid);
        QCOMPARE(answers[2].msgid, asked.msgid);
        for (const BatchedAnswer& one : answers)
            QVERIFY(isSigned(world, one));
        QVERIFY2(read(answers[0]).success, qPrintable(answers[0].body));
        QVERIFY(!read(answers[0]).receipt.isEmpty());
        QVERIFY(!read(answers[1]).success && !read(answers[1]).reasons.empty());
        QCOMPARE(read(answers[2]).output[u"filings"].size(), std::size_t { 1 });
        // Each in a transaction of its own, and the batch itself leaves nothing behind.
        QCOMPARE(world.query("SELECT group_concat(infno || ' ' || success) FROM message"),
            QStringLiteral("Y101 1,Y101 0"));

        QByteArray alone;
        world.send(World::kiosk(), filed, &alone);
        QCOMPARE(QString::fromUtf8(alone), answers[0].body);
        const auto again = answersOf(send(world, { text(refused), text(filed) }));
        QCOMPARE(again.at(0).body, answers[1].body);
        QCOMPARE(again.at(1).body, answers[0].body);
        QCOMPARE(world.query("SELECT count(*) FROM filing"), QStringLiteral("1"));
    }

    void batch_withBadMessages_answersTheOthers()
    {
        World world;
        const auto filed = filing(world, QStringLiteral("NX-23"));
        auto foreign = filing(world, QStringLiteral("NX-01"));
        foreign.dev_no = QStringLiteral("KIOSK-002");
        auto nested = world.message(
            World::kiosk(), QStringLiteral("Y003"), {}, toWire(BatchRequest { { text(filed) } }));
        const auto answers = answersOf(send(world,
            { QStringLiteral("nonsense"), text(foreign), text(nested),
                QStringLiteral("{\"msgid\":\"1\"}"), text(filed) }));
        QCOMPARE(answers.size(), std::size_t { 5 });
        for (std::size_t i = 0; i < 4; ++i) {
            QVERIFY(!read(answers[i]).success);
            QVERIFY(!read(answers[i]).err_msg.isEmpty());
            QVERIFY(isSigned(world, answers[i]));
        }
        QVERIFY(read(answers[2]).err_msg.contains(QStringLiteral("批量")));
        QVERIFY2(read(answers[4]).success, qPrintable(answers[4].body));
        QCOMPARE(world.query("SELECT count(*) FROM message"), QStringLiteral("1"));
    }

    void batch_thatIsNone_isRefusedAsAWhole_data()
    {
        QTest::addColumn<QStringList>("messages");
        QTest::addColumn<bool>("taken");
        QTest::newRow("nothing") << QStringList() << false;
        QTest::newRow("64") << QStringList(64, QStringLiteral("{}")) << true;
        QTest::newRow("65") << QStringList(65, QStringLiteral("{}")) << false;
        QTest::newRow("a megabyte") << QStringList(2, QString(500'000, u'x')) << true;
        QTest::newRow("more") << QStringList { QString(500'000, u'x'), QString(500'001, u'x') }
                              << false;
        // Bytes count, not characters.
        QTest::newRow("more in Chinese") << QStringList(2, QString(200'000, u'银')) << false;
    }
    void batch_thatIsNone_isRefusedAsAWhole()
    {
        QFETCH(QStringList, messages);
        QFETCH(bool, taken);
        World world;
        const auto answer = send(world, messages);
        QCOMPARE(answer.success, taken);
        QCOMPARE(answersOf(answer).size(), taken ? static_cast<std::size_t>(messages.size()) : 0u);
        QVERIFY(taken || !answer.err_msg.isEmpty());
    }

    void batch_ofAnotherHouse_isRefused()
    {
        World world;
        auto batch = world.message(World::kiosk(), QStringLiteral("Y003"), {},
            toWire(BatchRequest { { text(filing(world, QStringLiteral("NX-23"))) } }));
        batch.fixmedins_code = QStringLiteral("H64010400002");
        QVERIFY(!world.send(World::kiosk(), batch).success);
        QCOMPARE(world.query("SELECT count(*) FROM message"), QStringLiteral("0"));
    }
};

QTEST_GUILESS_MAIN(TestBatch)
#include "tst_batch.moc"
