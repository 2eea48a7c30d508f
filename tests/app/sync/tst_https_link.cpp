// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/https_link.h"

#include "support_front.h"
#include "support_station.h"

#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace yidi;

namespace {

constexpr int patience = 30'000; // ms until a hanging test fails
constexpr int shortDeadline = 300;
const StationName kiosk { QStringLiteral("KIOSK-001"), QStringLiteral("H64010400001"),
    QStringLiteral("001") };

/// A server that treats each connection as it is told, without TLS.
class BareServer : public QTcpServer {
public:
    explicit BareServer(std::function<void(QTcpSocket&)> treat)
    {
        connect(this, &QTcpServer::newConnection, this, [this, treat = std::move(treat)] {
            QTcpSocket* socket = nextPendingConnection();
            treat(*socket);
        });
        listen(QHostAddress::LocalHost);
    }
    QString url() const { return QStringLiteral("https://127.0.0.1:%1").arg(serverPort()); }
};

} // namespace

class TestHttpsLink : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_authority = m_dir.filePath(QStringLiteral("authority"));
    QString m_stranger = m_dir.filePath(QStringLiteral("stranger"));
    QString m_station = m_dir.filePath(QStringLiteral("station"));
    QString m_foreign = m_dir.filePath(QStringLiteral("foreign"));

    static Result<LinkReply> post(
        ProvinceLink& link, const QByteArray& body = "{}", int timeoutMs = patience)
    {
        std::optional<Result<LinkReply>> answer;
        link.post(QStringLiteral("/1101"), body, timeoutMs,
            [&](Result<LinkReply> reply) { answer = std::move(reply); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, patience))
            return fail(ErrorCode::BadInput, QStringLiteral("nothing called back"));
        return *answer;
    }
    static StationProfile at(const QString& dataDir, const QString& url)
    {
        StationProfile profile = testProfile(dataDir);
        profile.provinceUrl = url;
        return profile;
    }
    static Province::Answer echo(
        const QString& infno, const QByteArray& body, const StationName& peer)
    {
        return { 200, infno.toUtf8() + ' ' + body + ' ' + peer.deviceNo.toUtf8(), "c2ln" };
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(ensureAuthority(m_authority, { QStringLiteral("127.0.0.1") }));
        QVERIFY(ensureAuthority(m_stranger, { QStringLiteral("127.0.0.1") }));
        QVERIFY(enrolStation(m_authority, m_station, kiosk));
        QVERIFY(enrolStation(m_stranger, m_foreign, kiosk));
    }

    void post_toTheProvince_bringsBodyAndSignature()
    {
        const RunningFront front(m_authority, echo);
        const auto link = makeHttpsLink(at(m_station, front.url()));
        const auto reply = post(*link, "{\"a\":1}");
        QVERIFY2(reply, reply ? "" : qPrintable(describe(reply.error())));
        QCOMPARE(reply->httpStatus, 200);
        QCOMPARE(reply->body, QByteArray("1101 {\"a\":1} KIOSK-001"));
        QCOMPARE(reply->signature, QByteArray("c2ln"));
    }

    void post_ofALargeBody_arrivesWhole_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("not compressed") << 2048;
        QTest::newRow("compressed") << 2049;
        QTest::newRow("large") << 1'000'000;
    }
    void post_ofALargeBody_arrivesWhole()
    {
        QFETCH(int, size);
        const RunningFront front(m_authority, echo);
        const auto link = makeHttpsLink(at(m_station, front.url()));
        QByteArray body(size, 'x');
        for (int i = 0; i < size; i += 7)
            body[i] = static_cast<char>('a' + i % 26);
        const auto reply = post(*link, body);
        QVERIFY2(reply, reply ? "" : qPrintable(describe(reply.error())));
        QCOMPARE(reply->body, "1101 " + body + " KIOSK-001");
    }

    void post_manyAtOnce_answersEachItsOwn()
    {
        const RunningFront front(m_authority, echo);
        const auto link = makeHttpsLink(at(m_station, front.url()));
        QSet<QByteArray> bodies;
        for (int i = 0; i < 30; ++i)
            link->post(QStringLiteral("/1101"), QByteArray::number(i), patience,
                [&](Result<LinkReply> reply) { bodies.insert(reply.value().body); });
        QTRY_COMPARE_WITH_TIMEOUT(bodies.size(), 30, patience);
    }

    void post_whateverTheStatus_isAnAnswer()
    {
        for (int status : { 400, 404, 413, 500, 503 }) {
            const RunningFront front(
                m_authority, [status](const QString&, const QByteArray&, const StationName&) {
                    return Province::Answer { status, "sorry", {} };
                });
            const auto link = makeHttpsLink(at(m_station, front.url()));
            const auto reply = post(*link);
            QVERIFY2(reply, reply ? "" : qPrintable(describe(reply.error())));
            QCOMPARE(reply->httpStatus, status);
            QCOMPARE(reply->body, QByteArray("sorry"));
        }
    }

    void post_nobodyListening_isDown()
    {
        quint16 port = 0;
        {
            QTcpServer server;
            QVERIFY(server.listen(QHostAddress::LocalHost));
            port = server.serverPort();
        }
        const auto link =
            makeHttpsLink(at(m_station, QStringLiteral("https://127.0.0.1:%1").arg(port)));
        QCOMPARE(post(*link).error().code, ErrorCode::LinkDown);
    }

    void post_toAStranger_isRefusedBeforeAByteOfTheBody()
    {
        std::atomic<int> calls = 0;
        const RunningFront front(
            m_stranger, [&](const QString&, const QByteArray&, const StationName&) {
                ++calls;
                return Province::Answer {};
            });
        const auto link = makeHttpsLink(at(m_station, front.url()));
        QCOMPARE(post(*link).error().code, ErrorCode::TlsRefused);
        QCOMPARE(calls.load(), 0);
    }

    void post_toAnotherHostOfOurAuthority_isRefused()
    {
        const QString elsewhere = m_dir.filePath(QStringLiteral("elsewhere"));
        QVERIFY(ensureAuthority(elsewhere, { QStringLiteral("192.0.2.1") }));
        QVERIFY(enrolStation(elsewhere, elsewhere + QStringLiteral("/station"), kiosk));
        const RunningFront front(elsewhere, echo);
        const auto link = makeHttpsLink(at(elsewhere + QStringLiteral("/station"), front.url()));
        QCOMPARE(post(*link).error().code, ErrorCode::TlsRefused);
    }

    void post_withAForeignCertificate_isRefusedUnserved()
    {
        std::atomic<int> calls = 0;
        const RunningFront front(
            m_authority, [&](const QString&, const QByteArray&, const StationName&) {
                ++calls;
                return Province::Answer {};
            });
        // Trusts the right authority, but shows a certificate of another.
        const QString mixed = m_dir.filePath(QStringLiteral("mixed"));
        QVERIFY(QDir().mkpath(mixed));
        for (const auto& name : { QStringLiteral("/station.pem"), QStringLiteral("/station.key") })
            QVERIFY(QFile::copy(m_foreign + name, mixed + name));
        QVERIFY(
            QFile::copy(m_station + QStringLiteral("/ca.pem"), mixed + QStringLiteral("/ca.pem")));
        const auto link = makeHttpsLink(at(mixed, front.url()));
        const auto reply = post(*link);
        QCOMPARE(reply.error().code, ErrorCode::TlsRefused);
        QCOMPARE(calls.load(), 0);
    }

    void post_badKeysOrAddress_isRefusedAtOnce()
    {
        const auto noKeys = makeHttpsLink(at(m_dir.path(), QStringLiteral("https://127.0.0.1:1")));
        QCOMPARE(post(*noKeys).error().code, ErrorCode::TlsRefused);
        const auto plain = makeHttpsLink(at(m_station, QStringLiteral("http://127.0.0.1:1")));
        QCOMPARE(post(*plain).error().code, ErrorCode::TlsRefused);
    }

    /// Before the handshake nothing leaves, so whoever gives up need not ask what became of it.
    void post_serverThatNeverShakesHands_isDown()
    {
        const BareServer server([](QTcpSocket&) {});
        const auto link = makeHttpsLink(at(m_station, server.url()));
        for (int i = 0; i < 2; ++i)
            QCOMPARE(post(*link, "{}", shortDeadline).error().code, ErrorCode::LinkDown);
    }

    void post_serverThatHearsButSaysNothing_timesOut()
    {
        std::atomic<bool> leave = false;
        const RunningFront front(
            m_authority, [&](const QString&, const QByteArray&, const StationName&) {
                while (!leave)
                    std::this_thread::yield();
                return Province::Answer { 200, {}, {} };
            });
        const auto link = makeHttpsLink(at(m_station, front.url()));
        const auto reply = post(*link, "{}", shortDeadline);
        leave = true;
        QCOMPARE(reply.error().code, ErrorCode::LinkTimeout);
    }

    void post_plainTextServer_isRefused()
    {
        const BareServer server([](QTcpSocket& socket) {
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
        });
        const auto link = makeHttpsLink(at(m_station, server.url()));
        QCOMPARE(post(*link).error().code, ErrorCode::TlsRefused);
    }

    void post_serverThatHangsUpAtOnce_isNoAnswer()
    {
        const BareServer server([](QTcpSocket& socket) { socket.abort(); });
        const auto link = makeHttpsLink(at(m_station, server.url()));
        QCOMPARE(post(*link).error().code, ErrorCode::LinkDown);
    }

    void post_answerCutInTheMiddle_isUnknown()
    {
        // Real TLS in front, so that the request goes out; then half an answer and a hang-up.
        QTcpServer server;
        connect(&server, &QTcpServer::newConnection, &server, [&] {
            QTcpSocket* plain = server.nextPendingConnection();
            auto* socket = new QSslSocket(&server);
            socket->setSocketDescriptor(dup(static_cast<int>(plain->socketDescriptor())));
            plain->abort();
            QFile key(m_authority + QStringLiteral("/server.key"));
            QVERIFY(key.open(QIODevice::ReadOnly));
            const QByteArray pem = key.readAll();
            const QSslKey ec(pem, QSsl::Ec);
            socket->setPrivateKey(ec.isNull() ? QSslKey(pem, QSsl::Rsa) : ec);
            socket->setLocalCertificate(m_authority + QStringLiteral("/server.pem"));
            connect(socket, &QSslSocket::readyRead, socket, [socket] {
                if (!socket->readAll().contains("{}"))
                    return;
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
                socket->disconnectFromHost();
            });
            socket->startServerEncryption();
        });
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const auto link = makeHttpsLink(
            at(m_station, QStringLiteral("https://127.0.0.1:%1").arg(server.serverPort())));
        QCOMPARE(post(*link).error().code, ErrorCode::LinkTimeout);
    }

    void destroy_whileWaiting_callsNobodyBack()
    {
        const BareServer server([](QTcpSocket&) {});
        bool called = false;
        {
            const auto link = makeHttpsLink(at(m_station, server.url()));
            link->post(QStringLiteral("/1101"), "{}", patience,
                [&](const Result<LinkReply>&) { called = true; });
            QTRY_VERIFY(server.hasPendingConnections() || server.findChild<QTcpSocket*>());
        }
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }
};

QTEST_GUILESS_MAIN(TestHttpsLink)
#include "tst_https_link.moc"
