// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QThread>

namespace yidi {

/// A thread for one object whose work may hang in something outside (a network share, a bank). It
/// is given a moment to end and is then left behind, so that the program still leaves. The object
/// answers by signals alone and looks at `isLeft` before it touches what others own.
class OwnThread {
public:
    /// Takes `worker` over; it is deleted on its thread.
    OwnThread(const QString& name, QObject* worker);
    ~OwnThread();
    OwnThread(const OwnThread&) = delete;
    OwnThread& operator=(const OwnThread&) = delete;

    void start();
    /// For the worker: whoever started it waits for it no longer than a moment.
    static bool isLeft() { return QThread::currentThread()->isInterruptionRequested(); }

private:
    QThread* m_thread;
    QObject* m_worker;
};

} // namespace yidi
