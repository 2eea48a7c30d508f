// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace yidi {

/// Exit codes of every command.
enum ExitCode { ExitDone = 0, ExitRefused = 1, ExitBadUse = 2, ExitUnavailable = 3 };

/// The subcommands of `yidi`, each given what follows its name; each answers an exit code, prints
/// JSON on stdout and complaints that name the field on stderr.
int cardCommand(const QStringList& arguments); ///< card list|read|simulate
int sendCommand(const QStringList& arguments); ///< send INFNO --case F
int stationCommand(const QStringList& arguments); ///< station enrol|operator …|trail
int settleCommand(const QStringList& arguments); ///< settle --policies DIR --case F
int filingCommand(const QStringList& arguments); ///< filing check|resolve --case F
int policyCommand(const QStringList& arguments); ///< policy check DIR
int payCommand(const QStringList& arguments); ///< pay training CODE
int catalogueCommand(const QStringList& arguments); ///< catalogue fetch|show --data DIR
int queueCommand(const QStringList& arguments); ///< queue status --data DIR

} // namespace yidi
