// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QStringList>

#include <vector>

namespace yidi {

/// Reads the databases a station and the province left behind, as an auditor would: with plain SQL,
/// read-only, after their owners have gone.
class Books {
public:
    static Result<Books> open(const QString& path);

    /// Every row of a query without parameters, each value as text.
    Result<std::vector<QStringList>> rows(const char* sql) const;

    ~Books();
    Books(Books&& other) noexcept;
    Books& operator=(Books&&) = delete;

private:
    explicit Books(void* database)
        : m_database(database)
    {
    }
    void* m_database;
};

} // namespace yidi
