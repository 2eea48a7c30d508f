// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/money.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace yidi {

/// What can be wrong with one place of the queue when station and province compare.
enum class QueueFindingKind {
    LostThere, ///< the station holds a receipt, the province knows nothing of it
    UnknownHere, ///< the province has it, the station does not
    Altered, ///< another message, or other bytes, at the same place
    OtherEnd, ///< the same message ended differently
    OtherAmount, ///< it moved other money
    Gap, ///< neither has anything at a place in the middle
};
inline constexpr QueueFindingKind allQueueFindingKinds[] = { QueueFindingKind::LostThere,
    QueueFindingKind::UnknownHere, QueueFindingKind::Altered, QueueFindingKind::OtherEnd,
    QueueFindingKind::OtherAmount, QueueFindingKind::Gap };
QString queueFindingName(QueueFindingKind kind); ///< "lost_there" …
bool queueFindingFromName(const QString& name, QueueFindingKind& kind);

/// Who must do something about it.
enum class QueueActor {
    Province, ///< its ledger must be mended; the station's receipts are the proof
    Window, ///< staff look each one up at the province before anybody does it again
    Technician, ///< the file has been changed or is damaged: keep it, restore a copy
};
QString queueActorName(QueueActor actor); ///< "province" …
QueueActor whoActsOn(QueueFindingKind kind);

struct QueueFinding {
    QueueFindingKind kind = QueueFindingKind::LostThere;
    QString epoch;
    std::int64_t number = 0;
    QString msgid; ///< as the station knows it, else as the province does; of a gap none
    QString infno;

    bool operator==(const QueueFinding&) const = default;
};

/// What ended the same way: how much of it and what money it moved.
struct QueueGroup {
    QString infno;
    QString end; ///< "done", "refused", "buried"
    std::int64_t count = 0;
    Fen total; ///< medfee_sumamt
    Fen fund; ///< fund_pay_sumamt

    bool operator==(const QueueGroup&) const = default;
};
/// Adds up the groups of two parts; in order of number and end.
std::vector<QueueGroup> addGroups(
    const std::vector<QueueGroup>& one, const std::vector<QueueGroup>& other);

inline constexpr std::size_t mostFindings = 1000;

/// The end of a comparison of the whole queue (对账结果).
struct QueueReport {
    QString institution;
    QString deviceNo;
    QDateTime at;
    std::int64_t compared = 0; ///< Records that both sides agree upon
    std::int64_t open = 0; ///< not ended yet, so not compared
    std::vector<QueueGroup> groups; ///< what they agree upon
    std::int64_t found = 0; ///< places at which something is wrong
    std::vector<QueueFinding> findings; ///< the first `mostFindings` of them

    /// Nothing lost, nothing doubled.
    bool agrees() const { return found == 0; }
    bool operator==(const QueueReport&) const = default;
};

} // namespace yidi
