// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"
#include "app/transactions/control/pieces.h"

namespace yidi {

/// Y004: a piece of a message to come. Kept for some days, within a house's room.
Result<Reply> takePiece(Call& call);

/// A large input put together again; nothing when pieces are missing, which are then named.
Result<std::optional<QByteArray>> joinPieces(
    Ledger& ledger, const QString& house, const PiecedInput& input, QStringList& missing);

} // namespace yidi
