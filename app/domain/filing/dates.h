// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/case.h"

/// From when and until when: what may be asked for, and what is given when nobody asks.
namespace yidi::filing_rules {

/// How far back a start may lie for whoever asks.
QDate earliestStart(const Case& c);
/// For somebody in hospital there the filing begins with the admission, not with the day of asking.
QDate startOf(const Case& c);
/// How long it runs when nobody asks for an end; invalid: for ever.
QDate defaultEnd(const Case& c, const QDate& from);
/// The last day that may be asked for; invalid when there is none.
QDate latestEnd(const Case& c);

QStringList wrongDates(const Case& c); ///< R17

} // namespace yidi::filing_rules
