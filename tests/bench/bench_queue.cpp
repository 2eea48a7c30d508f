// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// bench_queue: what the offline queue costs beside bare SQLite that writes the same rows in the
// same durable mode (WAL, synchronous=EXTRA, exclusive), in alternating rounds of one run, so that
// all see the same disk.
// A Record is sealed, chained and durable before `add` returns; acknowledged Records come with
// receipts. A queue with a million closed Records behind it goes through the same rounds.
// Exit: 0 within all limits, 1 beyond one, 3 when a part is not available.
#include "app/crypto/signing.h"
#include "app/store/outbox.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace yidi;

namespace {

constexpr int rounds = 41;
constexpr int recordsARound = 640;
constexpr std::size_t batch = 64;
constexpr int history = 1'000'000;
constexpr double leastOfRaw = 0.85;
constexpr double leastOfBatches = 5;
constexpr double mostOfHistory = 1.25;

[[noreturn]] void giveUp(const char* what, const QString& why)
{
    std::fprintf(stderr, "bench_queue: %s: %s\n", what, qPrintable(why));
    std::exit(3);
}

template <class T>
T need(const char* what, Result<T> result)
{
    if (!result)
        giveUp(what, describe(result.error()));
    return *std::move(result);
}

void need(const char* what, const Result<void>& result)
{
    if (!result)
        giveUp(what, describe(result.error()));
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Records a second.
double speedOf(int records, const std::function<void()>& work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return records * 1e9 / static_cast<double>(timer.nsecsElapsed());
}

/// About a kilobyte, as a filing with its papers.
RecordDraft draftOf(int n)
{
    RecordDraft draft;
    draft.infno = QStringLiteral("Y101");
    draft.insuplcAdmdvs = QStringLiteral("650100");
    draft.lane = QStringLiteral("%1").arg(n, 16, 16, QLatin1Char('0'));
    draft.input = Json::object({ { QStringLiteral("data"),
        Json::object({ { QStringLiteral("psn_no"), QStringLiteral("65000000000001") },
            { QStringLiteral("memo"), QString(950, QLatin1Char('x')) } }) } });
    return draft;
}

void script(const QString& path, const QByteArray& sql, QByteArray* rows = nullptr)
{
    sqlite3* handle = nullptr;
    char* message = nullptr;
    const auto collect = [](void* to, int, char** values, char**) {
        if (to)
            *static_cast<QByteArray*>(to) += QByteArray(values[0]) + ";\n";
        return 0;
    };
    if (sqlite3_open(QFile::encodeName(path).constData(), &handle) != SQLITE_OK
        || sqlite3_exec(handle, sql.constData(), collect, rows, &message) != SQLITE_OK)
        giveUp("history", QString::fromUtf8(message));
    sqlite3_close(handle);
}

void dropGuards(const QString& path, QByteArray* guards = nullptr)
{
    QByteArray dropping;
    script(path, "SELECT sql FROM sqlite_master WHERE type = 'trigger'", guards);
    script(path, "SELECT 'DROP TRIGGER ' || name FROM sqlite_master WHERE type = 'trigger'",
        &dropping);
    script(path, dropping);
}

/// The yardstick: the same rows in the same tables and indexes, one a transaction, by prepared
/// statements, and nothing else: nobody seals, chains, hashes or guards them.
class RawQueue {
public:
    /// `like`: a queue of which one row is the pattern.
    RawQueue(const QString& path, const QString& like)
    {
        QByteArray sizes;
        script(like, "SELECT length(input) || ' ' || length(facts) FROM outbox LIMIT 1", &sizes);
        const QList<QByteArray> numbers = sizes.replace(";\n", "").split(' ');
        m_inputSize = numbers[0].toInt();
        m_facts = QByteArray(numbers[1].toInt(), 'x');
        dropGuards(path);
        if (sqlite3_open(QFile::encodeName(path).constData(), &m_handle) != SQLITE_OK)
            giveUp("raw queue", path);
        for (const char* sql : { "PRAGMA locking_mode = EXCLUSIVE", "PRAGMA synchronous = EXTRA",
                 "PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 500" })
            run(prepare(sql), true);
        m_begin = prepare("BEGIN IMMEDIATE");
        m_insert = prepare(
            "INSERT INTO outbox (msgid, infno, insuplc_admdvs, input, lane, replaces, created_ms, "
            "state, due_ms, opter, origin, epoch, number, link, facts) VALUES (?1, 'Y101', "
            "'650100', ?2, ?3, '', 1490864461000, 'READY', 1490864461000, '', '', "
            "'0123456789abcdef', ?4, ?5, ?6)");
        m_head = prepare("UPDATE head SET msgid = ?1, number = ?4, link = ?5");
        m_commit = prepare("COMMIT");
    }
    ~RawQueue()
    {
        for (sqlite3_stmt* statement : { m_begin, m_insert, m_head, m_commit })
            sqlite3_finalize(statement);
        sqlite3_close(m_handle);
    }

    void add(const RecordDraft& draft)
    {
        const QByteArray msgid = QStringLiteral("H6401040000120170331%1")
                                     .arg(++m_last, 10, 10, QLatin1Char('0'))
                                     .toUtf8();
        const QByteArray lane = draft.lane.toUtf8();
        const QByteArray link(64, 'a');
        const QByteArray input = writeJson(draft.input).leftJustified(m_inputSize, 'x');
        run(m_begin);
        for (sqlite3_stmt* statement : { m_insert, m_head }) {
            bindText(statement, 1, msgid);
            sqlite3_bind_int(statement, 4, m_last);
            bindText(statement, 5, link);
        }
        bindText(m_insert, 3, lane);
        for (const auto& [at, bytes] : { std::pair { 2, input }, std::pair { 6, m_facts } })
            sqlite3_bind_blob(m_insert, at, bytes.constData(), int(bytes.size()), SQLITE_TRANSIENT);
        run(m_insert);
        run(m_head);
        run(m_commit);
    }

private:
    static void bindText(sqlite3_stmt* statement, int at, const QByteArray& text)
    {
        sqlite3_bind_text(statement, at, text.constData(), int(text.size()), SQLITE_TRANSIENT);
    }
    sqlite3_stmt* prepare(const char* sql)
    {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(m_handle, sql, -1, &statement, nullptr) != SQLITE_OK)
            giveUp("raw queue", QString::fromUtf8(sqlite3_errmsg(m_handle)));
        return statement;
    }
    void run(sqlite3_stmt* statement, bool once = false)
    {
        int code = sqlite3_step(statement);
        while (code == SQLITE_ROW)
            code = sqlite3_step(statement);
        if (code != SQLITE_DONE)
            giveUp("raw queue", QString::fromUtf8(sqlite3_errmsg(m_handle)));
        if (once)
            sqlite3_finalize(statement);
        else
            sqlite3_reset(statement);
    }

    sqlite3* m_handle = nullptr;
    sqlite3_stmt* m_begin = nullptr;
    sqlite3_stmt* m_insert = nullptr;
    sqlite3_stmt* m_head = nullptr;
    sqlite3_stmt* m_commit = nullptr;
    int m_inputSize = 0;
    QByteArray m_facts;
    int m_last = 0;
};

class Queue {
public:
    Queue(const QString& path, const Clock& clock, const QByteArray& sealKey)
    {
        SecretBuffer key(16);
        for (unsigned char byte = 0; byte < 16; ++byte)
            key.append(byte);
        m_outbox = need("queue",
            Outbox::open(path,
                { QStringLiteral("H64010400001"), QStringLiteral("001"), sealKey, std::move(key) },
                clock));
        need("visitor", m_outbox->beginVisit());
    }

    void add(const RecordDraft& draft) { m_open.append(need("add", m_outbox->add(draft)).msgid); }
    /// What was added goes on its way; that is not what is measured.
    void send() { need("send", m_outbox->markSending(m_open)); }
    void acknowledge(std::size_t atOnce)
    {
        std::vector<Closing> closings;
        while (!m_open.isEmpty()) {
            closings.push_back({ m_open.takeFirst(), MessageEnd::Done, QByteArray(96, 's') });
            if (closings.size() == atOnce || m_open.isEmpty())
                need("acknowledge", m_outbox->closeAll(std::exchange(closings, {})));
        }
    }

private:
    std::unique_ptr<Outbox> m_outbox;
    QStringList m_open;
};

/// Years of closed Records, shredded as they are after a month.
void giveHistory(const QString& path)
{
    QByteArray guards;
    dropGuards(path, &guards);
    const QByteArray count = QByteArray::number(history);
    const QByteArray upTo =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + count + ") ";
    script(path,
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF; "
        "PRAGMA synchronous = OFF; PRAGMA cache_size = -800000; BEGIN; "
            + upTo
            + "INSERT INTO outbox (msgid, infno, insuplc_admdvs, input, lane, replaces, "
              "created_ms, "
              "state, ever_sent, attempts, due_ms, epoch, number, link, facts) SELECT "
              "printf('H640104000012016%014d', i), CASE i % 3 WHEN 0 THEN '2304' ELSE 'Y101' END, "
              "'650100', CAST('shredded:' || randomblob(96) AS BLOB), "
              "lower(hex(randomblob(8))), '', 1451606400000 + i, 'ACKED', 1, 1, 1451606400000, "
              "'0123456789abcdef', i, lower(hex(randomblob(32))), randomblob(60) FROM n; "
            + upTo
            + "INSERT INTO receipt SELECT printf('H640104000012016%014d', i), 'done', "
              "randomblob(96) FROM n; COMMIT;");
    script(path, guards);
}

int verdict(const char* what, double value, double limit, bool atLeast)
{
    const bool held = atLeast ? value >= limit : value <= limit;
    std::printf("%-58s %6.2f (limit %s %.2f) %s\n", what, value, atLeast ? "at least" : "at most",
        limit, held ? "ok" : "MISSED");
    return held ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    // Beside the program: a folder for temporary files may be memory.
    QTemporaryDir dir(QCoreApplication::applicationDirPath() + QStringLiteral("/bench-queue"));
    ManualClock clock(chinaTime(QDate(2017, 3, 31), QTime(9, 0)));
    const QByteArray sealKey = need("keys", makeSm2KeyPair()).publicPem;

    const QString oldPath = dir.filePath(QStringLiteral("history.db"));
    {
        Queue begin(oldPath, clock, sealKey);
    }
    giveHistory(oldPath);
    const QString patternPath = dir.filePath(QStringLiteral("pattern.db"));
    const QString rawPath = dir.filePath(QStringLiteral("raw.db"));
    Queue(patternPath, clock, sealKey).add(draftOf(0));
    Queue(rawPath, clock, sealKey).send(); // nothing: only the tables are wanted
    RawQueue raw(rawPath, patternPath);
    Queue queue(dir.filePath(QStringLiteral("queue.db")), clock, sealKey);
    Queue old(oldPath, clock, sealKey);

    std::vector<double> rawAdds, adds, oldAdds, acks, batched, oldBatched;
    int lane = 0;
    const auto adding = [&](auto& to) {
        return speedOf(recordsARound, [&] {
            for (int n = 0; n < recordsARound; ++n)
                to.add(draftOf(++lane));
        });
    };
    const auto acknowledging = [&](Queue& of, std::size_t atOnce) {
        of.send();
        return speedOf(recordsARound, [&] { of.acknowledge(atOnce); });
    };
    for (int round = 0; round < rounds; ++round) {
        clock.advanceMs(120'000);
        // Who comes behind acknowledgements finds another disk, so they take turns.
        if (round % 2 == 0)
            rawAdds.push_back(adding(raw));
        adds.push_back(adding(queue));
        if (round % 2 != 0)
            rawAdds.push_back(adding(raw));
        oldAdds.push_back(adding(old));
        acks.push_back(acknowledging(queue, 1));
        (void)adding(queue);
        batched.push_back(acknowledging(queue, batch));
        oldBatched.push_back(acknowledging(old, batch));
    }

    std::printf("medians of %d alternating rounds of %d records, records a second:\n", rounds,
        recordsARound);
    for (const auto& [what, values] : { std::pair { "raw SQLite, durable", &rawAdds },
             std::pair { "sealed, chained, durable", &adds },
             std::pair { "the same behind a million", &oldAdds },
             std::pair { "acknowledged one by one", &acks },
             std::pair { "acknowledged 64 at once", &batched },
             std::pair { "the same behind a million", &oldBatched } })
        std::printf("  %-32s %8.0f\n", what, median(*values));
    // Round by round, because a disk has good and bad minutes.
    const auto ratio = [](const std::vector<double>& a, const std::vector<double>& b) {
        std::vector<double> ratios;
        for (std::size_t i = 0; i < a.size(); ++i)
            ratios.push_back(a[i] / b[i]);
        return median(ratios);
    };
    int missed = 0;
    missed += verdict("enqueue: sealed and chained to raw", ratio(adds, rawAdds), leastOfRaw, true);
    missed += verdict(
        "acknowledge: 64 at once to one by one", ratio(batched, acks), leastOfBatches, true);
    missed += verdict(
        "enqueue: time behind a million of history", ratio(adds, oldAdds), mostOfHistory, false);
    missed += verdict("acknowledge: time behind a million of history", ratio(batched, oldBatched),
        mostOfHistory, false);
    return missed > 0 ? 1 : 0;
}
