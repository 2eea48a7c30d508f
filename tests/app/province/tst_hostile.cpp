// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_world.h"

#include "app/crypto/signing.h"

#include <QFile>
#include <QTest>

using namespace yidi;
using namespace yidi::test;

/// Whatever arrives gets an answer in words, and the province goes on.
class TestHostile : public QObject {
    Q_OBJECT

    std::unique_ptr<World> m_world;

private Q_SLOTS:
    void initTestCase()
    {
        m_world = std::make_unique<World>();
        QVERIFY2(m_world->province(), qPrintable(m_world->error()));
    }

    void body_hostile_isAnsweredInWords_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        const auto json = QStringLiteral("不是合法的 JSON");
        QTest::newRow("empty") << QByteArray() << json;
        QTest::newRow("blank") << QByteArray("   ") << json;
        QTest::newRow("not JSON") << QByteArray("infno=1101&msgid=1") << json;
        QTest::newRow("binary") << QByteArray("\x00\x01\xff\xfe", 4) << json;
        QTest::newRow("cut short") << QByteArray("{\"infno\":\"1101\",\"input\":{") << json;
        QTest::newRow("array bomb") << QByteArray(1000000, '[') << json;
        QTest::newRow("object bomb") << QByteArray("{\"a\":").repeated(10000) << json;
        QTest::newRow("NaN") << QByteArray("{\"infno\":NaN}") << json;
        QTest::newRow("lone surrogate") << QByteArray("{\"infno\":\"\\ud800\"}") << json;
        QTest::newRow("member twice")
            << QByteArray("{\"infno\":\"1101\",\"infno\":\"1201\"}") << json;
        QTest::newRow("too large")
            << QByteArray("{\"x\":\"") + QByteArray(9000000, 'x') + "\"}" << json;
        QTest::newRow("array") << QByteArray("[]") << QStringLiteral("报文有误");
        QTest::newRow("text") << QByteArray("\"1101\"") << QStringLiteral("报文有误");
        QTest::newRow("empty object") << QByteArray("{}") << QStringLiteral("infno 缺失");
        QTest::newRow("infno an object")
            << QByteArray("{\"infno\":{}}") << QStringLiteral("infno 不是文本");
    }
    void body_hostile_isAnsweredInWords()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        const auto answer = m_world->province()->handle({}, body, World::kiosk());
        const auto response = decodeResponse(answer.body);
        QVERIFY(response);
        QVERIFY(!response->success);
        QVERIFY2(response->err_msg.contains(says), qPrintable(response->err_msg));
    }

    void envelope_wrong_isRefusedInWords_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* field, const QString& value, const char* says) {
            QTest::addRow("%s %s", field, qPrintable(value))
                << QString::fromLatin1(field) << value << QString::fromUtf8(says);
        };
        row("infno", QStringLiteral("9999"), "不支持交易 9999");
        row("infno", QStringLiteral("1201"), "与报文中的交易 1201 不符");
        row("mdtrtarea_admvs", QStringLiteral("990000"), "就医地医保区划 990000");
        row("mdtrtarea_admvs", QStringLiteral("110101"), "就医地医保区划 110101");
        row("mdtrtarea_admvs", QStringLiteral("4301"), "就医地医保区划 4301");
        row("insuplc_admdvs", QStringLiteral("000000"), "参保地医保区划 000000");
        row("insuplc_admdvs", QStringLiteral("65010x"), "参保地医保区划 65010x");
        row("dev_no", QStringLiteral("KIOSK-002"), "设备编号 KIOSK-002 与证书不符");
        row("fixmedins_code", QStringLiteral("H64010600002"), "与证书不符");
        row("msgid", QString(31, QLatin1Char('1')), "msgid 超过最大长度 30");
        row("msgid", QString(), "msgid 缺失");
    }
    void envelope_wrong_isRefusedInWords()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QString, says);
        const WireRequest good = m_world->message(World::kiosk(), QStringLiteral("Y101"),
            insuredRegion(QStringLiteral("NX-23")), filingInput(QStringLiteral("NX-23")));
        Json root = *parseJson(encodeRequest(good));
        root.set(field, value);
        const auto answer =
            m_world->province()->handle(QStringLiteral("Y101"), writeJson(root), World::kiosk());
        const auto response = decodeResponse(answer.body);
        QVERIFY(!response->success);
        QVERIFY2(response->err_msg.contains(says), qPrintable(response->err_msg));
        QCOMPARE(m_world->query("SELECT count(*) FROM message"), QStringLiteral("0"));
        QCOMPARE(m_world->query("SELECT count(*) FROM filing"), QStringLiteral("0"));
    }

    void record_withForeignMessageId_isRefused()
    {
        for (const char* id : { "1", "H64010600002201703311000000010" }) {
            WireRequest request = m_world->message(World::kiosk(), QStringLiteral("Y101"),
                insuredRegion(QStringLiteral("NX-23")), filingInput(QStringLiteral("NX-23")));
            request.msgid = QString::fromLatin1(id);
            const auto answer = m_world->send(World::kiosk(), request);
            QVERIFY(!answer.success);
            QVERIFY2(answer.err_msg.contains(QStringLiteral("30 位")), qPrintable(answer.err_msg));
        }
    }

    void stranger_withoutInstitution_isRefused()
    {
        StationName stranger { QStringLiteral("X"), QStringLiteral("H99999999999"),
            QStringLiteral("001") };
        const auto answer = m_world->ask(stranger, QStringLiteral("1901"), {},
            data({ { QStringLiteral("type"), QStringLiteral("gend") } }));
        QVERIFY(!answer.success);
        QVERIFY(answer.err_msg.contains(QStringLiteral("未登记")));
    }

    void input_ofAnyTransaction_badShapesAreRefusedInWords_data()
    {
        QTest::addColumn<QString>("infno");
        QTest::addColumn<QByteArray>("input");
        const QByteArray deep = QByteArray("{\"data\":").repeated(20) + "1" + QByteArray(20, '}');
        for (const Transaction& transaction : transactionCatalogue()) {
            const QByteArray name = transaction.infno.toLatin1();
            QTest::addRow("%s empty", name.constData()) << transaction.infno << QByteArray("{}");
            QTest::addRow("%s deep", name.constData()) << transaction.infno << deep;
            for (const char* node : { "data", "mdtrtinfo", "dscginfo", "feedetail", "signIn" })
                for (const char* value : { "[]", "7", "\"x\"", "{\"psn_no\":[]}", "[7]",
                         "{\"psn_no\":\"' OR 1=1 --\"}", "[[{}]]" })
                    QTest::addRow("%s %s %s", name.constData(), node, value)
                        << transaction.infno << QByteArray("{\"") + node + "\":" + value + "}";
        }
    }
    void input_ofAnyTransaction_badShapesAreRefusedInWords()
    {
        QFETCH(QString, infno);
        QFETCH(QByteArray, input);
        WireRequest request =
            m_world->message(World::kiosk(), infno, insuredRegion(QStringLiteral("NX-23")), {});
        request.inputBytes = input;
        const auto answer = m_world->send(World::kiosk(), request);
        QVERIFY2(
            !answer.err_msg.startsWith(QStringLiteral("UNSIGNED")), qPrintable(answer.err_msg));
        // Some questions are good ones even so: what of a person who does not exist? Nothing. Who
        // calls? Nobody.
        static const QStringList lists =
            QStringLiteral("5201 5301 5303 5304 Y002 Y104 Y109 Y301 Y303 Y305 Y306").split(u' ');
        if (answer.success)
            QVERIFY(lists.contains(infno));
        else
            QVERIFY2(!answer.err_msg.isEmpty(), qPrintable(infno));
        QCOMPARE(m_world->query("SELECT (SELECT count(*) FROM visit) + (SELECT count(*) FROM "
                                "filing) + (SELECT count(*) FROM settlement)"),
            QStringLiteral("0"));
    }

    void signature_bindsMessageIdAndEveryByte()
    {
        const WireRequest request = m_world->message(World::kiosk(), QStringLiteral("1901"), {},
            data({ { QStringLiteral("type"), QStringLiteral("gend") } }));
        const auto answer = m_world->province()->handle({}, encodeRequest(request), World::kiosk());
        QFile file(m_world->path(QStringLiteral("sign.pem")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray key = file.readAll();
        QVERIFY(sm2Verify(key, signedBytes(request.msgid, answer.body), answer.signature));
        QVERIFY(!sm2Verify(
            key, signedBytes(request.msgid + QLatin1Char('1'), answer.body), answer.signature));
        QByteArray changed = answer.body;
        changed.replace("\"infcode\":0", "\"infcode\":1");
        QVERIFY(!sm2Verify(key, signedBytes(request.msgid, changed), answer.signature));
    }
};

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
