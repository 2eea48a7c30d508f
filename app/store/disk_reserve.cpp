// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/disk_reserve.h"

#include "app/base/log.h"

#include <QFile>

#include <fcntl.h>
#include <limits>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace yidi {

DiskReserve::DiskReserve(const QString& folder, const DiskRules& rules)
    : m_folder(folder)
    , m_path(folder + QStringLiteral("/queue.reserve"))
    , m_rules(rules)
{
}

qint64 DiskReserve::freeBytes() const
{
    struct statvfs disk { };
    if (::statvfs(QFile::encodeName(m_folder).constData(), &disk) != 0)
        return std::numeric_limits<qint64>::max();
    return static_cast<qint64>(disk.f_bavail) * static_cast<qint64>(disk.f_frsize);
}

/// A file of the right length may be full of holes, which keep nothing back.
bool DiskReserve::isHeld() const
{
    constexpr qint64 blockBytes = 512;
    struct stat file { };
    return ::stat(QFile::encodeName(m_path).constData(), &file) == 0
        && file.st_size >= m_rules.reserve && file.st_blocks * blockBytes >= m_rules.reserve;
}

void DiskReserve::tend()
{
    if (isHeld() || freeBytes() < m_rules.free + m_rules.reserve)
        return;
    const QByteArray path = QFile::encodeName(m_path);
    const int file = ::open(path.constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        qCWarning(logStore) << "no reserve on the disk" << m_path;
        return;
    }
    const int error = ::posix_fallocate(file, 0, m_rules.reserve);
    ::close(file);
    if (error == 0)
        return;
    qCWarning(logStore) << "no reserve on the disk" << m_path << error;
    release();
}

bool DiskReserve::release()
{
    struct stat file { };
    const QByteArray path = QFile::encodeName(m_path);
    return ::stat(path.constData(), &file) == 0 && file.st_blocks > 0
        && ::truncate(path.constData(), 0) == 0;
}

Result<void> DiskReserve::mayBegin() const
{
    const qint64 left = freeBytes();
    if (left >= m_rules.free)
        return {};
    return fail(ErrorCode::StoreFull,
        QStringLiteral("%1: %2 MiB free, %3 MiB needed; make room on this disk, but delete nothing "
                       "in this folder")
            .arg(m_folder)
            .arg(left / DiskRules::mib)
            .arg(m_rules.free / DiskRules::mib));
}

} // namespace yidi
