// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "app/domain/filing/filing.h"
#include "app/domain/institution/institution.h"
#include "app/domain/settlement/settlement.h"

namespace yidi {

/// The one statement (一单式) of a settlement, one A4 page with a QR code of number and check text.
struct StatementPaper {
    Settlement settlement;
    Visit visit;
    Institution institution;
    QString maskedName;
    QString maskedCertNo;
    QString insuredRegion; ///< region code, as is the next
    QString careRegion;
    QDateTime printedAt;
    QString station; ///< device number
    bool training = false; ///< watermark
};
Result<void> writeStatementPdf(const QString& path, const StatementPaper& paper);

/// The slip of a filing, 80 mm wide: number, status in words, what, where, when, what next, QR.
struct FilingSlip {
    enum class Status { Done, Accepted, StoredHere, Refused } status = Status::Done;
    QString number; ///< filing number, or the msgid while stored here
    FilingRequest request; ///< once decided, with the dates that were decided
    std::vector<Refusal> reasons;
    QString maskedName;
    QDateTime printedAt;
    QString station;
    bool training = false;
};
Result<void> writeFilingSlipPdf(const QString& path, const FilingSlip& slip);

} // namespace yidi
