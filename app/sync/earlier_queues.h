// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "app/transactions/control/reconcile.h"

#include <QString>

#include <vector>

namespace yidi {

/// What the queues of a station have held that were wiped when they owed nothing any more (`yidi
/// station reset`): the province has those Records for good, so nobody looks for them here again,
/// and no message id of theirs is used a second time. A file beside the station's profile.
struct EarlierQueues {
    QString lastMsgId; ///< empty: there were none
    std::vector<EpochSeen> epochs; ///< without their counts

    static constexpr char fileName[] = "earlier-queues.json";
    /// `BadInput` names the file.
    static Result<EarlierQueues> load(const QString& dataDir);
    Result<void> save(const QString& dataDir) const;

    /// A queue that goes too. What came back from a copy in between knows less than was there.
    void add(const QString& itsLastMsgId, const std::vector<EpochSeen>& itsEpochs);
};

} // namespace yidi
