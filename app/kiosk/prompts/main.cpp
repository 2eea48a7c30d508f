// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// yidi-prompts FOLDER: makes the recordings the kiosk reads aloud, at build time. A recording by a
// human voice may replace any file of the same name.
#include "ui/text/spoken.h"
#include "ui/text/words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>

#include <cstdio>

using namespace yidi;

namespace {

QString voiceOf(const QString& language)
{
    return language == QLatin1String("zh_CN") ? QStringLiteral("cmn") : language;
}

bool record(const QString& text, const QString& voice, const QString& path)
{
    QDir().mkpath(QFileInfo(path).path());
    QProcess speech;
    speech.start(QStringLiteral("espeak-ng"),
        { QStringLiteral("-v"), voice, QStringLiteral("-s"), QStringLiteral("140"),
            QStringLiteral("-w"), path, QStringLiteral("--stdin") });
    speech.write(text.toUtf8());
    speech.closeWriteChannel();
    return speech.waitForFinished() && speech.exitStatus() == QProcess::NormalExit
        && speech.exitCode() == 0 && QFileInfo(path).size() > 0;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 2) {
        std::fprintf(stderr, "yidi-prompts: one argument, the folder to write to\n");
        return 2;
    }
    for (const Language& language : languages()) {
        useLanguage(language.code);
        for (const Phrase phrase : spokenPhrases()) {
            const QString file = spokenFile(phrase, language.code);
            if (record(say({ phrase, {} }), voiceOf(language.code),
                    arguments[1] + QLatin1Char('/') + file))
                continue;
            std::fprintf(stderr, "yidi-prompts: espeak-ng did not make %s\n", qPrintable(file));
            return 1;
        }
    }
    return 0;
}
