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

/// What the card says of its holder's medical insurance (医保基本信息, file EF05 of DF04). The
/// province knows better; at a station without a link it is what there is.
struct MedicalBasics {
    QString cardSn; ///< of the card it was read from
    QString insuredRegion; ///< insured place (参保地), six digits

    bool operator==(const MedicalBasics&) const = default;
};

/// Check character of a card number from its first eight characters (weights 3 7 9 10 5 8 4 2).
QChar cardNumberCheck(const QString& first8);
bool isValidCardNumber(const QString& number);

/// Whether `code` is built as a card identification code is: region, D156000005, serial number and
/// authentication code, 32 hex digits in capitals.
bool isCardIdentificationCode(const QString& code);

} // namespace yidi
