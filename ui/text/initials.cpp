// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/initials.h"

#include <QCollator>

namespace yidi {

namespace {

/// First of each letter in the order of reading; i, u and v begin no word.
constexpr char16_t firstOfLetter[] = u"阿八嚓搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝";
constexpr char16_t letters[] = u"ABCDEFGHJKLMNOPQRSTWXYZ";

} // namespace

QString initialsOf(const QString& text)
{
    static const QCollator order(QLocale(QLocale::Chinese, QLocale::China));
    QString initials;
    for (const QChar character : text) {
        if (character.script() != QChar::Script_Han) {
            initials += character;
            continue;
        }
        int letter = -1;
        for (int i = 0; firstOfLetter[i]; ++i)
            if (order.compare(QString(QChar(firstOfLetter[i])), QString(character)) <= 0)
                letter = i;
        if (letter >= 0)
            initials += QChar(letters[letter]);
    }
    return initials;
}

} // namespace yidi
