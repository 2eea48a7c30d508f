// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// The log whose writes are gathered, on the disk that forgets: by itself beside a plain one, and
// under the store. What power cuts leave of it is tried with everything else (tst_power_cut).
#include "app/store/gathered_log.h"

#include "app/store/database.h"
#include "tests/support/fault_vfs.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace yidi;
using store::Database;

namespace {

constexpr const char* schema[] = {
    "CREATE TABLE row (id INTEGER PRIMARY KEY, what BLOB NOT NULL) STRICT;"
};
const QString file = QStringLiteral("rows.db");

Result<void> add(Database& database, qint64 id)
{
    const QByteArray what(20'000, static_cast<char>('a' + id % 26));
    YIDI_TRY(database.run("INSERT INTO row VALUES (?, ?)", id, what));
    return {};
}

QList<qint64> rowsOf(Database& database)
{
    QList<qint64> ids;
    auto rows = database.query("SELECT id, what FROM row ORDER BY id").value();
    while (rows.step().value()) {
        if (rows.blob(1) == QByteArray(20'000, static_cast<char>('a' + rows.integer(0) % 26)))
            ids.append(rows.integer(0));
    }
    return ids;
}

/// What a program finds that starts now.
QList<qint64> rowsOn(const DiskState& disk)
{
    FaultDisk found(QStringLiteral("found"), disk.settled());
    return rowsOf(*Database::open(found.path(file), schema).value());
}

QByteArray contentOf(const QString& path)
{
    QFile whole(path);
    return whole.open(QIODevice::ReadOnly) ? whole.readAll() : QByteArray("not there");
}

/// A log as SQLite would open it.
class Log {
public:
    Log(const char* files, const QString& path)
        : m_vfs(sqlite3_vfs_find(files))
        , m_memory(static_cast<std::size_t>(m_vfs->szOsFile) / sizeof(std::max_align_t) + 1)
        , m_name(QFile::encodeName(path))
    {
        const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_WAL;
        const int code = m_vfs->xOpen(m_vfs, m_name.constData(), get(), flags, nullptr);
        Q_ASSERT(code == SQLITE_OK);
        Q_UNUSED(code)
    }
    ~Log() { get()->pMethods->xClose(get()); }
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    sqlite3_file* get() { return reinterpret_cast<sqlite3_file*>(m_memory.data()); }

    /// What `step` draws to be done, and what came of it.
    QByteArray perform(std::mt19937_64 step)
    {
        const sqlite3_io_methods& methods = *get()->pMethods;
        const auto draw = [&](unsigned below) { return static_cast<int>(step() % below); };
        const unsigned what = step() % 16;
        if (what < 11) {
            const QByteArray bytes(1 + draw(30'000), static_cast<char>(draw(256)));
            if (draw(8) == 0)
                m_at = draw(600'000);
            m_at += bytes.size();
            return QByteArray::number(methods.xWrite(
                get(), bytes.constData(), static_cast<int>(bytes.size()), m_at - bytes.size()));
        }
        if (what == 11)
            return QByteArray::number(methods.xTruncate(get(), draw(600'000)));
        if (what == 12)
            return QByteArray::number(methods.xSync(get(), SQLITE_SYNC_NORMAL));
        if (what == 13) {
            sqlite3_int64 size = -1;
            const int code = methods.xFileSize(get(), &size);
            return QByteArray::number(code) + ' ' + QByteArray::number(size);
        }
        QByteArray bytes(draw(9000), 0);
        const int code =
            methods.xRead(get(), bytes.data(), static_cast<int>(bytes.size()), draw(600'000));
        return QByteArray::number(code) + ' ' + bytes;
    }

private:
    sqlite3_vfs* m_vfs;
    std::vector<std::max_align_t> m_memory;
    QByteArray m_name;
    qint64 m_at = 0;
};

} // namespace

class TestGatheredLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// On the machine's own files, which take less at once than the disk that forgets.
    void log_isReadAndWrittenAsAPlainOne()
    {
        const QTemporaryDir dir;
        const QString here = dir.filePath(QStringLiteral("gathered.log"));
        const QString there = dir.filePath(QStringLiteral("plain.log"));
        std::mt19937_64 dice(1);
        for (int run = 0; run < 20; ++run) {
            Log gathered(store::filesWithGatheredLog(), here);
            Log plain(nullptr, there);
            for (int i = 0; i < 300; ++i) {
                const std::mt19937_64 step(dice());
                QCOMPARE(gathered.perform(step), plain.perform(step));
            }
            QCOMPARE(gathered.get()->pMethods->xSync(gathered.get(), SQLITE_SYNC_NORMAL), 0);
            QCOMPARE(contentOf(here), contentOf(there));
        }
    }

    void reading_whatCouldNotBeWritten_isAnIoError()
    {
        FaultDisk disk(QStringLiteral("unread"));
        Log log(store::filesWithGatheredLog(), disk.path(QStringLiteral("log")));
        QByteArray bytes(100, 'a');
        QCOMPARE(log.get()->pMethods->xWrite(log.get(), bytes.constData(), 100, 0), SQLITE_OK);
        disk.before = [](const DiskOperation&) { return DiskAnswer { SQLITE_FULL }; };
        QCOMPARE(log.get()->pMethods->xRead(log.get(), bytes.data(), 100, 0), SQLITE_IOERR_READ);
    }

    void commit_reachesTheDiskInOneWriteAndASync()
    {
        FaultDisk disk(QStringLiteral("one"));
        const auto database = Database::open(disk.path(file), schema).value();
        QVERIFY(add(*database, 1)); // makes the log
        std::vector<DiskOperation> done;
        disk.log = &done;
        QVERIFY(add(*database, 2));
        disk.log = nullptr;
        QCOMPARE(done.size(), std::size_t(2));
        QCOMPARE(done[0].kind, DiskOperation::Write);
        QVERIFY(done[0].bytes.size() > 20'000);
        QCOMPARE(done[1].kind, DiskOperation::Sync);
    }

    void commit_thatFindsNoRoom_neverComesLater_data()
    {
        QTest::addColumn<int>("arrives");
        QTest::newRow("nothing arrives") << 0;
        QTest::newRow("half arrives") << 10'000;
    }
    void commit_thatFindsNoRoom_neverComesLater()
    {
        QFETCH(const int, arrives);
        FaultDisk disk(QStringLiteral("full"));
        {
            const auto database = Database::open(disk.path(file), schema).value();
            QVERIFY(add(*database, 1));
            disk.before = [&](const DiskOperation& operation) {
                const bool full = operation.kind == DiskOperation::Write;
                return full ? DiskAnswer { SQLITE_FULL, arrives } : DiskAnswer {};
            };
            const auto refused = add(*database, 2);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::StoreFull);
            disk.before = nullptr;
            QCOMPARE(rowsOf(*database), QList<qint64> { 1 });
            // Nor for a moment on the way of the next one.
            DiskState onTheWay = disk.state;
            std::vector<DiskOperation> done;
            disk.log = &done;
            const auto added = add(*database, 3);
            disk.log = nullptr;
            QVERIFY(added);
            QVERIFY(!rowsOn(onTheWay).contains(2));
            for (const DiskOperation& operation : done) {
                onTheWay.apply(operation);
                QVERIFY(!rowsOn(onTheWay).contains(2));
            }
        }
        const auto database = Database::open(disk.path(file), schema).value();
        QVERIFY(database->checkIntegrity());
        QCOMPARE(rowsOf(*database), (QList<qint64> { 1, 3 }));
    }

    void transaction_largerThanTheCache_readsWhatItWrote()
    {
        FaultDisk disk(QStringLiteral("large"));
        const auto database = Database::open(disk.path(file), schema).value();
        QVERIFY(database->run("PRAGMA cache_size = 10"));
        QList<qint64> all;
        const auto done = database->transaction([&]() -> Result<void> {
            for (qint64 id = 0; id < 100; ++id) {
                YIDI_TRY(add(*database, id));
                all.append(id);
            }
            return rowsOf(*database) == all ? Result<void>() : fail(ErrorCode::BadInput);
        });
        QVERIFY(done);
        QCOMPARE(rowsOn(disk.state), all);
    }
};

QTEST_GUILESS_MAIN(TestGatheredLog)
#include "tst_gathered_log.moc"
