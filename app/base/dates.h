// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QDate>
#include <QDateTime>

namespace yidi {

/// The wire's forms. All times are China's; none carries a zone.
QString wireDate(const QDate& date); ///< 2017-03-31, empty for an invalid date
QString wireDateTime(const QDateTime& time); ///< 2017-03-31 14:05:59, empty for an invalid time
QString compactDateTime(const QDateTime& time); ///< 20170331140559
QDateTime readCompactDateTime(QStringView text); ///< of China; invalid when it is none

/// Strict inverses: `BadInput` names the text that is no date.
Result<QDate> parseDate(const QString& text);
Result<QDateTime> parseDateTime(const QString& text); ///< a bare date is midnight

} // namespace yidi
