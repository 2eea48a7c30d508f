// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// The JSON schema says of a policy file what the loader says: every shipped file is broken in every
// place, and both must notice. What no schema can say (bands that fall, rules never reached) is the
// loader's alone.
#include "app/base/json.h"
#include "app/domain/policy/policy.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace yidi;

namespace {

const QString resources = QStringLiteral(YIDI_SOURCE_DIR "/resources/");

/// As much of JSON Schema as the file uses.
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
        const Json& others = schema[u"additionalProperties"];
        for (std::size_t i = 0; i < value.size(); ++i) {
            const Json& known = schema[u"properties"][value.names()[i]];
            const Json& rule = known.isNull() ? others : known;
            const bool forbidden = rule.kind() == Json::Kind::Bool && !rule.isTrue();
            if (forbidden || !accepts(rule, value.items()[i]))
                return false;
        }
        return true;
    }

    Json m_root;
};

/// Calls `with` for every way to break `value`: a member taken away, one too many, a value of
/// another kind or out of range.
void breakEverywhere(const Json& value, const std::function<void(const Json&)>& with)
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

/// What only the loader can know.
bool isBeyondSchemas(const QString& problem)
{
    for (const char* what : { "can never apply", "must rise", "leaves a gap", "follows a band",
             "not several", "is before", "is below", "is not a region", "not a date" })
        if (problem.contains(QLatin1String(what)))
            return true;
    return false;
}

} // namespace

class TestSchema : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shippedPolicy_brokenAnywhere_isRefusedByBothOrNone_data()
    {
        QTest::addColumn<QString>("file");
        const QDir top(resources + QStringLiteral("policies"));
        for (const QString& region : top.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            for (const QString& name : QDir(top.filePath(region)).entryList(QDir::Files))
                QTest::newRow(qPrintable(region + QLatin1Char('/') + name))
                    << top.filePath(region + QLatin1Char('/') + name);
    }

    void shippedPolicy_brokenAnywhere_isRefusedByBothOrNone()
    {
        QFETCH(QString, file);
        const auto json = readJsonFile(resources + QStringLiteral("schema/policy.schema.json"));
        const auto policy = readJsonFile(file);
        QVERIFY(json && policy);
        const Schema schema(*json);
        QVERIFY(schema.accepts(*policy));
        int refused = 0;
        int told = 0;
        breakEverywhere(shortened(*policy), [&](const Json& broken) {
            const bool valid = schema.accepts(broken);
            const auto loaded = parsePolicy(writeJson(broken), QStringLiteral("f"), {});
            refused += loaded ? 0 : 1;
            const bool agreed = loaded ? valid : !valid || isBeyondSchemas(loaded.error().detail);
            if (!agreed && ++told <= 5)
                qWarning("%s",
                    qPrintable(loaded ? QStringLiteral("only the schema refuses ")
                                + QString::fromUtf8(writeJson(broken)).right(4000)
                                      : loaded.error().detail));
        });
        QCOMPARE(told, 0);
        QVERIFY(refused > 200);
    }

private:
    /// Three benefits are enough to break in every way.
    static Json shortened(Json policy)
    {
        std::vector<Json> benefits = policy[u"benefits"].items();
        if (benefits.size() > 3)
            benefits.resize(3);
        policy.set(QStringLiteral("benefits"), Json::array(std::move(benefits)));
        return policy;
    }
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
