// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/fault_vfs.h"

#include <random>

namespace yidi::simulation {

/// A station's disk: what is wrong with it for a while, and how the station dies on it.
class SimDisk {
public:
    enum class Weather { Fine, Full, Broken, Locked };
    enum class Death { None, Killed, PowerCut };

    SimDisk(const QString& name, quint64 seed);

    QString path(const QString& file) const { return m_disk.path(file); }
    void setWeather(Weather weather) { m_weather = weather; }
    /// The process, or the machine, dies at the nth change from now; below zero: never mind.
    void dieAfter(qint64 changes, Death how);
    Death death() const { return m_disk.dead ? m_how : Death::None; }
    /// Whoever was dead begins anew, with the files as that death has left them.
    void revive();

private:
    DiskAnswer answer(const DiskOperation& operation);

    FaultDisk m_disk;
    std::mt19937_64 m_dice;
    Weather m_weather = Weather::Fine;
    Death m_how = Death::None;
    qint64 m_left = -1; ///< changes to live
};

} // namespace yidi::simulation
