// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/json.h"
#include "app/domain/queue/queue_report.h"
#include "app/store/proved_answer.h"

namespace yidi {

Json queueReportJson(const QueueReport& report);
Result<QueueReport> queueReportFrom(const Json& json);

/// Keeps a report with the province's signed answers it rests on, one a day, as
/// "reports/queue-2017-03-31.json" in the station's folder. Answers its path.
Result<QString> writeQueueReport(
    const QString& dataDir, const QueueReport& report, const std::vector<ProvedAnswer>& proofs);

/// The latest, proved anew: each answer is the province's, and a report that finds nothing says
/// what they say. `StoreUnavailable`: there is none; `AnswerUnsigned`: it does not hold.
Result<QueueReport> readQueueReport(const QString& dataDir, const QByteArray& provinceKey);

} // namespace yidi
