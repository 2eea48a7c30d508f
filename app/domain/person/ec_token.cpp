// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/person/ec_token.h"

#include <algorithm>

namespace yidi {

Result<EcToken> EcToken::from(SecretBuffer characters)
{
    if (characters.size() < minLength || characters.size() > maxLength)
        return fail(ErrorCode::CodeUnusable, QStringLiteral("length of the code"));
    const auto all = characters.bytes();
    // A blank would come from a code that says something, not from an e-credential.
    if (!std::all_of(all.begin(), all.end(), [](unsigned char c) { return c > ' ' && c < 0x7F; }))
        return fail(ErrorCode::CodeUnusable, QStringLiteral("characters of the code"));
    return EcToken(std::move(characters));
}

EcToken::EcToken(SecretBuffer characters)
    : m_characters(std::move(characters))
{
}

} // namespace yidi
