// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/clock.h"
#include "app/desk/effects.h"
#include "app/sync/station_profile.h"

#include <functional>

namespace yidi {

/// The papers of a window, the acceptance receipt (受理回执), a statement, a day's books: a PDF in
/// the station's folder, then the printer where there is one.
class Receipts {
public:
    /// Takes the path of a PDF; an error means it did not come out.
    using Printer = std::function<Result<void>(const QString& pdf)>;

    /// `clock` must outlive the receipts.
    Receipts(StationProfile profile, const Clock& clock, Printer printer);

    Result<void> print(const desk::PrintReceipt& receipt, const QString& operatorNo) const;
    Result<void> print(const desk::PrintStatement& statement) const;
    Result<void> print(const desk::PrintDay& day, const QString& operatorNo) const;

private:
    Result<QString> pathFor(const char* kind, const QString& number) const;

    const StationProfile m_profile;
    const Clock& m_clock;
    const Printer m_printer;
    QByteArray m_slipKey; ///< empty: slips carry no check code
};

/// Sends to the system's default printer; where there is none the PDF alone is the paper.
Result<void> printReceiptOnDefaultPrinter(const QString& pdf);

} // namespace yidi
