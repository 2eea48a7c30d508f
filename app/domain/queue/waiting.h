// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>

namespace yidi {

/// Why something has not left, or is not over.
enum class WaitKind {
    Ready, ///< its turn or the link has not come
    Sending, ///< the answer is on its way
    Proving, ///< given up; the province is asked whether it took effect
    Held, ///< the province could not take the message: somebody must see to it
};

/// Something that waits on this station, as staff may see it: no person, no content.
struct WaitingRecord {
    QString msgid;
    QString infno;
    WaitKind kind = WaitKind::Ready;
    QDateTime since;
    int attempts = 0;
    QString said; ///< of what is held: the province's own words; empty: it spoke unintelligibly

    bool operator==(const WaitingRecord&) const = default;
};

/// Who does something about what waits (谁来做).
enum class WaitActor { Nobody, Window, Supervisor, Technician };
QString waitActorName(WaitActor actor); ///< "nobody" …

/// Who must do what; `what` is a code with words of its own.
struct WaitDuty {
    WaitActor actor = WaitActor::Nobody;
    QString what;

    bool operator==(const WaitDuty&) const = default;
};
WaitDuty dutyOf(const WaitingRecord& record, bool online, const QDateTime& now);

} // namespace yidi
