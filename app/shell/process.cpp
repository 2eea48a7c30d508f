// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/process.h"

#include <QCoreApplication>
#include <QFile>
#include <QSocketNotifier>

#include <csignal>
#include <ctime>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace yidi {
namespace {

int wakeup[2] = { -1, -1 };

/// A handler may do next to nothing: one byte wakes the event loop.
void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(wakeup[0], &byte, 1);
}

QByteArray readAll(const char* path)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void keepMemoryPrivate()
{
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    const rlimit none = { 0, 0 };
    ::setrlimit(RLIMIT_CORE, &none);
}

void quitOnTermination(QObject* parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, wakeup) != 0)
        return; // the default action still ends the process
    auto* notifier = new QSocketNotifier(wakeup[1], QSocketNotifier::Read, parent);
    QObject::connect(notifier, &QSocketNotifier::activated, parent, [notifier] {
        notifier->setEnabled(false);
        QCoreApplication::quit();
    });
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
}

qint64 millisecondsSinceStart()
{
    // Field 22 of stat, counted behind the name, which may itself hold blanks and brackets.
    const QByteArray stat = readAll("/proc/self/stat");
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    const qint64 startTicks = fields.value(19).toLongLong();
    timespec now = {};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1'000'000 - startTicks * 1000 / ::sysconf(_SC_CLK_TCK);
}

qint64 residentKilobytes()
{
    const QList<QByteArray> fields = readAll("/proc/self/statm").split(' ');
    return fields.value(1).toLongLong() * ::sysconf(_SC_PAGESIZE) / 1024;
}

} // namespace yidi
