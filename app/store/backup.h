// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/outbox.h"

#include <functional>

namespace yidi {

/// Copies of the queue on a second medium (备份). What is in them is as sealed as the queue itself.
class Backups {
public:
    /// The last so many are kept.
    static constexpr int kept = 3;

    /// `medium` must be there: a medium that is not mounted leaves an empty place, which must not
    /// be taken for it.
    Backups(const QString& medium, const QString& institution, const QString& stationNumber);

    /// Writes a copy and, once it is on the medium for good, takes the oldest away. Answers its
    /// path. Whatever goes wrong, the queue and the copies before stay as they are.
    Result<QString> make(Outbox& queue);

    /// The latest first.
    QStringList copies() const;

private:
    QString m_medium;
    QString m_folder;
};

using MakeStation = std::function<Result<Outbox::Station>()>;

/// Puts a copy in the place of the queue at `path`, as a new epoch of it. Refused, and nothing
/// changed, when the copy is not sound, is another station's, or would lose something: the queue
/// that is there is sound and not older (`BadInput`), or in use (`StoreLocked`). What was there is
/// kept under a new name, which is answered; empty when nothing was there. An attempt that was cut
/// off leaves a station that does not start: repeat it.
Result<QString> restoreBackup(const QString& copy, const QString& path, const MakeStation& station,
    const QByteArray& provinceKey, const Clock& clock);

} // namespace yidi
