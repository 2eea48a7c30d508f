// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>

namespace yidi {

/// An answer of the province with what proves it, to be kept as it came and proved anew each time
/// it is read.
struct ProvedAnswer {
    QString msgid; ///< of the question
    QByteArray body;
    QByteArray signature;
};

/// As a file. `kind` begins it, followed by the hash of all that comes after the first line: so
/// that a flipped bit shows wherever it is.
QByteArray writeProved(const QByteArray& kind, const ProvedAnswer& answer);
/// `AnswerMalformed` when it is not as it was written.
Result<ProvedAnswer> readProved(const QByteArray& kind, QByteArray bytes);

} // namespace yidi
