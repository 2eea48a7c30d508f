// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/json.h"

#include <QFile>
#include <QSet>
#include <QStringDecoder>
#include <QVarLengthArray>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>

#ifdef __SSE2__
#define RAPIDJSON_SSE2 // looks for the end of blanks and texts sixteen bytes at a time
#endif
#include <rapidjson/error/en.h>
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

namespace {

/// What stands behind the bytes while they are parsed, for reading several at once.
constexpr qsizetype padding = 16;

struct TextFacts {
    std::uint64_t hash = 0;
    bool ascii = true;
};

/// Reads up to seven bytes behind the text, which is why there is padding.
TextFacts factsOf(const char* text, rapidjson::SizeType length)
{
    constexpr rapidjson::SizeType bytes = sizeof(std::uint64_t);
    std::uint64_t all = 0;
    std::uint64_t hash = length;
    for (rapidjson::SizeType at = 0; at < length; at += bytes) {
        std::uint64_t word = 0;
        std::memcpy(&word, text + at, bytes);
        if (length - at < bytes) {
            const auto surplus = 8 * (bytes - (length - at));
            word = qFromLittleEndian(word) << surplus;
        }
        all |= word;
        hash = (hash ^ word) * 0x9E37'79B9'7F4A'7C15;
        hash ^= hash >> 29;
    }
    return { hash, (all & 0x8080'8080'8080'8080) == 0 };
}

/// Texts of one document seen before. Member names and codes repeat, and to share one is far
/// cheaper than to make it anew.
class SharedTexts {
public:
    static constexpr rapidjson::SizeType longest = 24;

    /// `ascii` is at most `longest` bytes, all below 128.
    const QString& get(const char* ascii, rapidjson::SizeType length, std::uint64_t hash)
    {
        QString& place = m_texts[(hash >> 32) % m_texts.size()];
        const QLatin1String text(ascii, static_cast<qsizetype>(length));
        if (place != text)
            place = QString(text);
        return place;
    }

private:
    std::array<QString, 512> m_texts;
};

bool hasSurrogate(const char* text, rapidjson::SizeType length)
{
    for (rapidjson::SizeType i = 0; i + 1 < length; ++i)
        if (text[i] == '\xED' && static_cast<unsigned char>(text[i + 1]) >= 0xA0)
            return true;
    return false;
}

} // namespace

/// Builds a Json from RapidJSON's events; stops by answering false with `problem` set. What is open
/// lies on two stacks, so that each container is made once, of the right size.
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
        return place(Json::number(asciiText(text, length, factsOf(text, length))));
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
    bool StartObject() { return open(Json::Kind::Object); }
    bool Key(const char* text, rapidjson::SizeType length, bool)
    {
        QString name;
        if (!decode(text, length, name))
            return false;
        if (isTwice(name)) {
            m_problem = QStringLiteral("member \"%1\" appears twice").arg(name.left(40));
            return false;
        }
        m_names.push_back(std::move(name));
        return true;
    }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool StartArray() { return open(Json::Kind::Array); }
    bool EndArray(rapidjson::SizeType) { return close(); }

    Json take() { return m_values.isEmpty() ? Json() : std::move(m_values.front()); }
    const QString& problem() const { return m_problem; }

private:
    struct Open {
        Json::Kind kind;
        qsizetype names; ///< where its names begin
        qsizetype values;
        QSet<QString> seen; ///< names so far, once they are many: a look at each is quadratic
    };

    bool isTwice(const QString& name)
    {
        constexpr qsizetype many = 32;
        Open& object = m_open.back();
        const auto begin = m_names.begin() + object.names;
        if (m_names.size() - object.names < many)
            return std::find(begin, m_names.end(), name) != m_names.end();
        if (object.seen.isEmpty())
            object.seen = QSet<QString>(begin, m_names.end());
        const qsizetype before = object.seen.size();
        object.seen.insert(name);
        return object.seen.size() == before;
    }

    QString asciiText(const char* text, rapidjson::SizeType length, const TextFacts& facts)
    {
        if (length <= SharedTexts::longest)
            return m_shared.get(text, length, facts.hash);
        return QString::fromLatin1(text, static_cast<qsizetype>(length));
    }

    /// RapidJSON looks at no encoding here, and an escaped lone low surrogate ("\\udc00") it always
    /// lets through, as the bytes UTF-8 does not have.
    bool decode(const char* text, rapidjson::SizeType length, QString& decoded)
    {
        const TextFacts facts = factsOf(text, length);
        if (facts.ascii) {
            decoded = asciiText(text, length, facts);
            return true;
        }
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        decoded = decoder(QByteArrayView(text, static_cast<qsizetype>(length)));
        if (!decoder.hasError())
            return true;
        m_problem = hasSurrogate(text, length) ? QStringLiteral("invalid encoding: lone surrogate")
                                               : QStringLiteral("invalid encoding: not UTF-8");
        return false;
    }

    bool open(Json::Kind kind)
    {
        if (static_cast<int>(m_open.size()) >= m_maxDepth) {
            m_problem = QStringLiteral("nested deeper than %1").arg(m_maxDepth);
            return false;
        }
        m_open.push_back({ kind, m_names.size(), m_values.size(), {} });
        return true;
    }

    template <class Stack>
    static auto cut(Stack& stack, qsizetype from)
    {
        const auto begin = stack.begin() + from;
        std::vector top(std::make_move_iterator(begin), std::make_move_iterator(stack.end()));
        stack.resize(from);
        return top;
    }

    bool close()
    {
        const Open& closed = m_open.back();
        Json done;
        done.m_kind = closed.kind;
        if (closed.kind == Json::Kind::Object)
            done.m_names = cut(m_names, closed.names);
        done.m_items = cut(m_values, closed.values);
        m_open.pop_back();
        return place(std::move(done));
    }

    bool place(Json value)
    {
        m_values.push_back(std::move(value));
        return true;
    }

    int m_maxDepth;
    std::vector<Open> m_open;
    QVarLengthArray<QString, 64> m_names; ///< of all open objects
    QVarLengthArray<Json, 64> m_values; ///< of all open containers; at the end the whole
    SharedTexts m_shared;
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
    // Texts are unescaped where they stand.
    QVarLengthArray<char, 16 * 1024> text(bytes.size() + padding);
    std::fill(std::copy(bytes.begin(), bytes.end(), text.begin()), text.end(), '\0');
    rapidjson::InsituStringStream stream(text.data());
    constexpr unsigned flags = rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseInsituFlag;
    const auto parsed = reader.Parse<flags>(stream, builder); // recurses as deep as builder allows
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
