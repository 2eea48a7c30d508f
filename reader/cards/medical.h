// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "app/domain/card/card.h"
#include "reader/pin.h"

namespace yidi {

/// What came of reading the medical basics with the PIN; `basics` fails unless it was verified.
struct MedicalByPin {
    PinOutcome pin;
    Result<MedicalBasics> basics;
};

} // namespace yidi
