// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support_desk.h"

/// Settlements to play with at a hospital's window.
namespace yidi::desk::test {

/// "S<number>" of the visit "V<number>", settled that many days ago; the last of its person.
SettlementLine moneyLine(int number, std::int64_t fundFen);
/// The visit "V<number>", discharged and not settled.
SettlementLine openVisit(int number);
Settlement settlement(const QString& setlId, std::int64_t fundFen);
/// One group that agrees and one that does not, with a difference of each kind.
DayCompared comparedDay(const QDate& day);
/// P1 waits for the province, P2 comes to more, P3 to less.
std::vector<ProvisionalLine> provisionals();
std::vector<UnmappedCode> unmappedCodes();

/// Somebody who has logged in at the hospital's window, at the module, with its answer there.
Played atSettlements(const Operator& who, std::vector<SettlementLine> lines);
Played atDay(const Operator& who);
Played atDifferences(const Operator& who);
/// Another operator logs in where a prompt asks for one.
void agree(Played& play, const Operator& who);

} // namespace yidi::desk::test
