// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/case.h"

/// What may be asked for, an operation a file: file.cpp, extend.cpp, change.cpp, cancel.cpp and
/// deemed.cpp.
namespace yidi::filing_rules {

struct Operation {
    /// Completes the request: its days, and what it does not say but the filing it is about does.
    void (*complete)(Case& c);
    bool makesNew = false; ///< another filing comes of it
    std::optional<FilingEvent> event {}; ///< what it is to the filing it is about
    /// The last day of that filing once it is approved.
    QDate (*endOfTarget)(const Case& c, const FilingDecision& decision) = nullptr;
};

extern const Operation fileOperation; ///< 备案
extern const Operation extendOperation; ///< 延期
extern const Operation changeOperation; ///< 变更
extern const Operation cancelOperation; ///< 取消
extern const Operation withdrawOperation; ///< of one that is not decided yet
extern const Operation deemedOperation; ///< 急诊视同备案

const Operation& operationOf(Kind kind);

} // namespace yidi::filing_rules
