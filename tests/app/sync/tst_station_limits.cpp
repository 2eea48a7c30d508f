// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/station_limits.h"

#include <QTest>

using namespace yidi;

class TestStationLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void from_sayingNothing_areTheUsualOnes()
    {
        const auto limits = StationLimits::from(Json::object()).value();
        QCOMPARE(limits.queue, QueueLimits());
        QCOMPARE(limits.disk.reserve, 64 * DiskRules::mib);
        QCOMPARE(limits.disk.free, 256 * DiskRules::mib);
        QVERIFY(limits.backupDir.isEmpty());
    }

    void from_sayingAll_areThose()
    {
        const Json station = parseJson(R"({"queue": {"warn_count": 1, "stop_count": 2,
            "banner_hours": 3, "supervisor_hours": "4", "money_hours": 5,
            "station_provisional": "6.01", "person_provisional": 7},
            "store": {"reserve_mib": 8, "free_mib": 9, "backup_dir": "/mnt/second"}})")
                                 .value();
        const auto limits = StationLimits::from(station).value();
        QCOMPARE(limits.queue, (QueueLimits { 1, 2, 3, 4, 5, Fen(601), Fen(700) }));
        QCOMPARE(limits.disk.reserve, 8 * DiskRules::mib);
        QCOMPARE(limits.disk.free, 9 * DiskRules::mib);
        QCOMPARE(limits.backupDir, QStringLiteral("/mnt/second"));
    }

    void from_whatCannotBe_namesTheMember_data()
    {
        QTest::addColumn<QByteArray>("station");
        QTest::addColumn<QString>("named");
        const std::pair<const char*, const char*> rows[] = {
            { R"({"queue": {"warn_count": -1}})", "queue.warn_count" },
            { R"({"queue": {"money_hours": "long"}})", "queue.money_hours" },
            { R"({"queue": {"station_provisional": "-1.00"}})", "queue.station_provisional" },
            { R"({"queue": {"stop_cuont": 5}})", "queue.stop_cuont" },
            { R"({"store": {"reserve_mib": 99999999999999}})", "store.reserve_mib" },
            { R"({"store": []})", "store" },
        };
        for (const auto& [station, named] : rows)
            QTest::newRow(named) << QByteArray(station) << QString::fromLatin1(named);
    }
    void from_whatCannotBe_namesTheMember()
    {
        QFETCH(QByteArray, station);
        QFETCH(QString, named);
        const auto limits = StationLimits::from(parseJson(station).value());
        QVERIFY(!limits);
        QCOMPARE(limits.error().detail, QStringLiteral("station.json: ") + named);
    }
};

QTEST_GUILESS_MAIN(TestStationLimits)
#include "tst_station_limits.moc"
