// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/clock.h"
#include "app/journeys/journey.h"
#include "app/sync/station_profile.h"

#include <functional>

namespace yidi {

/// Makes paper: a PDF in the station's folder, then the printer where there is one.
class PaperTray {
public:
    /// Takes the path of a PDF; an error means it did not come out.
    using Printer = std::function<Result<void>(const QString& pdf)>;

    PaperTray(StationProfile profile, const Clock& clock, Printer printer);

    Result<void> slip(const PrintSlip& slip) const;
    Result<void> statement(const PrintStatement& statement) const;
    Result<void> cashierSlip(const PrintCashierSlip& slip) const;

private:
    Result<QString> pathFor(const QString& kind, const QString& number) const;

    StationProfile m_profile;
    const Clock& m_clock;
    Printer m_printer;
};

/// Sends to the system's default printer; where there is none the PDF alone is the paper.
Result<void> printOnDefaultPrinter(const QString& pdf);

} // namespace yidi
