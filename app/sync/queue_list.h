// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/queue/waiting.h"
#include "app/store/outbox.h"

#include <vector>

namespace yidi {

/// One that is open, as staff may see it.
WaitingRecord waitingRecord(const Record& open);
/// What waits, held Records first, then the oldest; at most so many.
Result<std::vector<WaitingRecord>> waitingRecords(Outbox& outbox, std::size_t limit);

} // namespace yidi
