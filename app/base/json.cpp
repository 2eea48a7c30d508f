// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/json.h"

#include <QFile>
#include <QSet>

#include <algorithm>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace yidi {

Json::Json(Fen amount)
    : m_kind(Kind::Number)
    , m_text(amount.toWire())
{
}

Json Json::boolean(bool value)
{
    Json json;
    json.m_kind = Kind::Bool;
    json.m_text = value ? QStringLiteral("true") : QStringLiteral("false");
    return json;
}

Json Json::integer(std::int64_t value)
{
    return number(QString::number(value));
}

Json Json::number(QString decimalText)
{
    Json json;
    json.m_kind = Kind::Number;
    json.m_text = std::move(decimalText);
    return json;
}

Json Json::array(std::vector<Json> items)
{
    Json json;
    json.m_kind = Kind::Array;
    json.m_items = std::move(items);
    return json;
}

Json Json::object(std::initializer_list<std::pair<QString, Json>> members)
{
    Json json;
    json.m_kind = Kind::Object;
    for (const auto& [name, value] : members)
        json.set(name, value);
    return json;
}

const Json& Json::operator[](QStringView name) const
{
    static const Json null;
    const auto at = std::find(m_names.begin(), m_names.end(), name);
    return at == m_names.end() ? null : m_items[static_cast<std::size_t>(at - m_names.begin())];
}

bool Json::contains(QStringView name) const
{
    return std::find(m_names.begin(), m_names.end(), name) != m_names.end();
}

Json& Json::set(const QString& name, Json value)
{
    if (m_kind == Kind::Null)
        m_kind = Kind::Object;
    const auto at = std::find(m_names.begin(), m_names.end(), name);
    if (at == m_names.end()) {
        m_names.push_back(name);
        m_items.push_back(std::move(value));
    } else {
        m_items[static_cast<std::size_t>(at - m_names.begin())] = std::move(value);
    }
    return *this;
}

Json& Json::append(Json value)
{
    if (m_kind == Kind::Null)
        m_kind = Kind::Array;
    m_items.push_back(std::move(value));
    return *this;
}

/// Builds a Json from RapidJSON's events; stops by answering false with `problem` set.
class JsonBuilder {
public:
    explicit JsonBuilder(int maxDepth)
        : m_maxDepth(maxDepth)
    {
    }

    bool Null() { return place({}); }
    bool Bool(bool value) { return place(Json::boolean(value)); }
    bool RawNumber(const char* text, rapidjson::SizeType length, bool)
    {
        return place(Json::number(QString::fromLatin1(text, static_cast<qsizetype>(length))));
    }
    bool Int(int) { return false; } // numbers arrive as text only
    bool Uint(unsigned) { return false; }
    bool Int64(std::int64_t) { return false; }
    bool Uint64(std::uint64_t) { return false; }
    bool Double(double) { return false; }
    bool String(const char* text, rapidjson::SizeType length, bool)
    {
        QString decoded;
        return decode(text, length, decoded) && place(Json(std::move(decoded)));
    }
    bool StartObject() { return open(Json::object()); }
    bool Key(const char* text, rapidjson::SizeType length, bool)
    {
        QString name;
        if (!decode(text, length, name))
            return false;
        if (m_open.back().has(name)) {
            m_problem = QStringLiteral("member \"%1\" appears twice").arg(name.left(40));
            return false;
        }
        m_open.back().value.m_names.push_back(std::move(name));
        return true;
    }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool StartArray() { return open(Json::array()); }
    bool EndArray(rapidjson::SizeType) { return close(); }

    Json take() { return std::move(m_root); }
    const QString& problem() const { return m_problem; }

private:
    struct Open {
        Json value;
        QSet<QString> seen; ///< names so far, once they are many: a look at each is quadratic

        bool has(const QString& name)
        {
            constexpr std::size_t many = 32;
            const std::vector<QString>& names = value.m_names;
            if (names.size() < many)
                return std::find(names.begin(), names.end(), name) != names.end();
            if (seen.isEmpty())
                seen = QSet<QString>(names.begin(), names.end());
            const qsizetype before = seen.size();
            seen.insert(name);
            return seen.size() == before;
        }
    };

    /// RapidJSON lets a lone low surrogate through when it is escaped ("\\udc00"), as the bytes
    /// UTF-8 does not have; unescaped ones never come this far.
    bool decode(const char* text, rapidjson::SizeType length, QString& decoded)
    {
        for (rapidjson::SizeType i = 0; i + 1 < length; ++i)
            if (text[i] == '\xED' && static_cast<unsigned char>(text[i + 1]) >= 0xA0) {
                m_problem = QStringLiteral("lone surrogate");
                return false;
            }
        decoded = QString::fromUtf8(text, static_cast<qsizetype>(length));
        return true;
    }

    bool open(Json container)
    {
        if (static_cast<int>(m_open.size()) >= m_maxDepth) {
            m_problem = QStringLiteral("nested deeper than %1").arg(m_maxDepth);
            return false;
        }
        m_open.push_back({ std::move(container), {} });
        return true;
    }

    bool close()
    {
        Json done = std::move(m_open.back().value);
        m_open.pop_back();
        return place(std::move(done));
    }

    bool place(Json value)
    {
        if (m_open.empty())
            m_root = std::move(value);
        else
            m_open.back().value.m_items.push_back(std::move(value));
        return true;
    }

    int m_maxDepth;
    std::vector<Open> m_open;
    Json m_root;
    QString m_problem;
};

namespace {

template <class Writer>
void write(Writer& writer, const Json& value)
{
    const auto string = [&](const QString& text) {
        const QByteArray utf8 = text.toUtf8();
        writer.String(utf8.constData(), static_cast<rapidjson::SizeType>(utf8.size()));
    };
    switch (value.kind()) {
    case Json::Kind::Null:
        writer.Null();
        break;
    case Json::Kind::Bool:
        writer.Bool(value.isTrue());
        break;
    case Json::Kind::Number: {
        const QByteArray text = value.text().toLatin1();
        writer.RawValue(
            text.constData(), static_cast<std::size_t>(text.size()), rapidjson::kNumberType);
        break;
    }
    case Json::Kind::String:
        string(value.text());
        break;
    case Json::Kind::Array:
        writer.StartArray();
        for (const Json& item : value.items())
            write(writer, item);
        writer.EndArray();
        break;
    case Json::Kind::Object:
        writer.StartObject();
        for (std::size_t i = 0; i < value.size(); ++i) {
            string(value.names()[i]);
            write(writer, value.items()[i]);
        }
        writer.EndObject();
        break;
    }
}

} // namespace

Result<Json> parseJson(const QByteArray& bytes, JsonLimits limits)
{
    if (bytes.size() > limits.maxBytes)
        return fail(ErrorCode::BadJson,
            QStringLiteral("%1 bytes, more than %2").arg(bytes.size()).arg(limits.maxBytes));
    JsonBuilder builder(limits.maxDepth);
    rapidjson::Reader reader;
    rapidjson::MemoryStream stream(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    constexpr unsigned flags = rapidjson::kParseNumbersAsStringsFlag
        | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag;
    const auto parsed = reader.Parse<flags>(stream, builder);
    // A zero byte ends RapidJSON's reading quietly; whatever stands behind it was never looked at.
    if (!parsed.IsError() && stream.Tell() != static_cast<std::size_t>(bytes.size()))
        return fail(ErrorCode::BadJson,
            QStringLiteral("at byte %1: bytes after the end").arg(stream.Tell()));
    if (parsed.IsError()) {
        const QString what = builder.problem().isEmpty()
            ? QString::fromLatin1(rapidjson::GetParseError_En(parsed.Code()))
            : builder.problem();
        return fail(
            ErrorCode::BadJson, QStringLiteral("at byte %1: %2").arg(parsed.Offset()).arg(what));
    }
    return builder.take();
}

QByteArray writeJson(const Json& value)
{
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    write(writer, value);
    return QByteArray(buffer.GetString(), static_cast<qsizetype>(buffer.GetSize()));
}

QByteArray writeJsonPretty(const Json& value)
{
    rapidjson::StringBuffer buffer;
    rapidjson::PrettyWriter<rapidjson::StringBuffer> writer(buffer);
    writer.SetIndent(' ', 2);
    write(writer, value);
    return QByteArray(buffer.GetString(), static_cast<qsizetype>(buffer.GetSize())) + '\n';
}

Result<Json> readJsonFile(const QString& path, JsonLimits limits)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileUnreadable, path + QStringLiteral(": ") + file.errorString());
    // One byte beyond the limit is enough to know that it is too large.
    auto parsed = parseJson(file.read(limits.maxBytes + 1), limits);
    if (!parsed)
        return fail(parsed.error().code, path + QStringLiteral(": ") + parsed.error().detail);
    return parsed;
}

} // namespace yidi
