// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/control/reconcile_handlers.h"

#include "app/crypto/signing.h"
#include "app/transactions/control/reconcile.h"

#include <algorithm>

namespace yidi {

namespace {

/// Small enough that nobody else waits long for its answer.
bool isReasonable(const RangeQuery& query)
{
    const std::int64_t widest = query.list ? longestList : widestRange;
    return query.from >= 1 && query.to >= query.from && query.to - query.from < widest
        && query.skip.size() <= std::size_t { widestRange };
}

} // namespace

Result<Reply> compareQueue(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<RangeQuery>(call));
    const QString& institution = call.institution.institution.code;
    const QString& device = call.peer.deviceNo; // of nobody else's queue is anything told
    RangeAnswer answer;
    answer.deviceNo = device;
    YIDI_ASSIGN(answer.lastMsgId, call.ledger.lastMessageOf(institution, call.peer.stationNumber));
    if (query.epoch.isEmpty()) {
        YIDI_ASSIGN(answer.epochs, call.ledger.epochsOf(institution, device));
        return done(answer);
    }
    if (!isReasonable(query))
        return refused(QStringLiteral("对账区间应为 1 到 %1 笔，逐笔列出时不超过 %2 笔")
                           .arg(widestRange)
                           .arg(longestList));
    YIDI_ASSIGN(
        auto rows, call.ledger.links(institution, device, query.epoch, query.from, query.to));
    auto skip = query.skip;
    std::sort(skip.begin(), skip.end());
    std::erase_if(rows, [&](const RangeRow& row) {
        return std::binary_search(skip.begin(), skip.end(), row.number);
    });
    answer.epoch = query.epoch;
    answer.from = query.from;
    answer.to = query.to;
    answer.count = static_cast<std::int64_t>(rows.size());
    answer.hash = sm3Hex(rangeText(rows));
    answer.equal = answer.count == query.count && answer.hash == query.hash;
    answer.groups = groupsOf(rows);
    if (query.list)
        answer.rows = std::move(rows);
    return done(answer);
}

} // namespace yidi
