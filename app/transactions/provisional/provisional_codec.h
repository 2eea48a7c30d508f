// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/settlement/provisional.h"
#include "app/transactions/inpatient/inpatient.h"

/// The provisional settlement (暂结): Y302 sends one, Y303 lists what became of those of a house,
/// Y304 says that a clerk has seen to one.
namespace yidi {

/// Y302, input.data, which is that of a 2304 and more, and input.feedetail[]
struct ProvisionalRequest {
    SettleRequest settle; ///< medfee_sumamt and psn_part_amt as they were shown
    Fen fund; ///< fund_pay_sumamt as it was shown
    QDateTime madeAt; ///< setl_time: when it was computed
    QDateTime end; ///< endtime: the discharge as the house knows it
    QString snapshot; ///< version
    QString policyVersion;
    std::vector<FeeUploadLine> lines; ///< when they are not at the province yet, else empty

    ProvisionalShown shown() const
    {
        return { settle.total.value_or(Fen()), fund, settle.personPart.value_or(Fen()) };
    }
    bool operator==(const ProvisionalRequest&) const = default;
};

/// What the province makes of one. "difference" and "refused" stay open for a clerk.
enum class ProvisionalState { Confirmed, Difference, Refused, Closed };
QString provisionalStateName(ProvisionalState state); ///< "confirmed" …
bool provisionalStateFromName(const QString& name, ProvisionalState& state);
inline bool isOpen(ProvisionalState state)
{
    return state == ProvisionalState::Difference || state == ProvisionalState::Refused;
}

/// Y302, output: that of a 2304, and result
struct ProvisionalAnswer {
    SettlementAnswer settled;
    ProvisionalState state = ProvisionalState::Confirmed;
    Fen shown; ///< psn_part_amt the person was told
    Fen share; ///< psn_part_amt it comes to
    QDateTime madeAt = {}; ///< when the person was told, which is its setl_time
    QDateTime confirmedAt = {}; ///< when the province computed it anew
    bool operator==(const ProvisionalAnswer&) const = default;
};

/// Y303, output.provisionals[]
struct ProvisionalRow {
    QString number; ///< setl_id, else the msgid
    QString mdtrtId;
    QString maskedName;
    QDateTime madeAt;
    ProvisionalState state = ProvisionalState::Confirmed;
    Fen shown;
    Fen share;
    QString why; ///< codes it was refused with
    QString closedHow;
    QString closedBy;
    bool operator==(const ProvisionalRow&) const = default;
};
struct ProvisionalList {
    std::vector<ProvisionalRow> rows;
    bool operator==(const ProvisionalList&) const = default;
};

/// Y304, input.data
struct ProvisionalClosing {
    QString number;
    QString how; ///< what the clerk did about it
    bool operator==(const ProvisionalClosing&) const = default;
};
/// Y304, output.result
struct ProvisionalClosed {
    ProvisionalRow row;
    bool operator==(const ProvisionalClosed&) const = default;
};

} // namespace yidi
