// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/dates.h"
#include "app/base/money.h"
#include "app/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace yidi {

/// One line of a table without a header whose columns stand between tabs, as the interface's files
/// are made. Columns count from 0; the first complaint is kept.
class TableLine {
public:
    /// `BadInput` when it has no such number of columns; `columns` are the numbers it may have.
    static Result<TableLine> split(
        QByteArrayView line, qsizetype number, std::initializer_list<int> columns);

    int size() const { return static_cast<int>(m_columns.size()); }
    bool isNull(int column) const; ///< empty, or the four letters null
    QString text(int column, const char* name, int maxLength, bool needed = false);
    Fen amount(int column, const char* name);
    bool flag(int column, const char* name); ///< "1" or "0"
    std::int64_t decimal(int column, const char* name, int places);
    QDate date(int column, const char* name); ///< invalid when null
    QDateTime time(int column, const char* name);
    void complain(const char* name, const char* what);

    const std::optional<Error>& problem() const { return m_problem; }

private:
    std::vector<QByteArrayView> m_columns;
    qsizetype m_number = 0;
    std::optional<Error> m_problem;
};

/// Gives every line of `text` to `read(TableLine&)`. LF between lines, CR before it is forgiven, as
/// is one at the end.
template <class Read>
Result<void> eachTableLine(
    const QByteArray& text, std::initializer_list<int> columns, qsizetype mostLines, Read read)
{
    QByteArrayView rest(text);
    for (qsizetype number = 1; !rest.isEmpty(); ++number) {
        if (number > mostLines)
            return fail(ErrorCode::BadInput, QStringLiteral("more than %1 lines").arg(mostLines));
        const qsizetype end = rest.indexOf('\n');
        QByteArrayView line = end < 0 ? rest : rest.first(end);
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        YIDI_ASSIGN(TableLine split, TableLine::split(line, number, columns));
        read(split);
        if (split.problem())
            return fail(*split.problem());
    }
    return {};
}

/// Columns that must not break the table: tabs and line ends in a text become blanks.
QByteArray tableColumn(const QString& text);

} // namespace yidi
