// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>
#include <QVarLengthArray>

#include <memory>
#include <span>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace yidi::store {

/// Gives a statement back to be used again.
struct GiveBack {
    class Database* database = nullptr;
    const char* sql = nullptr;
    void operator()(sqlite3_stmt* statement) const;
};

/// One prepared SQL statement with its parameters bound. Bound values, never built text.
class Statement {
public:
    /// True when a row is there to be read, false at the end.
    Result<bool> step();

    qint64 integer(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const;

private:
    friend class Database;

    void bind(int index, qint64 value);
    void bind(int index, int value) { bind(index, qint64 { value }); }
    void bind(int index, bool value) { bind(index, qint64 { value }); }
    void bind(int index, const QString& value);
    void bind(int index, const QByteArray& value); ///< as a blob

    class Database* m_database = nullptr;
    QVarLengthArray<QByteArray, 16> m_bound; ///< SQLite reads them where they are
    std::unique_ptr<sqlite3_stmt, GiveBack> m_statement;
    int m_bindError = 0;
};

/// The store (存储): files that must survive power cuts, opened for one owner thread. A Database is
/// one SQLite file with one connection in exclusive locking mode, which keeps clear of the
/// WAL-reset bug of SQLite before 3.51.3 and of every other writer. Whatever is wrong with the
/// file, it is reported and kept, never deleted or made anew.
class Database {
public:
    /// Opens or creates `path` and brings it up to `migrations.size()` as user_version, each
    /// migration in a transaction of its own. Errors: StoreLocked (somebody else has it),
    /// StoreNewer (a later version wrote it), StoreFull, StoreUnavailable.
    static Result<std::unique_ptr<Database>> open(
        const QString& path, std::span<const char* const> migrations);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// A statement to be stepped through: query("SELECT … WHERE a = ?", value).
    template <class... Values>
    Result<Statement> query(const char* sql, const Values&... values)
    {
        YIDI_ASSIGN(Statement statement, prepare(sql));
        int index = 0;
        (statement.bind(++index, values), ...);
        return statement;
    }

    /// Runs one statement to its end; answers the number of rows it changed.
    template <class... Values>
    Result<int> run(const char* sql, const Values&... values)
    {
        YIDI_ASSIGN(Statement statement, query(sql, values...));
        YIDI_TRY(statement.step());
        return changes();
    }

    /// Runs `work` (answering a Result) in one transaction: all of it is durable, or none.
    template <class Work>
    auto transaction(Work work) -> decltype(work())
    {
        YIDI_TRY(run("BEGIN IMMEDIATE"));
        auto result = work();
        if (result) {
            if (auto committed = run("COMMIT"))
                return result;
            else
                result = fail(committed.error());
        }
        rollBack();
        return result;
    }

    qint64 lastInsertId() const;

    /// The file's pages and indexes are sound (integrity_check).
    Result<void> checkIntegrity();

    /// Writes all there is to the empty file `path`, without what was wiped. Whatever is wrong with
    /// that file says nothing about this one, which goes on.
    Result<void> copyInto(const QString& path);

private:
    friend class Statement;
    friend struct GiveBack;
    Database() = default;

    /// `sql` is a literal: statements are kept by its address.
    Result<Statement> prepare(const char* sql);
    static Result<std::unique_ptr<Database>> connect(const QString& path);
    Result<void> configure();
    Result<void> takeOver();
    Result<void> expect(const char* pragma, const char* answer);
    Result<void> runScript(const char* sql);
    Result<void> migrate(std::span<const char* const> migrations);
    void rollBack();
    int changes() const;
    tl::unexpected<Error> failed(int code);

    QString m_path;
    std::unordered_map<const char*, sqlite3_stmt*> m_prepared; ///< null: in use
    sqlite3* m_handle = nullptr;
    bool m_broken = false; ///< an I/O error happened: the connection is not to be trusted again
};

} // namespace yidi::store
