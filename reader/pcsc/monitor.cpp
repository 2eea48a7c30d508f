// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/pcsc/monitor.h"

#include "app/base/log.h"

#include <algorithm>
#include <thread>

#include <winscard.h>

namespace yidi {

namespace {

constexpr unsigned long firstPauseMs = 10;
constexpr unsigned long longestPauseMs = 250;
/// Readers that arrive between listing and waiting raise no event; look again now and then.
constexpr DWORD longestLookMs = 5000;
/// One more, and the service refuses to wait at all.
constexpr std::size_t mostWatched = PCSCLITE_MAX_READERS_CONTEXTS;
constexpr char newReaderName[] = R"(\\?PnP?\Notification)";

/// What the service last said of each reader, in the form it wants to hear again.
class Watched {
public:
    void setReaders(const std::vector<QByteArray>& names)
    {
        std::vector<DWORD> known;
        for (const QByteArray& name : names) {
            const auto at = std::find(m_names.begin(), m_names.end(), name);
            known.push_back(at == m_names.end()
                    ? DWORD { SCARD_STATE_UNAWARE }
                    : m_known[static_cast<std::size_t>(at - m_names.begin())]);
        }
        m_names = names;
        m_known = std::move(known);
    }

    LONG wait(const PcscContext& context, DWORD timeoutMs)
    {
        std::vector<SCARD_READERSTATE> states(m_names.size() + 1, SCARD_READERSTATE {});
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            states[i].szReader = m_names[i].constData();
            states[i].dwCurrentState = m_known[i];
        }
        states.back().szReader = newReaderName;
        if (states.size() > mostWatched)
            states.pop_back(); // no reader can come before one has gone, which its own entry tells
        const LONG code =
            SCardGetStatusChange(context.handle(), timeoutMs, states.data(), states.size());
        if (code == SCARD_S_SUCCESS) {
            for (std::size_t i = 0; i < m_names.size(); ++i)
                m_known[i] = states[i].dwEventState & ~DWORD { SCARD_STATE_CHANGED };
        }
        return code;
    }

    std::vector<ReaderStatus> status() const
    {
        std::vector<ReaderStatus> all;
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            const DWORD state = m_known[i];
            if (state & (SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE))
                continue;
            all.push_back({ QString::fromUtf8(m_names[i]), (state & SCARD_STATE_PRESENT) != 0,
                (state & SCARD_STATE_MUTE) != 0, static_cast<quint16>(state >> 16) });
        }
        return all;
    }

private:
    std::vector<QByteArray> m_names;
    std::vector<DWORD> m_known;
};

} // namespace

void PcscMonitor::stop()
{
    requestInterruption();
    // SCardCancel asks the service and would hang with it; the caller must not.
    if (const long context = m_context.load(); context != 0)
        std::thread([context] { SCardCancel(context); }).detach();
}

void PcscMonitor::run()
{
    unsigned long pause = firstPauseMs;
    while (!isInterruptionRequested()) {
        Error lost;
        if (auto context = PcscContext::establish()) {
            m_context = context->handle();
            lost = watch(*context, pause);
            m_context = 0;
        } else {
            lost = context.error();
        }
        if (isInterruptionRequested())
            return;
        Q_EMIT serviceLost(lost);
        msleep(pause);
        pause = std::min(2 * pause, longestPauseMs);
    }
}

/// Reports changes until the service fails or we are to leave. `pause` starts anew only when the
/// service is of use; one that lets us in and answers nothing is no reason to knock faster.
Error PcscMonitor::watch(const PcscContext& context, unsigned long& pause)
{
    Watched watched;
    std::optional<std::vector<ReaderStatus>> told;
    for (bool first = true; !isInterruptionRequested(); first = false) {
        const auto names = listReaders(context);
        if (!names)
            return names.error();
        watched.setReaders(*names);
        const LONG code = watched.wait(context, first ? 0 : longestLookMs);
        const bool goOn = code == SCARD_S_SUCCESS || code == SCARD_E_TIMEOUT
            || code == SCARD_E_CANCELLED || code == SCARD_E_UNKNOWN_READER;
        if (!goOn)
            return pcscError(code, "SCardGetStatusChange");
        pause = firstPauseMs;
        auto now = watched.status();
        if (told == now) {
            if (code != SCARD_E_TIMEOUT)
                msleep(firstPauseMs); // woken for nothing we follow; never spin
            continue;
        }
        Q_EMIT readersSeen(now);
        told = std::move(now);
    }
    return {};
}

} // namespace yidi
