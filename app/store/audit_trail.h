// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <memory>
#include <optional>
#include <vector>

namespace yidi {

namespace store {
class Database;
class Statement;
}

/// Who saw or did what at a window (留痕), for whoever has to look into it later: trail.db. Rows
/// are only ever added. Each row's hash is keyed and covers the row before it, so that a row that
/// was changed, removed or moved is noticed; and DATA/trail.head remembers the last one, so that a
/// trail that was cut short is noticed too. A damaged trail is kept, goes on behind a row that says
/// so, and stays damaged for good.
class AuditTrail {
public:
    struct Entry {
        qint64 row = 0; ///< from 1
        QDateTime at;
        QString who; ///< operator's number; empty: nobody was logged in
        QString what; ///< id of what was done
        QString about; ///< a filing's number or a masked form, nothing more personal
        bool operator==(const Entry&) const = default;
    };
    struct Soundness {
        std::optional<qint64> firstBroken; ///< none: all is as it was written
        QString why;
    };

    /// `clock` must outlive the trail.
    static Result<std::unique_ptr<AuditTrail>> open(const QString& dataDir, const Clock& clock);
    ~AuditTrail();

    /// Durable when this returns.
    Result<void> add(const QString& who, const QString& what, const QString& about = {});
    Result<std::vector<Entry>> latest(int limit); ///< the newest first
    Result<std::vector<Entry>> all(const QString& what); ///< of one kind, the oldest first
    Result<Soundness> verify();

private:
    struct Head;

    AuditTrail(
        std::unique_ptr<store::Database> database, QString dataDir, QByteArray key, const Clock&);

    static Result<std::vector<Entry>> entriesFrom(store::Statement& rows);
    Result<Head> lastRow();
    Result<Head> rememberedHead() const;
    Result<void> rememberHead(const Head& head) const;
    QByteArray sealOf(const Head& head) const;
    Result<QString> objectionToHead(const Head& last);
    Result<Head> append(const Head& last, const Entry& entry);
    QByteArray hashOf(const QByteArray& previous, const Entry& entry) const;
    Result<bool> guardsStand();

    std::unique_ptr<store::Database> m_database;
    const QString m_dataDir;
    const QByteArray m_key;
    const Clock& m_clock;
};

} // namespace yidi
