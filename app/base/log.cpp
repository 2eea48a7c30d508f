// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/log.h"

namespace yidi {

Q_LOGGING_CATEGORY(logReader, "yidi.reader")
Q_LOGGING_CATEGORY(logStore, "yidi.store")
Q_LOGGING_CATEGORY(logSync, "yidi.sync")
Q_LOGGING_CATEGORY(logShell, "yidi.shell")
Q_LOGGING_CATEGORY(logUi, "yidi.ui")
Q_LOGGING_CATEGORY(logProvince, "yidi.province")

} // namespace yidi
