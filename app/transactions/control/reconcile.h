// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/queue/queue_report.h"
#include "app/transactions/codec.h"
#include "app/transactions/control/sealed.h"

/// Y002: station and province compare the queue, range by range (对账).
namespace yidi {

/// More is not asked for at once, so that neither side works long on one question.
inline constexpr std::int64_t widestRange = 1024;
/// More is not listed row by row.
inline constexpr std::int64_t longestList = 64;

/// Y002, input.data. Without an epoch: which epochs does the province know?
struct RangeQuery {
    QString epoch;
    std::int64_t from = 0;
    std::int64_t to = 0; ///< included
    std::int64_t count = 0; ///< ended messages in it, as the station knows them
    QString hash; ///< SM3 of rangeText() of them
    std::vector<std::int64_t> skip; ///< not ended here: left out on both sides
    bool list = false; ///< row by row, equal or not
    bool operator==(const RangeQuery&) const = default;
};

bool messageEndFromName(const QString& name, MessageEnd& end);

/// How the message at one place of the queue ended.
struct RangeRow {
    std::int64_t number = 0; ///< seq
    QString msgid;
    QString infno;
    QString link;
    MessageEnd end = MessageEnd::Done;
    Fen total; ///< medfee_sumamt of the settlement it made; negative when it took one back
    Fen fund; ///< fund_pay_sumamt
    bool operator==(const RangeRow&) const = default;
};
/// What both sides hash.
QByteArray rangeText(const std::vector<RangeRow>& rows);
std::vector<QueueGroup> groupsOf(const std::vector<RangeRow>& rows);

struct EpochSeen {
    QString epoch;
    std::int64_t last = 0; ///< highest number in it
    std::int64_t count = 0;
    bool operator==(const EpochSeen&) const = default;
};

/// Y002, output.result. It repeats what was asked, so that its signature stands for all of it.
struct RangeAnswer {
    QString deviceNo;
    QString epoch;
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool equal = false; ///< count and hash
    std::int64_t count = 0; ///< as the province knows them
    QString hash;
    QString lastMsgId; ///< the highest this station ever used; empty: none
    std::vector<QueueGroup> groups;
    std::vector<RangeRow> rows;
    std::vector<EpochSeen> epochs; ///< only when asked for
    bool operator==(const RangeAnswer&) const = default;
};

} // namespace yidi
