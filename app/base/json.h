// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/money.h"

#include <QByteArray>
#include <QStringList>

#include <initializer_list>
#include <utility>
#include <vector>

namespace yidi {

/// A JSON value whose numbers stay text, so that no amount ever passes through a double, and whose
/// objects keep the order of their members.
class Json {
public:
    enum class Kind { Null, Bool, Number, String, Array, Object };

    Json() = default; ///< null
    Json(QString text)
        : m_kind(Kind::String)
        , m_text(std::move(text))
    {
    }
    Json(Fen amount); ///< a number with two decimals
    static Json boolean(bool value);
    static Json integer(std::int64_t value);
    static Json number(QString decimalText); ///< must already be a JSON number
    static Json array(std::vector<Json> items = {});
    static Json object(std::initializer_list<std::pair<QString, Json>> members = {});

    Kind kind() const { return m_kind; }
    bool isNull() const { return m_kind == Kind::Null; }
    bool isObject() const { return m_kind == Kind::Object; }
    bool isArray() const { return m_kind == Kind::Array; }

    /// The text of a string or number ("true"/"false" for a bool); empty otherwise.
    const QString& text() const { return m_text; }
    bool isTrue() const { return m_kind == Kind::Bool && m_text == QLatin1String("true"); }

    /// Items of an array or values of an object.
    const std::vector<Json>& items() const { return m_items; }
    const std::vector<QString>& names() const { return m_names; } ///< of an object, in order
    std::size_t size() const { return m_items.size(); }

    /// The member called `name`, or a null value.
    const Json& operator[](QStringView name) const;
    bool contains(QStringView name) const;

    /// Sets or replaces a member; turns null into an object.
    Json& set(const QString& name, Json value);
    /// Appends to an array; turns null into an array.
    Json& append(Json value);

    bool operator==(const Json&) const = default;

private:
    friend class JsonBuilder; // fills objects without looking each member up again

    Kind m_kind = Kind::Null;
    QString m_text;
    std::vector<QString> m_names;
    std::vector<Json> m_items;
};

struct JsonLimits {
    qsizetype maxBytes = 8 * 1024 * 1024;
    int maxDepth = 32;
};

/// Parses UTF-8 text. `BadJson` says where and what: not JSON, too large, too deep, a member named
/// twice, a lone surrogate, bytes after the end.
Result<Json> parseJson(const QByteArray& bytes, JsonLimits limits = {});

/// Compact UTF-8, members in their order.
QByteArray writeJson(const Json& value);
/// The same, indented, for people.
QByteArray writeJsonPretty(const Json& value);

/// Parses a file; `FileUnreadable` or `BadJson` with the path in the detail.
Result<Json> readJsonFile(const QString& path, JsonLimits limits = {});

} // namespace yidi
