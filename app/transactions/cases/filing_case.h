// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/json.h"
#include "app/domain/filing/decide.h"
#include "app/domain/filing/overlap.h"

#include <map>

namespace yidi {

/// A case of `yidi filing check`: one request and what is known on the day it is decided. The
/// format is resources/schema/filing_check.schema.json.
struct FilingCheckCase {
    FilingRequest
        request; ///< insuredRegion says whose policy decides; empty when nobody is insured
    FilingFacts facts;
};

/// Reads a case; `BadInput` begins with the field ("known.filings[1].id: …"). Unknown members,
/// wrong types, impossible dates and numbers given twice are wrong.
Result<FilingCheckCase> parseFilingCheck(const Json& json);

/// What `yidi filing check` prints. `policy` names the version that decided, if there was one.
Json filingCheckAnswer(
    const FilingCheckCase& filingCase, const FilingDecision& decision, const QString& policy);

/// A case of `yidi filing resolve`, resources/schema/filing_resolve.schema.json.
struct FilingResolveCase {
    QString insuredRegion; ///< whose policy resolves; empty: the case says all itself
    QDate today;
    std::optional<bool> perRegion; ///< what the case says in place of the policy
    std::optional<QStringList> priority;
    std::map<QString, std::vector<Filing>> filings; ///< by person
    std::map<QString, Json> written; ///< each filing as it stood in the case, by its id
};
Result<FilingResolveCase> parseFilingResolve(const Json& json);

/// The filings as they stood in the case but for state and enddate, by id, and beside them what was
/// done to each. They are a case again, and resolving them changes nothing. `rules` count where the
/// case says nothing else.
Json filingResolveAnswer(const FilingResolveCase& filingCase, OverlapRules rules);

} // namespace yidi
