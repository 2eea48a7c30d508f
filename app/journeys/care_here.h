// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/settlement/filed_against_not.h"
#include "app/journeys/journey.h"

/// What care in this house would cost whoever stands here, by the snapshot: an estimate, and called
/// one. Shared by every journey that compares.
namespace yidi {

/// The policies this machine may still compute by; null when there are none, or they have expired.
const PolicyBook* policiesHere(const Here& here);
/// A stay of theirs in this house, today.
ImaginedStay careHere(const Here& here, const Visitor& visitor);
/// The filing of theirs that counts here on `day`; null for none.
const Filing* filingHere(const Here& here, const Visitor& visitor, const QDate& day);

/// What the filing of a stay, or the lack of one, does to its bill. Nothing where it does nothing,
/// or where it is not known.
std::optional<Words> filedNote(
    const Here& here, const Visitor& visitor, const Visit& visit, const SettlementAmounts& amounts);

} // namespace yidi
