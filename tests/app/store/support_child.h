// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>

namespace yidi {

/// Says one line to whoever started this child.
using Say = std::function<void(const QString& line)>;

/// Runs `work` in a child process and answers the lines it said.
QList<QByteArray> heardFromChild(const std::function<void(const Say&)>& work);

/// Inside a child: mounts a disk of so many MiB at `folder` that nobody else sees and that is full
/// when it is full. Ends the program, naming what is missing, where that is not allowed.
void mountSmallDisk(const QString& folder, int mib);

} // namespace yidi
