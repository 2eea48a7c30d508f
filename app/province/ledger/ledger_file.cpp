// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/ledger/ledger_file.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

namespace yidi {

namespace {

/// A reader of the file (an operator's sqlite3) may hold a lock for a moment.
constexpr int lockWaitMs = 2000;

ErrorCode codeOf(int sqlite)
{
    switch (sqlite & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::StoreLocked;
    case SQLITE_FULL:
        return ErrorCode::StoreFull;
    default:
        return ErrorCode::StoreUnavailable;
    }
}

} // namespace

QString LedgerRow::text(int column) const
{
    return QString::fromUtf8(bytes(column));
}

QByteArray LedgerRow::bytes(int column) const
{
    const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return QByteArray(data, sqlite3_column_bytes(m_statement, column));
}

qint64 LedgerRow::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

bool LedgerRow::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

QDate LedgerRow::date(int column) const
{
    return parseDate(text(column)).value_or(QDate());
}

QDateTime LedgerRow::time(int column) const
{
    return parseDateTime(text(column)).value_or(QDateTime());
}

Result<std::unique_ptr<LedgerFile>> LedgerFile::open(const QString& path)
{
    // Nothing is added to a log that was found: where a sync of it had failed, the kernel takes its
    // pages for written, and the next power cut would end it there. Closed, it is gone.
    const QFileInfo log(path + QStringLiteral("-wal"));
    if (log.exists() && log.size() > 0) {
        YIDI_ASSIGN(const auto found, connect(path));
        const int code = sqlite3_wal_checkpoint_v2(
            found->m_connection, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
        if (code != SQLITE_OK)
            return fail(found->lastError());
    }
    return connect(path);
}

Result<std::unique_ptr<LedgerFile>> LedgerFile::connect(const QString& path)
{
    std::unique_ptr<LedgerFile> file(new LedgerFile);
    constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(QFile::encodeName(path).constData(), &file->m_connection, flags, nullptr)
        != SQLITE_OK)
        return fail(file->lastError());
    sqlite3* connection = file->m_connection;
    sqlite3_busy_timeout(connection, lockWaitMs);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    YIDI_TRY(file->script("PRAGMA synchronous=EXTRA;"
                          "PRAGMA journal_mode=WAL;"
                          "PRAGMA wal_autocheckpoint=1000;"
                          "PRAGMA journal_size_limit=4194304;"
                          "PRAGMA mmap_size=0;"
                          "PRAGMA foreign_keys=ON;"
                          "PRAGMA trusted_schema=OFF;"
                          "PRAGMA cell_size_check=ON;"));
    return file;
}

LedgerFile::~LedgerFile()
{
    for (const auto& [sql, statement] : m_prepared)
        sqlite3_finalize(statement);
    sqlite3_close(m_connection);
}

Result<void> LedgerFile::script(const char* sql)
{
    if (sqlite3_exec(m_connection, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return fail(lastError());
    return {};
}

qint64 LedgerFile::work() const
{
    qint64 steps = 0;
    for (const auto& [sql, statement] : m_prepared)
        steps += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 0);
    return steps;
}

Result<sqlite3_stmt*> LedgerFile::prepare(const char* sql)
{
    if (m_broken)
        return fail(ErrorCode::StoreUnavailable, QStringLiteral("closed after an I/O error"));
    sqlite3_stmt*& statement = m_prepared[sql];
    if (statement) {
        reset(statement);
        return statement;
    }
    if (sqlite3_prepare_v3(m_connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr)
        != SQLITE_OK)
        return fail(lastError());
    return statement;
}

void LedgerFile::bind(sqlite3_stmt* statement, int index, const QString& value)
{
    const QByteArray utf8 = value.toUtf8();
    sqlite3_bind_text(
        statement, index, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_TRANSIENT);
}

void LedgerFile::bind(sqlite3_stmt* statement, int index, const QByteArray& value)
{
    sqlite3_bind_blob(
        statement, index, value.constData(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
}

void LedgerFile::bind(sqlite3_stmt* statement, int index, qint64 value)
{
    sqlite3_bind_int64(statement, index, value);
}

void LedgerFile::bind(sqlite3_stmt* statement, int index, const std::optional<qint64>& value)
{
    if (value)
        bind(statement, index, *value);
    else
        sqlite3_bind_null(statement, index);
}

Result<bool> LedgerFile::step(sqlite3_stmt* statement)
{
    switch (sqlite3_step(statement)) {
    case SQLITE_ROW:
        return true;
    case SQLITE_DONE:
        return false;
    default: {
        const Error error = lastError();
        m_broken |= (sqlite3_extended_errcode(m_connection) & 0xff) == SQLITE_IOERR;
        reset(statement);
        return fail(error);
    }
    }
}

void LedgerFile::reset(sqlite3_stmt* statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

Error LedgerFile::lastError() const
{
    // The message names tables and columns, never the values in them.
    return { codeOf(sqlite3_extended_errcode(m_connection)),
        QString::fromUtf8(sqlite3_errmsg(m_connection)) };
}

} // namespace yidi
