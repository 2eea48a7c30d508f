// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/json.h"

#include "app/base/json_reader.h"

#include <QFile>
#include <QSet>
#include <QStringDecoder>
#include <QVarLengthArray>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>

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

/// Texts seen before. Member names and codes repeat, and to share one is far cheaper than to make
/// it anew. Each has one place by its hash, where the last one stays.
class SharedTexts {
public:
    struct Place {
        static constexpr std::size_t longest = 40;

        rapidjson::SizeType length = 0;
        std::array<char, longest> bytes;
        QString text;

        Place() { } // of the bytes only `length` count

        bool holds(const char* wanted, rapidjson::SizeType size) const
        {
            return length == size && std::memcmp(bytes.data(), wanted, size) == 0;
        }
    };

    SharedTexts(Place* places, std::size_t count)
        : m_places(places)
        , m_count(count)
    {
    }

    static bool fits(rapidjson::SizeType length) { return length > 0 && length <= Place::longest; }
    Place& placeOf(std::uint64_t hash) { return m_places[(hash >> 32) % m_count]; }

private:
    Place* m_places;
    std::size_t m_count;
};

bool hasSurrogate(const char* text, rapidjson::SizeType length)
{
    for (rapidjson::SizeType i = 0; i + 1 < length; ++i)
        if (text[i] == '\xED' && static_cast<unsigned char>(text[i + 1]) >= 0xA0)
            return true;
    return false;
}

} // namespace

/// Builds a Json from RapidJSON's events. Those are only noted down first: then it is known how
/// much every container holds, and each value is made once, where it stays.
class JsonBuilder {
public:
    explicit JsonBuilder(SharedTexts shared)
        : m_shared(shared)
    {
    }

    /// `begin` is where the text stands that is parsed next.
    void start(int maxDepth, const char* begin)
    {
        m_maxDepth = maxDepth;
        m_begin = begin;
        m_open.clear();
        m_notes.clear();
        m_problem.clear();
        m_offset = 0;
    }

    bool Null() { return note(Json::Kind::Null); }
    bool Bool(bool value) { return note(Json::Kind::Bool, value ? 1 : 0); }
    bool RawNumber(const char* text, rapidjson::SizeType length, bool)
    {
        return note(Json::Kind::Number, length, text);
    }
    bool Int(int) { return false; } // numbers arrive as text only
    bool Uint(unsigned) { return false; }
    bool Int64(std::int64_t) { return false; }
    bool Uint64(std::uint64_t) { return false; }
    bool Double(double) { return false; }
    bool String(const char* text, rapidjson::SizeType length, bool)
    {
        return note(Json::Kind::String, length, text);
    }
    bool StartObject() { return open(Json::Kind::Object); }
    bool Key(const char* text, rapidjson::SizeType length, bool)
    {
        return note(Json::Kind::String, length, text);
    }
    bool EndObject(rapidjson::SizeType members) { return close(members); }
    bool StartArray() { return open(Json::Kind::Array); }
    bool EndArray(rapidjson::SizeType items) { return close(items); }

    /// Makes what was noted in place of what `whole` was; false, with `problem` and `offset` set,
    /// when it may not be.
    bool build(Json& whole)
    {
        m_next = 0;
        return make(whole);
    }
    const QString& problem() const { return m_problem; }
    qsizetype offset() const { return m_offset; }

private:
    struct Note {
        Json::Kind kind;
        rapidjson::SizeType size; ///< bytes of a text, items of a container, 1 for true
        const char* text;
    };

    /// The names of one object so far, for finding one that comes again.
    struct Names {
        static constexpr qsizetype many = 32; ///< from here on a look at each would be quadratic
        QVarLengthArray<std::uint64_t, many> hashes;
        QSet<QString> all;

        /// Whether the name at `at` stands among those before it.
        bool isTwice(const std::vector<QString>& before, std::size_t at, std::uint64_t hash)
        {
            const QString& name = before[at];
            if (hashes.size() < many) {
                for (qsizetype i = 0; i < hashes.size(); ++i)
                    if (hashes[i] == hash && before[static_cast<std::size_t>(i)] == name)
                        return true;
                hashes.push_back(hash);
                return false;
            }
            if (all.isEmpty())
                all = QSet<QString>(before.begin(), before.begin() + static_cast<qsizetype>(at));
            const qsizetype size = all.size();
            all.insert(name);
            return all.size() == size;
        }
    };

    bool note(Json::Kind kind, rapidjson::SizeType size = 0, const char* text = nullptr)
    {
        m_notes.push_back({ kind, size, text });
        return true;
    }

    bool open(Json::Kind kind)
    {
        if (m_open.size() >= m_maxDepth) {
            m_problem = QStringLiteral("nested deeper than %1").arg(m_maxDepth);
            return false;
        }
        m_open.push_back(m_notes.size());
        return note(kind);
    }

    bool close(rapidjson::SizeType size)
    {
        m_notes[m_open.back()].size = size;
        m_open.pop_back();
        return true;
    }

    /// A text that is there already is not counted once more.
    static void take(QString& into, const QString& text)
    {
        if (into.constData() != text.constData() || into.size() != text.size())
            into = text;
    }

    // NOLINTNEXTLINE(misc-no-recursion): open() has seen to the depth
    bool make(Json& value)
    {
        static const QString yes = QStringLiteral("true");
        static const QString no = QStringLiteral("false");
        const Note& made = m_notes[m_next++];
        const bool isText = made.kind == Json::Kind::Number || made.kind == Json::Kind::String;
        const bool isObject = made.kind == Json::Kind::Object;
        const bool holds = isObject || made.kind == Json::Kind::Array;
        value.m_kind = made.kind;
        value.m_items.resize(holds ? made.size : 0);
        value.m_names.resize(isObject ? made.size : 0);
        if (isText)
            return decode(made, factsOf(made.text, made.size), value.m_text);
        if (made.kind == Json::Kind::Bool)
            take(value.m_text, made.size == 1 ? yes : no);
        else if (!value.m_text.isNull())
            value.m_text = QString();
        Names names;
        for (std::size_t i = 0; i < value.m_items.size(); ++i)
            if ((isObject && !makeName(value.m_names, i, names)) || !make(value.m_items[i]))
                return false;
        return true;
    }

    bool makeName(std::vector<QString>& all, std::size_t at, Names& names)
    {
        const Note& made = m_notes[m_next++];
        const TextFacts facts = factsOf(made.text, made.size);
        if (!decode(made, facts, all[at]))
            return false;
        if (names.isTwice(all, at, facts.hash))
            return refuse(
                made, QStringLiteral("member \"%1\" appears twice").arg(all[at].left(40)));
        return true;
    }

    /// RapidJSON looks at no encoding here, and an escaped lone low surrogate ("\\udc00") it always
    /// lets through, as the bytes UTF-8 does not have.
    bool decode(const Note& made, const TextFacts& facts, QString& decoded)
    {
        if (!SharedTexts::fits(made.size))
            return decodeAnew(made, facts, decoded);
        SharedTexts::Place& place = m_shared.placeOf(facts.hash);
        if (!place.holds(made.text, made.size)) {
            if (!decodeAnew(made, facts, decoded))
                return false;
            place.length = made.size;
            std::memcpy(place.bytes.data(), made.text, made.size);
            place.text = decoded;
        }
        take(decoded, place.text);
        return true;
    }

    bool decodeAnew(const Note& made, const TextFacts& facts, QString& decoded)
    {
        const auto size = static_cast<qsizetype>(made.size);
        if (facts.ascii) {
            decoded = QString::fromLatin1(made.text, size);
            return true;
        }
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        decoded = decoder(QByteArrayView(made.text, size));
        if (!decoder.hasError())
            return true;
        return refuse(made,
            hasSurrogate(made.text, made.size) ? QStringLiteral("invalid encoding: lone surrogate")
                                               : QStringLiteral("invalid encoding: not UTF-8"));
    }

    bool refuse(const Note& made, const QString& problem)
    {
        m_problem = problem;
        m_offset = made.text - m_begin;
        return false;
    }

    int m_maxDepth = 0;
    const char* m_begin = nullptr;
    QVarLengthArray<qsizetype, 32> m_open; ///< containers, by their notes
    QVarLengthArray<Note, 1024> m_notes;
    qsizetype m_next = 0; ///< the note to be made next
    SharedTexts m_shared;
    QString m_problem;
    qsizetype m_offset = 0;
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

namespace {

/// Parses into `whole`, whatever it was before.
Result<void> parse(const QByteArray& bytes, JsonLimits limits, JsonBuilder& builder, Json& whole)
{
    if (bytes.size() > limits.maxBytes)
        return fail(ErrorCode::BadJson,
            QStringLiteral("%1 bytes, more than %2").arg(bytes.size()).arg(limits.maxBytes));
    // Texts are unescaped where they stand.
    QVarLengthArray<char, 16 * 1024> text(bytes.size() + padding);
    std::fill(std::copy(bytes.begin(), bytes.end(), text.begin()), text.end(), '\0');
    builder.start(limits.maxDepth, text.data());
    rapidjson::Reader reader;
    rapidjson::InsituStringStream stream(text.data());
    const auto refused = [](auto offset, const QString& what) {
        return fail(ErrorCode::BadJson, QStringLiteral("at byte %1: %2").arg(offset).arg(what));
    };
    constexpr unsigned flags = rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseInsituFlag;
    const auto parsed = reader.Parse<flags>(stream, builder); // recurses as deep as builder allows
    if (parsed.IsError())
        return refused(parsed.Offset(),
            builder.problem().isEmpty()
                ? QString::fromLatin1(rapidjson::GetParseError_En(parsed.Code()))
                : builder.problem());
    // A zero byte ends RapidJSON's reading quietly; whatever stands behind it was never looked at.
    if (stream.Tell() != static_cast<std::size_t>(bytes.size()))
        return refused(stream.Tell(), QStringLiteral("bytes after the end"));
    if (!builder.build(whole))
        return refused(builder.offset(), builder.problem());
    return {};
}

} // namespace

Result<Json> parseJson(const QByteArray& bytes, JsonLimits limits)
{
    std::array<SharedTexts::Place, 256> places;
    JsonBuilder builder({ places.data(), places.size() });
    Json whole;
    YIDI_TRY(parse(bytes, limits, builder, whole));
    return whole;
}

class JsonReader::Private {
public:
    std::vector<SharedTexts::Place> places = std::vector<SharedTexts::Place>(2048);
    JsonBuilder builder { { places.data(), places.size() } };
    Json whole;
};

JsonReader::JsonReader()
    : m_d(std::make_unique<Private>())
{
}

JsonReader::~JsonReader() = default;

Result<const Json*> JsonReader::read(const QByteArray& bytes, JsonLimits limits)
{
    YIDI_TRY(parse(bytes, limits, m_d->builder, m_d->whole));
    return &m_d->whole;
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
