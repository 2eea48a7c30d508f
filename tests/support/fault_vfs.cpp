// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fault_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

namespace yidi {

namespace {

constexpr std::size_t sectorSize = 512;
constexpr std::size_t pageSize = 4096; ///< of the kernel's cache

bool oneIn(std::mt19937_64& dice, unsigned times)
{
    return dice() % times == 0;
}

void write(std::string& bytes, std::size_t offset, const char* data, std::size_t size)
{
    if (bytes.size() < offset + size)
        bytes.resize(offset + size);
    std::copy_n(data, size, bytes.begin() + static_cast<std::ptrdiff_t>(offset));
}

} // namespace

int DiskState::fileAt(const std::string& path) const
{
    const auto entry = m_folder.live.find(path);
    return entry == m_folder.live.end() ? -1 : entry->second;
}

void DiskState::overwrite(const std::string& path, std::string bytes)
{
    File& file = m_files.at(toIndex(fileAt(path)));
    file.live = file.durable = std::move(bytes);
}

std::vector<std::string> DiskState::paths() const
{
    std::vector<std::string> all;
    for (const auto& [path, file] : m_folder.live)
        all.push_back(path);
    return all;
}

bool DiskState::operator==(const DiskState& other) const
{
    return m_folder.live.size() == other.m_folder.live.size()
        && std::equal(m_folder.live.begin(), m_folder.live.end(), other.m_folder.live.begin(),
            [&](const auto& mine, const auto& theirs) {
                return mine.first == theirs.first
                    && bytesOf(mine.second) == other.bytesOf(theirs.second);
            });
}

std::size_t DiskState::hash() const
{
    std::size_t sum = 0;
    for (const auto& [path, file] : m_folder.live) {
        for (const std::string& text : { path, bytesOf(file) })
            sum = sum * 1'000'003 + std::hash<std::string_view>()(text);
    }
    return sum;
}

void DiskState::apply(const DiskOperation& operation)
{
    using Op = DiskOperation;
    const auto offset = static_cast<std::size_t>(operation.offset);
    switch (operation.kind) {
    case Op::Create:
        m_files.emplace_back();
        m_folder.live[operation.path] = operation.file;
        change(operation);
        break;
    case Op::Delete:
        m_folder.live.erase(operation.path);
        change(operation);
        break;
    case Op::Write: {
        File& file = m_files.at(toIndex(operation.file));
        write(file.live, offset, operation.bytes.data(), operation.bytes.size());
        file.pending.push_back(operation);
        break;
    }
    case Op::Truncate:
        m_files.at(toIndex(operation.file)).live.resize(offset);
        m_files.at(toIndex(operation.file)).pending.push_back(operation);
        break;
    case Op::Sync:
        sync(m_files.at(toIndex(operation.file)));
        settleFolder(FolderModel::Ordered);
        break;
    case Op::LostSync:
        // The kernel tells of the error once and then takes its pages for clean: what a reader sees
        // stays, and will never reach the disk unless it is written again.
        m_files.at(toIndex(operation.file)).pending.clear();
        break;
    case Op::SyncFolder:
        settleFolder(FolderModel::Ordered);
        settleFolder(FolderModel::Strict);
        break;
    case Op::Open:
    case Op::Read:
    case Op::Close:
        break;
    }
}

/// Whole pages of the cache go to the disk, those that were written to.
void DiskState::sync(File& file)
{
    for (const DiskOperation& operation : std::exchange(file.pending, {})) {
        const auto offset = static_cast<std::size_t>(operation.offset);
        if (operation.kind == DiskOperation::Truncate) {
            file.durable.resize(std::min(file.durable.size(), offset));
            continue;
        }
        const std::size_t begin = offset / pageSize * pageSize;
        const std::size_t end = std::min(file.live.size(),
            (offset + operation.bytes.size() + pageSize - 1) / pageSize * pageSize);
        if (begin < end)
            write(file.durable, begin, file.live.data() + begin, end - begin);
    }
    file.durable.resize(file.live.size());
}

void DiskState::change(const DiskOperation& operation)
{
    for (auto& pending : m_folder.pending)
        pending.push_back(operation);
}

void DiskState::settleFolder(FolderModel model)
{
    const auto which = static_cast<std::size_t>(model);
    m_folder.durable[which] = m_folder.live;
    m_folder.pending[which].clear();
}

DiskState DiskState::afterPowerCut(std::mt19937_64& dice, FolderModel model) const
{
    const auto which = static_cast<std::size_t>(model);
    const auto& pending = m_folder.pending[which];
    Names names = m_folder.durable[which];
    const std::size_t inOrder = dice() % (pending.size() + 1);
    const unsigned mood = dice() % 4; // strict: none, all, and twice any
    for (std::size_t i = 0; i < pending.size(); ++i) {
        const bool survives =
            model == FolderModel::Ordered ? i < inOrder : mood == 1 || (mood > 1 && oneIn(dice, 2));
        if (!survives)
            continue;
        if (pending[i].kind == DiskOperation::Create)
            names[pending[i].path] = pending[i].file;
        else
            names.erase(pending[i].path);
    }
    DiskState left;
    for (const auto& [path, file] : names)
        left.add(path, survivors(m_files.at(toIndex(file)), dice));
    return left;
}

void DiskState::add(const std::string& path, const std::string& bytes)
{
    m_folder.live[path] = nextFile();
    m_files.push_back({ bytes, bytes, {} });
    settleFolder(FolderModel::Ordered);
    settleFolder(FolderModel::Strict);
}

DiskState DiskState::settled() const
{
    DiskState left;
    for (const auto& [path, file] : m_folder.live)
        left.add(path, bytesOf(file));
    return left;
}

/// What the kernel brings to the disk by itself, in any order: truncations, and of writes what lies
/// in one page of its cache.
std::vector<DiskState::Piece> DiskState::piecesOf(const File& file)
{
    std::vector<Piece> pieces;
    for (const DiskOperation& operation : file.pending) {
        const auto offset = static_cast<std::size_t>(operation.offset);
        if (operation.kind == DiskOperation::Truncate) {
            pieces.push_back({ true, offset, {} });
            continue;
        }
        const std::string_view bytes = operation.bytes;
        for (std::size_t done = 0; done < bytes.size();) {
            const std::size_t at = offset + done;
            const std::size_t size =
                std::min(bytes.size() - done, (at / pageSize + 1) * pageSize - at);
            pieces.push_back({ false, at, bytes.substr(done, size) });
            done += size;
        }
    }
    return pieces;
}

std::string DiskState::survivors(const File& file, std::mt19937_64& dice)
{
    std::string bytes = file.durable;
    const std::vector<Piece> pieces = piecesOf(file);
    if (pieces.empty())
        return bytes;
    enum {
        Nothing,
        Everything,
        UpToOne,
        SomePieces,
        SomeSectors,
        MostSectors,
        FewSectors,
        AllButOne
    };
    const unsigned mood = dice() % 8;
    const std::size_t one = dice() % pieces.size();
    const auto survives = [&](std::size_t piece, bool lastSector) {
        switch (mood) {
        case Nothing:
            return false;
        case Everything:
            return true;
        case UpToOne:
            return piece < one || (piece == one && oneIn(dice, 2));
        case SomeSectors:
            return oneIn(dice, 2);
        case MostSectors:
            return !oneIn(dice, 8);
        case FewSectors:
            return oneIn(dice, 8);
        case AllButOne:
            return piece != one || !lastSector;
        default:
            return true;
        }
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto& [truncates, offset, written] = pieces[i];
        if (mood == SomePieces && oneIn(dice, 2))
            continue;
        if (truncates) {
            if (survives(i, true))
                bytes.resize(offset);
            continue;
        }
        const std::size_t end = offset + written.size();
        for (std::size_t at = offset; at < end;) {
            const std::size_t next = std::min(end, (at / sectorSize + 1) * sectorSize);
            if (survives(i, next == end))
                write(bytes, at, written.data() + (at - offset), next - at);
            at = next;
        }
    }
    // The size is kept elsewhere than the bytes: what it promises may be zeros or old rubbish.
    const unsigned size = dice() % 4;
    if (size == 1 && bytes.size() > file.durable.size()) {
        bytes.resize(file.durable.size());
    } else if (size >= 2 && bytes.size() < file.live.size()) {
        const std::size_t from = bytes.size();
        bytes.resize(file.live.size());
        if (size == 3)
            std::generate(bytes.begin() + static_cast<std::ptrdiff_t>(from), bytes.end(),
                [&] { return static_cast<char>(dice()); });
    }
    return bytes;
}

// ------------------------------------------------------------------------------------------------
// The VFS

namespace {

std::map<std::string, FaultDisk*>& disks()
{
    static std::map<std::string, FaultDisk*> all;
    return all;
}

char weaker = 0;
sqlite3_vfs* machine = nullptr; ///< the VFS for everything else

FaultDisk* diskOf(const char* path)
{
    if (!path || std::strncmp(path, "/disk/", 6) != 0)
        return nullptr;
    const char* end = std::strchr(path + 6, '/');
    const auto disk = end ? disks().find(std::string(path, end)) : disks().end();
    return disk == disks().end() ? nullptr : disk->second;
}

struct OpenFile {
    sqlite3_file base;
    FaultDisk* disk;
    int file;
    int lock;
    bool folderToSync; ///< as SQLite's own VFS does with the first sync of a new journal
    const char* name; ///< in the text SQLite holds, which outlives the file
};

OpenFile& of(sqlite3_file* file)
{
    return *reinterpret_cast<OpenFile*>(file);
}

std::vector<OpenFile*>& openFiles()
{
    static std::vector<OpenFile*> all;
    return all;
}

/// The name of a file on its disk.
const char* nameOnDisk(const char* path)
{
    return std::strchr(path + 6, '/') + 1;
}

/// Asks the test, then does it.
int perform(FaultDisk& disk, DiskOperation operation, int deadCode)
{
    if (disk.dead)
        return deadCode;
    if (disk.before) {
        const DiskAnswer answer = disk.before(operation);
        if (answer.code != SQLITE_OK) {
            if (operation.kind == DiskOperation::Sync)
                operation.kind = DiskOperation::LostSync;
            else if (operation.kind == DiskOperation::Write && answer.written > 0)
                operation.bytes =
                    operation.bytes.substr(0, static_cast<std::size_t>(answer.written));
            else
                return answer.code;
            disk.state.apply(operation);
            if (disk.log)
                disk.log->push_back(std::move(operation));
            return answer.code;
        }
        if (disk.dead)
            return deadCode;
    }
    if (!operation.changesTheDisk())
        return SQLITE_OK;
    disk.state.apply(operation);
    if (disk.log)
        disk.log->push_back(std::move(operation));
    return SQLITE_OK;
}

int perform(OpenFile& open, DiskOperation::Kind kind, int deadCode, qint64 offset = 0,
    std::string bytes = {})
{
    return perform(*open.disk, { kind, open.name, open.file, offset, std::move(bytes) }, deadCode);
}

int fileClose(sqlite3_file* file)
{
    OpenFile& open = of(file);
    perform(open, DiskOperation::Close, SQLITE_OK);
    std::erase(openFiles(), &open);
    return SQLITE_OK;
}

int fileRead(sqlite3_file* file, void* buffer, int size, sqlite3_int64 offset)
{
    OpenFile& open = of(file);
    if (const int code = perform(open, DiskOperation::Read, SQLITE_IOERR_READ, offset))
        return code;
    const std::string& bytes = open.disk->state.bytesOf(open.file);
    const auto begin = std::min(bytes.size(), static_cast<std::size_t>(offset));
    const auto got = std::min(bytes.size() - begin, static_cast<std::size_t>(size));
    std::memcpy(buffer, bytes.data() + begin, got);
    std::memset(static_cast<char*>(buffer) + got, 0, static_cast<std::size_t>(size) - got);
    return got == static_cast<std::size_t>(size) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int fileWrite(sqlite3_file* file, const void* buffer, int size, sqlite3_int64 offset)
{
    return perform(of(file), DiskOperation::Write, SQLITE_IOERR_WRITE, offset,
        std::string(static_cast<const char*>(buffer), static_cast<std::size_t>(size)));
}

int fileTruncate(sqlite3_file* file, sqlite3_int64 size)
{
    return perform(of(file), DiskOperation::Truncate, SQLITE_IOERR_TRUNCATE, size);
}

int fileSync(sqlite3_file* file, int)
{
    OpenFile& open = of(file);
    if (const int code = perform(open, DiskOperation::Sync, SQLITE_IOERR_FSYNC))
        return code;
    if (open.folderToSync) {
        if (const int code = perform(open, DiskOperation::SyncFolder, SQLITE_IOERR_DIR_FSYNC))
            return code;
        open.folderToSync = false;
    }
    return SQLITE_OK;
}

int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    *size = static_cast<sqlite3_int64>(of(file).disk->state.bytesOf(of(file).file).size());
    return SQLITE_OK;
}

int fileLock(sqlite3_file* file, int level)
{
    OpenFile& open = of(file);
    if (open.disk->dead)
        return SQLITE_IOERR_LOCK;
    for (const OpenFile* other : openFiles()) {
        if (other == &open || other->disk != open.disk || other->file != open.file)
            continue;
        const bool inTheWay = other->lock >= SQLITE_LOCK_PENDING
            || (level >= SQLITE_LOCK_RESERVED && other->lock >= SQLITE_LOCK_RESERVED)
            || (level == SQLITE_LOCK_EXCLUSIVE && other->lock >= SQLITE_LOCK_SHARED);
        if (inTheWay)
            return SQLITE_BUSY;
    }
    open.lock = std::max(open.lock, level);
    return SQLITE_OK;
}

int fileUnlock(sqlite3_file* file, int level)
{
    of(file).lock = std::min(of(file).lock, level);
    return SQLITE_OK;
}

int fileReserved(sqlite3_file* file, int* reserved)
{
    *reserved = std::any_of(openFiles().begin(), openFiles().end(), [&](const OpenFile* other) {
        return other->disk == of(file).disk && other->file == of(file).file
            && other->lock >= SQLITE_LOCK_RESERVED;
    });
    return SQLITE_OK;
}

int fileControl(sqlite3_file*, int what, void* argument)
{
    if (what == SQLITE_FCNTL_PRAGMA && weaker) {
        char** words = static_cast<char**>(argument);
        if (words[2] && qstrcmp(words[1], "synchronous") == 0) {
            words[2][0] = weaker;
            words[2][1] = 0;
        }
    }
    return SQLITE_NOTFOUND;
}

int fileSectorSize(sqlite3_file*)
{
    return static_cast<int>(pageSize);
}

/// As SQLite's own VFS says of a file on Debian.
int fileCharacteristics(sqlite3_file*)
{
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

/// Version 1: no shared memory, no mapping. An exclusive connection needs neither.
constexpr sqlite3_io_methods methods = { 1, fileClose, fileRead, fileWrite, fileTruncate, fileSync,
    fileSize, fileLock, fileUnlock, fileReserved, fileControl, fileSectorSize, fileCharacteristics,
    nullptr, nullptr, nullptr, nullptr, nullptr, nullptr };

/// A database is made empty before SQLite opens it; here, when SQLite does.
int vfsOpen(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    FaultDisk* disk = diskOf(name);
    if (!disk)
        return machine->xOpen(machine, name, file, flags, outFlags);
    OpenFile& open = of(file);
    const char* onDisk = nameOnDisk(name);
    open = { { nullptr }, disk, disk->state.fileAt(onDisk), SQLITE_LOCK_NONE, false, onDisk };
    if (const int code = perform(open, DiskOperation::Open, SQLITE_CANTOPEN))
        return code;
    if (open.file < 0) {
        open.file = disk->state.nextFile();
        if (const int code = perform(open, DiskOperation::Create, SQLITE_CANTOPEN))
            return code;
    }
    // Whether or not it was there: a name left by whoever died may not be on the disk yet.
    constexpr int journals = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL;
    open.folderToSync = (flags & SQLITE_OPEN_CREATE) && (flags & journals);
    open.base.pMethods = &methods;
    openFiles().push_back(&open);
    if (outFlags)
        *outFlags = flags;
    return SQLITE_OK;
}

int vfsDelete(sqlite3_vfs*, const char* name, int syncFolder)
{
    FaultDisk* disk = diskOf(name);
    if (!disk)
        return machine->xDelete(machine, name, syncFolder);
    DiskOperation operation { DiskOperation::Delete, nameOnDisk(name), -1, 0, {} };
    operation.file = disk->state.fileAt(operation.path);
    if (operation.file < 0)
        return SQLITE_IOERR_DELETE_NOENT;
    const int code = perform(*disk, operation, SQLITE_IOERR_DELETE);
    if (code != SQLITE_OK || !syncFolder)
        return code;
    operation.kind = DiskOperation::SyncFolder;
    return perform(*disk, operation, SQLITE_IOERR_DIR_FSYNC);
}

int vfsAccess(sqlite3_vfs*, const char* name, int flags, int* result)
{
    FaultDisk* disk = diskOf(name);
    if (!disk)
        return machine->xAccess(machine, name, flags, result);
    // SQLite's own VFS takes an empty journal for none.
    const int file = disk->state.fileAt(nameOnDisk(name));
    *result = file >= 0 && (flags != SQLITE_ACCESS_EXISTS || !disk->state.bytesOf(file).empty());
    return SQLITE_OK;
}

int vfsFullPathname(sqlite3_vfs*, const char* name, int size, char* full)
{
    if (!diskOf(name))
        return machine->xFullPathname(machine, name, size, full);
    sqlite3_snprintf(size, full, "%s", name);
    return SQLITE_OK;
}

void registerOnce()
{
    static sqlite3_vfs vfs = {};
    if (machine)
        return;
    machine = sqlite3_vfs_find(nullptr);
    vfs = *machine;
    vfs.pNext = nullptr;
    vfs.zName = "yidi-fault";
    vfs.szOsFile = std::max(machine->szOsFile, static_cast<int>(sizeof(OpenFile)));
    vfs.xOpen = vfsOpen;
    vfs.xDelete = vfsDelete;
    vfs.xAccess = vfsAccess;
    vfs.xFullPathname = vfsFullPathname;
    sqlite3_vfs_register(&vfs, 1);
}

} // namespace

FaultDisk::FaultDisk(const QString& name, DiskState content)
    : state(std::move(content))
    , m_prefix("/disk/" + name.toStdString())
{
    registerOnce();
    Q_ASSERT(!disks().count(m_prefix));
    disks()[m_prefix] = this;
}

FaultDisk::~FaultDisk()
{
    disks().erase(m_prefix);
}

QString FaultDisk::path(const QString& file) const
{
    return QString::fromStdString(m_prefix) + QLatin1Char('/') + file;
}

WeakerSynchronous::WeakerSynchronous(char level)
{
    weaker = level;
}

WeakerSynchronous::~WeakerSynchronous()
{
    weaker = 0;
}

} // namespace yidi
