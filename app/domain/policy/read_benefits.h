// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/json_fields.h"
#include "app/domain/policy/benefits.h"

namespace yidi {

// The part of the policy file that says who pays what. Complaints go to `problem`.

/// "L1" … "T3" and "none".
const QStringList& filingConditions();

When readWhen(const Json& json, const JsonPath& path, QString& problem);
std::vector<BenefitRule> readBenefits(JsonFields& fields, QString& problem);
std::vector<CutRule> readCuts(JsonFields& fields, QString& problem);
std::vector<FundRule> readFunds(JsonFields& fields, QString& problem);

} // namespace yidi
