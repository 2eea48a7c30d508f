// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/database.h"
#include "app/store/outbox.h"

namespace yidi::store {

// While a Record is SENDING its bytes may be on their way; `ever_sent` itself is set only when an
// attempt ends without certainty, so that a station without a link can withdraw at once. It is one
// bit on a disk: its attempts say the same once more, and its epoch says that it came from a copy.
#define YIDI_EVER_SENT                                                                             \
    "(o.ever_sent OR o.state = 'SENDING' OR EXISTS (SELECT 1 FROM attempt t "                      \
    "WHERE t.msgid = o.msgid AND t.outcome <> 'not sent') "                                        \
    "OR (o.state = 'READY' AND o.epoch <> '' AND o.epoch <> (SELECT epoch FROM head)))"

// Each column of a Record's row: X(name, SQL).
#define YIDI_RECORD_COLUMNS(X)                                                                     \
    X(Seq, "o.seq")                                                                                \
    X(MsgId, "o.msgid")                                                                            \
    X(Infno, "o.infno")                                                                            \
    X(InsuplcAdmdvs, "o.insuplc_admdvs")                                                           \
    X(Input, "o.input")                                                                            \
    X(Lane, "o.lane")                                                                              \
    X(Replaces, "o.replaces")                                                                      \
    X(State, "o.state")                                                                            \
    X(EverSent, YIDI_EVER_SENT)                                                                    \
    X(Attempts, "o.attempts")                                                                      \
    X(CreatedAt, "o.created_ms")                                                                   \
    X(Due, "o.due_ms")                                                                             \
    X(Receipt, "r.signature")                                                                      \
    X(Note, "o.note")                                                                              \
    X(Opter, "o.opter")                                                                            \
    X(OpterName, "o.opter_name")                                                                   \
    X(Origin, "o.origin")                                                                          \
    X(GivenUp, "o.given_up")                                                                       \
    X(Epoch, "o.epoch")                                                                            \
    X(Number, "o.number")                                                                          \
    X(Link, "o.link")                                                                              \
    X(Facts, "o.facts")                                                                            \
    X(Outcome, "o.outcome")                                                                        \
    X(Answer, "o.kept")                                                                            \
    X(ReceiptOutcome, "r.outcome")

#define YIDI_COLUMN_SQL(name, sql) sql ", "
#define YIDI_COLUMN_NAME(name, sql) name,

/// Behind the last comma stands a column that nobody reads.
#define YIDI_SELECT_RECORD                                                                         \
    "SELECT " YIDI_RECORD_COLUMNS(YIDI_COLUMN_SQL) "0 FROM outbox o "                              \
                                                   "LEFT JOIN receipt r ON r.msgid = o.msgid "

struct RecordColumn {
    enum { YIDI_RECORD_COLUMNS(YIDI_COLUMN_NAME) };
};

/// Milliseconds since 1970, in the time of China.
QDateTime timeFrom(qint64 ms);

/// What YIDI_SELECT_RECORD has found. `legible` is false when something in it is not as it was
/// sealed; what could be read is there.
Record recordFrom(const Statement& row, const SecretBuffer& storeKey);

} // namespace yidi::store
