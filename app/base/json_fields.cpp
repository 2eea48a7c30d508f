// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/json_fields.h"

#include "app/base/dates.h"
#include "app/base/decimal.h"

#include <QStringBuilder>

#include <algorithm>

namespace yidi {

namespace {

constexpr qsizetype maxProblems = 16 * 1024;

} // namespace

JsonPath::operator QString() const
{
    if (!m_parent)
        return m_text;
    QString text = *m_parent;
    if (m_name.isNull())
        text += QLatin1Char('[') % QString::number(m_item) % QLatin1Char(']');
    else if (text.isEmpty())
        text = m_name;
    else
        text += QLatin1Char('.') % m_name;
    return text;
}

JsonFields::JsonFields(const Json& object, const JsonPath& path, QString& problem)
    : m_object(object)
    , m_path(path)
    , m_problem(problem)
{
    m_seen.resize(static_cast<qsizetype>(object.names().size()));
    std::fill(m_seen.begin(), m_seen.end(), false);
    if (!object.isObject())
        complain(m_path, QStringLiteral("must be an object"));
}

const Json* JsonFields::find(QLatin1String name)
{
    const std::vector<QString>& names = m_object.names();
    // Most are asked for in the order they stand in.
    for (std::size_t tries = 0; tries < names.size(); ++tries, ++m_next) {
        if (m_next >= names.size())
            m_next = 0;
        if (names[m_next].size() != name.size() || names[m_next] != name)
            continue;
        m_seen[static_cast<qsizetype>(m_next)] = true;
        return &m_object.items()[m_next];
    }
    return nullptr;
}

bool JsonFields::has(QLatin1String name)
{
    const Json* value = find(name);
    return value && !value->isNull();
}

const Json& JsonFields::take(QLatin1String name)
{
    static const Json null;
    const Json* value = find(name);
    if (!value || value->isNull()) {
        complain(path(name), QStringLiteral("is missing"));
        return null;
    }
    return *value;
}

QString JsonFields::text(QLatin1String name)
{
    const Json& value = take(name);
    if (value.isObject() || value.isArray() || value.kind() == Json::Kind::Bool)
        complain(path(name), QStringLiteral("must be a text or a number"));
    return value.text();
}

QString JsonFields::oneOf(QLatin1String name, const QStringList& choices)
{
    const QString value = text(name);
    if (std::find(choices.begin(), choices.end(), value) == choices.end())
        complain(
            path(name), QStringLiteral("must be one of %1").arg(choices.join(QLatin1String(", "))));
    return value;
}

bool JsonFields::flag(QLatin1String name)
{
    const Json& value = take(name);
    if (value.kind() == Json::Kind::Bool)
        return value.isTrue();
    if (value.text() != QLatin1String("0") && value.text() != QLatin1String("1"))
        complain(path(name), QStringLiteral("must be true, false, \"1\" or \"0\""));
    return value.text() == QLatin1String("1");
}

int JsonFields::count(QLatin1String name)
{
    bool whole = false;
    const int value = text(name).toInt(&whole);
    if (!whole || value < 0 || value > 1'000'000)
        complain(path(name), QStringLiteral("must be a whole number from 0 to 1000000"));
    return value;
}

std::int64_t JsonFields::decimal(QLatin1String name, int places)
{
    const auto value = parseDecimal(text(name).toUtf8(), places);
    if (!value) {
        complain(path(name), value.error().detail);
        return 0;
    }
    return *value;
}

Fen JsonFields::money(QLatin1String name)
{
    const auto value = Fen::fromWire(text(name).toUtf8());
    if (!value) {
        complain(path(name), value.error().detail);
        return {};
    }
    if (value->isNegative())
        complain(path(name), QStringLiteral("must not be negative"));
    return *value;
}

BasisPoints JsonFields::ratio(QLatin1String name)
{
    const BasisPoints value { decimal(name, 4) };
    if (value < BasisPoints { 0 } || value > BasisPoints::whole())
        complain(path(name), QStringLiteral("must be a ratio from 0 to 1"));
    return value;
}

QDate JsonFields::date(QLatin1String name)
{
    const auto value = parseDate(text(name));
    if (!value)
        complain(path(name), value.error().detail);
    return value.value_or(QDate());
}

QDateTime JsonFields::dateTime(QLatin1String name)
{
    const auto value = parseDateTime(text(name));
    if (!value)
        complain(path(name), value.error().detail);
    return value.value_or(QDateTime());
}

QStringList JsonFields::texts(QLatin1String name)
{
    QStringList list;
    const Json* from = array(name);
    if (!from)
        return list;
    list.reserve(static_cast<qsizetype>(from->size()));
    for (const Json& text : from->items()) {
        if (text.kind() != Json::Kind::String)
            complain(JsonPath(JsonPath(m_path, name), static_cast<std::size_t>(list.size())),
                QStringLiteral("must be a text"));
        list.append(text.text());
    }
    return list;
}

const Json* JsonFields::array(QLatin1String name)
{
    const Json& value = take(name);
    if (value.isArray())
        return &value;
    if (!value.isNull())
        complain(path(name), QStringLiteral("must be an array"));
    return nullptr;
}

void JsonFields::done()
{
    for (qsizetype i = 0; i < m_seen.size(); ++i) {
        if (!m_seen[i])
            complain(
                memberPath(static_cast<std::size_t>(i)), QStringLiteral("is not a known member"));
    }
}

QString JsonFields::path(QLatin1String name) const
{
    return JsonPath(m_path, name);
}

QString JsonFields::memberPath(std::size_t member) const
{
    const QString before = m_path;
    const QString& name = m_object.names()[member];
    return before.isEmpty() ? name : QString(before % QLatin1Char('.') % name);
}

void JsonFields::complain(const QString& path, const QString& what)
{
    // Enough to mend by: a file of a hundred thousand wrong lines needs no such list.
    if (m_problem.size() > maxProblems)
        return;
    // A member that is missing or of another kind is no number either; said once is enough.
    const qsizetype last = m_problem.lastIndexOf(QLatin1Char('\n')) + 1;
    if (!path.isEmpty() && QStringView(m_problem).mid(last).startsWith(path + QLatin1String(": ")))
        return;
    if (!m_problem.isEmpty())
        m_problem += QLatin1Char('\n');
    QString line = path.isEmpty() ? what : QStringLiteral("%1: %2").arg(path, what);
    m_problem += line.replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QStringList problemsIn(const QString& problem)
{
    return problem.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

} // namespace yidi
