// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// This room reads files people write: policies, training data and the cases of the command line.

#include "app/domain/policy/policy.h"

#include <functional>

namespace yidi {

/// What a folder of policies (<region>/<yyyy-mm-dd>.json) holds.
struct PolicyFolder {
    PolicyBook book; ///< every file that is sound
    std::vector<Error> problems; ///< everything wrong with the others, with file and JSON path
};

/// Reads a folder, of the disk or of the resources. `hash` is SM3 in hex (crypto is another room).
/// `FileUnreadable` when there is no such folder; an empty one is a problem.
Result<PolicyFolder> readPolicies(
    const QString& folder, const std::function<QString(const QByteArray&)>& hash);

} // namespace yidi
