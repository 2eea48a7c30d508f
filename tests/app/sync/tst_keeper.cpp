// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/keeper.h"
#include "app/sync/queue_owner.h"

#include "app/sync/https_link.h"
#include "app/sync/status_server.h"
#include "support_front.h"
#include "support_province.h"
#include "support_station.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace yidi;

namespace {

constexpr int patience = 60'000; // ms until a hanging test fails

/// A link that never answers.
class DeafLink : public ProvinceLink {
public:
    void post(const QString&, const QByteArray&, int, Callback) override { }
};

/// First column of every row, sorted.
QStringList columnOf(const QString& path, const char* sql)
{
    sqlite3* handle = nullptr;
    QStringList rows;
    if (sqlite3_open_v2(
            QFile::encodeName(path).constData(), &handle, SQLITE_OPEN_READWRITE, nullptr)
        == SQLITE_OK) {
        sqlite3_exec(
            handle, sql,
            [](void* list, int, char** values, char**) {
                static_cast<QStringList*>(list)->append(QString::fromUtf8(values[0]));
                return 0;
            },
            &rows, nullptr);
    }
    sqlite3_close(handle);
    rows.sort();
    return rows;
}

} // namespace

class TestKeeper : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_worlds = 0;
    std::unique_ptr<Clock> m_clock = trainingClock(QDate(2017, 3, 31));

    /// A province and an enrolled station of its own; answers the folder of both.
    QString newWorld()
    {
        const QString dir = m_dir.filePath(QString::number(++m_worlds));
        const bool made = QDir().mkpath(dir)
            && ensureAuthority(dir + QStringLiteral("/province"), { QStringLiteral("127.0.0.1") })
            && enrolStation(
                dir + QStringLiteral("/province"), dir + QStringLiteral("/station"), testKiosk());
        if (!made)
            qFatal("no world");
        return dir;
    }
    static StationProfile profileIn(const QString& world)
    {
        return testProfile(world + QStringLiteral("/station"));
    }
    /// Waits for what is true sooner or later, and does not wait for back-off.
    template <class Condition>
    static bool nudgeUntil(Keeper& keeper, Condition condition)
    {
        return QTest::qWaitFor(
            [&] {
                keeper.nudge();
                return condition();
            },
            patience);
    }

private Q_SLOTS:
    void filing_overTheRealLink_isAcknowledgedAndSeenInTheStatus()
    {
        const QString world = newWorld();
        auto province = testProvince(world + QStringLiteral("/province"), *m_clock);
        const RunningFront front(world + QStringLiteral("/province"),
            [&](const QString& infno, const QByteArray& body, const StationName& peer) {
                return province->handle(infno, body, peer);
            });
        StationProfile profile = profileIn(world);
        profile.provinceUrl = front.url();
        Keeper keeper(profile, *m_clock, makeHttpsLink);
        QSignalSpy stored(&keeper, &Keeper::stored);
        QSignalSpy links(&keeper, &Keeper::linkChanged);
        QSignalSpy answered(&keeper, &Keeper::answered);
        QList<RecordUpdate> updates;
        connect(&keeper, &Keeper::recordChanged, this,
            [&](const RecordUpdate& update) { updates.append(update); });
        QueueStatus status;
        connect(&keeper, &Keeper::queueChanged, this,
            [&](const QueueStatus& changed) { status = changed; });
        keeper.start();

        const RecordDraft draft = filingOf(1); // NX-23
        keeper.submit(7, draft);
        QTRY_COMPARE_WITH_TIMEOUT(status.acknowledged(), 1, patience);
        QCOMPARE(stored.size(), 1);
        QCOMPARE(stored.at(0).at(0).toULongLong(), 7ULL);
        QCOMPARE(links.last().at(0).value<LinkState>(), LinkState::Online);
        QCOMPARE(updates.last().msgid, stored.at(0).at(1).toString());
        QCOMPARE(updates.last().state, RecordState::Acked);
        QVERIFY(!updates.last().response.output[u"result"][u"trt_dcla_detl_sn"].text().isEmpty());

        keeper.ask(8, QStringLiteral("Y104"), draft.insuplcAdmdvs,
            Json::object({ { QStringLiteral("data"),
                Json::object(
                    { { QStringLiteral("psn_no"), draft.input[u"data"][u"psn_no"] } }) } }));
        QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 1, patience);
        const auto answer = answered.at(0).at(1).value<Answer>();
        QCOMPARE(answer.outcome, Answer::Outcome::Done);
        QCOMPARE(answer.response.output[u"filings"].size(), std::size_t { 1 });

        const auto told = askStationStatus(profile.dataDir, patience);
        QVERIFY2(told, told ? "" : qPrintable(describe(told.error())));
        QCOMPARE((*told)[u"acknowledged"].text(), QStringLiteral("1"));
        QCOMPARE((*told)[u"pending"].text(), QStringLiteral("0"));
    }

    /// The main promise: whatever the link does, both sides end with the same Records, each once.
    void filings_behindAFaultyLink_endAlikeOnBothSides()
    {
        for (quint32 seed = 1; seed <= 4; ++seed) {
            const QString world = newWorld();
            auto province = testProvince(world + QStringLiteral("/province"), *m_clock);
            QStringList msgids;
            {
                auto keeper = std::make_unique<Keeper>(
                    profileIn(world), *m_clock, [&](const StationProfile&) {
                        return std::make_unique<FaultyLink>(*province, seed);
                    });
                QueueStatus status;
                const auto listen = [&] {
                    connect(keeper.get(), &Keeper::stored, this,
                        [&](quint64, const QString& msgid) { msgids.append(msgid); });
                    connect(keeper.get(), &Keeper::queueChanged, this,
                        [&](const QueueStatus& changed) { status = changed; });
                    keeper->start();
                };
                listen();
                for (std::size_t person = 0; person < 15; ++person) {
                    keeper->submit(person, filingOf(person));
                    const int count = static_cast<int>(person) + 1;
                    QVERIFY(QTest::qWaitFor([&] { return msgids.size() == count; }, patience));
                    if (person % 4 == 3)
                        keeper->giveUp(msgids.at(count - 1), QStringLiteral("no receipt"));
                    if (person % 6 == 5) {
                        keeper = std::make_unique<Keeper>(
                            profileIn(world), *m_clock, [&](const StationProfile&) {
                                return std::make_unique<FaultyLink>(*province, seed + 100);
                            });
                        listen();
                    }
                }
                QVERIFY(nudgeUntil(*keeper, [&] {
                    return status.counts[static_cast<int>(RecordState::Held)] == 0
                        && status.pending() == 0 && status.acknowledged() > 0;
                }));
            }
            province.reset();
            const QString queue = world + QStringLiteral("/station/queue.db");
            const QString ledger = world + QStringLiteral("/province/ledger.db");
            QCOMPARE(
                columnOf(queue, "SELECT msgid FROM outbox WHERE state IN ('ACKED', 'REFUSED')"),
                columnOf(ledger, "SELECT msgid FROM message"));
            QCOMPARE(columnOf(queue, "SELECT msgid FROM outbox WHERE state = 'ACKED'"),
                columnOf(ledger, "SELECT msgid FROM message WHERE success = 1"));
            msgids.sort();
            QCOMPARE(columnOf(queue, "SELECT msgid FROM outbox"), msgids);
        }
    }

    void store_inUse_isReportedAndTakenBackWhenFree()
    {
        const QString world = newWorld();
        const StationProfile profile = profileIn(world);
        auto other = Outbox::open(
            profile.file(QStringLiteral("queue.db")), queueOwner(profile).value(), *m_clock)
                         .value();
        Keeper keeper(
            profile, *m_clock, [](const StationProfile&) { return std::make_unique<DeafLink>(); });
        QSignalSpy broken(&keeper, &Keeper::storeBroken);
        QSignalSpy failed(&keeper, &Keeper::storeFailed);
        QSignalSpy answered(&keeper, &Keeper::answered);
        QSignalSpy stored(&keeper, &Keeper::stored);
        QSignalSpy queue(&keeper, &Keeper::queueChanged);
        keeper.start();
        keeper.submit(1, filingOf(1));
        keeper.ask(2, QStringLiteral("1101"), QString(), Json::object());
        QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 1, patience);
        QCOMPARE(broken.size(), 1);
        QCOMPARE(broken.at(0).at(0).value<Error>().code, ErrorCode::StoreLocked);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(answered.at(0).at(1).value<Answer>().error.code, ErrorCode::StoreLocked);

        other.reset();
        QVERIFY(nudgeUntil(keeper, [&] { return !queue.isEmpty(); }));
        keeper.submit(3, filingOf(1));
        QTRY_COMPARE_WITH_TIMEOUT(stored.size(), 1, patience);
    }

    void leaving_withAnAnswerOutstanding_keepsTheRecord()
    {
        const QString world = newWorld();
        {
            Keeper keeper(profileIn(world), *m_clock,
                [](const StationProfile&) { return std::make_unique<DeafLink>(); });
            QSignalSpy stored(&keeper, &Keeper::stored);
            keeper.start();
            keeper.submit(1, filingOf(1));
            QTRY_COMPARE_WITH_TIMEOUT(stored.size(), 1, patience);
        }
        QCOMPARE(columnOf(world + QStringLiteral("/station/queue.db"), "SELECT state FROM outbox"),
            QStringList(QStringLiteral("READY")));
        QVERIFY(!askStationStatus(world + QStringLiteral("/station"), patience));
    }

    /// A settlement nobody waits for any more must not fire when the station comes back; a filing
    /// goes on.
    void start_withASettlementLeftBehind_givesItUp_data()
    {
        QTest::addColumn<bool>("wasSending");
        QTest::addColumn<QString>("state");
        QTest::newRow("never sent") << false << QStringLiteral("WITHDRAWN");
        QTest::newRow("perhaps sent") << true << QStringLiteral("FENCING");
    }
    void start_withASettlementLeftBehind_givesItUp()
    {
        QFETCH(bool, wasSending);
        QFETCH(QString, state);
        const QString world = newWorld();
        const StationProfile profile = profileIn(world);
        const QString queue = profile.file(QStringLiteral("queue.db"));
        {
            const auto outbox = Outbox::open(queue, queueOwner(profile).value(), *m_clock).value();
            RecordDraft draft = filingOf(1);
            draft.infno = QStringLiteral("2304");
            const auto record = outbox->add(draft);
            QVERIFY(record && (!wasSending || outbox->markSending(record->msgid)));
            QVERIFY(outbox->add(filingOf(2)));
        }
        {
            Keeper keeper(profile, *m_clock,
                [](const StationProfile&) { return std::make_unique<DeafLink>(); });
            QSignalSpy opened(&keeper, &Keeper::queueChanged);
            keeper.start();
            QTRY_VERIFY_WITH_TIMEOUT(!opened.isEmpty(), patience);
        }
        QCOMPARE(columnOf(queue, "SELECT infno || ' ' || state FROM outbox"),
            QStringList({ QStringLiteral("2304 ") + state, QStringLiteral("Y101 READY") }));
    }

    void profile_withAnythingMissing_isNotEnrolled()
    {
        const QString dir = newWorld() + QStringLiteral("/station");
        QCOMPARE(StationProfile::load(dir).error().code, ErrorCode::NotEnrolled);
        Json json = Json::object();
        const std::pair<const char*, const char*> members[] = {
            { "institutionCode", "H64010400001" }, { "institutionName", "银川市第一人民医院" },
            { "region", "640104" }, { "stationNumber", "001" }, { "deviceNo", "KIOSK-001" },
            { "provinceUrl", "https://127.0.0.1:8443" }, { "operatorType", "2" }
        };
        for (const auto& [name, value] : members)
            json.set(QLatin1String(name), QString::fromUtf8(value));
        const auto load = [&](const Json& content) {
            QFile file(dir + QStringLiteral("/station.json"));
            if (!file.open(QIODevice::WriteOnly) || file.write(writeJson(content)) < 0)
                qFatal("cannot write");
            file.close();
            return StationProfile::load(dir);
        };
        const auto whole = load(json);
        QVERIFY2(whole, whole ? "" : qPrintable(describe(whole.error())));
        QCOMPARE(whole->institutionName, QStringLiteral("银川市第一人民医院"));
        for (const auto& member : members) {
            Json holed = json;
            holed.set(QLatin1String(member.first), Json());
            const Error error = load(holed).error();
            QCOMPARE(error.code, ErrorCode::NotEnrolled);
            QVERIFY(error.detail.contains(QLatin1String(member.first)));
        }
        QVERIFY(load(json));
        QVERIFY(QFile::remove(dir + QStringLiteral("/station.key")));
        QVERIFY(load(json).error().detail.contains(QStringLiteral("station.key")));
    }
};

QTEST_GUILESS_MAIN(TestKeeper)
#include "tst_keeper.moc"
