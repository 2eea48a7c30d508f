// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QStringList>

namespace yidi {

/// How the clerk's window was asked to run: a configuration file, and the command line over it.
struct ClerkOptions {
    QString dataDir;
    QString provinceUrl; ///< empty: as enrolled
    QString readerName; ///< empty: every reader
    QString psamReader; ///< the slot of the security module; empty: there is none
    QString today; ///< empty: the machine's
    bool windowed = false;
    bool helpOnly = false;
    QString helpText;
};

/// `BadInput` names the option or the member that cannot be used.
Result<ClerkOptions> clerkOptions(const QStringList& arguments);

} // namespace yidi
