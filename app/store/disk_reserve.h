// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QString>

namespace yidi {

struct DiskRules {
    static constexpr qint64 mib = 1024 * 1024;
    qint64 reserve = 64 * mib; ///< kept back from whoever else fills the disk
    qint64 free = 256 * mib; ///< with less than this nothing new is begun
};

/// Room on the station's disk, kept back by a file of that size (空间预留). Long before the disk is
/// full nothing new is begun; if others fill it all the same, the room is given up, so that what
/// was begun can still be finished and its receipts kept.
class DiskReserve {
public:
    DiskReserve(const QString& folder, const DiskRules& rules);

    /// Takes the room when it is not held and that leaves enough for business.
    void tend();
    /// `StoreFull` says how much is free, how much is needed and what to do.
    Result<void> mayBegin() const;
    /// Gives the room up; false when there was none.
    bool release();

    bool isHeld() const;
    /// What others than root may still write. A disk that cannot be asked is not a full one.
    qint64 freeBytes() const;

private:
    QString m_folder;
    QString m_path;
    DiskRules m_rules;
};

} // namespace yidi
