// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/queue/pressure.h"

namespace yidi {

namespace {

constexpr qint64 hour = 3600;

qint64 ageOf(const QueueLoad& load, const QDateTime& now)
{
    return load.oldest.isValid() ? load.oldest.secsTo(now) : 0;
}

Pressure byCount(int waiting, const QueueLimits& limits)
{
    if (waiting >= limits.stopCount)
        return { PressureLevel::Stop, PressureCause::Count };
    if (waiting >= limits.warnCount)
        return { PressureLevel::Warn, PressureCause::Count };
    return {};
}

Pressure byAge(qint64 age, const QueueLimits& limits)
{
    const std::pair<int, PressureLevel> steps[] = { { limits.moneyHours, PressureLevel::NoMoney },
        { limits.supervisorHours, PressureLevel::Supervisor },
        { limits.bannerHours, PressureLevel::Banner } };
    for (const auto& [hours, level] : steps)
        if (age >= hours * hour)
            return { level, PressureCause::Age };
    return {};
}

Pressure byMoney(Fen provisional, const QueueLimits& limits)
{
    if (provisional >= limits.stationProvisional)
        return { PressureLevel::NoMoney, PressureCause::Money };
    return {};
}

Result<void> mayPromise(
    Fen fund, const QueueLoad& load, const QueueLimits& limits, const QDateTime& now)
{
    if (ageOf(load, now) >= limits.moneyHours * hour)
        return fail(ErrorCode::OfflineMoneyStopped,
            QStringLiteral("the oldest waits since %1, longer than %2 h")
                .arg(load.oldest.toString(Qt::ISODate))
                .arg(limits.moneyHours));
    const auto above = [](const char* whose, Fen sum, Fen limit) {
        return fail(ErrorCode::OfflineMoneyStopped,
            QStringLiteral("%1: %2 would be more than %3")
                .arg(QLatin1String(whose), sum.toWire(), limit.toWire()));
    };
    if (fund > limits.personProvisional)
        return above("this person", fund, limits.personProvisional);
    if (load.provisional + fund > limits.stationProvisional)
        return above("this station", load.provisional + fund, limits.stationProvisional);
    return {};
}

} // namespace

QString pressureLevelName(PressureLevel level)
{
    switch (level) {
    case PressureLevel::None:
        return QStringLiteral("none");
    case PressureLevel::Warn:
        return QStringLiteral("warn");
    case PressureLevel::Banner:
        return QStringLiteral("banner");
    case PressureLevel::Supervisor:
        return QStringLiteral("supervisor");
    case PressureLevel::NoMoney:
        return QStringLiteral("no_money");
    case PressureLevel::Stop:
        return QStringLiteral("stop");
    }
    return {};
}

QString pressureCauseName(PressureCause cause)
{
    switch (cause) {
    case PressureCause::None:
        return QStringLiteral("none");
    case PressureCause::Count:
        return QStringLiteral("count");
    case PressureCause::Age:
        return QStringLiteral("age");
    case PressureCause::Money:
        return QStringLiteral("money");
    case PressureCause::Disk:
        return QStringLiteral("disk");
    }
    return {};
}

Pressure worse(const Pressure& one, const Pressure& other)
{
    return other.level > one.level ? other : one;
}

Pressure pressureOf(const QueueLoad& load, const QueueLimits& limits, const QDateTime& now)
{
    return worse(worse(byCount(load.waiting, limits), byAge(ageOf(load, now), limits)),
        byMoney(load.provisional, limits));
}

Result<void> mayBegin(
    const Undertaking& what, const QueueLoad& load, const QueueLimits& limits, const QDateTime& now)
{
    if (what.undoes)
        return {};
    if (load.waiting >= limits.stopCount)
        return fail(ErrorCode::QueueFull,
            QStringLiteral("%1 Records wait; %2 is the limit")
                .arg(load.waiting)
                .arg(limits.stopCount));
    if (what.promisesMoney)
        return mayPromise(what.fund, load, limits, now);
    return {};
}

} // namespace yidi
