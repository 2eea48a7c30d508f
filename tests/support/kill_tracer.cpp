// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/kill_tracer.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <elf.h>
#include <iterator>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace yidi {

namespace {

struct Call {
    long number;
    const char* name;
    bool ofSockets; ///< counted on sockets alone
    bool hasBytes; ///< the third argument says how many
};

constexpr Call calls[] = {
    { SYS_pwrite64, "pwrite64", false, true },
    { SYS_fsync, "fsync", false, false },
    { SYS_fdatasync, "fdatasync", false, false },
    { SYS_ftruncate, "ftruncate", false, false },
#ifdef SYS_unlink
    { SYS_unlink, "unlink", false, false },
    { SYS_rename, "rename", false, false },
#endif
    { SYS_unlinkat, "unlinkat", false, false },
    { SYS_renameat, "renameat", false, false },
    { SYS_renameat2, "renameat2", false, false },
    { SYS_write, "write", true, true },
    { SYS_writev, "writev", true, false },
    { SYS_sendto, "sendto", true, true },
    { SYS_sendmsg, "sendmsg", true, false },
    { SYS_read, "read", true, true },
    { SYS_readv, "readv", true, false },
    { SYS_recvfrom, "recvfrom", true, true },
    { SYS_recvmsg, "recvmsg", true, false },
};

/// The kernel asks us about these calls and about no others.
void stopAtCalls()
{
    constexpr std::size_t count = std::size(calls);
    std::array<sock_filter, count + 3> program {};
    program[0] = BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr));
    for (std::size_t i = 0; i < count; ++i)
        program[1 + i] = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<__u32>(calls[i].number),
            static_cast<__u8>(count - i), 0);
    program[1 + count] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    program[2 + count] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE);
    const sock_fprog filter { static_cast<unsigned short>(program.size()), program.data() };
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0
        || ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0)
        ::_exit(126);
}

bool isSocket(pid_t process, unsigned long long descriptor)
{
    char path[64];
    std::snprintf(path, sizeof path, "/proc/%d/fd/%llu", int { process }, descriptor);
    struct stat found { };
    return ::stat(path, &found) == 0 && S_ISSOCK(found.st_mode);
}

/// Makes the call a thread is about to make half as long.
void tear(pid_t thread, unsigned long long bytes)
{
    const unsigned long long half = bytes > 1 ? bytes / 2 : bytes;
    user_regs_struct registers {};
    iovec all { &registers, sizeof registers };
    ::ptrace(PTRACE_GETREGSET, thread, NT_PRSTATUS, &all);
#if defined(__x86_64__)
    registers.rdx = half;
#elif defined(__aarch64__)
    registers.regs[2] = half;
#else
#error "where does this machine keep the third argument of a call?"
#endif
    ::ptrace(PTRACE_SETREGSET, thread, NT_PRSTATUS, &all);
}

class Tracer {
public:
    Tracer(pid_t victim, KillPoint point)
        : m_victim(victim)
        , m_point(point)
    {
    }

    Fate follow()
    {
        int status = 0;
        if (::waitpid(m_victim, &status, __WALL) != m_victim || !WIFSTOPPED(status))
            qFatal("the victim cannot be traced");
        ::ptrace(PTRACE_SETOPTIONS, m_victim, nullptr,
            PTRACE_O_TRACESECCOMP | PTRACE_O_TRACECLONE | PTRACE_O_TRACESYSGOOD
                | PTRACE_O_EXITKILL);
        ::ptrace(PTRACE_CONT, m_victim, nullptr, nullptr);
        while (true) {
            const pid_t thread = ::waitpid(-1, &status, __WALL);
            if (thread < 0)
                return m_fate; // nobody is left
            if (WIFSTOPPED(status))
                stopped(thread, status);
            else if (thread == m_victim && WIFEXITED(status))
                m_fate.exitCode = WEXITSTATUS(status);
        }
    }

private:
    void stopped(pid_t thread, int status)
    {
        const int signal = WSTOPSIG(status);
        const int event = status >> 16;
        if (m_fate.killed)
            return; // it dies where it stands
        if (signal == (SIGTRAP | 0x80))
            return kill(); // the call has been made
        if (event == PTRACE_EVENT_SECCOMP)
            return calling(thread);
        // A new thread begins with a stop of ours.
        const bool ours = event != 0 || signal == SIGSTOP || signal == SIGTRAP;
        ::ptrace(PTRACE_CONT, thread, nullptr, ours ? 0L : static_cast<long>(signal));
    }

    void calling(pid_t thread)
    {
        __ptrace_syscall_info info {};
        ::ptrace(
            static_cast<__ptrace_request>(PTRACE_GET_SYSCALL_INFO), thread, sizeof info, &info);
        const auto call = std::find_if(std::begin(calls), std::end(calls),
            [&](const Call& it) { return it.number == static_cast<long>(info.seccomp.nr); });
        const bool counts = call != std::end(calls)
            && (!call->ofSockets || isSocket(m_victim, info.seccomp.args[0]));
        if (!counts || m_waiting || ++m_fate.calls != m_point.call) {
            ::ptrace(PTRACE_CONT, thread, nullptr, nullptr);
            return;
        }
        m_fate.lastCall = call->name;
        using enum KillPoint::When;
        if (m_point.when == Before)
            return kill();
        if (m_point.when == Torn && !call->hasBytes) {
            ::ptrace(PTRACE_CONT, thread, nullptr, nullptr);
            return kill();
        }
        if (m_point.when == Torn)
            tear(thread, info.seccomp.args[2]);
        m_waiting = true;
        ::ptrace(PTRACE_SYSCALL, thread, nullptr, nullptr);
    }

    void kill()
    {
        m_fate.killed = true;
        ::kill(m_victim, SIGKILL);
    }

    const pid_t m_victim;
    const KillPoint m_point;
    bool m_waiting = false; ///< for the end of the call
    Fate m_fate;
};

/// All that was said; whoever could say more is dead.
QByteArray drain(int descriptor)
{
    QByteArray all;
    char piece[4096];
    ssize_t size = 0;
    while ((size = ::read(descriptor, piece, sizeof piece)) > 0)
        all.append(piece, size);
    ::close(descriptor);
    return all;
}

struct Child {
    pid_t process;
    int facts;
};

Child fork(const std::function<int(int facts)>& work, bool traced)
{
    int ends[2];
    if (::pipe(ends) != 0)
        qFatal("no pipe");
    const pid_t process = ::fork();
    if (process < 0)
        qFatal("no victim");
    if (process > 0) {
        ::close(ends[1]);
        return { process, ends[0] };
    }
    ::close(ends[0]);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (traced) {
        ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
        ::raise(SIGSTOP);
        stopAtCalls();
    }
    ::_exit(work(ends[1]));
}

} // namespace

Fate runTraced(const std::function<int(int facts)>& work, KillPoint point)
{
    const Child child = fork(work, true);
    Fate fate = Tracer(child.process, point).follow();
    fate.facts = drain(child.facts);
    return fate;
}

Fate runAndKillAfter(const std::function<int(int facts)>& work, long microseconds)
{
    const Child child = fork(work, false);
    QByteArray facts;
    timespec left { microseconds / 1'000'000, microseconds % 1'000'000 * 1000 };
    Fate fate;
    // What it says early is taken early, so that the pipe never fills; Linux counts the time down.
    pollfd watched { child.facts, POLLIN, 0 };
    while (::syscall(SYS_ppoll, &watched, 1, &left, nullptr, 0) > 0) {
        char piece[4096];
        const ssize_t size = ::read(child.facts, piece, sizeof piece);
        if (size <= 0)
            break;
        facts.append(piece, size);
    }
    ::kill(child.process, SIGKILL);
    int status = 0;
    ::waitpid(child.process, &status, 0);
    fate.killed = WIFSIGNALED(status);
    fate.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    fate.facts = facts + drain(child.facts);
    return fate;
}

} // namespace yidi
