// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/secret.h"
#include "app/domain/card/card.h"
#include "reader/authenticator.h"
#include "reader/cards/file_map.h"
#include "reader/cards/medical.h"
#include "reader/channel.h"
#include "reader/pin.h"

#include <map>
#include <span>

namespace yidi {

/// A kind of card (卡种): its name, which is also its file map's, and what can be done with it.
struct CardType {
    const char* id;
    /// Whether a file map names what this kind needs; what is wrong is `BadInput`.
    Result<void> (*checkMap)(const FileMap&);
    /// Without an authenticator the card is not asked to prove itself, and one that keeps its
    /// holder behind a key is `CardUnproven`.
    Result<SocialSecurityCard> (*read)(CardChannel&, const FileMap&, CardAuthenticator*);
    /// What tells this card from every other, as `SocialSecurityCard::cardSn`.
    Result<QString> (*identify)(CardChannel&, const FileMap&);
    Result<MedicalBasics> (*medical)(CardChannel&, const FileMap&, CardAuthenticator*);
    MedicalByPin (*medicalByPin)(
        CardChannel&, const FileMap&, const SecretBuffer&, bool useLastTry);
    PinOutcome (*pinState)(CardChannel&, const FileMap&);
    PinOutcome (*verifyPin)(CardChannel&, const FileMap&, const SecretBuffer&, bool useLastTry);
    PinOutcome (*changePin)(
        CardChannel&, const FileMap&, const SecretBuffer& oldPin, const SecretBuffer& newPin);
    PinOutcome (*unblockPin)(
        CardChannel&, const FileMap&, const SecretBuffer& newPin, CardAuthenticator*);
};

/// Every kind we know, in the order in which a card is asked. A new kind is one line more.
std::span<const CardType> cardTypes();

/// Does with a card what its kind does: asks one kind after the other until one does not answer
/// `CardForeign`. Keeps the file maps it has loaded, so one thread has one.
class CardCatalogue {
public:
    explicit CardCatalogue(QString mapDirectory = {})
        : m_directory(std::move(mapDirectory))
    {
    }

    Result<SocialSecurityCard> read(
        CardChannel& channel, CardAuthenticator* authenticator = nullptr);
    Result<QString> identify(CardChannel& channel);
    /// What the card says of the medical insurance, opened by its key or by the PIN.
    Result<MedicalBasics> readMedical(CardChannel& channel, CardAuthenticator* authenticator);
    MedicalByPin readMedical(CardChannel& channel, const SecretBuffer& pin, bool useLastTry);
    PinOutcome pinState(CardChannel& channel);
    PinOutcome verifyPin(CardChannel& channel, const SecretBuffer& pin, bool useLastTry);
    /// `Verified`: the new PIN holds. Stops before the last try.
    PinOutcome changePin(
        CardChannel& channel, const SecretBuffer& oldPin, const SecretBuffer& newPin);
    /// `Verified`: the new PIN holds. Needs who holds the card's keys; nothing is tried without.
    PinOutcome unblockPin(
        CardChannel& channel, const SecretBuffer& newPin, CardAuthenticator* authenticator);

private:
    template <class Answer, class Ask>
    Answer firstAnswer(const Ask& ask);
    const Result<FileMap>& map(const CardType& type);

    QString m_directory;
    std::map<const CardType*, Result<FileMap>> m_maps;
};

} // namespace yidi
