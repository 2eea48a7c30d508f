// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/database.h"

#include "app/base/log.h"
#include "app/store/gathered_log.h"

#include <QFile>

#include <sqlite3.h>

#include <cerrno>

namespace yidi::store {

namespace {

constexpr int lockWaitMs = 500;

ErrorCode codeFor(int sqliteCode, int systemError)
{
    const int primary = sqliteCode & 0xff;
    const bool noRoom = systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG;
    if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED)
        return ErrorCode::StoreLocked;
    if (primary == SQLITE_FULL || (primary == SQLITE_IOERR && noRoom))
        return ErrorCode::StoreFull;
    if (sqliteCode == SQLITE_CONSTRAINT_TRIGGER)
        return ErrorCode::IllegalTransition;
    return ErrorCode::StoreUnavailable;
}

bool hasLog(const QString& path)
{
    sqlite3_vfs* files = sqlite3_vfs_find(nullptr);
    int there = 0;
    const int code = files->xAccess(files,
        QFile::encodeName(path + QStringLiteral("-wal")).constData(), SQLITE_ACCESS_EXISTS, &there);
    return code != SQLITE_OK || there != 0;
}

} // namespace

void GiveBack::operator()(sqlite3_stmt* statement) const
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    sqlite3_stmt** const place = sql ? &database->m_prepared[sql] : nullptr;
    if (place && !*place)
        *place = statement;
    else
        sqlite3_finalize(statement);
}

Result<bool> Statement::step()
{
    if (m_bindError != SQLITE_OK)
        return m_database->failed(m_bindError);
    if (m_database->m_broken)
        return fail(ErrorCode::StoreUnavailable, QStringLiteral("closed after an I/O error"));
    errno = 0;
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return m_database->failed(code);
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

QString Statement::text(int column) const
{
    return QString::fromUtf8(blob(column));
}

QByteArray Statement::blob(int column) const
{
    const void* data = sqlite3_column_blob(m_statement.get(), column);
    return QByteArray(
        static_cast<const char*>(data), sqlite3_column_bytes(m_statement.get(), column));
}

void Statement::bind(int index, qint64 value)
{
    m_bindError |= sqlite3_bind_int64(m_statement.get(), index, value);
}

void Statement::bind(int index, const QString& value)
{
    m_bound.append(value.toUtf8());
    const QByteArray& utf8 = m_bound.back();
    m_bindError |= sqlite3_bind_text64(m_statement.get(), index, utf8.constData(),
        static_cast<sqlite3_uint64>(utf8.size()), SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bind(int index, const QByteArray& value)
{
    m_bound.append(value);
    // A null pointer would bind NULL, and an empty answer is not an absent one.
    const char* data = value.isEmpty() ? "" : m_bound.back().constData();
    m_bindError |= sqlite3_bind_blob64(
        m_statement.get(), index, data, static_cast<sqlite3_uint64>(value.size()), SQLITE_STATIC);
}

Result<std::unique_ptr<Database>> Database::open(
    const QString& path, std::span<const char* const> migrations)
{
    if (!QFile::exists(path)) {
        // Made here first because SQLite would let others read it; failing is reported below.
        QFile file(path);
        (void)file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
            QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
    if (hasLog(path)) {
        YIDI_ASSIGN(auto found, connect(path));
        YIDI_TRY(found->takeOver());
    } // closing it removes the log
    YIDI_ASSIGN(auto database, connect(path));
    YIDI_TRY(database->migrate(migrations));
    return database;
}

Result<std::unique_ptr<Database>> Database::connect(const QString& path)
{
    std::unique_ptr<Database> database(new Database);
    database->m_path = path;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(
        QFile::encodeName(path).constData(), &database->m_handle, flags, filesWithGatheredLog());
    if (code != SQLITE_OK)
        return database->failed(code);
    YIDI_TRY(database->configure());
    return database;
}

Database::~Database()
{
    if (!m_handle)
        return;
    for (const auto& [sql, statement] : m_prepared)
        sqlite3_finalize(statement);
    if (!m_broken)
        sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite3_close_v2(m_handle);
}

Result<Statement> Database::prepare(const char* sql)
{
    if (m_broken)
        return fail(ErrorCode::StoreUnavailable, QStringLiteral("closed after an I/O error"));
    Statement statement;
    statement.m_database = this;
    sqlite3_stmt* raw = nullptr;
    int code = SQLITE_OK;
    if (const auto kept = m_prepared.find(sql); kept != m_prepared.end())
        raw = std::exchange(kept->second, nullptr);
    if (!raw)
        code = sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    statement.m_statement = { raw, { this, sql } };
    if (code != SQLITE_OK)
        return failed(code);
    return statement;
}

/// Runs a pragma and insists on its answer: one that did not take is a store we cannot rely on.
Result<void> Database::expect(const char* pragma, const char* answer)
{
    YIDI_ASSIGN(Statement statement, prepare(pragma));
    YIDI_ASSIGN(const bool row, statement.step());
    const QString got = row ? statement.text(0) : QString();
    if (got == QLatin1String(answer))
        return {};
    return fail(ErrorCode::StoreUnavailable,
        QStringLiteral("%1 answered '%2'").arg(QLatin1String(pragma), got));
}

/// The order matters: exclusive before the first read keeps the WAL index out of shared memory, and
/// EXTRA before WAL syncs the directory when the first rollback journal goes.
Result<void> Database::configure()
{
    sqlite3_busy_timeout(m_handle, lockWaitMs);
    YIDI_TRY(expect("PRAGMA locking_mode = EXCLUSIVE", "exclusive"));
    YIDI_TRY(run("PRAGMA synchronous = EXTRA"));
    YIDI_TRY(expect("PRAGMA journal_mode = WAL", "wal"));
    YIDI_TRY(expect("PRAGMA wal_autocheckpoint = 500", "500"));
    YIDI_TRY(expect("PRAGMA journal_size_limit = 4194304", "4194304"));
    YIDI_TRY(run("PRAGMA foreign_keys = ON"));
    YIDI_TRY(run("PRAGMA recursive_triggers = ON")); // or REPLACE would delete without asking them
    YIDI_TRY(run("PRAGMA trusted_schema = OFF"));
    YIDI_TRY(run("PRAGMA cell_size_check = ON"));
    YIDI_TRY(run("PRAGMA mmap_size = 0"));
    const std::pair<int, int> options[] = { { SQLITE_DBCONFIG_DEFENSIVE, 1 },
        { SQLITE_DBCONFIG_DQS_DML, 0 }, { SQLITE_DBCONFIG_DQS_DDL, 0 },
        { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 } };
    for (const auto& [option, value] : options) {
        const int code = sqlite3_db_config(m_handle, option, value, nullptr);
        if (code != SQLITE_OK)
            return failed(code);
    }
    return {};
}

/// A log left behind by a process that died may stand in the kernel's cache alone: where a sync has
/// failed, its pages count as clean and are never written again, and where nobody came to sync the
/// folder, not even its name is on the disk. The next power cut would take it with all that was
/// added behind. So nothing is added to a log that was found: its pages are written once more, to
/// the database, and SQLite makes another log and syncs the folder.
Result<void> Database::takeOver()
{
    const int code =
        sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK)
        return failed(code);
    return {};
}

Result<void> Database::runScript(const char* sql)
{
    errno = 0;
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return failed(code);
    return {};
}

Result<void> Database::migrate(std::span<const char* const> migrations)
{
    YIDI_ASSIGN(Statement current, query("PRAGMA user_version"));
    YIDI_TRY(current.step());
    const qint64 version = current.integer(0);
    current = Statement();
    const auto known = static_cast<qint64>(migrations.size());
    if (version > known)
        return fail(ErrorCode::StoreNewer,
            QStringLiteral("version %1, this program knows %2").arg(version).arg(known));
    for (qint64 next = version; next < known; ++next) {
        // A pragma takes no parameters; the number is ours.
        const QByteArray stamp = "PRAGMA user_version = " + QByteArray::number(next + 1);
        const auto migrated = transaction([&]() -> Result<void> {
            YIDI_TRY(runScript(migrations[static_cast<std::size_t>(next)]));
            return runScript(stamp.constData());
        });
        YIDI_TRY(migrated);
    }
    return {};
}

Result<void> Database::checkIntegrity()
{
    return expect("PRAGMA integrity_check", "ok");
}

Result<void> Database::copyInto(const QString& path)
{
    YIDI_ASSIGN(Statement statement, query("VACUUM INTO ?", path));
    errno = 0;
    const int code = sqlite3_step(statement.m_statement.get());
    if (code == SQLITE_DONE)
        return {};
    return fail(codeFor(code, errno), QString::fromUtf8(sqlite3_errmsg(m_handle)));
}

void Database::rollBack()
{
    // After some errors SQLite has rolled back by itself.
    if (!sqlite3_get_autocommit(m_handle))
        sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

int Database::changes() const
{
    return sqlite3_changes(m_handle);
}

qint64 Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

tl::unexpected<Error> Database::failed(int code)
{
    // SQLite tells a full disk from other I/O errors, but neither a quota nor a size limit, and
    // keeps errno for opening and locking alone.
    const ErrorCode mapped = codeFor(code, errno);
    // The kernel may have dropped dirty pages and answer success the next time: never sync again.
    m_broken |= (code & 0xff) == SQLITE_IOERR;
    const QString detail = m_handle ? QString::fromUtf8(sqlite3_errmsg(m_handle))
                                    : QString::fromUtf8(sqlite3_errstr(code));
    qCWarning(logStore) << "store" << m_path << errorName(mapped) << code << detail;
    return fail(mapped, detail);
}

} // namespace yidi::store
