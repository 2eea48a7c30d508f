// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <chrono>

namespace yidi {

/// Full jitter (随机退避): anything up to 1 s after the first failure, doubling to `capMs`.
/// `random` is in [0, 1).
qint64 backOffMs(int failures, qint64 capMs, double random);

/// How many messages with Records may be under way at once: one more after as many answers as are
/// allowed, half when the other side cannot keep up. What was under way at that moment does not
/// halve it again.
class Pace {
public:
    static constexpr int most = 8;

    int limit() const { return m_limit; }
    int round() const { return m_round; } ///< to be remembered with what is sent

    void answered();
    void troubled(int sentInRound);
    /// After an outage it begins small again.
    void restart();

private:
    int m_limit = 1;
    int m_answers = 0; ///< since the limit changed
    int m_round = 0;
};

/// Whether the link is to be relied on (断路器). Any failure puts it in doubt: what is under way
/// goes on, new Records wait for a probe, which follows within a second. Five failures in a row are
/// an outage and open it: from then on probes wait longer and longer. An answer closes it.
class Breaker {
public:
    using Time = std::chrono::milliseconds; ///< of Clock::elapsed
    static constexpr int outage = 5; ///< failures in a row

    bool isClosed() const { return m_failures == 0; }
    bool isOpen() const { return m_failures >= outage; }
    /// Half-opens it: one probe at a time.
    bool mayProbe(Time now) const { return !m_probing && now >= m_probeDue; }

    void probing() { m_probing = true; }
    void probed() { m_probing = false; }
    void answered()
    {
        m_failures = 0;
        m_probeDue = Time(0);
    }
    void failed(Time now, double random);
    /// Somebody stands there.
    void probeNow() { m_probeDue = Time(0); }

private:
    int m_failures = 0;
    bool m_probing = false;
    Time m_probeDue { 0 };
};

} // namespace yidi
