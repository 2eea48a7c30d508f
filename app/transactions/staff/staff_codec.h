// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/transactions/codec.h"

/// Somebody at a kiosk wants help (呼叫工作人员): Y108 calls, Y109 tells a window who calls.
namespace yidi {

/// Y108, input.data. Called again it is the same call.
struct StaffCall {
    QString device; ///< dev_no
    QString page; ///< where they stand in their journey; nothing personal
    bool operator==(const StaffCall&) const = default;
};

/// Y108, output.result
struct StaffCallAnswer {
    QDateTime since; ///< of the first call
    bool reached = false; ///< a window of this house is looking
    bool operator==(const StaffCallAnswer&) const = default;
};

/// Y109, input.data
struct StaffCallQuery {
    QString take; ///< dev_no whose call is being answered; empty: only look
    bool operator==(const StaffCallQuery&) const = default;
};

/// Y109, output.calls[]
struct StaffCallRow {
    QString device;
    QString page;
    QDateTime since;
    bool operator==(const StaffCallRow&) const = default;
};
struct StaffCallList {
    std::vector<StaffCallRow> calls;
    bool operator==(const StaffCallList&) const = default;
};

} // namespace yidi
