// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/decimal.h"
#include "app/transactions/cases/policy_files.h"
#include "app/transactions/cases/settle_case.h"
#include "app/transactions/inpatient/inpatient.h"
#include "tests/support/json_schema.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace yidi;
using namespace yidi::test;

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
    return yidi::settleCase(settleCase, folder.book);
}

Json caseNamed(const QString& name)
{
    return *readJsonFile(
        source + QStringLiteral("resources/training/cases/settle/%1.json").arg(name));
}

Json w2a()
{
    return caseNamed(QStringLiteral("W2a"));
}

/// What only the reader and the engine can know.
bool isBeyondSchemas(const QString& problem)
{
    for (const char* what : { "is not a region", "is needed", "give either", "outside the stay",
             "one more than", "is not a date", "is not a time", "is before", "is less than",
             "out of range", "names no level", "cnt times pric", "earlier line", "appears twice",
             "is missing: the benefit" })
        if (problem.contains(QLatin1String(what)))
            return true;
    return false;
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
        QCOMPARE(cases.size(), std::size_t { 26 });
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
        row("bill", "{\"medfee_sumamt\":\"1e400\"}", "bill.medfee_sumamt");
        row("bill", "{\"medfee_sumamt\":-1}", "bill.medfee_sumamt");
        row("bill", "{\"medfee_sumamt\":true}", "bill.medfee_sumamt");
        row("bill", "{\"medfee_sumamt\":\"\"}", "bill.medfee_sumamt");
        row("setl_lv", "\"9\"", "setl_lv");
        row("setl_time", "\"2017-01-01 00:00:00\"", "setl_time");
        row("begntime", "\"31/03/2017\"", "begntime");
        row("accumulators", "{\"admissions\":\"1.5\"}", "accumulators.admissions");
        row("accumulators", "{\"admissions\":3}", "admission_no");
        row("accumulators", "{\"opsp_hifp_pay:\":1}", "accumulators.opsp_hifp_pay:");
        row("transfer_dedc", "-1", "transfer_dedc");
        row("acct_mulaid_balc", "\"x\"", "acct_mulaid_balc");
        row("nwb_flag", "2", "nwb_flag");
        row("med_type", "null", "med_type");
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

    void shippedCase_brokenAnywhere_isRefusedByTheSchemaAndTheReaderOrByNone_data()
    {
        QTest::addColumn<QString>("name");
        const Json expected = caseNamed(QStringLiteral("expected"));
        for (const QString& name : expected[u"cases"].names())
            QTest::newRow(qPrintable(name)) << name;
    }

    void shippedCase_brokenAnywhere_isRefusedByTheSchemaAndTheReaderOrByNone()
    {
        QFETCH(QString, name);
        const Schema schema(
            *readJsonFile(source + QStringLiteral("resources/schema/settle_case.schema.json")));
        const auto folder = readPolicies(source + QStringLiteral("resources/policies"), noHash);
        QVERIFY(folder);
        Json whole = caseNamed(name);
        QVERIFY(schema.accepts(whole));
        // A stay, a pharmacy by lines and without a flow, and a disease: the others are alike.
        static const QStringList apart { QStringLiteral("W2a"), QStringLiteral("W12"),
            QStringLiteral("pharmacy-account"), QStringLiteral("chronic-at-its-cap") };
        if (!apart.contains(name))
            return;
        // Every one has every member, so that each is broken.
        const auto add = [&](const char* member, Json value) {
            if (!whole.contains(QString(QLatin1String(member))))
                whole.set(QLatin1String(member), std::move(value));
        };
        for (const char* flag : { "rx_circ_flag", "nwb_flag", "trum_flag" })
            add(flag, Json(QStringLiteral("0")));
        add("dise_codg", Json(QStringLiteral("M03900")));
        add("transfer_dedc", Json(QStringLiteral("0.00")));
        add("acct_mulaid_balc", Json(QStringLiteral("0.00")));
        add("ended_year", *parseJson(R"({"accumulators":{"hifp_pay":"1.00"},"admission_no":1})"));
        QVERIFY(schema.accepts(whole));
        int refused = 0;
        int disagreed = 0;
        breakEverywhere(whole, [&](const Json& broken) {
            const auto settleCase = parseSettleCase(broken);
            const auto settled = settleCase ? yidi::settleCase(*settleCase, folder->book)
                                            : Result<Settlement>(fail(settleCase.error()));
            // What is well said may still be a visit that is not settled.
            const bool read = settled || settled.error().code != ErrorCode::BadInput;
            const bool valid = schema.accepts(broken);
            refused += read ? 0 : 1;
            if (read ? !valid : valid && !isBeyondSchemas(settled.error().detail)) {
                if (++disagreed <= 5)
                    qWarning("%s",
                        qPrintable(read ? QStringLiteral("only the schema refuses ")
                                    + QString::fromUtf8(writeJson(broken))
                                        : settled.error().detail));
            }
        });
        QCOMPARE(disagreed, 0);
        QVERIFY(refused > 100);
    }

    void visitLeftOut_refusedByARuleOfItsOwn_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("code");
        const auto row = [](const char* member, const char* value, ErrorCode code) {
            QTest::addRow("%s=%s", member, value)
                << QByteArray(member) << QByteArray(value) << static_cast<int>(code);
        };
        row("nwb_flag", "\"1\"", ErrorCode::VisitNotDirect);
        row("trum_flag", "true", ErrorCode::VisitNotDirect);
        row("med_type", "\"22\"", ErrorCode::VisitNotDirect);
        row("med_type", "\"52\"", ErrorCode::VisitNotDirect);
        row("med_type", "\"99\"", ErrorCode::VisitNotDirect);
        row("med_type", "\"21\"", ErrorCode::NotFiled);
        row("insutype", "\"999\"", ErrorCode::PolicyMissing);
        row("insuplc_admdvs", "\"540100\"", ErrorCode::PolicyMissing);
    }

    void visitLeftOut_refusedByARuleOfItsOwn()
    {
        QFETCH(QByteArray, member);
        QFETCH(QByteArray, value);
        QFETCH(int, code);
        Json json = w2a();
        json.set(QString::fromLatin1(member), parseJson("[" + value + "]")->items().front());
        const auto settlement = run(source + QStringLiteral("resources/policies"), json);
        QVERIFY(!settlement);
        QCOMPARE(static_cast<int>(settlement.error().code), code);
    }

    void hostileFeeLine_refusedByName_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* line, const char* named) {
            QTest::newRow(line) << QByteArray(line) << QString(QLatin1String(named));
        };
        row(R"("feedetl_sn":"1")", "feedetl_sn appears twice");
        row(R"("cnt":-3)", "cnt times pric");
        row(R"("cnt":"NaN")", "feedetail[1].cnt");
        row(R"("pric":"1e400")", "feedetail[1].pric");
        row(R"("pric":-1)", "pric is out of range");
        row(R"("det_item_fee_sumamt":"0.005")", "feedetail[1].det_item_fee_sumamt");
        row(R"("chrgitm_lv":"04")", "feedetail[1].chrgitm_lv");
        row(R"("chrgitm_lv":"02","selfpay_prop":2)", "feedetail[1].selfpay_prop");
        row(R"("chrgitm_lv":"02","pric_uplmt_amt":-2)", "feedetail[1].pric_uplmt_amt");
        row(R"("fee_ocur_time":"2023-02-30 00:00:00")", "feedetail[1].fee_ocur_time");
        row(R"("fee_ocur_time":"2031-01-01 00:00:00")", "feedetail[1].fee_ocur_time");
        row(R"("surprise":1)", "feedetail[1].surprise");
        row(R"("med_list_codg":"NXT09D00001","chrgitm_lv":"01")", "an earlier line says otherwise");
    }

    void hostileFeeLine_refusedByName()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, named);
        Json json =
            *readJsonFile(source + QStringLiteral("resources/training/cases/settle/W12.json"));
        Json lines = json[u"feedetail"];
        Json bad = *parseJson(R"({"feedetl_sn":"2","med_list_codg":"A","cnt":2,"pric":"10.5",)"
                              R"("det_item_fee_sumamt":21})");
        const Json members = *parseJson("{" + line + "}");
        for (std::size_t i = 0; i < members.size(); ++i)
            bad.set(members.names()[i], members.items()[i]);
        lines.append(bad);
        json.set(QStringLiteral("feedetail"), lines);
        const auto settleCase = parseSettleCase(json);
        QVERIFY(!settleCase);
        QCOMPARE(settleCase.error().code, ErrorCode::BadInput);
        QVERIFY2(settleCase.error().detail.contains(named), qPrintable(settleCase.error().detail));
    }

    void numberBeyondAllNumbers_inACase_isNotJson()
    {
        for (const char* text : { "{\"balc\":1e400}", "{\"balc\":NaN}", "{\"balc\":1,\"balc\":1}" })
            QVERIFY2(!parseJson(text), text);
    }

    void hundredThousandLines_settled_loseNothing()
    {
        Json json =
            *readJsonFile(source + QStringLiteral("resources/training/cases/settle/W12.json"));
        Json lines = Json::array();
        for (int i = 0; i < 100'000; ++i)
            lines.append(Json::object({ { QStringLiteral("feedetl_sn"), QString::number(i) },
                { QStringLiteral("med_list_codg"), QStringLiteral("U%1").arg(i % 7) },
                { QStringLiteral("cnt"), QStringLiteral("1") },
                { QStringLiteral("pric"), QStringLiteral("0.01") },
                { QStringLiteral("det_item_fee_sumamt"), QStringLiteral("0.01") } }));
        json.set(QStringLiteral("feedetail"), std::move(lines));
        const auto settleCase = parseSettleCase(json);
        QVERIFY2(settleCase, qPrintable(settleCase ? QString() : describe(settleCase.error())));
        QCOMPARE(settleCase->input.bill.total, Fen(100'000));
        QCOMPARE(settleCase->input.bill.fullySelfPaid, Fen(100'000));
        QCOMPARE(settleCase->unmapped.size(), 7);
    }

    void largeLine_classified_staysExact()
    {
        Json json =
            *readJsonFile(source + QStringLiteral("resources/training/cases/settle/W12.json"));
        const auto withLines = [&](const QByteArray& text) {
            json.set(QStringLiteral("feedetail"), *parseJson(text));
            return run(source + QStringLiteral("resources/policies"), json);
        };
        const auto settlement =
            withLines(R"([{"feedetl_sn":"1","med_list_codg":"A","cnt":1,"pric":"99999999999.99",)"
                      R"("det_item_fee_sumamt":"99999999999.99","chrgitm_lv":"01"},)"
                      R"({"feedetl_sn":"2","med_list_codg":"B","cnt":"1","pric":21474836.47,)"
                      R"("det_item_fee_sumamt":"21474836.47","chrgitm_lv":"03"}])");
        QVERIFY2(settlement, qPrintable(settlement ? QString() : describe(settlement.error())));
        QCOMPARE(settlement->amounts.inscp_scp_amt, Fen(9'999'999'999'999));
        QCOMPARE(settlement->amounts.medfee_sumamt, Fen(9'999'999'999'999 + 2'147'483'647));
        QCOMPARE(settlement->amounts.hifp_pay, Fen(6'999'999'999'999)); // 70 % is …999.3
    }

    void stayOverTheYearsEnd_cutByThePolicy_needsTheDayOfEachFee()
    {
        QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkpath(QStringLiteral("370900")));
        QFile from(source + QStringLiteral("resources/policies/370900/2022-07-01.json"));
        QFile to(dir.filePath(QStringLiteral("370900/2022-07-01.json")));
        QVERIFY(from.open(QIODevice::ReadOnly) && to.open(QIODevice::WriteOnly));
        to.write(from.readAll().replace("\"rounding\": \"each\",",
            "\"rounding\": \"each\", \"cross_year\": \"split_at_year_end\","));
        to.close();

        Json json = *readJsonFile(
            source + QStringLiteral("resources/training/cases/settle/W6-long-term.json"));
        json.set(QStringLiteral("begntime"), QStringLiteral("2022-12-20 08:00:00"));
        const auto byBill = run(dir.path(), json);
        QVERIFY(!byBill);
        QCOMPARE(byBill.error().code, ErrorCode::BadInput);
        QVERIFY(byBill.error().detail.startsWith(QLatin1String("bill: ")));

        json = w2a();
        json = *readJsonFile(
            source + QStringLiteral("resources/training/cases/settle/W6-long-term.json"));
        Json cut = Json::object();
        for (std::size_t i = 0; i < json.size(); ++i)
            if (json.names()[i] != QLatin1String("bill"))
                cut.set(json.names()[i], json.items()[i]);
        cut.set(QStringLiteral("begntime"), QStringLiteral("2022-12-20 08:00:00"));
        const auto lines = [&](const char* first) {
            return *parseJson(QByteArray(R"([{"feedetl_sn":"1","med_list_codg":"A","cnt":1,)"
                                         R"("pric":1000,"det_item_fee_sumamt":1000,)"
                                         R"("chrgitm_lv":"01")")
                + first
                + R"(},{"feedetl_sn":"2","med_list_codg":"A","cnt":1,"pric":2000,)"
                  R"("det_item_fee_sumamt":2000,"chrgitm_lv":"01",)"
                  R"("fee_ocur_time":"2023-01-01 00:00:00"}])");
        };
        cut.set(QStringLiteral("feedetail"), lines(""));
        const auto undated = run(dir.path(), cut);
        QVERIFY(!undated);
        QVERIFY2(undated.error().detail.startsWith(QLatin1String("feedetail[0].fee_ocur_time: ")),
            qPrintable(undated.error().detail));
        cut.set(QStringLiteral("feedetail"), lines(R"(,"fee_ocur_time":"2022-12-31 23:59:59")"));
        const auto settled = run(dir.path(), cut);
        QVERIFY2(settled, qPrintable(settled ? QString() : describe(settled.error())));
        // 1000 less 750 at 65 %, then 2000, its deductible paid already, at 65 %.
        QCOMPARE(settled->amounts.act_pay_dedc, Fen(75000));
        QCOMPARE(settled->amounts.hifp_pay, Fen(16250 + 130000));
    }

    void statement_recomputedFromItsStepsByAScript_isTheSame_data()
    {
        workedExample_settled_givesThePublishedFigures_data();
    }

    void statement_recomputedFromItsStepsByAScript_isTheSame()
    {
        QFETCH(QString, name);
        QFETCH(QString, policies);
        const auto settlement = run(source + policies, caseNamed(name));
        QVERIFY(settlement);
        QTemporaryDir dir;
        QFile answer(dir.filePath(QStringLiteral("answer.json")));
        QVERIFY(answer.open(QIODevice::WriteOnly));
        answer.write(writeJson(Json::object({
            { QStringLiteral("setlinfo"), settlementAmountsToWire(settlement->amounts) },
            { QStringLiteral("steps"), settlementStepsToWire(settlement->steps) },
        })));
        answer.close();
        QProcess sqlite;
        sqlite.setWorkingDirectory(dir.path());
        sqlite.setStandardInputFile(
            source + QStringLiteral("tests/app/transactions/recompute.sql"));
        sqlite.start(QStringLiteral("sqlite3"), { QStringLiteral(":memory:") });
        QVERIFY2(sqlite.waitForFinished(), qPrintable(sqlite.errorString()));
        QCOMPARE(QString::fromUtf8(sqlite.readAllStandardError()), QString());
        const QStringList rows = QString::fromUtf8(sqlite.readAllStandardOutput())
                                     .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY2(rows.size() >= 5, qPrintable(name));
        for (const QString& row : rows) {
            const QStringList columns = row.split(QLatin1Char('|'));
            QVERIFY2(columns.size() == 3 && columns[1] == columns[2], qPrintable(row));
        }
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
