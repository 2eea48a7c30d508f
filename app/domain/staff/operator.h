// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/filing.h"
#include "app/domain/filing/states.h"

#include <QString>

namespace yidi {

/// Somebody who works at a window (经办人).
struct Operator {
    QString number; ///< opter on the wire, at most 30 characters
    QString name; ///< opter_name
    FilingRoles roles = 0; ///< of Clerk, Supervisor and Reviewer

    bool may(FilingRole role) const { return includes(roles, role); }
    bool operator==(const Operator&) const = default;
};

} // namespace yidi
