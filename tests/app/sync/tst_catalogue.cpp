// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/catalogue_fetcher.h"

#include "app/province/catalogue/catalogue_handlers.h"
#include "support_province.h"
#include "support_station.h"

#include "app/transactions/files/zip.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yidi;

namespace {

const QString services = QStringLiteral("1305");
const QString drugs = QStringLiteral("1301");

/// A province and what a station keeps of its catalogue.
struct World {
    QTemporaryDir dir;
    ManualClock clock { testMorning() };
    std::unique_ptr<Province> province = testProvince(dir.path(), clock);
    CatalogueCache cache = newCache();
    QStringList asked;
    std::function<void(QByteArray& body)> onTheWay; ///< what becomes of an answer of 9102
    QString last;

    CatalogueCache newCache() const
    {
        QFile key(dir.filePath(QStringLiteral("sign.pem")));
        const bool isThere = key.open(QIODevice::ReadOnly);
        return { dir.filePath(QStringLiteral("station")), isThere ? key.readAll() : QByteArray() };
    }

    void fetch(const QString& infno, const QByteArray& input, const CatalogueFetcher::Fetched& done)
    {
        asked += infno;
        WireRequest request;
        request.infno = infno;
        last = nextMsgId(last, testKiosk().institutionCode, testKiosk().stationNumber, clock.now());
        request.msgid = last;
        request.mdtrtarea_admvs = QStringLiteral("640104");
        request.dev_no = testKiosk().deviceNo;
        request.opter_type = QStringLiteral("2");
        request.opter = request.opter_name = testKiosk().deviceNo;
        request.inf_time = QStringLiteral("2017-03-31 09:00:00");
        request.fixmedins_code = testKiosk().institutionCode;
        request.fixmedins_name = QStringLiteral("A");
        request.inputBytes = input;
        request.input = *parseJson(input);
        auto reply = province->handle(infno, encodeRequest(request), testKiosk());
        if (onTheWay && infno == QLatin1String("9102"))
            onTheWay(reply.body);
        const auto response = decodeResponse(reply.body);
        done(request.msgid,
            response ? Result<SignedAnswer>(SignedAnswer { *response, reply.body, reply.signature })
                     : fail(response.error()));
    }

    Result<int> update()
    {
        asked.clear();
        CatalogueFetcher fetcher(cache, testKiosk().institutionCode,
            [this](const QString& infno, const QByteArray& input,
                const CatalogueFetcher::Fetched& done) { fetch(infno, input, done); });
        Result<int> told = fail(ErrorCode::BadInput, QStringLiteral("never told"));
        fetcher.start([&](const Result<int>& replaced) { told = replaced; });
        return told;
    }

    int publish(const QString& list, const std::vector<CatalogueRow>& rows)
    {
        province.reset();
        int published = -1;
        {
            const auto ledger = Ledger::open(dir.filePath(QStringLiteral("ledger.db")));
            auto transaction = (*ledger)->begin();
            const auto done = publishCatalogue(**ledger, list, rows);
            if (done && transaction->commit())
                published = *done;
        }
        province = testProvince(dir.path(), clock);
        return published;
    }
};

CatalogueRow row(const QString& code, const QString& type)
{
    CatalogueRow made;
    made.item = { code, QStringLiteral("某项目"), type, QStringLiteral("02"), 5'000000, { 1000 },
        QDate(2017, 1, 1), {} };
    return made;
}

} // namespace

class TestCatalogue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fetch_theFirstTime_bringsEveryListAndKeepsIt()
    {
        World world;
        QVERIFY(!world.cache.catalogue());
        const auto replaced = world.update();
        QVERIFY2(replaced, qPrintable(replaced ? QString() : describe(replaced.error())));
        QVERIFY(*replaced >= 2);
        QVERIFY(world.cache.catalogue()->contains(QStringLiteral("NXT01000001")));
        CatalogueCache again = world.newCache();
        QVERIFY(again.load());
        QCOMPARE(again.catalogue()->size(), world.cache.catalogue()->size());
        QCOMPARE(again.version(services), 1);
        // Nothing newer: five questions and no file.
        QCOMPARE(*world.update(), 0);
        QCOMPARE(world.asked.size(), 5);
    }

    void fetch_aNewVersion_takesWhatChanged()
    {
        World world;
        QVERIFY(world.update());
        const std::size_t before = world.cache.rows(services).size();
        QCOMPARE(world.publish(services, { row(QStringLiteral("NEW1"), QStringLiteral("01")) }), 1);
        qsizetype lines = 0;
        world.onTheWay = [&](QByteArray& body) {
            const auto file = fromWire<FileContent>(decodeResponse(body)->output, {});
            lines = 1 + unzipText(file->content, catalogueTextName(services), 1 << 20)->count('\n');
        };
        QCOMPARE(*world.update(), 1);
        QCOMPARE(lines, qsizetype(1));
        QCOMPARE(world.cache.rows(services).size(), before + 1);
        QCOMPARE(world.cache.version(services), 2);
        QVERIFY(world.cache.catalogue()->contains(QStringLiteral("NEW1")));
        QVERIFY(world.cache.catalogue()->contains(QStringLiteral("NXT01000001")));
    }

    /// Whatever changes came, in however many pieces, the same is held as by a station that fetches
    /// it now; and the pieces become one again before there are many.
    void changes_oneAfterTheOther_makeTheWholeList()
    {
        World world;
        QVERIFY(world.update());
        const QDir folder(world.dir.filePath(QStringLiteral("station/catalogue")));
        for (int i = 0; i < 40; ++i) {
            CatalogueRow changed = row(QStringLiteral("N%1").arg(i % 7), QStringLiteral("01"));
            changed.item.firstShare = { 100 * i };
            changed.valid = i % 5 != 0;
            QCOMPARE(world.publish(services, { changed }), 1);
            QCOMPARE(world.update().value_or(-1), 1);
            QVERIFY(folder.entryList(QDir::Files).size() <= 36);
            if (i % 9 != 0)
                continue;
            CatalogueCache again = world.newCache();
            QVERIFY(again.load());
            QCOMPARE(again.rows(services), world.cache.rows(services));
            const QString aside = folder.path() + QStringLiteral("-held");
            QVERIFY(QDir().rename(folder.path(), aside));
            CatalogueCache held = std::exchange(world.cache, world.newCache());
            QVERIFY(world.update());
            QCOMPARE(world.cache.rows(services), held.rows(services));
            QVERIFY(QDir(folder.path()).removeRecursively() && QDir().rename(aside, folder.path()));
            world.cache = std::move(held);
        }
    }

    /// A change that is broken on the disk costs that change, which is fetched again.
    void change_brokenOnTheDisk_isNotUsed_andFetchedAgain()
    {
        World world;
        QVERIFY(world.update());
        for (const char* code : { "NEW1", "NEW2" }) {
            world.publish(services, { row(QLatin1String(code), QStringLiteral("01")) });
            QVERIFY(world.update());
        }
        QFile file(world.dir.filePath(QStringLiteral("station/catalogue/1305-2")));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.resize(file.size() / 2));
        file.close();
        world.cache = world.newCache();
        QVERIFY(!world.cache.load());
        QCOMPARE(world.cache.version(services), 2);
        QVERIFY(world.cache.catalogue()->contains(QStringLiteral("NEW1")));
        QVERIFY(!world.cache.catalogue()->contains(QStringLiteral("NEW2")));
        QCOMPARE(world.update().value_or(-1), 1);
        QVERIFY(world.newCache().load());
        QCOMPARE(world.cache.version(services), 3);
        QVERIFY(world.cache.catalogue()->contains(QStringLiteral("NEW2")));
    }

    void fetch_changedOnTheWay_leavesWhatIsHeld()
    {
        World world;
        QVERIFY(world.update());
        const auto held = world.cache.catalogue();
        world.publish(services, { row(QStringLiteral("NEW1"), QStringLiteral("01")) });
        int at = 0;
        world.onTheWay = [&](QByteArray& body) {
            body[body.size() / 2] = body[body.size() / 2] == 'A' ? 'B' : 'A';
            ++at;
        };
        const auto replaced = world.update();
        QVERIFY(!replaced);
        QCOMPARE(at, 1);
        QCOMPARE(world.cache.catalogue(), held);
        QCOMPARE(world.cache.version(services), 1);
        world.onTheWay = {};
        QCOMPARE(*world.update(), 1);
    }

    void take_ofAPartThatDoesNotFollowOrAnOlderOne_isRefused()
    {
        World world;
        QVERIFY(world.update());
        world.publish(services, { row(QStringLiteral("NEW1"), QStringLiteral("01")) });
        // What a station that holds version 1 is given is signed, yet no whole list.
        QString file;
        const auto keep = [&](const QString&, const Result<SignedAnswer>& reply) {
            file = reply->response.output[u"file_qury_no"].text();
        };
        world.fetch(services, writeJson(toWire(CatalogueQuery { 1 })), keep);
        ProvedAnswer part;
        const FileDownload asked { file, QString::fromLatin1(catalogueFileName),
            testKiosk().institutionCode };
        world.fetch(QStringLiteral("9102"), writeJson(toWire(asked)),
            [&](const QString& msgid, const Result<SignedAnswer>& reply) {
                part = { msgid, reply->body, reply->signature };
            });
        CatalogueCache empty = world.newCache();
        const auto refusedPart = empty.take(services, part);
        QVERIFY(!refusedPart);
        QVERIFY(refusedPart.error().detail.contains(QLatin1String("neither the whole list")));
        QVERIFY(!world.cache.take(drugs, part)); // nor is it another list
        QVERIFY(!world.cache.take(QStringLiteral("9999"), part));
        QVERIFY(world.cache.take(services, part));
        QCOMPARE(world.cache.version(services), 2);
        QVERIFY(!world.cache.take(services, part)); // and not a second time
    }

    void load_brokenFile_usesTheOtherLists()
    {
        World world;
        QVERIFY(world.update());
        const QString path = world.dir.filePath(QStringLiteral("station/catalogue/1305"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        for (const qsizetype at : { qsizetype(3), bytes.size() / 2, bytes.size() - 1 }) {
            QByteArray flipped = bytes;
            flipped[at] = static_cast<char>(flipped[at] ^ 1);
            file.seek(0);
            file.write(flipped);
            file.flush();
            CatalogueCache cache = world.newCache();
            QVERIFY(!cache.load());
            QCOMPARE(cache.version(services), 0);
            QCOMPARE(cache.version(drugs), world.cache.version(drugs));
        }
        QVERIFY(file.resize(bytes.size() / 3));
        QVERIFY(!world.newCache().load());
        QVERIFY(QFile::exists(path)); // kept for whoever looks into it
    }

    void fetch_twoHundredThousandRows_takesThem()
    {
        World world;
        std::vector<CatalogueRow> rows;
        for (int i = 0; i < 200'000; ++i)
            rows.push_back(row(QStringLiteral("XA%1").arg(i * 7919, 12, 10, QLatin1Char('0')),
                QStringLiteral("09")));
        QCOMPARE(world.publish(drugs, rows), 200'000);
        const auto replaced = world.update();
        QVERIFY2(replaced, qPrintable(replaced ? QString() : describe(replaced.error())));
        QVERIFY(world.cache.rows(drugs).size() >= 200'000);
        QVERIFY(world.cache.catalogue()->contains(rows[99'999].item.code));
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
