// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/dead_stack.h"

#include <cstddef>
#include <cstring>

namespace yidi {

namespace {

/// Deeper than calls of ours and of the toolkit go.
constexpr std::size_t depth = std::size_t(256) << 10;

} // namespace

[[gnu::noinline]] void wipeDeadStack()
{
    unsigned char dead[depth];
    explicit_bzero(dead, sizeof(dead));
}

} // namespace yidi
