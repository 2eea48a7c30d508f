// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// For trying a JSON schema beside the code that reads the same files.

#include "app/base/json.h"

#include <QRegularExpression>

#include <algorithm>
#include <functional>

namespace yidi::test {

/// As much of JSON Schema as our files use.
class Schema {
public:
    explicit Schema(Json root)
        : m_root(std::move(root))
    {
    }

    bool accepts(const Json& value) const { return accepts(m_root, value); }

private:
    bool accepts(const Json& schema, const Json& value) const
    {
        const QString reference = schema[u"$ref"].text();
        if (!reference.isEmpty())
            return accepts(m_root[u"$defs"][reference.section(QLatin1Char('/'), -1)], value);
        return isType(schema[u"type"], value) && isChoice(schema[u"enum"], value)
            && isText(schema, value) && areItems(schema, value) && areMembers(schema, value);
    }

    static bool isType(const Json& type, const Json& value)
    {
        static const char* const names[] = { "null", "boolean", "number", "string", "array",
            "object" };
        const Json name(QLatin1String(names[static_cast<int>(value.kind())]));
        const auto& many = type.items();
        return type.isNull() || type == name
            || (type.isArray() && std::find(many.begin(), many.end(), name) != many.end());
    }

    static bool isChoice(const Json& choices, const Json& value)
    {
        const auto& all = choices.items();
        return choices.isNull() || std::find(all.begin(), all.end(), value) != all.end();
    }

    static bool isText(const Json& schema, const Json& value)
    {
        const QString pattern = schema[u"pattern"].text();
        if (value.kind() != Json::Kind::String && value.kind() != Json::Kind::Number)
            return true;
        return value.text().size() >= schema[u"minLength"].text().toInt()
            && (pattern.isEmpty() || QRegularExpression(pattern).match(value.text()).hasMatch());
    }

    bool areItems(const Json& schema, const Json& value) const
    {
        if (!value.isArray())
            return true;
        return value.size() >= schema[u"minItems"].text().toULongLong()
            && std::all_of(value.items().begin(), value.items().end(),
                [&](const Json& item) { return accepts(schema[u"items"], item); });
    }

    bool areMembers(const Json& schema, const Json& value) const
    {
        if (!value.isObject())
            return true;
        for (const Json& name : schema[u"required"].items())
            if (!value.contains(name.text()))
                return false;
        const Json& dependent = schema[u"dependentRequired"];
        for (std::size_t i = 0; i < dependent.size(); ++i)
            for (const Json& name : dependent.items()[i].items())
                if (value.contains(dependent.names()[i]) && !value.contains(name.text()))
                    return false;
        const Json& others = schema[u"additionalProperties"];
        for (std::size_t i = 0; i < value.size(); ++i) {
            const Json& known = schema[u"properties"][value.names()[i]];
            const Json& alike = patterned(schema[u"patternProperties"], value.names()[i]);
            const Json& rule = !known.isNull() ? known : alike.isNull() ? others : alike;
            const bool forbidden = rule.kind() == Json::Kind::Bool && !rule.isTrue();
            if (forbidden || !accepts(rule, value.items()[i]))
                return false;
        }
        return true;
    }

    static const Json& patterned(const Json& patterns, const QString& name)
    {
        for (std::size_t i = 0; i < patterns.size(); ++i)
            if (QRegularExpression(patterns.names()[i]).match(name).hasMatch())
                return patterns.items()[i];
        return patterns[u""];
    }

    Json m_root;
};

/// Calls `with` for every way to break `value`: a member taken away, one too many, a value of
/// another kind or out of range.
inline void breakEverywhere(const Json& value, const std::function<void(const Json&)>& with)
{
    if (value.isObject()) {
        Json more = value;
        with(more.set(QStringLiteral("surprise"), Json(QStringLiteral("1"))));
        for (std::size_t left = 0; left < value.size(); ++left) {
            Json less = Json::object();
            for (std::size_t i = 0; i < value.size(); ++i)
                if (i != left)
                    less.set(value.names()[i], value.items()[i]);
            with(less);
            breakEverywhere(value.items()[left], [&](const Json& broken) {
                Json whole = value;
                with(whole.set(value.names()[left], broken));
            });
        }
    } else if (value.isArray()) {
        with(Json::array());
        for (std::size_t at = 0; at < value.size() && at < 2; ++at)
            breakEverywhere(value.items()[at], [&](const Json& broken) {
                std::vector<Json> items = value.items();
                items[at] = broken;
                with(Json::array(std::move(items)));
            });
    } else {
        for (const char* text : { "-1", "x", "1.00001", "2", "2017-13-01", "" })
            with(Json(QLatin1String(text)));
        with(Json::boolean(true));
        with(Json::integer(7));
        with(Json::array());
        with(Json::object());
    }
}

} // namespace yidi::test
