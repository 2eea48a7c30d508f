// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reader/channel.h"

#include <functional>

namespace yidi {

/// One command to the card and its raw answer, status bytes last.
using RawExchange = std::function<Result<QByteArray>(std::span<const unsigned char>)>;

/// What the status bytes of T=0 ask for: fetches the rest after 61xx, repeats once with the right
/// length after 6Cxx when the command is `repeatable`. Rounds and bytes are capped, so a card that
/// never ends is an error and not a loop.
Result<CardResponse> exchange(
    const RawExchange& send, std::span<const unsigned char> command, bool repeatable);

} // namespace yidi
