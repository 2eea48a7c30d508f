// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_tool.h"

#include "app/base/json.h"
#include "app/crypto/authority.h"
#include "app/crypto/signing.h"
#include "app/province/front/front.h"
#include "app/transactions/envelope.h"

#include <QDir>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

#include <sqlite3.h>

using namespace yidi;

namespace {

/// A province that answers what it was asked, signed or spoiled on demand. The ledger is not needed
/// to see what the tool sends and what it believes.
class Mirror {
public:
    explicit Mirror(const QString& authorityDir)
        : m_key(readFile(authorityDir + QStringLiteral("/sign.key")))
    {
        Front::Options options;
        options.authorityDir = authorityDir;
        auto front = Front::listen(
            options, [this](const QString&, const QByteArray& body, const StationName& peer) {
                return answer(body, peer);
            });
        if (!front)
            qFatal("%s", qPrintable(describe(front.error())));
        m_front = *std::move(front);
        m_thread = std::thread([this] { m_front->run(); });
    }
    ~Mirror()
    {
        m_front->stop();
        m_thread.join();
    }
    QString url() const { return QStringLiteral("https://127.0.0.1:%1").arg(m_front->port()); }

    /// Set before a message is sent, read by the front's thread while it is answered.
    std::atomic<bool> refuse = false;
    std::atomic<bool> omitSignature = false;
    std::atomic<bool> signAnotherMsgid = false;

private:
    Province::Answer answer(const QByteArray& body, const StationName& peer)
    {
        const auto request = decodeRequest(body);
        WireResponse response;
        if (!request) {
            response.err_msg = describe(request.error());
            return { 200, encodeResponse(response), {} };
        }
        response.success = !refuse;
        response.err_msg = refuse ? QStringLiteral("不予受理") : QString();
        response.output = Json::object({
            { QStringLiteral("msgid"), request->msgid },
            { QStringLiteral("infno"), request->infno },
            { QStringLiteral("inf_time"), request->inf_time },
            { QStringLiteral("dev_no"), request->dev_no },
            { QStringLiteral("peer"), peer.deviceNo },
            { QStringLiteral("opter_type"), request->opter_type },
            { QStringLiteral("region"), request->mdtrtarea_admvs },
            { QStringLiteral("insured"), request->insuplc_admdvs },
            { QStringLiteral("input"), request->input },
        });
        const QByteArray bytes = encodeResponse(response);
        const QString msgid = signAnotherMsgid ? QString(30, QLatin1Char('0')) : request->msgid;
        const auto signature = sm2Sign(m_key, signedBytes(msgid, bytes));
        return { 200, bytes, signature && !omitSignature ? *signature : QByteArray() };
    }

    QByteArray m_key;
    std::unique_ptr<Front> m_front;
    std::thread m_thread;
};

} // namespace

class TestCommands : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    std::unique_ptr<Mirror> m_province;
    int m_count = 0;

    QString at(const char* name) const { return m_root.filePath(QLatin1String(name)); }
    QString caseFile(const QByteArray& text)
    {
        const QString path = m_root.filePath(QStringLiteral("case%1.json").arg(++m_count));
        writeFile(path, text);
        return path;
    }
    QString goodCase()
    {
        return caseFile(R"({"insuplc_admdvs":"650100","input":{"data":{"psn_no":"1","sum":12.30},)"
                        R"("feedetail":[{"mdtrt_id":"x"},{"mdtrt_id":"y"}]}})");
    }
    Ran send(const QStringList& more, const char* station = "kiosk") const
    {
        return tool(
            QStringList { QStringLiteral("send"), QStringLiteral("--data"), at(station) } + more);
    }
    QStringList message(const QString& path) const
    {
        return { QStringLiteral("2401"), QStringLiteral("--case"), path };
    }
    static Json output(const Ran& ran)
    {
        const auto json = parseJson(ran.output);
        return json ? (*json)[u"output"] : Json();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(ensureAuthority(
            at("province"), { QStringLiteral("127.0.0.1"), QStringLiteral("localhost") }));
        m_province = std::make_unique<Mirror>(at("province"));
        QCOMPARE(tool(enrolArguments(at("kiosk"), at("province"), m_province->url())).exitCode, 0);
    }
    void init()
    {
        m_province->refuse = m_province->omitSignature = m_province->signAnotherMsgid = false;
    }

    void yidi_withoutKnownCommand_showsUsage()
    {
        const Ran none = tool({});
        QCOMPARE(none.exitCode, 2);
        const Ran help = tool({ QStringLiteral("--help") });
        QCOMPARE(help.exitCode, 0);
        QCOMPARE(help.output, none.errors);
        for (const char* command :
            { "card", "station", "send", "settle", "filing", "queue", "policy" })
            QVERIFY2(help.output.contains(QByteArray("yidi ") + command), command);
        const Ran unknown = tool({ QStringLiteral("dance") });
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY(unknown.errors.contains("dance"));
    }

    void filing_case_isAnswered_andRejectionIsSaidByTheExitCode()
    {
        const auto filing = [](const char* verb, const char* name, const QStringList& more = {}) {
            return tool(QStringList { QStringLiteral("filing"), QString::fromLatin1(verb),
                            QStringLiteral("--case"),
                            QStringLiteral(YIDI_SOURCE_DIR "/resources/training/cases/filing/")
                                + QLatin1String(name) }
                + more);
        };
        const auto decisionOf = [](const Ran& ran) {
            return parseJson(ran.output).value()[u"decision"].text();
        };
        const Ran approved = filing("check", "NX-23.json");
        QCOMPARE(approved.exitCode, 0);
        QCOMPARE(decisionOf(approved), QStringLiteral("approve"));
        const Ran rejected = filing("check", "TA-11.json",
            { QStringLiteral("--policies"),
                QStringLiteral(YIDI_SOURCE_DIR "/resources/policies") });
        QCOMPARE(rejected.exitCode, 1);
        QCOMPARE(decisionOf(rejected), QStringLiteral("reject"));
        QCOMPARE(filing("check", "TA-02.json").exitCode, 0);
        QCOMPARE(filing("check", "review-papers.json").exitCode, 0);
        QCOMPARE(filing("resolve", "resolve-person.json").exitCode, 0);
        const Ran malformed = filing("check", "resolve-person.json");
        QCOMPARE(malformed.exitCode, 2);
        QVERIFY2(malformed.errors.contains("today"), malformed.errors.constData());
        QVERIFY(malformed.output.isEmpty());
        QCOMPARE(filing("check", "nowhere.json").exitCode, 2);
        QCOMPARE(filing("dance", "NX-23.json").exitCode, 2);
        QCOMPARE(tool({ QStringLiteral("filing"), QStringLiteral("check") }).exitCode, 2);
    }

    void queue_ofAStoppedStation_isCountedAndProvedUnlessItIsInUse()
    {
        const QStringList today = { QStringLiteral("--today"), QStringLiteral("2017-03-31") };
        QCOMPARE(send(message(goodCase()) + today).exitCode, 0); // makes the queue
        const auto queue = [&](const char* verb, const char* station) {
            return tool({ QStringLiteral("queue"), QString::fromLatin1(verb),
                QStringLiteral("--data"), at(station) });
        };
        const Ran status = queue("status", "kiosk");
        QCOMPARE(status.exitCode, 0);
        QCOMPARE(parseJson(status.output).value()[u"pending"].text(), QStringLiteral("0"));
        const Ran proof = queue("verify", "kiosk");
        QCOMPARE(proof.exitCode, 0);
        QCOMPARE(parseJson(proof.output).value()[u"integrity"].text(), QStringLiteral("ok"));

        sqlite3* station = nullptr;
        const QByteArray path = QFile::encodeName(at("kiosk") + QStringLiteral("/queue.db"));
        QCOMPARE(sqlite3_open(path.constData(), &station), SQLITE_OK);
        QCOMPARE(sqlite3_exec(station, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
        const Ran locked = queue("verify", "kiosk");
        sqlite3_close(station);
        QCOMPARE(locked.exitCode, 3);
        QVERIFY(locked.errors.contains("stop the station"));
        QCOMPARE(queue("status", "nowhere").exitCode, 3);
        QCOMPARE(queue("dance", "kiosk").exitCode, 2);
    }

    void enrol_again_keepsEverythingAndOtherValuesAreRefused()
    {
        const auto files = [&] {
            QMap<QString, QByteArray> contents;
            for (const QString& name : QDir(at("twice")).entryList(QDir::Files))
                contents.insert(name, readFile(QDir(at("twice")).filePath(name)));
            return contents;
        };
        const auto url = QStringLiteral("https://127.0.0.1:8443");
        const Ran first = tool(enrolArguments(at("twice"), at("province"), url));
        QCOMPARE(first.exitCode, 0);
        const auto before = files();
        QCOMPARE(before.keys(),
            QStringList({ QStringLiteral("ca.pem"), QStringLiteral("province-seal.pem"),
                QStringLiteral("province-sign.pem"), QStringLiteral("slip.key"),
                QStringLiteral("station.json"), QStringLiteral("station.key"),
                QStringLiteral("station.pem"), QStringLiteral("store.key") }));
        QCOMPARE(before.value(QStringLiteral("station.json")), first.output);
        const auto profile = parseJson(first.output);
        QVERIFY(profile);
        QCOMPARE((*profile)[u"institutionName"].text(), QStringLiteral("银川市第一人民医院"));
        QCOMPARE((*profile)[u"operatorType"].text(), QStringLiteral("2"));

        QCOMPARE(tool(enrolArguments(at("twice"), at("province"), url)).exitCode, 0);
        QCOMPARE(
            tool(enrolArguments(at("twice"), at("province"), url + QLatin1Char('1'))).exitCode, 2);
        QCOMPARE(files(), before);
    }

    void enrol_wrongOption_isRefusedNamingIt_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* option, const char* value) {
            QTest::addRow("%s=%s", option, value)
                << QString::fromLatin1(option) << QString::fromLatin1(value);
        };
        row("data", "");
        row("authority", "");
        row("institution", "H6401");
        row("institution", "X64010400001");
        row("name", "");
        row("region", "6401");
        row("station", "1");
        row("device", "");
        row("province", "http://127.0.0.1:8443");
        row("province", "https://127.0.0.1");
        row("operator", "9");
    }
    void enrol_wrongOption_isRefusedNamingIt()
    {
        QFETCH(QString, option);
        QFETCH(QString, value);
        const Ran ran = tool(enrolArguments(at("wrong"), at("province"),
            QStringLiteral("https://127.0.0.1:8443"), { { option, value } }));
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(ran.errors.contains("--" + option.toUtf8()), ran.errors.constData());
        QVERIFY(!QFile::exists(at("wrong")));
    }

    void send_goodCase_printsWholeSignedAnswer()
    {
        const Ran ran = send(message(goodCase())
            + QStringList { QStringLiteral("--today"), QStringLiteral("2017-03-31") });
        QVERIFY2(ran.exitCode == 0, ran.errors.constData());
        const Json answer = output(ran);
        QCOMPARE(answer[u"infno"].text(), QStringLiteral("2401"));
        QCOMPARE(answer[u"dev_no"].text(), QStringLiteral("KIOSK-001"));
        QCOMPARE(answer[u"peer"].text(), QStringLiteral("KIOSK-001"));
        QCOMPARE(answer[u"region"].text(), QStringLiteral("640104"));
        QCOMPARE(answer[u"insured"].text(), QStringLiteral("650100"));
        QCOMPARE(answer[u"opter_type"].text(), QStringLiteral("2"));
        QVERIFY(answer[u"inf_time"].text().startsWith(QLatin1String("2017-03-31 ")));
        const QString msgid = answer[u"msgid"].text();
        QCOMPARE(msgid.size(), 30);
        QVERIFY(msgid.startsWith(QLatin1String("H6401040000120170331")));
        QCOMPARE(msgid.mid(26, 3), QStringLiteral("001"));
        QCOMPARE(answer[u"input"][u"data"][u"sum"].text(), QStringLiteral("12.30"));
    }

    void send_manyTimes_neverRepeatsAMsgid()
    {
        QSet<QString> msgids;
        for (int i = 0; i < 12; ++i)
            msgids.insert(output(send(message(goodCase())))[u"msgid"].text());
        QCOMPARE(msgids.size(), 12);
    }

    void send_set_replacesEveryMemberOfThatName()
    {
        const Ran ran = send(message(goodCase())
            + QStringList { QStringLiteral("--set"), QStringLiteral("mdtrt_id=a=b"),
                QStringLiteral("--set"), QStringLiteral("psn_no=7") });
        const Json input = output(ran)[u"input"];
        QCOMPARE(input[u"data"][u"psn_no"].text(), QStringLiteral("7"));
        QCOMPARE(input[u"feedetail"].size(), std::size_t(2));
        for (const Json& line : input[u"feedetail"].items())
            QCOMPARE(line[u"mdtrt_id"].text(), QStringLiteral("a=b"));
    }

    void send_print_printsJustThatText()
    {
        const auto print = [&](const char* path) {
            return send(message(goodCase())
                + QStringList { QStringLiteral("--print"), QLatin1String(path) });
        };
        QCOMPARE(print("input.data.psn_no").output, QByteArray("1\n"));
        QCOMPARE(print("input.feedetail.1.mdtrt_id").output, QByteArray("y\n"));
        for (const char* path : { "nothing", "input", "input.feedetail.2.mdtrt_id" }) {
            const Ran ran = print(path);
            QCOMPARE(ran.exitCode, 2);
            QCOMPARE(output(ran)[u"infno"].text(), QStringLiteral("2401")); // it was done
        }
    }

    void send_refused_exits1AndShowsTheAnswer()
    {
        m_province->refuse = true;
        const Ran ran = send(message(goodCase())
            + QStringList { QStringLiteral("--print"), QStringLiteral("msgid") });
        QCOMPARE(ran.exitCode, 1);
        QVERIFY(ran.errors.contains("不予受理"));
        QCOMPARE(output(ran)[u"infno"].text(), QStringLiteral("2401"));
    }

    void send_answerNotSignedForThisMessage_isNotBelieved()
    {
        m_province->omitSignature = true;
        const Ran unsignedAnswer = send(message(goodCase()));
        QVERIFY2(unsignedAnswer.exitCode == 3, unsignedAnswer.errors.constData());
        m_province->omitSignature = false;
        m_province->signAnotherMsgid = true;
        const Ran ran = send(message(goodCase()));
        QCOMPARE(ran.exitCode, 3);
        QVERIFY(ran.output.isEmpty());
        QVERIFY(ran.errors.contains("AnswerUnsigned"));
    }

    void send_badCase_isRefusedBeforeAnythingIsSent_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("named");
        QTest::newRow("not JSON") << QByteArray("{") << QStringLiteral("BadJson");
        QTest::newRow("not an object") << QByteArray("[]") << QStringLiteral("object");
        QTest::newRow("no input") << QByteArray("{}") << QStringLiteral("input");
        QTest::newRow("input is text") << QByteArray(R"({"input":"x"})") << QStringLiteral("input");
        QTest::newRow("unknown field")
            << QByteArray(R"({"input":{},"psn_no":"1"})") << QStringLiteral("psn_no");
    }
    void send_badCase_isRefusedBeforeAnythingIsSent()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, named);
        const Ran ran = send(message(caseFile(text)));
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(ran.errors.contains(named.toUtf8()), ran.errors.constData());
    }

    void send_badUse_isRefused()
    {
        const QString good = goodCase();
        const QString option = QStringLiteral("--set");
        QCOMPARE(send({}).exitCode, 2);
        QCOMPARE(send({ QStringLiteral("2401") }).exitCode, 2);
        QCOMPARE(send(message(at("absent.json"))).exitCode, 2);
        QCOMPARE(
            send(message(good) + QStringList { option, QStringLiteral("absent=1") }).exitCode, 2);
        QCOMPARE(
            send(message(good) + QStringList { option, QStringLiteral("psn_no") }).exitCode, 2);
        QCOMPARE(send(message(good)
                     + QStringList { QStringLiteral("--today"), QStringLiteral("tomorrow") })
                     .exitCode,
            2);
        QCOMPARE(send(message(good) + QStringList { QStringLiteral("--colour") }).exitCode, 2);
    }

    void send_withoutProvinceOrStation_exits3()
    {
        QCOMPARE(
            tool(enrolArguments(at("alone"), at("province"), QStringLiteral("https://127.0.0.1:1")))
                .exitCode,
            0);
        QCOMPARE(send(message(goodCase()), "alone").exitCode, 3);
        QCOMPARE(send(message(goodCase()), "never-enrolled").exitCode, 3);
        // Another province: TLS refuses, and nothing is sent.
        QVERIFY(ensureAuthority(at("elsewhere"), { QStringLiteral("127.0.0.1") }));
        QCOMPARE(
            tool(enrolArguments(at("stranger"), at("elsewhere"), m_province->url())).exitCode, 0);
        const Ran ran = send(message(goodCase()), "stranger");
        QCOMPARE(ran.exitCode, 3);
        QVERIFY2(ran.errors.contains("TlsRefused"), ran.errors.constData());
    }
};

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
