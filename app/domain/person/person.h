// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/money.h"

#include <QDate>
#include <QString>

#include <vector>

namespace yidi {

/// One insurance of a person (参保信息), as transaction 1101 tells it.
struct Insurance {
    QString insutype; ///< scheme (险种): "310" employees, "390" residents
    QString psnType; ///< person class (人员类别); the first two digits decide: "12" retired
    QString status; ///< psn_insu_stas: "1" normal, "2" suspended, "4" terminated
    QString region; ///< insured place (参保地), six digits
    bool civilServant = false;
    Fen balance; ///< personal account (个人账户)
    QDate since;
    QDate pausedSince; ///< invalid unless suspended
    QString employer;

    bool isNormal() const { return status == QLatin1String("1"); }
    bool operator==(const Insurance&) const = default;
};

/// A class of person that carries benefits (人员身份), from idetinfo.
struct PersonClass {
    QString type;
    QString level;
    QDate begin;
    QDate end;

    bool operator==(const PersonClass&) const = default;
};

struct Person {
    QString psnNo; ///< number of the person at the insured place (人员编号)
    QString certType; ///< psn_cert_type: "01" resident identity card
    QString certNo;
    QString name;
    QString sex; ///< gend: "1" male, "2" female
    QDate birth;
    QString phone;
    std::vector<Insurance> insurances;
    std::vector<PersonClass> classes;

    /// The insurance care is settled against: the first normal one, else the first.
    const Insurance* mainInsurance() const;
    bool operator==(const Person&) const = default;
};

/// The dot between the parts of a name, in any of the spellings found on cards.
bool isMiddleDot(QChar character);

/// Masks for a public screen and for paper (policy.md 7): the first character stays, each further
/// one becomes "*"; with a middle dot every segment is masked after its first character.
QString maskedName(const QString& name);
/// First and last character of a resident number; the last two of any other document.
QString maskedCertNo(const QString& certType, const QString& certNo);
/// The last four.
QString maskedTail(const QString& number);

/// Check character of an 18-digit resident identity number, from its first 17 digits (GB 11643).
QChar residentNumberCheck(const QString& first17);
bool isValidResidentNumber(const QString& number);

} // namespace yidi
