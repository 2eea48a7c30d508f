// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/json.h"
#include "app/domain/queue/pressure.h"
#include "app/store/disk_reserve.h"

namespace yidi {

/// How much a station may keep and where it keeps a second copy: members "queue" and "store" of
/// station.json. What is not said there is as usual.
struct StationLimits {
    QueueLimits queue;
    DiskRules disk;
    QString backupDir; ///< on a second medium; empty: no copies are made

    /// `BadInput` names the member.
    static Result<StationLimits> from(const Json& station);
};

} // namespace yidi
