// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// Whoever is not the province, or no longer, gets no byte of a message; and the province takes
// nothing from whoever is no station, or no longer.
#include "app/sync/https_link.h"

#include "support_front.h"
#include "support_station.h"
#include "support_tls.h"
#include "tests/support/fault_proxy.h"

#include <QDir>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <openssl/ssl.h>

using namespace yidi;

namespace {

constexpr int patience = 30'000; // ms until a hanging test fails
constexpr char marker[] = "HANDS OFF THIS BODY";
const StationName kiosk { QStringLiteral("KIOSK-001"), QStringLiteral("H64010400001"),
    QStringLiteral("001") };
const StationName neighbour { QStringLiteral("KIOSK-002"), QStringLiteral("H64010400001"),
    QStringLiteral("002") };

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestTls : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    int m_folders = 0;

    QString at(const char* name) const { return m_root.filePath(QLatin1String(name)); }
    QString copyOf(const QString& folder)
    {
        const QString to = m_root.filePath(QString::number(++m_folders));
        QDir().mkpath(to);
        for (const QString& name : QDir(folder).entryList(QDir::Files))
            QFile::copy(folder + QLatin1Char('/') + name, to + QLatin1Char('/') + name);
        return to;
    }
    QString newAuthority()
    {
        const QString dir = m_root.filePath(QString::number(++m_folders));
        return ensureAuthority(dir, { QStringLiteral("127.0.0.1") }) ? dir : QString();
    }
    static void take(const QString& from, const QString& to, const QStringList& names)
    {
        for (const QString& name : names) {
            QFile::remove(to + QLatin1Char('/') + name);
            if (!QFile::copy(from + QLatin1Char('/') + name, to + QLatin1Char('/') + name))
                qFatal("%s", qPrintable(name));
        }
    }

    static std::unique_ptr<ProvinceLink> linkOf(const QString& dataDir, const QString& url)
    {
        StationProfile profile = testProfile(dataDir);
        profile.provinceUrl = url;
        return makeHttpsLink(profile);
    }
    static Result<LinkReply> post(ProvinceLink& link)
    {
        std::optional<Result<LinkReply>> answer;
        link.post(QStringLiteral("/1101"), marker, patience,
            [&](Result<LinkReply> reply) { answer = std::move(reply); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, patience))
            return fail(ErrorCode::BadInput, QStringLiteral("nothing called back"));
        return *answer;
    }
    static quint16 portOf(const QString& url)
    {
        return url.section(QLatin1Char(':'), -1).toUShort();
    }
    static Forged ownIdentity(const QString& authority)
    {
        return { read(authority + QStringLiteral("/server.pem")),
            read(authority + QStringLiteral("/server.key")) };
    }

    /// The real front, and how often it was asked anything.
    struct Counting {
        std::atomic<int> calls = 0;
        RunningFront front;
        explicit Counting(const QString& authority)
            : front(authority, [this](const QString&, const QByteArray&, const StationName&) {
                ++calls;
                return Province::Answer { 200, "{}", {} };
            })
        {
        }
    };

private Q_SLOTS:
    void initTestCase()
    {
        const QStringList addresses = { QStringLiteral("127.0.0.1") };
        QVERIFY(ensureAuthority(at("province"), addresses));
        QVERIFY(ensureAuthority(at("elsewhere"), addresses));
        QVERIFY(enrolStation(at("province"), at("station"), kiosk));
        QVERIFY(enrolStation(at("province"), at("neighbour"), neighbour));
        QVERIFY(enrolStation(at("elsewhere"), at("foreign"), kiosk));
    }

    // --- whoever answers is not the province
    // ------------------------------------------------------

    void server_notToBeTrusted_getsNoByte_data()
    {
        QTest::addColumn<Forgery>("forgery");
        Forgery good;
        good.authorityDir = at("province");
        const auto row = [&](const char* name, auto change) {
            Forgery forgery = good;
            change(forgery);
            QTest::newRow(name) << forgery;
        };
        row("another authority", [&](Forgery& it) { it.authorityDir = at("elsewhere"); });
        row("self-signed", [](Forgery& it) { it.authorityDir.clear(); });
        row("self-signed authority", [](Forgery& it) {
            it.authorityDir.clear();
            it.authority = true;
        });
        row("expired yesterday", [](Forgery& it) {
            it.validFrom = -10;
            it.validTo = -1;
        });
        row("not valid before tomorrow", [](Forgery& it) { it.validFrom = 1; });
        row("another host", [](Forgery& it) { it.address = QStringLiteral("192.0.2.1"); });
        row("a station's, not a server's", [](Forgery& it) { it.forServers = false; });
    }
    void server_notToBeTrusted_getsNoByte()
    {
        QFETCH(Forgery, forgery);
        const TlsServer server({ forge(forgery) });
        const auto link = linkOf(at("station"), server.url());
        QCOMPARE(post(*link).error().code, ErrorCode::TlsRefused);
        QCOMPARE(server.received(), QByteArray());
        QVERIFY(!server.raw().contains(marker));
        QVERIFY(server.connections() > 0);
    }

    /// The same server with a certificate that is in order: so the rows above test what they say.
    void server_inOrder_getsTheMessage()
    {
        Forgery good;
        good.authorityDir = at("province");
        const TlsServer server({ forge(good) });
        const auto link = linkOf(at("station"), server.url());
        link->post(QStringLiteral("/1101"), marker, patience, [](const auto&) {});
        QTRY_VERIFY_WITH_TIMEOUT(server.received().contains(marker), patience);
        QVERIFY(!server.raw().contains(marker));
    }

    void server_ofWeakTls_getsNoByte_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QByteArray>("ciphers");
        QTest::addColumn<bool>("accepted");
        const auto row = [](const char* name, int version, const char* ciphers, bool accepted) {
            QTest::newRow(name) << version << QByteArray(ciphers) << accepted;
        };
        row("TLS 1.0", TLS1_VERSION, "", false);
        row("TLS 1.1", TLS1_1_VERSION, "", false);
        row("TLS 1.2, CBC", TLS1_2_VERSION, "ECDHE-ECDSA-AES128-SHA:ECDHE-ECDSA-AES256-SHA384",
            false);
        row("TLS 1.2, CCM", TLS1_2_VERSION, "ECDHE-ECDSA-AES128-CCM8", false);
        row("TLS 1.2, no encryption", TLS1_2_VERSION, "ECDHE-ECDSA-NULL-SHA:@SECLEVEL=0", false);
        row("TLS 1.2, nobody proved", TLS1_2_VERSION, "AECDH-AES128-SHA:@SECLEVEL=0", false);
        row("TLS 1.2, GCM", TLS1_2_VERSION, "ECDHE-ECDSA-AES128-GCM-SHA256", true);
        row("TLS 1.3", TLS1_3_VERSION, "", true);
    }
    void server_ofWeakTls_getsNoByte()
    {
        QFETCH(int, version);
        QFETCH(QByteArray, ciphers);
        QFETCH(bool, accepted);
        TlsServer::Options options;
        options.identity = ownIdentity(at("province"));
        options.minVersion = options.maxVersion = version;
        options.ciphers = ciphers;
        const TlsServer server(options);
        const auto link = linkOf(at("station"), server.url());
        if (accepted) {
            link->post(QStringLiteral("/1101"), marker, patience, [](const auto&) {});
            QTRY_VERIFY_WITH_TIMEOUT(server.received().contains(marker), patience);
            return;
        }
        QCOMPARE(post(*link).error().code, ErrorCode::TlsRefused);
        QCOMPARE(server.handshakes(), 0);
        QCOMPARE(server.received(), QByteArray());
    }

    /// A new handshake in the middle could put another in the province's place.
    void server_thatWantsToShakeHandsAgain_isLeft()
    {
        TlsServer::Options options;
        options.identity = ownIdentity(at("province"));
        options.minVersion = options.maxVersion = TLS1_2_VERSION;
        options.renegotiate = true;
        const TlsServer server(options);
        const auto link = linkOf(at("station"), server.url());
        QVERIFY(!post(*link));
        QCOMPARE(server.handshakes(), 1);
    }

    /// Whoever stands between flips any bit of the greeting, its version and ciphers among them.
    void greeting_changedOnTheWay_isNoticedBeforeAByteOfTheMessage()
    {
        Counting province(at("province"));
        const quint16 port = portOf(province.front.url());
        qint64 greeting = 0;
        {
            FaultProxy proxy(port);
            const auto link = linkOf(at("station"), proxy.url());
            QVERIFY(post(*link));
            const QByteArray up = proxy.passed().front().up;
            greeting = 5 + (quint8(up[3]) << 8) + quint8(up[4]);
        }
        const int asked = province.calls;
        const bool all = qEnvironmentVariableIsSet("YIDI_LONG");
        for (qint64 byte = 0; byte < greeting; byte += all ? 1 : 13) {
            FaultProxy proxy(port);
            Weather corrupt { Weather::Kind::Corrupt, Weather::Way::Up, byte, 0, 0 };
            proxy.setWeather(corrupt);
            const auto link = linkOf(at("station"), proxy.url());
            std::optional<Result<LinkReply>> answer;
            // A length that has grown waits for bytes that never come.
            link->post(QStringLiteral("/1101"), marker, 300,
                [&](Result<LinkReply> reply) { answer = std::move(reply); });
            QTRY_VERIFY_WITH_TIMEOUT(answer, patience);
            QVERIFY2(!*answer, qPrintable(QString::number(byte)));
            QCOMPARE(province.calls, asked);
        }
    }

    void revoked_server_getsNoByteThoughItsCertificateIsGood()
    {
        const QString authority = newAuthority();
        const Forged identity = ownIdentity(authority);
        const QString trusting = m_root.filePath(QString::number(++m_folders));
        QVERIFY(enrolStation(authority, trusting, kiosk));
        QCOMPARE(revokeCertificate(authority, identity.certificate).value_or(-1), 1);
        const QString warned = m_root.filePath(QString::number(++m_folders));
        QVERIFY(enrolStation(authority, warned, kiosk));

        const TlsServer server({ identity });
        const auto link = linkOf(warned, server.url());
        for (int i = 0; i < 5; ++i) // on whatever connection
            QCOMPARE(post(*link).error().code, ErrorCode::TlsRefused);
        QVERIFY(server.connections() > 0);
        QCOMPARE(server.received(), QByteArray());

        const auto unaware = linkOf(trusting, server.url());
        unaware->post(QStringLiteral("/1101"), marker, patience, [](const auto&) {});
        QTRY_VERIFY_WITH_TIMEOUT(server.received().contains(marker), patience);
    }

    /// Many at once open connections that nobody has ordered yet; none may slip past the list.
    void revoked_serverAskedManyThingsAtOnce_getsNoByte()
    {
        const QString authority = newAuthority();
        const QString station = m_root.filePath(QString::number(++m_folders));
        QVERIFY(revokeCertificate(authority, ownIdentity(authority).certificate));
        QVERIFY(enrolStation(authority, station, kiosk));
        Counting province(authority);
        const auto link = linkOf(station, province.front.url());
        int refused = 0;
        for (int i = 0; i < 40; ++i)
            link->post(QStringLiteral("/1101"), marker, patience,
                [&](const Result<LinkReply>& reply) { refused += reply ? 0 : 1; });
        QTRY_COMPARE_WITH_TIMEOUT(refused, 40, patience);
        QCOMPARE(province.calls, 0);
    }

    void list_unreadableOrForeign_letsNobodyBeTrusted_data()
    {
        QTest::addColumn<QByteArray>("list");
        QVERIFY(revokeStation(at("elsewhere"), kiosk));
        QTest::newRow("garbage") << QByteArray("no list");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("of another authority") << read(at("elsewhere/revoked.pem"));
    }
    void list_unreadableOrForeign_letsNobodyBeTrusted()
    {
        QFETCH(QByteArray, list);
        const QString station = copyOf(at("station"));
        QFile file(station + QStringLiteral("/crl.pem"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(list) == list.size());
        file.close();
        Counting province(at("province"));
        const auto link = linkOf(station, province.front.url());
        QCOMPARE(post(*link).error().code, ErrorCode::TlsRefused);
        QCOMPARE(province.calls, 0);
    }

    // --- whoever asks is no station --------------------------------------------------------------

    /// The station itself sees that its certificate is none, and calls nobody.
    void station_withoutACertificateOfItsOwn_callsNobody_data()
    {
        QTest::addColumn<QString>("from"); // the folder its certificate and key are taken from
        QTest::addColumn<QStringList>("names");
        const QStringList both = { QStringLiteral("station.pem"), QStringLiteral("station.key") };
        QTest::newRow("of another authority") << at("foreign") << both;
        QTest::newRow("of another station") << at("neighbour") << both;
        QTest::newRow("certificate without its key") << at("neighbour") << both.mid(0, 1);
        QTest::newRow("key without its certificate") << at("neighbour") << both.mid(1);
        const QString expired = at("expired");
        QVERIFY(enrolStation(at("province"), expired, kiosk, QDate::currentDate().addDays(-2)));
        QTest::newRow("expired") << expired << both;
        const QString revoked = m_root.filePath(QString::number(++m_folders));
        const QString authority = newAuthority();
        QVERIFY(enrolStation(authority, revoked, kiosk));
        QVERIFY(revokeStation(authority, kiosk));
        take(authority, revoked, { QStringLiteral("revoked.pem") });
        QVERIFY(QFile::rename(
            revoked + QStringLiteral("/revoked.pem"), revoked + QStringLiteral("/crl.pem")));
        QTest::newRow("revoked") << revoked
                                 << QStringList { both[0], both[1], QStringLiteral("ca.pem"),
                                        QStringLiteral("crl.pem") };
    }
    void station_withoutACertificateOfItsOwn_callsNobody()
    {
        QFETCH(QString, from);
        QFETCH(QStringList, names);
        const QString station = copyOf(at("station"));
        take(from, station, names);
        const TlsServer server({ ownIdentity(at("province")) });
        const auto link = linkOf(station, server.url());
        QCOMPARE(post(*link).error().code, ErrorCode::TlsRefused);
        QCOMPARE(server.received(), QByteArray());
    }

    /// Stolen, and does not know it yet: the province refuses at once, without a restart.
    void revoked_station_isServedNoMore()
    {
        const QString authority = newAuthority();
        const QString stolen = m_root.filePath(QString::number(++m_folders));
        const QString other = m_root.filePath(QString::number(++m_folders));
        QVERIFY(enrolStation(authority, stolen, kiosk));
        QVERIFY(enrolStation(authority, other, neighbour));
        Counting province(authority);
        QVERIFY(post(*linkOf(stolen, province.front.url())));
        QCOMPARE(province.calls, 1);

        QCOMPARE(revokeStation(authority, kiosk).value_or(-1), 1);
        QCOMPARE(revokeStation(authority, kiosk).value_or(-1), 0); // already
        QCOMPARE(post(*linkOf(stolen, province.front.url())).error().code, ErrorCode::TlsRefused);
        QCOMPARE(province.calls, 1);

        StationProfile profile = testProfile(other);
        profile.provinceUrl = province.front.url();
        profile.deviceNo = neighbour.deviceNo;
        profile.stationNumber = neighbour.stationNumber;
        QVERIFY(post(*makeHttpsLink(profile)));

        // Enrolled again in an empty folder it is a station like any other.
        const QString again = m_root.filePath(QString::number(++m_folders));
        QVERIFY(enrolStation(authority, again, kiosk));
        QVERIFY(post(*linkOf(again, province.front.url())));
        QCOMPARE(province.calls, 3);
    }

    void revoked_listSpoilt_letsNobodyIn()
    {
        const QString authority = newAuthority();
        const QString station = m_root.filePath(QString::number(++m_folders));
        QVERIFY(enrolStation(authority, station, kiosk));
        Counting province(authority);
        QFile list(authority + QStringLiteral("/revoked.pem"));
        QVERIFY(list.open(QIODevice::WriteOnly) && list.write("no list") > 0);
        list.close();
        QVERIFY(!post(*linkOf(station, province.front.url())));
        QCOMPARE(province.calls, 0);
        QVERIFY(!revokeStation(authority, kiosk)); // and it is not signed anew
    }

    // --- what was heard once ---------------------------------------------------------------------

    /// Whoever has recorded a conversation cannot play it again to the province.
    void recording_playedToTheProvince_isRefused()
    {
        Counting province(at("province"));
        const quint16 port = portOf(province.front.url());
        FaultProxy proxy(port);
        {
            const auto link = linkOf(at("station"), proxy.url());
            QVERIFY(post(*link));
        }
        const QByteArray recorded = proxy.passed().front().up;
        QVERIFY(recorded.size() > 500);
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        QVERIFY(socket.waitForConnected(patience));
        socket.write(recorded);
        QVERIFY(socket.waitForDisconnected(patience)
            || socket.state() == QAbstractSocket::UnconnectedState);
        QCOMPARE(province.calls, 1);
    }
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
