// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/desk_key.h"

#include "app/crypto/new_file.h"
#include "app/crypto/password.h"
#include "app/crypto/signing.h"

#include <QFile>

namespace yidi {
namespace {

constexpr int keyBytes = 32;

} // namespace

Result<QByteArray> deskKey(const QString& dataDir, const char* purpose)
{
    const QString path = dataDir + QStringLiteral("/desk.key");
    // Whoever comes second finds it made.
    if (!QFile::exists(path) && !writeNewFile(path, randomBytes(keyBytes), FileAccess::Owner)
        && !QFile::exists(path))
        return fail(ErrorCode::FileUnwritable, path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileUnreadable, path);
    const QByteArray key = file.readAll();
    if (key.size() != keyBytes)
        return fail(ErrorCode::FileUnreadable, path + QStringLiteral(" is not a key"));
    return hmacSm3(key, purpose);
}

} // namespace yidi
