// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/filed_against_not.h"

#include <QDirIterator>
#include <QTest>

using namespace yidi;

namespace {

PolicyBook trainingPolicies()
{
    const QDir folder(QStringLiteral(YIDI_SOURCE_DIR "/resources/policies"));
    PolicyBook book;
    QDirIterator files(
        folder.path(), { QStringLiteral("*.json") }, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const bool open = file.open(QIODevice::ReadOnly);
        auto policy = parsePolicy(open ? file.readAll() : QByteArray(),
            folder.relativeFilePath(file.fileName()), QString());
        if (!policy || !book.add(*std::move(policy)))
            qFatal("%s", qPrintable(file.fileName()));
    }
    return book;
}

ImaginedStay stayOf(const char* region, const char* psnType, const char* category, QDate day)
{
    ImaginedStay stay;
    stay.insuredRegion = QLatin1String(region);
    stay.careRegion = QStringLiteral("120100"); // outside all of the provinces below
    stay.insutype = QStringLiteral("310");
    stay.psnType = QLatin1String(psnType);
    stay.day = day;
    if (!filingCategoryFromCode(QLatin1String(category), stay.category))
        qFatal("%s", category);
    return stay;
}

const QDate spring2017(2017, 3, 31);

} // namespace

class TestFiledAgainstNot : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Every amount worked by hand from the policy file's deductible, ratio and cut.
    void filing_changesWhatThePersonPays_data()
    {
        QTest::addColumn<QByteArray>("region");
        QTest::addColumn<QByteArray>("psnType");
        QTest::addColumn<QByteArray>("category");
        QTest::addColumn<QDate>("day");
        QTest::addColumn<qint64>("withFiling");
        QTest::addColumn<qint64>("without"); // -1: nothing is settled directly
        const auto row = [](const char* name, const char* region, const char* psnType,
                             const char* category, QDate day, qint64 with, qint64 without) {
            QTest::newRow(name) << QByteArray(region) << QByteArray(psnType) << QByteArray(category)
                                << day << with << without;
        };
        // 9200 at 95 %.
        row("no settlement without", "650100", "12", "L1", spring2017, 1260'00, -1);
        // 9200 at 88 %; without, 30 % are paid first.
        row("no first share", "370900", "12", "L1", spring2017, 1904'00, 4544'00);
        // 7700 at 88 %: half of the first share.
        row("half the first share", "370900", "12", "T3", spring2017, 3224'00, 4544'00);
        // From 1 July 2022 the share is 10 % either way (TA-06).
        row("day before", "370902", "12", "T3", QDate(2022, 6, 30), 3224'00, 4544'00);
        row("first day", "370902", "12", "T3", QDate(2022, 7, 1), 2784'00, 2784'00);
        // 9300 at 85 %, 75 % and 65 %.
        row("ratio whole", "640100", "11", "L2", spring2017, 2095'00, 3955'00);
        row("ten points", "640100", "11", "T1", spring2017, 3025'00, 3955'00);
        row("twenty points", "640100", "11", "T3", spring2017, 3955'00, 3955'00);
    }

    void filing_changesWhatThePersonPays()
    {
        QFETCH(QByteArray, region);
        QFETCH(QByteArray, psnType);
        QFETCH(QByteArray, category);
        QFETCH(QDate, day);
        QFETCH(qint64, withFiling);
        QFETCH(qint64, without);
        const auto effect =
            filedAgainstNot(trainingPolicies(), stayOf(region, psnType, category, day));
        QVERIFY2(effect, qPrintable(effect ? QString() : describe(effect.error())));
        QCOMPARE(effect->total, Fen(10'000'00));
        QCOMPARE(effect->withFiling, Fen(withFiling));
        QCOMPARE(effect->without, without < 0 ? std::nullopt : std::optional(Fen(without)));
        QVERIFY(effect->policyFile.startsWith(QLatin1String(region.left(3))));
    }

    void filing_neverCostsThePerson_atAnyLevelForAnyCategory()
    {
        const PolicyBook book = trainingPolicies();
        int settled = 0;
        for (const auto& [key, policy] : book.all())
            for (const FilingCategory category : allFilingCategories)
                for (const char* level : { "03", "06", "09" })
                    for (const char* psnType : { "11", "12" }) {
                        ImaginedStay stay =
                            stayOf(qPrintable(key.first), psnType, "T3", key.second);
                        stay.category = category;
                        stay.hospLevel = QLatin1String(level);
                        const auto effect = filedAgainstNot(book, stay);
                        if (!effect)
                            continue;
                        ++settled;
                        QVERIFY(effect->withFiling <= effect->without.value_or(effect->total));
                        QVERIFY(!effect->withFiling.isNegative());
                    }
        QVERIFY(settled >= 150);
    }

    void stayNoRuleCovers_isAnErrorAndNoPromise()
    {
        const PolicyBook book = trainingPolicies();
        ImaginedStay stay = stayOf("650100", "12", "L1", spring2017);
        stay.insutype = QStringLiteral("999");
        QCOMPARE(filedAgainstNot(book, stay).error().code, ErrorCode::PolicyMissing);
        stay = stayOf("990000", "12", "L1", spring2017);
        QCOMPARE(filedAgainstNot(book, stay).error().code, ErrorCode::PolicyMissing);
        stay = stayOf("650100", "12", "L1", QDate());
        QCOMPARE(filedAgainstNot(book, stay).error().code, ErrorCode::BadInput);
    }
};

QTEST_GUILESS_MAIN(TestFiledAgainstNot)
#include "tst_filed_against_not.moc"
