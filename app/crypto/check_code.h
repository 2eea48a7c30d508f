// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>

namespace yidi {

// The check code on a slip (校验码): a window of the same institution can tell, without a link,
// that one of the institution's own stations printed this number with this status. It proves
// nothing of the person and nothing of the province.

/// The key of an institution's slips from the authority's root; the province can derive any.
QByteArray slipKeyOf(const QByteArray& slipRoot, const QString& institutionCode);
/// What enrolment left as slip.key in a station's data folder; `NotEnrolled` when it is not there.
Result<QByteArray> readSlipKey(const QString& dataDir);

/// Eight characters of Crockford's base 32, as "9F3C-77A1". `status`: done, accepted, stored,
/// refused or window.
QString checkCode(const QByteArray& slipKey, const QString& number, const QString& status);
/// Takes a code as people type it: any case, with or without the dash, O for 0, I or L for 1.
bool isCheckCode(
    const QByteArray& slipKey, const QString& number, const QString& status, const QString& code);

} // namespace yidi
