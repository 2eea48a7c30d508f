// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QEventLoop>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

namespace yidi::test {

/// Moves this process into user, mount and network namespaces of its own, with an empty folder for
/// the reader service's socket, so that tests with a pcscd each run side by side. First thing in
/// main(), before any thread. Ends the process with the name of what is missing.
void enterPrivateNamespaces();

/// A real pcscd with the vpcd driver's readers "Yidi Training Reader …" in our namespaces.
class CardWorld {
public:
    explicit CardWorld(int readers = 1);
    ~CardWorld();

    /// Readers plugged in and out; the driver's do not show before the next start.
    void setReaders(int readers);
    void start(); ///< returns when clients can connect
    void stop(); ///< asks it to end; events are delivered until it has, as in a program that runs
    void kill(); ///< SIGKILL: its socket stays behind
    void freeze(); ///< SIGSTOP: alive, answers nothing
    void thaw();

    static quint16 port(int reader = 0) { return static_cast<quint16>(40000 + 4 * reader); }
    /// The part of the name PC/SC gives that we choose; the driver's slot numbers follow it.
    static QString readerName(int reader = 0);

private:
    void waitForEnd();

    QTemporaryDir m_folder;
    QProcess m_service;
};

/// Delivers events until `holds`; without the pauses of QTest::qWaitFor, so what events set off
/// keeps its own pace.
template <class Holds>
bool deliverUntil(const Holds& holds, int timeoutMs)
{
    QTimer patience;
    patience.setSingleShot(true);
    patience.start(timeoutMs);
    while (!holds() && patience.isActive())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return holds();
}

/// Ends the process when a program is missing, naming the Debian package that has it.
QString needProgram(const QString& program, const QString& package);

} // namespace yidi::test
