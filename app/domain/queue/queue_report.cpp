// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/queue/queue_report.h"

#include <algorithm>
#include <map>

namespace yidi {

QString queueFindingName(QueueFindingKind kind)
{
    switch (kind) {
    case QueueFindingKind::LostThere:
        return QStringLiteral("lost_there");
    case QueueFindingKind::UnknownHere:
        return QStringLiteral("unknown_here");
    case QueueFindingKind::Altered:
        return QStringLiteral("altered");
    case QueueFindingKind::OtherEnd:
        return QStringLiteral("other_end");
    case QueueFindingKind::OtherAmount:
        return QStringLiteral("other_amount");
    case QueueFindingKind::Gap:
        return QStringLiteral("gap");
    }
    return {};
}

bool queueFindingFromName(const QString& name, QueueFindingKind& kind)
{
    const auto at = std::find_if(std::begin(allQueueFindingKinds), std::end(allQueueFindingKinds),
        [&](QueueFindingKind one) { return queueFindingName(one) == name; });
    if (at == std::end(allQueueFindingKinds))
        return false;
    kind = *at;
    return true;
}

QString queueActorName(QueueActor actor)
{
    switch (actor) {
    case QueueActor::Province:
        return QStringLiteral("province");
    case QueueActor::Window:
        return QStringLiteral("window");
    case QueueActor::Technician:
        return QStringLiteral("technician");
    }
    return {};
}

QueueActor whoActsOn(QueueFindingKind kind)
{
    switch (kind) {
    case QueueFindingKind::LostThere:
    case QueueFindingKind::OtherEnd:
        return QueueActor::Province;
    case QueueFindingKind::UnknownHere:
    case QueueFindingKind::OtherAmount:
        return QueueActor::Window;
    case QueueFindingKind::Altered:
    case QueueFindingKind::Gap:
        break;
    }
    return QueueActor::Technician;
}

std::vector<QueueGroup> addGroups(
    const std::vector<QueueGroup>& one, const std::vector<QueueGroup>& other)
{
    std::map<std::pair<QString, QString>, QueueGroup> sums;
    for (const auto* part : { &one, &other }) {
        for (const QueueGroup& group : *part) {
            QueueGroup& sum = sums[{ group.infno, group.end }];
            sum.infno = group.infno;
            sum.end = group.end;
            sum.count += group.count;
            sum.total += group.total;
            sum.fund += group.fund;
        }
    }
    std::vector<QueueGroup> added;
    for (const auto& [key, sum] : sums)
        added.push_back(sum);
    return added;
}

} // namespace yidi
