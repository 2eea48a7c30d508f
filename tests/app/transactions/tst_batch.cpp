// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/batch/batch_codec.h"

#include <QTest>

using namespace yidi;

class TestBatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messages_thereAndBack_keepEveryByte()
    {
        const BatchRequest request { { QStringLiteral(
                                           "{\"infno\":\"Y101\",\"input\":{\"a\":\"银川\"}}"),
            QStringLiteral("\"\\ \u0001 \n"), QStringLiteral("{ \"b\" : 1.50 }") } };
        const auto json = parseJson(writeJson(toWire(request)));
        QVERIFY(json);
        QCOMPARE(fromWire<BatchRequest>(*json, QStringLiteral("input")).value(), request);
        QCOMPARE(json->names(), std::vector { QStringLiteral("messages") });
    }

    void answers_thereAndBack_keepEveryByte()
    {
        const BatchAnswer answer {
            { { QString(30, u'1'), QStringLiteral("{\"infcode\":0}"), QStringLiteral("c2ln") },
                { QString(), QStringLiteral("{}"), QString() } }
        };
        const auto json = parseJson(writeJson(toWire(answer)));
        QVERIFY(json);
        QCOMPARE(fromWire<BatchAnswer>(*json, QStringLiteral("output")).value(), answer);
        const Json& first = (*json)[u"answers"].items().front();
        QCOMPARE(first[u"omsgid"].text(), QString(30, u'1'));
        QCOMPARE(first[u"body"].text(), QStringLiteral("{\"infcode\":0}"));
        QCOMPARE(first[u"signature"].text(), QStringLiteral("c2ln"));
    }

    void wrongThings_areRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("detail");
        QTest::newRow("an object") << QByteArray(R"({"messages":[{}]})")
                                   << QStringLiteral("input.messages[0] is not a text");
        QTest::newRow("no list") << QByteArray(R"({"messages":"{}"})")
                                 << QStringLiteral("input.messages is not a list");
    }
    void wrongThings_areRefusedByName()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, detail);
        const auto read = fromWire<BatchRequest>(parseJson(text).value(), QStringLiteral("input"));
        QVERIFY(!read);
        QCOMPARE(read.error().detail, detail);
    }
};

QTEST_GUILESS_MAIN(TestBatch)
#include "tst_batch.moc"
