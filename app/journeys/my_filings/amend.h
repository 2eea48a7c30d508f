// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/journey.h"

/// What can be asked of a filing that stands, and what is known against it before anybody is asked.
namespace yidi::my_filings {

/// A filing of the visitor by its number; null when there is none (any more).
const Filing* find(const Visitor& visitor, const QString& number);

/// What the table of states lets a person ask of it.
std::vector<FilingOperation> operationsOn(const Here& here, const Filing& filing);

/// What would be asked.
FilingRequest requestOn(
    const Here& here, const Visitor& visitor, const Filing& filing, FilingOperation operation);

struct Preview {
    std::vector<Refusal> against; ///< what stands in the way for certain
    QDate end; ///< until when it would count; invalid where only the insured place can say
};
/// What the rules of the insured place say, as far as this station has them and the facts they
/// need; the province decides in any case.
Preview preview(const Here& here, const Visitor& visitor, const FilingRequest& request);

} // namespace yidi::my_filings
