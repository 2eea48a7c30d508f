// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/queue/waiting.h"

namespace yidi {

namespace {

constexpr qint64 hour = 3600;
constexpr qint64 linkTooLong = 4 * hour; ///< somebody looks at the network
constexpr qint64 tooLong = 24 * hour; ///< with a link nothing takes so long
constexpr qint64 proofTooLong = hour; ///< with a link the province answers at once

} // namespace

QString waitActorName(WaitActor actor)
{
    switch (actor) {
    case WaitActor::Nobody:
        return QStringLiteral("nobody");
    case WaitActor::Window:
        return QStringLiteral("window");
    case WaitActor::Supervisor:
        return QStringLiteral("supervisor");
    case WaitActor::Technician:
        return QStringLiteral("technician");
    }
    return {};
}

WaitDuty dutyOf(const WaitingRecord& record, bool online, const QDateTime& now)
{
    const qint64 waited = record.since.secsTo(now); // a clock set back makes nothing old
    if (record.kind == WaitKind::Held)
        return record.said.isEmpty()
            ? WaitDuty { WaitActor::Technician, QStringLiteral("held-unreadable") }
            : WaitDuty { WaitActor::Supervisor, QStringLiteral("held-said") };
    if (!online)
        return waited >= linkTooLong
            ? WaitDuty { WaitActor::Technician, QStringLiteral("mend-link") }
            : WaitDuty { WaitActor::Nobody, QStringLiteral("leaves-with-link") };
    if (record.kind == WaitKind::Proving)
        return waited >= proofTooLong
            ? WaitDuty { WaitActor::Technician, QStringLiteral("ask-province") }
            : WaitDuty { WaitActor::Nobody, QStringLiteral("being-proved") };
    return waited >= tooLong ? WaitDuty { WaitActor::Technician, QStringLiteral("ask-province") }
                             : WaitDuty { WaitActor::Nobody, QStringLiteral("leaves-by-itself") };
}

} // namespace yidi
