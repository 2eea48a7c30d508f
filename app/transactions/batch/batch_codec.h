// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/transactions/codec.h"

/// Y003: several messages of a station in one, each exactly the envelope it would have been alone.
namespace yidi {

inline constexpr std::size_t mostInBatch = 64;
inline constexpr qsizetype largestBatch = 1'000'000; ///< bytes of all its messages together

/// Y003, input
struct BatchRequest {
    QStringList messages; ///< whole envelopes
    bool operator==(const BatchRequest&) const = default;
};

/// What one of them would have got alone. Without a signature: the province could not work, so it
/// is to be sent again.
struct BatchedAnswer {
    QString msgid; ///< omsgid
    QString body;
    QString signature;
    bool operator==(const BatchedAnswer&) const = default;
};

/// Y003, output
struct BatchAnswer {
    std::vector<BatchedAnswer> answers;
    bool operator==(const BatchAnswer&) const = default;
};

} // namespace yidi
