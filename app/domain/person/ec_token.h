// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "app/base/secret.h"

namespace yidi {

/// The code of a medical e-credential (医保电子凭证) as scanned: opaque, short-lived, and as good
/// as the card while it lives. So it moves like a PIN: one copy, wiped when it goes, never in a
/// log, never in a Record. Only the province can say whose it is.
class EcToken {
public:
    static constexpr std::size_t minLength = 20;
    static constexpr std::size_t maxLength = 512;

    /// `CodeUnusable` unless it is 20 … 512 printable ASCII characters without blanks.
    static Result<EcToken> from(SecretBuffer characters);

    std::span<const unsigned char> bytes() const { return m_characters.bytes(); }

private:
    explicit EcToken(SecretBuffer characters);

    SecretBuffer m_characters;
};

} // namespace yidi
