// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/frame_words.h"

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
    }
    return {};
}

QString sayBlocking(const QString& record)
{
    return QCoreApplication::translate("frame", "相关记录：%1").arg(record);
}

} // namespace yidi
