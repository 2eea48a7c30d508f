// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/reconciliation/reconciliation.h"
#include "app/transactions/files/file_codec.h"

/// Reconciliation (对账): 3201 totals of a scheme and a clearing type, 3202 every settlement by a
/// file, Y305 the codes of a house nobody has mapped.
namespace yidi {

/// stmt_rslt of 3201.
inline constexpr char totalsAgree[] = "0";
inline constexpr char totalsDiffer[] = "1";

/// 3201, input.data
struct TotalsQuery {
    BookGroup group; ///< insutype, clr_type
    QString clearingOffice; ///< setl_optins
    QDate from; ///< stmt_begndate
    QDate to; ///< stmt_enddate
    BookTotals totals; ///< medfee_sumamt fund_pay_sumamt acct_pay fixmedins_setl_cnt
    bool withRefunds = true; ///< REFD_SETL_FLAG

    bool operator==(const TotalsQuery&) const = default;
};
/// 3201, output.stmtinfo; the province's totals are ours, the interface tells them in prose.
struct TotalsAnswer {
    QString clearingOffice;
    QString result; ///< stmt_rslt
    QString description; ///< stmt_rslt_dscr
    BookTotals there;

    bool operator==(const TotalsAnswer&) const = default;
};

/// 3202, input.data
struct DetailQuery {
    QString clearingOffice;
    QString file; ///< file_qury_no of the book, which 9101 gave
    QDate from;
    QDate to;
    BookTotals totals; ///< what the lines of the book sum to
    QString clearingType; ///< empty: every one
    bool withRefunds = true;

    bool operator==(const DetailQuery&) const = default;
};
/// 3202, output.fileinfo: where result.txt is to be fetched.
struct DetailAnswer {
    FileInfo file;

    bool operator==(const DetailAnswer&) const = default;
};

/// A code of a house that is in no catalogue (未对码): its lines were own expense.
struct UnmappedRow {
    QString code; ///< medins_list_codg
    QString name; ///< medins_list_name
    std::int64_t lines = 0; ///< cnt
    Fen amount; ///< det_item_fee_sumamt
    QDate since; ///< begndate

    bool operator==(const UnmappedRow&) const = default;
};
/// Y305, output.unmapped[]; its input is empty
struct UnmappedAnswer {
    std::vector<UnmappedRow> rows;

    bool operator==(const UnmappedAnswer&) const = default;
};

} // namespace yidi
