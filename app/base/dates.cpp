// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/dates.h"

#include "app/base/clock.h"

#include <algorithm>

namespace yidi {

// By hand: Qt reads and writes by any pattern, which costs a hundred times as much.

namespace {

/// The number that all of these digits say; -1 when one is none.
int number(QStringView digits)
{
    int value = 0;
    for (const QChar digit : digits) {
        if (digit < QLatin1Char('0') || digit > QLatin1Char('9'))
            return -1;
        value = 10 * value + (digit.unicode() - u'0');
    }
    return value;
}

/// Writes the number with that many digits, and its separator before it.
QChar* put(QChar* at, QChar separator, int value, int digits)
{
    if (!separator.isNull())
        *at++ = separator;
    for (int place = digits - 1; place >= 0; --place, value /= 10)
        at[place] = QChar(u'0' + value % 10);
    return at + digits;
}

constexpr qsizetype dateSize = 10;
constexpr qsizetype timeSize = 9; ///< with the blank before it

/// An invalid date when it is none.
QDate readDate(QStringView text)
{
    if (text.size() != dateSize || text[4] != QLatin1Char('-') || text[7] != QLatin1Char('-'))
        return {};
    const int year = number(text.mid(0, 4)); // there are days of a year -1
    return year < 0 ? QDate() : QDate(year, number(text.mid(5, 2)), number(text.mid(8, 2)));
}

QTime readTime(QStringView text)
{
    if (text.size() != timeSize || text[0] != QLatin1Char(' ') || text[3] != QLatin1Char(':')
        || text[6] != QLatin1Char(':'))
        return {};
    return QTime(number(text.mid(1, 2)), number(text.mid(4, 2)), number(text.mid(7, 2)));
}

/// Whether the year has the four digits the wire has room for.
bool isWritable(const QDate& date)
{
    return date.isValid() && date.year() >= 0 && date.year() <= 9999;
}

QChar* putDate(QChar* at, const QDate& date)
{
    at = put(at, {}, date.year(), 4);
    at = put(at, QLatin1Char('-'), date.month(), 2);
    return put(at, QLatin1Char('-'), date.day(), 2);
}

} // namespace

QString wireDate(const QDate& date)
{
    if (!isWritable(date))
        return date.isValid() ? date.toString(QStringLiteral("yyyy-MM-dd")) : QString();
    QString text(dateSize, Qt::Uninitialized);
    putDate(text.data(), date);
    return text;
}

QString wireDateTime(const QDateTime& time)
{
    if (!time.isValid())
        return {};
    const QDate date = time.date();
    if (!isWritable(date))
        return time.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    const QTime clock = time.time();
    QString text(dateSize + timeSize, Qt::Uninitialized);
    QChar* at = putDate(text.data(), date);
    at = put(at, QLatin1Char(' '), clock.hour(), 2);
    at = put(at, QLatin1Char(':'), clock.minute(), 2);
    put(at, QLatin1Char(':'), clock.second(), 2);
    return text;
}

QString compactDateTime(const QDateTime& time)
{
    const QDate date = time.date();
    if (!isWritable(date))
        return time.toString(QStringLiteral("yyyyMMddHHmmss"));
    const QTime clock = time.time();
    constexpr qsizetype size = 14;
    QString text(size, Qt::Uninitialized);
    QChar* at = put(text.data(), {}, date.year(), 4);
    for (const int part :
        { date.month(), date.day(), clock.hour(), clock.minute(), clock.second() })
        at = put(at, {}, part, 2);
    return text;
}

QDateTime readCompactDateTime(QStringView text)
{
    constexpr qsizetype size = 14;
    const auto part = [text](qsizetype at) { return number(text.mid(at, 2)); };
    const int year = text.size() == size ? number(text.left(4)) : -1;
    const QDate date = year < 0 ? QDate() : QDate(year, part(4), part(6));
    const QTime time(part(8), part(10), part(12));
    return date.isValid() && time.isValid() ? chinaTime(date, time) : QDateTime();
}

Result<QDate> parseDate(const QString& text)
{
    const QDate date = readDate(text);
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
    const QDate date = readDate(QStringView(text).left(dateSize));
    const QTime time = readTime(QStringView(text).mid(std::min(dateSize, text.size())));
    if (!date.isValid() || !time.isValid())
        return fail(ErrorCode::BadInput,
            QStringLiteral("\"%1\" is not a time like 2017-03-31 14:05:59").arg(text.left(40)));
    return chinaTime(date, time);
}

} // namespace yidi
