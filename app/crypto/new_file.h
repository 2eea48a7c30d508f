// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>

namespace yidi {

enum class FileAccess { Owner, Everyone }; ///< mode 0600 or 0644, whatever the umask adds

/// Writes `bytes` to `path` only if no such file exists: whole and on the disk, or not at all.
/// `FileUnwritable` when it exists, even if another process makes it at the same moment.
Result<void> writeNewFile(const QString& path, const QByteArray& bytes, FileAccess access);

/// Puts `bytes` in the place of whatever is at `path`: whoever looks, even after a power cut, finds
/// all of the old or all of the new. For one writer; what a kill left behind is written over.
Result<void> replaceFile(const QString& path, const QByteArray& bytes, FileAccess access);

} // namespace yidi
