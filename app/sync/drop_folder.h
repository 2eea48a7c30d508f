// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArrayList>
#include <QString>

namespace yidi {

/// The files of a drop folder: DIR/in is the hospital's, what we make lies beside it. Everything is
/// moved and written in one step (rename), no link is followed, and names are bytes: whatever lies
/// there was put there by somebody else. Calls may hang as long as the share does.
class DropFolder {
public:
    /// `station` keeps apart what two stations of one folder take.
    DropFolder(const QString& dir, const QString& station);

    /// Whether the hospital's side is there; an empty mount point is not.
    bool isThere() const;
    Result<void> makeFolders() const;

    QByteArrayList names(const char* folder, int limit) const; ///< *.json, sorted
    /// When something came into a folder or left it, in nanoseconds.
    qint64 changedAt(const char* folder) const;
    QByteArrayList claimed() const; ///< by this station, not yet settled where they go
    /// Takes a file out of in/ for this station alone. False when another station was quicker.
    bool claim(const QByteArray& name) const;
    /// What a claimed file holds; `BillMalformed` for what is no plain file or too large.
    Result<QByteArray> read(const QByteArray& name) const;
    Result<QByteArray> readTaken(const QByteArray& name) const;
    /// A claimed file goes to taken/; one of that name is not overwritten unless it is the same.
    Result<void> take(const QByteArray& name, const QByteArray& hash) const;
    /// A claimed file goes to rejected/ with its reason beside it.
    Result<void> reject(const QByteArray& name, const QByteArray& reason) const;

    Result<QByteArray> readAnswer(const QString& name) const;
    Result<void> answer(const QString& name, const QByteArray& bytes) const; ///< into out/
    Result<void> setMark(const QString& mdtrtId, bool settled) const;
    QByteArrayList marks() const;
    /// The hospital's own book of a day; empty when there is none.
    QByteArray book(const QString& day) const;

private:
    QByteArray path(const char* folder, const QByteArray& name = {}) const;
    QByteArray claimedPath(const QByteArray& name = {}) const;
    Result<void> move(const QByteArray& from, const QByteArray& to) const;
    Result<void> write(const char* folder, const QByteArray& name, const QByteArray& bytes) const;

    QByteArray m_dir;
    QByteArray m_station;
};

} // namespace yidi
