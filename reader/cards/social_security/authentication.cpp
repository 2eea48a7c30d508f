// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/cards/social_security/authentication.h"

#include "reader/bytes.h"

#include <QRandomGenerator>

#include <array>

namespace yidi {

namespace {

constexpr qsizetype answerSize = 8;

tl::unexpected<Error> unproven(const char* why)
{
    return fail(ErrorCode::CardUnproven, QLatin1String(why));
}

/// Eight bytes from the system's own source: a card must not know what it will be asked.
QByteArray randomBytes()
{
    std::array<quint32, answerSize / sizeof(quint32)> words {};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return { reinterpret_cast<const char*>(words.data()), answerSize };
}

/// INTERNAL AUTHENTICATE.
Result<QByteArray> cardsAnswer(CardChannel& channel, const CardChallenge& challenge)
{
    const QByteArray data = challenge.internalFactor + challenge.internalData;
    const QByteArray command =
        bytesOf({ 0x00, 0x88, 0x00, 0x00, data.size() }) + data + bytesOf({ answerSize });
    YIDI_ASSIGN(const CardResponse response, channel.transmit(spanOf(command), true));
    switch (response.status) {
    case 0x9000:
        break;
    case 0x6981: // no such key, or not for this
    case 0x6A81:
    case 0x6A86:
    case 0x6A88:
    case 0x6D00:
        return fail(ErrorCode::CardUnproven,
            QStringLiteral("the card cannot prove itself, ") + statusText(response.status));
    default:
        return fail(ErrorCode::CardUnreadable,
            QStringLiteral("internal authentication, ") + statusText(response.status));
    }
    if (response.data.size() != answerSize)
        return fail(ErrorCode::CardMalformed, QStringLiteral("authentication of another length"));
    return response.data;
}

/// EXTERNAL AUTHENTICATE: sent once, because cards count the failures and lock the key for good.
Result<void> openDoor(CardChannel& channel, const CardChallenge& challenge, const CardProof& proof)
{
    const QByteArray data = proof.externalAnswer + challenge.externalData;
    const QByteArray command =
        bytesOf({ 0x00, 0x82, 0x00, challenge.externalKey, data.size() }) + data;
    YIDI_ASSIGN(const CardResponse response, channel.transmit(spanOf(command), false));
    if (response.ok() && response.data.isEmpty())
        return {};
    const bool wrongKey = (response.status & 0xFFF0) == 0x63C0 || response.status == 0x6300
        || response.status == 0x6982 || response.status == 0x6988 || response.status == 0x6A88
        || response.status == 0x9302;
    return fail(wrongKey ? ErrorCode::CardUnproven : ErrorCode::CardUnreadable,
        QStringLiteral("external authentication, ") + statusText(response.status));
}

} // namespace

Result<void> authenticateCard(CardChannel& channel, const OpenedCard& card, const QString& version,
    const CardDoor& door, CardAuthenticator* authenticator)
{
    if (!authenticator)
        return unproven("nobody here has the keys");
    if (!card.algorithm)
        return unproven("algorithm unknown");
    CardChallenge challenge { card.cardSn, channel.atrHistorical(), version, *card.algorithm,
        randomBytes(), randomBytes(), door.key, {}, {} };
    YIDI_ASSIGN(const QByteArray answer, cardsAnswer(channel, challenge));
    if (!door.application.isEmpty())
        YIDI_TRY(selectFurther(channel, door.application));
    if (door.key != 0) {
        YIDI_ASSIGN(challenge.externalFactor, getChallenge(channel));
        YIDI_ASSIGN(challenge.externalData, getChallenge(channel));
    }
    YIDI_ASSIGN(const CardProof proof, authenticator->prove(challenge, channel.deadline()));
    if (proof.internalAnswer.size() != answerSize
        || proof.externalAnswer.size() != (door.key == 0 ? 0 : answerSize))
        return unproven("a proof of another length");
    if (proof.internalAnswer != answer)
        return fail(ErrorCode::CardNotGenuine, QStringLiteral("internal authentication"));
    return door.key == 0 ? Result<void>() : openDoor(channel, challenge, proof);
}

} // namespace yidi
