// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/settlement/settlement.h"
#include "app/transactions/inpatient/inpatient.h"

/// What the province holds: 5201 visits, 5202 diagnoses, 5203 a settlement, 5204 fee lines, 5206 a
/// year so far, Y306 the settlements of a house.
namespace yidi {

/// 5201, input.data
struct VisitQuery {
    QString psnNo;
    QDateTime begin; ///< of the admission, inclusive
    QDateTime end;
    QString medType; ///< empty: any
    QString mdtrtId;
    bool operator==(const VisitQuery&) const = default;
};

/// 5201, output.mdtrtinfo[]; of an outpatient visit one row for each batch of its charges
struct VisitAnswer {
    std::vector<Visit> visits;
    bool operator==(const VisitAnswer&) const = default;
};

/// 5202, input.data
struct DiagnosisQuery {
    QString psnNo;
    QString mdtrtId;
    bool operator==(const DiagnosisQuery&) const = default;
};

/// 5202, output.diseinfo[]
struct DiagnosisAnswer {
    std::vector<Diagnosis> diagnoses;
    bool operator==(const DiagnosisAnswer&) const = default;
};

/// 5203, input.data; answered by a SettlementAnswer
struct SettlementQuery {
    QString psnNo;
    QString setlId;
    QString mdtrtId;
    bool operator==(const SettlementQuery&) const = default;
};

/// 5204, input.data
struct FeeQuery {
    QString psnNo;
    QString mdtrtId;
    bool operator==(const FeeQuery&) const = default;
};

/// 5204, output.feedetail[]
struct FeeAnswer {
    std::vector<FeeResultLine> lines;
    bool operator==(const FeeAnswer&) const = default;
};

/// 5206, input.data
struct YearQuery {
    QString psnNo;
    QString month; ///< cum_ym, yyyyMM: which medical year; empty: the one of today
    bool operator==(const YearQuery&) const = default;
};

/// 5206, output.cuminfo[]: one sum of one insurance's medical year
struct YearSum {
    QString insutype;
    QString insuredRegion;
    std::int64_t year = 0;
    QString month; ///< cum_ym as asked for
    QString name; ///< cum_type_code, as the settlement names it (engine.h: Accumulators)
    Fen sum; ///< cum; of admissions their number, with two decimals like everything here
    bool operator==(const YearSum&) const = default;
};
struct YearAnswer {
    std::vector<YearSum> sums;
    bool operator==(const YearAnswer&) const = default;
};

/// Y306, input.data: all that is given must hold. `text` is a number of a visit, a settlement, a
/// person or a document, or a name.
struct HouseQuery {
    QString psnNo;
    QString certNo;
    QString text;
    QDate day; ///< of the settlement, or of the visit that waits for one
    bool operator==(const HouseQuery&) const = default;
};

/// Y306, output.settlements[]: a settlement of the house that asks, or one it could make
struct HouseSettlement {
    Visit visit;
    QString setlId; ///< empty: not settled, or settled and cancelled since
    QString maskedName;
    QString insuredRegion;
    QDateTime at;
    Fen total;
    Fen fund;
    Fen person;
    Fen cash;
    bool cancelled = false; ///< another row negates it
    QString cancels; ///< of such a row: what it negates
    bool interim = false; ///< the stay goes on
    bool last = false; ///< nothing later of this person's year is in the way of cancelling it
    QString entered; ///< device or operator that settled it
    bool detailsHeld = false; ///< its details differ from its categories
    bool operator==(const HouseSettlement&) const = default;
};
struct HouseAnswer {
    std::vector<HouseSettlement> rows;
    bool operator==(const HouseAnswer&) const = default;
};

} // namespace yidi
