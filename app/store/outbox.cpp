// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/outbox.h"

#include "app/store/database.h"
#include "app/transactions/envelope.h"

namespace yidi {

using store::Database;
using store::Statement;

namespace {

constexpr const char* stateNames[] = { "READY", "SENDING", "ACKED", "REFUSED", "HELD", "FENCING",
    "WITHDRAWN" };

/// user_version counts these; a change is a new entry, never an edit. The triggers compare values
/// instead of naming columns (UPDATE OF), because `SET rowid = …` would slip past a column list;
/// and REPLACE would delete without asking outbox_kept, so outbox_begins looks first.
constexpr const char* migrations[] = { R"sql(
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
)sql" };

QDateTime timeFrom(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::OffsetFromUTC, 8 * 3600);
}

Record recordFrom(const Statement& row)
{
    Record record;
    record.seq = row.integer(0);
    record.msgid = row.text(1);
    record.infno = row.text(2);
    record.insuplcAdmdvs = row.text(3);
    record.input = row.blob(4);
    record.lane = row.text(5);
    record.replaces = row.text(6);
    recordStateFromName(row.text(7), record.state);
    record.everSent = row.integer(8) != 0;
    record.attempts = static_cast<int>(row.integer(9));
    record.createdAt = timeFrom(row.integer(10));
    record.due = timeFrom(row.integer(11));
    record.answer = row.blob(12);
    record.signature = row.blob(13);
    record.note = row.text(14);
    record.madeBy = { row.text(15), row.text(16) };
    record.origin = row.text(17);
    record.givenUp = row.integer(18) != 0;
    return record;
}

Result<std::vector<Record>> recordsFrom(Result<Statement> query)
{
    YIDI_ASSIGN(Statement rows, std::move(query));
    std::vector<Record> records;
    while (true) {
        YIDI_ASSIGN(const bool more, rows.step());
        if (!more)
            return records;
        records.push_back(recordFrom(rows));
    }
}

} // namespace

QString recordStateName(RecordState state)
{
    return QLatin1String(stateNames[static_cast<int>(state)]);
}

bool recordStateFromName(const QString& name, RecordState& state)
{
    for (RecordState candidate : allRecordStates) {
        if (recordStateName(candidate) == name) {
            state = candidate;
            return true;
        }
    }
    return false;
}

bool isClosed(RecordState state)
{
    return state == RecordState::Acked || state == RecordState::Refused
        || state == RecordState::Withdrawn;
}

int QueueStatus::pending() const
{
    const auto count = [this](RecordState state) { return counts[static_cast<int>(state)]; };
    return count(RecordState::Ready) + count(RecordState::Sending) + count(RecordState::Fencing)
        + count(RecordState::Held);
}

// While a Record is SENDING its bytes may be on their way; `ever_sent` itself is set only when an
// attempt ends without certainty, so that a station without a link can withdraw at once.
#define YIDI_SELECT_RECORD                                                                         \
    "SELECT o.seq, o.msgid, o.infno, o.insuplc_admdvs, o.input, o.lane, o.replaces, o.state, "     \
    "o.ever_sent OR o.state = 'SENDING', o.attempts, o.created_ms, o.due_ms, r.answer, "           \
    "r.signature, o.note, o.opter, o.opter_name, o.origin, o.given_up FROM outbox o LEFT JOIN "    \
    "receipt r ON r.msgid = o.msgid "

class Outbox::Private {
public:
    std::unique_ptr<Database> database;
    Station station;
    const Clock& clock;

    qint64 nowMs() const { return clock.now().toMSecsSinceEpoch(); }

    /// Inside a transaction: the next msgid, written down before anybody sees it.
    Result<QString> allocate()
    {
        YIDI_ASSIGN(Statement row, database->query("SELECT msgid FROM last_msgid"));
        YIDI_TRY(row.step());
        const QString next =
            nextMsgId(row.text(0), station.institution, station.number, clock.now());
        row = Statement();
        YIDI_TRY(database->run("UPDATE last_msgid SET msgid = ?", next));
        return next;
    }

    /// Inside a transaction: one change of state, and the end of the attempt it ends.
    Result<void> change(const QString& msgid, RecordState state, const QString& outcome)
    {
        YIDI_TRY(database->run("UPDATE attempt SET ended_ms = ?, outcome = ? WHERE msgid = ? AND "
                               "ended_ms IS NULL",
            nowMs(), outcome, msgid));
        YIDI_ASSIGN(const int rows,
            database->run("UPDATE outbox SET state = ? WHERE msgid = ? AND state <> ?",
                recordStateName(state), msgid, recordStateName(state)));
        if (rows == 0)
            return fail(ErrorCode::IllegalTransition,
                QStringLiteral("no Record %1, or already %2").arg(msgid, recordStateName(state)));
        return {};
    }

    Result<void> setNote(const QString& msgid, const QString& note)
    {
        YIDI_TRY(database->run("UPDATE outbox SET note = ? WHERE msgid = ?", note, msgid));
        return {};
    }

    Result<void> mark(const QString& msgid, RecordState state, const QString& outcome)
    {
        return database->transaction([&] { return change(msgid, state, outcome); });
    }

    Result<void> close(const QString& msgid, RecordState state, const QByteArray& answer,
        const QByteArray& signature)
    {
        return database->transaction([&]() -> Result<void> {
            YIDI_TRY(database->run(
                "INSERT INTO receipt (msgid, answer, signature) SELECT msgid, ?, ? FROM outbox "
                "WHERE msgid = ? AND state IN ('SENDING', 'FENCING')",
                answer, signature, msgid));
            YIDI_TRY(database->run("UPDATE outbox SET ever_sent = 1 WHERE msgid = ?", msgid));
            return change(msgid, state, QStringLiteral("answered"));
        });
    }

    /// What was SENDING when the program ended: the outcome is unknown.
    Result<void> recover()
    {
        return database->transaction([&]() -> Result<void> {
            YIDI_TRY(database->run("UPDATE attempt SET ended_ms = ?, outcome = 'interrupted' "
                                   "WHERE ended_ms IS NULL",
                nowMs()));
            YIDI_TRY(database->run("UPDATE outbox SET state = 'READY', ever_sent = 1, due_ms = ? "
                                   "WHERE state = 'SENDING'",
                nowMs()));
            return {};
        });
    }
};

Outbox::Outbox(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

Outbox::~Outbox() = default;

Result<std::unique_ptr<Outbox>> Outbox::open(
    const QString& path, Station station, const Clock& clock)
{
    YIDI_ASSIGN(auto database, Database::open(path, migrations));
    std::unique_ptr<Private> d(new Private { std::move(database), std::move(station), clock });
    YIDI_TRY(d->recover());
    return std::unique_ptr<Outbox>(new Outbox(std::move(d)));
}

Result<QString> Outbox::takeMsgId()
{
    return m_d->database->transaction([&] { return m_d->allocate(); });
}

Result<Record> Outbox::add(const RecordDraft& draft)
{
    Record record;
    record.infno = draft.infno;
    record.insuplcAdmdvs = draft.insuplcAdmdvs;
    record.input = writeJson(draft.input);
    record.lane = draft.lane;
    record.replaces = draft.replaces;
    record.madeBy = draft.madeBy;
    record.origin = draft.origin;
    record.createdAt = record.due = timeFrom(m_d->nowMs());
    return m_d->database->transaction([&]() -> Result<Record> {
        if (!draft.origin.isEmpty()) {
            YIDI_ASSIGN(auto known, findByOrigin(draft.origin));
            if (known)
                return *std::move(known);
        }
        YIDI_ASSIGN(record.msgid, m_d->allocate());
        YIDI_TRY(m_d->database->run(
            "INSERT INTO outbox (msgid, infno, insuplc_admdvs, input, lane, replaces, created_ms, "
            "state, due_ms, opter, opter_name, origin) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 'READY', ?, ?, ?, ?)",
            record.msgid, record.infno, record.insuplcAdmdvs, record.input, record.lane,
            record.replaces, m_d->nowMs(), m_d->nowMs(), record.madeBy.number, record.madeBy.name,
            record.origin));
        record.seq = m_d->database->lastInsertId();
        return record;
    });
}

Result<std::vector<Record>> Outbox::sendable(int limit)
{
    const qint64 now = m_d->nowMs();
    return recordsFrom(m_d->database->query(YIDI_SELECT_RECORD
        "WHERE o.state = 'READY' AND (o.due_ms <= ? OR o.due_ms > ?) AND NOT EXISTS "
        "(SELECT 1 FROM outbox e WHERE e.lane = o.lane AND e.seq < o.seq AND "
        "e.state IN ('READY', 'SENDING', 'HELD', 'FENCING')) ORDER BY o.seq LIMIT ?",
        now, now + longestBackOffMs, limit));
}

Result<std::optional<Record>> Outbox::find(const QString& msgid)
{
    YIDI_ASSIGN(auto records,
        recordsFrom(m_d->database->query(YIDI_SELECT_RECORD "WHERE o.msgid = ?", msgid)));
    return records.empty() ? std::nullopt : std::optional(std::move(records.front()));
}

Result<std::vector<Record>> Outbox::inState(RecordState state)
{
    return recordsFrom(m_d->database->query(
        YIDI_SELECT_RECORD "WHERE o.state = ? ORDER BY o.seq", recordStateName(state)));
}

Result<std::vector<Record>> Outbox::settled(const QDate& from, const QDate& to)
{
    constexpr int mayWaitDays = 31;
    const auto begin = [](const QDate& day) {
        return chinaTime(day, QTime(0, 0)).toMSecsSinceEpoch();
    };
    return recordsFrom(m_d->database->query(YIDI_SELECT_RECORD
        "WHERE o.infno IN ('2207', '2208', '2304', '2305', '2601', 'Y302') "
        "AND o.state = 'ACKED' AND o.created_ms < ? AND o.created_ms >= "
        "CASE o.infno WHEN 'Y302' THEN ? ELSE ? END ORDER BY o.seq",
        begin(to.addDays(1)), begin(from.addDays(-mayWaitDays)), begin(from.addDays(-1))));
}

Result<std::optional<Record>> Outbox::findByOrigin(const QString& origin)
{
    YIDI_ASSIGN(auto records,
        recordsFrom(m_d->database->query(
            YIDI_SELECT_RECORD "WHERE o.origin = ? AND o.origin <> ''", origin)));
    return records.empty() ? std::nullopt : std::optional(std::move(records.front()));
}

Result<std::vector<Record>> Outbox::landedAfterGivingUp()
{
    return recordsFrom(m_d->database->query(
        YIDI_SELECT_RECORD "WHERE o.given_up = 1 AND o.state = 'ACKED' ORDER BY o.seq"));
}

Result<std::vector<Record>> Outbox::untold(int limit)
{
    return recordsFrom(m_d->database->query(YIDI_SELECT_RECORD
        "WHERE o.infno IN ('2204', '2207', '2208', '2301', '2304', '2305', 'Y302') "
        "AND ((o.state = 'REFUSED' AND (o.infno NOT IN ('2204', '2301') OR o.origin <> '')) "
        "OR (o.state = 'ACKED' AND o.infno NOT IN ('2204', '2301'))) AND o.given_up = 0 "
        "AND NOT EXISTS (SELECT 1 FROM told t WHERE t.msgid = o.msgid) ORDER BY o.seq LIMIT ?",
        limit));
}

Result<void> Outbox::markTold(const QString& msgid)
{
    YIDI_TRY(m_d->database->run("INSERT OR IGNORE INTO told (msgid) VALUES (?)", msgid));
    return {};
}

Result<LaneNews> Outbox::newsOf(const QString& lane, const QDateTime& since)
{
    YIDI_ASSIGN(Statement row,
        m_d->database->query(
            "SELECT coalesce(max(infno = 'Y302' AND state <> 'ACKED'), 0), count(*) FROM outbox "
            "WHERE infno IN ('2207', '2208', '2304', '2305', '2601', 'Y302') AND lane = ? "
            "AND (state IN ('READY', 'SENDING', 'HELD', 'FENCING') OR (created_ms >= ? "
            "AND (state = 'ACKED' OR (state = 'REFUSED' AND infno = 'Y302'))))",
            lane, since.toMSecsSinceEpoch()));
    YIDI_TRY(row.step());
    return LaneNews { row.integer(0) != 0, row.integer(1) != 0 };
}

Result<void> Outbox::markSending(const QString& msgid)
{
    return m_d->database->transaction([&]() -> Result<void> {
        YIDI_TRY(m_d->change(msgid, RecordState::Sending, QString()));
        YIDI_TRY(
            m_d->database->run("UPDATE outbox SET attempts = attempts + 1 WHERE msgid = ?", msgid));
        YIDI_TRY(m_d->database->run(
            "INSERT INTO attempt (msgid, started_ms) VALUES (?, ?)", msgid, m_d->nowMs()));
        return {};
    });
}

Result<void> Outbox::backToReady(const QString& msgid, const QDateTime& due, bool mayHaveLeft)
{
    return m_d->database->transaction([&]() -> Result<void> {
        YIDI_TRY(m_d->change(msgid, RecordState::Ready,
            mayHaveLeft ? QStringLiteral("no answer") : QStringLiteral("not sent")));
        YIDI_TRY(m_d->database->run(
            "UPDATE outbox SET due_ms = ?, ever_sent = max(ever_sent, ?) WHERE msgid = ?",
            due.toMSecsSinceEpoch(), mayHaveLeft, msgid));
        return {};
    });
}

Result<void> Outbox::makeAllDue()
{
    YIDI_TRY(
        m_d->database->run("UPDATE outbox SET due_ms = ? WHERE state = 'READY'", m_d->nowMs()));
    return {};
}

Result<void> Outbox::acknowledge(
    const QString& msgid, const QByteArray& answer, const QByteArray& signature)
{
    return m_d->close(msgid, RecordState::Acked, answer, signature);
}

Result<void> Outbox::refuse(
    const QString& msgid, const QByteArray& answer, const QByteArray& signature)
{
    return m_d->close(msgid, RecordState::Refused, answer, signature);
}

Result<void> Outbox::hold(const QString& msgid, const QString& note)
{
    return m_d->database->transaction([&]() -> Result<void> {
        YIDI_TRY(m_d->change(msgid, RecordState::Held, QStringLiteral("held")));
        YIDI_TRY(m_d->database->run("UPDATE outbox SET ever_sent = 1 WHERE msgid = ?", msgid));
        return m_d->setNote(msgid, note);
    });
}

Result<RecordState> Outbox::giveUp(const QString& msgid, const QString& note)
{
    return m_d->database->transaction([&]() -> Result<RecordState> {
        YIDI_ASSIGN(const auto record, find(msgid));
        if (!record)
            return fail(ErrorCode::BadInput, QStringLiteral("no Record has msgid %1").arg(msgid));
        const RecordState next = record->everSent ? RecordState::Fencing : RecordState::Withdrawn;
        YIDI_TRY(m_d->setNote(msgid, note));
        YIDI_TRY(m_d->database->run("UPDATE outbox SET given_up = 1, ever_sent = ? WHERE msgid = ?",
            record->everSent, msgid));
        if (record->state != next)
            YIDI_TRY(m_d->change(msgid, next, QStringLiteral("given up")));
        return next;
    });
}

Result<void> Outbox::withdraw(const QString& msgid)
{
    YIDI_ASSIGN(const auto record, find(msgid));
    if (!record || record->state != RecordState::Fencing)
        return fail(ErrorCode::IllegalTransition,
            QStringLiteral("only a tombstone withdraws %1").arg(msgid));
    return m_d->mark(msgid, RecordState::Withdrawn, QStringLiteral("tombstone"));
}

Result<QueueStatus> Outbox::status()
{
    QueueStatus status;
    YIDI_ASSIGN(Statement rows,
        m_d->database->query("SELECT state, count(*), min(created_ms) FROM outbox GROUP BY state"));
    while (true) {
        YIDI_ASSIGN(const bool more, rows.step());
        if (!more)
            return status;
        RecordState state;
        if (!recordStateFromName(rows.text(0), state))
            continue;
        status.counts[static_cast<int>(state)] = static_cast<int>(rows.integer(1));
        const QDateTime oldest = timeFrom(rows.integer(2));
        if (!isClosed(state) && (!status.oldestPending.isValid() || oldest < status.oldestPending))
            status.oldestPending = oldest;
    }
}

Result<void> Outbox::checkIntegrity()
{
    return m_d->database->checkIntegrity();
}

} // namespace yidi
