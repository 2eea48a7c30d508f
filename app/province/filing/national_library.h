// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/filing.h"
#include "app/province/ledger/ledger.h"

#include <functional>
#include <map>

/// Telling the national library (国家备案库) what is filed: every granted filing, and whatever
/// changes it later, one revision after the other.
namespace yidi {

/// What the library is told. The number and the revision are its key: told twice, it is one entry.
struct LibraryEntry {
    QString number;
    int revision = 0;
    FilingState state = FilingState::Effective;
    FilingCategory category = FilingCategory::OtherTemporary;
    QString insuredRegion;
    QString careRegion;
    QDate begin;
    QDate end;

    bool operator==(const LibraryEntry&) const = default;
};

/// Its answer: taken, or refused with a code of its own.
struct LibraryAnswer {
    bool taken = false;
    QString code;

    bool operator==(const LibraryAnswer&) const = default;
};

/// The way to it. An error is no answer: the entry stays in the queue and is told again.
using NationalLibrary = std::function<Result<LibraryAnswer>(const LibraryEntry&)>;

/// What stands for the library until a real one is reached: keeps the latest revision of each
/// filing and refuses by a few rules of its own.
class SimulatedLibrary {
public:
    QStringList closedRegions; ///< care regions it does not know

    Result<LibraryAnswer> tell(const LibraryEntry& entry);
    /// Goes on with what stands in a file, and keeps it there whenever it is saved.
    Result<void> keepIn(const QString& path);
    Result<void> save();
    const std::map<QString, LibraryEntry>& entries() const { return m_entries; }

private:
    std::map<QString, LibraryEntry> m_entries;
    QString m_path;
    bool m_changed = false;
};

struct Uploaded {
    int ok = 0;
    int failed = 0;
    int unanswered = 0; ///< stay queued

    bool operator==(const Uploaded&) const = default;
};
/// Tells the library up to `limit` of what is queued. What it has taken and what it has refused is
/// noted in one transaction at the end; lost before that, it is told again under the same key.
Result<Uploaded> uploadFilings(Ledger& ledger, const NationalLibrary& library, int limit);

/// What it refused, for a clerk to correct and queue again: R19 with the library's code.
Result<std::vector<Refusal>> refusedUploads(Ledger& ledger);

} // namespace yidi
