// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/card_keys.h"
#include "reader/training/chip.h"

#include <optional>
#include <set>

namespace yidi {

/// What a virtual security module has in it; by default the training keys, all of them.
struct PsamImage {
    QByteArray keyRoot;
    std::set<CardCipher> ciphers { CardCipher::TripleDes, CardCipher::Sm4 };
    std::set<CardKeyName> keys { CardKeyName::InternalRoot, CardKeyName::ReadHolder,
        CardKeyName::ReadMedical };
    bool levelTooLow = false; ///< it was not activated for this
};

/// A security module (PSAM) without the plastic, as resources/cards/psam.json has it.
class VirtualPsam : public Chip {
public:
    explicit VirtualPsam(PsamImage image = {}, bool wholeAnswers = false);

    QByteArray answer(std::span<const unsigned char> command) override;
    void reset() override;
    QByteArray atr() const override;

private:
    /// A card's key and the factor of its session.
    struct Derived {
        CardCipher cipher;
        CardKeyName name;
        QByteArray cardSn;
        QByteArray factor;
    };

    QByteArray select(std::span<const unsigned char> command);
    QByteArray derive(std::span<const unsigned char> command);
    QByteArray reckon(std::span<const unsigned char> command);

    PsamImage m_image;
    AnswerLine m_line;
    bool m_selected = false;
    std::optional<Derived> m_derived;
};

} // namespace yidi
