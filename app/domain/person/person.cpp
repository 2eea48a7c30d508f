// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/person/person.h"

#include <algorithm>

namespace yidi {

namespace {

constexpr char16_t middleDots[] = { u'\u00B7', u'\u2022', u'\u30FB' };

bool allDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(),
        [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
}

QString stars(qsizetype count)
{
    return QString(std::max<qsizetype>(count, 0), QLatin1Char('*'));
}

} // namespace

bool isMiddleDot(QChar character)
{
    return std::find(std::begin(middleDots), std::end(middleDots), character.unicode())
        != std::end(middleDots);
}

const Insurance* Person::mainInsurance() const
{
    const auto normal = std::find_if(
        insurances.begin(), insurances.end(), [](const auto& i) { return i.isNormal(); });
    if (normal != insurances.end())
        return &*normal;
    return insurances.empty() ? nullptr : &insurances.front();
}

QString maskedName(const QString& name)
{
    QString masked;
    bool first = true;
    // Code points, not UTF-16 units: a rare character outside the basic plane is one character.
    for (const char32_t c : name.toUcs4()) {
        const bool dot = c < 0x10000 && isMiddleDot(QChar(static_cast<char16_t>(c)));
        if (first || dot)
            masked += QString::fromUcs4(&c, 1);
        else
            masked += QLatin1Char('*');
        first = dot;
    }
    return masked;
}

QString maskedCertNo(const QString& certType, const QString& certNo)
{
    const bool resident = certType == QLatin1String("01");
    const qsizetype head = resident ? 1 : 0;
    const qsizetype tail = resident ? 1 : 2;
    // Too short to hide anything: hide everything.
    if (certNo.size() <= head + tail)
        return stars(certNo.size());
    return certNo.left(head) + stars(certNo.size() - head - tail) + certNo.right(tail);
}

QString maskedTail(const QString& number)
{
    if (number.size() <= 4)
        return stars(number.size());
    return stars(number.size() - 4) + number.right(4);
}

QChar residentNumberCheck(const QString& first17)
{
    static constexpr int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    if (first17.size() != 17 || !allDigits(first17))
        return {};
    int sum = 0;
    for (qsizetype i = 0; i < 17; ++i)
        sum += first17[i].digitValue() * weights[i];
    return QLatin1Char("10X98765432"[sum % 11]);
}

bool isValidResidentNumber(const QString& number)
{
    if (number.size() != 18 || !allDigits(number.left(17)))
        return false;
    const QDate birth = QDate::fromString(number.mid(6, 8), QStringLiteral("yyyyMMdd"));
    return birth.isValid() && number.back().toUpper() == residentNumberCheck(number.left(17));
}

} // namespace yidi
