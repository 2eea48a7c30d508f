// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QDate>
#include <QString>

namespace yidi {

// How values are written on the card. All fail with `CardMalformed`; none repeats what it read.

/// Text in GB18030 (GBK's successor) without its padding; control characters are refused.
Result<QString> decodeText(QByteArray value);

/// Packed decimal digits, padded right with F.
Result<QString> decodeDigits(const QByteArray& value);

/// Eight packed digits YYYYMMDD; an invalid date when the card leaves it blank.
Result<QDate> decodeDate(const QByteArray& value);

QByteArray encodeText(const QString& text, qsizetype length); ///< padded or cut to `length`
QByteArray encodeDigits(const QString& digits, qsizetype length); ///< padded right with F

} // namespace yidi
