// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/case.h"

/// Stays in hospital, where a filing meets one (policy.md 2.6).
namespace yidi::filing_rules {

bool isAt(const Visit& visit, const QString& careRegion);
/// Unsettled, and a filing of these days and this place would cover it.
bool restsOn(const Visit& visit, const QString& careRegion, const QDate& begin, const QDate& end);
/// In hospital where the filing is for, or just discharged and about to settle: filed for before
/// that settlement, it counts from admission.
bool isBackFiled(const Case& c, const Visit& visit);
/// Paid for, and covered by no filing: the new one would come too late for it.
bool isPaidUnfiled(const Case& c, const Visit& visit);
/// Such a one the insured place still takes a filing for, to be reimbursed by hand.
bool isForHand(const Case& c, const Visit& visit);
/// The emergency admission a hospital has marked (policy.md 2.3, last row); none: nothing is
/// deemed.
const Visit* markedEmergency(const FilingRequest& request, const FilingFacts& facts);

QStringList unsettledStays(const Case& c); ///< R05
QStringList paidStays(const Case& c); ///< R18

} // namespace yidi::filing_rules
