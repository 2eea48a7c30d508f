// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/reconciliation/reconciliation_handlers.h"

#include "app/province/files/file_handlers.h"
#include "app/transactions/reconciliation/book_text.h"
#include "app/transactions/reconciliation/reconciliation_codec.h"

namespace yidi {

namespace {

constexpr qint64 longestDays = 366;
const QLatin1String sentName("file.txt");
const QLatin1String resultName("result.txt");

/// Why a range of days cannot be compared; empty: it can.
QString badRange(const QDate& from, const QDate& to)
{
    if (to < from)
        return QStringLiteral("对账结束日期早于开始日期");
    if (from.daysTo(to) >= longestDays)
        return QStringLiteral("对账期间超过 %1 天").arg(longestDays);
    return {};
}

/// The first total the sender gave that is another here, with both.
QString differingTotal(const BookTotals& sent, const BookTotals& held)
{
    struct Pair {
        const char* name;
        Fen sent;
        Fen held;
    };
    for (const Pair& pair : { Pair { "medfee_sumamt", sent.total, held.total },
             Pair { "fund_pay_sumamt", sent.fund, held.fund },
             Pair { "acct_pay", sent.account, held.account } })
        if (pair.sent != pair.held)
            return QStringLiteral("%1 %2 → %3")
                .arg(QLatin1String(pair.name), pair.sent.toWire(), pair.held.toWire());
    if (sent.count != held.count)
        return QStringLiteral("fixmedins_setl_cnt %1 → %2").arg(sent.count).arg(held.count);
    return {};
}

std::vector<BookLine> withoutRefunds(std::vector<BookLine> lines)
{
    std::erase_if(lines, [](const BookLine& line) { return line.refund; });
    return lines;
}

/// The institution's own book of the days and the clearing type asked about.
Result<std::vector<BookLine>> bookFor(Call& call, const DetailQuery& query)
{
    YIDI_ASSIGN(auto lines,
        call.ledger.book(
            call.institution.institution.code, query.clearingOffice, query.from, query.to));
    if (!query.clearingType.isEmpty())
        std::erase_if(
            lines, [&](const BookLine& line) { return line.clearingType != query.clearingType; });
    return query.withRefunds ? lines : withoutRefunds(std::move(lines));
}

} // namespace

Result<Reply> compareTotals(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<TotalsQuery>(call));
    if (const QString objection = badRange(query.from, query.to); !objection.isEmpty())
        return refused(objection);
    YIDI_ASSIGN(const auto lines,
        call.ledger.book(
            call.institution.institution.code, query.clearingOffice, query.from, query.to));
    TotalsAnswer answer;
    answer.clearingOffice = query.clearingOffice;
    const auto groups = totalsOf(lines, query.withRefunds);
    if (const auto held = groups.find(query.group); held != groups.end())
        answer.there = held->second;
    const QString differing = differingTotal(query.totals, answer.there);
    answer.result = QLatin1String(differing.isEmpty() ? totalsAgree : totalsDiffer);
    answer.description =
        differing.isEmpty() ? QStringLiteral("对账相符") : QStringLiteral("对账不符：") + differing;
    return done(answer);
}

Result<Reply> compareDetails(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<DetailQuery>(call));
    if (const QString objection = badRange(query.from, query.to); !objection.isEmpty())
        return refused(objection);
    YIDI_ASSIGN(const SentFile sent, sentFile(call, query.file, sentName));
    if (!sent.refusal.isEmpty())
        return refused(sent.refusal);
    YIDI_ASSIGN(auto house, readBook(sent.text, {}));
    if (!query.withRefunds)
        house = withoutRefunds(std::move(house));
    // The totals are the check sum of the file: what was cut off on its way is not compared. The
    // file has no cash, and not every sender counts the account.
    YIDI_ASSIGN(BookTotals sums, sumOf(house));
    sums.account = query.totals.account;
    if (const QString differing = differingTotal(query.totals, sums); !differing.isEmpty())
        return refused(QStringLiteral("合计与上传文件不符：") + differing);

    YIDI_ASSIGN(const auto province, bookFor(call, query));
    YIDI_ASSIGN(const QString number, nextFileNumber(call));
    DetailAnswer answer;
    YIDI_ASSIGN(answer.file,
        layOut(call, call.institution.institution.code, number, resultName,
            writeResults(resultsOf(house, province))));
    return done(answer);
}

} // namespace yidi
