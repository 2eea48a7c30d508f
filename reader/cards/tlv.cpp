// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/cards/tlv.h"

#include <algorithm>

namespace yidi {

namespace {

constexpr std::size_t mostObjects = 64; ///< of one level; a card's control information has five
constexpr int longestTag = 3;
constexpr int longestLength = 2; ///< bytes after 81 or 82: an answer is never longer

/// Takes bytes from the front; nothing once it has failed.
class Cursor {
public:
    explicit Cursor(const QByteArray& bytes)
        : m_bytes(bytes)
    {
    }

    bool atEnd() const { return m_at == m_bytes.size(); }
    qsizetype at() const { return m_at; }
    quint8 peek() const { return static_cast<quint8>(m_bytes[m_at]); }

    std::optional<quint8> byte()
    {
        if (atEnd())
            return {};
        return static_cast<quint8>(m_bytes[m_at++]);
    }

    std::optional<QByteArray> take(qsizetype length)
    {
        if (length > m_bytes.size() - m_at)
            return {};
        m_at += length;
        return m_bytes.mid(m_at - length, length);
    }

private:
    const QByteArray& m_bytes;
    qsizetype m_at = 0;
};

/// Zeros and FF may stand between objects (ISO 7816-4), and writers use them.
void skipPadding(Cursor& cursor)
{
    while (!cursor.atEnd() && (cursor.peek() == 0x00 || cursor.peek() == 0xFF))
        cursor.byte();
}

std::optional<quint32> takeTag(Cursor& cursor)
{
    constexpr quint8 goesOn = 0x1F, more = 0x80;
    const auto first = cursor.byte();
    if (!first || (*first & goesOn) != goesOn)
        return first;
    quint32 tag = *first;
    for (int size = 1; size < longestTag; ++size) {
        const auto next = cursor.byte();
        if (!next)
            return {};
        tag = tag << 8 | *next;
        if ((*next & more) == 0)
            return tag;
    }
    return {};
}

std::optional<qsizetype> takeLength(Cursor& cursor)
{
    const auto first = cursor.byte();
    if (!first || *first < 0x80)
        return first;
    const int size = *first - 0x80; // 80, "until the end", is not for cards
    if (size < 1 || size > longestLength)
        return {};
    qsizetype length = 0;
    for (int i = 0; i < size; ++i) {
        const auto next = cursor.byte();
        if (!next)
            return {};
        length = length << 8 | *next;
    }
    return length;
}

} // namespace

Result<std::vector<Tlv>> parseTlv(const QByteArray& bytes)
{
    std::vector<Tlv> objects;
    Cursor cursor(bytes);
    for (skipPadding(cursor); !cursor.atEnd(); skipPadding(cursor)) {
        const qsizetype begin = cursor.at();
        const auto tag = takeTag(cursor);
        const auto length = tag ? takeLength(cursor) : std::optional<qsizetype>();
        auto value = length ? cursor.take(*length) : std::optional<QByteArray>();
        if (!value || objects.size() == mostObjects)
            return fail(ErrorCode::CardMalformed, QStringLiteral("data object at %1").arg(begin));
        objects.push_back({ *tag, *std::move(value) });
    }
    return objects;
}

Result<std::optional<QByteArray>> findTlv(
    const QByteArray& bytes, std::initializer_list<quint32> path)
{
    QByteArray value = bytes;
    for (const quint32 tag : path) {
        YIDI_ASSIGN(const std::vector<Tlv> objects, parseTlv(value));
        const auto at = std::find_if(
            objects.begin(), objects.end(), [tag](const Tlv& object) { return object.tag == tag; });
        if (at == objects.end())
            return std::nullopt;
        value = at->value;
    }
    return value;
}

} // namespace yidi
