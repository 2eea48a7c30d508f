// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/card_world.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace yidi::test {

namespace {

constexpr char socketFolder[] = "/run/pcscd";
constexpr char socketPath[] = "/run/pcscd/pcscd.comm";
constexpr char driverPath[] = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";

[[noreturn]] void missing(const std::string& what)
{
    std::fprintf(stderr, "card world: %s\n", what.c_str());
    std::exit(1);
}

void must(bool done, const char* what)
{
    if (!done)
        missing(std::string(what) + ": " + std::strerror(errno));
}

void write(const char* path, const std::string& text)
{
    std::ofstream file(path);
    file << text << std::flush;
    must(file.good(), path);
}

void raiseLoopback()
{
    const int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq request {};
    std::strcpy(request.ifr_name, "lo");
    must(ioctl(fd, SIOCGIFFLAGS, &request) == 0, "loopback");
    request.ifr_flags = static_cast<short>(request.ifr_flags | IFF_UP);
    must(ioctl(fd, SIOCSIFFLAGS, &request) == 0, "loopback");
    close(fd);
}

/// A socket that is there may be one that a killed service left.
bool isListening()
{
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    std::strcpy(address.sun_path, socketPath);
    const bool listening =
        connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    close(fd);
    return listening;
}

} // namespace

void enterPrivateNamespaces()
{
    const auto uid = getuid();
    const auto gid = getgid();
    must(unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET) == 0,
        "private namespaces (user namespaces must be allowed)");
    write("/proc/self/setgroups", "deny");
    write("/proc/self/uid_map", "0 " + std::to_string(uid) + " 1");
    write("/proc/self/gid_map", "0 " + std::to_string(gid) + " 1");
    must(mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0, "private mounts");
    must(mount("none", "/run", "tmpfs", 0, nullptr) == 0, "a /run of our own");
    must(mkdir(socketFolder, 0755) == 0, socketFolder);
    raiseLoopback();
}

QString needProgram(const QString& program, const QString& package)
{
    const QString path = QStandardPaths::findExecutable(program,
        { QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin"), QStringLiteral("/sbin") });
    if (path.isEmpty())
        missing((program + QStringLiteral(" is missing: install ") + package).toStdString());
    return path;
}

CardWorld::CardWorld(int readers)
{
    setReaders(readers);
    m_service.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_service.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")));
    m_service.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")));
    start();
}

void CardWorld::setReaders(int readers)
{
    const QString driver = QLatin1String(driverPath);
    if (!QFileInfo::exists(driver))
        missing("libifdvpcd.so is missing: install vsmartcard-vpcd");
    QDir(m_folder.filePath(QStringLiteral("conf"))).removeRecursively();
    QDir(m_folder.path()).mkdir(QStringLiteral("conf"));
    for (int i = 0; i < readers; ++i) {
        // The driver keeps its slots in one static array: readers need a copy each.
        const QString copy = m_folder.filePath(QStringLiteral("driver%1.so").arg(i));
        QFile::copy(driver, copy);
        QFile entry(m_folder.filePath(QStringLiteral("conf/reader%1").arg(i)));
        must(entry.open(QIODevice::WriteOnly), "reader entry");
        entry.write(QStringLiteral("FRIENDLYNAME \"%1\"\nDEVICENAME /dev/null:%2\nLIBPATH %3\n"
                                   "CHANNELID %2\n")
                        .arg(readerName(i))
                        .arg(port(i))
                        .arg(copy)
                        .toUtf8());
    }
}

CardWorld::~CardWorld()
{
    thaw();
    kill();
}

QString CardWorld::readerName(int reader)
{
    const QString name = QStringLiteral("Yidi Training Reader");
    return reader == 0 ? name : name + QStringLiteral(" %1").arg(QChar(u'A' + reader));
}

void CardWorld::start()
{
    const QString program = needProgram(QStringLiteral("pcscd"), QStringLiteral("pcscd"));
    m_service.start(program,
        { QStringLiteral("-f"), QStringLiteral("-e"), QStringLiteral("-c"),
            m_folder.filePath(QStringLiteral("conf")) });
    must(m_service.waitForStarted(), "pcscd");
    must(QTest::qWaitFor(isListening, 10000), "pcscd's socket");
}

void CardWorld::stop()
{
    m_service.terminate();
    waitForEnd();
}

void CardWorld::kill()
{
    m_service.kill();
    waitForEnd();
}

void CardWorld::waitForEnd()
{
    const auto ended = [this] { return m_service.state() == QProcess::NotRunning; };
    must(deliverUntil(ended, 30000), "pcscd's end");
}

void CardWorld::freeze()
{
    ::kill(static_cast<pid_t>(m_service.processId()), SIGSTOP);
}

void CardWorld::thaw()
{
    if (m_service.state() == QProcess::Running)
        ::kill(static_cast<pid_t>(m_service.processId()), SIGCONT);
}

} // namespace yidi::test
