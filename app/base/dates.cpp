// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/dates.h"

#include "app/base/clock.h"

namespace yidi {

QString wireDate(const QDate& date)
{
    return date.isValid() ? date.toString(QStringLiteral("yyyy-MM-dd")) : QString();
}

QString wireDateTime(const QDateTime& time)
{
    return time.isValid() ? time.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) : QString();
}

QString compactDateTime(const QDateTime& time)
{
    return time.toString(QStringLiteral("yyyyMMddHHmmss"));
}

Result<QDate> parseDate(const QString& text)
{
    const QDate date = QDate::fromString(text, QStringLiteral("yyyy-MM-dd"));
    if (!date.isValid())
        return fail(ErrorCode::BadInput,
            QStringLiteral("\"%1\" is not a date like 2017-03-31").arg(text.left(40)));
    return date;
}

Result<QDateTime> parseDateTime(const QString& text)
{
    if (text.size() == 10) {
        YIDI_ASSIGN(const QDate date, parseDate(text));
        return chinaTime(date, QTime(0, 0));
    }
    // Day and time apart: as one, an hour that the machine's own zone leaves out would be refused.
    const QDate date = QDate::fromString(text.left(10), QStringLiteral("yyyy-MM-dd"));
    const QTime time = QTime::fromString(text.mid(10), QStringLiteral(" HH:mm:ss"));
    if (!date.isValid() || !time.isValid())
        return fail(ErrorCode::BadInput,
            QStringLiteral("\"%1\" is not a time like 2017-03-31 14:05:59").arg(text.left(40)));
    return chinaTime(date, time);
}

} // namespace yidi
