// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/directory/directory.h"
#include "app/domain/region/region.h"

#include <QFile>
#include <QMap>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace yidi;

namespace {

constexpr int tilesOnAPage = 6;

Directory wholeCountry()
{
    QFile file(QStringLiteral(YIDI_SOURCE_DIR "/resources/directory/regions.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto places = parsePlaces(file.readAll());
    return places ? Directory { *places, {} } : Directory();
}

const Directory directory = wholeCountry();

QStringList namesOf(const std::vector<Place>& places)
{
    QStringList names;
    for (const Place& place : places)
        names += place.name;
    return names;
}

/// Letters pressed until the place is among the tiles, or pages turned once no letter is left.
int pressesTo(const Place& wanted, const std::vector<Place>& among)
{
    for (int letters = 0; letters <= wanted.initials.size(); ++letters) {
        const auto matches = startingWith(among, wanted.initials.left(letters));
        const auto at = std::find(matches.begin(), matches.end(), wanted);
        if (at == matches.end())
            return 1000;
        if (static_cast<int>(matches.size()) <= tilesOnAPage)
            return letters + 1;
        if (letters == wanted.initials.size())
            return letters + 1 + static_cast<int>(at - matches.begin()) / tilesOnAPage;
    }
    return 1000;
}

QByteArray fileOf(const QByteArray& places)
{
    return R"({"source": "test", "places": [)" + places + "]}";
}

} // namespace

class TestDirectory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void regions_everyProvinceAndPrefecture_isThereOnce()
    {
        QSet<QString> codes;
        int provinces = 0, prefectures = 0, countyPools = 0;
        for (const Place& place : directory.places) {
            QVERIFY2(isRegionCode(place.code) && place.code == cityOf(place.code),
                qPrintable(place.code));
            codes.insert(place.code);
            ++(place.isProvince()                                 ? provinces
                    : place.code.mid(2, 2) == QLatin1String("90") ? countyPools
                                                                  : prefectures);
        }
        QCOMPARE(codes.size(), static_cast<qsizetype>(directory.places.size()));
        QCOMPARE(provinces, 31);
        QCOMPARE(prefectures, 333);
        QCOMPARE(countyPools, 4);
        QVERIFY(std::is_sorted(directory.places.begin(), directory.places.end(),
            [](const Place& a, const Place& b) { return a.code < b.code; }));
    }

    /// As the yearbook counts them.
    void regions_prefecturesOfEachProvince_areAsMany()
    {
        const QMap<QString, int> counts { { QStringLiteral("13"), 11 },
            { QStringLiteral("14"), 11 }, { QStringLiteral("15"), 12 },
            { QStringLiteral("21"), 14 }, { QStringLiteral("22"), 9 }, { QStringLiteral("23"), 13 },
            { QStringLiteral("32"), 13 }, { QStringLiteral("33"), 11 },
            { QStringLiteral("34"), 16 }, { QStringLiteral("35"), 9 }, { QStringLiteral("36"), 11 },
            { QStringLiteral("37"), 16 }, { QStringLiteral("41"), 17 },
            { QStringLiteral("42"), 13 }, { QStringLiteral("43"), 14 },
            { QStringLiteral("44"), 21 }, { QStringLiteral("45"), 14 }, { QStringLiteral("46"), 4 },
            { QStringLiteral("51"), 21 }, { QStringLiteral("52"), 9 }, { QStringLiteral("53"), 16 },
            { QStringLiteral("54"), 7 }, { QStringLiteral("61"), 10 }, { QStringLiteral("62"), 14 },
            { QStringLiteral("63"), 8 }, { QStringLiteral("64"), 5 },
            { QStringLiteral("65"), 14 } };
        QMap<QString, int> found;
        for (const Place& place : directory.places)
            if (!place.isProvince() && place.code.mid(2, 2) != QLatin1String("90"))
                ++found[place.code.left(2)];
        QCOMPARE(found, counts);
    }

    void regions_initials_areAsPeopleSayTheName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("initials");
        const std::pair<const char*, const char*> rows[] = { { "重庆市", "CQ" }, { "长沙市", "CS" },
            { "长春市", "CC" }, { "长治市", "CZ" }, { "厦门市", "XM" }, { "六安市", "LA" },
            { "六盘水市", "LPS" }, { "亳州市", "BZ" }, { "台州市", "TZ" }, { "丽水市", "LS" },
            { "蚌埠市", "BB" }, { "濮阳市", "PY" }, { "朝阳市", "CY" }, { "乐山市", "LS" },
            { "百色市", "BS" }, { "阿坝藏族羌族自治州", "AB" }, { "大理白族自治州", "DL" },
            { "西藏自治区", "XZ" }, { "成都市", "CD" }, { "昌都市", "CD" }, { "银川市", "YC" },
            { "伊犁哈萨克自治州", "YL" }, { "克孜勒苏柯尔克孜自治州", "KZLS" },
            { "新疆维吾尔自治区", "XJ" }, { "乌鲁木齐市", "WLMQ" }, { "鄂尔多斯市", "EEDS" },
            { "湘西土家族苗族自治州", "XX" }, { "西双版纳傣族自治州", "XSBN" },
            { "黔东南苗族侗族自治州", "QDN" }, { "海西蒙古族藏族自治州", "HX" },
            { "延边朝鲜族自治州", "YB" }, { "锡林郭勒盟", "XLGL" }, { "大兴安岭地区", "DXAL" },
            { "内蒙古自治区", "NMG" }, { "泰安市", "TA" }, { "宿迁市", "SQ" },
            { "喀什地区", "KS" } };
        for (const auto& [name, initials] : rows)
            QTest::newRow(name) << QString::fromUtf8(name) << QString::fromLatin1(initials);
    }
    void regions_initials_areAsPeopleSayTheName()
    {
        QFETCH(QString, name);
        QFETCH(QString, initials);
        const auto at = std::find_if(directory.places.begin(), directory.places.end(),
            [&](const Place& place) { return place.name == name; });
        QVERIFY(at != directory.places.end());
        QCOMPARE(at->initials, initials);
    }

    /// Somebody who cannot write Chinese still gets to every city: province, then city.
    void initials_everyPlace_isReachedWithinAFewPresses()
    {
        int most = 0;
        for (const Place& province : directory.provinces()) {
            const int toProvince = pressesTo(province, directory.provinces());
            for (const Place& city : directory.citiesOf(province.code)) {
                const int presses = toProvince + pressesTo(city, directory.citiesOf(province.code));
                QVERIFY2(presses <= 6, qPrintable(city.name));
                most = std::max(most, presses);
            }
        }
        QVERIFY(most > 1);
    }

    /// The same among all places at once.
    void initials_amongTheWholeCountry_reachEveryPlaceWithinItsLettersAndAPage()
    {
        for (const Place& place : directory.places) {
            const int presses = pressesTo(place, directory.places);
            QVERIFY2(presses <= place.initials.size() + 2, qPrintable(place.name));
        }
    }

    void citiesOf_municipality_isItselfAlone()
    {
        for (const char* code : { "110000", "120000", "310000", "500000" }) {
            const auto cities = directory.citiesOf(QString::fromLatin1(code));
            QCOMPARE(cities.size(), std::size_t(1));
            QCOMPARE(cities.front().code, QString::fromLatin1(code));
        }
    }

    void citiesOf_province_areItsOwnWithoutItself()
    {
        QCOMPARE(namesOf(directory.citiesOf(QStringLiteral("640000"))),
            QStringList({ QStringLiteral("银川市"), QStringLiteral("石嘴山市"),
                QStringLiteral("吴忠市"), QStringLiteral("固原市"), QStringLiteral("中卫市") }));
        QVERIFY(directory.citiesOf(QStringLiteral("990000")).empty());
    }

    void find_knownAndUnknownCode()
    {
        for (const Place& place : directory.places)
            QCOMPARE(directory.find(place.code), &place);
        for (const char* code : { "", "640199", "000000", "990000", "nonsense" })
            QVERIFY(!directory.find(QString::fromLatin1(code)));
    }

    void startingWith_letters_narrowsAndIgnoresCase()
    {
        const auto cities = directory.citiesOf(QStringLiteral("640000"));
        QCOMPARE(startingWith(cities, QString()), cities);
        QCOMPARE(namesOf(startingWith(cities, QStringLiteral("y"))),
            QStringList(QStringLiteral("银川市")));
        QVERIFY(startingWith(cities, QStringLiteral("Q")).empty());
    }

    void parsePlaces_wrongFile_namesWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("places");
        QTest::addColumn<QString>("what");
        QTest::newRow("county") << QByteArray(R"({"code":"640104","name":"x","initials":"X"})")
                                << QStringLiteral("places[0].code");
        QTest::newRow("no code") << QByteArray(R"({"code":"6401","name":"x","initials":"X"})")
                                 << QStringLiteral("places[0].code");
        QTest::newRow("small letters")
            << QByteArray(R"({"code":"640100","name":"x","initials":"x"})")
            << QStringLiteral("places[0].initials");
        QTest::newRow("no name") << QByteArray(R"({"code":"640100","initials":"X"})")
                                 << QStringLiteral("places[0].name");
        QTest::newRow("unknown member")
            << QByteArray(R"({"code":"640100","name":"x","initials":"X","y":"1"})")
            << QStringLiteral("places[0].y");
        QTest::newRow("twice") << QByteArray(R"({"code":"640100","name":"x","initials":"X"},)"
                                             R"({"code":"640100","name":"x","initials":"X"})")
                               << QStringLiteral("places[1]");
    }
    void parsePlaces_wrongFile_namesWhatIsWrong()
    {
        QFETCH(QByteArray, places);
        QFETCH(QString, what);
        const auto parsed = parsePlaces(fileOf(places));
        QVERIFY(!parsed);
        QVERIFY2(parsed.error().detail.contains(what), qPrintable(parsed.error().detail));
    }
};

QTEST_GUILESS_MAIN(TestDirectory)
#include "tst_directory.moc"
