// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/money.h"
#include "app/base/result.h"

#include <QDateTime>

/// The queue of what waits to be sent, seen from business: how much may wait, how long, and what is
/// found when both sides compare.
namespace yidi {

/// What waits on this station.
struct QueueLoad {
    int waiting = 0;
    QDateTime oldest; ///< invalid: nothing waits
    Fen provisional; ///< what the funds were promised to pay by provisional settlements that wait
};

/// How much may wait. Data of the station (station.json, "queue"); these are the usual ones.
struct QueueLimits {
    int warnCount = 500;
    int stopCount = 5000; ///< nothing new from here on
    int bannerHours = 4; ///< said on screen
    int supervisorHours = 24; ///< somebody must come
    int moneyHours = 72; ///< no money is promised any more
    Fen stationProvisional = Fen(20'000'000); ///< of all persons together
    Fen personProvisional = Fen(5'000'000); ///< of one; the insured place may set less

    bool operator==(const QueueLimits&) const = default;
};

/// From nothing to the worst.
enum class PressureLevel {
    None,
    Warn, ///< staff are told
    Banner, ///< and people: it may take a while until it is effective
    Supervisor, ///< somebody must come
    NoMoney, ///< no provisional settlement is begun
    Stop, ///< nothing new is begun
};
enum class PressureCause { None, Count, Age, Money, Disk };

/// How hard the queue presses and why: its worst cause.
struct Pressure {
    PressureLevel level = PressureLevel::None;
    PressureCause cause = PressureCause::None;

    bool operator==(const Pressure&) const = default;
};
QString pressureLevelName(PressureLevel level); ///< "none" … "stop"
QString pressureCauseName(PressureCause cause); ///< "none" … "disk"

/// A clock set back makes nothing old.
Pressure pressureOf(const QueueLoad& load, const QueueLimits& limits, const QDateTime& now);
/// The worse of both; of two as bad the first.
Pressure worse(const Pressure& one, const Pressure& other);

/// What somebody is about to begin.
struct Undertaking {
    bool undoes = false; ///< finishes or takes back what was begun: never refused here
    bool promisesMoney = false; ///< a provisional settlement
    Fen fund; ///< that it promises
};
/// `QueueFull`, or `OfflineMoneyStopped` with what the limit is.
Result<void> mayBegin(const Undertaking& what, const QueueLoad& load, const QueueLimits& limits,
    const QDateTime& now);

} // namespace yidi
