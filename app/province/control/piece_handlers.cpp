// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/control/piece_handlers.h"

#include "app/crypto/signing.h"

namespace yidi {

namespace {

/// What messages of a house that never came may take up here.
constexpr qint64 roomOfAHouse = 512 * 1024 * 1024;

} // namespace

Result<Reply> takePiece(Call& call)
{
    YIDI_ASSIGN(const PieceUpload piece, pieceFromWire(call.request.input));
    if (sm3Hex(piece.bytes) != piece.hash)
        return refused(QStringLiteral("分片内容与其杂凑值不符"));
    const QString& house = call.institution.institution.code;
    YIDI_ASSIGN(const qint64 taken, call.ledger.roomTakenByPieces(house));
    if (taken + piece.bytes.size() > roomOfAHouse)
        return refused(QStringLiteral("本机构未用完的分片过多，请稍后再试"));
    YIDI_TRY(call.ledger.addPiece(house, piece.hash, piece.bytes, call.now));
    return Reply { true, {}, {}, {} };
}

Result<std::optional<QByteArray>> joinPieces(
    Ledger& ledger, const QString& house, const PiecedInput& input, QStringList& missing)
{
    QByteArray whole;
    for (const QString& hash : input.pieces) {
        YIDI_ASSIGN(const auto bytes, ledger.piece(house, hash));
        if (!bytes)
            missing.append(hash);
        else
            whole.append(*bytes);
    }
    if (!missing.isEmpty())
        return std::optional<QByteArray>();
    if (whole.size() != input.size || sm3Hex(whole) != input.hash)
        return fail(ErrorCode::BadInput, QStringLiteral("input.yidi_pieces.hash"));
    return std::optional(std::move(whole));
}

} // namespace yidi
