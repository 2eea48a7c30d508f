// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>

/// What goes up and down as a file (9101, 9102): a zip archive with one text in it.
namespace yidi {

/// The same bytes for the same text, whenever it is packed.
Result<QByteArray> zipText(const QString& name, const QByteArray& text);

/// The text of `archive`, which somebody else made. `BadInput` for whatever is not exactly one
/// plain entry called `name`, for one that becomes more than `most` bytes when it is unpacked
/// (whatever its header says), for a wrong check sum, and for what is no UTF-8.
Result<QByteArray> unzipText(const QByteArray& archive, const QString& name, qsizetype most);

} // namespace yidi
