// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/json.h"

#include <QDateTime>
#include <QVarLengthArray>

#include <functional>

namespace yidi {

/// Reads a JSON object strictly: files people write. Everything wrong is kept in `problem`, one
/// "path: what" a line; reading goes on with defaults, so that a reader needs one check at its end
/// and a person is told all there is to mend.
class JsonFields {
public:
    JsonFields(const Json& object, QString path, QString& problem);

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

    using Reader = std::function<void(const Json& value, const QString& path)>;
    void member(QLatin1String name, const Reader& read); ///< any value
    void each(QLatin1String name, const Reader& read); ///< the items of an array
    void all(const Reader& read); ///< every member; names are free

    /// Complains about members nobody asked for.
    void done();

    QString path(QLatin1String name) const;
    void complain(const QString& path, const QString& what);

private:
    const Json* find(QLatin1String name);
    const Json& take(QLatin1String name);

    const Json& m_object;
    QString m_path;
    QString& m_problem;
    QVarLengthArray<bool, 32> m_seen; ///< by position of the member
};

/// What stands in `problem`, one thing wrong each.
QStringList problemsIn(const QString& problem);

} // namespace yidi
