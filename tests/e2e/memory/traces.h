// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

#include <sys/types.h>

namespace yidi {

/// What must not be found any more, in one of the shapes a program may hold it.
struct Needle {
    QString what; ///< "name of NX-23, UTF-16": for the report, never the thing itself
    QByteArray bytes;
};

/// A text in every encoding a card, the wire or a window uses.
std::vector<Needle> needlesOf(const QString& what, const QString& text);
/// The command in which a PIN travels to a card, two digits a byte.
Needle pinCommand(const QString& pin);

/// Where each needle lies in the writable memory of a process: what, mapping, offset, and what
/// stands around it with the thing itself masked. Reading another's memory takes the rights of
/// whoever owns its namespace; a program that keeps its memory private is read all the same.
Result<QStringList> tracesInMemory(pid_t process, const std::vector<Needle>& needles);

/// The same for every file below these folders, names of files included.
Result<QStringList> tracesInFiles(const QStringList& folders, const std::vector<Needle>& needles);

} // namespace yidi
