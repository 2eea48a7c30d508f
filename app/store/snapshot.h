// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/directory/directory.h"

#include <QByteArray>

#include <map>
#include <memory>
#include <optional>

namespace yidi {

/// The one snapshot (Y301) a station holds: the province's answer as it came, with what proves it,
/// in the file "snapshot" of the data folder. It is proved anew each time it is read, and a newer
/// one takes its place whole or not at all.
class SnapshotFile {
public:
    struct Owner { ///< whose it must be
        QString institution;
        QByteArray provinceKey; ///< public, PEM
        QByteArray slipKey; ///< of the institution
    };
    /// An answer of the province with what proves it.
    struct Proved {
        QString msgid; ///< of the question
        QByteArray body;
        QByteArray signature;
    };

    /// `clock` must outlive it.
    SnapshotFile(const QString& dataDir, Owner owner, const Clock& clock);

    /// Reads what is on the disk; nothing there is no error. One that cannot be trusted is told,
    /// left where it is and not used: `AnswerUnsigned`, `AnswerMalformed`, `BadPolicy`.
    Result<void> load();

    /// Switches to another. Refused, and nothing changed, when it is not the province's, not this
    /// institution's (`AnswerUnsigned`), broken (`AnswerMalformed`, `BadPolicy`), older than the
    /// one held, expired or from the future (`BadInput`).
    Result<void> replace(const Proved& answer);

    /// What is held, expired or not; null: nothing.
    const std::shared_ptr<const Snapshot>& held() const { return m_held; }

    /// Who puts in this card. `StoreUnavailable` once the snapshot has expired.
    Result<std::optional<RememberedPerson>> remembered(
        const QString& certNo, const QString& cardSn) const;

private:
    struct Opened;
    Result<Opened> opened(const Proved& answer) const;
    Result<void> mayReplace(const Snapshot& newer) const;
    void hold(Opened opened);

    QString m_path;
    Owner m_owner;
    const Clock& m_clock;
    /// Shared with whoever shows it, on other threads: it never changes.
    std::shared_ptr<const Snapshot> m_held;
    std::map<QByteArray, QByteArray> m_people; ///< what is sealed, by keyed hash
};

} // namespace yidi
