// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace yidi {

/// `yidi card simulate`: the training card in somebody's hands. Returns the exit code.
int simulateCard(const QStringList& arguments);

} // namespace yidi
