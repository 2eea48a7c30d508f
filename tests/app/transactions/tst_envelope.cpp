// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/envelope.h"

#include "app/base/clock.h"

#include <QTest>

#include <set>

using namespace yidi;

namespace {

WireRequest sample()
{
    WireRequest request;
    request.infno = QStringLiteral("2301");
    request.msgid = QStringLiteral("H64010400001201703311405590010");
    request.mdtrtarea_admvs = QStringLiteral("640104");
    request.insuplc_admdvs = QStringLiteral("650100");
    request.dev_no = QStringLiteral("HIS-900");
    request.fixmedins_code = QStringLiteral("H64010400001");
    request.fixmedins_name = QStringLiteral("银川市第一人民医院");
    request.inputBytes = "{ \"feedetail\" : [ {\"cnt\": 1.50, \"memo\":\"a\\\"},{\\\\\"} ] }";
    return request;
}

QByteArray replaced(QByteArray text, const char* from, const char* to)
{
    return text.replace(from, to);
}

} // namespace

class TestEnvelope : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void request_roundTrip_keepsEveryFieldAndInputBytes()
    {
        const WireRequest sent = sample();
        const auto got = decodeRequest(encodeRequest(sent));
        QVERIFY(got);
        QCOMPARE(got->infno, sent.infno);
        QCOMPARE(got->msgid, sent.msgid);
        QCOMPARE(got->recer_sys_code, QStringLiteral("YIDI"));
        QCOMPARE(got->fixmedins_name, sent.fixmedins_name);
        QCOMPARE(got->inputBytes, sent.inputBytes);
        QCOMPARE((*got).input[u"feedetail"].items()[0][u"cnt"].text(), QStringLiteral("1.50"));
    }

    void request_inputAnywhereAndEscapedKeys_givesItsOwnBytes_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("plain") << QByteArray("{\"a\":[1,{\"b\":\"}\"}]}") << QByteArray("input");
        QTest::newRow("empty") << QByteArray("{}") << QByteArray("input");
        QTest::newRow("escaped key") << QByteArray("{\"input\":1}") << QByteArray("in\\u0070ut");
        QTest::newRow("blanks") << QByteArray("{ \"x\" :\t\"\\\\\" }") << QByteArray("input");
    }
    void request_inputAnywhereAndEscapedKeys_givesItsOwnBytes()
    {
        QFETCH(QByteArray, input);
        QFETCH(QByteArray, key);
        const QByteArray rest = "\"infno\":1101,\"msgid\":\"m\",\"mdtrtarea_admvs\":\"640104\","
                                "\"fixmedins_code\":\"H\",\"unknown\":[\"input\",{\"input\":2}]";
        const QByteArray member = "\"" + key + "\" : " + input + " ";
        for (const QByteArray& body :
            { "{" + member + "," + rest + "}", "{" + rest + "," + member + "}" }) {
            const auto got = decodeRequest(body);
            QVERIFY2(got, qPrintable(got ? QString() : got.error().detail));
            QCOMPARE(got->inputBytes, input);
            QCOMPARE(got->infno, QStringLiteral("1101"));
        }
    }

    void request_hostile_isRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        const QByteArray good = encodeRequest(sample());
        QTest::newRow("empty") << QByteArray() << QStringLiteral("at byte 0");
        QTest::newRow("not JSON") << QByteArray("<html>") << QStringLiteral("at byte 0");
        QTest::newRow("array") << QByteArray("[]") << QStringLiteral("not an object");
        QTest::newRow("depth bomb") << QByteArray(100000, '[') << QStringLiteral("nested deeper");
        QTest::newRow("too large")
            << QByteArray(9 * 1024 * 1024, ' ') << QStringLiteral("more than");
        QTest::newRow("twice") << replaced(good, "\"dev_no\"", "\"infno\"")
                               << QStringLiteral("\"infno\" appears twice");
        QTest::newRow("no msgid") << replaced(good, "\"msgid\"", "\"msgit\"")
                                  << QStringLiteral("msgid is missing");
        QTest::newRow("no input") << replaced(good, "\"input\"", "\"inputs\"")
                                  << QStringLiteral("input is missing");
        QTest::newRow("input a text") << replaced(good, sample().inputBytes.constData(), "\"x\"")
                                      << QStringLiteral("input is not an object");
        QTest::newRow("long") << replaced(good, "\"640104\"", "\"6401040\"")
                              << QStringLiteral("mdtrtarea_admvs is longer than 6");
        QTest::newRow("wrong type")
            << replaced(good, "\"HIS-900\"", "{}") << QStringLiteral("dev_no is not a text");
    }
    void request_hostile_isRefusedByName()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        const auto got = decodeRequest(body);
        QVERIFY(!got);
        QVERIFY2(got.error().detail.contains(says), qPrintable(got.error().detail));
    }

    void response_roundTrip_keepsReasonsAndOutput()
    {
        WireResponse sent;
        sent.inf_refmsgid = QStringLiteral("640000201703311405590000000001");
        sent.err_msg = QStringLiteral("备案未通过");
        sent.output = Json::object({ { QStringLiteral("balc"), Json(Fen(1230)) } });
        sent.reasons = { { QStringLiteral("R03"), QStringLiteral("2016-11-01"),
            QStringLiteral("resume") } };
        const QByteArray bytes = encodeResponse(sent);
        const auto got = decodeResponse(bytes);
        QVERIFY(got);
        QVERIFY(!got->success);
        QCOMPARE(got->reasons, sent.reasons);
        QCOMPARE(got->output[u"balc"].text(), QStringLiteral("12.30"));
        QCOMPARE(encodeResponse(*got), bytes);
    }

    void response_vendorQuirks_areRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("success");
        QTest::addColumn<QString>("id");
        QTest::newRow("number") << QByteArray("{\"infcode\":0,\"output\":{\"id\":7}}") << true
                                << "7";
        QTest::newRow("text") << QByteArray("{\"infcode\":\"0\",\"output\":{\"id\":\"7\"}}") << true
                              << "7";
        QTest::newRow("output as text")
            << QByteArray("{\"infcode\":0,\"err_msg\":null,\"output\":\"{\\\"id\\\":7}\"}") << true
            << "7";
        QTest::newRow("refused, no output") << QByteArray("{\"infcode\":-1}") << false << "";
        QTest::newRow("output empty text")
            << QByteArray("{\"infcode\":\"-1\",\"output\":\"\"}") << false << "";
    }
    void response_vendorQuirks_areRead()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, success);
        QFETCH(QString, id);
        const auto got = decodeResponse(body);
        QVERIFY(got);
        QCOMPARE(got->success, success);
        QCOMPARE(got->output[u"id"].text(), id);
    }

    void response_malformed_saysWhat_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("portal page") << QByteArray("<html>200 OK</html>");
        QTest::newRow("no infcode") << QByteArray("{}");
        QTest::newRow("output a number") << QByteArray("{\"infcode\":0,\"output\":1}");
        QTest::newRow("output no JSON") << QByteArray("{\"infcode\":0,\"output\":\"{\"}");
    }
    void response_malformed_saysWhat()
    {
        QFETCH(QByteArray, body);
        const auto got = decodeResponse(body);
        QVERIFY(!got);
        QCOMPARE(got.error().code, ErrorCode::AnswerMalformed);
        QVERIFY(!got.error().detail.isEmpty());
    }

    void catalogue_isInOrderAndUnique()
    {
        std::set<QString> paths;
        QString last;
        for (const Transaction& transaction : transactionCatalogue()) {
            QVERIFY(last < transaction.infno);
            last = transaction.infno;
            QVERIFY(transaction.path.isEmpty() || paths.insert(transaction.path).second);
            QCOMPARE(findTransaction(transaction.infno), &transaction);
        }
        QVERIFY(!findTransaction(QStringLiteral("9999")));
    }

    void nextMsgId_manyInOneSecondAndClockBack_neverRepeats()
    {
        const QString institution = QStringLiteral("H64010400001");
        const QDateTime noon = chinaTime(QDate(2017, 3, 31), QTime(23, 59, 58));
        std::set<QString> seen;
        QString last;
        for (int i = 0; i < 200; ++i) {
            const QDateTime now = i < 100 ? noon : noon.addDays(-1);
            const QString id = nextMsgId(last, institution, QStringLiteral("001"), now);
            QCOMPARE(id.size(), 30);
            QVERIFY(id > last);
            QVERIFY(seen.insert(id).second);
            last = id;
        }
        QCOMPARE(nextMsgId({}, institution, QStringLiteral("001"), noon),
            QStringLiteral("H64010400001201703312359580010"));
    }

    void signedBytes_bindsMessageAndBody()
    {
        QCOMPARE(signedBytes(QStringLiteral("m1"), "{}"), QByteArray("m1\n{}"));
    }
};

QTEST_GUILESS_MAIN(TestEnvelope)
#include "tst_envelope.moc"
