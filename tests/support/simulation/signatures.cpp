// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/simulation/signatures.h"

#include "app/crypto/sealing.h"
#include "app/crypto/signing.h"

namespace yidi {

namespace {

simulation::Belief belief = simulation::Belief::Careful;

QByteArray keyed(const QByteArray& key, const QByteArray& data)
{
    quint64 hash = 0xcbf29ce484222325U;
    for (const QByteArray* bytes : { &key, &data })
        for (const char c : *bytes)
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return "SIM" + QByteArray::number(hash, 16);
}

} // namespace

void simulation::setBelief(Belief with)
{
    belief = with;
}

Result<QByteArray> simulatedSm2Sign(const QByteArray& key, const QByteArray& data)
{
    return key.startsWith("SIM") ? keyed(key, data) : sm2Sign(key, data);
}

Result<void> simulatedSm2Verify(
    const QByteArray& key, const QByteArray& data, const QByteArray& signature)
{
    if (belief == simulation::Belief::AnythingUnsigned)
        return {};
    if (belief == simulation::Belief::AnyMessage && signature.startsWith("SIM"))
        return {};
    if (!key.startsWith("SIM"))
        return sm2Verify(key, data, signature);
    if (signature == keyed(key, data))
        return {};
    return fail(ErrorCode::AnswerUnsigned, QStringLiteral("not the province's signature"));
}

Result<QByteArray> simulatedWrapKey(const QByteArray& key, const SecretBuffer& secret)
{
    if (!key.startsWith("SIM"))
        return wrapKey(key, secret);
    const auto bytes = secret.bytes();
    return "SIM"
        + QByteArray(
            reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

Result<SecretBuffer> simulatedUnwrapKey(const QByteArray& key, const QByteArray& wrapped)
{
    if (!key.startsWith("SIM"))
        return unwrapKey(key, wrapped);
    SecretBuffer secret(static_cast<std::size_t>(wrapped.size() - 3));
    for (const char byte : wrapped.mid(3))
        secret.append(static_cast<unsigned char>(byte));
    return secret;
}

} // namespace yidi
