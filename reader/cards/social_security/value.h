// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QDate>
#include <QString>

namespace yidi {

// How values are written on the card. All fail with `CardMalformed`; none repeats what it read.

/// Text in GB18030 (GBK's successor) without its padding; control characters are refused. Nothing
/// but FF, as in memory never written, is no text.
Result<QString> decodeText(QByteArray value);

/// A person's name as other documents spell it, so that names can be compared: what GBK kept in its
/// private use is the character that has been standard since, and the dot between the parts of a
/// name (间隔号) is U+00B7, whichever of its look-alikes the card's writer took.
Result<QString> decodeName(const QByteArray& value);

/// The card identification code; one built otherwise is refused.
Result<QString> decodeCardSn(const QByteArray& value);

/// Packed decimal digits, padded right with F.
Result<QString> decodeDigits(const QByteArray& value);

/// Eight packed digits YYYYMMDD; an invalid date when the card leaves it blank.
Result<QDate> decodeDate(const QByteArray& value);

QByteArray encodeText(const QString& text, qsizetype length); ///< padded or cut to `length`
QByteArray encodeDigits(const QString& digits, qsizetype length); ///< padded right with F

} // namespace yidi
