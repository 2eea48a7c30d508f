// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "app/domain/filing/filing.h"
#include "app/domain/institution/institution.h"
#include "app/domain/payment/payment.h"
#include "app/domain/settlement/settlement.h"

namespace yidi {

/// The one statement (一单式) of a settlement, whatever kind of care it was for: one A4 page with a
/// QR code of number and check text. One that is provisional, interim or a cancellation says so
/// itself.
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
    bool again = false; ///< a second copy
};
Result<void> writeStatementPdf(const QString& path, const StatementPaper& paper);

/// What goes to the cashier's desk (收费窗口), 80 mm wide: what is due, or given back of a deposit,
/// and a code for the cashier's scanner. It is no receipt.
struct CashierSlip {
    PaymentOrder order;
    QString maskedName;
    QString institution;
    QString checkCode; ///< of the number and the amount
    QDateTime printedAt;
    QString station;
    bool training = false;
};
Result<void> writeCashierSlipPdf(const QString& path, const CashierSlip& slip);

/// The slip of a filing, 80 mm wide: number, status in words, what, where, when, what next, QR. At
/// a window the same paper is the acceptance receipt (受理回执): it also says who took what.
struct FilingSlip {
    enum class Status {
        Done,
        Accepted,
        StoredHere,
        Refused,
        AtWindow, ///< a ticket: what waits at a window, and what to bring
    } status = Status::Done;
    QString number; ///< filing number, or the msgid while stored here
    FilingRequest request; ///< once decided, with the dates that were decided
    std::vector<Refusal> reasons;
    QString maskedName;
    QDateTime printedAt;
    QString station;
    bool training = false;
    QString checkCode = {}; ///< keyed, "9F3C-77A1"; empty where the station has no key
    QString why = {}; ///< AtWindow: why it could not be finished, "pin-forgotten" …
    QString operatorNo = {}; ///< who took it at a window; empty at a kiosk
    QString office = {}; ///< the house of that window
    QStringList papersSeen = {};
    QStringList papers = {}; ///< asked for, or to bring
    QDate papersDue = {};
};
/// "done", "accepted" …: the status as the QR code has it and the check code covers it.
QString filingSlipTag(FilingSlip::Status status);
Result<void> writeFilingSlipPdf(const QString& path, const FilingSlip& slip);

} // namespace yidi
