// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/json.h"

#include <QDateTime>
#include <QVarLengthArray>

namespace yidi {

/// Where a value stands in a file. Put together only when somebody asks, which is when something is
/// wrong; borrows the path it continues.
class JsonPath {
public:
    JsonPath(QString text = {})
        : m_text(std::move(text))
    {
    }
    JsonPath(const JsonPath& parent, QLatin1String name)
        : m_parent(&parent)
        , m_name(name)
    {
    }
    JsonPath(const JsonPath& parent, std::size_t item)
        : m_parent(&parent)
        , m_item(item)
    {
    }
    operator QString() const;

private:
    const JsonPath* m_parent = nullptr;
    QLatin1String m_name; ///< else it is an item
    std::size_t m_item = 0;
    QString m_text; ///< of the first
};

/// Reads a JSON object strictly: files people write. Everything wrong is kept in `problem`, one
/// "path: what" a line; reading goes on with defaults, so that a reader needs one check at its end
/// and a person is told all there is to mend.
class JsonFields {
public:
    JsonFields(const Json& object, const JsonPath& path, QString& problem);

    /// Whether the member is there and not null. Optional members are asked for with this first.
    bool has(QLatin1String name);

    QString text(QLatin1String name); ///< a number gives its text: codes are written both ways
    QString oneOf(QLatin1String name, const QStringList& choices);
    bool flag(QLatin1String name); ///< true, false, "1" or "0"
    int count(QLatin1String name); ///< 0 … 1,000,000
    Fen money(QLatin1String name); ///< never negative
    BasisPoints ratio(QLatin1String name); ///< 0 … 1, four decimals
    std::int64_t decimal(QLatin1String name, int places); ///< scaled, may be negative
    QDate date(QLatin1String name);
    QDateTime dateTime(QLatin1String name);
    QStringList texts(QLatin1String name);

    /// `read(value, path)` gets any value; `each` gives it the items of an array, `all` every
    /// member of an object whose names are free.
    template <class Read>
    void member(QLatin1String name, const Read& read)
    {
        const Json& value = take(name);
        if (!value.isNull())
            read(value, JsonPath(m_path, name));
    }
    template <class Read>
    void each(QLatin1String name, const Read& read)
    {
        const Json* list = array(name);
        const JsonPath listPath(m_path, name);
        for (std::size_t i = 0; list && i < list->size(); ++i)
            read(list->items()[i], JsonPath(listPath, i));
    }
    template <class Read>
    void all(const Read& read)
    {
        for (std::size_t i = 0; i < m_object.names().size(); ++i) {
            m_seen[static_cast<qsizetype>(i)] = true;
            read(m_object.items()[i], JsonPath(memberPath(i)));
        }
    }

    /// Complains about members nobody asked for.
    void done();

    QString path(QLatin1String name) const;
    void complain(const QString& path, const QString& what);

private:
    const Json* find(QLatin1String name);
    const Json& take(QLatin1String name);
    const Json* array(QLatin1String name); ///< null, and said so, when it is none
    QString memberPath(std::size_t member) const;

    const Json& m_object;
    JsonPath m_path;
    QString& m_problem;
    QVarLengthArray<bool, 32> m_seen; ///< by position of the member
    std::size_t m_next = 0; ///< where to look first
};

/// What stands in `problem`, one thing wrong each.
QStringList problemsIn(const QString& problem);

} // namespace yidi
