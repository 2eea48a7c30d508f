// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/authority.h"
#include "app/sync/keeper.h"
#include "app/sync/lanes.h"
#include "support_province.h"
#include "support_station.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace yidi;

namespace {

constexpr int patience = 60'000; // ms until a hanging test fails
constexpr qint64 hour = 3600;

/// Set by the test, read by the keeper's thread.
class SharedClock : public Clock {
public:
    QDateTime now() const override { return testMorning().addSecs(m_seconds); }
    void advance(qint64 seconds) { m_seconds += seconds; }

private:
    std::atomic<qint64> m_seconds = 0;
};

/// Leads straight to a province in the same process; up or down as the test says.
struct Network {
    Province* province = nullptr;
    std::atomic<bool> up = true;
    std::atomic<int> snapshotsAsked = 0;
};
class DirectLink : public ProvinceLink {
public:
    explicit DirectLink(Network& network)
        : m_network(network)
    {
    }
    void post(const QString&, const QByteArray& body, int, Callback done) override
    {
        if (!m_network.up)
            return done(fail(ErrorCode::LinkDown));
        if (body.contains("Y301"))
            ++m_network.snapshotsAsked;
        const auto answer = m_network.province->handle({}, body, testKiosk());
        done(LinkReply { answer.httpStatus, answer.body, answer.signature });
    }

private:
    Network& m_network;
};

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const Json& people()
{
    static const Json root =
        readJsonFile(QStringLiteral(YIDI_SOURCE_DIR "/resources/training/people.json"))
            .value_or(Json());
    return root[u"people"];
}

/// All texts of a node, taken out of base 64 where they are that.
void collectTexts(const Json& node, QByteArray& texts)
{
    texts += node.text().toUtf8() + '\n' + QByteArray::fromBase64(node.text().toLatin1()) + '\n'
        + QByteArray::fromHex(node.text().toLatin1()) + '\n';
    for (const Json& item : node.items())
        collectTexts(item, texts);
}

} // namespace

class TestSnapshot : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_worlds = 0;

    struct World {
        QString dir;
        SharedClock clock;
        std::unique_ptr<Province> province;
        Network network;
        QString station() const { return dir + QStringLiteral("/station"); }
        QString file() const { return station() + QStringLiteral("/snapshot"); }
    };
    std::unique_ptr<World> newWorld()
    {
        auto world = std::make_unique<World>();
        world->dir = m_dir.filePath(QString::number(++m_worlds));
        if (!QDir().mkpath(world->dir))
            qFatal("no folder");
        world->province = testProvince(world->dir + QStringLiteral("/province"), world->clock);
        world->network.province = world->province.get();
        if (!enrolStation(world->dir + QStringLiteral("/province"), world->station(), testKiosk()))
            qFatal("not enrolled");
        return world;
    }

    /// A running station and what it has told.
    struct Station {
        std::unique_ptr<Keeper> keeper;
        std::shared_ptr<const Snapshot> snapshot; ///< the latest told
        int told = 0;
        std::map<quint64, std::optional<RememberedPerson>> remembered;
        int acknowledged = 0;
        QObject ears; ///< what is still to be told goes with it
    };
    std::unique_ptr<Station> start(World& world)
    {
        auto station = std::make_unique<Station>();
        station->keeper = std::make_unique<Keeper>(testProfile(world.station()), world.clock,
            [&](const StationProfile&) { return std::make_unique<DirectLink>(world.network); });
        Keeper* keeper = station->keeper.get();
        Station* s = station.get();
        connect(keeper, &Keeper::snapshotChanged, &s->ears,
            [s](const std::shared_ptr<const Snapshot>& snapshot) {
                s->snapshot = snapshot;
                ++s->told;
            });
        connect(keeper, &Keeper::remembered, &s->ears,
            [s](quint64 ticket, const std::optional<RememberedPerson>& known) {
                s->remembered.emplace(ticket, known);
            });
        connect(keeper, &Keeper::queueChanged, &s->ears,
            [s](const QueueStatus& status) { s->acknowledged = status.acknowledged(); });
        keeper->start();
        return station;
    }
    static std::optional<RememberedPerson> ask(
        Station& station, const QString& certNo, const QString& cardSn)
    {
        const quint64 ticket = station.remembered.size() + 1;
        station.keeper->remember(ticket, certNo, cardSn);
        if (!QTest::qWaitFor([&] { return station.remembered.count(ticket) > 0; }, patience))
            qFatal("not answered");
        return station.remembered.at(ticket);
    }
    static std::optional<RememberedPerson> askCardOf(Station& station, std::size_t person)
    {
        const Json& one = people().items()[person];
        return ask(station, one[u"baseinfo"][u"certno"].text(), one[u"card"][u"cardSn"].text());
    }

private Q_SLOTS:
    void linkUp_snapshotIsFetchedAndKept()
    {
        const auto world = newWorld();
        const auto station = start(*world);
        QVERIFY(QTest::qWaitFor([&] { return station->told > 0; }, patience));
        QVERIFY(station->snapshot->isUsable(world->clock.now()));
        QVERIFY(station->snapshot->directory.places.size() > 300);
        QVERIFY(!station->snapshot->directory.institutions.empty());
        QVERIFY(
            station->snapshot->policies.find(QStringLiteral("650100"), world->clock.now().date()));
        QVERIFY(QFile::exists(world->file()));
    }

    /// Whoever takes the file away learns of nobody; whoever has the card is known.
    void snapshotOnDisk_namesNobody_butTheCardFindsItsOwner()
    {
        const auto world = newWorld();
        {
            const auto station = start(*world);
            for (std::size_t person = 0; person < people().size(); ++person)
                station->keeper->submit(person, filingOf(person));
            QVERIFY(QTest::qWaitFor([&] { return station->acknowledged >= 3; }, patience));
            QVERIFY(QTest::qWaitFor([&] { return station->told > 0; }, patience));
            world->clock.advance(hour); // the next one knows of the filings
            QVERIFY(QTest::qWaitFor([&] { return station->told > 1; }, patience));
        }
        world->network.up = false;
        const auto station = start(*world);
        QVERIFY(QTest::qWaitFor([&] { return station->told > 0; }, patience));
        int known = 0;
        for (std::size_t person = 0; person < people().size(); ++person) {
            const auto found = askCardOf(*station, person);
            if (!found)
                continue;
            ++known;
            const Json& base = people().items()[person][u"baseinfo"];
            QCOMPARE(found->person.certNo, base[u"certno"].text());
            QCOMPARE(found->asOf, station->snapshot->madeAt);
            QVERIFY(!found->filings.empty());
            QVERIFY(!ask(*station, base[u"certno"].text(), QString(32, QLatin1Char('0'))));
        }
        QVERIFY(known >= 3);

        const QByteArray raw = read(world->file());
        QVERIFY(raw.size() > 10'000);
        QByteArray texts = raw;
        collectTexts(parseJson(raw.mid(raw.indexOf('{'))).value(), texts);
        for (const Json& person : people().items()) {
            const Json& base = person[u"baseinfo"];
            for (const Json* secret : { &base[u"certno"], &base[u"psn_name"], &base[u"psn_no"],
                     &base[u"tel"], &person[u"card"][u"cardSn"], &person[u"card"][u"cardNo"] }) {
                QVERIFY(secret->text().size() > 1);
                QVERIFY(!texts.contains(secret->text().toUtf8()));
                QVERIFY(!texts.toLower().contains(secret->text().toLower().toUtf8()));
                QVERIFY(!texts.contains(QByteArray::fromHex(secret->text().toLatin1()))
                    || secret->text().size() != 32);
            }
        }
    }

    void everyHour_itIsAskedAgain_andFetchedAnewBeforeItExpires()
    {
        const auto world = newWorld();
        const auto station = start(*world);
        QVERIFY(QTest::qWaitFor([&] { return station->told == 1; }, patience));
        const QDateTime first = station->snapshot->expiresAt;
        QCOMPARE(world->network.snapshotsAsked.load(), 1);
        world->clock.advance(hour);
        QVERIFY(QTest::qWaitFor([&] { return world->network.snapshotsAsked == 2; }, patience));
        world->clock.advance(36 * hour);
        QVERIFY(QTest::qWaitFor([&] { return station->told == 2; }, patience));
        QVERIFY(station->snapshot->expiresAt > first);
        QCOMPARE(world->network.snapshotsAsked.load(), 3);
    }

    void withoutALink_theOneHeldServesUntilItExpires()
    {
        const auto world = newWorld();
        {
            const auto station = start(*world);
            station->keeper->submit(1, filingOf(1));
            QVERIFY(QTest::qWaitFor([&] { return station->acknowledged > 0; }, patience));
            QVERIFY(QTest::qWaitFor([&] { return station->told > 0; }, patience));
            world->clock.advance(hour); // the next one knows of the filing
            QVERIFY(QTest::qWaitFor([&] { return station->told > 1; }, patience));
        }
        world->network.up = false;
        world->clock.advance(71 * hour);
        auto station = start(*world);
        QVERIFY(askCardOf(*station, 1));
        world->clock.advance(hour);
        QVERIFY(!askCardOf(*station, 1));
        station = start(*world);
        QVERIFY(QTest::qWaitFor([&] { return station->told > 0; }, patience));
        QVERIFY(!station->snapshot->isUsable(world->clock.now())); // told, with its age
        QVERIFY(!askCardOf(*station, 1));
    }

    /// What the station itself sends belongs to what is known of a person, snapshot or not.
    void ownSettlement_sinceTheSnapshot_isKnownAsWell()
    {
        const auto world = newWorld();
        const auto station = start(*world);
        station->keeper->submit(1, filingOf(1));
        QVERIFY(QTest::qWaitFor([&] { return station->acknowledged > 0; }, patience));
        QVERIFY(QTest::qWaitFor([&] { return station->told > 0; }, patience));
        world->clock.advance(hour);
        QVERIFY(QTest::qWaitFor([&] { return station->told > 1; }, patience));
        world->network.up = false;
        const auto before = askCardOf(*station, 1);
        QVERIFY(before && !before->provisionalOpen && !before->accumulators.empty());
        RecordDraft draft = filingOf(1);
        draft.infno = QStringLiteral("Y302");
        draft.lane = Lanes(testProfile(world->station()))
                         .of(people().items()[1][u"baseinfo"][u"certno"].text());
        station->keeper->submit(2, draft);
        const auto known = askCardOf(*station, 1);
        QVERIFY(known && known->provisionalOpen);
        QVERIFY(known->accumulators.empty());
    }

    void fileBroken_isNotUsed_andGivesWayToTheNext()
    {
        const auto world = newWorld();
        {
            const auto station = start(*world);
            QVERIFY(QTest::qWaitFor([&] { return station->told > 0; }, patience));
        }
        QByteArray bytes = read(world->file());
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        QFile file(world->file());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        world->network.up = false;
        {
            const auto station = start(*world);
            QVERIFY(!askCardOf(*station, 0));
            QCOMPARE(station->told, 0);
        }
        world->network.up = true;
        const auto station = start(*world);
        QVERIFY(QTest::qWaitFor([&] { return station->told > 0; }, patience));
        QVERIFY(read(world->file()) != bytes);
    }

    void stationWithoutSlipKey_doesBusinessAndAsksForNone()
    {
        const auto world = newWorld();
        QVERIFY(QFile::remove(world->station() + QStringLiteral("/slip.key")));
        const auto station = start(*world);
        station->keeper->submit(1, filingOf(1));
        QVERIFY(QTest::qWaitFor([&] { return station->acknowledged == 1; }, patience));
        QVERIFY(!askCardOf(*station, 1));
        QCOMPARE(world->network.snapshotsAsked.load(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSnapshot)
#include "tst_snapshot.moc"
