// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/clock.h"

#include "app/base/dates.h"

#include <ctime>

namespace yidi {

namespace {

constexpr int chinaOffsetSeconds = 8 * 3600;

QDateTime machineNow()
{
    return QDateTime::currentDateTimeUtc().toOffsetFromUtc(chinaOffsetSeconds);
}

class SystemClock : public Clock {
public:
    QDateTime now() const override { return machineNow(); }
};

class TrainingClock : public Clock {
public:
    explicit TrainingClock(QDate today)
        : m_shiftDays(machineNow().date().daysTo(today))
    {
    }
    QDateTime now() const override { return machineNow().addDays(m_shiftDays); }
    bool isTraining() const override { return true; }

private:
    qint64 m_shiftDays;
};

} // namespace

std::chrono::milliseconds Clock::elapsed() const
{
    timespec time {};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
}

std::unique_ptr<Clock> systemClock()
{
    return std::make_unique<SystemClock>();
}

std::unique_ptr<Clock> trainingClock(QDate today)
{
    return std::make_unique<TrainingClock>(today);
}

Result<std::unique_ptr<Clock>> clockFor(const QString& today)
{
    if (today.isEmpty())
        return systemClock();
    YIDI_ASSIGN(const QDate date, parseDate(today));
    return trainingClock(date);
}

QDateTime chinaTime(const QDate& date, const QTime& time)
{
    return QDateTime(date, time, Qt::OffsetFromUTC, chinaOffsetSeconds);
}

} // namespace yidi
