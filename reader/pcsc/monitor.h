// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reader/pcsc/pcsc.h"

#include <QThread>

#include <atomic>
#include <vector>

namespace yidi {

/// The one thread that waits for readers and cards to come and go. It only looks: it never connects
/// to a card, so a mute card cannot stop it. When the service is lost it knocks again, slower and
/// slower up to a quarter of a second.
class PcscMonitor : public QThread {
    Q_OBJECT
public:
    explicit PcscMonitor(QObject* parent = nullptr)
        : QThread(parent)
    {
    }

    /// Asks the thread to leave; `wait()` tells when it has.
    void stop();

Q_SIGNALS:
    /// All readers as they are now; sent when anything changed, and first after (re)connecting.
    void readersSeen(const std::vector<yidi::ReaderStatus>& readers);
    void serviceLost(const yidi::Error& error);

protected:
    void run() override;

private:
    Error watch(const PcscContext& context, unsigned long& pause);

    std::atomic<long> m_context { 0 };
};

} // namespace yidi
