// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QDate>
#include <QDateTime>

#include <chrono>
#include <memory>

namespace yidi {

/// Where time comes from. Everything dated asks a Clock; TLS alone uses the machine's time.
class Clock {
public:
    virtual ~Clock() = default;

    /// Now, in China's time zone (UTC+8, no daylight saving), whatever the machine is set to.
    virtual QDateTime now() const = 0;

    /// Since the machine was started, its sleep included. Setting the clock does not move it, so
    /// whatever only has to wait goes by this.
    virtual std::chrono::milliseconds elapsed() const;

    /// True when the date is pretended; screens and paper then carry a watermark.
    virtual bool isTraining() const { return false; }

    QDate today() const { return now().date(); }
};

/// The machine's time.
std::unique_ptr<Clock> systemClock();

/// Time of day runs on, the calendar starts at `today` (`--today DATE`).
std::unique_ptr<Clock> trainingClock(QDate today);

/// The machine's clock, or the training clock when `today` ("2017-03-31") is not empty.
Result<std::unique_ptr<Clock>> clockFor(const QString& today);

/// A time somebody else moves; for tests and simulations.
class ManualClock : public Clock {
public:
    explicit ManualClock(QDateTime start)
        : m_now(std::move(start))
    {
    }
    QDateTime now() const override { return m_now; }
    std::chrono::milliseconds elapsed() const override { return m_elapsed; }
    /// Somebody sets the clock; no time passes.
    void set(QDateTime now) { m_now = std::move(now); }
    void advanceMs(qint64 ms)
    {
        m_now = m_now.addMSecs(ms);
        m_elapsed += std::chrono::milliseconds(ms);
    }

private:
    QDateTime m_now;
    std::chrono::milliseconds m_elapsed { 0 };
};

/// China Standard Time as an offset, so that no zone database is needed.
QDateTime chinaTime(const QDate& date, const QTime& time);

} // namespace yidi
