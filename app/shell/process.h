// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace yidi {

/// No core dump may ever hold a PIN or a name; nor may another process look into this one.
void keepMemoryPrivate();

/// Quits the event loop on SIGTERM and SIGINT.
void quitOnTermination(QObject* parent);

/// Milliseconds since the system started this process, and the memory it holds.
qint64 millisecondsSinceStart();
qint64 residentKilobytes();

} // namespace yidi
