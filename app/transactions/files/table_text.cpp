// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/files/table_text.h"

#include "app/base/decimal.h"

#include <algorithm>

namespace yidi {

Result<TableLine> TableLine::split(
    QByteArrayView line, qsizetype number, std::initializer_list<int> columns)
{
    TableLine made;
    made.m_number = number;
    made.m_columns.reserve(static_cast<std::size_t>(std::max(columns)) + 1);
    for (;;) {
        const qsizetype tab = line.indexOf('\t');
        made.m_columns.push_back(tab < 0 ? line : line.first(tab));
        // One more than fits is enough to know.
        if (tab < 0 || made.size() > std::max(columns))
            break;
        line = line.sliced(tab + 1);
    }
    if (std::find(columns.begin(), columns.end(), made.size()) == columns.end())
        return fail(ErrorCode::BadInput,
            QStringLiteral("line %1: does not have %2 columns").arg(number).arg(*columns.begin()));
    return made;
}

void TableLine::complain(const char* name, const char* what)
{
    if (!m_problem)
        m_problem = Error { ErrorCode::BadInput,
            QStringLiteral("line %1: %2 %3")
                .arg(m_number)
                .arg(QLatin1String(name), QLatin1String(what)) };
}

bool TableLine::isNull(int column) const
{
    const QByteArrayView text = m_columns[static_cast<std::size_t>(column)];
    return text.isEmpty() || text == QByteArrayView("null");
}

QString TableLine::text(int column, const char* name, int maxLength, bool needed)
{
    if (isNull(column)) {
        if (needed)
            complain(name, "is missing");
        return {};
    }
    const QString text = QString::fromUtf8(m_columns[static_cast<std::size_t>(column)]);
    if (text.size() > maxLength)
        complain(name, "is too long");
    return text;
}

std::int64_t TableLine::decimal(int column, const char* name, int places)
{
    if (isNull(column)) {
        complain(name, "is missing");
        return 0;
    }
    const auto read =
        parseDecimal(m_columns[static_cast<std::size_t>(column)].toByteArray(), places);
    if (!read)
        complain(name, "is not a number");
    return read.value_or(0);
}

Fen TableLine::amount(int column, const char* name)
{
    if (isNull(column)) {
        complain(name, "is missing");
        return {};
    }
    const auto read = Fen::fromWire(m_columns[static_cast<std::size_t>(column)].toByteArray());
    if (!read)
        complain(name, "is not an amount");
    return read.value_or(Fen());
}

bool TableLine::flag(int column, const char* name)
{
    const QByteArrayView text = m_columns[static_cast<std::size_t>(column)];
    if (text != QByteArrayView("0") && text != QByteArrayView("1"))
        complain(name, "is not 0 or 1");
    return text == QByteArrayView("1");
}

QDate TableLine::date(int column, const char* name)
{
    return time(column, name).date();
}

QDateTime TableLine::time(int column, const char* name)
{
    if (isNull(column))
        return {};
    const auto read = parseDateTime(QString::fromUtf8(m_columns[static_cast<std::size_t>(column)]));
    if (!read)
        complain(name, "is not a date");
    return read.value_or(QDateTime());
}

QByteArray tableColumn(const QString& text)
{
    QByteArray column = text.toUtf8();
    for (const char separator : { '\t', '\n', '\r' })
        column.replace(separator, ' ');
    return column;
}

} // namespace yidi
