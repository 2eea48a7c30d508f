// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/new_file.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yidi {

namespace {

bool writeAll(int file, const QByteArray& bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const auto written =
            ::write(file, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
        if (written < 0 && errno != EINTR)
            return false;
        done += written > 0 ? written : 0;
    }
    return true;
}

bool syncFolder(const QString& folder)
{
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY);
    if (handle < 0)
        return false;
    const bool synced = ::fsync(handle) == 0;
    ::close(handle);
    return synced;
}

/// Writes all of it to the disk, closes `file` and answers errno, or 0.
int fill(int file, const QByteArray& bytes, FileAccess access)
{
    const bool written = writeAll(file, bytes)
        && (access == FileAccess::Owner || ::fchmod(file, 0644) == 0) && ::fsync(file) == 0;
    const int error = written ? 0 : errno;
    ::close(file);
    return error;
}

tl::unexpected<Error> unwritable(const QString& path, int error)
{
    return fail(ErrorCode::FileUnwritable,
        path + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(error)));
}

} // namespace

Result<void> writeNewFile(const QString& path, const QByteArray& bytes, FileAccess access)
{
    // link() refuses an existing target, which rename() would replace.
    QByteArray temporary = QFile::encodeName(path) + ".XXXXXX";
    const int file = ::mkostemp(temporary.data(), O_CLOEXEC); // made with mode 0600
    if (file < 0)
        return unwritable(path, errno);
    int error = fill(file, bytes, access);
    if (error == 0 && ::link(temporary.constData(), QFile::encodeName(path).constData()) != 0)
        error = errno;
    ::unlink(temporary.constData());
    if (error == 0 && !syncFolder(QFileInfo(path).absolutePath()))
        error = errno;
    if (error != 0)
        return unwritable(path, error);
    return {};
}

Result<void> replaceFile(const QString& path, const QByteArray& bytes, FileAccess access)
{
    const QByteArray target = QFile::encodeName(path);
    const QByteArray temporary = target + ".new";
    ::unlink(temporary.constData()); // whoever could read what was left keeps no hold on the new
    const int file = ::open(temporary.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return unwritable(path, errno);
    int error = fill(file, bytes, access);
    if (error == 0 && ::rename(temporary.constData(), target.constData()) != 0)
        error = errno;
    if (error != 0)
        ::unlink(temporary.constData());
    else if (!syncFolder(QFileInfo(path).absolutePath()))
        error = errno;
    if (error != 0)
        return unwritable(path, error);
    return {};
}

} // namespace yidi
