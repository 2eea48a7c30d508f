// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/json.h"

namespace yidi {

/// Tells the error on stderr and answers the exit code it stands for: bad input, a refusal, or a
/// part that is not available.
int complain(const Error& error);

/// The answer of a command, on stdout.
void print(const Json& answer);

} // namespace yidi
