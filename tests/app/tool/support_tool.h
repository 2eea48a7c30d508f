// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QMap>
#include <QStringList>

namespace yidi {

struct Ran {
    int exitCode = -1; ///< -1: did not run or crashed
    QByteArray output;
    QByteArray errors;
};

/// Runs one of our programs (or another one, by its path) to its end.
Ran run(const QString& program, const QStringList& arguments);
inline Ran tool(const QStringList& arguments)
{
    return run(QStringLiteral(YIDI_BIN_DIR "/yidi"), arguments);
}

void writeFile(const QString& path, const QByteArray& bytes);
QByteArray readFile(const QString& path);

/// `yidi station enrol` for the training world's kiosk, or for what the changes make of it.
QStringList enrolArguments(const QString& stationDir, const QString& authorityDir,
    const QString& provinceUrl, const QMap<QString, QString>& changes = {});

} // namespace yidi
