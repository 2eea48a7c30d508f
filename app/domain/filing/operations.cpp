// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/operations.h"

namespace yidi::filing_rules {

const Operation& operationOf(Kind kind)
{
    switch (kind) {
    case ToExtend:
        return extendOperation;
    case ToChange:
        return changeOperation;
    case ToCancel:
        return cancelOperation;
    case ToWithdraw:
        return withdrawOperation;
    case Deemed:
        return deemedOperation;
    case ToFile:
    case Anyway:
        break;
    }
    return fileOperation;
}

} // namespace yidi::filing_rules
