// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <functional>

namespace yidi {

/// Which call to the system a victim does not survive. Counted are those that change a disk or move
/// bytes of a connection: pwrite64, fsync, fdatasync, ftruncate, unlink, rename, and what is sent
/// or received on sockets.
struct KillPoint {
    enum class When {
        Before, ///< the call was never made
        Torn, ///< half of its bytes were written or read; a call without bytes was under way
        After, ///< it was made, and nobody heard what it answered
    };
    int call = 0; ///< from 1; 0: the victim lives
    When when = When::Before;
};

struct Fate {
    bool killed = false;
    int exitCode = -1; ///< of one that ended by itself
    int calls = 0; ///< counted until then
    QByteArray lastCall; ///< the one it did not survive
    QByteArray facts; ///< all it has said
};

/// Forks and lets the child do `work`, which says its facts by writing to the descriptor it is
/// given, and answers the exit code. The process must have one thread only. The child is traced by
/// ptrace, which every user may do to his own children, and stopped at the counted calls alone.
Fate runTraced(const std::function<int(int facts)>& work, KillPoint point);

/// The same without tracing: SIGKILL after so many microseconds, unless it has ended by then.
Fate runAndKillAfter(const std::function<int(int facts)>& work, long microseconds);

} // namespace yidi
