// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/reconciliation/book_text.h"

#include "app/base/clock.h"
#include "app/base/dates.h"
#include "app/transactions/files/table_text.h"

#include <algorithm>
#include <array>
#include <set>

namespace yidi {

namespace {

constexpr int bookColumns = 7;
constexpr int wideBookColumns = 11; ///< with ours
constexpr int resultColumns = 10;
constexpr qsizetype mostLines = 1'000'000;
const QByteArray nothing("null");

QByteArray column(const QString& text)
{
    return text.isEmpty() ? nothing : tableColumn(text);
}

QByteArray column(Fen amount)
{
    return amount.toWire().toLatin1();
}

QByteArray column(bool flag)
{
    return flag ? QByteArray("1") : QByteArray("0");
}

QByteArray joined(const QByteArrayList& lines)
{
    return lines.join('\n');
}

struct Kind {
    std::optional<DifferenceKind> kind;
    const char* result;
};
constexpr std::array<Kind, 5> kinds { {
    { {}, "0" },
    { DifferenceKind::OnlyHere, "1" },
    { DifferenceKind::OnlyThere, "2" },
    { DifferenceKind::TotalDiffers, "3" },
    { DifferenceKind::FundDiffers, "4" },
} };

BookLine readLine(TableLine& columns, const QDate& day)
{
    BookLine line;
    line.setlId = columns.text(0, "setl_id", 30);
    line.mdtrtId = columns.text(1, "mdtrt_id", 30);
    line.psnNo = columns.text(2, "psn_no", 30);
    line.total = columns.amount(3, "medfee_sumamt");
    line.fund = columns.amount(4, "fund_pay_sumamt");
    line.account = columns.amount(5, "acct_pay");
    line.refund = columns.flag(6, "refd_setl_flag");
    line.cash = line.total - line.fund - line.account;
    line.at = day.isValid() ? chinaTime(day, QTime(0, 0)) : QDateTime();
    if (columns.size() == wideBookColumns) {
        line.insutype = columns.text(7, "insutype", 6);
        line.clearingType = columns.text(8, "clr_type", 6);
        if (const QDateTime at = columns.time(9, "setl_time"); at.isValid())
            line.at = at;
        line.msgid = columns.text(10, "medins_setl_id", 30);
    }
    if (line.setlId.isEmpty() && line.msgid.isEmpty())
        columns.complain("setl_id", "is missing");
    return line;
}

/// The house's line, and what the province has under it.
BookResult resultFrom(const BookDifference& difference)
{
    BookResult result;
    result.kind = difference.kind;
    result.isThere = difference.there.has_value();
    result.line = result.isThere ? *difference.there : *difference.here;
    // Counted to another day by one side, yet the same: no difference of a whole range.
    if (difference.kind == DifferenceKind::OnlyHere && result.isThere)
        result.kind.reset();
    return result;
}

} // namespace

QByteArray writeBook(const std::vector<BookLine>& lines)
{
    QByteArrayList texts;
    for (const BookLine& line : lines)
        texts.append(QByteArrayList { column(line.setlId), column(line.mdtrtId), column(line.psnNo),
            column(line.total), column(line.fund), column(line.account), column(line.refund) }
                         .join('\t'));
    return joined(texts);
}

Result<std::vector<BookLine>> readBook(const QByteArray& text, const QDate& day)
{
    std::vector<BookLine> lines;
    YIDI_TRY(eachTableLine(text, { bookColumns, wideBookColumns }, mostLines,
        [&](TableLine& columns) { lines.push_back(readLine(columns, day)); }));
    YIDI_TRY(sumOf(lines));
    return lines;
}

QString statementResult(const std::optional<DifferenceKind>& kind)
{
    const auto at = std::find_if(
        kinds.begin(), kinds.end(), [&](const Kind& each) { return each.kind == kind; });
    return QLatin1String(at->result);
}

std::vector<BookResult> resultsOf(
    const std::vector<BookLine>& house, const std::vector<BookLine>& province)
{
    std::vector<BookResult> results;
    std::set<QString> told; // the province gives a number once
    for (const BookDifference& difference : compareBooks(house, province)) {
        results.push_back(resultFrom(difference));
        if (difference.there)
            told.insert(difference.there->setlId);
    }
    for (const BookLine& line : province)
        if (!told.contains(line.setlId))
            results.push_back({ line, {}, true });
    return results;
}

QByteArray writeResults(const std::vector<BookResult>& results)
{
    QByteArrayList texts;
    for (const BookResult& result : results) {
        const BookLine& line = result.line;
        const auto amount = [&](Fen value) { return result.isThere ? column(value) : nothing; };
        texts.append(QByteArrayList { column(line.psnNo), column(line.mdtrtId), column(line.setlId),
            column(line.msgid), column(statementResult(result.kind)), column(line.refund),
            column(result.isThere ? wireDateTime(line.at) : QString()), amount(line.total),
            amount(line.fund), amount(line.account) }
                         .join('\t'));
    }
    return joined(texts);
}

Result<std::vector<BookResult>> readResults(const QByteArray& text)
{
    std::vector<BookResult> results;
    YIDI_TRY(eachTableLine(text, { resultColumns }, mostLines, [&](TableLine& columns) {
        BookResult result;
        BookLine& line = result.line;
        line.psnNo = columns.text(0, "psn_no", 30);
        line.mdtrtId = columns.text(1, "mdtrt_id", 30);
        line.setlId = columns.text(2, "setl_id", 30);
        line.msgid = columns.text(3, "msgid", 30);
        const QString said = columns.text(4, "stmt_rslt", 6, true);
        const auto kind = std::find_if(kinds.begin(), kinds.end(),
            [&](const Kind& each) { return said == QLatin1String(each.result); });
        if (kind == kinds.end())
            columns.complain("stmt_rslt", "is not a known code");
        else
            result.kind = kind->kind;
        line.refund = columns.flag(5, "refd_setl_flag");
        result.isThere = !columns.isNull(7);
        if (result.isThere) {
            line.at = columns.time(6, "memo");
            line.total = columns.amount(7, "medfee_sumamt");
            line.fund = columns.amount(8, "fund_pay_sumamt");
            line.account = columns.amount(9, "acct_pay");
            line.cash = line.total - line.fund - line.account;
        }
        results.push_back(std::move(result));
    }));
    YIDI_TRY(sumOf(linesThere(results)));
    return results;
}

std::vector<BookLine> linesThere(const std::vector<BookResult>& results)
{
    std::vector<BookLine> lines;
    for (const BookResult& result : results)
        if (result.isThere)
            lines.push_back(result.line);
    return lines;
}

Result<BookTotals> sumOf(const std::vector<BookLine>& lines)
{
    const auto beyond = [](Fen sum) { return sum > maxFen || sum < -maxFen; };
    BookTotals sum;
    for (const BookLine& line : lines) {
        sum.total += line.total;
        sum.fund += line.fund;
        sum.account += line.account;
        sum.cash += line.cash;
        ++sum.count;
        if (beyond(sum.total) || beyond(sum.fund) || beyond(sum.account) || beyond(sum.cash))
            return fail(ErrorCode::BadInput, QStringLiteral("the book is out of range"));
    }
    return sum;
}

} // namespace yidi
