// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/phrase.h"

#include <QObject>
#include <QPointer>
#include <QProcess>

namespace yidi {

/// Reads fixed texts aloud from files made when the program was built, so a name or a number can
/// never be heard in the hall. A machine without sound stays silent; nothing waits for it.
class Speaker : public QObject {
    Q_OBJECT
public:
    /// `folder` holds <language>/<phrase>.wav, as spokenFile() names them.
    explicit Speaker(QString folder, QObject* parent = nullptr);
    ~Speaker() override;

    /// Ends what was being read. A phrase that is not spoken is none.
    void say(Phrase phrase, const QString& language);
    void stop();

private:
    const QString m_folder;
    QPointer<QProcess> m_player; ///< reading now; it goes by itself when it has ended
};

} // namespace yidi
