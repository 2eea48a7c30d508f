// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// A disk that forgets, for the store: files live in memory under /disk/NAME, SQLite reaches them
// through a VFS that becomes the default one, so the store's own code runs on it unchanged. What is
// not under /disk goes to the machine's files as ever.
//
// A disk knows what is durable and what is only written, makes images of what a power cut may leave
// of it, and lets a test fail any operation.
#pragma once

#include <QString>

#include <functional>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace yidi {

struct DiskOperation {
    enum Kind { Create, Write, Truncate, Sync, LostSync, Delete, SyncFolder, Open, Read, Close };
    Kind kind;
    std::string path; ///< of the file on its disk
    int file = -1; ///< as an inode: a file keeps it when its name goes
    qint64 offset = 0; ///< of a Write; the new size of a Truncate
    std::string bytes;

    bool changesTheDisk() const { return kind <= SyncFolder; }
};

/// What a directory may forget. Ordered: names come and go in order, and any sync of a file makes
/// all before it durable (a journalling file system). Strict: each creation and deletion may
/// survive or not, until its directory is synced (POSIX and no more).
enum class FolderModel { Ordered, Strict };

/// The content of a disk, and how far it is durable.
class DiskState {
public:
    /// What an operation does to the disk.
    void apply(const DiskOperation& operation);

    /// What a power cut now may leave: of each file any part of what was not synced, whole pages of
    /// the kernel's cache or torn at 512 bytes, with the old size or the new one; of the directory
    /// as `model` says.
    DiskState afterPowerCut(std::mt19937_64& dice, FolderModel model) const;

    /// The same, with all of it durable.
    DiskState settled() const;

    int fileAt(const std::string& path) const; ///< -1: there is none
    int nextFile() const { return static_cast<int>(m_files.size()); }
    const std::string& bytesOf(int file) const { return m_files.at(toIndex(file)).live; }
    /// Changes a file behind everybody's back.
    void overwrite(const std::string& path, std::string bytes);
    std::vector<std::string> paths() const;
    bool operator==(const DiskState&) const;
    std::size_t hash() const; ///< over what a reader sees

private:
    struct File {
        std::string live; ///< what a reader sees
        std::string durable;
        std::vector<DiskOperation> pending; ///< since the last sync
    };
    using Names = std::map<std::string, int>;
    struct Folder {
        Names live;
        Names durable[2]; ///< by FolderModel
        std::vector<DiskOperation> pending[2];
    };

    struct Piece {
        bool truncates;
        std::size_t offset; ///< of what is written; the new size of what is truncated
        std::string_view written;
    };

    void add(const std::string& path, const std::string& bytes);
    static std::size_t toIndex(int file) { return static_cast<std::size_t>(file); }
    static std::vector<Piece> piecesOf(const File& file);
    static std::string survivors(const File& file, std::mt19937_64& dice);
    static void sync(File& file);
    void change(const DiskOperation& operation);
    void settleFolder(FolderModel model);

    std::vector<File> m_files;
    Folder m_folder;
};

/// What a test answers to an operation that is about to happen.
struct DiskAnswer {
    int code = 0; ///< SQLITE_OK lets it happen
    qint64 written = 0; ///< of a Write that fails: so many bytes arrived first
};

/// A disk under /disk/NAME while it exists. Not for two threads at once.
class FaultDisk {
public:
    explicit FaultDisk(const QString& name, DiskState state = {});
    ~FaultDisk();
    FaultDisk(const FaultDisk&) = delete;
    FaultDisk& operator=(const FaultDisk&) = delete;

    QString path(const QString& file) const;

    DiskState state;
    /// Asked before each operation; may throw the disk out (`dead`).
    std::function<DiskAnswer(const DiskOperation&)> before;
    /// What happened, when a test wants to know: without reads.
    std::vector<DiskOperation>* log = nullptr;
    /// From here on every operation fails, as after a power cut; whoever has files open can only
    /// close them.
    bool dead = false;

private:
    const std::string m_prefix;
};

/// Replaces the value of `PRAGMA synchronous = EXTRA` by a weaker one while it exists ("1" is
/// NORMAL, "2" FULL), to show what the store would lose.
class WeakerSynchronous {
public:
    explicit WeakerSynchronous(char level);
    ~WeakerSynchronous();
    WeakerSynchronous(const WeakerSynchronous&) = delete;
    WeakerSynchronous& operator=(const WeakerSynchronous&) = delete;
};

} // namespace yidi
