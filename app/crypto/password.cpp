// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/password.h"

#include "app/crypto/botan_bytes.h"

#include <botan/mem_ops.h>
#include <botan/pwdhash.h>
#include <botan/system_rng.h>

#include <array>

namespace yidi {
namespace {

constexpr int saltBytes = 16;
constexpr std::size_t hashBytes = 32;

/// Nobody who edits a stored cost may make a window run out of memory or time.
bool isSane(const PasswordCost& cost)
{
    return cost.passes >= 1 && cost.passes <= 16 && cost.lanes >= 1 && cost.lanes <= 8
        && cost.memoryKib >= 8 * cost.lanes && cost.memoryKib <= 1024 * 1024;
}

Result<QByteArray> derive(
    const SecretBuffer& password, const QByteArray& salt, const PasswordCost& cost)
{
    if (!isSane(cost))
        return fail(ErrorCode::BadInput, QStringLiteral("a cost no password is hashed at"));
    try {
        const auto family = Botan::PasswordHashFamily::create_or_throw("Argon2id");
        const auto hasher = family->from_params(static_cast<std::size_t>(cost.memoryKib),
            static_cast<std::size_t>(cost.passes), static_cast<std::size_t>(cost.lanes));
        std::array<unsigned char, hashBytes> out = {};
        const auto secret = password.bytes();
        hasher->derive_key(out.data(), out.size(), reinterpret_cast<const char*>(secret.data()),
            secret.size(), bytesOf(salt), sizeOf(salt));
        return toByteArray(out);
    } catch (const std::exception& error) {
        return fail(ErrorCode::BadInput, QString::fromUtf8(error.what()));
    }
}

} // namespace

Result<PasswordHash> hashPassword(const SecretBuffer& password, const PasswordCost& cost)
{
    PasswordHash made { cost, randomBytes(saltBytes), {} };
    YIDI_ASSIGN(made.hash, derive(password, made.salt, cost));
    return made;
}

Result<bool> matchesPassword(const PasswordHash& stored, const SecretBuffer& password)
{
    YIDI_ASSIGN(const QByteArray hash, derive(password, stored.salt, stored.cost));
    return hash.size() == stored.hash.size()
        && Botan::constant_time_compare(bytesOf(hash), bytesOf(stored.hash), sizeOf(hash));
}

QByteArray randomBytes(int count)
{
    QByteArray bytes(count, '\0');
    Botan::system_rng().randomize(
        reinterpret_cast<unsigned char*>(bytes.data()), static_cast<std::size_t>(count));
    return bytes;
}

} // namespace yidi
