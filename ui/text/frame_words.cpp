// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/frame_words.h"

#include "app/domain/region/region.h"

#include <QCoreApplication>

namespace yidi {

QString sayOutcome(OutcomeScreen::Kind kind)
{
    switch (kind) {
    case OutcomeScreen::Kind::Done:
        return word(Phrase::StatusDone);
    case OutcomeScreen::Kind::Accepted:
        return word(Phrase::StatusAccepted);
    case OutcomeScreen::Kind::StoredHere:
        return word(Phrase::StatusStoredHere);
    case OutcomeScreen::Kind::ResultPending:
        return word(Phrase::StatusResultPending);
    case OutcomeScreen::Kind::Refused:
        return word(Phrase::StatusRefused);
    case OutcomeScreen::Kind::Provisional:
        return word(Phrase::StatusProvisional);
    case OutcomeScreen::Kind::AtWindow:
        return word(Phrase::StatusAtWindow);
    }
    return {};
}

QString sayBlocking(const Refusal& reason)
{
    const QString dated = sayCode({ QStringLiteral("reason-day"), reason.code });
    if (dated != reason.code && QDate::fromString(reason.blocking, Qt::ISODate).isValid())
        return dated.arg(reason.blocking);
    const bool place = isRegionCode(reason.blocking);
    const QString record =
        sayCode({ place ? QStringLiteral("region") : QStringLiteral("blocking"), reason.blocking });
    return QCoreApplication::translate("frame", "相关记录：%1").arg(record);
}

} // namespace yidi
