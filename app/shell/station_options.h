// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QStringList>

namespace yidi {

/// The scanner that types what it reads, as a keyboard would.
inline constexpr char keyboardScanner[] = "keyboard";

/// The bank of the training world, alone or with ":FILE" after it (else DATA/payments.jsonl).
inline constexpr char trainingPayment[] = "training";

enum class StationProgram { Kiosk, Clerk };

/// How a station's program was asked to run: a configuration file, and the command line over it.
struct StationOptions {
    QString dataDir;
    QString provinceUrl; ///< empty: as enrolled
    QString readerName; ///< empty: every reader
    QString psamReader; ///< the slot of the security module; empty: there is none
    QString scanner; ///< kiosk: device of a serial line, or `keyboardScanner`; empty: there is none
    QString bills; ///< the hospital's drop folder; empty: there is none
    QString payment; ///< the port people pay through; empty: at the cashier's desk alone
    QString today; ///< empty: the machine's
    QString secondAbove = QStringLiteral("1000.00"); ///< window: of the funds' money
    bool windowed = false;
    bool printFirstPaint = false; ///< kiosk
    bool helpOnly = false;
    QString helpText;
};

/// `BadInput` names the option or the member that cannot be used.
Result<StationOptions> stationOptions(StationProgram program, const QStringList& arguments);

} // namespace yidi
