// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/pace.h"

#include <algorithm>

namespace yidi {

namespace {

constexpr qint64 firstBackOffMs = 1000;
constexpr qint64 longestProbeWaitMs = 30'000;

} // namespace

qint64 backOffMs(int failures, qint64 capMs, double random)
{
    const int doublings = std::clamp(failures - 1, 0, 20);
    const qint64 longest = std::min(capMs, firstBackOffMs << doublings);
    return static_cast<qint64>(static_cast<double>(longest) * random);
}

void Pace::answered()
{
    if (++m_answers < m_limit)
        return;
    m_answers = 0;
    m_limit = std::min(m_limit + 1, most);
}

void Pace::troubled(int sentInRound)
{
    if (sentInRound != m_round)
        return;
    m_answers = 0;
    m_limit = std::max(m_limit / 2, 1);
    ++m_round;
}

void Pace::restart()
{
    m_limit = 1;
    m_answers = 0;
    ++m_round;
}

void Breaker::failed(Time now, double random)
{
    ++m_failures;
    m_probeDue = now + Time(backOffMs(m_failures - outage + 1, longestProbeWaitMs, random));
}

} // namespace yidi
