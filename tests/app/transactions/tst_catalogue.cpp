// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/catalogue/catalogue_text.h"
#include "app/transactions/files/zip.h"

#include <QTest>

using namespace yidi;

namespace {

const CatalogueList& services()
{
    return *findCatalogueList(QStringLiteral("1305"));
}

CatalogueRow row(const char* code, const QDate& begin = {}, const QDate& end = {})
{
    CatalogueRow made;
    made.item = { QLatin1String(code), QStringLiteral("三人间床位费"), QStringLiteral("01"),
        QStringLiteral("02"), 30'000000, { 1000 }, begin, end };
    made.version = 3;
    return made;
}

} // namespace

class TestCatalogue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lists_written_haveThePlatformsColumns()
    {
        QCOMPARE(catalogueLists().size(), 5U);
        for (const CatalogueList& list : catalogueLists()) {
            const QByteArray text = writeCatalogue(list, { row("A"), row("B") });
            QCOMPARE(text.count('\n'), 1);
            for (const QByteArray& line : text.split('\n'))
                QCOMPARE(line.count('\t'), list.columns - 1);
        }
        QVERIFY(!findCatalogueList(QStringLiteral("1304")));
    }

    void rows_written_areReadBack()
    {
        CatalogueRow withdrawn = row("B");
        withdrawn.valid = false;
        withdrawn.item.priceLimit.reset();
        CatalogueRow broken = row("C", QDate(2017, 1, 1));
        broken.item.name = QStringLiteral("a\tb\nc");
        const auto rows = readCatalogue(services(),
            writeCatalogue(services(),
                { row("A", QDate(2016, 1, 1), QDate(2016, 12, 31)), row("A", QDate(2017, 1, 1)),
                    withdrawn, broken }));
        QVERIFY2(rows, qPrintable(rows ? QString() : describe(rows.error())));
        broken.item.name = QStringLiteral("a b c");
        const std::vector<CatalogueRow> expected { row("A", QDate(2016, 1, 1), QDate(2016, 12, 31)),
            row("A", QDate(2017, 1, 1)), withdrawn, broken };
        QVERIFY(*rows == expected);
        Catalogue catalogue;
        addTo(catalogue, *rows);
        QVERIFY(catalogue.contains(QStringLiteral("A")));
        QVERIFY(!catalogue.contains(QStringLiteral("B")));
    }

    void rows_hostile_areRefusedByLineAndColumn_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("complaint");
        const QByteArray good = writeCatalogue(services(), { row("A") });
        const auto with = [&](int fromEnd, const char* value) {
            QByteArrayList columns = good.split('\t');
            columns[columns.size() - fromEnd] = value;
            return columns.join('\t');
        };
        const auto row = [](const char* name, const QByteArray& text, const char* complaint) {
            QTest::newRow(name) << text << QString(QLatin1String(complaint));
        };
        row("too few columns", good.left(good.lastIndexOf('\t')), "line 1: does not have 20");
        row("too many columns", good + "\t1", "line 1: does not have 20");
        row("not a table", "hello", "line 1: does not have 20");
        row("twice", good + '\n' + good, "line 2: med_list_codg begins twice on this day");
        row("no code", with(20, "null"), "line 1: med_list_codg is missing");
        row("long code", with(20, QByteArray(51, 'x').constData()), "line 1: med_list_codg is too");
        row("no level", with(8, ""), "line 1: chrgitm_lv is missing");
        row("level", with(8, "04"), "line 1: chrgitm_lv is not a known code");
        row("limit", with(7, "dear"), "line 1: pric_uplmt_amt is not a number");
        row("negative limit", with(7, "-1"), "line 1: pric_uplmt_amt is negative");
        row("share", with(6, "1.0001"), "line 1: selfpay_prop is not a share");
        row("no share", with(6, ""), "line 1: selfpay_prop is missing");
        row("date", with(5, "2017-02-30"), "line 1: begndate is not a date");
        row("flag", with(3, "y"), "line 1: vali_flag is not 0 or 1");
        row("version", with(1, "0"), "line 1: ver is not a version");
        QByteArrayList ended = good.split('\t');
        ended[15] = "2017-01-02";
        ended[16] = "2017-01-01";
        row("ends first", ended.join('\t'), "line 1: enddate is before begndate");
    }
    void rows_hostile_areRefusedByLineAndColumn()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, complaint);
        const auto rows = readCatalogue(services(), text);
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, ErrorCode::BadInput);
        QVERIFY2(rows.error().detail.startsWith(complaint), qPrintable(rows.error().detail));
    }

    void twoHundredThousandRows_crossTheWire()
    {
        const CatalogueList& drugs = *findCatalogueList(QStringLiteral("1301"));
        std::vector<CatalogueRow> rows;
        for (int i = 0; i < 200'000; ++i) {
            rows.push_back(row("X"));
            rows.back().item.code = QStringLiteral("XA%1B").arg(i * 7919, 12, 10, QLatin1Char('0'));
        }
        const auto zip = zipText(catalogueTextName(drugs.infno), writeCatalogue(drugs, rows));
        QVERIFY(zip);
        QVERIFY2(zip->size() * 4 / 3 < 6 * 1024 * 1024, "would not fit into an answer");
        const auto text = unzipText(*zip, catalogueTextName(drugs.infno), largestCatalogueText);
        QVERIFY(text);
        const auto read = readCatalogue(drugs, *text);
        QVERIFY(read);
        QVERIFY(*read == rows);
        Catalogue catalogue;
        addTo(catalogue, *read);
        QCOMPARE(catalogue.size(), rows.size());
        QVERIFY(catalogue.contains(rows[123'456].item.code));
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
