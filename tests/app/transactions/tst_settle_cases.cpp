// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/decimal.h"
#include "app/transactions/cases/policy_files.h"
#include "app/transactions/cases/settle_case.h"
#include "app/transactions/inpatient/inpatient.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace yidi;

namespace {

const QString source = QStringLiteral(YIDI_SOURCE_DIR "/");

QString noHash(const QByteArray& bytes)
{
    return QString::number(qHash(bytes), 16);
}

Result<Settlement> run(const QString& policies, const Json& json)
{
    YIDI_ASSIGN(const SettleCase settleCase, parseSettleCase(json));
    YIDI_ASSIGN(const PolicyFolder folder, readPolicies(policies, noHash));
    YIDI_ASSIGN(const Policy* policy,
        folder.book.find(settleCase.input.insuredRegion, policyDay(settleCase.input)));
    return settle(*policy, settleCase.input);
}

Json w2a()
{
    return *readJsonFile(source + QStringLiteral("resources/training/cases/settle/W2a.json"));
}

} // namespace

class TestSettleCases : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void workedExample_settled_givesThePublishedFigures_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("policies");
        QTest::addColumn<QStringList>("figures");
        const auto expected =
            readJsonFile(source + QStringLiteral("resources/training/cases/settle/expected.json"));
        QVERIFY2(expected, qPrintable(expected ? QString() : describe(expected.error())));
        const Json& cases = (*expected)[u"cases"];
        QCOMPARE(cases.size(), std::size_t { 14 });
        for (std::size_t i = 0; i < cases.size(); ++i) {
            const Json& one = cases.items()[i];
            QStringList figures;
            for (std::size_t f = 0; f < one[u"setlinfo"].size(); ++f)
                figures << one[u"setlinfo"].names()[f] << one[u"setlinfo"].items()[f].text();
            QTest::newRow(qPrintable(cases.names()[i]))
                << cases.names()[i] << one[u"policies"].text() << figures;
        }
    }

    void workedExample_settled_givesThePublishedFigures()
    {
        QFETCH(QString, name);
        QFETCH(QString, policies);
        QFETCH(QStringList, figures);
        const auto json = readJsonFile(
            source + QStringLiteral("resources/training/cases/settle/%1.json").arg(name));
        QVERIFY(json);
        const auto settlement = run(source + policies, *json);
        QVERIFY2(settlement, qPrintable(settlement ? QString() : describe(settlement.error())));
        const Json amounts = settlementAmountsToWire(settlement->amounts);
        QVERIFY(!figures.isEmpty());
        for (qsizetype i = 0; i < figures.size(); i += 2)
            QCOMPARE(amounts[figures[i]].text(), figures[i + 1]);
    }

    void policyFolders_shipped_areSound_data()
    {
        QTest::addColumn<QString>("folder");
        for (const char* folder :
            { "resources/policies", "resources/training/cases/policies/mode-b",
                "resources/training/cases/policies/mode-c",
                "resources/training/cases/policies/band-net" })
            QTest::newRow(folder) << source + QLatin1String(folder);
    }

    void policyFolders_shipped_areSound()
    {
        QFETCH(QString, folder);
        const auto read = readPolicies(folder, noHash);
        QVERIFY(read);
        for (const Error& problem : read->problems)
            QFAIL(qPrintable(describe(problem)));
        for (const auto& [key, policy] : read->book.all()) {
            QVERIFY(!policy.source.isEmpty());
            QVERIFY2(!policy.authoritative, "nothing shipped is anybody's authority");
            QVERIFY(!policy.hash.isEmpty());
        }
    }

    void policyFolder_fileUnderAnotherName_isAProblemNamingTheFile()
    {
        QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkpath(QStringLiteral("650000")));
        const QString wrong = QStringLiteral("650000/2016-02-01.json");
        QVERIFY(QFile::copy(source + QStringLiteral("resources/policies/650000/2016-01-01.json"),
            dir.filePath(wrong)));
        const auto read = readPolicies(dir.path(), noHash);
        QVERIFY(read);
        QCOMPARE(read->problems.size(), std::size_t { 1 });
        QVERIFY(read->problems.front().detail.startsWith(wrong));
        QCOMPARE(read->book.size(), std::size_t { 0 });
    }

    void policyFolder_emptyOrAbsent_isSaid()
    {
        QTemporaryDir dir;
        const auto empty = readPolicies(dir.path(), noHash);
        QVERIFY(empty);
        QCOMPARE(empty->problems.front().code, ErrorCode::PolicyMissing);
        const auto absent = readPolicies(dir.filePath(QStringLiteral("nowhere")), noHash);
        QVERIFY(!absent);
        QCOMPARE(absent.error().code, ErrorCode::FileUnreadable);
    }

    void hostileCase_refused_namingTheField_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* member, const char* value, const char* field) {
            QTest::addRow("%s=%s", member, value)
                << QByteArray(member) << QByteArray(value) << QString(QLatin1String(field));
        };
        row("insuplc_admdvs", "null", "insuplc_admdvs");
        row("insuplc_admdvs", "\"4301\"", "insuplc_admdvs");
        row("insuplc_admdvs", "{}", "insuplc_admdvs");
        row("mdtrtarea_admvs", "\"\"", "mdtrtarea_admvs");
        row("insutype", "[]", "insutype");
        row("surprise", "1", "surprise");
        row("psn_idet_type", "\"61\"", "psn_idet_type");
        row("psn_idet_type", "[7]", "psn_idet_type[0]");
        row("cvlserv_flag", "\"yes\"", "cvlserv_flag");
        row("hosp_lv", "\"99\"", "hosp_lv");
        row("endtime", "\"2017-02-30\"", "endtime");
        row("endtime", "\"2017-01-01\"", "endtime");
        row("filing", "\"L1\"", "filing");
        row("filing", "{\"category\":\"X\"}", "filing.category");
        row("filing", "{\"category\":\"L1\",\"id\":1}", "filing.id");
        row("admission_no", "0", "admission_no");
        row("admission_no", "1.5", "admission_no");
        row("admission_no", "99999999999", "admission_no");
        row("accumulators", "{\"hifp_pay\":\"-1.00\"}", "accumulators.hifp_pay");
        row("accumulators", "{\"hifp\":\"1.00\"}", "accumulators.hifp");
        row("balc", "-0.01", "balc");
        row("balc", "1e9", "balc");
        row("bill", "null", "bill");
        row("bill", "{}", "bill.medfee_sumamt");
        row("bill", "{\"medfee_sumamt\":\"NaN\"}", "bill.medfee_sumamt");
        row("bill", "{\"medfee_sumamt\":\"1.005\"}", "bill.medfee_sumamt");
        row("bill", "{\"medfee_sumamt\":1,\"overlmt_selfpay\":2}", "medfee_sumamt");
        row("bill", "{\"medfee_sumamt\":1,\"extra\":2}", "bill.extra");
        row("bill", "{\"medfee_sumamt\":\"100000000000000.00\"}", "bill.medfee_sumamt");
        row("feedetail", "[]", "bill");
    }

    void hostileCase_refused_namingTheField()
    {
        QFETCH(QByteArray, member);
        QFETCH(QByteArray, value);
        QFETCH(QString, field);
        Json json = w2a();
        const auto parsed = parseJson("[" + value + "]");
        QVERIFY(parsed);
        json.set(QString::fromLatin1(member), parsed->items().front());
        const auto settlement = run(source + QStringLiteral("resources/policies"), json);
        QVERIFY(!settlement);
        QCOMPARE(settlement.error().code, ErrorCode::BadInput);
        QVERIFY2(settlement.error().detail.startsWith(field + QLatin1Char(':')),
            qPrintable(settlement.error().detail));
    }

    void feeDetail_unmappedLine_goesToOwnExpenseAndIsListed()
    {
        Json json =
            *readJsonFile(source + QStringLiteral("resources/training/cases/settle/W12.json"));
        Json lines = json[u"feedetail"];
        lines.append(*parseJson(R"({"feedetl_sn":"2","med_list_codg":"UNKNOWN","cnt":2,)"
                                R"("pric":"10.5","det_item_fee_sumamt":21})"));
        json.set(QStringLiteral("feedetail"), lines);
        const auto settleCase = parseSettleCase(json);
        QVERIFY(settleCase);
        QCOMPARE(settleCase->unmapped, QStringList { QStringLiteral("UNKNOWN") });
        QCOMPARE(settleCase->input.bill.fullySelfPaid, Fen(2100));
        QCOMPARE(settleCase->input.bill.inScope(), Fen(263840));
    }

    void trainingStay_classifiedBySentCatalogue_isTheBillOfW2a()
    {
        const auto world = [](const char* file) {
            return *readJsonFile(
                source + QStringLiteral("resources/training/") + QLatin1String(file));
        };
        Catalogue catalogue;
        const Json catalogueFile = world("catalogue.json");
        for (const Json& row : catalogueFile[u"catalogue"].items()) {
            CatalogueItem item;
            item.code = row[u"med_list_codg"].text();
            item.chargeLevel = row[u"chrgitm_lv"].text();
            item.firstShare = { *parseDecimal(row[u"selfpay_prop"].text().toLatin1(), 4) };
            const QByteArray limit = row[u"pric_uplmt_amt"].text().toLatin1();
            if (!limit.isEmpty())
                item.priceLimit = *parseDecimal(limit, 6);
            catalogue.emplace(item.code, item);
        }
        std::vector<FeeLine> lines;
        const Json stay = world("stays/NX-01/2301.json");
        for (const Json& row : stay[u"input"][u"feedetail"].items()) {
            FeeLine line;
            line.number = row[u"feedetl_sn"].text();
            line.code = row[u"med_list_codg"].text();
            line.count = *parseDecimal(row[u"cnt"].text().toLatin1(), 4);
            line.price = *parseDecimal(row[u"pric"].text().toLatin1(), 6);
            line.sum = *Fen::fromWire(row[u"det_item_fee_sumamt"].text().toLatin1());
            lines.push_back(line);
        }
        const auto classified = classify(catalogue, lines);
        QVERIFY2(classified, qPrintable(classified ? QString() : describe(classified.error())));
        QVERIFY(classified->unmapped.isEmpty());
        const auto w2 = parseSettleCase(w2a());
        QVERIFY(w2);
        QCOMPARE(classified->bill, w2->input.bill);
        QCOMPARE(classified->bill.total - classified->bill.inScope(), Fen(283493));
    }
};

QTEST_GUILESS_MAIN(TestSettleCases)
#include "tst_settle_cases.moc"
