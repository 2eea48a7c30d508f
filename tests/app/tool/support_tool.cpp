// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_tool.h"

#include <QFile>
#include <QProcess>

namespace yidi {

Ran run(const QString& program, const QStringList& arguments)
{
    constexpr int patience = 60'000;
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit)
        return { -1, {}, process.readAllStandardError() };
    return { process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError() };
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList enrolArguments(const QString& stationDir, const QString& authorityDir,
    const QString& provinceUrl, const QMap<QString, QString>& changes)
{
    QMap<QString, QString> options = {
        { QStringLiteral("data"), stationDir },
        { QStringLiteral("authority"), authorityDir },
        { QStringLiteral("institution"), QStringLiteral("H64010400001") },
        { QStringLiteral("name"), QStringLiteral("银川市第一人民医院") },
        { QStringLiteral("region"), QStringLiteral("640104") },
        { QStringLiteral("station"), QStringLiteral("001") },
        { QStringLiteral("device"), QStringLiteral("KIOSK-001") },
        { QStringLiteral("province"), provinceUrl },
    };
    options.insert(changes);
    QStringList arguments = { QStringLiteral("station"), QStringLiteral("enrol") };
    for (auto option = options.cbegin(); option != options.cend(); ++option)
        arguments << QStringLiteral("--") + option.key() << option.value();
    return arguments;
}

} // namespace yidi
