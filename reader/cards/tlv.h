// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>

#include <initializer_list>
#include <optional>
#include <vector>

namespace yidi {

/// One data object of a card (BER-TLV): tag, length, value.
struct Tlv {
    quint32 tag = 0; ///< all its bytes, the first one highest: 0x84, 0x9F0C
    QByteArray value;
};

/// The objects of one level, one after the other; what is inside them stays bytes. Written for
/// cards that lie: every length is checked against what is there, the objects are counted, and
/// nothing calls itself. `CardMalformed` says at which byte.
Result<std::vector<Tlv>> parseTlv(const QByteArray& bytes);

/// The value at the end of `path`, from the outermost tag inwards; none when a tag is missing. Only
/// the levels on the path are read.
Result<std::optional<QByteArray>> findTlv(
    const QByteArray& bytes, std::initializer_list<quint32> path);

} // namespace yidi
