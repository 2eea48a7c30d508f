// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/dates.h"
#include "app/base/decimal.h"
#include "app/base/json.h"

#include <optional>

/// How a struct crosses the wire. Each struct has one list of its fields, written once as
/// `template <class V> void fields(V& wire, T& value)` in its family's .cpp and used for both
/// directions. Reading is lenient (numbers may be text, null or "" is absent, an object stands for
/// a list of one), writing is strict (amounts with two decimals, absent values as null).
namespace yidi {

enum class Need { Optional, Required };
inline constexpr Need required = Need::Required;

/// The value as a JSON node. Instantiated in the family's .cpp by YIDI_WIRE.
template <class T>
Json toWire(const T& value);

/// The node as a value; `path` ("input") begins the names in errors: `BadInput`
/// "input.data.psn_no is missing", "… is longer than 30", "… is not an amount".
template <class T>
Result<T> fromWire(const Json& node, const QString& path);

/// A flag the wire writes as "1" or "0".
inline QString wireFlag(bool value)
{
    return value ? QStringLiteral("1") : QStringLiteral("0");
}

/// Writes the fields it is shown into an object.
class WireWriter {
public:
    Json take() { return std::move(m_object); }

    void text(QStringView name, const QString& value, int, Need = {})
    {
        put(name, value.isEmpty() ? Json() : Json(value));
    }
    void amount(QStringView name, Fen value, Need = {}) { put(name, Json(value)); }
    void amount(QStringView name, const std::optional<Fen>& value)
    {
        put(name, value ? Json(*value) : Json());
    }
    void ratio(QStringView name, BasisPoints value) { decimal(name, value.value, 4); }
    void decimal(QStringView name, std::int64_t scaled, int places, Need = {})
    {
        put(name, Json::number(formatDecimal(scaled, places)));
    }
    void date(QStringView name, const QDate& value, Need = {}) { text(name, wireDate(value), 10); }
    void time(QStringView name, const QDateTime& value, Need = {})
    {
        text(name, wireDateTime(value), 19);
    }
    void flag(QStringView name, bool value, Need = {}) { put(name, Json(wireFlag(value))); }
    /// Bytes in upper-case hex, `least` to `most` of them.
    void bytes(QStringView name, const QByteArray& value, int, int, Need = {})
    {
        text(name, QString::fromLatin1(value.toHex().toUpper()), 0);
    }
    void json(QStringView name, const Json& value) { put(name, value); }

    /// A node of its own, listed by `body(WireWriter&)`.
    template <class Body>
    void object(QStringView name, Body&& body)
    {
        WireWriter inner;
        body(inner);
        put(name, inner.take());
    }
    template <class T>
    void list(QStringView name, std::vector<T>& values, Need = {})
    {
        Json items = Json::array();
        for (T& value : values) {
            WireWriter inner;
            fields(inner, value);
            items.append(inner.take());
        }
        put(name, std::move(items));
    }
    void texts(QStringView name, const QStringList& values, int)
    {
        Json items = Json::array();
        for (const QString& value : values)
            items.append(Json(value));
        put(name, std::move(items));
    }
    /// A value the wire spells by a code; `code` and `parse` translate.
    template <class E>
    void code(QStringView name, const E& value, QString (*spell)(E), bool (*)(const QString&, E&),
        Need = {})
    {
        put(name, Json(spell(value)));
    }
    template <class E>
    void code(QStringView name, const std::optional<E>& value, QString (*spell)(E),
        bool (*)(const QString&, E&))
    {
        put(name, value ? Json(spell(*value)) : Json());
    }

private:
    void put(QStringView name, Json value) { m_object.set(name.toString(), std::move(value)); }

    Json m_object = Json::object();
};

/// Reads the fields it is shown from an object; keeps the first error and goes quiet after it.
class WireReader {
public:
    WireReader(const Json& node, QString path, std::optional<Error>& error)
        : m_node(node)
        , m_path(std::move(path))
        , m_error(error)
    {
    }

    void text(QStringView name, QString& value, int maxLength, Need need = {})
    {
        const QString* found = textOf(name, need);
        if (!found)
            return;
        if (found->size() > maxLength)
            return refuse(name, QStringLiteral("is longer than %1").arg(maxLength));
        value = *found;
    }
    void amount(QStringView name, Fen& value, Need need = {})
    {
        parse(name, need, value, u"is not an amount",
            [](const QString& text) { return Fen::fromWire(text.toUtf8()); });
    }
    void amount(QStringView name, std::optional<Fen>& value)
    {
        Fen read;
        if (textOf(name, Need::Optional)) {
            amount(name, read);
            value = read;
        }
    }
    void ratio(QStringView name, BasisPoints& value) { decimal(name, value.value, 4); }
    void decimal(QStringView name, std::int64_t& scaled, int places, Need need = {})
    {
        parse(name, need, scaled, u"is not a number",
            [places](const QString& text) { return parseDecimal(text.toUtf8(), places); });
    }
    void date(QStringView name, QDate& value, Need need = {})
    {
        // Some senders put a time where a date is meant.
        parse(name, need, value, u"is not a date", [](const QString& text) {
            return parseDateTime(text).map([](const QDateTime& time) { return time.date(); });
        });
    }
    void time(QStringView name, QDateTime& value, Need need = {})
    {
        parse(name, need, value, u"is not a time", parseDateTime);
    }
    void flag(QStringView name, bool& value, Need need = {})
    {
        const QString* found = textOf(name, need);
        if (!found)
            return;
        value = *found == QLatin1String("1") || *found == QLatin1String("true");
        if (!value && *found != QLatin1String("0") && *found != QLatin1String("false"))
            refuse(name, QStringLiteral("is not a flag"));
    }
    void bytes(QStringView name, QByteArray& value, int least, int most, Need need = {})
    {
        const QString* found = textOf(name, need);
        if (!found)
            return;
        const QByteArray hex = found->toLatin1();
        const QByteArray read = QByteArray::fromHex(hex); // skips whatever is no hex
        if (read.toHex() != hex.toLower() || read.size() < least || read.size() > most)
            return refuse(name, QStringLiteral("is not hex of its length"));
        value = read;
    }
    void json(QStringView name, Json& value) { value = m_node[name]; }

    template <class Body>
    void object(QStringView name, Body&& body)
    {
        const Json& node = m_node[name];
        if (!node.isObject())
            return refuse(name,
                node.isNull() ? QStringLiteral("is missing") : QStringLiteral("is not an object"));
        WireReader inner(node, at(name), m_error);
        body(inner);
    }
    template <class T>
    void list(QStringView name, std::vector<T>& values, Need need = {})
    {
        const Json& node = m_node[name];
        if (node.isObject()) {
            item(node, at(name), values);
        } else if (node.isArray()) {
            for (std::size_t i = 0; i < node.size() && !m_error; ++i)
                item(node.items()[i], QStringLiteral("%1[%2]").arg(at(name)).arg(i), values);
        } else if (!node.isNull()) {
            refuse(name, QStringLiteral("is not a list"));
        }
        if (values.empty() && need == Need::Required)
            refuse(name, QStringLiteral("is missing"));
    }
    /// A list of texts, none of them empty and none longer than `maxLength`.
    void texts(QStringView name, QStringList& values, int maxLength)
    {
        const Json& node = m_node[name];
        if (!node.isArray() && !node.isNull())
            return refuse(name, QStringLiteral("is not a list"));
        values.clear();
        for (std::size_t i = 0; i < node.size() && !m_error; ++i) {
            const Json& item = node.items()[i];
            const QString at = QStringLiteral("%1[%2]").arg(name.toString()).arg(i);
            if (item.isObject() || item.isArray() || item.text().isEmpty())
                refuse(at, QStringLiteral("is not a text"));
            else if (item.text().size() > maxLength)
                refuse(at, QStringLiteral("is longer than %1").arg(maxLength));
            values.append(item.text());
        }
    }
    template <class E>
    void code(QStringView name, std::optional<E>& value, QString (*spell)(E),
        bool (*read)(const QString&, E&))
    {
        if (!textOf(name, Need::Optional))
            return;
        E found {};
        code(name, found, spell, read);
        value = found;
    }
    template <class E>
    void code(QStringView name, E& value, QString (*)(E), bool (*read)(const QString&, E&),
        Need need = {})
    {
        const QString* found = textOf(name, need);
        if (found && !read(*found, value))
            refuse(name, QStringLiteral("is not a known code"));
    }

private:
    QString at(QStringView name) const { return m_path + QLatin1Char('.') + name.toString(); }
    void refuse(QStringView name, const QString& what)
    {
        if (!m_error)
            m_error = Error { ErrorCode::BadInput, at(name) + QLatin1Char(' ') + what };
    }
    /// The text of a present member, or null when absent (an error when it is required).
    const QString* textOf(QStringView name, Need need)
    {
        const Json& node = m_node[name];
        if (node.isObject() || node.isArray())
            refuse(name, QStringLiteral("is not a text"));
        else if (!node.text().isEmpty())
            return &node.text();
        else if (need == Need::Required)
            refuse(name, QStringLiteral("is missing"));
        return nullptr;
    }
    template <class T, class Parse>
    void parse(QStringView name, Need need, T& value, QStringView what, Parse&& read)
    {
        const QString* found = textOf(name, need);
        if (!found)
            return;
        if (auto parsed = read(*found))
            value = *parsed;
        else
            refuse(name, what.toString());
    }
    template <class T>
    void item(const Json& node, const QString& path, std::vector<T>& values)
    {
        if (!node.isObject()) {
            if (!m_error)
                m_error = Error { ErrorCode::BadInput, path + QStringLiteral(" is not an object") };
            return;
        }
        WireReader inner(node, path, m_error);
        fields(inner, values.emplace_back());
    }

    const Json& m_node;
    QString m_path;
    std::optional<Error>& m_error;
};

/// Makes toWire and fromWire of `T` from its `fields`; stands in the family's .cpp, after it.
#define YIDI_WIRE(T)                                                                               \
    template <>                                                                                    \
    Json toWire<T>(const T& value)                                                                 \
    {                                                                                              \
        T copy = value; /* one field list for both directions needs a mutable value */             \
        WireWriter writer;                                                                         \
        fields(writer, copy);                                                                      \
        return writer.take();                                                                      \
    }                                                                                              \
    template <>                                                                                    \
    Result<T> fromWire<T>(const Json& node, const QString& path)                                   \
    {                                                                                              \
        std::optional<Error> error;                                                                \
        T value;                                                                                   \
        WireReader reader(node, path, error);                                                      \
        fields(reader, value);                                                                     \
        if (error)                                                                                 \
            return fail(std::move(*error));                                                        \
        return value;                                                                              \
    }

} // namespace yidi
