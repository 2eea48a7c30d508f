// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

/// An index over few rows is chosen only by who says its condition in the same words; and SQLite
/// answers a chain of comparisons, but builds a table for every IN.
#define YIDI_OPEN "(state = 'READY' OR state = 'SENDING' OR state = 'HELD' OR state = 'FENCING')"
#define YIDI_CLOSED "(state = 'ACKED' OR state = 'REFUSED' OR state = 'WITHDRAWN')"
#define YIDI_MONEY                                                                                 \
    "(infno = '2204' OR infno = '2207' OR infno = '2208' OR infno = '2301' OR infno = '2304' "     \
    "OR infno = '2305' OR infno = '2601' OR infno = 'Y302')"

namespace yidi::store {

/// user_version counts these; a change is a new entry, never an edit. The triggers compare values
/// instead of naming columns (UPDATE OF), because `SET rowid = …` would slip past a column list.
/// REPLACE would delete without asking outbox_kept, but for PRAGMA recursive_triggers. Whatever is
/// refused ends its whole transaction: SQLite then needs no journal of every single statement.
inline constexpr const char* outboxMigrations[] = { R"sql(
CREATE TABLE last_msgid (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    msgid TEXT NOT NULL
) STRICT;
INSERT INTO last_msgid VALUES (1, '');

CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    msgid TEXT NOT NULL UNIQUE CHECK (length(msgid) = 30),
    infno TEXT NOT NULL,
    insuplc_admdvs TEXT NOT NULL,
    input BLOB NOT NULL,
    lane TEXT NOT NULL,
    replaces TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN
        ('READY', 'SENDING', 'ACKED', 'REFUSED', 'HELD', 'FENCING', 'WITHDRAWN')),
    ever_sent INTEGER NOT NULL DEFAULT 0 CHECK (ever_sent IN (0, 1)),
    attempts INTEGER NOT NULL DEFAULT 0,
    due_ms INTEGER NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX outbox_open ON outbox (lane, seq)
    WHERE state IN ('READY', 'SENDING', 'HELD', 'FENCING');
CREATE INDEX outbox_state ON outbox (state, seq);
CREATE UNIQUE INDEX outbox_replaced_once ON outbox (replaces) WHERE replaces <> '';

CREATE TABLE receipt (
    msgid TEXT PRIMARY KEY REFERENCES outbox (msgid),
    answer BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;

CREATE TABLE attempt (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    msgid TEXT NOT NULL REFERENCES outbox (msgid),
    started_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    outcome TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attempt_msgid ON attempt (msgid);

CREATE TRIGGER outbox_begins BEFORE INSERT ON outbox
WHEN NEW.state <> 'READY' OR NEW.ever_sent <> 0
    OR (NEW.replaces <> '' AND NOT EXISTS
        (SELECT 1 FROM outbox WHERE msgid = NEW.replaces AND state = 'WITHDRAWN'))
    OR EXISTS (SELECT 1 FROM outbox WHERE msgid = NEW.msgid OR seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a Record begins READY and replaces only a withdrawn one'); END;

CREATE TRIGGER outbox_transition BEFORE UPDATE ON outbox
WHEN OLD.state IS NOT NEW.state AND OLD.state || ' ' || NEW.state NOT IN (
    'READY SENDING', 'SENDING READY',
    'SENDING ACKED', 'SENDING REFUSED', 'SENDING HELD',
    'READY WITHDRAWN', 'READY FENCING', 'SENDING FENCING',
    'FENCING ACKED', 'FENCING REFUSED', 'FENCING WITHDRAWN',
    'HELD READY', 'HELD FENCING')
BEGIN SELECT RAISE(ABORT, 'transition not in the life of a Record'); END;

CREATE TRIGGER outbox_final BEFORE UPDATE ON outbox
WHEN OLD.state IN ('ACKED', 'REFUSED', 'WITHDRAWN')
BEGIN SELECT RAISE(ABORT, 'the Record is closed'); END;

CREATE TRIGGER outbox_unsent_only BEFORE UPDATE ON outbox
WHEN OLD.state = 'READY' AND NEW.state = 'WITHDRAWN' AND OLD.ever_sent <> 0
BEGIN SELECT RAISE(ABORT, 'perhaps sent: must be fenced'); END;

CREATE TRIGGER outbox_lane BEFORE UPDATE ON outbox
WHEN OLD.state = 'READY' AND NEW.state = 'SENDING' AND EXISTS (SELECT 1 FROM outbox
    WHERE lane = OLD.lane AND seq < OLD.seq
        AND state IN ('READY', 'SENDING', 'HELD', 'FENCING'))
BEGIN SELECT RAISE(ABORT, 'not the head of its lane'); END;

CREATE TRIGGER outbox_receipt BEFORE UPDATE ON outbox
WHEN OLD.state IS NOT NEW.state AND NEW.state IN ('ACKED', 'REFUSED')
    AND NOT EXISTS (SELECT 1 FROM receipt WHERE msgid = OLD.msgid)
BEGIN SELECT RAISE(ABORT, 'only a receipt closes a Record'); END;

CREATE TRIGGER outbox_immutable BEFORE UPDATE ON outbox
WHEN OLD.seq IS NOT NEW.seq OR OLD.msgid IS NOT NEW.msgid OR OLD.infno IS NOT NEW.infno
    OR OLD.insuplc_admdvs IS NOT NEW.insuplc_admdvs OR OLD.input IS NOT NEW.input
    OR OLD.lane IS NOT NEW.lane OR OLD.replaces IS NOT NEW.replaces
    OR OLD.created_ms IS NOT NEW.created_ms OR OLD.ever_sent > NEW.ever_sent
BEGIN SELECT RAISE(ABORT, 'a stored Record is immutable'); END;

CREATE TRIGGER outbox_kept BEFORE DELETE ON outbox
BEGIN SELECT RAISE(ABORT, 'a Record is never deleted'); END;
CREATE TRIGGER receipt_immutable BEFORE UPDATE ON receipt
BEGIN SELECT RAISE(ABORT, 'a receipt is immutable'); END;
CREATE TRIGGER receipt_kept BEFORE DELETE ON receipt
BEGIN SELECT RAISE(ABORT, 'a receipt is never deleted'); END;
)sql",
    R"sql(
ALTER TABLE outbox ADD COLUMN opter TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN opter_name TEXT NOT NULL DEFAULT '';
CREATE TRIGGER outbox_maker_immutable BEFORE UPDATE ON outbox
WHEN OLD.opter IS NOT NEW.opter OR OLD.opter_name IS NOT NEW.opter_name
BEGIN SELECT RAISE(ABORT, 'a stored Record is immutable'); END;
)sql",
    R"sql(
ALTER TABLE outbox ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN given_up INTEGER NOT NULL DEFAULT 0 CHECK (given_up IN (0, 1));
CREATE UNIQUE INDEX outbox_origin_once ON outbox (origin) WHERE origin <> '';
CREATE INDEX outbox_given_up ON outbox (seq) WHERE given_up = 1;
CREATE INDEX outbox_infno ON outbox (infno, seq);
CREATE TABLE told (msgid TEXT PRIMARY KEY REFERENCES outbox (msgid)) STRICT;

CREATE TRIGGER outbox_origin_begins BEFORE INSERT ON outbox
WHEN NEW.given_up <> 0
    OR (NEW.origin <> '' AND EXISTS (SELECT 1 FROM outbox WHERE origin = NEW.origin))
    OR (NEW.replaces <> '' AND EXISTS (SELECT 1 FROM outbox WHERE replaces = NEW.replaces))
BEGIN SELECT RAISE(ABORT, 'one origin makes one Record'); END;
CREATE TRIGGER outbox_origin_immutable BEFORE UPDATE ON outbox
WHEN OLD.origin IS NOT NEW.origin OR OLD.given_up > NEW.given_up
BEGIN SELECT RAISE(ABORT, 'a stored Record is immutable'); END;
)sql",
    R"sql(
CREATE TRIGGER outbox_one_provisional BEFORE INSERT ON outbox
WHEN NEW.infno = 'Y302' AND EXISTS (SELECT 1 FROM outbox
    WHERE lane = NEW.lane AND infno IN ('2207', '2304', 'Y302')
        AND state IN ('READY', 'SENDING', 'HELD', 'FENCING'))
BEGIN SELECT RAISE(ABORT, 'a settlement of this person is still open'); END;
)sql",
    R"sql(
-- Records are sealed and stand in a chain, receipts prove their ends by themselves, and what the
-- station may still read of a Record are its facts. What older programs left in the open,
-- receipt_4 and rows without an epoch, the program that opens the file takes over. Children go
-- before the table they name, and come back behind it.
CREATE TABLE epoch (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    epoch TEXT NOT NULL UNIQUE CHECK (length(epoch) = 16),
    begun_ms INTEGER NOT NULL,
    why TEXT NOT NULL,
    genesis TEXT NOT NULL CHECK (length(genesis) = 64),
    first_seq INTEGER NOT NULL, -- no Record of it stands before
    asked INTEGER NOT NULL DEFAULT 1 CHECK (asked IN (0, 1)) -- put back from a copy: not yet
) STRICT;
CREATE TABLE head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    msgid TEXT NOT NULL,
    epoch TEXT NOT NULL,
    number INTEGER NOT NULL,
    link TEXT NOT NULL
) STRICT;
INSERT INTO head SELECT 1, msgid, '', 0, '' FROM last_msgid;
DROP TABLE last_msgid;

CREATE TABLE outbox_4 AS SELECT * FROM outbox;
CREATE TABLE receipt_4 AS SELECT * FROM receipt;
CREATE TABLE attempt_4 AS SELECT * FROM attempt;
CREATE TABLE told_4 AS SELECT * FROM told;
DROP TABLE told;
DROP TABLE attempt;
DROP TABLE receipt;
DROP TABLE outbox;

CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY,
    msgid TEXT NOT NULL UNIQUE CHECK (length(msgid) = 30),
    infno TEXT NOT NULL,
    insuplc_admdvs TEXT NOT NULL,
    lane TEXT NOT NULL,
    state TEXT NOT NULL CHECK ()sql" YIDI_OPEN " OR " YIDI_CLOSED R"sql(),
    ever_sent INTEGER NOT NULL DEFAULT 0 CHECK (ever_sent IN (0, 1)),
    given_up INTEGER NOT NULL DEFAULT 0 CHECK (given_up IN (0, 1)),
    attempts INTEGER NOT NULL DEFAULT 0,
    created_ms INTEGER NOT NULL,
    due_ms INTEGER NOT NULL,
    replaces TEXT NOT NULL,
    origin TEXT NOT NULL DEFAULT '',
    opter TEXT NOT NULL DEFAULT '',
    opter_name TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    epoch TEXT NOT NULL DEFAULT '',
    number INTEGER NOT NULL DEFAULT 0,
    link TEXT NOT NULL DEFAULT '',
    facts BLOB NOT NULL DEFAULT x'',
    outcome BLOB NOT NULL DEFAULT x'',
    kept BLOB NOT NULL DEFAULT x'',
    input BLOB NOT NULL
) STRICT;
INSERT INTO outbox (seq, msgid, infno, insuplc_admdvs, lane, state, ever_sent, given_up, attempts,
        created_ms, due_ms, replaces, origin, opter, opter_name, note, input)
    SELECT seq, msgid, infno, insuplc_admdvs, lane, state, ever_sent, given_up, attempts,
        created_ms, due_ms, replaces, origin, opter, opter_name,
        CASE WHEN )sql" YIDI_CLOSED R"sql( THEN note ELSE '' END, input
    FROM outbox_4;
CREATE TABLE receipt (
    msgid TEXT PRIMARY KEY REFERENCES outbox (msgid),
    outcome TEXT NOT NULL CHECK (outcome = 'done' OR outcome = 'refused' OR outcome = 'buried'
        OR outcome = 'before receipts'),
    signature BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE attempt (
    msgid TEXT NOT NULL REFERENCES outbox (msgid),
    number INTEGER NOT NULL,
    started_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    outcome TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (msgid, number)
) STRICT, WITHOUT ROWID;
INSERT INTO attempt (msgid, number, started_ms, ended_ms, outcome)
    SELECT msgid, id, started_ms, ended_ms, outcome FROM attempt_4;
CREATE TABLE told (msgid TEXT PRIMARY KEY REFERENCES outbox (msgid)) STRICT, WITHOUT ROWID;
INSERT INTO told SELECT msgid FROM told_4;
DROP TABLE told_4;
DROP TABLE attempt_4;
DROP TABLE outbox_4;

CREATE INDEX outbox_open ON outbox (lane, seq) WHERE )sql" YIDI_OPEN R"sql(;
CREATE INDEX outbox_waiting ON outbox (state, seq) WHERE )sql" YIDI_OPEN R"sql(;
CREATE INDEX outbox_money ON outbox (infno, seq) WHERE )sql" YIDI_MONEY R"sql(;
CREATE INDEX outbox_money_of_lane ON outbox (lane, seq) WHERE )sql" YIDI_MONEY R"sql(;
CREATE UNIQUE INDEX outbox_replaced_once ON outbox (replaces) WHERE replaces <> '';
CREATE UNIQUE INDEX outbox_origin_once ON outbox (origin) WHERE origin <> '';
CREATE INDEX outbox_given_up ON outbox (seq) WHERE given_up = 1;

CREATE TRIGGER outbox_begins BEFORE INSERT ON outbox
WHEN NEW.state <> 'READY' OR NEW.ever_sent <> 0 OR NEW.given_up <> 0
    OR length(NEW.link) <> 64 OR NEW.outcome <> x'' OR NEW.kept <> x''
    OR NOT EXISTS (SELECT 1 FROM head WHERE epoch = NEW.epoch AND number = NEW.number - 1)
    OR (NEW.replaces <> '' AND NOT EXISTS
        (SELECT 1 FROM outbox WHERE msgid = NEW.replaces AND state = 'WITHDRAWN'))
    OR (NEW.infno = 'Y302' AND EXISTS (SELECT 1 FROM outbox
        WHERE lane = NEW.lane AND (infno = '2207' OR infno = '2304' OR infno = 'Y302')
            AND )sql" YIDI_OPEN R"sql())
BEGIN SELECT RAISE(ROLLBACK, 'no Record begins like this'); END;

CREATE TRIGGER outbox_heads AFTER INSERT ON outbox
BEGIN UPDATE head SET msgid = NEW.msgid, number = NEW.number, link = NEW.link; END;

CREATE TRIGGER outbox_moves BEFORE UPDATE ON outbox WHEN OLD.state IS NOT NEW.state
BEGIN SELECT CASE
    WHEN instr(' READY>SENDING SENDING>READY SENDING>ACKED SENDING>REFUSED SENDING>HELD '
        || 'READY>WITHDRAWN READY>FENCING SENDING>FENCING '
        || 'FENCING>ACKED FENCING>REFUSED FENCING>WITHDRAWN HELD>READY HELD>FENCING ',
        ' ' || OLD.state || '>' || NEW.state || ' ') = 0
    THEN RAISE(ROLLBACK, 'transition not in the life of a Record')
    WHEN OLD.state = 'READY' AND NEW.state = 'WITHDRAWN' AND OLD.ever_sent <> 0
    THEN RAISE(ROLLBACK, 'perhaps sent: must be fenced')
    WHEN OLD.state = 'READY' AND NEW.state = 'SENDING' AND EXISTS (SELECT 1 FROM outbox
        WHERE lane = OLD.lane AND seq < OLD.seq AND )sql" YIDI_OPEN R"sql()
    THEN RAISE(ROLLBACK, 'not the head of its lane')
    WHEN (NEW.state = 'ACKED' OR NEW.state = 'REFUSED')
        AND NOT EXISTS (SELECT 1 FROM receipt WHERE msgid = OLD.msgid)
    THEN RAISE(ROLLBACK, 'only a receipt closes a Record')
END; END;

CREATE TRIGGER outbox_immutable BEFORE UPDATE ON outbox
WHEN OLD.seq IS NOT NEW.seq OR OLD.msgid IS NOT NEW.msgid OR OLD.infno IS NOT NEW.infno
    OR OLD.insuplc_admdvs IS NOT NEW.insuplc_admdvs OR OLD.lane IS NOT NEW.lane
    OR OLD.created_ms IS NOT NEW.created_ms OR OLD.replaces IS NOT NEW.replaces
    OR OLD.origin IS NOT NEW.origin OR OLD.opter IS NOT NEW.opter
    OR (OLD.opter_name IS NOT NEW.opter_name AND NEW.opter_name <> '')
    OR OLD.ever_sent > NEW.ever_sent OR OLD.given_up > NEW.given_up
    OR (OLD.epoch <> '' AND (OLD.epoch IS NOT NEW.epoch OR OLD.number IS NOT NEW.number
        OR OLD.link IS NOT NEW.link OR OLD.facts IS NOT NEW.facts))
    OR (OLD.input IS NOT NEW.input
        AND NOT ((NEW.input = x'' OR substr(NEW.input, 1, 9) = CAST('shredded:' AS BLOB))
            AND (NEW.state = 'ACKED' OR NEW.state = 'REFUSED' OR NEW.state = 'WITHDRAWN'))
        AND NOT (OLD.epoch = '' AND NEW.epoch <> '' AND OLD.ever_sent = 0))
BEGIN SELECT RAISE(ROLLBACK, 'a stored Record is immutable'); END;

-- Of a closed Record only its sealed body and what was kept for others may go, for good.
CREATE TRIGGER outbox_final BEFORE UPDATE ON outbox
WHEN (OLD.state = 'ACKED' OR OLD.state = 'REFUSED' OR OLD.state = 'WITHDRAWN')
    AND (OLD.state IS NOT NEW.state OR OLD.ever_sent IS NOT NEW.ever_sent
    OR OLD.attempts IS NOT NEW.attempts OR OLD.due_ms IS NOT NEW.due_ms
    OR OLD.given_up IS NOT NEW.given_up
    OR (OLD.note IS NOT NEW.note AND OLD.epoch <> '')
    OR (OLD.outcome IS NOT NEW.outcome AND OLD.epoch <> '')
    OR (OLD.kept IS NOT NEW.kept AND NEW.kept <> x'')
    OR (OLD.input IS NOT NEW.input AND NEW.input <> x''
        AND substr(NEW.input, 1, 9) <> CAST('shredded:' AS BLOB)))
BEGIN SELECT RAISE(ROLLBACK, 'the Record is closed'); END;

CREATE TRIGGER outbox_kept BEFORE DELETE ON outbox
BEGIN SELECT RAISE(ROLLBACK, 'a Record is never deleted'); END;
CREATE TRIGGER receipt_immutable BEFORE UPDATE ON receipt
BEGIN SELECT RAISE(ROLLBACK, 'a receipt is immutable'); END;
CREATE TRIGGER receipt_kept BEFORE DELETE ON receipt
BEGIN SELECT RAISE(ROLLBACK, 'a receipt is never deleted'); END;
)sql" };

} // namespace yidi::store
