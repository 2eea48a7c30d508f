// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/journey.h"
#include "app/sync/keeper.h"
#include "reader/service/card_service.h"

#include <optional>

/// Between what journeys say and what the wire says. Journeys never see a wire name.
namespace yidi {

Json personQuestion(const SocialSecurityCard& card, const QDate& today); ///< 1101
Event personEvent(const Answer& answer);

Json cardQuestion(const SocialSecurityCard& card); ///< Y202
/// Who the card's holder is, unless the province stopped the card. That it says nothing of the card
/// changes nothing.
Event cardHolderEvent(const Answer& person, const Answer& card);

Json codeQuestion(const EcToken& code, const QDate& today); ///< 1101 by e-credential
Event codeHolderEvent(const Answer& answer);

Json documentQuestion(const AskOther& asked, const QDate& today); ///< 1101 by document number

Json visitsQuestion(const AskVisits& asked, const QDate& today); ///< 5201
Event visitsEvent(const Answer& answer);

Json institutionQuestion(const Institution& institution); ///< 1201
Json diseasesQuestion(const AskCare& asked); ///< 5301
Event careEvent(const Answer& visits, const Answer& institution, const Answer& diseases,
    const Institution& asked);

Json settlementInput(const SettlementOrder& order); ///< 2303 and 2304, 2206 and 2207
Event estimateEvent(const Answer& answer);

Json statementQuestion(const Visit& visit); ///< 5203
Event statementEvent(const Answer& answer, const Visit& visit);

QString filingInfno(const FilingRequest& request);
Json filingInput(const FilingRequest& request); ///< Y101, Y102 or Y103
Json filingsQuestion(const AskFilings& asked); ///< Y104
Event filingsEvent(const Answer& answer);
Json windowDraft(const LeaveAtWindow& left); ///< Y107

Json staffCall(const QString& device, const QString& page); ///< Y108
Event staffCalledEvent(const Answer& answer);

/// What the end of a Record means to its journey; nothing while it goes on.
std::optional<Event> recordEvent(const RecordUpdate& update);

PinChecked pinEvent(const PinOutcome& outcome);
PinStateKnown pinStateEvent(const PinOutcome& state);

} // namespace yidi
