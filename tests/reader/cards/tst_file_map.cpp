// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// The map of a card's files: ours holds, and whatever is wrong with one is named by its place.
#include "app/base/json.h"
#include "reader/cards/catalogue.h"
#include "reader/cards/file_map.h"
#include "tests/support/scripted_card.h"

#include <QTemporaryDir>
#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString card = QStringLiteral("social_security");

QByteArray ours()
{
    QFile file(QStringLiteral(":/cards/social_security.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no file map");
    return file.readAll();
}

} // namespace

class TestFileMap : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    void write(const QByteArray& json)
    {
        QFile file(m_folder.filePath(card + QStringLiteral(".json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json);
    }

private Q_SLOTS:
    void ours_tellsTheVersionsApart()
    {
        const auto map = loadFileMap({}, card);
        QVERIFY2(map, map ? "" : qPrintable(describe(map.error())));
        QCOMPARE(map->versions.size(), std::size_t(3));
        const FileMap::Version* first = map->find({});
        QCOMPARE(first, map->find(QStringLiteral("1.00")));
        const FileMap::Version* second = map->find(QStringLiteral("2.0"));
        const FileMap::Version* third = map->find(QStringLiteral("3.0x"));
        QVERIFY(first && second && third);
        QVERIFY(!map->find(QStringLiteral("4.00")) && !map->find(QStringLiteral("2")));
        QCOMPARE(second->records.size(), first->records.size() + 1); // the name goes on
        QVERIFY(!first->lock && !second->lock && third->lock);
        QCOMPARE(third->lock->file, quint8(6));
        for (const FileMap::Version& version : map->versions)
            QCOMPARE(version.medical->application, QByteArray::fromHex("D15600000503"));
        QCOMPARE(map->defaultAlgorithm(QStringLiteral("640104")), CardAlgorithm::TripleDes);
        QCOMPARE(map->defaultAlgorithm(QStringLiteral("110000")), CardAlgorithm::Ssf33);
    }

    /// Each row takes our map and changes one text in it.
    void wrongMap_isNamedByItsPlace_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("place");
        const auto row = [](const char* name, const char* from, const char* to, const char* place) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(place);
        };
        row("unknown member", "\"source\"", "\"sauce\"", "sauce");
        row("unknown member of a record", "\"field\": \"cardSn\"",
            "\"field\": \"cardSn\", \"lenght\": 3", ".identity: unknown member \"lenght\"");
        row("unknown member of a version", "\"lock\"", "\"look\"", ".versions[2]");
        row("another card", "\"card\": \"social_security\"", "\"card\": \"bank\"", ".card");
        row("application no hex", "7378312E", "7378312G", ".application");
        row("application half a byte", "7378312E", "7378312", ".application");
        row("application too long", "7378312E", "7378312E7378", ".application");
        row("no application", "\"7378312E73682EC9E7BBE1B1A3D5CF\"", "\"\"", ".application");
        row("algorithm unknown", "\"11\": \"02\"", "\"11\": \"07\"", ".algorithms");
        row("PIN no hex", "\"pinReference\": \"00\"", "\"pinReference\": \"x\"", ".pinReference");
        row("record too long", "\"length\": 30", "\"length\": 254",
            ".versions[0].records[5].length");
        row("record empty", "\"length\": 30", "\"length\": 0", ".versions[0].records[5].length");
        row("length no number", "\"length\": 30", "\"length\": \"x\"",
            ".versions[0].records[5].length");
        row("date of three bytes", "\"length\": 4, \"field\": \"issued\"",
            "\"length\": 3, \"field\": \"issued\"", ".versions[0].records[1].length");
        row("form unknown", "\"form\": \"hex\", \"length\": 12",
            "\"form\": \"bin\", \"length\": 12", ".versions[0].records[0].form");
        row("file no short id", "\"file\": \"05\", \"tag\": \"04\"",
            "\"file\": \"1F\", \"tag\": \"04\"", ".versions[0].records[0]");
        row("tag no hex", "\"tag\": \"04\"", "\"tag\": \"104\"", ".versions[0].records[0].tag");
        row("no field", "\"field\": \"initialiser\"", "\"field\": \"\"", ".versions[0].records[0]");
        row("field unknown", "\"field\": \"initialiser\"", "\"field\": \"weight\"", "weight");
        row("field missing", "\"field\": \"socialSecurityNumber\"", "\"field\": \"name\"",
            "socialSecurityNumber");
        row("field of another form", "\"form\": \"hex\", \"length\": 12",
            "\"form\": \"an\", \"length\": 12", "initialiser");
        row("field twice", "\"field\": \"validTo\"", "\"field\": \"issued\"",
            ".versions[0].records[2]: field \"issued\" twice");
        row("record twice", "\"tag\": \"06\"", "\"tag\": \"05\"", ".versions[0].records[2]");
        row("prefix twice", "\"prefix\": \"2.0\"", "\"prefix\": \"1.0\"", ".versions[1]");
        row("prefix too short", "\"prefix\": \"2.0\"", "\"prefix\": \"2\"", ".versions[1]");
        row("key zero", "\"key\": \"01\"", "\"key\": \"00\"", ".versions[2].lock.key");
        row("medical key missing", "\"key\": \"81\",", "", ".versions[0].medical.key");
        row("medical application", "\"D15600000503\"", "\"\"", ".versions[0].medical.application");
    }

    void wrongMap_isNamedByItsPlace()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, place);
        QByteArray json = ours();
        const qsizetype at = json.indexOf(from);
        QVERIFY(at >= 0);
        json.replace(at, from.size(), to);
        write(json);
        ScriptedCard channel(trainingImage(QStringLiteral("NX-23")));
        CardCatalogue cards(m_folder.path());
        const auto read = cards.read(channel);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::BadInput);
        QVERIFY2(read.error().detail.contains(place), qPrintable(read.error().detail));
        QCOMPARE(channel.commands, 0);
    }

    void map_tooLongOrNotThere_isRefused()
    {
        write(ours() + QByteArray(64 * 1024, ' '));
        QCOMPARE(loadFileMap(m_folder.path(), card).error().code, ErrorCode::BadJson);
        write("{");
        QCOMPARE(loadFileMap(m_folder.path(), card).error().code, ErrorCode::BadJson);
        QCOMPARE(loadFileMap(m_folder.path(), QStringLiteral("none")).error().code,
            ErrorCode::FileUnreadable);
        Json many = *parseJson(ours());
        Json versions = Json::array();
        for (int i = 10; i < 27; ++i) {
            Json version = many[u"versions"].items().front();
            version.set(QStringLiteral("prefix"), QString::number(i) + u'x');
            versions.append(std::move(version));
        }
        many.set(QStringLiteral("versions"), versions);
        write(writeJson(many));
        const auto map = loadFileMap(m_folder.path(), card);
        QVERIFY(!map);
        QVERIFY(map.error().detail.contains(QStringLiteral(".versions")));
    }
};

QTEST_GUILESS_MAIN(TestFileMap)
#include "tst_file_map.moc"
