// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_child.h"

#include <QFile>

#include <cstdio>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

namespace yidi {

namespace {

void must(bool done, const char* what)
{
    if (done)
        return;
    std::perror(what);
    std::_Exit(2);
}

void writeTo(const char* path, const QByteArray& text)
{
    QFile file(QString::fromLatin1(path));
    must(file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush(), path);
}

} // namespace

QList<QByteArray> heardFromChild(const std::function<void(const Say&)>& work)
{
    int ends[2];
    must(pipe(ends) == 0, "pipe");
    const pid_t child = fork();
    must(child >= 0, "fork");
    if (child == 0) {
        close(ends[0]);
        work([&](const QString& line) {
            const QByteArray bytes = line.toUtf8() + '\n';
            must(write(ends[1], bytes.constData(), static_cast<std::size_t>(bytes.size()))
                    == bytes.size(),
                "say");
        });
        std::_Exit(0);
    }
    close(ends[1]);
    QFile heard;
    must(heard.open(ends[0], QIODevice::ReadOnly, QFileDevice::AutoCloseHandle), "hear");
    QList<QByteArray> lines = heard.readAll().split('\n');
    lines.removeLast();
    waitpid(child, nullptr, 0);
    return lines;
}

void mountSmallDisk(const QString& folder, int mib)
{
    const QByteArray user = "0 " + QByteArray::number(getuid()) + " 1";
    const QByteArray group = "0 " + QByteArray::number(getgid()) + " 1";
    must(unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0,
        "private namespaces (user namespaces must be allowed)");
    writeTo("/proc/self/setgroups", "deny");
    writeTo("/proc/self/uid_map", user);
    writeTo("/proc/self/gid_map", group);
    must(mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0, "private mounts");
    const QByteArray size = "size=" + QByteArray::number(mib) + "m";
    must(mount("none", QFile::encodeName(folder).constData(), "tmpfs", 0, size.constData()) == 0,
        "a small disk");
}

} // namespace yidi
