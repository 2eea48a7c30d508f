// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/overlap.h"

#include "app/base/clock.h"
#include "app/domain/filing/decide.h"
#include "app/domain/region/region.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>

using namespace yidi;

namespace {

const QDate day0(2017, 1, 1);
constexpr int horizon = 40; // filings lie within so many days, or have no end

Filing filing(
    const char* number, const char* category, int begin, int end, const char* region = "640100")
{
    Filing made;
    made.number = QLatin1String(number);
    made.state = FilingState::Effective;
    filingCategoryFromCode(QLatin1String(category), made.category);
    made.careRegion = QLatin1String(region);
    made.begin = day0.addDays(begin);
    made.end = end < 0 ? QDate() : day0.addDays(end);
    made.decidedAt = chinaTime(day0, QTime(9, 0));
    return made;
}

QString told(const Filing& filing)
{
    return QStringLiteral("%1 %2 %3-%4")
        .arg(filing.number, filingStateName(filing.state))
        .arg(day0.daysTo(filing.begin))
        .arg(filing.end.isValid() ? QString::number(day0.daysTo(filing.end)) : QString());
}

bool countsOn(const Filing& filing, const QDate& day)
{
    return filing.isGranted() && filing.begin <= day
        && (!filing.end.isValid() || day <= filing.end);
}

using Random = std::mt19937;

int below(Random& random, int limit)
{
    return static_cast<int>(random() % static_cast<unsigned>(limit));
}

std::vector<Filing> anyFilings(Random& random)
{
    static const char* const regions[] = { "640100", "640104", "640000", "610100", "110000" };
    static const char* const codes[] = { "L1", "L2", "L3", "T1", "T2", "T3" };
    std::vector<Filing> filings;
    const int count = 1 + below(random, 12);
    for (int i = 0; i < count; ++i) {
        const int begin = below(random, horizon);
        const int end = below(random, 4) == 0 ? -1 : begin + below(random, horizon);
        Filing made = filing(qPrintable(QStringLiteral("F%1").arg(i + 1)), codes[below(random, 6)],
            begin, end, regions[below(random, 5)]);
        made.state = static_cast<FilingState>(below(random, 3) == 0
                ? below(random, filingStateCount)
                : static_cast<int>(FilingState::Effective));
        made.decidedAt = made.decidedAt.addDays(below(random, 3));
        if (below(random, 5) == 0)
            made.decidedAt = {};
        made.upload = static_cast<NationalUpload>(below(random, 4));
        made.inUse = below(random, 4) == 0;
        if (below(random, 8) == 0)
            made.boundVisit = QStringLiteral("M%1").arg(i);
        filings.push_back(made);
    }
    return filings;
}

OverlapRules anyRules(Random& random)
{
    OverlapRules rules;
    rules.perRegion = below(random, 2) == 0;
    rules.boundApart = below(random, 3) == 0;
    std::shuffle(rules.priority.begin(), rules.priority.end(), random);
    if (below(random, 4) == 0)
        rules.priority.removeFirst();
    return rules;
}

constexpr unsigned setsARow = 500;

/// The days on which anything begins or has just ended: what holds on them holds on all.
std::set<QDate> edgesOf(const std::vector<Filing>& filings)
{
    std::set<QDate> days { day0.addDays(4 * horizon) };
    for (const Filing& filing : filings) {
        days.insert({ filing.begin, filing.begin.addDays(-1) });
        if (filing.end.isValid())
            days.insert({ filing.end, filing.end.addDays(1) });
    }
    return days;
}

/// Two that count on one day of one scope.
QString twoOnADay(const std::vector<Filing>& filings, const OverlapRules& rules)
{
    for (const QDate& day : edgesOf(filings))
        for (std::size_t i = 0; i < filings.size(); ++i)
            for (std::size_t j = i + 1; j < filings.size() && countsOn(filings[i], day); ++j)
                if (countsOn(filings[j], day) && shareScope(filings[i], filings[j], rules))
                    return told(filings[i]) + QStringLiteral(" and ") + told(filings[j]);
    return {};
}

const Filing& numbered(const std::vector<Filing>& filings, const QString& number)
{
    return *std::find_if(
        filings.begin(), filings.end(), [&](const Filing& one) { return one.number == number; });
}

/// A day gained, or lost without a named reason; or a winner that does not count on the first one.
QString wronglyLost(const Filing& before, const Resolution& resolution)
{
    const Filing& after = numbered(resolution.filings, before.number);
    const auto action = std::find_if(resolution.actions.begin(), resolution.actions.end(),
        [&](const OverlapAction& one) { return one.number == before.number; });
    const bool named = action != resolution.actions.end();
    if (!named)
        return after == before ? QString() : told(after);
    for (const QDate& day : edgesOf({ before, after })) {
        const bool lost = countsOn(before, day) && !countsOn(after, day);
        const bool given = action->begin <= day && (!action->end.isValid() || day <= action->end);
        if (lost != given || (countsOn(after, day) && !countsOn(before, day)))
            return told(before) + QStringLiteral(" -> ") + told(after);
    }
    const bool counts = countsOn(numbered(resolution.filings, action->winner), action->begin);
    return counts && !action->rule.isEmpty() ? QString() : action->winner;
}

} // namespace

class TestOverlap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filings_crossing_keepOneADay_data()
    {
        QTest::addColumn<std::vector<Filing>>("filings");
        QTest::addColumn<bool>("perRegion");
        QTest::addColumn<QStringList>("kept");
        QTest::addColumn<QString>("rule");
        const auto row = [](const char* name, const std::vector<Filing>& filings, bool perRegion,
                             const QStringList& kept, const char* rule) {
            QTest::newRow(name) << filings << perRegion << kept << QString::fromLatin1(rule);
        };
        const auto list = [](std::initializer_list<const char*> texts) {
            QStringList all;
            for (const char* text : texts)
                all.append(QString::fromLatin1(text));
            return all;
        };
        const auto with = [](Filing one, const std::function<void(Filing&)>& change) {
            change(one);
            return one;
        };
        row("apart", { filing("F1", "L2", 0, 9), filing("F2", "T3", 10, 19) }, false,
            list({ "F1 EFFECTIVE 0-9", "F2 EFFECTIVE 10-19" }), "");
        row("touching on one day", { filing("F1", "L2", 10, 20), filing("F2", "T3", 0, 10) }, false,
            list({ "F1 EFFECTIVE 10-20", "F2 EFFECTIVE 0-9" }), "category");
        row("fully covered", { filing("F1", "L2", 0, -1), filing("F2", "T3", 5, 9) }, false,
            list({ "F1 EFFECTIVE 0-", "F2 TERMINATED 5-5" }), "category");
        row("covered from its first day: the rest is not raised again",
            { filing("F1", "L2", 0, 9), filing("F2", "T3", 5, 30) }, false,
            list({ "F1 EFFECTIVE 0-9", "F2 TERMINATED 5-5" }), "category");
        row("covered in the middle: the rest is not raised again",
            { filing("F1", "L2", 10, 12), filing("F2", "T3", 5, 30) }, false,
            list({ "F1 EFFECTIVE 10-12", "F2 EFFECTIVE 5-9" }), "category");
        row("without ends", { filing("F1", "L2", 0, -1), filing("F2", "L1", 7, -1) }, false,
            list({ "F1 EFFECTIVE 0-6", "F2 EFFECTIVE 7-" }), "larger-number");
        row("one day each, the same", { filing("F1", "T1", 3, 3), filing("F2", "T1", 3, 3) }, false,
            list({ "F1 TERMINATED 3-3", "F2 EFFECTIVE 3-3" }), "larger-number");
        row("an open admission before all else",
            { with(filing("F1", "T3", 0, 20), [](Filing& f) { f.inUse = true; }),
                with(filing("F2", "T2", 0, 20), [](Filing& f) { f.upload = NationalUpload::Ok; }) },
            false, list({ "F1 EFFECTIVE 0-20", "F2 TERMINATED 0-0" }), "in-use");
        row("uploaded before category",
            { with(filing("F1", "T3", 0, 20), [](Filing& f) { f.upload = NationalUpload::Ok; }),
                with(filing("F2", "L2", 0, 20),
                    [](Filing& f) { f.upload = NationalUpload::Failed; }) },
            false, list({ "F1 EFFECTIVE 0-20", "F2 TERMINATED 0-0" }), "uploaded");
        row("emergency before long-term", { filing("F1", "T2", 0, 20), filing("F2", "L1", 0, -1) },
            false, list({ "F1 EFFECTIVE 0-20", "F2 TERMINATED 0-0" }), "category");
        row("referral before other temporary",
            { filing("F1", "T1", 0, 20), filing("F2", "T3", 0, 20) }, false,
            list({ "F1 EFFECTIVE 0-20", "F2 TERMINATED 0-0" }), "category");
        row("decided later before larger number",
            { with(filing("F1", "L1", 0, 20),
                  [](Filing& f) { f.decidedAt = f.decidedAt.addSecs(1); }),
                filing("F2", "L3", 0, 20) },
            false, list({ "F1 EFFECTIVE 0-20", "F2 TERMINATED 0-0" }), "decided-later");
        row("decided never counts as earliest",
            { filing("F1", "L1", 0, 20),
                with(filing("F2", "L3", 0, 20), [](Filing& f) { f.decidedAt = {}; }) },
            false, list({ "F1 EFFECTIVE 0-20", "F2 TERMINATED 0-0" }), "decided-later");
        row("numbers compare as numbers", { filing("F9", "L1", 0, 20), filing("F10", "L1", 0, 20) },
            false, list({ "F9 TERMINATED 0-0", "F10 EFFECTIVE 0-20" }), "larger-number");
        row("approved takes part",
            { with(filing("F1", "L2", 10, -1), [](Filing& f) { f.state = FilingState::Approved; }),
                filing("F2", "T3", 0, 20) },
            false, list({ "F1 APPROVED 10-", "F2 EFFECTIVE 0-9" }), "category");
        row("what is over or suspended does not",
            { with(filing("F1", "L2", 0, -1), [](Filing& f) { f.state = FilingState::Cancelled; }),
                with(
                    filing("F2", "L2", 0, -1), [](Filing& f) { f.state = FilingState::Suspended; }),
                with(filing("F3", "L2", 0, -1), [](Filing& f) { f.state = FilingState::InReview; }),
                filing("F4", "T3", 0, 20) },
            false,
            list({ "F1 CANCELLED 0-", "F2 SUSPENDED 0-", "F3 IN_REVIEW 0-", "F4 EFFECTIVE 0-20" }),
            "");
        row("other regions, one scope a person",
            { filing("F1", "L2", 0, -1), filing("F2", "T3", 5, 9, "610100") }, false,
            list({ "F1 EFFECTIVE 0-", "F2 TERMINATED 5-5" }), "category");
        row("other regions, one scope each",
            { filing("F1", "L2", 0, -1), filing("F2", "T3", 5, 9, "610100") }, true,
            list({ "F1 EFFECTIVE 0-", "F2 EFFECTIVE 5-9" }), "");
        row("county of one city", { filing("F1", "L2", 0, -1), filing("F2", "T3", 5, 9, "640104") },
            true, list({ "F1 EFFECTIVE 0-", "F2 TERMINATED 5-5" }), "category");
        row("city of one province",
            { filing("F1", "L2", 5, -1), filing("F2", "T3", 0, 9, "640000") }, true,
            list({ "F1 EFFECTIVE 5-", "F2 EFFECTIVE 0-4" }), "category");
        row("what a shortened one no longer covers is free",
            { filing("F1", "L2", 5, 9), filing("F2", "T1", 0, 20), filing("F3", "T3", 15, 18) },
            false, list({ "F1 EFFECTIVE 5-9", "F2 EFFECTIVE 0-4", "F3 EFFECTIVE 15-18" }),
            "category");
    }
    void filings_crossing_keepOneADay()
    {
        QFETCH(std::vector<Filing>, filings);
        QFETCH(bool, perRegion);
        QFETCH(QStringList, kept);
        QFETCH(QString, rule);
        OverlapRules rules;
        rules.perRegion = perRegion;
        const Resolution resolution = resolveOverlaps(filings, rules);
        QStringList left;
        for (const Filing& one : resolution.filings)
            left.append(told(one));
        QCOMPARE(left, kept);
        QCOMPARE(resolution.actions.empty() ? QString() : resolution.actions.front().rule, rule);
    }

    void boundFiling_apart_leavesTheOthersAlone()
    {
        Filing bound = filing("F1", "T2", 0, 20);
        bound.boundVisit = QStringLiteral("M1");
        OverlapRules rules;
        QCOMPARE(resolveOverlaps({ bound, filing("F2", "L2", 0, -1) }, rules).actions.size(),
            std::size_t { 1 });
        rules.boundApart = true;
        QVERIFY(resolveOverlaps({ bound, filing("F2", "L2", 0, -1) }, rules).actions.empty());
    }

    void anyFilings_anyOrder_atMostOneADay_data()
    {
        QTest::addColumn<unsigned>("first");
        for (unsigned first = 0; first < 20'000; first += setsARow)
            QTest::addRow("from %u", first) << first;
    }
    void anyFilings_anyOrder_atMostOneADay()
    {
        QFETCH(unsigned, first);
        for (unsigned seed = first; seed < first + setsARow; ++seed) {
            Random random(seed);
            const OverlapRules rules = anyRules(random);
            std::vector<Filing> filings = anyFilings(random);
            const Resolution resolution = resolveOverlaps(filings, rules);
            const QByteArray where = QByteArray::number(seed);
            QVERIFY2(resolution.filings.size() == filings.size(), where);
            QVERIFY2(twoOnADay(resolution.filings, rules).isEmpty(), where);
            for (const Filing& before : filings)
                QVERIFY2(wronglyLost(before, resolution).isEmpty(), where);

            // Neither the order of arrival nor repetition changes anything.
            std::shuffle(filings.begin(), filings.end(), random);
            QVERIFY2(resolveOverlaps(filings, rules) == resolution, where);
            const Resolution again = resolveOverlaps(resolution.filings, rules);
            QVERIFY2(again.filings == resolution.filings && again.actions.empty(), where);
        }
    }
};

QTEST_GUILESS_MAIN(TestOverlap)
#include "tst_overlap.moc"
