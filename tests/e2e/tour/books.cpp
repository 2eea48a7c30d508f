// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/tour/books.h"

#include <utility>

#include <sqlite3.h>

namespace yidi {

Result<Books> Books::open(const QString& path)
{
    sqlite3* database = nullptr;
    // Read-write, because a database in WAL mode that was killed must be recovered to be read.
    if (sqlite3_open_v2(path.toUtf8().constData(), &database, SQLITE_OPEN_READWRITE, nullptr)
        != SQLITE_OK) {
        const QString why = QString::fromUtf8(sqlite3_errmsg(database));
        sqlite3_close(database);
        return fail(ErrorCode::FileUnreadable, path + QStringLiteral(": ") + why);
    }
    return Books(database);
}

Books::Books(Books&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Books::~Books()
{
    sqlite3_close(static_cast<sqlite3*>(m_database));
}

Result<std::vector<QStringList>> Books::rows(const char* sql) const
{
    auto* database = static_cast<sqlite3*>(m_database);
    sqlite3_stmt* statement = nullptr;
    std::vector<QStringList> found;
    int code = sqlite3_prepare_v2(database, sql, -1, &statement, nullptr);
    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(statement);
        if (code != SQLITE_ROW)
            break;
        QStringList row;
        for (int column = 0; column < sqlite3_column_count(statement); ++column)
            row << QString::fromUtf8(
                reinterpret_cast<const char*>(sqlite3_column_text(statement, column)));
        found.push_back(row);
    }
    const QString why = QString::fromUtf8(sqlite3_errmsg(database));
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE)
        return fail(ErrorCode::FileUnreadable, why);
    return found;
}

} // namespace yidi
