// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reader/service/reader_worker.h"

#include <QThread>

#include <map>

namespace yidi {

/// The readers' threads: one worker each, begun when first needed. A reader that hangs holds up its
/// own lane alone.
class ReaderLanes : public QObject {
    Q_OBJECT
public:
    explicit ReaderLanes(QString fileMapDir)
        : m_fileMapDir(std::move(fileMapDir))
    {
    }

    /// False when so many threads hang in this reader already that one more would be no use.
    bool post(const QString& reader, CardJob job);
    /// Gives up on a thread that hangs in its reader; it ends by itself when the driver lets go.
    /// The next job gets a fresh one.
    void leaveBehind(const QString& reader);
    /// Asks all to end, then waits; who is not done in time is left behind.
    void quit();
    void wait(QDeadlineTimer patience);

Q_SIGNALS:
    void answered(quint64 job, const yidi::Delivery& deliver);
    void failed(quint64 job, const yidi::Error& error, bool outOfSight); ///< as the worker's

private:
    struct Lane {
        QThread* thread;
        ReaderWorker* worker;
    };
    Lane begin(const QString& reader);
    static void outlive(const Lane& lane);
    static void end(const Lane& lane);

    QString m_fileMapDir;
    std::map<QString, Lane> m_lanes;
    std::map<QString, int> m_hanging; ///< left behind and not ended yet
};

} // namespace yidi
