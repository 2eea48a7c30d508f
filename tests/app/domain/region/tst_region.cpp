// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/region/region.h"

#include <QTest>

using namespace yidi;

class TestRegion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void code_checked_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("valid");
        for (const char* good : { "110000", "640104", "139900", "430199", "820000" })
            QTest::newRow(good) << QString(QLatin1String(good)) << true;
        for (const char* bad : { "4301", "6401041", "64010A", "000000", "990000", "64 104" })
            QTest::newRow(bad) << QString(QLatin1String(bad)) << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("wide digits") << QStringLiteral("６４０１０４") << false;
    }

    void code_checked()
    {
        QFETCH(QString, code);
        QFETCH(bool, valid);
        QCOMPARE(isRegionCode(code), valid);
    }

    void regions_compared_byProvinceAndCity_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<bool>("province");
        QTest::addColumn<bool>("city");
        const auto row = [](const char* a, const char* b, bool province, bool city) {
            QTest::addRow("%s %s", a, b)
                << QString(QLatin1String(a)) << QString(QLatin1String(b)) << province << city;
        };
        row("640104", "640106", true, true);
        row("640104", "640100", true, true);
        row("640104", "640201", true, false);
        row("640104", "650104", false, false);
        row("6401", "640104", false, false); // a malformed code is nowhere
    }

    void regions_compared_byProvinceAndCity()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(bool, province);
        QFETCH(bool, city);
        QCOMPARE(sameProvince(a, b), province);
        QCOMPARE(sameProvince(b, a), province);
        QCOMPARE(sameCity(a, b), city);
        QCOMPARE(sameCity(b, a), city);
    }

    void target_reaches_itsCityOrItsProvince()
    {
        const auto reaches = [](const char* target, const char* region) {
            return regionReaches(QLatin1String(target), QLatin1String(region));
        };
        QVERIFY(reaches("640000", "640104"));
        QVERIFY(reaches("640100", "640104"));
        QVERIFY(reaches("640106", "640104"));
        QVERIFY(!reaches("640104", "640201"));
        QVERIFY(!reaches("640100", "640000")); // a city is less than its province
        QVERIFY(!reaches("640000", "650104"));
        QVERIFY(!reaches("", ""));
    }

    void region_widened_namesProvinceAndCity()
    {
        QCOMPARE(provinceOf(QStringLiteral("650104")), QStringLiteral("650000"));
        QCOMPARE(cityOf(QStringLiteral("650104")), QStringLiteral("650100"));
    }
};

QTEST_GUILESS_MAIN(TestRegion)
#include "tst_region.moc"
