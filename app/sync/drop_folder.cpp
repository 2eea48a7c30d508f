// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/drop_folder.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yidi {
namespace {

constexpr qint64 largestFile = 8 * 1024 * 1024; // what a message may hold
constexpr int mostListed = 10'000; // of a folder somebody fills for fun
constexpr qsizetype longestReasonName = 200;

tl::unexpected<Error> failed(ErrorCode code, const QByteArray& path)
{
    return fail(code,
        QFile::decodeName(path) + QStringLiteral(": ")
            + QString::fromLocal8Bit(std::strerror(errno)));
}

class Descriptor {
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int operator*() const { return m_fd; }

private:
    int m_fd;
};

/// Never waits for a pipe and never follows a link.
Result<QByteArray> readPlainFile(const QByteArray& path)
{
    const Descriptor file(::open(path.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (*file < 0 && (errno == ELOOP || errno == ENXIO || errno == EACCES || errno == ENODEV))
        return fail(ErrorCode::BillMalformed, QStringLiteral("cannot be read as a file"));
    if (*file < 0)
        return failed(ErrorCode::FileUnreadable, path);
    struct stat facts { };
    if (::fstat(*file, &facts) != 0)
        return failed(ErrorCode::FileUnreadable, path);
    if (!S_ISREG(facts.st_mode))
        return fail(ErrorCode::BillMalformed, QStringLiteral("is not a file"));
    QByteArray bytes;
    char buffer[65536];
    while (bytes.size() <= largestFile) {
        const ssize_t got = ::read(*file, buffer, sizeof buffer);
        if (got < 0)
            return failed(ErrorCode::FileUnreadable, path);
        if (got == 0)
            return bytes;
        bytes.append(buffer, got);
    }
    return fail(ErrorCode::BillMalformed, QStringLiteral("is larger than 8 MiB"));
}

bool isBill(const QByteArray& name)
{
    return name.endsWith(".json") && !name.startsWith('.');
}

QByteArrayList list(const QByteArray& path, bool (*wanted)(const QByteArray&), int limit)
{
    QByteArrayList names;
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(path.constData()), ::closedir);
    if (!folder)
        return names;
    while (names.size() < mostListed) {
        const dirent* entry = ::readdir(folder.get());
        if (!entry)
            break;
        const QByteArray name(entry->d_name);
        if (wanted(name))
            names.append(name);
    }
    std::sort(names.begin(), names.end());
    return names.mid(0, limit);
}

/// The hospital's system works there as another user of the same group, whatever this program keeps
/// to itself otherwise.
void openToGroup(const QByteArray& folder)
{
    struct stat facts { };
    if (::stat(folder.constData(), &facts) == 0)
        ::chmod(folder.constData(), (facts.st_mode & S_ISGID) | 0770);
}

bool isThereAt(const QByteArray& path)
{
    struct stat facts { };
    return ::lstat(path.constData(), &facts) == 0;
}

} // namespace

DropFolder::DropFolder(const QString& dir, const QString& station)
    : m_dir(QFile::encodeName(dir))
    , m_station(station.toUtf8())
{
}

QByteArray DropFolder::path(const char* folder, const QByteArray& name) const
{
    return m_dir + '/' + folder + (name.isEmpty() ? QByteArray() : '/' + name);
}

QByteArray DropFolder::claimedPath(const QByteArray& name) const
{
    return path("taking", m_station) + (name.isEmpty() ? QByteArray() : '/' + name);
}

bool DropFolder::isThere() const
{
    struct stat facts { };
    return ::stat(path("in").constData(), &facts) == 0 && S_ISDIR(facts.st_mode);
}

Result<void> DropFolder::makeFolders() const
{
    for (const QByteArray& folder : { path("taking"), claimedPath(), path("taken"),
             path("taken", ".settled"), path("rejected"), path("out") }) {
        if (::mkdir(folder.constData(), 0770) == 0)
            openToGroup(folder);
        else if (errno != EEXIST)
            return failed(ErrorCode::FileUnwritable, folder);
    }
    return {};
}

QByteArrayList DropFolder::names(const char* folder, int limit) const
{
    return list(path(folder), isBill, limit);
}

qint64 DropFolder::changedAt(const char* folder) const
{
    struct stat facts { };
    return ::stat(path(folder).constData(), &facts) == 0
        ? qint64 { facts.st_mtim.tv_sec } * 1'000'000'000 + facts.st_mtim.tv_nsec
        : 0;
}

QByteArrayList DropFolder::claimed() const
{
    return list(claimedPath(), isBill, mostListed);
}

bool DropFolder::claim(const QByteArray& name) const
{
    return ::rename(path("in", name).constData(), claimedPath(name).constData()) == 0;
}

Result<QByteArray> DropFolder::read(const QByteArray& name) const
{
    return readPlainFile(claimedPath(name));
}

Result<QByteArray> DropFolder::readTaken(const QByteArray& name) const
{
    return readPlainFile(path("taken", name));
}

Result<void> DropFolder::move(const QByteArray& from, const QByteArray& to) const
{
    if (::rename(from.constData(), to.constData()) == 0)
        return {};
    return failed(ErrorCode::FileUnwritable, to);
}

Result<void> DropFolder::take(const QByteArray& name, const QByteArray& hash) const
{
    QByteArray to = path("taken", name);
    if (isThereAt(to)) {
        const auto held = readPlainFile(to);
        const auto mine = read(name);
        if (!held || !mine || *held != *mine)
            to = path("taken", name.left(longestReasonName) + '-' + hash.left(12) + ".json");
    }
    return move(claimedPath(name), to);
}

/// The reason first: a file in rejected/ always has one.
Result<void> DropFolder::reject(const QByteArray& name, const QByteArray& reason) const
{
    YIDI_TRY(write("rejected", name.left(longestReasonName) + ".reason.json", reason));
    QByteArray to = path("rejected", name);
    for (int i = 2; isThereAt(to) && i < 1000; ++i)
        to = path("rejected", name.left(longestReasonName) + '-' + QByteArray::number(i));
    return move(claimedPath(name), to);
}

Result<QByteArray> DropFolder::readAnswer(const QString& name) const
{
    return readPlainFile(path("out", name.toUtf8()));
}

Result<void> DropFolder::answer(const QString& name, const QByteArray& bytes) const
{
    return write("out", name.toUtf8(), bytes);
}

Result<void> DropFolder::setMark(const QString& mdtrtId, bool settled) const
{
    const QByteArray mark = path("taken", ".settled/" + mdtrtId.toUtf8());
    if (settled)
        return write("taken", ".settled/" + mdtrtId.toUtf8(), {});
    if (::unlink(mark.constData()) != 0 && errno != ENOENT)
        return failed(ErrorCode::FileUnwritable, mark);
    return {};
}

QByteArrayList DropFolder::marks() const
{
    return list(
        path("taken", ".settled"), [](const QByteArray& name) { return !name.startsWith('.'); },
        mostListed);
}

QByteArray DropFolder::book(const QString& day) const
{
    return readPlainFile(path("book", day.toUtf8() + ".txt")).value_or(QByteArray());
}

/// Whole or not at all: under another name first. A link that lies in wait under either name is
/// not followed.
Result<void> DropFolder::write(
    const char* folder, const QByteArray& name, const QByteArray& bytes) const
{
    const QByteArray to = path(folder, name);
    const QByteArray temporary = path(folder, ".new-" + m_station);
    ::unlink(temporary.constData());
    {
        const Descriptor file(::open(
            temporary.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0660));
        if (*file < 0 || ::fchmod(*file, 0660) != 0)
            return failed(ErrorCode::FileUnwritable, temporary);
        for (qsizetype done = 0; done < bytes.size();) {
            const ssize_t put = ::write(
                *file, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
            if (put < 0)
                return failed(ErrorCode::FileUnwritable, temporary);
            done += put;
        }
        if (::fsync(*file) != 0)
            return failed(ErrorCode::FileUnwritable, temporary);
    }
    return move(temporary, to);
}

} // namespace yidi
