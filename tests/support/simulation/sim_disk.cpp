// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/simulation/sim_disk.h"

#include <sqlite3.h>

namespace yidi::simulation {

SimDisk::SimDisk(const QString& name, quint64 seed)
    : m_disk(name)
    , m_dice(seed)
{
    m_disk.before = [this](const DiskOperation& operation) { return answer(operation); };
}

void SimDisk::dieAfter(qint64 changes, Death how)
{
    if (m_disk.dead)
        return;
    m_left = changes;
    m_how = how;
}

DiskAnswer SimDisk::answer(const DiskOperation& operation)
{
    if (operation.kind == DiskOperation::Open && m_weather == Weather::Locked)
        return { SQLITE_BUSY };
    if (!operation.changesTheDisk())
        return {};
    if (m_left >= 0 && m_left-- == 0) {
        m_disk.dead = true; // which is the answer
        return {};
    }
    if (m_weather == Weather::Broken)
        return { SQLITE_IOERR };
    const bool grows = operation.kind == DiskOperation::Write
        && static_cast<std::size_t>(operation.offset) + operation.bytes.size()
            > m_disk.state.bytesOf(operation.file).size();
    return { grows && m_weather == Weather::Full ? SQLITE_FULL : SQLITE_OK };
}

void SimDisk::revive()
{
    const bool cut = death() == Death::PowerCut;
    m_disk.dead = false;
    m_left = -1;
    m_how = Death::None;
    if (cut)
        m_disk.state = m_disk.state.afterPowerCut(
            m_dice, m_dice() % 2 == 0 ? FolderModel::Ordered : FolderModel::Strict);
}

} // namespace yidi::simulation
