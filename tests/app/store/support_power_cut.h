// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/fault_vfs.h"

#include <QStringList>

#include <functional>

namespace yidi {

/// What a store did to its disk while it was used, with a mark after each call that came back: the
/// caller was told then.
class DiskStory {
public:
    /// `use` works on the disk and calls told() whenever a call has come back.
    DiskStory(DiskState start, const std::function<void(FaultDisk&, DiskStory&)>& use);
    void told();

    /// Opens what is left and says what is wrong with it, or nothing. `calls` had come back; one
    /// more was going on when `oneMore`.
    using Check = std::function<QString(FaultDisk& left, std::size_t calls, bool oneMore)>;

    struct Verdict {
        qint64 images = 0;
        qint64 different = 0; ///< of them: an image that was there before would tell nothing new
        qint64 bad = 0; ///< of all
        QStringList objections; ///< the first few, each with where and which seed
    };
    /// Cuts the power before the first operation, between any two, and after the last, and whenever
    /// a call has come back: `each` images there. Now and then the power goes once more while the
    /// store recovers.
    Verdict cutEverywhere(quint64 seed, FolderModel model, int each, const Check& check) const;

    std::size_t operations() const { return m_log.size(); }
    std::size_t calls() const { return m_marks.size() - 1; }

private:
    DiskState m_start;
    std::vector<DiskOperation> m_log;
    std::vector<std::size_t> m_marks = { 0 }; ///< operations when so many calls had come back
};

} // namespace yidi
