// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/province_authenticator.h"

#include "app/crypto/authority.h"
#include "app/crypto/card_keys.h"
#include "app/province/province.h"
#include "app/sync/https_link.h"
#include "tests/app/sync/support_front.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace yidi;

namespace {

constexpr int patience = 30'000; // ms until a hanging test fails
const QString cardSn = QStringLiteral("650100D1560000051002008852D19B37");
const QByteArray root = "000102030405060708090A0B0C0D0E0F";

CardChallenge challenge()
{
    CardChallenge made;
    made.cardSn = cardSn;
    made.atrHistorical = QByteArray::fromHex("8186");
    made.version = QStringLiteral("3.00");
    made.internalFactor = QByteArray::fromHex("0102030405060708");
    made.internalData = QByteArray::fromHex("1112131415161718");
    made.externalKey = 0x01;
    made.externalFactor = QByteArray::fromHex("2122232425262728");
    made.externalData = QByteArray::fromHex("3132333435363738");
    return made;
}

/// A server without TLS that takes connections and lets them wait.
class BlackHole : public QTcpServer {
public:
    BlackHole() { listen(QHostAddress::LocalHost); }
    QString url() const { return QStringLiteral("https://127.0.0.1:%1").arg(serverPort()); }
};

/// A real province, its real front and a station's real keeper over TLS.
class Station {
public:
    enum class Cards { Known, Unknown };

    explicit Station(Cards cards = Cards::Known)
    {
        const QString home = m_dir.path();
        const StationName name { QStringLiteral("KIOSK-001"), QStringLiteral("H64010400001"),
            QStringLiteral("001") };
        if (!ensureAuthority(home + QStringLiteral("/province"), { QStringLiteral("127.0.0.1") })
            || !enrolStation(
                home + QStringLiteral("/province"), home + QStringLiteral("/station"), name))
            qFatal("no station");
        if (cards == Cards::Known) {
            QFile key(home + QStringLiteral("/province/card_root.hex"));
            if (!key.open(QIODevice::WriteOnly)
                || !key.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
                || key.write(root) != root.size())
                qFatal("no root");
        }
        auto opened = Province::open({ home + QStringLiteral("/province"), {},
                                         QStringLiteral(YIDI_SOURCE_DIR "/resources/training") },
            *m_clock);
        if (!opened)
            qFatal("%s", qPrintable(describe(opened.error())));
        m_province = *std::move(opened);
        openFront();
    }
    ~Station() { keeper.reset(); }

    void openFront()
    {
        m_front.emplace(m_dir.filePath(QStringLiteral("province")),
            [this](const QString& infno, const QByteArray& body, const StationName& peer) {
                if (infno == QLatin1String("Y201"))
                    ++asked;
                while (infno == QLatin1String("Y201") && held)
                    std::this_thread::yield();
                return m_province->handle(infno, body, peer);
            });
    }
    void closeFront() { m_front.reset(); }

    /// Starts the keeper; `url` instead of the front's.
    void start(const QString& url = {})
    {
        StationProfile profile;
        profile.institutionCode = QStringLiteral("H64010400001");
        profile.institutionName = QStringLiteral("银川市第一人民医院");
        profile.region = QStringLiteral("640104");
        profile.stationNumber = QStringLiteral("001");
        profile.deviceNo = QStringLiteral("KIOSK-001");
        profile.dataDir = m_dir.filePath(QStringLiteral("station"));
        profile.provinceUrl = url.isEmpty() ? m_front->url() : url;
        keeper = std::make_shared<Keeper>(profile, *m_clock, makeHttpsLink);
        keeper->start();
    }

    std::shared_ptr<Keeper> keeper;
    std::atomic<bool> held = false; ///< while true a Y201 gets no answer
    std::atomic<int> asked = 0;

private:
    QTemporaryDir m_dir;
    std::unique_ptr<Clock> m_clock = trainingClock(QDate(2017, 3, 31));
    std::unique_ptr<Province> m_province;
    std::optional<RunningFront> m_front;
};

/// Asks on a thread of its own, as a reader does.
class Asking {
public:
    Asking(std::shared_ptr<CardAuthenticator> authenticator, const CardChallenge& challenge,
        QDeadlineTimer deadline = QDeadlineTimer(QDeadlineTimer::Forever))
        : m_thread([this, authenticator = std::move(authenticator), challenge, deadline] {
            m_proof = authenticator->prove(challenge, deadline);
            m_done = true;
        })
    {
    }
    ~Asking() { m_thread.join(); }
    bool wait()
    {
        return QTest::qWaitFor([this] { return m_done.load(); }, patience);
    }
    bool done() const { return m_done; }
    const Result<CardProof>& proof() const { return m_proof; }
    ErrorCode error() const { return m_proof ? ErrorCode::BadInput : m_proof.error().code; }

private:
    Result<CardProof> m_proof = fail(ErrorCode::BadInput);
    std::atomic<bool> m_done = false;
    std::thread m_thread;
};

QByteArray expected(CardKeyName name, const char* factor, const char* data)
{
    SecretBuffer secret(16);
    for (const char byte : QByteArray::fromHex(root))
        secret.append(static_cast<unsigned char>(byte));
    const SecretBuffer key =
        deriveCardKey(secret, CardCipher::Sm4, name, QByteArray::fromHex(cardSn.toLatin1()));
    return cardAnswer(CardCipher::Sm4, key, QByteArray::fromHex(factor), QByteArray::fromHex(data))
        .value();
}

} // namespace

/// The whole way from a reader's thread to the province's keys and back.
class TestProvinceAuthenticator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void prove_onLine_answersWhatTheKeysSay()
    {
        Station station;
        station.start();
        Asking asking(std::make_shared<ProvinceAuthenticator>(station.keeper), challenge());
        QVERIFY(asking.wait());
        QVERIFY2(asking.proof(),
            qPrintable(asking.proof() ? QString() : describe(asking.proof().error())));
        QCOMPARE(asking.proof()->internalAnswer,
            expected(CardKeyName::InternalRoot, "0102030405060708", "1112131415161718"));
        QCOMPARE(asking.proof()->externalAnswer,
            expected(CardKeyName::ReadHolder, "2122232425262728", "3132333435363738"));
    }

    void prove_fromManyReaders_givesEachItsOwn()
    {
        Station station;
        station.start();
        const auto authenticator = std::make_shared<ProvinceAuthenticator>(station.keeper);
        std::vector<std::unique_ptr<Asking>> all;
        for (int i = 0; i < 12; ++i) {
            CardChallenge mine = challenge();
            mine.internalData[0] = static_cast<char>(i);
            all.push_back(std::make_unique<Asking>(authenticator, mine));
        }
        QSet<QByteArray> answers;
        for (const auto& one : all) {
            QVERIFY(one->wait());
            QVERIFY(one->proof());
            answers.insert(one->proof()->internalAnswer);
        }
        QCOMPARE(answers.size(), 12);
    }

    void prove_refused_isUnproven()
    {
        Station station(Station::Cards::Unknown);
        station.start();
        Asking asking(std::make_shared<ProvinceAuthenticator>(station.keeper), challenge());
        QVERIFY(asking.wait());
        QCOMPARE(asking.error(), ErrorCode::CardUnproven);
    }

    void prove_linkDown_isUnprovenAndWorksOnceItIsBack()
    {
        Station station;
        QTcpServer taken; // a port where nobody answers, and none else can
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const QString nowhere = QStringLiteral("https://127.0.0.1:%1").arg(taken.serverPort());
        taken.close();
        station.start(nowhere);
        const auto authenticator = std::make_shared<ProvinceAuthenticator>(station.keeper);
        {
            Asking asking(authenticator, challenge());
            QVERIFY(asking.wait());
            QCOMPARE(asking.error(), ErrorCode::CardUnproven);
        }
        station.start(); // the same station, another link
        Asking late(authenticator, challenge());
        QVERIFY(late.wait());
        QCOMPARE(late.error(), ErrorCode::CardUnproven); // its keeper has gone
        Asking asking(std::make_shared<ProvinceAuthenticator>(station.keeper), challenge());
        QVERIFY(asking.wait());
        QVERIFY(asking.proof());
    }

    void prove_slowProvince_endsWithThePatienceOrTheCardsDeadline_data()
    {
        QTest::addColumn<int>("patienceMs");
        QTest::addColumn<int>("deadlineMs");
        QTest::newRow("patience") << 100 << patience;
        QTest::newRow("card's deadline") << patience << 100;
        QTest::newRow("deadline passed already") << patience << 0;
    }
    void prove_slowProvince_endsWithThePatienceOrTheCardsDeadline()
    {
        QFETCH(int, patienceMs);
        QFETCH(int, deadlineMs);
        Station station;
        station.held = true;
        station.start();
        Asking asking(std::make_shared<ProvinceAuthenticator>(
                          station.keeper, ProvincePatience { patienceMs, patienceMs }),
            challenge(), QDeadlineTimer(deadlineMs));
        const bool ended = asking.wait();
        station.held = false;
        QVERIFY(ended);
        QCOMPARE(asking.error(), ErrorCode::CardUnproven);
    }

    void prove_connectionCutWhileWaiting_isUnproven()
    {
        Station station;
        station.held = true;
        station.start();
        Asking asking(std::make_shared<ProvinceAuthenticator>(
                          station.keeper, ProvincePatience { patience, patience }),
            challenge());
        QVERIFY(QTest::qWaitFor([&] { return station.asked > 0; }, patience));
        station.held = false;
        station.closeFront(); // drops the connection; the answer may or may not have left
        QVERIFY(asking.wait());
        QVERIFY(asking.proof() || asking.error() == ErrorCode::CardUnproven);
    }

    void prove_whileTheStationCloses_endsAtOnce()
    {
        Station station;
        BlackHole hole;
        station.start(hole.url());
        Asking asking(std::make_shared<ProvinceAuthenticator>(
                          station.keeper, ProvincePatience { 10 * patience, 10 * patience }),
            challenge());
        QVERIFY(QTest::qWaitFor([&] { return hole.hasPendingConnections(); }, patience));
        QVERIFY(!asking.done());
        station.keeper.reset();
        QVERIFY(asking.wait());
        QCOMPARE(asking.error(), ErrorCode::CardUnproven);
    }

    void prove_offLine_isNotWaitedForLong()
    {
        Station station;
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const QString nowhere = QStringLiteral("https://127.0.0.1:%1").arg(taken.serverPort());
        taken.close();
        station.start(nowhere);
        const auto authenticator = std::make_shared<ProvinceAuthenticator>(
            station.keeper, ProvincePatience { 10 * patience, 50 });
        bool offline = false;
        QObject context;
        QObject::connect(station.keeper.get(), &Keeper::linkChanged, &context,
            [&](LinkState state) { offline = state == LinkState::Offline; });
        station.keeper->nudge();
        QVERIFY(QTest::qWaitFor([&] { return offline; }, patience));
        Asking asking(authenticator, challenge());
        QVERIFY(asking.wait());
        QCOMPARE(asking.error(), ErrorCode::CardUnproven);
    }

    void sealPin_isNotForTheNetwork()
    {
        Station station;
        station.start();
        ProvinceAuthenticator authenticator(station.keeper);
        QCOMPARE(authenticator.sealPin({}, SecretBuffer(6), QDeadlineTimer(0)).error().code,
            ErrorCode::CardUnproven);
        QCOMPARE(station.asked.load(), 0);
    }
};

QTEST_GUILESS_MAIN(TestProvinceAuthenticator)
#include "tst_province_authenticator.moc"
