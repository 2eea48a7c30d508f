// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <functional>
#include <optional>

#include <sys/types.h>

namespace yidi {

/// A text over a stream socket, behind its length. False when the other end has gone.
bool sendText(int socket, const QByteArray& text);
/// Nothing when the other end has gone.
std::optional<QByteArray> receiveText(int socket);

/// A process with one thread, which may therefore fork victims as often as it likes. It answers
/// texts with texts and goes with whoever made it.
class Launcher {
public:
    /// To be made before the test has a second thread; `answer` runs in the process.
    explicit Launcher(const std::function<QByteArray(const QByteArray&)>& answer);
    ~Launcher();
    Launcher(const Launcher&) = delete;
    Launcher& operator=(const Launcher&) = delete;

    /// Ends the test when the process has died.
    QByteArray ask(const QByteArray& text) const;

private:
    pid_t m_process = 0;
    int m_socket = -1;
};

} // namespace yidi
