// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/launcher.h"

#include <QtGlobal>

#include <csignal>
#include <cstdint>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace yidi {

namespace {

bool readAll(int socket, void* to, std::size_t size)
{
    for (std::size_t got = 0; got < size;) {
        const ssize_t now = ::read(socket, static_cast<char*>(to) + got, size - got);
        if (now <= 0)
            return false;
        got += static_cast<std::size_t>(now);
    }
    return true;
}

} // namespace

bool sendText(int socket, const QByteArray& text)
{
    const auto size = static_cast<std::uint32_t>(text.size());
    const QByteArray bytes = QByteArray(reinterpret_cast<const char*>(&size), sizeof size) + text;
    for (qsizetype sent = 0; sent < bytes.size();) {
        const ssize_t now = ::send(socket, bytes.constData() + sent,
            static_cast<std::size_t>(bytes.size() - sent), MSG_NOSIGNAL);
        if (now <= 0)
            return false;
        sent += now;
    }
    return true;
}

std::optional<QByteArray> receiveText(int socket)
{
    std::uint32_t size = 0;
    if (!readAll(socket, &size, sizeof size))
        return {};
    QByteArray text(static_cast<qsizetype>(size), Qt::Uninitialized);
    if (!readAll(socket, text.data(), size))
        return {};
    return text;
}

Launcher::Launcher(const std::function<QByteArray(const QByteArray&)>& answer)
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        qFatal("no socket pair");
    m_process = ::fork();
    if (m_process == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::close(ends[0]);
        while (const auto text = receiveText(ends[1]))
            sendText(ends[1], answer(*text));
        ::_exit(0);
    }
    ::close(ends[1]);
    m_socket = ends[0];
}

Launcher::~Launcher()
{
    ::close(m_socket);
    ::waitpid(m_process, nullptr, 0);
}

QByteArray Launcher::ask(const QByteArray& text) const
{
    const auto answer = sendText(m_socket, text) ? receiveText(m_socket) : std::nullopt;
    if (!answer)
        qFatal("the launcher has died");
    return *answer;
}

} // namespace yidi
