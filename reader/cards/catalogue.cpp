// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/cards/catalogue.h"

#include "reader/cards/social_security/pin.h"
#include "reader/cards/social_security/social_security.h"

#include <array>
#include <type_traits>

namespace yidi {

namespace {

constexpr std::array types {
    CardType {
        .id = "social_security",
        .checkMap = checkSocialSecurityMap,
        .read = readSocialSecurityCard,
        .identify = identifySocialSecurityCard,
        .medical = readSocialSecurityMedical,
        .medicalByPin = readSocialSecurityMedicalByPin,
        .pinState = socialSecurityPinState,
        .verifyPin = verifySocialSecurityPin,
        .changePin = changeSocialSecurityPin,
        .unblockPin = unblockSocialSecurityPin,
    },
};

constexpr char nobodysCard[] = "no card type knows this card";

bool isForeign(const PinOutcome& outcome)
{
    return outcome.kind == PinOutcome::Kind::Failed && outcome.error.code == ErrorCode::CardForeign;
}

bool isForeign(const MedicalByPin& result)
{
    return isForeign(result.pin);
}

template <class T>
bool isForeign(const Result<T>& result)
{
    return !result && result.error().code == ErrorCode::CardForeign;
}

Result<FileMap> checkedMap(const QString& directory, const CardType& type)
{
    YIDI_ASSIGN(FileMap map, loadFileMap(directory, QLatin1String(type.id)));
    YIDI_TRY(type.checkMap(map));
    return map;
}

template <class Answer>
Answer failedAs(Error error)
{
    if constexpr (std::is_same_v<Answer, PinOutcome>)
        return { PinOutcome::Kind::Failed, {}, std::move(error) };
    else if constexpr (std::is_same_v<Answer, MedicalByPin>)
        return { { PinOutcome::Kind::Failed, {}, error }, fail(error) };
    else
        return fail(std::move(error));
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
        at = m_maps.emplace(&type, checkedMap(m_directory, type)).first;
    return at->second;
}

/// The first answer that is not "none of mine".
template <class Answer, class Ask>
Answer CardCatalogue::firstAnswer(const Ask& ask)
{
    for (const CardType& type : types) {
        const auto& files = map(type);
        Answer answer = files ? ask(type, *files) : failedAs<Answer>(files.error());
        if (!isForeign(answer))
            return answer;
    }
    return failedAs<Answer>({ ErrorCode::CardForeign, QLatin1String(nobodysCard) });
}

Result<SocialSecurityCard> CardCatalogue::read(
    CardChannel& channel, CardAuthenticator* authenticator)
{
    return firstAnswer<Result<SocialSecurityCard>>([&](const CardType& type, const FileMap& files) {
        return type.read(channel, files, authenticator);
    });
}

Result<QString> CardCatalogue::identify(CardChannel& channel)
{
    return firstAnswer<Result<QString>>(
        [&](const CardType& type, const FileMap& files) { return type.identify(channel, files); });
}

Result<MedicalBasics> CardCatalogue::readMedical(
    CardChannel& channel, CardAuthenticator* authenticator)
{
    return firstAnswer<Result<MedicalBasics>>([&](const CardType& type, const FileMap& files) {
        return type.medical(channel, files, authenticator);
    });
}

MedicalByPin CardCatalogue::readMedical(
    CardChannel& channel, const SecretBuffer& pin, bool useLastTry)
{
    return firstAnswer<MedicalByPin>([&](const CardType& type, const FileMap& files) {
        return type.medicalByPin(channel, files, pin, useLastTry);
    });
}

PinOutcome CardCatalogue::pinState(CardChannel& channel)
{
    return firstAnswer<PinOutcome>(
        [&](const CardType& type, const FileMap& files) { return type.pinState(channel, files); });
}

PinOutcome CardCatalogue::verifyPin(CardChannel& channel, const SecretBuffer& pin, bool useLastTry)
{
    return firstAnswer<PinOutcome>([&](const CardType& type, const FileMap& files) {
        return type.verifyPin(channel, files, pin, useLastTry);
    });
}

PinOutcome CardCatalogue::changePin(
    CardChannel& channel, const SecretBuffer& oldPin, const SecretBuffer& newPin)
{
    return firstAnswer<PinOutcome>([&](const CardType& type, const FileMap& files) {
        return type.changePin(channel, files, oldPin, newPin);
    });
}

PinOutcome CardCatalogue::unblockPin(
    CardChannel& channel, const SecretBuffer& newPin, CardAuthenticator* authenticator)
{
    return firstAnswer<PinOutcome>([&](const CardType& type, const FileMap& files) {
        return type.unblockPin(channel, files, newPin, authenticator);
    });
}

} // namespace yidi
