// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/filing.h"
#include "app/domain/reconciliation/reconciliation.h"
#include "app/domain/settlement/settlement.h"

#include <optional>
#include <set>
#include <vector>

/// What a window is told about money.
namespace yidi::desk {

/// A settlement as the province lists it (Y306), or a visit that waits for one (no setlId).
struct SettlementLine {
    Visit visit;
    QString setlId; ///< empty: not settled, or settled and cancelled since
    QString maskedName;
    QString insuredRegion;
    QDateTime at;
    Fen total;
    Fen fund;
    Fen person;
    Fen cash;
    bool cancelled = false; ///< another row negates it
    QString cancels; ///< of such a row: what it negates
    bool interim = false; ///< the stay goes on
    bool last = false; ///< nothing later of this person's year stands in the way of cancelling it
    QString entered; ///< device or operator that settled it
    bool detailsHeld = false; ///< its details differ from its categories: held out of clearing

    bool operator==(const SettlementLine&) const = default;
};

/// A provisional settlement, and what became of it.
struct ProvisionalLine {
    QString number; ///< setl_id the province gave, else the msgid
    QString mdtrtId;
    QString maskedName;
    QDateTime at;
    QString state; ///< "open", "confirmed", "difference", "refused", "closed"
    Fen shownShare; ///< what the person was told
    Fen share; ///< what the province comes to
    QString closedHow;
    std::vector<Refusal> why = {}; ///< the province could not settle it

    bool operator==(const ProvisionalLine&) const = default;
};

/// A code of the house nobody has mapped to the catalogue (未对码): its lines were own expense.
struct UnmappedCode {
    QString code;
    QString localName;
    std::int64_t lines = 0;
    Fen amount;
    QDate since;

    bool operator==(const UnmappedCode&) const = default;
};

/// A day compared.
struct DayCompared {
    struct Group {
        BookGroup group;
        BookTotals here;
        std::optional<BookTotals> there; ///< absent: the province was not reached
        bool agrees = false;
    };
    QDate day;
    QString source; ///< of the book of this house: "hospital" (its drop folder) or "station"
    std::vector<Group> groups;
    std::vector<BookDifference> differences;
    std::set<QString> writtenOff; ///< ids of those two persons have written off (核销)
};

/// Names a difference among those of its day, today and tomorrow alike.
QString differenceId(const BookDifference& difference);
/// What the trail says of a write-off, and the way back: the id, when it is of that day.
QString writeOffNote(const QDate& day, const QString& id, const QString& why);
QString writtenOffIn(const QString& note, const QDate& day);

} // namespace yidi::desk
