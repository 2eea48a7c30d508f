// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/transactions/codec.h"

/// About messages themselves: Y001 fence, 2601 reversal (冲正).
namespace yidi {

/// Y001, input.data
struct FenceRequest {
    QString msgid; ///< omsgid
    QString infno; ///< oinfno
    QString epoch = {}; ///< with seq and link: where it stands in its station's queue
    qint64 number = 0; ///< seq
    QString link = {};
    bool operator==(const FenceRequest&) const = default;
};

/// Y001, output.result. Not landed: the message is refused from now on, should it still arrive.
struct FenceAnswer {
    bool landed = false;
    Json answer; ///< the whole stored response when landed
    QString receipt = {}; ///< otherwise: the province's word that it stays away
    bool operator==(const FenceAnswer&) const = default;
};

/// 2601, input.data; answered without an output
struct ReversalRequest {
    QString psnNo;
    QString msgid; ///< omsgid
    QString infno; ///< oinfno
    bool operator==(const ReversalRequest&) const = default;
};

} // namespace yidi
