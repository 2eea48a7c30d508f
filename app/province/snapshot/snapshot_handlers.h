// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"
#include "app/province/province.h"
#include "app/transactions/snapshot/snapshot_codec.h"

/// Y301 snapshot (快照): what a station needs to know while there is no link, made for the
/// institution that asks.
namespace yidi {

/// What does not change while the province runs.
struct SnapshotSource {
    SnapshotRules rules;
    QByteArray slipRoot; ///< the keys of all institutions come from it
    std::vector<PolicyText> policies;
    std::vector<Place> places;

    /// `policiesDir`: where `book` was read from. `BadPolicy` when a file is no longer what it was.
    static Result<SnapshotSource> load(const QString& dataDir, const QString& policiesDir,
        const PolicyBook& book, SnapshotRules rules);
};

Result<Reply> takeSnapshot(Call& call);

} // namespace yidi
