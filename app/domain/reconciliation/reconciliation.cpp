// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/reconciliation/reconciliation.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace yidi {

namespace {

using Lines = std::vector<const BookLine*>;
using Pair = std::pair<const BookLine*, const BookLine*>;

/// Any order will do that makes the answer independent of the books'.
Lines sorted(const std::vector<BookLine>& book)
{
    Lines lines;
    lines.reserve(book.size());
    for (const BookLine& line : book)
        lines.push_back(&line);
    const auto rank = [](const BookLine* line) {
        return std::tie(line->setlId, line->msgid, line->refund, line->at, line->total, line->fund,
            line->account, line->mdtrtId, line->psnNo);
    };
    std::sort(lines.begin(), lines.end(),
        [&](const BookLine* a, const BookLine* b) { return rank(a) < rank(b); });
    return lines;
}

bool sameAmounts(const BookLine& a, const BookLine& b)
{
    return a.total == b.total && a.fund == b.fund && a.account == b.account;
}

/// What two lines are taken for the same by. Where a number stands twice, those whose amounts agree
/// are paired first.
enum class PairBy { Number, MessageOfUnnumberedHere, MessageOfUnnumberedThere };
struct Pairing {
    PairBy by;
    bool exact;
};
constexpr Pairing pairings[] = {
    { PairBy::Number, true },
    { PairBy::Number, false },
    { PairBy::MessageOfUnnumberedHere, true },
    { PairBy::MessageOfUnnumberedHere, false },
    { PairBy::MessageOfUnnumberedThere, true },
    { PairBy::MessageOfUnnumberedThere, false },
};

using Key = std::tuple<QString, bool, Fen, Fen, Fen>;
Key keyOf(const QString& id, const BookLine& line, bool exact)
{
    return exact ? Key(id, line.refund, line.total, line.fund, line.account)
                 : Key(id, line.refund, {}, {}, {});
}

/// Empty: such a line has no part in this pairing.
QString idOf(const BookLine& line, PairBy by, bool isHere)
{
    if (by == PairBy::Number)
        return line.setlId;
    const bool mustBeUnnumbered = (by == PairBy::MessageOfUnnumberedHere) == isHere;
    return mustBeUnnumbered && !line.setlId.isEmpty() ? QString() : line.msgid;
}

/// Moves what belongs together from `here` and `there` to the answer.
std::vector<Pair> pairUp(Lines& here, Lines& there, const Pairing& pairing)
{
    std::map<Key, std::vector<const BookLine*>> open;
    for (const BookLine* line : there)
        if (const QString id = idOf(*line, pairing.by, false); !id.isEmpty())
            open[keyOf(id, *line, pairing.exact)].push_back(line);
    std::vector<Pair> pairs;
    std::set<const BookLine*> paired;
    for (const BookLine* line : here) {
        const QString id = idOf(*line, pairing.by, true);
        const auto found = id.isEmpty() ? open.end() : open.find(keyOf(id, *line, pairing.exact));
        if (found == open.end() || found->second.empty())
            continue;
        pairs.emplace_back(line, found->second.back());
        found->second.pop_back();
        paired.insert(line);
        paired.insert(pairs.back().second);
    }
    const auto isPaired = [&](const BookLine* line) { return paired.contains(line); };
    std::erase_if(here, isPaired);
    std::erase_if(there, isPaired);
    return pairs;
}

// ---- Who must act -------------------------------------------------------------------------------

enum class Case {
    SettledHere,
    CancelledHere,
    SettledThere,
    CancelledThere,
    RepeatedHere,
    RepeatedThere,
    OtherDay,
    OtherTotal,
    OtherFund,
};
struct Act {
    Case when;
    QLatin1String who;
    QLatin1String remedy;
};
constexpr QLatin1String house("house");
constexpr QLatin1String province("province");
constexpr Act acts[] = {
    // The house gave a benefit the province knows nothing of: settle it, or collect.
    { Case::SettledHere, house, QLatin1String("settle-again") },
    { Case::CancelledHere, house, QLatin1String("send-reversal") },
    // The answer was lost on its way: take it into the book, or reverse it.
    { Case::SettledThere, house, QLatin1String("enter-in-book") },
    { Case::CancelledThere, house, QLatin1String("enter-cancellation") },
    { Case::RepeatedHere, house, QLatin1String("strike-repeat") },
    { Case::RepeatedThere, province, QLatin1String("ask-province") },
    // Clearing goes by the province's day.
    { Case::OtherDay, house, QLatin1String("count-on-province-day") },
    { Case::OtherTotal, QLatin1String("both"), QLatin1String("compare-fee-lines") },
    // The house computes no fund: what it was told is what it booked.
    { Case::OtherFund, province, QLatin1String("ask-province") },
};

BookDifference difference(DifferenceKind kind, Case when)
{
    const auto act = std::find_if(
        std::begin(acts), std::end(acts), [&](const Act& each) { return each.when == when; });
    BookDifference made;
    made.kind = kind;
    made.whoActs = act->who;
    made.remedy = act->remedy;
    return made;
}

/// Days apart; 0 when one of them is not known.
qint64 daysApart(const BookLine& a, const BookLine& b)
{
    return a.at.isValid() && b.at.isValid() ? a.at.date().daysTo(b.at.date()) : 0;
}

std::optional<BookDifference> differenceOf(const BookLine& here, const BookLine& there)
{
    const qint64 apart = daysApart(here, there);
    if (sameAmounts(here, there) && apart == 0)
        return {};
    BookDifference made = here.total != there.total
        ? difference(DifferenceKind::TotalDiffers, Case::OtherTotal)
        : !sameAmounts(here, there) ? difference(DifferenceKind::FundDiffers, Case::OtherFund)
                                    : difference(DifferenceKind::OnlyHere, Case::OtherDay);
    made.here = here;
    made.there = there;
    made.acrossMidnight = std::abs(apart) == 1;
    return made;
}

/// Which settlements stand in a book by now: the first of each is that, another a repetition.
class Seen {
public:
    bool isNew(const BookLine& line)
    {
        return m_seen.emplace(line.setlId.isEmpty() ? line.msgid : line.setlId, line.refund).second;
    }

private:
    std::set<std::pair<QString, bool>> m_seen;
};

BookDifference onlyHere(const BookLine& line, Seen& seen)
{
    BookDifference made = difference(DifferenceKind::OnlyHere,
        !seen.isNew(line) ? Case::RepeatedHere
            : line.refund ? Case::CancelledHere
                          : Case::SettledHere);
    made.here = line;
    return made;
}

BookDifference onlyThere(const BookLine& line, Seen& seen)
{
    BookDifference made = difference(DifferenceKind::OnlyThere,
        !seen.isNew(line) ? Case::RepeatedThere
            : line.refund ? Case::CancelledThere
                          : Case::SettledThere);
    made.there = line;
    return made;
}

/// Tells apart what a book holds twice to the fen.
void countAlike(std::vector<BookDifference>& differences)
{
    std::map<std::tuple<DifferenceKind, QString, bool, Fen, Fen>, int> seen;
    for (BookDifference& one : differences) {
        const BookLine& line = one.here ? *one.here : *one.there;
        const QString& number = line.setlId.isEmpty() ? line.msgid : line.setlId;
        one.nth = ++seen[{ one.kind, number, line.refund, line.total, line.fund }];
    }
}

bool isOf(const QDate& day, const BookLine& line)
{
    return !line.at.isValid() || line.at.date() == day;
}

std::vector<BookLine> linesOf(const QDate& day, const std::vector<BookLine>& book)
{
    std::vector<BookLine> lines;
    std::copy_if(book.begin(), book.end(), std::back_inserter(lines),
        [&](const BookLine& line) { return isOf(day, line); });
    return lines;
}

/// As the province may have said it, or as its lines sum to when the book knows no groups.
std::optional<BookTotals> totalsThere(
    const BookGroup& group, const QDate& day, const ProvinceBook& there)
{
    if (const auto told = there.totals.find(group); told != there.totals.end())
        return told->second;
    if (group != BookGroup() || !there.lines)
        return {};
    BookTotals sum;
    for (const auto& [each, totals] : totalsOf(linesOf(day, *there.lines))) {
        sum.total += totals.total;
        sum.fund += totals.fund;
        sum.account += totals.account;
        sum.cash += totals.cash;
        sum.count += totals.count;
    }
    return sum;
}

bool agree(const BookTotals& here, const BookTotals& there)
{
    return here.total == there.total && here.fund == there.fund && here.account == there.account
        && here.count == there.count;
}

} // namespace

std::map<BookGroup, BookTotals> totalsOf(const std::vector<BookLine>& lines, bool withRefunds)
{
    std::map<BookGroup, BookTotals> groups;
    for (const BookLine& line : lines) {
        if (line.refund && !withRefunds)
            continue;
        BookTotals& totals = groups[{ line.insutype, line.clearingType }];
        totals.total += line.total;
        totals.fund += line.fund;
        totals.account += line.account;
        totals.cash += line.cash;
        ++totals.count;
    }
    return groups;
}

QString differenceKindName(DifferenceKind kind)
{
    switch (kind) {
    case DifferenceKind::OnlyHere:
        return QStringLiteral("only-here");
    case DifferenceKind::OnlyThere:
        return QStringLiteral("only-there");
    case DifferenceKind::TotalDiffers:
        return QStringLiteral("total-differs");
    case DifferenceKind::FundDiffers:
        return QStringLiteral("fund-differs");
    }
    return {};
}

std::vector<QString> bookRemedies()
{
    std::set<QString> remedies;
    for (const Act& act : acts)
        remedies.insert(act.remedy);
    return { remedies.begin(), remedies.end() };
}

std::vector<BookDifference> compareBooks(
    const std::vector<BookLine>& here, const std::vector<BookLine>& there)
{
    Lines openHere = sorted(here);
    Lines openThere = sorted(there);
    Seen seenHere;
    Seen seenThere;
    std::vector<BookDifference> differences;
    for (const Pairing& pairing : pairings)
        for (const auto& [ours, theirs] : pairUp(openHere, openThere, pairing)) {
            seenHere.isNew(*ours);
            seenThere.isNew(*theirs);
            if (auto made = differenceOf(*ours, *theirs))
                differences.push_back(*std::move(made));
        }
    for (const BookLine* line : openHere)
        differences.push_back(onlyHere(*line, seenHere));
    for (const BookLine* line : openThere)
        differences.push_back(onlyThere(*line, seenThere));
    countAlike(differences);
    return differences;
}

bool DayComparison::agrees() const
{
    return differences.empty() && std::all_of(groups.begin(), groups.end(), [](const Group& group) {
        return group.agrees;
    });
}

DayComparison compareDay(
    const QDate& day, const std::vector<BookLine>& here, const ProvinceBook& there)
{
    DayComparison compared;
    compared.day = day;
    std::map<BookGroup, BookTotals> groups = totalsOf(linesOf(day, here));
    for (const auto& [group, totals] : there.totals)
        if (totals.count != 0)
            groups[group]; // what only the province knows of
    for (const auto& [group, totals] : groups) {
        const auto told = totalsThere(group, day, there);
        compared.groups.push_back({ group, totals, told, told && agree(totals, *told) });
    }
    if (!there.lines)
        return compared;
    for (BookDifference& each : compareBooks(here, *there.lines)) {
        const bool oursIsOf = each.here && isOf(day, *each.here);
        const bool theirsIsOf = each.there && isOf(day, *each.there);
        if (!oursIsOf && !theirsIsOf)
            continue;
        if (each.kind == DifferenceKind::OnlyHere && !oursIsOf)
            each.kind = DifferenceKind::OnlyThere; // of a settlement counted to another day
        compared.differences.push_back(std::move(each));
    }
    return compared;
}

} // namespace yidi
