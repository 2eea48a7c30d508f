// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/kiosk/speaker.h"

#include "app/base/log.h"
#include "ui/text/spoken.h"

namespace yidi {

Speaker::Speaker(QString folder, QObject* parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
}

Speaker::~Speaker()
{
    stop();
}

void Speaker::say(Phrase phrase, const QString& language)
{
    stop();
    const QString file = spokenFile(phrase, language);
    if (file.isEmpty())
        return;
    auto* player = new QProcess(this);
    player->setStandardInputFile(QProcess::nullDevice());
    player->setStandardOutputFile(QProcess::nullDevice());
    player->setStandardErrorFile(QProcess::nullDevice());
    connect(player, &QProcess::finished, player, &QObject::deleteLater);
    connect(player, &QProcess::errorOccurred, player, [player](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return; // killed for the next text
        qCInfo(logShell) << "nothing plays sound here";
        player->deleteLater();
    });
    m_player = player;
    player->start(
        QStringLiteral("aplay"), { QStringLiteral("-q"), m_folder + QLatin1Char('/') + file });
}

void Speaker::stop()
{
    if (m_player)
        m_player->kill(); // and not waited for
    m_player.clear();
}

} // namespace yidi
