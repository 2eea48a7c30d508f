// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_tool.h"

#include "app/base/json.h"
#include "app/crypto/signing.h"
#include "app/transactions/envelope.h"

#include <QDir>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace yidi;

namespace {

constexpr int patience = 60'000;
const QString program = QStringLiteral(YIDI_BIN_DIR "/yidi-province");
const QString training = QStringLiteral(YIDI_SOURCE_DIR "/resources/training");
const QString today = QStringLiteral("2017-03-31");

/// yidi-province as a process of its own, on a free port.
class Running {
public:
    explicit Running(const QString& dataDir, const QStringList& more = {})
    {
        const QStringList usual = { QStringLiteral("--data"), dataDir, QStringLiteral("--listen"),
            QStringLiteral("127.0.0.1:0"), QStringLiteral("--today"), today,
            QStringLiteral("--world"), training };
        m_process.start(program, usual + more);
        while (!m_process.canReadLine() && m_process.waitForReadyRead(patience)) { }
        m_firstLine = m_process.readLine().trimmed();
    }
    ~Running()
    {
        m_process.kill();
        m_process.waitForFinished(patience);
    }
    QByteArray firstLine() const { return m_firstLine; }
    QString url() const
    {
        return QStringLiteral("https://") + QString::fromLatin1(m_firstLine.mid(13));
    }
    int terminate()
    {
        m_process.terminate();
        return m_process.waitForFinished(patience) && m_process.exitStatus() == QProcess::NormalExit
            ? m_process.exitCode()
            : -1;
    }

private:
    QProcess m_process;
    QByteArray m_firstLine;
};

QMap<QString, QByteArray> keyFiles(const QString& dir)
{
    QMap<QString, QByteArray> files;
    for (const QString& name :
        QDir(dir).entryList({ QStringLiteral("*.pem"), QStringLiteral("*.key") }, QDir::Files))
        files.insert(name, readFile(QDir(dir).filePath(name)));
    return files;
}

} // namespace

class TestProvinceProgram : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    QString at(const char* name) const { return m_root.filePath(QLatin1String(name)); }

private Q_SLOTS:
    void province_stoppedAndStarted_keepsItsKeys()
    {
        QMap<QString, QByteArray> before;
        {
            Running province(at("again"));
            QVERIFY2(province.firstLine().startsWith("listening on 127.0.0.1:"),
                province.firstLine().constData());
            before = keyFiles(at("again"));
            QCOMPARE(before.size(), 8);
            QCOMPARE(province.terminate(), 0);
        }
        Running province(at("again"));
        QVERIFY(province.firstLine().startsWith("listening on"));
        QCOMPARE(keyFiles(at("again")), before);
        for (const QFileInfo& file : QDir(at("again")).entryInfoList(QDir::Files))
            if (file.suffix() != QLatin1String("pem"))
                QVERIFY2(!file.permission(QFile::ReadOther) && !file.permission(QFile::ReadGroup),
                    qPrintable(file.fileName()));
    }

    void province_badUse_isRefusedNamingTheField_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("named");
        const QStringList data = { QStringLiteral("--data"), at("unused") };
        const auto listen = [&](const char* where) {
            return data + QStringList { QStringLiteral("--listen"), QLatin1String(where) };
        };
        QTest::newRow("nothing") << QStringList() << 2 << QStringLiteral("--data");
        QTest::newRow("no address") << data << 2 << QStringLiteral("--listen");
        QTest::newRow("no port") << listen("127.0.0.1") << 2 << QStringLiteral("--listen");
        QTest::newRow("no host") << listen(":8443") << 2 << QStringLiteral("--listen");
        QTest::newRow("large port") << listen("127.0.0.1:99999") << 2 << QStringLiteral("--listen");
        QTest::newRow("not a date") << listen("127.0.0.1:0")
                + QStringList { QStringLiteral("--today"), QStringLiteral("2017-02-30") }
                                    << 2 << QStringLiteral("2017-02-30");
        QTest::newRow("not a region") << listen("127.0.0.1:0")
                + QStringList { QStringLiteral("--library-closed"), QStringLiteral("640100,银川") }
                                      << 2 << QStringLiteral("--library-closed");
        QTest::newRow("unknown option")
            << data + QStringList { QStringLiteral("--colour") } << 2 << QStringLiteral("colour");
        QTest::newRow("stray word")
            << data + QStringList { QStringLiteral("now") } << 2 << QStringLiteral("now");
    }
    void province_badUse_isRefusedNamingTheField()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QFETCH(QString, named);
        const Ran ran = run(program, arguments);
        QCOMPARE(ran.exitCode, exitCode);
        QVERIFY2(ran.errors.contains(named.toUtf8()), ran.errors.constData());
        QVERIFY(!QFile::exists(at("unused")));
    }

    void province_addressTaken_exits3()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const Ran ran = run(program,
            { QStringLiteral("--data"), at("taken"), QStringLiteral("--listen"),
                QStringLiteral("127.0.0.1:%1").arg(other.serverPort()) });
        QCOMPARE(ran.exitCode, 3);
        QVERIFY2(
            ran.errors.contains(QByteArray::number(other.serverPort())), ran.errors.constData());
    }

    void curl_withStationCertificate_identifiesAPersonAndTheAnswerIsSigned()
    {
        Running province(at("province"));
        QCOMPARE(tool(enrolArguments(at("kiosk"), at("province"), province.url())).exitCode, 0);
        WireRequest request;
        request.infno = QStringLiteral("1101");
        request.msgid = QStringLiteral("H64010400001201703310900000010"); // station 001, counter 0
        request.mdtrtarea_admvs = QStringLiteral("640104");
        request.insuplc_admdvs = QStringLiteral("650100");
        request.dev_no = request.opter = request.opter_name = QStringLiteral("KIOSK-001");
        request.opter_type = QStringLiteral("2");
        request.inf_time = QStringLiteral("2017-03-31 09:00:00");
        request.fixmedins_code = QStringLiteral("H64010400001");
        request.fixmedins_name = QStringLiteral("银川市第一人民医院");
        request.inputBytes = R"({"data":{"mdtrt_cert_type":"02",)"
                             R"("mdtrt_cert_no":"650102194905172315"}})";
        writeFile(at("1101.json"), encodeRequest(request));
        const auto curl = [&](const QStringList& identity) {
            return run(QStringLiteral("curl"),
                QStringList { QStringLiteral("-sS"), QStringLiteral("--cacert"), at("kiosk/ca.pem"),
                    QStringLiteral("-D"), at("headers"), QStringLiteral("--data-binary"),
                    QLatin1Char('@') + at("1101.json"), province.url() + QStringLiteral("/1101") }
                    + identity);
        };
        const Ran good = curl({ QStringLiteral("--cert"), at("kiosk/station.pem"),
            QStringLiteral("--key"), at("kiosk/station.key") });
        QVERIFY2(good.exitCode == 0, good.errors.constData());
        const auto answer = decodeResponse(good.output);
        QVERIFY(answer);
        QVERIFY2(answer->success, qPrintable(answer->err_msg));
        QCOMPARE(answer->output[u"baseinfo"][u"psn_no"].text(),
            QStringLiteral("6501000000100200312310"));
        QByteArray signature;
        for (const QByteArray& line : readFile(at("headers")).split('\n'))
            if (line.startsWith("Yidi-Signature: "))
                signature = line.mid(16).trimmed();
        QVERIFY(sm2Verify(readFile(at("kiosk/province-sign.pem")),
            signedBytes(request.msgid, good.output), signature));

        const Ran refused = curl({});
        QVERIFY(refused.exitCode != 0);
        QVERIFY(refused.output.isEmpty());
    }

    void notices_andTheLibrary_areWhereTheyWereAskedFor_data()
    {
        QTest::addColumn<QString>("closed");
        QTest::addColumn<QByteArray>("upload");
        QTest::newRow("open") << QStringLiteral("610100,310000") << QByteArray("ok");
        QTest::newRow("closed") << QStringLiteral("610100,640100") << QByteArray("failed");
    }
    void notices_andTheLibrary_areWhereTheyWereAskedFor()
    {
        QFETCH(QString, closed);
        QFETCH(QByteArray, upload);
        const QTemporaryDir root;
        const auto in = [&](const char* name) { return root.filePath(QLatin1String(name)); };
        const QStringList options = { QStringLiteral("--notices"), in("told.jsonl"),
            QStringLiteral("--library"), in("library.json"), QStringLiteral("--library-closed"),
            closed };
        const auto send = [&](const char* infno, const QByteArray& input) {
            writeFile(in("case.json"), R"({"insuplc_admdvs":"650100","input":)" + input + '}');
            return tool({ QStringLiteral("send"), QLatin1String(infno), QStringLiteral("--data"),
                in("kiosk"), QStringLiteral("--today"), today, QStringLiteral("--case"),
                in("case.json") });
        };
        int port = 0;
        {
            Running province(in("province"), options);
            QCOMPARE(tool(enrolArguments(in("kiosk"), in("province"), province.url())).exitCode, 0);
            port = province.url().section(QLatin1Char(':'), -1).toInt();
            // It ends so soon that its person is told the next time the day is looked after.
            const Ran filed = send("Y101",
                R"({"data":{"insu_admdvs":"650100","rloc_admdvs":"640100","psn_cert_type":"01",)"
                R"("certno":"650102194905172315","psn_name":"马建国","tel":"13900000101",)"
                R"("begndate":"2017-03-31","enddate":"2017-04-10","rloc_rea":"L2",)"
                R"("evidence":"commitment"}})");
            QVERIFY2(filed.exitCode == 0, (filed.errors + filed.output).constData());
            QCOMPARE(province.terminate(), 0);
        }
        Running province(in("province"),
            options
                + QStringList {
                    QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(port) });
        const Ran told = send("Y104", R"({"data":{"psn_no":"6501000000100200312310"}})");
        QVERIFY2(told.exitCode == 0, told.errors.constData());
        QVERIFY2(told.output.contains("\"out_fil_upld_stas\":\"" + upload + '"')
                || told.output.contains("\"out_fil_upld_stas\": \"" + upload + '"'),
            told.output.constData());
        QCOMPARE(readFile(in("told.jsonl")).count('\n'), 1);
        QVERIFY(!QFile::exists(in("province/notices.jsonl")));
        QCOMPARE(readFile(in("library.json")).contains("640100"), upload == "ok");
    }

    void hospital_admitsChargesAndDischarges()
    {
        Running province(at("world"));
        QCOMPARE(tool(enrolArguments(at("his"), at("world"), province.url(),
                          { { QStringLiteral("station"), QStringLiteral("900") },
                              { QStringLiteral("device"), QStringLiteral("HIS-900") } }))
                     .exitCode,
            0);
        const auto send = [&](const char* infno, const QStringList& more) {
            return tool(
                QStringList { QStringLiteral("send"), QLatin1String(infno),
                    QStringLiteral("--data"), at("his"), QStringLiteral("--today"), today,
                    QStringLiteral("--case"),
                    QStringLiteral("%1/stays/NX-01/%2.json").arg(training, QLatin1String(infno)) }
                + more);
        };
        const Ran admitted =
            send("2401", { QStringLiteral("--print"), QStringLiteral("result.mdtrt_id") });
        QVERIFY2(admitted.exitCode == 0, admitted.errors.constData());
        const QStringList visit = { QStringLiteral("--set"),
            QStringLiteral("mdtrt_id=") + QString::fromUtf8(admitted.output.trimmed()) };
        const Ran charged = send("2301", visit);
        QVERIFY2(charged.exitCode == 0, charged.errors.constData());
        const Ran discharged = send("2402", visit);
        QVERIFY2(discharged.exitCode == 0, discharged.errors.constData());
        // The same visit cannot be discharged for somebody nobody admitted.
        QCOMPARE(
            send("2402", { QStringLiteral("--set"), QStringLiteral("mdtrt_id=none") }).exitCode, 1);
    }
};

QTEST_GUILESS_MAIN(TestProvinceProgram)
#include "tst_province_program.moc"
