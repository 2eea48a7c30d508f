// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/outbox.h"
#include "app/tool/commands.h"

namespace yidi {

/// The station's queue, which no running station has open.
Result<std::unique_ptr<Outbox>> openStationQueue(const QString& dataDir, const Clock& clock);

/// All that has not reached the province, in one signed file (queue export --to FILE).
Result<ExitCode> exportTo(const QString& dataDir, const QString& file);

/// A copy on another medium (queue backup --to DIR), and back (queue restore --from FILE).
Result<ExitCode> backUpTo(const QString& dataDir, const QString& medium);
Result<ExitCode> restoreFrom(const QString& dataDir, const QString& copy);
/// The last comparison with the province, proved anew (queue report).
Result<ExitCode> showReport(const QString& dataDir);

/// What is wiped of a station that goes (station retire), or begins anew (station reset); nothing
/// when it is only asked whether it may (--check).
enum class Leaving { Everything, AllButEnrolment, Nothing };
/// Refuses while anything is unsent, unless `exported` holds exactly that; while a payment is not
/// finished; while the station runs.
Result<ExitCode> leave(const QString& dataDir, Leaving what, const QString& exported);

} // namespace yidi
