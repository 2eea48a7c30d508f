// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "app/desk/money.h"

namespace yidi {

/// A day's reconciliation on A4: the totals, then every difference with whoever must act.
struct DaySheet {
    desk::DayCompared compared;
    QString institution;
    QString operatorNo;
    QDateTime printedAt;
    QString station;
    bool training = false; ///< watermark
};
/// How many pages it takes.
int daySheetPages(const DaySheet& sheet);
/// One of them, from 0.
Result<void> writeDaySheetPdf(const QString& path, const DaySheet& sheet, int page);

} // namespace yidi
