// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reader/pcsc/pcsc.h"

namespace yidi {

/// The reader called `name`, whose slot numbers may be left off, as the service knows it now;
/// `ReaderMissing`. For slots nobody watches, a security module's say.
Result<ReaderStatus> findReader(const QString& name);

} // namespace yidi
