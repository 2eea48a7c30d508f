// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/front/front.h"

#include "app/base/deflate.h"

#include "app/crypto/signing.h"
#include "app/transactions/envelope.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace yidi;

namespace {

constexpr int patience = 20'000; // ms until a hanging test fails
const StationName kiosk { QStringLiteral("KIOSK-001"), QStringLiteral("H64010400001"),
    QStringLiteral("001") };

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A front on a thread of its own, with a handler that tells what it was given.
class Running {
public:
    explicit Running(Front::Options options, Front::Handler handler = {})
    {
        auto front = Front::listen(options,
            [this, handler](const QString& infno, const QByteArray& body, const StationName& peer) {
                ++calls;
                if (std::this_thread::get_id() != m_thread.get_id())
                    ++strangers;
                return handler ? handler(infno, body, peer) : echo(infno, body, peer);
            });
        if (!front)
            qFatal("%s", qPrintable(describe(front.error())));
        m_front = *std::move(front);
        m_thread = std::thread([this] { m_front->run(); });
    }
    ~Running()
    {
        m_front->stop();
        m_thread.join();
    }
    quint16 port() const { return m_front->port(); }
    QString url(const QString& path) const
    {
        return QStringLiteral("https://127.0.0.1:%1%2").arg(port()).arg(path);
    }

    static QByteArray echoed(const QString& infno, const QByteArray& body, const StationName& peer)
    {
        return QStringList(
            { infno, sm3Hex(body), peer.deviceNo, peer.institutionCode, peer.stationNumber })
            .join(QLatin1Char(' '))
            .toUtf8();
    }

    std::atomic<int> calls = 0;
    std::atomic<int> strangers = 0; ///< calls from any thread but the front's

private:
    static Province::Answer echo(
        const QString& infno, const QByteArray& body, const StationName& peer)
    {
        return { 200, echoed(infno, body, peer), "c2lnbmVk" };
    }

    std::unique_ptr<Front> m_front;
    std::thread m_thread;
};

struct Reply {
    int status = 0; ///< 0: none came
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

/// A client that speaks HTTP by hand, so that it can also speak it badly.
class Client {
public:
    Client(const QString& stationDir, const QString& authorityDir)
        : Client(stationDir + QStringLiteral("/station.pem"),
            stationDir + QStringLiteral("/station.key"), authorityDir)
    {
    }
    Client(const QString& certificate, const QString& key, const QString& authorityDir)
    {
        auto tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslCertificate::fromPath(authorityDir + QStringLiteral("/ca.pem")));
        if (!certificate.isEmpty()) {
            tls.setLocalCertificate(QSslCertificate(read(certificate)));
            tls.setPrivateKey(QSslKey(read(key), QSsl::Ec));
        }
        m_socket.setSslConfiguration(tls);
    }

    bool connectTo(quint16 port)
    {
        m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        return m_socket.waitForEncrypted(patience);
    }
    void send(const QByteArray& bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    void post(const QByteArray& path, const QByteArray& body, const QByteArray& headers = {})
    {
        send("POST " + path + " HTTP/1.1\r\nHost: province\r\n" + headers
            + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    Reply receive()
    {
        Reply reply;
        const qsizetype end = waitFor("\r\n\r\n");
        if (end < 0)
            return reply;
        const auto lines = m_bytes.left(end).replace("\r\n", "\n").split('\n');
        for (const QByteArray& line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            reply.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        const qsizetype size = reply.headers.value("content-length").toLongLong();
        m_bytes.remove(0, end + 4);
        while (m_bytes.size() < size && more()) { }
        reply.body = m_bytes.left(size);
        m_bytes.remove(0, size);
        reply.status = lines.first().split(' ').value(1).toInt();
        return reply;
    }
    Reply ask(const QByteArray& path, const QByteArray& body)
    {
        post(path, body);
        return receive();
    }
    bool waitForEnd()
    {
        while (more()) { }
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }

private:
    bool more()
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(patience))
            return false;
        m_bytes += m_socket.readAll();
        return true;
    }
    qsizetype waitFor(const QByteArray& mark)
    {
        while (!m_bytes.contains(mark))
            if (!more())
                return -1;
        return m_bytes.indexOf(mark);
    }

    QSslSocket m_socket;
    QByteArray m_bytes;
};

QString errorText(const Reply& reply)
{
    const auto response = decodeResponse(reply.body);
    return response && !response->success ? response->err_msg : QString();
}

struct Finished {
    int exitCode = -1;
    QByteArray output;
};

Finished runProgram(const QString& program, const QStringList& arguments, const QByteArray& in = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(in);
    process.closeWriteChannel();
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return { process.exitCode(), process.readAllStandardOutput() };
}

} // namespace

class TestFront : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    QString at(const char* name) const { return m_root.filePath(QLatin1String(name)); }
    Front::Options options() const
    {
        Front::Options options;
        options.authorityDir = at("province");
        return options;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QStringList addresses = { QStringLiteral("127.0.0.1"), QStringLiteral("localhost") };
        QVERIFY(ensureAuthority(at("province"), addresses));
        QVERIFY(ensureAuthority(at("elsewhere"), addresses));
        QVERIFY(enrolStation(at("province"), at("station"), kiosk));
        QVERIFY(enrolStation(at("elsewhere"), at("stranger"), kiosk));
        QVERIFY(
            enrolStation(at("province"), at("expired"), kiosk, QDate::currentDate().addDays(-2)));
    }

    void post_everyNationalAndGenericPath_reachesItsTransaction()
    {
        Running front(options());
        Client client(at("station"), at("province"));
        QVERIFY(client.connectTo(front.port())); // one connection for all of them
        const QByteArray body = QByteArray("{\"x\":\"\0\xff", 8) + "}";
        int asked = 0;
        for (const Transaction& transaction : transactionCatalogue()) {
            for (const QString& path : { transaction.path, QLatin1Char('/') + transaction.infno }) {
                if (path.isEmpty())
                    continue;
                const Reply reply = client.ask(path.toLatin1(), body);
                QCOMPARE(reply.status, 200);
                QCOMPARE(reply.body, Running::echoed(transaction.infno, body, kiosk));
                QCOMPARE(reply.headers.value("yidi-signature"), QByteArray("c2lnbmVk"));
                QCOMPARE(reply.headers.value("content-type"),
                    QByteArray("application/json; charset=utf-8"));
                ++asked;
            }
        }
        QVERIFY(asked > 20);
        QCOMPARE(front.calls, asked);
        QCOMPARE(front.strangers, 0);
    }

    void post_unknownTransactionNumber_isLeftToTheProvince()
    {
        Running front(options());
        Client client(at("station"), at("province"));
        QVERIFY(client.connectTo(front.port()));
        QCOMPARE(client.ask("/9999?x=1", "{}").body,
            Running::echoed(QStringLiteral("9999"), "{}", kiosk));
    }

    void request_ofWrongKind_getsClearAnswer_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("status");
        QTest::newRow("GET") << QByteArray("GET /1101 HTTP/1.1\r\n") << 405;
        QTest::newRow("DELETE") << QByteArray("DELETE /1101 HTTP/1.1\r\n") << 405;
        QTest::newRow("invented method") << QByteArray("CARRY /1101 HTTP/1.1\r\n") << 405;
        QTest::newRow("root") << QByteArray("POST / HTTP/1.1\r\n") << 404;
        QTest::newRow("unknown path") << QByteArray("POST /fsi/api/nothing HTTP/1.1\r\n") << 404;
        QTest::newRow("traversal") << QByteArray("POST /../ca.key HTTP/1.1\r\n") << 404;
        QTest::newRow("long number") << QByteArray("POST /1101101 HTTP/1.1\r\n") << 404;
        QTest::newRow("not HTTP") << QByteArray("hello\r\n") << 400;
        QTest::newRow("long header")
            << QByteArray("POST /1101 HTTP/1.1\r\nX: " + QByteArray(20'000, 'x') + "\r\n") << 400;
        QTest::newRow("bad length")
            << QByteArray("POST /1101 HTTP/1.1\r\nContent-Length: -1\r\n") << 400;
        QTest::newRow("announced too large")
            << QByteArray("POST /1101 HTTP/1.1\r\nContent-Length: 8388609\r\n") << 413;
    }
    void request_ofWrongKind_getsClearAnswer()
    {
        QFETCH(QByteArray, head);
        QFETCH(int, status);
        Running front(options());
        Client client(at("station"), at("province"));
        QVERIFY(client.connectTo(front.port()));
        client.send(head + "Host: province\r\n\r\n");
        const Reply reply = client.receive();
        QCOMPARE(reply.status, status);
        QVERIFY(!errorText(reply).isEmpty());
        QVERIFY(!reply.headers.contains("yidi-signature"));
        QCOMPARE(front.calls, 0);
    }

    void body_ofTheLimit_isTakenAndOneByteMoreIsRefused()
    {
        auto small = options();
        small.bodyLimit = 1'000'000;
        Running front(small);
        Client client(at("station"), at("province"));
        QVERIFY(client.connectTo(front.port()));
        QCOMPARE(client.ask("/1101", QByteArray(1'000'000, 'x')).status, 200);
        const Reply reply = client.ask("/1101", QByteArray(1'000'001, 'x'));
        QCOMPARE(reply.status, 413);
        QVERIFY(errorText(reply).contains(QStringLiteral("1000000")));
        QCOMPARE(front.calls, 1);
    }

    void body_compressed_isOpenedUnlessItHarms_data()
    {
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<int>("status");
        const QByteArray text(1'000'000, 'x');
        QTest::newRow("of the limit") << QByteArray("deflate") << deflated(text) << 200;
        QTest::newRow("a bomb") << QByteArray("deflate") << deflated(text + 'x') << 400;
        QTest::newRow("cut") << QByteArray("Deflate") << deflated(text).chopped(1) << 400;
        QTest::newRow("not compressed") << QByteArray("deflate") << QByteArray("{}") << 400;
        QTest::newRow("another way") << QByteArray("br") << QByteArray("{}") << 415;
        QTest::newRow("none") << QByteArray("identity") << text << 200;
    }
    void body_compressed_isOpenedUnlessItHarms()
    {
        QFETCH(QByteArray, encoding);
        QFETCH(QByteArray, sent);
        QFETCH(int, status);
        auto small = options();
        small.bodyLimit = 1'000'000;
        Running front(small);
        Client client(at("station"), at("province"));
        QVERIFY(client.connectTo(front.port()));
        client.post("/1101", sent, "Content-Encoding: " + encoding + "\r\n");
        const Reply reply = client.receive();
        QCOMPARE(reply.status, status);
        QCOMPARE(front.calls, status == 200 ? 1 : 0);
        if (status == 200)
            QVERIFY(reply.body.contains(sm3Hex(QByteArray(1'000'000, 'x')).toLatin1()));
        else
            QVERIFY(!errorText(reply).isEmpty());
    }

    void body_chunkedBeyondTheLimit_isRefused()
    {
        auto small = options();
        small.bodyLimit = 1000;
        Running front(small);
        Client client(at("station"), at("province"));
        QVERIFY(client.connectTo(front.port()));
        client.send("POST /1101 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 20; ++i)
            client.send("64\r\n" + QByteArray(100, 'x') + "\r\n");
        QCOMPARE(client.receive().status, 413);
        QCOMPARE(front.calls, 0);
    }

    /// Refused means: by TLS, before a byte of the message is looked at.
    void connect_withoutOurCertificate_isRefusedByTls_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("another authority")
            << at("stranger/station.pem") << at("stranger/station.key");
        QTest::newRow("self-signed") << at("elsewhere/ca.pem") << at("elsewhere/ca.key");
        QTest::newRow("expired") << at("expired/station.pem") << at("expired/station.key");
        QTest::newRow("not for clients") << at("province/server.pem") << at("province/server.key");
    }
    void connect_withoutOurCertificate_isRefusedByTls()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        Running front(options());
        Client client(certificate, key, at("province"));
        if (client.connectTo(front.port())) // under TLS 1.3 the verdict comes a moment later
            QCOMPARE(client.ask("/1101", "{}").status, 0);
        QCOMPARE(front.calls, 0);

        Client good(at("station"), at("province"));
        QVERIFY(good.connectTo(front.port()));
        QCOMPARE(good.ask("/1101", "{}").status, 200);
    }

    void client_ofAnotherAuthority_doesNotTrustUs()
    {
        Running front(options());
        Client client(at("station"), at("elsewhere"));
        QVERIFY(!client.connectTo(front.port()));
        QCOMPARE(front.calls, 0);
    }

    void protocol_beforeTls12_isRefused_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("1.0") << QStringLiteral("-tls1") << false;
        QTest::newRow("1.1") << QStringLiteral("-tls1_1") << false;
        QTest::newRow("1.2") << QStringLiteral("-tls1_2") << true;
        QTest::newRow("1.3") << QStringLiteral("-tls1_3") << true;
    }
    void protocol_beforeTls12_isRefused()
    {
        QFETCH(QString, version);
        QFETCH(bool, accepted);
        Running front(options());
        const auto result = runProgram(QStringLiteral("openssl"),
            { QStringLiteral("s_client"), version, QStringLiteral("-cipher"),
                QStringLiteral("ALL:@SECLEVEL=0"), QStringLiteral("-ign_eof"),
                QStringLiteral("-quiet"), QStringLiteral("-connect"),
                QStringLiteral("127.0.0.1:%1").arg(front.port()), QStringLiteral("-CAfile"),
                at("province/ca.pem"), QStringLiteral("-cert"), at("station/station.pem"),
                QStringLiteral("-key"), at("station/station.key") },
            "POST /1101 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
        QCOMPARE(result.output.contains("200 OK"), accepted);
        QCOMPARE(front.calls, accepted ? 1 : 0);
    }

    void client_tooSlow_isCutOffWhileOthersAreServed_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("silent") << QByteArray();
        QTest::newRow("in the header") << QByteArray("POST /1101 HTTP/1.1\r\nHos");
        QTest::newRow("in the body")
            << QByteArray("POST /1101 HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
    }
    void client_tooSlow_isCutOffWhileOthersAreServed()
    {
        QFETCH(QByteArray, start);
        auto hasty = options();
        hasty.idleTime = std::chrono::milliseconds(300);
        hasty.transferTime = std::chrono::milliseconds(300);
        Running front(hasty);
        Client slow(at("station"), at("province"));
        QVERIFY(slow.connectTo(front.port()));
        slow.send(start);
        Client quick(at("station"), at("province"));
        QVERIFY(quick.connectTo(front.port()));
        QCOMPARE(quick.ask("/1101", "{}").status, 200);
        QVERIFY(slow.waitForEnd());
        QCOMPARE(front.calls, 1);
    }

    void client_thatNeverShakesHands_isCutOff()
    {
        auto hasty = options();
        hasty.handshakeTime = std::chrono::milliseconds(300);
        Running front(hasty);
        QTcpSocket silent;
        silent.connectToHost(QStringLiteral("127.0.0.1"), front.port());
        QVERIFY(silent.waitForConnected(patience));
        QVERIFY(silent.waitForDisconnected(patience));
    }

    void clients_64AtOnce_eachGetsItsOwnAnswer()
    {
        Running front(options());
        std::vector<std::unique_ptr<Client>> clients;
        for (int i = 0; i < 64; ++i) {
            clients.push_back(std::make_unique<Client>(at("station"), at("province")));
            QVERIFY(clients.back()->connectTo(front.port()));
        }
        const auto body = [](std::size_t client, int round) {
            return QByteArray::number(client) + ' ' + QByteArray::number(round)
                + QByteArray(2000, 'x');
        };
        for (int round = 0; round < 5; ++round) {
            for (std::size_t i = 0; i < clients.size(); ++i)
                clients[i]->post("/2401", body(i, round));
            for (std::size_t i = 0; i < clients.size(); ++i)
                QCOMPARE(clients[i]->receive().body,
                    Running::echoed(QStringLiteral("2401"), body(i, round), kiosk));
        }
        QCOMPARE(front.calls, 64 * 5);
        QCOMPARE(front.strangers, 0);
    }

    void handler_thatThrows_isAnsweredAndTheNextIsServed()
    {
        Running front(options(), [](const QString& infno, const QByteArray&, const StationName&) {
            if (infno == QLatin1String("1101"))
                throw std::runtime_error("broken");
            return Province::Answer { 200, "fine", {} };
        });
        Client client(at("station"), at("province"));
        QVERIFY(client.connectTo(front.port()));
        const Reply reply = client.ask("/1101", "{}");
        QCOMPARE(reply.status, 500);
        QVERIFY(!errorText(reply).isEmpty());
        QCOMPARE(client.ask("/1201", "{}").body, QByteArray("fine"));
    }

    void work_isDoneAgainAndAgainThoughNobodyAsks()
    {
        const auto front = Front::listen(options(), {});
        QVERIFY(front);
        int turns = 0;
        (*front)->every(std::chrono::milliseconds(1), [&] {
            if (++turns == 3)
                (*front)->stop();
        });
        (*front)->run();
        QCOMPARE(turns, 3);
    }

    void curl_withStationCertificate_getsAnswer()
    {
        Running front(options());
        const QByteArray body(3'000'000, 'x'); // large enough for curl to ask "100-continue" first
        const auto curl = [&](const QStringList& identity) {
            return runProgram(QStringLiteral("curl"),
                QStringList({ QStringLiteral("-sS"), QStringLiteral("--cacert"),
                    at("station/ca.pem"), QStringLiteral("--data-binary"), QStringLiteral("@-"),
                    QStringLiteral("-H"), QStringLiteral("Content-Type: application/json"),
                    front.url(QStringLiteral("/1101")) })
                    + identity,
                body);
        };
        const auto good = curl({ QStringLiteral("--cert"), at("station/station.pem"),
            QStringLiteral("--key"), at("station/station.key") });
        QCOMPARE(good.exitCode, 0);
        QCOMPARE(good.output, Running::echoed(QStringLiteral("1101"), body, kiosk));
        const auto none = curl({});
        QVERIFY(none.exitCode == 35 || none.exitCode == 55 || none.exitCode == 56); // TLS refused
        QCOMPARE(none.output, QByteArray());
        QCOMPARE(front.calls, 1);
    }

    void listen_addressTakenOrUnknownOrNoAuthority_fails()
    {
        Running front(options());
        auto taken = options();
        taken.port = front.port();
        auto unknown = options();
        unknown.host = QStringLiteral("256.1.1.1");
        auto bare = options();
        bare.authorityDir = at("nowhere");
        for (const auto& bad : { taken, unknown, bare })
            QVERIFY(!Front::listen(bad, {}));
    }
};

QTEST_GUILESS_MAIN(TestFront)
#include "tst_front.moc"
