// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_power_cut.h"

#include <unordered_map>

namespace yidi {

namespace {

constexpr unsigned againOneIn = 8; ///< the power goes again while the store recovers
constexpr int objectionsKept = 3;

} // namespace

DiskStory::DiskStory(DiskState start, const std::function<void(FaultDisk&, DiskStory&)>& use)
    : m_start(std::move(start))
{
    FaultDisk disk(QStringLiteral("story"), m_start);
    disk.log = &m_log;
    use(disk, *this);
}

void DiskStory::told()
{
    m_marks.push_back(m_log.size());
}

DiskStory::Verdict DiskStory::cutEverywhere(
    quint64 seed, FolderModel model, int each, const Check& check) const
{
    Verdict verdict;
    std::mt19937_64 dice(seed);
    DiskState disk = m_start;
    std::size_t calls = 0;
    std::unordered_map<std::size_t, bool> seen; // since the last call came back; true: bad
    const auto look = [&](DiskState image, std::size_t at, std::vector<DiskOperation>* log) {
        ++verdict.images;
        const auto [known, isNew] = seen.try_emplace(image.hash(), false);
        if (!isNew) {
            verdict.bad += known->second ? 1 : 0;
            return;
        }
        ++verdict.different;
        FaultDisk left(QStringLiteral("left"), std::move(image));
        left.log = log;
        const QString objection = check(left, calls, at > m_marks[calls]);
        if (objection.isEmpty())
            return;
        known->second = true;
        if (++verdict.bad <= objectionsKept)
            verdict.objections.append(
                QStringLiteral("seed %1, %2, operation %3 of %4, %5 calls back: %6")
                    .arg(seed)
                    .arg(model == FolderModel::Strict ? QStringLiteral("strict")
                                                      : QStringLiteral("ordered"))
                    .arg(at)
                    .arg(m_log.size())
                    .arg(calls)
                    .arg(objection));
    };
    const auto cut = [&](std::size_t at) {
        for (int i = 0; i < each; ++i) {
            const DiskState image = disk.afterPowerCut(dice, model);
            std::vector<DiskOperation> recovery;
            look(image, at, &recovery);
            if (recovery.empty() || dice() % againOneIn != 0)
                continue;
            DiskState again = image;
            recovery.resize(dice() % recovery.size() + 1);
            for (const DiskOperation& operation : recovery)
                again.apply(operation);
            look(again.afterPowerCut(dice, model), at, nullptr);
        }
    };
    for (std::size_t at = 0; at <= m_log.size(); ++at) {
        const auto moreCameBack = [&] {
            return calls + 1 < m_marks.size() && m_marks[calls + 1] <= at;
        };
        do {
            if (moreCameBack()) {
                ++calls;
                seen.clear();
            }
            cut(at);
        } while (moreCameBack());
        if (at < m_log.size())
            disk.apply(m_log[at]);
    }
    return verdict;
}

} // namespace yidi
