// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/overlap.h"

#include "app/domain/region/region.h"

#include <algorithm>
#include <array>

namespace yidi {

namespace {

/// Numbers inside a filing's number compare as numbers: F9 comes before F10.
int compareNumbers(const QString& a, const QString& b)
{
    const auto digits = [](const QString& text, qsizetype from) {
        qsizetype to = from;
        while (to < text.size() && text[to] >= QLatin1Char('0') && text[to] <= QLatin1Char('9'))
            ++to;
        return to;
    };
    const auto value = [](const QString& text, qsizetype from, qsizetype to) {
        while (from < to - 1 && text[from] == QLatin1Char('0'))
            ++from;
        return text.mid(from, to - from);
    };
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        const qsizetype endA = digits(a, i);
        const qsizetype endB = digits(b, j);
        if (endA > i && endB > j) {
            const QString x = value(a, i, endA);
            const QString y = value(b, j, endB);
            const int order = x.size() != y.size() ? (x.size() < y.size() ? -1 : 1) : x.compare(y);
            if (order != 0)
                return order;
            i = endA;
            j = endB;
        } else if (a[i] != b[j]) {
            return a[i] < b[j] ? -1 : 1;
        } else {
            ++i;
            ++j;
        }
    }
    const qsizetype left = (a.size() - i) - (b.size() - j);
    return left != 0 ? (left < 0 ? -1 : 1) : a.compare(b); // "F01" and "F1" are two numbers
}

/// 0 is the best category; one that is not listed comes last.
int rankOf(FilingCategory category, const OverlapRules& rules)
{
    const QString code = filingCategoryCode(category);
    for (int i = 0; i < rules.priority.size(); ++i) {
        const QString& rank = rules.priority[i];
        if (rank == code || (rank == QLatin1String("L") && isLongTerm(category)))
            return i;
    }
    return static_cast<int>(rules.priority.size());
}

struct Criterion {
    const char* name;
    int (*compare)(const Filing& a, const Filing& b, const OverlapRules& rules); ///< > 0: a counts
};

int threeWay(qint64 a, qint64 b)
{
    return a < b ? -1 : a > b ? 1 : 0;
}

// The order of policy.md 2.5. The last one always decides.
constexpr std::array criteria = {
    Criterion { "in-use",
        [](const Filing& a, const Filing& b, const OverlapRules&) {
            return threeWay(a.inUse, b.inUse);
        } },
    Criterion { "uploaded",
        [](const Filing& a, const Filing& b, const OverlapRules&) {
            return threeWay(a.upload == NationalUpload::Ok, b.upload == NationalUpload::Ok);
        } },
    Criterion { "category",
        [](const Filing& a, const Filing& b, const OverlapRules& rules) {
            return threeWay(rankOf(b.category, rules), rankOf(a.category, rules));
        } },
    Criterion { "decided-later",
        [](const Filing& a, const Filing& b, const OverlapRules&) {
            const auto moment = [](const Filing& filing) {
                return filing.decidedAt.isValid() ? filing.decidedAt.toMSecsSinceEpoch()
                                                  : std::numeric_limits<qint64>::min();
            };
            return threeWay(moment(a), moment(b));
        } },
    Criterion { "larger-number",
        [](const Filing& a, const Filing& b, const OverlapRules&) {
            return compareNumbers(a.number, b.number);
        } },
};

/// The criterion by which `a` counts before `b`, or none.
const Criterion* winsBy(const Filing& a, const Filing& b, const OverlapRules& rules)
{
    for (const Criterion& criterion : criteria) {
        const int order = criterion.compare(a, b, rules);
        if (order != 0)
            return order > 0 ? &criterion : nullptr;
    }
    return nullptr;
}

bool takesPart(const Filing& filing)
{
    return filing.isGranted() && filing.begin.isValid();
}

/// Cuts `loser` where a better one begins to count.
void cut(Filing& loser, const std::vector<const Filing*>& better, const OverlapRules& rules,
    std::vector<OverlapAction>& actions)
{
    const Filing* winner = nullptr;
    QDate first;
    for (const Filing* other : better) {
        if (!shareScope(loser, *other, rules)
            || !meet(loser.begin, loser.end, other->begin, other->end))
            continue;
        const QDate day = std::max(loser.begin, other->begin);
        if (!winner || day < first) {
            winner = other;
            first = day;
        }
    }
    if (!winner)
        return;
    OverlapAction action { loser.number, loser.state, first, loser.end, winner->number,
        QLatin1String(winsBy(*winner, loser, rules)->name) };
    if (first == loser.begin) {
        action.state = loser.state = FilingState::Terminated;
        loser.end = loser.begin;
    } else {
        loser.end = first.addDays(-1);
    }
    actions.push_back(action);
}

} // namespace

bool meet(const QDate& beginA, const QDate& endA, const QDate& beginB, const QDate& endB)
{
    return (!endB.isValid() || beginA <= endB) && (!endA.isValid() || beginB <= endA);
}

bool shareScope(const Filing& a, const Filing& b, const OverlapRules& rules)
{
    if (rules.boundApart && (!a.boundVisit.isEmpty() || !b.boundVisit.isEmpty()))
        return false;
    // A filing reaches a city or a whole province, so one region may lie inside the other.
    return !rules.perRegion || regionReaches(a.careRegion, b.careRegion)
        || regionReaches(b.careRegion, a.careRegion);
}

Resolution resolveOverlaps(std::vector<Filing> filings, const OverlapRules& rules)
{
    Resolution resolution;
    std::vector<Filing*> ranked;
    for (Filing& filing : filings)
        if (takesPart(filing))
            ranked.push_back(&filing);
    std::sort(ranked.begin(), ranked.end(),
        [&](const Filing* a, const Filing* b) { return winsBy(*a, *b, rules) != nullptr; });
    std::vector<const Filing*> better;
    for (Filing* filing : ranked) {
        cut(*filing, better, rules, resolution.actions);
        if (filing->state != FilingState::Terminated)
            better.push_back(filing);
    }
    const auto byNumber = [](const auto& a, const auto& b) {
        return compareNumbers(a.number, b.number) < 0;
    };
    std::sort(filings.begin(), filings.end(), byNumber);
    std::sort(resolution.actions.begin(), resolution.actions.end(), byNumber);
    resolution.filings = std::move(filings);
    return resolution;
}

} // namespace yidi
