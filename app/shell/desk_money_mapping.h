// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/desk.h"
#include "app/sync/keeper.h"

#include <optional>

/// Between what the desk says about money and what the wire says.
namespace yidi {

Json settlementsQuestion(const desk::FindSettlements& asked); ///< Y306
desk::Event settlementsEvent(const Answer& answer, const desk::FindSettlements& asked);

Json settlementQuestion(const desk::SettlementLine& line); ///< 5203
desk::Event settlementEvent(const Answer& answer, const QString& setlId);

/// What a visit is settled by: a stay by 2303 and 2304, anything else by 2206 and 2207.
QString estimateInfno(const Visit& visit);
QString settleInfno(const Visit& visit);
QString cancelInfno(const Visit& visit); ///< 2305 or 2208
/// The input of the first two; `seen` is what the clerk was shown and confirmed.
Json resettleInput(const desk::SettlementLine& line, const Settlement* seen = nullptr);
desk::Event resettleEvent(const Answer& answer, const QString& mdtrtId);
Json cancelInput(const desk::SettlementLine& line);

desk::Event provisionalsEvent(const Answer& answer); ///< Y303
Json closingInput(const desk::CloseDifference& close); ///< Y304
desk::Event unmappedEvent(const Answer& answer); ///< Y305

/// What the end of such a Record means to the desk; nothing while it goes on.
std::optional<desk::Event> moneyRecordEvent(const QString& ticket, const RecordUpdate& update);

} // namespace yidi
