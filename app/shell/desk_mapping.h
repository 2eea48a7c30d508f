// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/desk.h"
#include "app/sync/keeper.h"
#include "reader/service/card_service.h"

#include <optional>

/// Between what the desk says and what the wire says. The desk never sees a wire name.
namespace yidi {

Json reviewsQuestion(const QString& search); ///< Y105
desk::Event reviewsEvent(const Answer& answer, const QString& search);

Json previewQuestion(const QStringList& numbers); ///< Y105
desk::Event previewEvent(const Answer& answer);

Json deskPersonQuestion(const desk::AskPerson& asked, const QDate& today); ///< 1101
/// Who it is; an error when the province does not say.
tl::expected<Person, desk::AskFailed> personOf(const Answer& answer);
desk::Event personFoundEvent(const Person& person, const Answer& filings);

Json callsQuestion(const QString& take); ///< Y109
desk::Event callsEvent(const Answer& answer);

/// What a clerk enters is asked at a window, whatever the form left open.
FilingRequest atTheWindow(const desk::File& file);

/// What the end of a Record means to the desk; nothing while it goes on.
std::optional<desk::Event> deskRecordEvent(const QString& ticket, const RecordUpdate& update);

/// The type of an institution as its code tells it: H a hospital, P a pharmacy, J a handling
/// office.
QString institutionTypeOf(const QString& code);

/// What stands on a slip: of its code ("YD1|number|check|status") or as somebody types it
/// ("number check").
struct SlipText {
    QString number;
    QString check;
    QString status; ///< empty: not told
    bool operator==(const SlipText&) const = default;
};
std::optional<SlipText> slipTextFrom(const QString& text);

desk::LogInFailed logInFailed(const PinOutcome& outcome);

} // namespace yidi
