// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/transactions/codec.h"

/// About cards (社会保障卡): Y201 authenticate, Y202 verify. Both are questions.
namespace yidi {

/// Y201, input.data: what a card is asked to prove and what it asks us to prove, as bytes in hex.
/// The province reckons with keys that never leave it; the station compares, the card checks.
struct CardAuthRequest {
    QString cardSn; ///< card_sn, 32 hex digits
    QByteArray atrHistorical; ///< atr_hist
    QString version;
    QString algorithm; ///< as the card's tag 86 says: "01" triple DES, "02" SSF33, "03" SM4
    QByteArray internalFactor; ///< internal_factor, eight bytes, as all below
    QByteArray internalData;
    QByteArray externalKey; ///< external_key, one byte; empty: the card asks for nothing
    QByteArray externalFactor;
    QByteArray externalData;
    bool operator==(const CardAuthRequest&) const = default;
};

/// Y201, output.result
struct CardAuthAnswer {
    QByteArray internalAnswer;
    QByteArray externalAnswer; ///< empty when the card asked for nothing
    bool operator==(const CardAuthAnswer&) const = default;
};

/// What the province knows of a card.
enum class CardStanding { Unknown, Valid, Lost, Frozen, Cancelled };
QString cardStandingCode(CardStanding standing); ///< "unknown", "valid", "lost" …
bool cardStandingFromCode(const QString& code, CardStanding& standing);

/// Y202, input.data
struct CardVerifyRequest {
    QString cardSn;
    QString cardNo;
    bool operator==(const CardVerifyRequest&) const = default;
};

/// Y202, output.result
struct CardVerifyAnswer {
    CardStanding standing = CardStanding::Unknown; ///< card_state
    QDate since; ///< of a loss or a cancellation
    QString insuredRegion; ///< insuplc_admdvs of the holder; empty when the card is not known
    bool operator==(const CardVerifyAnswer&) const = default;
};

} // namespace yidi
