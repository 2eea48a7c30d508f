// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/training/training_authenticator.h"

#include "reader/training/keys.h"

namespace yidi {

namespace {

Result<CardCipher> knownCipher(CardAlgorithm algorithm)
{
    if (const auto cipher = cipherOf(algorithm))
        return *cipher;
    return fail(ErrorCode::CardUnproven, QStringLiteral("training keys: algorithm unknown"));
}

QByteArray bytesOfSn(const QString& cardSn)
{
    return QByteArray::fromHex(cardSn.toLatin1());
}

} // namespace

TrainingAuthenticator::TrainingAuthenticator()
    : m_root(secretOf(trainingKeyRoot()))
{
}

Result<CardProof> TrainingAuthenticator::prove(const CardChallenge& challenge, QDeadlineTimer)
{
    YIDI_ASSIGN(const CardCipher cipher, knownCipher(challenge.algorithm));
    const auto answer = [&](CardKeyName name, const QByteArray& factor, const QByteArray& data) {
        const SecretBuffer key = deriveCardKey(m_root, cipher, name, bytesOfSn(challenge.cardSn));
        return cardAnswer(cipher, key, factor, data);
    };
    CardProof proof;
    YIDI_ASSIGN(proof.internalAnswer,
        answer(CardKeyName::InternalRoot, challenge.internalFactor, challenge.internalData));
    if (challenge.externalKey == 0)
        return proof;
    const auto name = externalCardKey(challenge.externalKey);
    if (!name)
        return fail(ErrorCode::CardUnproven, QStringLiteral("training keys: no such key"));
    YIDI_ASSIGN(
        proof.externalAnswer, answer(*name, challenge.externalFactor, challenge.externalData));
    return proof;
}

Result<QByteArray> TrainingAuthenticator::sealPin(
    const PinUnblock& unblock, const SecretBuffer& pin, QDeadlineTimer)
{
    YIDI_ASSIGN(const CardCipher cipher, knownCipher(unblock.algorithm));
    return sealUnblock(cipher, m_root, bytesOfSn(unblock.cardSn), unblock.challenge, unblock.header,
        packedPin(pin));
}

} // namespace yidi
