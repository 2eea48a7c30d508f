// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>

namespace yidi {

/// A key of this station's own desk, for one purpose. All come from DATA/desk.key, which is made
/// when it is needed first and never again: beside data that was made with another key, a new one
/// tells that something was taken away.
Result<QByteArray> deskKey(const QString& dataDir, const char* purpose);

} // namespace yidi
