// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0

// Nothing lost, nothing doubled: stations, people, a province and the network between them in
// virtual time (tests/support/simulation/world.h), and a checker that hears all of it
// (tests/support/history.h). A run is its seed: YIDI_SEED=4711 begins there, YIDI_LONG=1 goes on
// for a million Records.
#include "tests/support/simulation/world.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTest>

using namespace yidi;
using namespace yidi::simulation;

namespace {

constexpr quint64 firstSeed = 1;
constexpr int shortCycles = 5'000;
constexpr int longCycles = 1'000'000;
/// Steps in the life of a Record.
constexpr std::size_t edgesOfLife = 13;

QString told(quint64 seed, const Outcome& outcome)
{
    return QStringLiteral("seed %1: %2").arg(seed).arg(outcome.problems.join(QStringLiteral("; ")));
}

} // namespace

class TestSimulation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Everything goes wrong here all the time; the seed tells more than a log of it.
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("YIDI_TRACE"))
            QLoggingCategory::installFilter([](QLoggingCategory* category) {
                for (const QtMsgType type : { QtDebugMsg, QtInfoMsg, QtWarningMsg })
                    category->setEnabled(type, qstrncmp(category->categoryName(), "yidi.", 5) != 0);
            });
    }

    void everyRecord_whateverHappens_hasItsEffectOnce()
    {
        const bool isLong = qEnvironmentVariableIntValue("YIDI_LONG") > 0;
        const int wanted = isLong ? longCycles : shortCycles;
        bool given = false;
        quint64 seed = qEnvironmentVariable("YIDI_SEED").toULongLong(&given);
        if (!given)
            seed = firstSeed;
        Coverage coverage;
        int cycles = 0;
        int faults = 0;
        int tellAt = wanted / 20;
        for (; cycles < wanted; ++seed) {
            const Outcome outcome = run({ seed });
            QVERIFY2(outcome.problems.isEmpty(), qPrintable(told(seed, outcome)));
            coverage.add(outcome.coverage);
            cycles += outcome.cycles;
            faults += outcome.faults;
            if (cycles < tellAt)
                continue;
            tellAt += wanted / 20;
            qInfo("%d of %d Records, %d faults, %zu of %d pairs of them, next seed %llu", cycles,
                wanted, faults, coverage.faultPairs.size(), faultKinds * faultKinds,
                static_cast<unsigned long long>(seed + 1));
        }
        QCOMPARE(coverage.edges.size(), edgesOfLife);
        // The last few pairs come once in some thousand Records: the long form sees all of them.
        constexpr std::size_t allPairs = std::size_t { faultKinds } * faultKinds;
        QVERIFY(coverage.faultPairs.size() > allPairs * (isLong ? 95 : 75) / 100);
        if (!isLong)
            return;
        for (int first = 0; first < faultKinds; ++first)
            for (int next = 0; next < faultKinds; ++next)
                QVERIFY2(coverage.faultPairs.contains({ first, next }),
                    qPrintable(QStringLiteral("never seen: %1, then %2")
                                   .arg(faultName(static_cast<Fault>(first)),
                                       faultName(static_cast<Fault>(next)))));
    }

    void run_ofTheSameSeed_isTheSameRun()
    {
        for (quint64 seed = 1; seed <= 5; ++seed) {
            const Outcome one = run({ seed });
            const Outcome other = run({ seed });
            QCOMPARE(one.hash, other.hash);
            QVERIFY(run({ seed + 100 }).hash != one.hash);
        }
    }

    void run_withTheProvincesRealSignature_holdsToo()
    {
        Setting setting;
        setting.intents = 40;
        setting.realSignatures = true;
        for (setting.seed = 1; setting.seed <= 5; ++setting.seed) {
            const Outcome outcome = run(setting);
            QVERIFY2(outcome.problems.isEmpty(), qPrintable(told(setting.seed, outcome)));
        }
    }

    void stationAndProvince_whenTheyCompare_agreeOnEveryRecordThatWasSent()
    {
        const Outcome outcome = run({ 7 });
        QVERIFY2(outcome.problems.isEmpty(), qPrintable(told(7, outcome)));
        QCOMPARE(outcome.disagreed, 0);
        QVERIFY(outcome.compared > outcome.cycles * 3 / 4); // the others were withdrawn unsent
    }

    void province_putBackFromAnOldCopy_isNoticedToTheLastRecord()
    {
        Setting setting;
        setting.oldLedger = true;
        for (setting.seed = 1; setting.seed <= 5; ++setting.seed) {
            const Outcome outcome = run(setting);
            QVERIFY2(outcome.problems.isEmpty(), qPrintable(told(setting.seed, outcome)));
            QVERIFY(outcome.forgotten > 0);
            QCOMPARE(outcome.disagreed, outcome.forgotten);
        }
    }

    /// Seeds that are red where the store does this; they must be found anew when its calls on the
    /// disk change.
    void seedThatFindsADefect_findsNone_data()
    {
        QTest::addColumn<quint64>("seed");
        const auto row = [](const char* what, quint64 seed) { QTest::newRow(what) << seed; };
        row("adds behind a log that it found", 565);
        row("lets a reversal be given up", 128);
    }
    void seedThatFindsADefect_findsNone()
    {
        QFETCH(quint64, seed);
        const Outcome outcome = run({ seed });
        QVERIFY2(outcome.problems.isEmpty(), qPrintable(told(seed, outcome)));
    }

    /// Without these the rest would prove nothing.
    void plantedDefect_isFoundWithinAFewSeeds_data()
    {
        QTest::addColumn<int>("defect");
        QTest::addColumn<QString>("words");
        const auto row = [](Defect defect, const char* words) {
            QTest::newRow(qPrintable(defectName(defect)))
                << static_cast<int>(defect) << QString::fromLatin1(words);
        };
        row(Defect::UnsignedBelieved, "is acknowledged and was never applied");
        row(Defect::AnyMessageBelieved,
            "was never applied|is refused here and not at|other_amount here and there");
        row(Defect::SyncedLate, "was stored, and is lost|went from .* to READY");
        row(Defect::AnswersForgotten, "was applied twice");
        row(Defect::TombstonesForgotten, "was applied after it was withdrawn");
        row(Defect::RefusedApplied, "was refused after it was applied");
        row(Defect::AnsweredFirst, "is acknowledged and was never|is refused here and not at");
        row(Defect::AmountsChanged, "was applied with another amount");
        row(Defect::KeyPerForward, "cannot be opened|one Record goes as");
        row(Defect::ToldTooEarly, "was stored, and is lost");
        row(Defect::ReversalsForgotten, "was given up, landed, and still stands");
        row(Defect::StationsTwins, "was given twice|unknown_here");
    }
    void plantedDefect_isFoundWithinAFewSeeds()
    {
        QFETCH(int, defect);
        QFETCH(QString, words);
        constexpr int enough = 20;
        Setting setting;
        setting.defect = static_cast<Defect>(defect);
        for (; setting.seed <= enough; ++setting.seed) {
            const Outcome outcome = run(setting);
            if (outcome.problems.isEmpty())
                continue;
            QVERIFY2(outcome.problems.first().contains(QRegularExpression(words)),
                qPrintable(told(setting.seed, outcome)));
            qInfo("%s", qPrintable(told(setting.seed, outcome)));
            return;
        }
        QFAIL("not found");
    }
};

QTEST_GUILESS_MAIN(TestSimulation)
#include "tst_simulation.moc"
