// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/gathered_log.h"

#include <sqlite3.h>

#include <memory>
#include <string>

namespace yidi::store {

namespace {

/// What a Record takes twice over; a migration goes in many writes. SQLite's own files take less
/// than 128 KiB at once and call more than that a full disk.
constexpr std::size_t mostGathered = 64 * 1024;

/// A log as SQLite sees it. The file itself lies behind it in the memory SQLite gave.
struct Log {
    explicit Log(const sqlite3_io_methods& methods)
        : base { &methods }
    {
        gathered.reserve(mostGathered); // never again: SQLite does not expect exceptions
    }

    sqlite3_int64 end() const { return begin + static_cast<sqlite3_int64>(gathered.size()); }
    sqlite3_file* file() { return fileBehind(&base); }
    const sqlite3_io_methods& of() { return *file()->pMethods; }

    static sqlite3_file* fileBehind(sqlite3_file* log)
    {
        return reinterpret_cast<sqlite3_file*>(reinterpret_cast<Log*>(log) + 1);
    }

    sqlite3_file base;
    std::string gathered;
    sqlite3_int64 begin = 0; ///< where in the file `gathered` belongs
};

Log& logOf(sqlite3_file* file)
{
    return *reinterpret_cast<Log*>(file);
}

/// What could not be written is forgotten: SQLite undoes the transaction, so none of it may reach
/// the disk later.
int handOn(Log& log)
{
    if (log.gathered.empty())
        return SQLITE_OK;
    const int code = log.of().xWrite(
        log.file(), log.gathered.data(), static_cast<int>(log.gathered.size()), log.begin);
    log.gathered.clear();
    return code;
}

int logClose(sqlite3_file* file)
{
    Log& log = logOf(file);
    const int written = handOn(log);
    const int closed = log.of().xClose(log.file());
    std::destroy_at(&log);
    return written != SQLITE_OK ? written : closed;
}

int logRead(sqlite3_file* file, void* to, int size, sqlite3_int64 offset)
{
    Log& log = logOf(file);
    // Of a full disk SQLite may undo one statement and go on, over a hole; of this it does not.
    if (handOn(log) != SQLITE_OK)
        return SQLITE_IOERR_READ;
    return log.of().xRead(log.file(), to, size, offset);
}

int logWrite(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset)
{
    Log& log = logOf(file);
    const auto added = static_cast<std::size_t>(size);
    if (offset != log.end() || log.gathered.size() + added > mostGathered) {
        if (const int code = handOn(log))
            return code;
        log.begin = offset;
    }
    log.gathered.append(static_cast<const char*>(bytes), added);
    return SQLITE_OK;
}

int logTruncate(sqlite3_file* file, sqlite3_int64 size)
{
    Log& log = logOf(file);
    const int code = handOn(log);
    return code == SQLITE_OK ? log.of().xTruncate(log.file(), size) : code;
}

int logSync(sqlite3_file* file, int flags)
{
    Log& log = logOf(file);
    const int code = handOn(log);
    return code == SQLITE_OK ? log.of().xSync(log.file(), flags) : code;
}

int logSize(sqlite3_file* file, sqlite3_int64* size)
{
    Log& log = logOf(file);
    const int code = handOn(log);
    return code == SQLITE_OK ? log.of().xFileSize(log.file(), size) : code;
}

int logLock(sqlite3_file* file, int level)
{
    return logOf(file).of().xLock(logOf(file).file(), level);
}

int logUnlock(sqlite3_file* file, int level)
{
    return logOf(file).of().xUnlock(logOf(file).file(), level);
}

int logReserved(sqlite3_file* file, int* reserved)
{
    return logOf(file).of().xCheckReservedLock(logOf(file).file(), reserved);
}

int logControl(sqlite3_file* file, int what, void* argument)
{
    return logOf(file).of().xFileControl(logOf(file).file(), what, argument);
}

int logSectorSize(sqlite3_file* file)
{
    return logOf(file).of().xSectorSize(logOf(file).file());
}

int logCharacteristics(sqlite3_file* file)
{
    return logOf(file).of().xDeviceCharacteristics(logOf(file).file());
}

/// Version 1: a log is neither mapped nor shared.
constexpr sqlite3_io_methods logMethods = { 1, logClose, logRead, logWrite, logTruncate, logSync,
    logSize, logLock, logUnlock, logReserved, logControl, logSectorSize, logCharacteristics,
    nullptr, nullptr, nullptr, nullptr, nullptr, nullptr };

/// Asked for each time, since tests make another one the default.
sqlite3_vfs* defaultFiles()
{
    return sqlite3_vfs_find(nullptr);
}

int openFile(sqlite3_vfs* self, const char* name, sqlite3_file* file, int flags, int* opened)
{
    sqlite3_vfs* files = defaultFiles();
    if (files->szOsFile + static_cast<int>(sizeof(Log)) > self->szOsFile)
        return SQLITE_CANTOPEN;
    if (!(flags & SQLITE_OPEN_WAL))
        return files->xOpen(files, name, file, flags, opened);
    sqlite3_file* behind = Log::fileBehind(file);
    const int code = files->xOpen(files, name, behind, flags, opened);
    file->pMethods = nullptr;
    if (behind->pMethods)
        new (file) Log(logMethods);
    return code;
}

int deleteFile(sqlite3_vfs*, const char* name, int syncFolder)
{
    return defaultFiles()->xDelete(defaultFiles(), name, syncFolder);
}

int accessFile(sqlite3_vfs*, const char* name, int flags, int* result)
{
    return defaultFiles()->xAccess(defaultFiles(), name, flags, result);
}

int fullPathname(sqlite3_vfs*, const char* name, int size, char* full)
{
    return defaultFiles()->xFullPathname(defaultFiles(), name, size, full);
}

sqlite3_vfs* registered()
{
    static sqlite3_vfs files = *defaultFiles();
    files.pNext = nullptr;
    files.zName = "yidi-gathered-log";
    files.szOsFile += static_cast<int>(sizeof(Log));
    files.xOpen = openFile;
    files.xDelete = deleteFile;
    files.xAccess = accessFile;
    files.xFullPathname = fullPathname;
    sqlite3_vfs_register(&files, 0);
    return &files;
}

} // namespace

const char* filesWithGatheredLog()
{
    static const sqlite3_vfs* const files = registered();
    return files->zName;
}

} // namespace yidi::store
