// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/catalogue/catalogue_handlers.h"
#include "app/transactions/files/file_codec.h"
#include "app/transactions/files/zip.h"

#include "tests/app/province/support_world.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString person = QStringLiteral("NX-01");
const QString bed = QStringLiteral("NXT01000001"); // class A, at most 30.00 a day

CatalogueRow bedRow(std::int64_t limit, const QDate& begin, const QDate& end = {})
{
    CatalogueRow row;
    row.item = { bed, QStringLiteral("三人间床位费"), QStringLiteral("01"), QStringLiteral("01"),
        limit, {}, begin, end };
    return row;
}

/// Publishes on the file the province is about to open.
int publish(World& world, const QString& list, const std::vector<CatalogueRow>& rows)
{
    world.close();
    int published = -1;
    {
        const auto ledger = Ledger::open(world.path(QStringLiteral("ledger.db")));
        if (!ledger)
            return -1;
        auto transaction = (*ledger)->begin();
        const auto done = publishCatalogue(**ledger, list, rows);
        if (transaction && done && transaction->commit())
            published = *done;
    }
    world.reopen();
    return published;
}

WireResponse askList(World& world, const char* infno, const char* version)
{
    return world.ask(World::kiosk(), QLatin1String(infno), {},
        data({ { QStringLiteral("ver"), Json(QLatin1String(version)) } }));
}

std::vector<CatalogueRow> download(World& world, const char* infno, const char* version)
{
    const auto info =
        fromWire<FileInfo>(askList(world, infno, version).output, QStringLiteral("output"));
    if (!info)
        return {};
    const FileDownload asked { info->file, QString::fromLatin1(catalogueFileName),
        World::kiosk().institutionCode };
    const WireResponse answer =
        world.ask(World::kiosk(), QStringLiteral("9102"), {}, toWire(asked));
    const auto file = fromWire<FileContent>(answer.output, QStringLiteral("output"));
    if (!file)
        return {};
    const QString list = QLatin1String(infno);
    const auto text = unzipText(file->content, catalogueTextName(list), largestCatalogueText);
    const auto rows = text ? readCatalogue(*findCatalogueList(list), *text)
                           : Result<std::vector<CatalogueRow>>(fail(text.error()));
    return rows ? *rows : std::vector<CatalogueRow>();
}

/// 2301 with lines {code, local code, day, price}.
struct Charge {
    QString code;
    const char* day;
    const char* price;
};
WireResponse charge(World& world, const QString& visit, const std::vector<Charge>& charges)
{
    static int serial = 0;
    Json lines = Json::array();
    for (const Charge& each : charges) {
        Json line = Json::object();
        const auto set = [&](const char* name, const QString& value) {
            line.set(QLatin1String(name), Json(value));
        };
        set("feedetl_sn", QStringLiteral("T%1").arg(++serial));
        set("mdtrt_id", visit);
        set("psn_no", personNo(person));
        set("med_type", QStringLiteral("21"));
        set("fee_ocur_time", QLatin1String(each.day) + QStringLiteral(" 08:00:00"));
        set("rx_circ_flag", QStringLiteral("0"));
        set("med_list_codg", each.code);
        set("medins_list_codg", QStringLiteral("LOCAL-") + each.code);
        set("medins_list_name", QStringLiteral("院内项目"));
        set("det_item_fee_sumamt", QLatin1String(each.price));
        set("cnt", QStringLiteral("1"));
        set("pric", QLatin1String(each.price));
        set("bilg_dept_codg", QStringLiteral("A"));
        set("bilg_dept_name", QStringLiteral("A"));
        set("bilg_dr_codg", QStringLiteral("D"));
        set("bilg_dr_name", QStringLiteral("D"));
        set("hosp_appr_flag", QStringLiteral("1"));
        lines.append(std::move(line));
    }
    Json input = Json::object();
    input.set(QStringLiteral("feedetail"), std::move(lines));
    return world.ask(World::hospital(), QStringLiteral("2301"), insuredRegion(person), input);
}

} // namespace

class TestCatalogue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void download_ofEveryList_bringsTheTrainingCatalogue()
    {
        World world;
        QVERIFY2(world.province(), qPrintable(world.error()));
        std::size_t rows = 0;
        for (const CatalogueList& list : catalogueLists())
            rows += download(world, list.infno.data(), "0").size();
        QCOMPARE(QString::number(rows), world.query("SELECT count(*) FROM catalogue_item"));
        QVERIFY(rows > 10);
    }

    void download_ofWhatIsHeld_bringsNothing()
    {
        World world;
        const WireResponse answer = askList(world, "1305", "1");
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        QCOMPARE(answer.output[u"data_cnt"].text(), QStringLiteral("0"));
        QVERIFY(answer.output[u"file_qury_no"].isNull());
        QVERIFY(!askList(world, "1305", "2").success); // nobody holds what was never published
        QVERIFY(!askList(world, "1305", "-1").success);
    }

    void publish_changedRows_areTheNextVersion()
    {
        World world;
        const QDate change(2017, 3, 1);
        QCOMPARE(publish(world, QStringLiteral("1305"), { bedRow(40'000000, change) }), 1);
        const auto newer = download(world, "1305", "1");
        QCOMPARE(newer.size(), 1U);
        QCOMPARE(newer[0].version, 2);
        QCOMPARE(newer[0].item.begin, change);
        // The same again is no version; another limit is.
        QCOMPARE(publish(world, QStringLiteral("1305"), { bedRow(40'000000, change) }), 0);
        QCOMPARE(askList(world, "1305", "2").output[u"data_cnt"].text(), QStringLiteral("0"));
        QCOMPARE(publish(world, QStringLiteral("1305"), { bedRow(41'000000, change) }), 1);
        QCOMPARE(download(world, "1305", "2").size(), 1U);
        QCOMPARE(download(world, "1305", "0").size(),
            world.query("SELECT count(*) FROM catalogue_item WHERE list_type = '1305'").toULong());
    }

    /// 1312, page by page, tells what the files of 13xx hold.
    void pages_ofItems_makeTheWholeCatalogue()
    {
        World world;
        publish(world, QStringLiteral("1305"), { bedRow(40'000000, QDate(2017, 3, 1)) });
        const auto ask = [&](const char* infno, QHash<QString, QString> filter) {
            Json input = Json::object(
                { { QStringLiteral("updt_time"), Json(QStringLiteral("2000-01-01 00:00:00")) } });
            for (auto at = filter.cbegin(); at != filter.cend(); ++at)
                input.set(at.key(), Json(at.value()));
            return world.ask(World::kiosk(), QLatin1String(infno), {},
                Json::object({ { QStringLiteral("data"), input } }));
        };
        const auto page = [&](const char* infno, int number, QHash<QString, QString> filter = {}) {
            filter.insert(QStringLiteral("page_num"), QString::number(number));
            filter.insert(QStringLiteral("page_size"), QStringLiteral("7"));
            return ask(infno, filter);
        };
        QStringList codes;
        for (int number = 1;; ++number) {
            const WireResponse answer = page("1312", number);
            QVERIFY2(answer.success, qPrintable(answer.err_msg));
            if (answer.output[u"data"].size() == 0)
                break;
            for (const Json& row : answer.output[u"data"].items())
                codes += row[u"hilist_code"].text() + row[u"begndate"].text();
            QCOMPARE(answer.output[u"record_counts"].text(),
                world.query("SELECT count(*) FROM catalogue_item"));
        }
        QCOMPARE(codes.join(QLatin1Char(',')),
            world.query("SELECT group_concat(line) FROM (SELECT med_list_codg || begndate AS line "
                        "FROM catalogue_item ORDER BY med_list_codg, begndate)"));
        const auto count = [&](const char* infno, const QHash<QString, QString>& filter) {
            return page(infno, 1, filter).output[u"record_counts"].text().toInt();
        };
        const QString day = QStringLiteral("query_date");
        const QString code = QStringLiteral("hilist_code");
        QCOMPARE(count("1312", { { code, bed } }), 2);
        QCOMPARE(count("1312", { { code, bed }, { day, QStringLiteral("2017-02-28") } }), 1);
        QCOMPARE(count("1312", { { QStringLiteral("hilist_name"), QStringLiteral("%") } }), 0);
        QCOMPARE(QString::number(count("1318", {})),
            world.query("SELECT count(*) FROM catalogue_item WHERE pric_uplmt_amt IS NOT NULL"));
        QCOMPARE(page("1318", 1, { { code, bed } })
                     .output[u"data"]
                     .items()[1][u"hilist_pric_uplmt_amt"]
                     .text(),
            QStringLiteral("40.000000"));
        QCOMPARE(QString::number(count("1319", {})),
            world.query("SELECT count(*) FROM catalogue_item WHERE chrgitm_lv = '02'"));
        for (const char* size : { "0", "-1", "1001", "9223372036854775807" })
            QVERIFY(!ask("1312",
                { { QStringLiteral("page_num"), QStringLiteral("1") },
                    { QStringLiteral("page_size"), QLatin1String(size) } })
                         .success);
        QVERIFY(!ask("1312",
            { { QStringLiteral("page_num"), QStringLiteral("9223372036854775807") },
                { QStringLiteral("page_size"), QStringLiteral("9") } })
                     .success);
    }

    /// `--catalogue`: files of the platform's form and of ours, published while the province runs.
    void folder_changedWhileRunning_isPublished_andABrokenOneIsNot()
    {
        const QTemporaryDir folder;
        const QTemporaryDir data;
        ManualClock clock(chinaTime(QDate(2017, 3, 31), QTime(10, 0)));
        const auto write = [&](const char* name, const QByteArray& content) {
            QFile file(folder.filePath(QLatin1String(name)));
            return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
        };
        CatalogueRow row = bedRow(40'000000, QDate(2017, 3, 1));
        row.version = 1;
        QVERIFY(
            write("1305.txt", writeCatalogue(*findCatalogueList(QStringLiteral("1305")), { row })));
        Province::Options options { data.path(), {}, {} };
        options.catalogueDir = folder.path();
        const auto province = Province::open(options, clock);
        QVERIFY2(province, qPrintable(province ? QString() : describe(province.error())));
        const auto held = [&] {
            const auto ledger = Ledger::open(data.filePath(QStringLiteral("ledger.db")));
            QStringList versions;
            for (const char* list : { "1301", "1305" })
                versions += QStringLiteral("%1/%2")
                                .arg((*ledger)->catalogueVersion(QLatin1String(list)).value_or(-1))
                                .arg((*ledger)->catalogueRows(QLatin1String(list), 0)->size());
            return versions.join(QLatin1Char(' '));
        };
        QCOMPARE(held(), QStringLiteral("0/0 1/1"));
        QVERIFY((*province)->tend());
        QCOMPARE(held(), QStringLiteral("0/0 1/1"));
        const QByteArray drug =
            R"({"catalogue": [{"med_list_codg": "D1", "med_list_name": "药",)"
            R"("med_chrgitm_type": "09", "chrgitm_lv": "02", "pric_uplmt_amt": "",)"
            R"("selfpay_prop": "0.1"}]})";
        QVERIFY(write("drugs.json", drug));
        QVERIFY((*province)->tend());
        QCOMPARE(held(), QStringLiteral("1/1 1/1"));
        // One file that cannot be used: nothing is published, until it is mended.
        row.item.priceLimit = 41'000000;
        QVERIFY(
            write("1305.txt", writeCatalogue(*findCatalogueList(QStringLiteral("1305")), { row })));
        // Of the bed from 1 March on 1305.txt speaks already.
        const QByteArray bedAgain = QByteArray(drug)
                                        .replace("D1", bed.toLatin1())
                                        .replace("\"09\"", "\"01\"")
                                        .replace("0.1\"", "0.1\", \"begndate\": \"2017-03-01\"");
        for (const QByteArray& broken :
            { QByteArray(drug).replace("0.1", "1.1"), bedAgain, drug.chopped(3) }) {
            QVERIFY(write("drugs.json", broken));
            QVERIFY((*province)->tend());
            QCOMPARE(held(), QStringLiteral("1/1 1/1"));
        }
        QVERIFY(write("drugs.json", QByteArray(drug).replace("D1", "D2")));
        QVERIFY((*province)->tend());
        QCOMPARE(held(), QStringLiteral("2/2 2/1"));
        // To withdraw an item is to say so.
        QVERIFY(
            write("drugs.json", QByteArray(drug).replace("0.1\"", "0.1\", \"vali_flag\": \"0\"")));
        QVERIFY((*province)->tend());
        QCOMPARE(held(), QStringLiteral("3/2 2/1"));
    }

    void upload_linesOfTwoDays_areClassifiedByTheirDays()
    {
        World world;
        publish(world, QStringLiteral("1305"), { bedRow(40'000000, QDate(2017, 3, 1)) });
        const QString visit = world.loadStay(person, false);
        const WireResponse answer = charge(
            world, visit, { { bed, "2017-02-28", "50.00" }, { bed, "2017-03-01", "50.00" } });
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        const auto& lines = answer.output[u"result"].items();
        QCOMPARE(lines[0][u"overlmt_amt"].text(), QStringLiteral("20.00"));
        QCOMPARE(lines[1][u"overlmt_amt"].text(), QStringLiteral("10.00"));
        QCOMPARE(lines[1][u"pric_uplmt_amt"].text(), QStringLiteral("40.000000"));
    }

    void upload_unknownCodes_areOwnExpenseAndListed()
    {
        World world;
        const QString visit = world.loadStay(person, false);
        const auto unmapped = [&](const StationName& who) {
            const WireResponse answer = world.ask(who, QStringLiteral("Y305"), {}, Json::object());
            return answer.output[u"unmapped"];
        };
        QCOMPARE(unmapped(World::hospital()).size(), 0U);
        const WireResponse answer = charge(world, visit,
            { { QStringLiteral("NOWHERE"), "2017-03-02", "12.50" },
                { QStringLiteral("NOWHERE"), "2017-03-01", "7.50" },
                { QStringLiteral("ELSE"), "2017-03-01", "100.00" },
                { bed, "2017-03-01", "10.00" } });
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        QCOMPARE(answer.output[u"result"].items()[0][u"fulamt_ownpay_amt"].text(),
            QStringLiteral("12.50"));
        QVERIFY(!answer.output[u"result"].items()[0][u"memo"].text().isEmpty());

        const Json listed = unmapped(World::hospital());
        QCOMPARE(listed.size(), 2U); // the dearest first
        QCOMPARE(listed.items()[0][u"medins_list_codg"].text(), QStringLiteral("LOCAL-ELSE"));
        const Json& twice = listed.items()[1];
        QCOMPARE(twice[u"medins_list_codg"].text(), QStringLiteral("LOCAL-NOWHERE"));
        QCOMPARE(twice[u"medins_list_name"].text(), QStringLiteral("院内项目"));
        QCOMPARE(twice[u"cnt"].text(), QStringLiteral("2"));
        QCOMPARE(twice[u"det_item_fee_sumamt"].text(), QStringLiteral("20.00"));
        QCOMPARE(twice[u"begndate"].text(), QStringLiteral("2017-03-01"));
        QCOMPARE(unmapped(World::office()).size(), 0U); // every house sees its own

        QVERIFY(world.tamper("UPDATE fee_line SET cancelled_by = 'M' WHERE "
                             "med_list_codg = 'NOWHERE' AND det_item_fee_sumamt = 1250"));
        QCOMPARE(unmapped(World::hospital()).items()[1][u"cnt"].text(), QStringLiteral("1"));
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
