// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/settlement/classify.h"
#include "app/province/call.h"

/// What a province starts with: people, institutions and the catalogue of a training world, and
/// the code tables it ships.
namespace yidi {

/// Adds people.json, institutions.json and catalogue.json of `dir` where absent; nothing that is
/// there is changed. `BadInput` names file and field.
Result<void> seedWorld(Ledger& ledger, const QString& dir);

/// The code tables of the resources.
Result<CodeTables> loadCodeTables();

} // namespace yidi
