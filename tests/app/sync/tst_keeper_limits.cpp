// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/backup.h"
#include "app/sync/earlier_queues.h"
#include "app/sync/https_link.h"
#include "app/sync/keeper.h"
#include "app/sync/queue_owner.h"
#include "app/sync/queue_report_file.h"
#include "support_front.h"
#include "support_province.h"
#include "support_station.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yidi;

namespace {

constexpr int patience = 60'000; // ms until a hanging test fails

/// A link that never answers.
class DeafLink : public ProvinceLink {
public:
    void post(const QString&, const QByteArray&, int, Callback) override { }
};

RecordDraft draftOf(const char* infno, const char* fund = "0.00")
{
    RecordDraft draft = testDraft(QLatin1String(infno));
    draft.infno = QLatin1String(infno);
    draft.input = Json::object({ { QStringLiteral("data"),
        Json::object({ { QStringLiteral("fund_pay_sumamt"), QString::fromLatin1(fund) } }) } });
    return draft;
}

} // namespace

class TestKeeperLimits : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_worlds = 0;
    std::unique_ptr<Clock> m_clock = trainingClock(QDate(2017, 3, 31));

    StationProfile newStation()
    {
        const QString dir = m_dir.filePath(QString::number(++m_worlds));
        if (!QDir().mkpath(dir))
            qFatal("no folder");
        enrolForTest(dir);
        return testProfile(dir);
    }
    /// What comes of storing these, one after the other, without a link.
    static QStringList stored(
        const StationProfile& profile, const Clock& clock, std::vector<RecordDraft> drafts)
    {
        Keeper keeper(profile, clock, [](const auto&) { return std::make_unique<DeafLink>(); });
        keeper.start();
        QStringList said;
        for (const RecordDraft& draft : drafts) {
            const auto msgid = keeper.store(draft).get();
            said.append(msgid ? QStringLiteral("stored") : errorName(msgid.error().code));
        }
        return said;
    }

private Q_SLOTS:
    void store_withTooLittleRoom_takesNothingNewAndLetsWhatWasBegunBeUndone()
    {
        StationProfile profile = newStation();
        QCOMPARE(
            stored(profile, *m_clock, { draftOf("Y101") }), QStringList(QStringLiteral("stored")));
        profile.limits.disk.free = std::numeric_limits<qint64>::max() / 4;
        QCOMPARE(stored(profile, *m_clock, { draftOf("Y101"), draftOf("2601") }),
            QStringList({ QStringLiteral("StoreFull"), QStringLiteral("stored") }));
    }

    void store_atTheLimitOfTheQueue_isRefused()
    {
        StationProfile profile = newStation();
        profile.limits.queue.stopCount = 2;
        QCOMPARE(stored(profile, *m_clock,
                     { draftOf("Y101"), draftOf("Y103"), draftOf("Y101"), draftOf("2305") }),
            QStringList({ QStringLiteral("stored"), QStringLiteral("stored"),
                QStringLiteral("QueueFull"), QStringLiteral("stored") }));
    }

    void store_ofMoneyBeyondTheLimits_isRefused()
    {
        StationProfile profile = newStation();
        profile.limits.queue.stationProvisional = Fen(30'000);
        profile.limits.queue.personProvisional = Fen(20'000);
        RecordDraft first = draftOf("Y302", "200.00");
        RecordDraft large = draftOf("Y302", "200.01");
        RecordDraft second = draftOf("Y302", "100.01");
        second.lane = QStringLiteral("another");
        RecordDraft third = draftOf("Y302", "100.00");
        third.lane = QStringLiteral("a third");
        QCOMPARE(stored(profile, *m_clock, { large, first, second, third, draftOf("Y101") }),
            QStringList({ QStringLiteral("OfflineMoneyStopped"), QStringLiteral("stored"),
                QStringLiteral("OfflineMoneyStopped"), QStringLiteral("stored"),
                QStringLiteral("stored") }));
    }

    void store_afterThreeDaysWithoutALink_promisesNoMoney()
    {
        const StationProfile profile = newStation();
        QCOMPARE(
            stored(profile, *m_clock, { draftOf("Y101") }), QStringList(QStringLiteral("stored")));
        const auto later = trainingClock(QDate(2017, 4, 4));
        QCOMPARE(stored(profile, *later, { draftOf("Y302", "1.00"), draftOf("Y103") }),
            QStringList({ QStringLiteral("OfflineMoneyStopped"), QStringLiteral("stored") }));
    }

    void pressure_isTold_andSoIsWhyItIs()
    {
        StationProfile profile = newStation();
        profile.limits.queue.warnCount = 1;
        Keeper keeper(profile, *m_clock, [](const auto&) { return std::make_unique<DeafLink>(); });
        Pressure told;
        connect(&keeper, &Keeper::pressureChanged, this,
            [&](const Pressure& pressure) { told = pressure; });
        keeper.start();
        QVERIFY(keeper.store(draftOf("Y101")).get());
        const Pressure expected { PressureLevel::Warn, PressureCause::Count };
        QVERIFY(QTest::qWaitFor([&] { return told == expected; }, patience));
    }

    void aCopyPutBack_isComparedFirst_andThenSendsAgain()
    {
        const QString world = m_dir.filePath(QStringLiteral("world"));
        const QString medium = m_dir.filePath(QStringLiteral("medium"));
        QVERIFY(QDir().mkpath(world) && QDir().mkpath(medium));
        QVERIFY(
            ensureAuthority(world + QStringLiteral("/province"), { QStringLiteral("127.0.0.1") }));
        QVERIFY(enrolStation(
            world + QStringLiteral("/province"), world + QStringLiteral("/station"), testKiosk()));
        auto province = testProvince(world + QStringLiteral("/province"), *m_clock);
        const RunningFront front(world + QStringLiteral("/province"),
            [&](const QString& infno, const QByteArray& body, const StationName& peer) {
                return province->handle(infno, body, peer);
            });
        StationProfile profile = testProfile(world + QStringLiteral("/station"));
        profile.provinceUrl = front.url();
        const QString queue = profile.file(QStringLiteral("queue.db"));
        const auto owner = [&] { return queueOwner(profile); };
        QFile keyFile(profile.file(QStringLiteral("province-sign.pem")));
        QVERIFY(keyFile.open(QIODevice::ReadOnly));
        const QByteArray key = keyFile.readAll();
        const auto acknowledged = [&](std::size_t person) {
            Keeper keeper(profile, *m_clock, makeHttpsLink);
            QueueReport compared;
            QString msgid;
            bool ended = false;
            connect(&keeper, &Keeper::queueReported, this,
                [&](const QueueReport& report) { compared = report; });
            connect(&keeper, &Keeper::recordChanged, this, [&](const RecordUpdate& update) {
                ended = ended || (update.msgid == msgid && isClosed(update.state));
            });
            keeper.start();
            const auto stored = keeper.store(filingOf(person)).get();
            if (stored)
                msgid = *stored;
            const bool done = QTest::qWaitFor(
                [&] {
                    keeper.nudge();
                    return ended && compared.at.isValid();
                },
                patience);
            return std::pair(done, compared);
        };
        QVERIFY(acknowledged(1).first);
        QString copy;
        {
            const auto outbox = Outbox::open(queue, *owner(), *m_clock).value();
            copy = Backups(medium, profile.institutionCode, profile.stationNumber)
                       .make(*outbox)
                       .value();
        }
        QVERIFY(acknowledged(2).first);
        QVERIFY(QFile::remove(queue));
        QVERIFY(restoreBackup(copy, queue, owner, key, *m_clock));
        const auto [done, report] = acknowledged(3);
        QVERIFY(done);
        QCOMPARE(report.found, 1); // what the province has and the copy has not
        QCOMPARE(report.findings.front().kind, QueueFindingKind::UnknownHere);
        QCOMPARE(readQueueReport(profile.dataDir, key).value().found, 1);

        // Begun anew when it owed nothing: what it lacked is still said, what was wiped is not.
        {
            const auto outbox = Outbox::open(queue, *owner(), *m_clock).value();
            EarlierQueues earlier;
            earlier.add(outbox->lastMsgId(), outbox->epochs().value());
            QVERIFY(earlier.save(profile.dataDir));
        }
        QVERIFY(QFile::remove(queue));
        const auto [again, after] = acknowledged(4);
        QVERIFY(again);
        QCOMPARE(after.found, 1);
        QCOMPARE(after.compared, 1);
    }
};

QTEST_GUILESS_MAIN(TestKeeperLimits)
#include "tst_keeper_limits.moc"
