// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/json.h"

#include <QStringList>

#include <optional>
#include <vector>

/// Large messages over bad links: what is too large to arrive in one go is cut into pieces (分片)
/// that are sent first (Y004), each known by its hash, and the message names them. What has arrived
/// once is never sent again, however often the link breaks.
namespace yidi {

inline constexpr qsizetype largestWhole = 512 * 1024; ///< of an input sent at once
inline constexpr qsizetype pieceBytes = 128 * 1024;

/// What stands for a large input: {"yidi_pieces": {…}}. All hashes are SM3, 64 hex digits.
struct PiecedInput {
    QString hash; ///< of the whole
    qint64 size = 0;
    QStringList pieces;

    bool operator==(const PiecedInput&) const = default;
};
QByteArray encodePieced(const PiecedInput& input);
/// Nothing when the input is an ordinary one; `BadInput` names what is wrong with a pieced one.
Result<std::optional<PiecedInput>> decodePieced(const Json& input);

/// The bytes of a large input, in order.
std::vector<QByteArray> cutIntoPieces(const QByteArray& input);

/// Y004, input.data
struct PieceUpload {
    QString hash;
    QByteArray bytes; ///< body, base64
    bool operator==(const PieceUpload&) const = default;
};
Json pieceToWire(const PieceUpload& piece);
Result<PieceUpload> pieceFromWire(const Json& input);

/// output.missing[] of a message whose pieces have not all arrived.
Json missingToWire(const QStringList& hashes);
QStringList missingFromWire(const Json& output);

} // namespace yidi
