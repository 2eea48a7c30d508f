// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/policy/policy.h"

#include <QFile>
#include <QTest>

using namespace yidi;

namespace {

const QString fileName = QStringLiteral("370900/2016-01-01.json");

QByteArray taian()
{
    QFile file(QStringLiteral(YIDI_SOURCE_DIR "/resources/policies/") + fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Policy policyOf(const char* region, QDate from)
{
    Policy policy;
    policy.region = QLatin1String(region);
    policy.effectiveFrom = from;
    return policy;
}

} // namespace

class TestPolicy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void file_sound_isReadWhole()
    {
        const auto policy = parsePolicy(taian(), fileName, QStringLiteral("0123456789abcdef"));
        QVERIFY2(policy, qPrintable(policy ? QString() : describe(policy.error())));
        QCOMPARE(policy->region, QStringLiteral("370900"));
        QCOMPARE(policy->effectiveFrom, QDate(2016, 1, 1));
        QVERIFY(!policy->authoritative);
        QCOMPARE(policy->benefits.size(), std::size_t { 12 });
        QCOMPARE(policy->benefits[9].path, QStringLiteral("benefits[9]"));
        QCOMPARE(policy->benefits[9].bands.front().ratio, BasisPoints { 6500 });
        QCOMPARE(policy->cuts[1].value, BasisPoints { 3000 });
        QCOMPARE(policy->funds.front().bands[1].upTo, Fen(100'000'00));
        QCOMPARE(policy->filing.longTermMonths, 36);
        QCOMPARE(policy->version(), QStringLiteral("370900/2016-01-01@0123456789ab"));
    }

    void file_wrong_isNamedWithItsPath_data()
    {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("is");
        QTest::addColumn<QString>("path");
        const auto row = [](const char* was, const char* is, const char* path) {
            QTest::newRow(path) << QByteArray(was) << QByteArray(is)
                                << QString(QLatin1String(path));
        };
        row("\"region\": \"370900\"", "\"region\": \"3709\"", "region");
        row("\"name\": \"泰安市\"", "\"name\": [\"泰安市\"]", "name");
        row("\"2016-01-01\"", "\"2016-1-1\"", "effective_from");
        row("\"authoritative\": false", "\"authoritative\": \"no\"", "authoritative");
        row("\"rounding\": \"each\"", "\"rounding\": \"even\"", "rounding");
        row("\"account_in_fund\": false,", "\"account_in_fund\": false, \"extra\": 1,", "extra");
        row("\"instant_approval\"", "\"instant\"", "filing.instant_approval");
        row("\"temporary_months\": 6", "\"temporary_months\": -1", "filing.temporary_months");
        row("\"commitment\": [\n      \"L1\"", "\"commitment\": [\n      \"L9\"",
            "filing.commitment");
        row("\"year\": \"outpatient\"", "\"year\": \"leap\"", "benefits[0].year");
        row("\"med_type\": [\n          \"41\"\n        ]", "\"med_type\": []",
            "benefits[0].when.med_type");
        row("\"med_type\": [\n          \"41\"\n        ]", "\"mood\": [\"41\"]",
            "benefits[0].when.mood");
        row("\"0.00\"", "\"-1.00\"", "benefits[0].deductible.amounts[0]");
        row("\"ratio\": \"0.7000\"", "\"ratio\": \"1.2000\"", "benefits[0].bands[0].ratio");
        row("\"ratio\": \"0.7000\"", "\"ratio\": \"0.70001\"", "benefits[0].bands[0].ratio ");
        row("\"account_use\": \"all\"", "\"account_use\": \"some\"", "benefits[0].account_use");
        row("\"primary\"", "\"first\"", "benefits[1].when.level");
        row("\"cross_province\"", "\"abroad\"", "cuts[0].when.place");
        row("[\n          \"none\"", "[\n          \"nothing\"", "cuts[1].when.filing");
        row("\"mode\": \"A\"", "\"mode\": \"D\"", "cuts[0].mode");
        row("\"field\": \"hifmi_pay\"", "\"field\": \"hifp_pay\"", "funds[0].field");
        row("\"base\": \"remaining\"", "\"base\": \"all\"", "funds[0].base");
        row("\"up_to\": \"100000.00\"", "\"up_to\": \"14000.00\"", "funds[0].bands[1].up_to");
        row("\"up_to\": \"100000.00\",", "", "funds[0].bands[2]");
    }

    void file_wrong_isNamedWithItsPath()
    {
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, is);
        QFETCH(QString, path);
        QByteArray bytes = taian();
        const qsizetype at = bytes.indexOf(was);
        QVERIFY2(at >= 0, "the text to break is no longer in the file");
        bytes.replace(at, was.size(), is);
        const auto policy = parsePolicy(bytes, fileName, {});
        QVERIFY(!policy);
        QCOMPARE(policy.error().code, ErrorCode::BadPolicy);
        QVERIFY2(policy.error().detail.startsWith(
                     QStringLiteral("%1: %2: ").arg(fileName, path.trimmed())),
            qPrintable(policy.error().detail));
    }

    void file_settlementPart_wrongInANewWay_isNamedWithItsPath_data()
    {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("is");
        QTest::addColumn<QString>("path");
        const auto row = [](const char* was, const char* is, const char* path) {
            QTest::addRow("%s %s", path, is)
                << QByteArray(was) << QByteArray(is) << QString(QLatin1String(path));
        };
        const char* rounding = "\"rounding\": \"each\",";
        row(rounding, "\"rounding\": \"each\", \"effective_to\": \"2015-12-31\",", "effective_to");
        row(rounding, "\"rounding\": \"each\", \"medical_year\": \"7-1\",", "medical_year");
        row(rounding, "\"rounding\": \"each\", \"medical_year\": \"02-29\",", "medical_year");
        row(rounding, "\"rounding\": \"each\", \"cross_year\": \"never\",", "cross_year");
        row(rounding, "\"rounding\": \"each\", \"provisional\": {\"per_visit\": \"1.00\"},",
            "provisional.per_person");
        row(rounding,
            "\"rounding\": \"each\", \"provisional\": {\"per_visit\": \"1.00\", \"per_person\": "
            "\"0.99\"},",
            "provisional.per_person");
        row(rounding,
            "\"rounding\": \"each\", \"provisional\": {\"per_visit\": \"-1.00\", \"per_person\": "
            "\"0.99\"},",
            "provisional.per_visit");
        row(rounding, "\"rounding\": \"each\", \"provisional\": true,", "provisional");
        row("\"per\": \"admission\"", "\"per\": \"admission\", \"transfer\": \"half\"",
            "benefits[0].deductible.transfer");
        row("\"account_use\": \"all\"", "\"account_use\": \"all\", \"family_account_use\": 1",
            "benefits[0].family_account_use");
        row("\"up_to\": \"14000.00\"", "\"from\": \"1.00\", \"up_to\": \"14000.00\"",
            "funds[0].bands[0].from");
        row("\"up_to\": \"100000.00\"", "\"from\": \"13999.99\", \"up_to\": \"100000.00\"",
            "funds[0].bands[1].from");
        row("\"up_to\": \"14000.00\"", "\"up_to\": \"0.00\"", "funds[0].bands[0].up_to");
        row("\"ratio\": \"0.7000\"", "\"up_to\": \"9.00\", \"ratio\": \"0.7000\"",
            "benefits[0].bands");
        row("\"0.00\"", "[]", "benefits[0].deductible.amounts[0]");
        // All levels of one class together leave nothing for the rules of single levels after it.
        row("\"level\": [\n          \"primary\"\n        ]", "\"filing\": [\"L1\"]", "");
    }

    void file_settlementPart_wrongInANewWay_isNamedWithItsPath()
    {
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, is);
        QFETCH(QString, path);
        QByteArray bytes = taian();
        const qsizetype at = bytes.indexOf(was);
        QVERIFY2(at >= 0, "the text to break is no longer in the file");
        bytes.replace(at, was.size(), is);
        const auto policy = parsePolicy(bytes, fileName, {});
        QCOMPARE(policy.has_value(), path.isEmpty());
        if (!policy)
            QVERIFY2(
                policy.error().detail.startsWith(QStringLiteral("%1: %2: ").arg(fileName, path)),
                qPrintable(policy.error().detail));
    }

    void file_ruleThatCanNeverApply_isNamedWithTheOneBeforeIt()
    {
        QByteArray bytes = taian();
        const qsizetype at = bytes.indexOf("\"psn_type\": [");
        QVERIFY(at >= 0);
        const qsizetype end = bytes.indexOf("],", at) + 2;
        bytes.remove(at, end - at); // the retired of the first level are now all employees of it
        const auto policy = parsePolicy(bytes, fileName, {});
        QVERIFY(!policy);
        QVERIFY2(policy.error().detail.contains(
                     QLatin1String("can never apply, benefits[1] comes before it")),
            qPrintable(policy.error().detail));
    }

    void file_wrongInSeveralPlaces_tellsThemAll()
    {
        QByteArray bytes = taian();
        bytes.replace("\"authoritative\": false", "\"authoritative\": 7");
        bytes.replace("\"mode\": \"A\"", "\"mode\": \"D\"");
        bytes.replace("\"ratio\": \"0.7000\"", "\"ratio\": \"1.7000\"");
        const auto policy = parsePolicy(bytes, fileName, {});
        QVERIFY(!policy);
        for (const char* path : { "authoritative: ", "cuts[0].mode: ", "cuts[1].mode: ",
                 "benefits[0].bands[0].ratio: ", "funds[0].bands[2].ratio: " })
            QVERIFY2(policy.error().detail.contains(QLatin1String(path)), path);
        QCOMPARE(policy.error().detail.count(QLatin1Char('\n')), 4);
    }

    void file_newParameters_areRead()
    {
        QByteArray bytes = taian();
        bytes.replace("\"rounding\": \"each\",",
            "\"rounding\": \"each\", \"effective_to\": \"2022-06-30\", \"medical_year\": "
            "\"07-01\", \"cross_year\": \"interim_required\", \"provisional\": {\"per_visit\": "
            "\"10000.00\", \"per_person\": \"12000.00\"},");
        bytes.replace(
            "\"per\": \"admission\"", "\"per\": \"admission\", \"transfer\": \"difference\"");
        bytes.replace("\"account_use\": \"all\"",
            "\"account_use\": \"all\", \"family_account_use\": \"in_scope\"");
        const auto policy = parsePolicy(bytes, fileName, {});
        QVERIFY2(policy, qPrintable(policy ? QString() : describe(policy.error())));
        QCOMPARE(policy->effectiveTo, QDate(2022, 6, 30));
        QCOMPARE(policy->year, (MedicalYear { 7, 1 }));
        QCOMPARE(policy->crossYear, CrossYear::InterimRequired);
        QCOMPARE(policy->offline, (OfflineRules { true, Fen(10'000'00), Fen(12'000'00) }));
        QVERIFY(policy->benefits[0].deductible.transferPaysDifference);
        QCOMPARE(policy->benefits[0].familyUse, BenefitRule::AccountUse::InScope);
        QCOMPARE(policy->benefits[0].yearGroup, YearGroup::Outpatient);
    }

    void book_overlappingDates_areRefused_data()
    {
        QTest::addColumn<QDate>("firstTo");
        QTest::addColumn<QDate>("secondFrom");
        QTest::addColumn<bool>("sound");
        QTest::newRow("open end") << QDate() << QDate(2017, 1, 1) << true;
        QTest::newRow("day after") << QDate(2016, 12, 31) << QDate(2017, 1, 1) << true;
        QTest::newRow("a gap") << QDate(2016, 6, 30) << QDate(2017, 1, 1) << true;
        QTest::newRow("same day") << QDate(2017, 1, 1) << QDate(2017, 1, 1) << false;
        QTest::newRow("inside") << QDate(2018, 1, 1) << QDate(2017, 1, 1) << false;
    }

    void book_overlappingDates_areRefused()
    {
        QFETCH(QDate, firstTo);
        QFETCH(QDate, secondFrom);
        QFETCH(bool, sound);
        Policy first = policyOf("650000", QDate(2016, 1, 1));
        first.effectiveTo = firstTo;
        const Policy second = policyOf("650000", secondFrom);
        for (const bool turned : { false, true }) {
            PolicyBook book;
            QVERIFY(book.add(turned ? second : first));
            QCOMPARE(book.add(turned ? first : second).has_value(), sound);
        }
        PolicyBook book;
        QVERIFY(book.add(first));
        QVERIFY(book.find(QStringLiteral("650100"), QDate(2016, 3, 1)));
        QCOMPARE(
            book.find(QStringLiteral("650100"), QDate(2030, 1, 1)).has_value(), !firstTo.isValid());
    }

    void file_notJson_isNamed()
    {
        for (const QByteArray& bytes : { QByteArray(), QByteArray("{"), QByteArray("[]"),
                 taian().chopped(3), QByteArray("{\"region\":1,\"region\":2}") }) {
            const auto policy = parsePolicy(bytes, fileName, {});
            QVERIFY(!policy);
            QCOMPARE(policy.error().code, ErrorCode::BadPolicy);
            QVERIFY(policy.error().detail.startsWith(fileName));
        }
    }

    void book_asked_answersTheNarrowestRegionAndTheLatestDate_data()
    {
        QTest::addColumn<QString>("region");
        QTest::addColumn<QDate>("day");
        QTest::addColumn<QString>("answer"); // empty: none
        const auto row = [](const char* region, QDate day, const char* answer) {
            QTest::addRow("%s %s", region, qPrintable(day.toString(Qt::ISODate)))
                << QString(QLatin1String(region)) << day << QString(QLatin1String(answer));
        };
        row("370900", QDate(2015, 12, 31), "");
        row("370900", QDate(2016, 1, 1), "370900 2016-01-01");
        row("370900", QDate(2022, 6, 30), "370900 2016-01-01");
        row("370900", QDate(2022, 7, 1), "370900 2022-07-01");
        row("370902", QDate(2099, 1, 1), "370900 2022-07-01");
        row("650104", QDate(2017, 3, 31), "650000 2016-01-01");
        row("650202", QDate(2017, 3, 31), "650200 2017-01-01");
        row("650202", QDate(2016, 3, 31), "650000 2016-01-01"); // the city's is not in effect yet
        row("640104", QDate(2017, 3, 31), "");
        row("", QDate(2017, 3, 31), "");
        row("650104", QDate(), "");
    }

    void book_asked_answersTheNarrowestRegionAndTheLatestDate()
    {
        QFETCH(QString, region);
        QFETCH(QDate, day);
        QFETCH(QString, answer);
        PolicyBook book;
        QVERIFY(book.add(policyOf("370900", QDate(2022, 7, 1))));
        QVERIFY(book.add(policyOf("650000", QDate(2016, 1, 1))));
        QVERIFY(book.add(policyOf("370900", QDate(2016, 1, 1))));
        QVERIFY(book.add(policyOf("650200", QDate(2017, 1, 1))));
        const auto found = book.find(region, day);
        const QString text = found
            ? (*found)->region + QLatin1Char(' ') + (*found)->effectiveFrom.toString(Qt::ISODate)
            : QString();
        QCOMPARE(text, answer);
        if (!found)
            QCOMPARE(found.error().code, ErrorCode::PolicyMissing);
    }

    void book_givenTheSameTwice_refuses()
    {
        PolicyBook book;
        QVERIFY(book.add(policyOf("650000", QDate(2016, 1, 1))));
        QVERIFY(!book.add(policyOf("650000", QDate(2016, 1, 1))));
        QCOMPARE(book.size(), std::size_t { 1 });
    }

    void condition_matched_byPrefixForClassesOnly()
    {
        When when;
        when.allowed.emplace(QStringLiteral("psn_type"), QStringList { QStringLiteral("12") });
        QVERIFY(when.matches({ { QStringLiteral("psn_type"), { QStringLiteral("1201") } } }));
        QVERIFY(!when.matches({ { QStringLiteral("psn_type"), { QStringLiteral("1101") } } }));
        QVERIFY(!when.matches({}));
        QVERIFY(When().matches({}));
        when.allowed.emplace(QStringLiteral("insutype"), QStringList { QStringLiteral("31") });
        QVERIFY(!when.matches({ { QStringLiteral("psn_type"), { QStringLiteral("1201") } },
            { QStringLiteral("insutype"), { QStringLiteral("310") } } }));
    }
};

QTEST_GUILESS_MAIN(TestPolicy)
#include "tst_policy.moc"
