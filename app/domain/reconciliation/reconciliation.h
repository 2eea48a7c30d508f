// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Daily reconciliation (对账) of a house's book with the province's: totals first (3201), and where
// they differ every settlement (3202), sorted into four kinds of difference, each with whoever must
// act.

#include "app/base/money.h"

#include <QDate>
#include <QDateTime>
#include <QString>

#include <compare>
#include <map>
#include <optional>
#include <vector>

namespace yidi {

/// One settlement or cancellation in a book; a cancellation is a row of its own with all signs
/// turned.
struct BookLine {
    QString setlId;
    QString mdtrtId;
    QString psnNo;
    QString insutype;
    QString clearingType; ///< clr_type: "11" outpatient, "21" inpatient, "41" pharmacy
    QString msgid; ///< medins_setl_id: what correlates them when setl_id is not known here
    QDateTime at;
    Fen total; ///< medfee_sumamt
    Fen fund; ///< fund_pay_sumamt
    Fen account; ///< acct_pay
    Fen cash; ///< psn_cash_pay
    bool refund = false; ///< refd_setl_flag

    bool operator==(const BookLine&) const = default;
};

/// What totals are made by: a scheme and a clearing type.
struct BookGroup {
    QString insutype;
    QString clearingType;
    std::strong_ordering operator<=>(const BookGroup&) const = default;
};
struct BookTotals {
    Fen total;
    Fen fund;
    Fen account;
    Fen cash;
    std::int64_t count = 0;
    bool operator==(const BookTotals&) const = default;
};
/// `withRefunds` false: cancellations are left out (REFD_SETL_FLAG "0").
std::map<BookGroup, BookTotals> totalsOf(
    const std::vector<BookLine>& lines, bool withRefunds = true);

enum class DifferenceKind {
    OnlyHere, ///< 院端有、中心无
    OnlyThere, ///< 中心有、院端无
    TotalDiffers, ///< 总额不符
    FundDiffers, ///< 总额相符、基金或账户不符
};
QString differenceKindName(DifferenceKind kind); ///< "only-here" …

/// Who must act: "house" (upload or cancel), "province" (look into it), "both".
struct BookDifference {
    DifferenceKind kind = DifferenceKind::OnlyHere;
    std::optional<BookLine> here;
    std::optional<BookLine> there;
    QString whoActs;
    QString remedy; ///< id of what to do: "send-reversal", "enter-in-book", "ask-province" …
    bool acrossMidnight = false; ///< one side counts it to the day before or after
    int nth = 1; ///< of those that are alike in number and amounts

    bool operator==(const BookDifference&) const = default;
};

/// Pairs by setl_id and refund flag, else (one side does not know the number) by msgid. Settlements
/// that agree are not listed, unless the books count them to different days. The order of the lines
/// does not matter; a number that stands twice in one book differs by itself. Cash is not compared:
/// the forms of the interface do not carry it.
std::vector<BookDifference> compareBooks(
    const std::vector<BookLine>& here, const std::vector<BookLine>& there);

/// Every remedy there is, for whoever puts them into words.
std::vector<QString> bookRemedies();

/// A day of both books.
struct DayComparison {
    struct Group {
        BookGroup group; ///< without scheme and type: the book does not say
        BookTotals here;
        std::optional<BookTotals> there; ///< absent: the province did not say
        bool agrees = false;

        bool operator==(const Group&) const = default;
    };
    QDate day;
    std::vector<Group> groups;
    std::vector<BookDifference> differences;

    bool agrees() const; ///< nothing is left to look into
    bool operator==(const DayComparison&) const = default;
};

/// What the province said of a day.
struct ProvinceBook {
    std::map<BookGroup, BookTotals> totals; ///< 3201
    std::optional<std::vector<BookLine>> lines; ///< 3202; absent: not asked or not answered
};

/// `here` and the province's lines may hold the days around it as well: what they do, a settlement
/// around midnight is known for the one it is and not for two. A line without a time is of the day.
/// Only what one of the books counts to `day` is told.
DayComparison compareDay(
    const QDate& day, const std::vector<BookLine>& here, const ProvinceBook& there);

} // namespace yidi
