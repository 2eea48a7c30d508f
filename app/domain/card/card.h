// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDate>
#include <QString>

namespace yidi {

/// What the basic data of a social-security card (社会保障卡) says, from files EF05 and EF06.
struct SocialSecurityCard {
    QString cardSn; ///< card identification code (卡识别码), 32 hex digits; the first six name the
                    ///< region
    QString cardNo; ///< nine characters, the last a check character
    QString version; ///< of the card specification: "1.00", "2.00", "3.00"
    QString initialiser; ///< initialising body, hex
    QDate issued;
    QDate validTo; ///< invalid when the card states none
    QString socialSecurityNumber; ///< the identity number for nationals
    QString name;
    QString sex;
    QString nation;
    QDate birth;
    QString authenticatedBy; ///< who proved it genuine ("psam", "province" …); empty: nobody did
    QByteArray atrHistorical; ///< answer-to-reset tail, bound into the audit record; never identity

    QString issuingRegion() const { return cardSn.left(6); }
    bool operator==(const SocialSecurityCard&) const = default;
};

/// Check character of a card number from its first eight characters (weights 3 7 9 10 5 8 4 2).
QChar cardNumberCheck(const QString& first8);
bool isValidCardNumber(const QString& number);

} // namespace yidi
