// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/reconciliation/reconciliation.h"

#include <QByteArray>

#include <optional>

/// The texts of 3202: a house's book going up, and what the province made of it coming down. A
/// settlement is a line, its columns stand between tabs, `null` stands for what is not known.
namespace yidi {

/// setl_id mdtrt_id psn_no medfee_sumamt fund_pay_sumamt acct_pay refd_setl_flag
QByteArray writeBook(const std::vector<BookLine>& lines);

/// The same back; what is not in it (scheme, clearing type, message) stays empty, cash is what
/// neither fund nor account paid, and every line is of `day`. A house may write four columns more,
/// which are ours: insutype clr_type setl_time medins_setl_id. `BadInput` names line and column.
Result<std::vector<BookLine>> readBook(const QByteArray& text, const QDate& day);

/// A line of result.txt: psn_no mdtrt_id setl_id msgid stmt_rslt refd_setl_flag memo medfee_sumamt
/// fund_pay_sumamt acct_pay. The amounts are the province's.
struct BookResult {
    BookLine line;
    std::optional<DifferenceKind> kind; ///< stmt_rslt; none: they agree
    bool isThere = true; ///< the province has it; else its amounts are `null`

    bool operator==(const BookResult&) const = default;
};
/// stmt_rslt: "0" agrees, "1" only the house has it … "4" fund or account differ.
QString statementResult(const std::optional<DifferenceKind>& kind);

/// What the province says to a house's book: every line of both.
std::vector<BookResult> resultsOf(
    const std::vector<BookLine>& house, const std::vector<BookLine>& province);

/// The memo holds when the province settled it.
QByteArray writeResults(const std::vector<BookResult>& results);
Result<std::vector<BookResult>> readResults(const QByteArray& text);

/// The province's book, out of its results.
std::vector<BookLine> linesThere(const std::vector<BookResult>& results);

/// What a book sums to, refunds included. `BadInput` when it leaves the range of money: only a
/// book somebody else wrote can.
Result<BookTotals> sumOf(const std::vector<BookLine>& lines);

} // namespace yidi
