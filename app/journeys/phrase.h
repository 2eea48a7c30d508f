// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace yidi {

/// Everything Yidi can say, by name. `ui/text/words.cpp` holds the words; its switch has no
/// default, so the compiler asks for each. Arguments are %1, %2 … in the order of `Words::args`.
enum class Phrase {
    Plain, ///< the first argument as it stands: data, never prose
};

} // namespace yidi
