// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/dates.h"
#include "app/base/money.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace yidi {

/// One row of an answer; columns count from 0.
class LedgerRow {
public:
    explicit LedgerRow(sqlite3_stmt* statement)
        : m_statement(statement)
    {
    }
    QString text(int column) const;
    QByteArray bytes(int column) const;
    qint64 integer(int column) const;
    bool isNull(int column) const;
    bool flag(int column) const { return integer(column) != 0; }
    Fen money(int column) const { return Fen(integer(column)); }
    QDate date(int column) const;
    QDateTime time(int column) const;

private:
    sqlite3_stmt* m_statement;
};

/// One SQLite connection (reliability.md 2.1), thin: literal statements, prepared once, bound
/// parameters. Dates are stored in the wire's forms, money in fen. Errors: StoreUnavailable,
/// StoreLocked, StoreFull, StoreNewer.
class LedgerFile {
public:
    static Result<std::unique_ptr<LedgerFile>> open(const QString& path);
    ~LedgerFile();
    LedgerFile(const LedgerFile&) = delete;
    LedgerFile& operator=(const LedgerFile&) = delete;

    /// Several statements without parameters, at once.
    Result<void> script(const char* sql);

    /// Runs `sql`, which must be a literal, with its parameters.
    template <class... Values>
    Result<void> run(const char* sql, const Values&... values)
    {
        YIDI_ASSIGN(sqlite3_stmt * statement, start(sql, values...));
        YIDI_ASSIGN(const bool row, step(statement));
        Q_UNUSED(row)
        reset(statement);
        return {};
    }

    /// All rows of `sql`, each made a value by `make(const LedgerRow&)`.
    template <class Make, class... Values>
    auto all(const char* sql, Make make, const Values&... values)
        -> Result<std::vector<decltype(make(std::declval<const LedgerRow&>()))>>
    {
        YIDI_ASSIGN(sqlite3_stmt * statement, start(sql, values...));
        std::vector<decltype(make(std::declval<const LedgerRow&>()))> made;
        for (;;) {
            YIDI_ASSIGN(const bool row, step(statement));
            if (!row)
                break;
            made.push_back(make(LedgerRow(statement)));
        }
        reset(statement);
        return made;
    }

    /// The first row of `sql`, if any.
    template <class Make, class... Values>
    auto first(const char* sql, Make make, const Values&... values)
        -> Result<std::optional<decltype(make(std::declval<const LedgerRow&>()))>>
    {
        YIDI_ASSIGN(auto rows, all(sql, make, values...));
        using Value = decltype(make(std::declval<const LedgerRow&>()));
        return rows.empty() ? std::optional<Value>() : std::optional<Value>(std::move(rows[0]));
    }

    /// Steps SQLite has taken for all statements so far: what something costs, whatever else the
    /// machine does.
    qint64 work() const;

    /// An I/O error has happened: what the connection remembers may differ from the file. Only
    /// opening it anew helps.
    bool isBroken() const { return m_broken; }

private:
    LedgerFile() = default;
    static Result<std::unique_ptr<LedgerFile>> connect(const QString& path);

    template <class... Values>
    Result<sqlite3_stmt*> start(const char* sql, const Values&... values)
    {
        YIDI_ASSIGN(sqlite3_stmt * statement, prepare(sql));
        int index = 0;
        (bind(statement, ++index, values), ...);
        return statement;
    }
    Result<sqlite3_stmt*> prepare(const char* sql);
    static void bind(sqlite3_stmt* statement, int index, const QString& value);
    static void bind(sqlite3_stmt* statement, int index, const QByteArray& value);
    static void bind(sqlite3_stmt* statement, int index, qint64 value);
    static void bind(sqlite3_stmt* statement, int index, int value)
    {
        bind(statement, index, static_cast<qint64>(value));
    }
    static void bind(sqlite3_stmt* statement, int index, bool value)
    {
        bind(statement, index, static_cast<qint64>(value));
    }
    static void bind(sqlite3_stmt* statement, int index, Fen value)
    {
        bind(statement, index, static_cast<qint64>(value.value()));
    }
    static void bind(sqlite3_stmt* statement, int index, const QDate& value)
    {
        bind(statement, index, wireDate(value));
    }
    static void bind(sqlite3_stmt* statement, int index, const QDateTime& value)
    {
        bind(statement, index, wireDateTime(value));
    }
    static void bind(sqlite3_stmt* statement, int index, const std::optional<qint64>& value);
    Result<bool> step(sqlite3_stmt* statement);
    static void reset(sqlite3_stmt* statement);
    Error lastError() const;

    sqlite3* m_connection = nullptr;
    bool m_broken = false;
    std::map<const char*, sqlite3_stmt*> m_prepared; ///< by address: statements are literals
};

} // namespace yidi
