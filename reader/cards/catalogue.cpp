// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/cards/catalogue.h"

#include "reader/cards/social_security/social_security.h"

#include <array>

namespace yidi {

namespace {

constexpr std::array types {
    CardType { "social_security", readSocialSecurityCard, socialSecurityPinState,
        verifySocialSecurityPin },
};

Error foreign()
{
    return { ErrorCode::CardForeign, QStringLiteral("no card type knows this card") };
}

/// The first outcome that is not "not my kind of card".
template <class Ask>
PinOutcome firstOutcome(const Ask& ask)
{
    for (const CardType& type : types) {
        PinOutcome outcome = ask(type);
        if (outcome.kind != PinOutcome::Kind::Failed
            || outcome.error.code != ErrorCode::CardForeign)
            return outcome;
    }
    return { PinOutcome::Kind::Failed, {}, foreign() };
}

} // namespace

std::span<const CardType> cardTypes()
{
    return types;
}

const Result<FileMap>& CardCatalogue::map(const CardType& type)
{
    auto at = m_maps.find(&type);
    if (at == m_maps.end())
        at = m_maps.emplace(&type, loadFileMap(m_directory, QLatin1String(type.id))).first;
    return at->second;
}

Result<SocialSecurityCard> CardCatalogue::read(CardChannel& channel)
{
    for (const CardType& type : types) {
        const auto& files = map(type);
        if (!files)
            return fail(files.error());
        auto card = type.read(channel, *files);
        if (card || card.error().code != ErrorCode::CardForeign)
            return card;
    }
    return fail(foreign());
}

PinOutcome CardCatalogue::pinState(CardChannel& channel)
{
    return firstOutcome([&](const CardType& type) -> PinOutcome {
        const auto& files = map(type);
        if (!files)
            return { PinOutcome::Kind::Failed, {}, files.error() };
        return type.pinState(channel, *files);
    });
}

PinOutcome CardCatalogue::verifyPin(CardChannel& channel, const SecretBuffer& pin, bool useLastTry)
{
    return firstOutcome([&](const CardType& type) -> PinOutcome {
        const auto& files = map(type);
        if (!files)
            return { PinOutcome::Kind::Failed, {}, files.error() };
        return type.verifyPin(channel, *files, pin, useLastTry);
    });
}

} // namespace yidi
