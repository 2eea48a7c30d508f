// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/database.h"
#include "app/store/outbox.h"

namespace yidi::store {

// While a Record is SENDING its bytes may be on their way; `ever_sent` itself is set only when an
// attempt ends without certainty, so that a station without a link can withdraw at once. It is one
// bit on a disk: its attempts say the same once more, and its epoch says that it came from a copy.
#define YIDI_SELECT_RECORD                                                                         \
    "SELECT o.seq, o.msgid, o.infno, o.insuplc_admdvs, o.input, o.lane, o.replaces, o.state, "     \
    "o.ever_sent OR o.state = 'SENDING' OR EXISTS (SELECT 1 FROM attempt t "                       \
    "WHERE t.msgid = o.msgid AND t.outcome <> 'not sent') "                                        \
    "OR (o.state = 'READY' AND o.epoch <> '' AND o.epoch <> (SELECT epoch FROM head)), "           \
    "o.attempts, o.created_ms, o.due_ms, r.signature, "                                            \
    "o.note, o.opter, o.opter_name, o.origin, o.given_up, o.epoch, o.number, o.link, o.facts, "    \
    "o.outcome, o.kept, r.outcome FROM outbox o LEFT JOIN receipt r ON r.msgid = o.msgid "

inline constexpr int factsColumn = 21; ///< as they are sealed
inline constexpr int receiptOutcomeColumn = 24;

/// Milliseconds since 1970, in the time of China.
QDateTime timeFrom(qint64 ms);

/// What YIDI_SELECT_RECORD has found. `legible` is false when something in it is not as it was
/// sealed; what could be read is there.
Record recordFrom(const Statement& row, const SecretBuffer& storeKey);

} // namespace yidi::store
