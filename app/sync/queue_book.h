// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/outbox.h"
#include "app/sync/queue_audit.h"

namespace yidi {

/// The queue in `outbox`, which must outlive it, as the province is asked about it.
Result<QueueBook> queueBookOf(Outbox& outbox);

} // namespace yidi
