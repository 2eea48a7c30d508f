// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/outbox.h"

#include "app/base/dates.h"
#include "app/base/log.h"
#include "app/crypto/signing.h"
#include "app/store/database.h"
#include "app/store/outbox_schema.h"
#include "app/store/queue_chain.h"
#include "app/store/record_row.h"
#include "app/store/record_seal.h"
#include "app/transactions/envelope.h"

#include <QFile>
#include <QThread>

#include <array>

namespace yidi {

using store::Database;
using store::genesisOf;
using store::nameOf;
using store::newEpoch;
using store::RecordColumn;
using store::recordFrom;
using store::Statement;
using store::timeFrom;

namespace {

constexpr const char* stateNames[] = { "READY", "SENDING", "ACKED", "REFUSED", "HELD", "FENCING",
    "WITHDRAWN" };

/// Sealed, as text and in its envelope it must still be read in one go.
constexpr qsizetype largestInput = 5 * 1024 * 1024;
const RecordState openStates[] = { RecordState::Ready, RecordState::Sending, RecordState::Held,
    RecordState::Fencing };

RecordState stateOf(MessageEnd end)
{
    return end == MessageEnd::Done   ? RecordState::Acked
        : end == MessageEnd::Refused ? RecordState::Refused
                                     : RecordState::Withdrawn;
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
    const auto count = [this](
                           RecordState state) { return counts[static_cast<std::size_t>(state)]; };
    return count(RecordState::Ready) + count(RecordState::Sending) + count(RecordState::Fencing)
        + count(RecordState::Held);
}

class Outbox::Private {
public:
    /// The last message id and the last Record's place: what the file says, which changes first.
    struct Head {
        QString msgid;
        QString epoch;
        qint64 number = 0;
        QString link;
    };

    std::unique_ptr<Database> database;
    Station station;
    const Clock& clock;
    Head head = {};
    Sealer ownSealer = Sealer(station.storeKey);
    std::optional<store::VisitorKey> visitor = {};
    std::array<int, std::size(allRecordStates)> counts = {};

    qint64 nowMs() const { return clock.now().toMSecsSinceEpoch(); }

    template <class... Values>
    Result<std::vector<Record>> records(const char* sql, const Values&... values)
    {
        YIDI_ASSIGN(Statement rows, database->query(sql, values...));
        std::vector<Record> found;
        while (true) {
            YIDI_ASSIGN(const bool more, rows.step());
            if (!more)
                return found;
            found.push_back(recordFrom(rows, station.storeKey));
        }
    }

    template <class... Values>
    Result<std::optional<Record>> first(const char* sql, const Values&... values)
    {
        YIDI_ASSIGN(auto found, records(sql, values...));
        return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
    }

    /// Runs `work(Head&)` in a transaction that ends with the head it leaves.
    template <class Work>
    auto move(Work work) -> decltype(work(std::declval<Head&>()))
    {
        Head next = head;
        auto result = database->transaction([&]() -> decltype(work(next)) {
            auto worked = work(next);
            if (worked)
                YIDI_TRY(database->run(
                    "UPDATE OR ROLLBACK head SET msgid = ?, epoch = ?, number = ?, link = ?",
                    next.msgid, next.epoch, next.number, next.link));
            return worked;
        });
        if (result)
            head = next;
        return result;
    }

    bool isOwnId(const QString& msgid) const
    {
        constexpr qsizetype length = 30;
        return msgid.size() == length && msgid.startsWith(station.institution)
            && msgid.mid(26, 3) == station.number
            && readCompactDateTime(QStringView(msgid).mid(12, 14)).isValid()
            && msgid.mid(12, 4) < QLatin1String("9000");
    }

    QString nextMsgIdAfter(const Head& last) const
    {
        return nextMsgId(last.msgid, station.institution, station.number, clock.now());
    }

    /// What a Record's row holds besides what the Record says.
    struct Row {
        QByteArray input;
        QByteArray facts;
    };

    /// Inside a transaction: seals `input` at the next place of the chain and makes it the
    /// Record's.
    Result<Row> chain(Record& record, Head& next, const QByteArray& input)
    {
        std::optional<store::VisitorKey> ownKey;
        if (!visitor) {
            YIDI_ASSIGN(ownKey, store::VisitorKey::make(station.provinceSeal));
        }
        Row row;
        YIDI_ASSIGN(
            row.facts, store::ownSealed(ownSealer, record.msgid, "facts", writeJson(record.facts)));
        record.place = { next.epoch, next.number + 1, next.link,
            store::headerOf(record, row.facts) };
        YIDI_ASSIGN(const SealedInput sealed,
            store::sealedInput(visitor ? *visitor : *ownKey, nameOf(record), record.place, input));
        row.input = packSealed(sealed);
        record.inputHash = sm3Hex(row.input);
        record.link = sm3Hex(linkText(nameOf(record), record.inputHash));
        next.number = record.place.number;
        next.link = record.link;
        return row;
    }

    static Json factsOf(const Json& input, const MadeBy& madeBy)
    {
        Json facts = factsOfInput(input);
        if (!madeBy.name.isEmpty())
            facts.set(QStringLiteral("opter_name"), madeBy.name);
        return facts;
    }

    /// What is in the counts has been committed.
    template <class Work>
    auto counted(Work work) -> decltype(work())
    {
        const auto before = counts;
        auto result = database->transaction(work);
        if (!result)
            counts = before;
        return result;
    }

    Result<std::optional<RecordState>> stateOfRecord(const QString& msgid)
    {
        YIDI_ASSIGN(
            Statement row, database->query("SELECT state FROM outbox WHERE msgid = ?", msgid));
        YIDI_ASSIGN(const bool found, row.step());
        RecordState state = RecordState::Ready;
        if (!found || !recordStateFromName(row.text(0), state))
            return std::optional<RecordState>();
        return std::optional(state);
    }

    /// Inside a transaction, before the row itself is changed: counts the Record where it goes, and
    /// ends the attempt that was made. Answers the state it leaves.
    Result<RecordState> leave(const QString& msgid, RecordState next, const QString& outcome)
    {
        YIDI_ASSIGN(const auto before, stateOfRecord(msgid));
        if (!before || *before == next)
            return fail(ErrorCode::IllegalTransition,
                QStringLiteral("no Record %1, or already %2").arg(msgid, recordStateName(next)));
        if (*before == RecordState::Sending)
            YIDI_TRY(database->run("UPDATE attempt SET ended_ms = ?, outcome = ? WHERE msgid = ? "
                                   "AND ended_ms IS NULL",
                nowMs(), outcome, msgid));
        --counts[static_cast<std::size_t>(*before)];
        ++counts[static_cast<std::size_t>(next)];
        return *before;
    }

    Result<QString> sealedNote(const QString& msgid, const QString& note)
    {
        YIDI_ASSIGN(
            const QByteArray sealed, store::ownSealed(ownSealer, msgid, "note", note.toUtf8()));
        return QString::fromLatin1(sealed.toBase64());
    }

    /// Inside a transaction. A body from before Records were sealed goes with its end.
    Result<void> close(const Closing& closing, bool keepAnswer)
    {
        YIDI_ASSIGN(const RecordState before,
            leave(closing.msgid, stateOf(closing.end),
                closing.end == MessageEnd::Buried ? QStringLiteral("tombstone")
                                                  : QStringLiteral("answered")));
        const bool givenUp = before == RecordState::Fencing;
        if ((before != RecordState::Sending && !givenUp)
            || (closing.end == MessageEnd::Buried && !givenUp))
            return fail(ErrorCode::IllegalTransition,
                QStringLiteral("no answer is awaited for %1").arg(closing.msgid));
        YIDI_ASSIGN(const QByteArray outcome,
            store::ownSealed(ownSealer, closing.msgid, "outcome",
                closing.outcome.size() == 0 ? QByteArray() : writeJson(closing.outcome)));
        YIDI_ASSIGN(const QByteArray kept,
            store::ownSealed(
                ownSealer, closing.msgid, "answer", keepAnswer ? closing.answer : QByteArray()));
        YIDI_TRY(database->run("INSERT INTO receipt (msgid, outcome, signature) VALUES (?, ?, ?)",
            closing.msgid, messageEndName(closing.end), closing.receipt));
        YIDI_TRY(database->run(
            "UPDATE OR ROLLBACK outbox SET state = ?, ever_sent = 1, outcome = ?, kept = ?, "
            "input = CASE epoch WHEN '' THEN x'' ELSE input END WHERE msgid = ?",
            recordStateName(stateOf(closing.end)), outcome, kept, closing.msgid));
        return {};
    }

    Result<void> markSending(const QString& msgid)
    {
        YIDI_TRY(leave(msgid, RecordState::Sending, QString()));
        YIDI_TRY(database->run("UPDATE OR ROLLBACK outbox SET state = 'SENDING', attempts = "
                               "attempts + 1 WHERE msgid = ?",
            msgid));
        YIDI_TRY(database->run(
            "INSERT INTO attempt (msgid, number, started_ms) "
            "SELECT ?1, 1 + coalesce(max(number), 0), ?2 FROM attempt WHERE msgid = ?1",
            msgid, nowMs()));
        return {};
    }

    Result<void> backToReady(
        const QString& msgid, const QDateTime& due, bool mayHaveLeft, bool isAttempt)
    {
        YIDI_TRY(leave(msgid, RecordState::Ready,
            mayHaveLeft ? QStringLiteral("no answer") : QStringLiteral("not sent")));
        YIDI_TRY(database->run("UPDATE OR ROLLBACK outbox SET state = 'READY', due_ms = ?, "
                               "ever_sent = max(ever_sent, ?), attempts = attempts - ? "
                               "WHERE msgid = ?",
            due.toMSecsSinceEpoch(), mayHaveLeft, !isAttempt, msgid));
        return {};
    }

    Result<void> begin();
    Result<void> readHead();
    Result<void> takeOver();
    Result<void> takeOver(const Record& old, const QByteArray& answer);
    Result<void> recover();
    Result<void> count();
    Result<void> readAsked();

    bool mustAsk = false;
};

/// What the file says of itself, made good where a program ended in the middle of something.
Result<void> Outbox::Private::begin()
{
    YIDI_TRY(readHead());
    if (head.epoch.isEmpty()) {
        YIDI_TRY(takeOver());
    }
    YIDI_TRY(recover());
    YIDI_TRY(readAsked());
    return count();
}

Result<void> Outbox::Private::readAsked()
{
    YIDI_ASSIGN(
        Statement row, database->query("SELECT EXISTS (SELECT 1 FROM epoch WHERE asked = 0)"));
    YIDI_TRY(row.step());
    mustAsk = row.integer(0) != 0;
    return {};
}

Result<void> Outbox::Private::readHead()
{
    YIDI_ASSIGN(Statement row, database->query("SELECT msgid, epoch, number, link FROM head"));
    YIDI_ASSIGN(const bool found, row.step());
    if (!found)
        return fail(ErrorCode::StoreUnavailable, QStringLiteral("the queue has lost its head"));
    head = { row.text(0), row.text(1), row.integer(2), row.text(3) };
    if (isOwnId(station.earlierMsgId))
        head.msgid = std::max(head.msgid, station.earlierMsgId);
    return {};
}

/// A new file, or one that an older program wrote in the open: what is closed loses its body, what
/// was never sent is sealed, and what may have arrived stays as it is until it ends, because the
/// province would take other bytes for another message.
Result<void> Outbox::Private::takeOver()
{
    const QString epoch = newEpoch();
    return move([&](Head& next) -> Result<void> {
        next = { next.msgid, epoch, 0, genesisOf(epoch, {}) };
        YIDI_TRY(database->run("INSERT INTO epoch (epoch, begun_ms, why, genesis, first_seq) "
                               "VALUES (?, ?, 'first', ?, 1)",
            epoch, nowMs(), next.link));
        YIDI_ASSIGN(Statement rows,
            database->query("SELECT o.msgid, a.answer FROM outbox o LEFT JOIN receipt_4 a "
                            "ON a.msgid = o.msgid ORDER BY o.seq"));
        std::vector<std::pair<QString, QByteArray>> old;
        while (true) {
            YIDI_ASSIGN(const bool more, rows.step());
            if (!more)
                break;
            old.emplace_back(rows.text(0), rows.blob(1));
        }
        rows = Statement();
        for (const auto& [msgid, answer] : old) {
            YIDI_ASSIGN(auto record, first(YIDI_SELECT_RECORD "WHERE o.msgid = ?", msgid));
            if (!record) // only an index that is not as it was written cannot find it
                return fail(ErrorCode::StoreUnavailable,
                    QStringLiteral("the queue has lost %1").arg(msgid));
            YIDI_ASSIGN(const Json input, parseJson(record->input));
            record->facts = factsOf(input, record->madeBy);
            if (isClosed(record->state)) {
                YIDI_TRY(takeOver(*record, answer));
            } else if (!record->everSent && record->state == RecordState::Ready) {
                YIDI_ASSIGN(const Row row, chain(*record, next, writeJson(input)));
                YIDI_TRY(database->run("UPDATE OR ROLLBACK outbox SET input = ?, epoch = ?, number "
                                       "= ?, link = ?, facts = ?, "
                                       "opter_name = '' WHERE msgid = ?",
                    row.input, record->place.epoch, record->place.number, record->link, row.facts,
                    msgid));
            } else {
                YIDI_ASSIGN(const QByteArray facts,
                    store::ownSealed(ownSealer, msgid, "facts", writeJson(record->facts)));
                YIDI_TRY(database->run(
                    "UPDATE OR ROLLBACK outbox SET facts = ?, opter_name = '' WHERE msgid = ?",
                    facts, msgid));
            }
        }
        YIDI_TRY(database->run("DELETE FROM receipt_4"));
        return {};
    });
}

Result<void> Outbox::Private::takeOver(const Record& old, const QByteArray& answer)
{
    const auto response = decodeResponse(answer);
    const Json outcome = response ? factsOfAnswer(*response) : Json();
    YIDI_ASSIGN(const QByteArray facts,
        store::ownSealed(ownSealer, old.msgid, "facts", writeJson(old.facts)));
    YIDI_ASSIGN(const QByteArray sealedOutcome,
        store::ownSealed(ownSealer, old.msgid, "outcome",
            outcome.size() == 0 ? QByteArray() : writeJson(outcome)));
    YIDI_TRY(database->run(
        "UPDATE OR ROLLBACK outbox SET input = x'', facts = ?, outcome = ?, note = '', "
        "opter_name = '' WHERE msgid = ?",
        facts, sealedOutcome, old.msgid));
    YIDI_TRY(database->run("INSERT INTO receipt (msgid, outcome, signature) "
                           "SELECT msgid, 'before receipts', signature FROM receipt_4 "
                           "WHERE msgid = ?",
        old.msgid));
    return {};
}

/// What was SENDING when the program ended: the outcome is unknown.
Result<void> Outbox::Private::recover()
{
    return database->transaction([&]() -> Result<void> {
        YIDI_TRY(database->run("UPDATE attempt SET ended_ms = ?, outcome = 'interrupted' "
                               "WHERE ended_ms IS NULL",
            nowMs()));
        YIDI_TRY(database->run(
            "UPDATE OR ROLLBACK outbox SET state = 'READY', ever_sent = 1, due_ms = ? "
            "WHERE state = 'SENDING'",
            nowMs()));
        return {};
    });
}

Result<void> Outbox::Private::count()
{
    YIDI_ASSIGN(
        Statement rows, database->query("SELECT state, count(*) FROM outbox GROUP BY state"));
    while (true) {
        YIDI_ASSIGN(const bool more, rows.step());
        if (!more)
            return {};
        RecordState state;
        if (recordStateFromName(rows.text(0), state))
            counts[static_cast<std::size_t>(state)] = static_cast<int>(rows.integer(1));
    }
}

Outbox::Outbox(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

Outbox::~Outbox() = default;

Result<std::unique_ptr<Outbox>> Outbox::open(
    const QString& path, Station station, const Clock& clock)
{
    if (QFile::exists(restoringPath(path)))
        return fail(ErrorCode::StoreUnavailable,
            path + QStringLiteral(": putting back a copy was cut off; repeat it"));
    YIDI_ASSIGN(auto database, Database::open(path, store::outboxMigrations));
    std::unique_ptr<Private> d(new Private { std::move(database), std::move(station), clock });
    YIDI_TRY(d->begin());
    return std::unique_ptr<Outbox>(new Outbox(std::move(d)));
}

Result<void> Outbox::beginVisit()
{
    YIDI_ASSIGN(m_d->visitor, store::VisitorKey::make(m_d->station.provinceSeal));
    return {};
}

void Outbox::endVisit()
{
    m_d->visitor.reset();
}

Result<QString> Outbox::takeMsgId()
{
    return m_d->move([&](Private::Head& next) -> Result<QString> {
        next.msgid = m_d->nextMsgIdAfter(next);
        return next.msgid;
    });
}

Result<Record> Outbox::add(const RecordDraft& draft)
{
    Record record;
    record.infno = draft.infno;
    record.insuplcAdmdvs = draft.insuplcAdmdvs;
    record.lane = draft.lane;
    record.replaces = draft.replaces;
    record.madeBy = draft.madeBy;
    record.origin = draft.origin;
    record.facts = Private::factsOf(draft.input, draft.madeBy);
    record.createdAt = record.due = timeFrom(m_d->nowMs());
    const QByteArray input = writeJson(draft.input);
    if (input.size() > largestInput)
        return fail(ErrorCode::BadInput, QStringLiteral("the Record is too large"));
    if (!draft.origin.isEmpty()) {
        YIDI_ASSIGN(auto known, findByOrigin(draft.origin));
        if (known)
            return *std::move(known);
    }
    // One statement, and so a transaction of its own; the head in the file follows by itself.
    Private::Head next = m_d->head;
    record.msgid = next.msgid = m_d->nextMsgIdAfter(next);
    YIDI_ASSIGN(const Private::Row row, m_d->chain(record, next, input));
    const qint64 now = record.createdAt.toMSecsSinceEpoch();
    YIDI_TRY(m_d->database->run(
        "INSERT OR ROLLBACK INTO outbox (msgid, infno, insuplc_admdvs, input, lane, replaces, "
        "created_ms, state, due_ms, opter, origin, epoch, number, link, facts) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, 'READY', ?, ?, ?, ?, ?, ?, ?)",
        record.msgid, record.infno, record.insuplcAdmdvs, row.input, record.lane, record.replaces,
        now, now, record.madeBy.number, record.origin, record.place.epoch, record.place.number,
        record.link, row.facts));
    record.seq = m_d->database->lastInsertId();
    m_d->head = std::move(next);
    ++m_d->counts[static_cast<std::size_t>(RecordState::Ready)];
    return record;
}

#define YIDI_SENDABLE                                                                              \
    YIDI_SELECT_RECORD                                                                             \
    "WHERE o.state = 'READY' AND (o.due_ms <= ? OR o.due_ms > ?) AND NOT EXISTS "                  \
    "(SELECT 1 FROM outbox e WHERE e.lane = o.lane AND e.seq < o.seq AND " YIDI_OPEN ") "
#define YIDI_OLDEST_FIRST "ORDER BY o.seq LIMIT ?"

Result<std::vector<Record>> Outbox::sendable(int limit)
{
    if (m_d->mustAsk)
        return std::vector<Record>();
    const qint64 now = m_d->nowMs();
    return m_d->records(YIDI_SENDABLE YIDI_OLDEST_FIRST, now, now + longestBackOffMs, limit);
}

Result<std::vector<Record>> Outbox::sendable(int limit, bool retried)
{
    if (m_d->mustAsk)
        return std::vector<Record>();
    const qint64 now = m_d->nowMs();
    return m_d->records(YIDI_SENDABLE "AND (o.attempts > 0) = ? " YIDI_OLDEST_FIRST, now,
        now + longestBackOffMs, retried, limit);
}

Result<std::optional<Record>> Outbox::head(const QString& lane)
{
    return m_d->first(
        YIDI_SELECT_RECORD "WHERE o.lane = ? AND " YIDI_OPEN " ORDER BY o.seq LIMIT 1", lane);
}

Result<std::optional<Record>> Outbox::find(const QString& msgid)
{
    return m_d->first(YIDI_SELECT_RECORD "WHERE o.msgid = ?", msgid);
}

Result<std::vector<Record>> Outbox::inState(RecordState state)
{
    const QString name = recordStateName(state);
    if (isClosed(state))
        return m_d->records(YIDI_SELECT_RECORD "WHERE o.state = ? ORDER BY o.seq", name);
    return m_d->records(
        YIDI_SELECT_RECORD "WHERE o.state = ? AND " YIDI_OPEN " ORDER BY o.seq", name);
}

Result<std::vector<Record>> Outbox::settled(const QDate& from, const QDate& to)
{
    constexpr int mayWaitDays = 31;
    const auto begin = [](const QDate& day) {
        return chinaTime(day, QTime(0, 0)).toMSecsSinceEpoch();
    };
    return m_d->records(YIDI_SELECT_RECORD
        "WHERE " YIDI_MONEY
        " AND o.infno NOT IN ('2204', '2301') AND o.state = 'ACKED' AND o.created_ms < ? "
        "AND o.created_ms >= CASE o.infno WHEN 'Y302' THEN ? ELSE ? END ORDER BY o.seq",
        begin(to.addDays(1)), begin(from.addDays(-mayWaitDays)), begin(from.addDays(-1)));
}

Result<std::optional<Record>> Outbox::findByOrigin(const QString& origin)
{
    return m_d->first(YIDI_SELECT_RECORD "WHERE o.origin = ? AND o.origin <> ''", origin);
}

Result<std::vector<Record>> Outbox::landedAfterGivingUp()
{
    return m_d->records(
        YIDI_SELECT_RECORD "WHERE o.given_up = 1 AND o.state = 'ACKED' ORDER BY o.seq");
}

Result<std::vector<Record>> Outbox::untold(int limit)
{
    return m_d->records(YIDI_SELECT_RECORD
        "WHERE " YIDI_MONEY " AND o.infno <> '2601' "
        "AND ((o.state = 'REFUSED' AND (o.infno NOT IN ('2204', '2301') OR o.origin <> '')) "
        "OR (o.state = 'ACKED' AND o.infno NOT IN ('2204', '2301'))) AND o.given_up = 0 "
        "AND NOT EXISTS (SELECT 1 FROM told t WHERE t.msgid = o.msgid) ORDER BY o.seq LIMIT ?",
        limit);
}

Result<void> Outbox::markTold(const QString& msgid)
{
    return m_d->database->transaction([&]() -> Result<void> {
        YIDI_TRY(m_d->database->run("INSERT OR IGNORE INTO told (msgid) VALUES (?)", msgid));
        YIDI_TRY(m_d->database->run(
            "UPDATE OR ROLLBACK outbox SET kept = x'' WHERE msgid = ? AND kept <> x''", msgid));
        return {};
    });
}

Result<LaneNews> Outbox::newsOf(const QString& lane, const QDateTime& since)
{
    YIDI_ASSIGN(Statement row,
        m_d->database->query(
            "SELECT coalesce(max(infno = 'Y302' AND state <> 'ACKED'), 0), count(*) FROM outbox "
            "WHERE " YIDI_MONEY " AND infno NOT IN ('2204', '2301') AND lane = ? "
            "AND (" YIDI_OPEN " OR (created_ms >= ? "
            "AND (state = 'ACKED' OR (state = 'REFUSED' AND infno = 'Y302'))))",
            lane, since.toMSecsSinceEpoch()));
    YIDI_TRY(row.step());
    return LaneNews { row.integer(0) != 0, row.integer(1) != 0 };
}

Result<void> Outbox::markSending(const QString& msgid)
{
    return markSending(QStringList(msgid));
}

Result<void> Outbox::markSending(const QStringList& msgids)
{
    return m_d->counted([&]() -> Result<void> {
        for (const QString& msgid : msgids)
            YIDI_TRY(m_d->markSending(msgid));
        return {};
    });
}

Result<void> Outbox::backToReady(const QString& msgid, const QDateTime& due, bool mayHaveLeft)
{
    return backToReady(QStringList(msgid), due, mayHaveLeft);
}

Result<void> Outbox::backToReady(
    const QStringList& msgids, const QDateTime& due, bool mayHaveLeft, bool isAttempt)
{
    return m_d->counted([&]() -> Result<void> {
        for (const QString& msgid : msgids)
            YIDI_TRY(m_d->backToReady(msgid, due, mayHaveLeft, isAttempt));
        return {};
    });
}

Result<void> Outbox::makeAllDue()
{
    YIDI_TRY(m_d->database->run(
        "UPDATE OR ROLLBACK outbox SET due_ms = ? WHERE state = 'READY' AND due_ms > ?",
        m_d->nowMs(), m_d->nowMs()));
    return {};
}

Result<void> Outbox::shiftDue(qint64 ms)
{
    YIDI_TRY(m_d->database->run(
        "UPDATE OR ROLLBACK outbox SET due_ms = due_ms + ? WHERE state = 'READY'", ms));
    return {};
}

Result<void> Outbox::close(const Closing& closing)
{
    return closeAll({ closing });
}

Result<void> Outbox::closeAll(const std::vector<Closing>& closings)
{
    return m_d->counted([&]() -> Result<void> {
        for (const Closing& closing : closings)
            YIDI_TRY(m_d->close(closing, m_keepAnswers));
        return {};
    });
}

Result<void> Outbox::hold(const QString& msgid, const QString& note)
{
    return m_d->counted([&]() -> Result<void> {
        YIDI_TRY(m_d->leave(msgid, RecordState::Held, QStringLiteral("held")));
        YIDI_ASSIGN(const QString sealed, m_d->sealedNote(msgid, note));
        YIDI_TRY(m_d->database->run(
            "UPDATE OR ROLLBACK outbox SET state = 'HELD', ever_sent = 1, note = ? WHERE msgid = ?",
            sealed, msgid));
        return {};
    });
}

Result<RecordState> Outbox::giveUp(const QString& msgid, const QString& note)
{
    return m_d->counted([&]() -> Result<RecordState> {
        YIDI_ASSIGN(const auto record, find(msgid));
        if (!record)
            return fail(ErrorCode::BadInput, QStringLiteral("no Record has msgid %1").arg(msgid));
        // Nothing else undoes what its person never heard of, and one origin makes one Record.
        if (record->infno == QLatin1String("2601"))
            return fail(ErrorCode::IllegalTransition,
                QStringLiteral("the reversal %1 must go through").arg(msgid));
        const RecordState next = record->everSent ? RecordState::Fencing : RecordState::Withdrawn;
        if (record->state != next)
            YIDI_TRY(m_d->leave(msgid, next, QStringLiteral("given up")));
        YIDI_ASSIGN(const QString sealed, m_d->sealedNote(msgid, note));
        YIDI_TRY(m_d->database->run(
            "UPDATE OR ROLLBACK outbox SET state = ?, given_up = 1, ever_sent = ?, "
            "note = ? WHERE msgid = ?",
            recordStateName(next), record->everSent, sealed, msgid));
        return next;
    });
}

Result<QueueStatus> Outbox::status()
{
    QueueStatus status;
    std::copy(std::begin(m_d->counts), std::end(m_d->counts), std::begin(status.counts));
    for (const RecordState state : openStates) {
        YIDI_ASSIGN(Statement row,
            m_d->database->query("SELECT created_ms FROM outbox WHERE state = ? AND " YIDI_OPEN
                                 " ORDER BY seq LIMIT 1",
                recordStateName(state)));
        YIDI_ASSIGN(const bool found, row.step());
        if (!found)
            continue;
        const QDateTime oldest = timeFrom(row.integer(0));
        if (!status.oldestPending.isValid() || oldest < status.oldestPending)
            status.oldestPending = oldest;
    }
    return status;
}

Result<void> Outbox::checkIntegrity()
{
    return m_d->database->checkIntegrity();
}

Result<void> Outbox::beginEpoch(const QString& why)
{
    const QString epoch = newEpoch();
    const auto begun = m_d->move([&](Private::Head& next) -> Result<void> {
        next = { next.msgid, epoch, 0, genesisOf(epoch, next.link) };
        YIDI_TRY(m_d->database->run(
            "INSERT INTO epoch (epoch, begun_ms, why, genesis, first_seq, asked) "
            "SELECT ?, ?, ?, ?, 1 + coalesce(max(seq), 0), 0 FROM outbox",
            epoch, m_d->nowMs(), why, next.link));
        // A copy does not know what was sent after it was made.
        YIDI_TRY(m_d->database->run(
            "UPDATE OR ROLLBACK outbox SET ever_sent = 1 WHERE state = 'READY' AND ever_sent = 0"));
        return {};
    });
    m_d->mustAsk = m_d->mustAsk || begun;
    return begun;
}

bool Outbox::mustAskFirst() const
{
    return m_d->mustAsk;
}

Result<void> Outbox::hasAsked(const QString& lastMsgIdThere)
{
    const auto asked = m_d->move([&](Private::Head& next) -> Result<void> {
        // Nobody else's id, and none that leaves no room behind it, is gone behind.
        if (m_d->isOwnId(lastMsgIdThere))
            next.msgid = std::max(next.msgid, lastMsgIdThere);
        YIDI_TRY(m_d->database->run("UPDATE epoch SET asked = 1 WHERE asked = 0"));
        return {};
    });
    m_d->mustAsk = m_d->mustAsk && !asked;
    return asked;
}

QString Outbox::lastMsgId() const
{
    return m_d->head.msgid;
}

/// The head knows of the last Records even when their rows have gone.
Result<std::vector<EpochSeen>> Outbox::epochs()
{
    YIDI_ASSIGN(Statement rows,
        m_d->database->query(
            "SELECT epoch, (SELECT number FROM outbox o WHERE o.epoch = e.epoch "
            "AND o.seq BETWEEN e.first_seq AND coalesce((SELECT first_seq - 1 FROM epoch n "
            "WHERE n.number > e.number ORDER BY n.number LIMIT 1), 9223372036854775807) "
            "ORDER BY o.seq DESC LIMIT 1) FROM epoch e ORDER BY e.number"));
    std::vector<EpochSeen> epochs;
    while (true) {
        YIDI_ASSIGN(const bool more, rows.step());
        if (!more)
            return epochs;
        const std::int64_t head = rows.text(0) == m_d->head.epoch ? m_d->head.number : 0;
        epochs.push_back({ rows.text(0), std::max<std::int64_t>(rows.integer(1), head), 0 });
    }
}

/// Without an index of its own: in an epoch the numbers rise with the rows.
Result<std::vector<Record>> Outbox::inEpoch(const QString& epoch, qint64 from, qint64 to)
{
    return m_d->records(YIDI_SELECT_RECORD
        "WHERE o.seq >= ?2 - 1 + (SELECT first_seq FROM epoch e WHERE e.epoch = ?1) "
        "AND o.epoch = ?1 AND o.number BETWEEN ?2 AND ?3 ORDER BY o.seq LIMIT ?4",
        epoch, from, to, std::max<qint64>(0, to - from + 1));
}

Result<Fen> Outbox::promised()
{
    YIDI_ASSIGN(
        const auto open, m_d->records(YIDI_SELECT_RECORD "WHERE o.infno = 'Y302' AND " YIDI_OPEN));
    Fen sum;
    for (const Record& record : open) {
        if (!record.legible)
            return fail(ErrorCode::StoreUnavailable,
                QStringLiteral("%1 is not as it was stored").arg(record.msgid));
        sum += Fen::fromWire(record.facts[u"fund_pay_sumamt"].text().toUtf8()).value_or(Fen());
    }
    return sum;
}

Result<void> Outbox::copyTo(const QString& path)
{
    return m_d->database->copyInto(path);
}

QString Outbox::restoringPath(const QString& path)
{
    return path + QStringLiteral(".restoring");
}

Result<ChainProof> Outbox::proveChain(const QByteArray& provinceKey)
{
    constexpr int atOnce = 1000;
    store::ChainWalk walk(provinceKey);
    while (true) {
        if (QThread::currentThread()->isInterruptionRequested())
            return fail(ErrorCode::StoreLocked, QStringLiteral("whoever asked is leaving"));
        YIDI_ASSIGN(const bool ended, proveFurther(walk, atOnce));
        if (ended)
            return walk.proof();
    }
}

Result<bool> Outbox::proveFurther(store::ChainWalk& walk, int records)
{
    if (walk.epochs.empty()) {
        YIDI_ASSIGN(Statement epochs,
            m_d->database->query("SELECT epoch, genesis FROM epoch ORDER BY number"));
        while (true) {
            YIDI_ASSIGN(const bool more, epochs.step());
            if (!more)
                break;
            walk.epochs.emplace_back(epochs.text(0), epochs.text(1));
        }
    }
    YIDI_ASSIGN(Statement rows,
        m_d->database->query(
            YIDI_SELECT_RECORD "WHERE o.seq > ? ORDER BY o.seq LIMIT ?", walk.lastSeq(), records));
    for (int read = 0;; ++read) {
        YIDI_ASSIGN(const bool more, rows.step());
        if (more) {
            walk.visit(recordFrom(rows, m_d->station.storeKey), rows.blob(RecordColumn::Facts),
                rows.text(RecordColumn::ReceiptOutcome));
        } else if (read == records) {
            return false;
        } else {
            walk.end(m_d->head.epoch, m_d->head.number, m_d->head.link);
            return true;
        }
    }
}

QString Outbox::epoch() const
{
    return m_d->head.epoch;
}

Result<int> Outbox::shred(const QDateTime& before, int atMost)
{
    return m_d->database->transaction([&]() -> Result<int> {
        YIDI_ASSIGN(const auto old,
            m_d->records(YIDI_SELECT_RECORD
                "WHERE o.state IN ('ACKED', 'REFUSED', 'WITHDRAWN') AND o.epoch <> '' "
                "AND substr(o.input, 1, 9) <> CAST('shredded:' AS BLOB) AND o.created_ms < ? "
                "ORDER BY o.seq LIMIT ?",
                before.toMSecsSinceEpoch(), atMost));
        int wiped = 0;
        for (const Record& record : old) {
            if (record.inputHash.isEmpty())
                continue; // not as it was stored: kept for whoever looks into it
            YIDI_TRY(m_d->database->run("UPDATE OR ROLLBACK outbox SET input = ? WHERE msgid = ?",
                store::shredded(record.place, record.inputHash), record.msgid));
            ++wiped;
        }
        return wiped;
    });
}

} // namespace yidi
