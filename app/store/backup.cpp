// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/backup.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace yidi {

namespace {

constexpr int numberDigits = 6;
const QString prefix = QStringLiteral("queue-");
const QString suffix = QStringLiteral(".db");

tl::unexpected<Error> unwritable(const QString& path)
{
    return fail(ErrorCode::FileUnwritable,
        path + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(errno)));
}

/// A file or a folder, on the disk for good.
Result<void> sync(const QString& path)
{
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool synced = handle >= 0 && ::fsync(handle) == 0;
    const auto failed = synced ? Result<void>() : Result<void>(unwritable(path));
    if (handle >= 0)
        ::close(handle);
    return failed;
}

/// In one step and for good, whatever was there before.
Result<void> rename(const QString& from, const QString& to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return unwritable(to);
    return sync(QFileInfo(to).absolutePath());
}

/// An empty file that nobody else may read.
Result<void> makeEmpty(const QString& path)
{
    QFile::remove(path);
    const int file =
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return unwritable(path);
    ::close(file);
    return {};
}

int numberOf(const QString& name)
{
    return name.mid(prefix.size(), numberDigits).toInt();
}

tl::unexpected<Error> refused(const QString& why)
{
    return fail(ErrorCode::BadInput, why);
}

/// The copy beside the queue, proved.
Result<std::unique_ptr<Outbox>> provedCopy(const QString& path, const MakeStation& station,
    const QByteArray& provinceKey, const Clock& clock)
{
    YIDI_ASSIGN(Outbox::Station owner, station());
    const QString institution = owner.institution;
    const QString number = owner.number;
    YIDI_ASSIGN(auto copy, Outbox::open(path, std::move(owner), clock));
    YIDI_TRY(copy->checkIntegrity());
    YIDI_ASSIGN(const ChainProof proof, copy->proveChain(provinceKey));
    if (!proof.isSound())
        return refused(QStringLiteral("the copy is not sound: ") + proof.broken.front());
    const QString last = copy->lastMsgId();
    constexpr int stationAt = 26;
    if (last.isEmpty())
        return refused(QStringLiteral("there is nothing in the copy"));
    if (!last.startsWith(institution) || last.mid(stationAt, 3) != number)
        return refused(QStringLiteral("the copy is another station's"));
    return copy;
}

/// What is there must have lost something before a copy may take its place.
Result<void> mayReplace(const QString& path, const QString& lastInCopy, const MakeStation& station,
    const QByteArray& provinceKey, const Clock& clock)
{
    if (!QFile::exists(path))
        return {};
    YIDI_ASSIGN(Outbox::Station owner, station());
    const auto present = Outbox::open(path, std::move(owner), clock);
    if (!present && present.error().code == ErrorCode::StoreLocked)
        return fail(present.error());
    if (!present || !(*present)->checkIntegrity())
        return {};
    const auto proof = (*present)->proveChain(provinceKey);
    if (!proof || !proof->isSound())
        return {};
    if ((*present)->lastMsgId() >= lastInCopy)
        return refused(QStringLiteral("the queue that is there is sound and not older"));
    return {};
}

/// Gives the old file a second name and moves its log, which must never meet the copy.
Result<QString> putAside(const QString& path)
{
    if (!QFile::exists(path))
        return QString();
    QString aside;
    for (int i = 1; aside.isEmpty() || QFile::exists(aside); ++i)
        aside = QStringLiteral("%1.broken-%2").arg(path).arg(i);
    if (::link(QFile::encodeName(path).constData(), QFile::encodeName(aside).constData()) != 0)
        return unwritable(aside);
    for (const char* log : { "-wal", "-journal" }) {
        const QString name = path + QLatin1String(log);
        if (QFile::exists(name))
            YIDI_TRY(rename(name, aside + QLatin1String(log)));
    }
    YIDI_TRY(sync(QFileInfo(path).absolutePath()));
    return aside;
}

} // namespace

Backups::Backups(const QString& medium, const QString& institution, const QString& stationNumber)
    : m_medium(medium)
    , m_folder(QStringLiteral("%1/%2-%3").arg(medium, institution, stationNumber))
{
}

QStringList Backups::copies() const
{
    QStringList names = QDir(m_folder).entryList(
        { prefix + QStringLiteral("??????") + suffix }, QDir::Files, QDir::Name | QDir::Reversed);
    for (QString& name : names)
        name = m_folder + QLatin1Char('/') + name;
    return names;
}

Result<QString> Backups::make(Outbox& queue)
{
    if (!QFileInfo(m_medium).isDir())
        return fail(ErrorCode::FileUnwritable,
            m_medium + QStringLiteral(": is not there; is the medium mounted?"));
    if (!QDir().mkpath(m_folder))
        return fail(ErrorCode::FileUnwritable, m_folder);
    QStringList before = copies();
    const int last = before.isEmpty() ? 0 : numberOf(QFileInfo(before.front()).fileName());
    const QString path = m_folder + QLatin1Char('/') + prefix
        + QString::number(last + 1).rightJustified(numberDigits, QLatin1Char('0')) + suffix;
    const QString part = m_folder + QStringLiteral("/queue.part");
    YIDI_TRY(makeEmpty(part));
    auto written = queue.copyTo(part);
    if (written)
        written = sync(part);
    if (written)
        written = rename(part, path);
    if (!written) {
        QFile::remove(part);
        return fail(written.error());
    }
    for (qsizetype i = kept - 1; i < before.size(); ++i)
        QFile::remove(before.at(i));
    return path;
}

Result<QString> restoreBackup(const QString& copy, const QString& path, const MakeStation& station,
    const QByteArray& provinceKey, const Clock& clock)
{
    const QString checked = path + QStringLiteral(".copy");
    QFile::remove(checked);
    if (!QFile::copy(copy, checked))
        return fail(ErrorCode::FileUnreadable, copy);
    QFile::setPermissions(checked, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const auto forget = [&](const Error& error) {
        for (const char* log : { "", "-wal", "-journal" })
            QFile::remove(checked + QLatin1String(log));
        return fail(error);
    };
    auto queue = provedCopy(checked, station, provinceKey, clock);
    if (!queue)
        return forget(queue.error());
    if (const auto may = mayReplace(path, (*queue)->lastMsgId(), station, provinceKey, clock); !may)
        return forget(may.error());
    if (const auto begun = (*queue)->beginEpoch(QStringLiteral("restored")); !begun)
        return forget(begun.error());
    queue->reset(); // its log goes into the file
    if (const auto synced = sync(checked); !synced)
        return forget(synced.error());
    // From here to the last step no station opens what is at `path`.
    YIDI_TRY(rename(checked, Outbox::restoringPath(path)));
    YIDI_ASSIGN(const QString aside, putAside(path));
    YIDI_TRY(rename(Outbox::restoringPath(path), path));
    return aside;
}

} // namespace yidi
