// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/settlement/settlement.h"
#include "app/transactions/inpatient/inpatient.h"

/// What the province holds: 5201 visits, 5203 a settlement, 5204 fee lines.
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

/// 5201, output.mdtrtinfo[]
struct VisitAnswer {
    std::vector<Visit> visits;
    bool operator==(const VisitAnswer&) const = default;
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

} // namespace yidi
