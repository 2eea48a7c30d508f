// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/control/pieces.h"

#include <algorithm>

namespace yidi {

namespace {

constexpr qsizetype hashDigits = 64;
constexpr qsizetype mostPieces = 512; ///< 64 MB

bool isHash(const QString& text)
{
    return text.size() == hashDigits && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
        return (c >= QLatin1Char('0') && c <= QLatin1Char('9'))
            || (c >= QLatin1Char('a') && c <= QLatin1Char('f'));
    });
}

Json list(const QStringList& hashes)
{
    Json items = Json::array();
    for (const QString& hash : hashes)
        items.append(Json(hash));
    return items;
}

tl::unexpected<Error> wrong(const char* member)
{
    return fail(ErrorCode::BadInput, QStringLiteral("input.") + QLatin1String(member));
}

} // namespace

QByteArray encodePieced(const PiecedInput& input)
{
    return writeJson(Json::object({ { QStringLiteral("yidi_pieces"),
        Json::object({ { QStringLiteral("hash"), input.hash },
            { QStringLiteral("size"), Json::integer(input.size) },
            { QStringLiteral("pieces"), list(input.pieces) } }) } }));
}

Result<std::optional<PiecedInput>> decodePieced(const Json& input)
{
    const Json& node = input[u"yidi_pieces"];
    if (!node.isObject())
        return std::optional<PiecedInput>();
    PiecedInput pieced;
    bool counts = false;
    pieced.hash = node[u"hash"].text();
    pieced.size = node[u"size"].text().toLongLong(&counts);
    if (!isHash(pieced.hash))
        return wrong("yidi_pieces.hash");
    const Json& pieces = node[u"pieces"];
    if (!pieces.isArray() || pieces.size() == 0
        || static_cast<qsizetype>(pieces.size()) > mostPieces)
        return wrong("yidi_pieces.pieces");
    for (const Json& piece : pieces.items()) {
        if (!isHash(piece.text()))
            return wrong("yidi_pieces.pieces");
        pieced.pieces.append(piece.text());
    }
    if (!counts || pieced.size < 1 || pieced.size > pieced.pieces.size() * pieceBytes)
        return wrong("yidi_pieces.size");
    return std::optional(std::move(pieced));
}

std::vector<QByteArray> cutIntoPieces(const QByteArray& input)
{
    std::vector<QByteArray> pieces;
    for (qsizetype at = 0; at < input.size(); at += pieceBytes)
        pieces.push_back(input.mid(at, pieceBytes));
    return pieces;
}

Json pieceToWire(const PieceUpload& piece)
{
    return Json::object({ { QStringLiteral("data"),
        Json::object({ { QStringLiteral("hash"), piece.hash },
            { QStringLiteral("body"), QString::fromLatin1(piece.bytes.toBase64()) } }) } });
}

Result<PieceUpload> pieceFromWire(const Json& input)
{
    const Json& data = input[u"data"];
    const auto bytes = QByteArray::fromBase64Encoding(
        data[u"body"].text().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!isHash(data[u"hash"].text()))
        return wrong("data.hash");
    if (!bytes || (*bytes).isEmpty() || (*bytes).size() > pieceBytes)
        return wrong("data.body");
    return PieceUpload { data[u"hash"].text(), *bytes };
}

Json missingToWire(const QStringList& hashes)
{
    return Json::object({ { QStringLiteral("missing"), list(hashes) } });
}

QStringList missingFromWire(const Json& output)
{
    QStringList hashes;
    const Json& missing = output[u"missing"];
    if (missing.isArray())
        for (const Json& hash : missing.items())
            hashes.append(hash.text());
    return hashes;
}

} // namespace yidi
