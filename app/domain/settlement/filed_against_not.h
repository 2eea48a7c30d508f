// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a filing does to a person's money, before there is any bill: an estimate on a round sum.

#include "app/domain/filing/filing.h"
#include "app/domain/policy/policy.h"

#include <optional>

namespace yidi {

/// A stay in hospital to imagine: the first of the year, every item of it in the catalogue.
struct ImaginedStay {
    QString insuredRegion; ///< insuplc_admdvs
    QString careRegion; ///< mdtrtarea_admvs
    QString insutype;
    QString psnType;
    QStringList identTypes {}; ///< psn_idet_type
    bool civilServant = false; ///< cvlserv_flag
    QString hospLevel { QStringLiteral("03") }; ///< hosp_lv
    FilingCategory category = FilingCategory::OtherTemporary; ///< filed as
    QDate day {}; ///< of discharge: whose policy counts
    Fen total { 10'000'00 };
};

/// What the person pays of it himself.
struct FiledAgainstNot {
    Fen total;
    Fen withFiling;
    /// Absent: without a filing nothing is settled directly, so all of it is paid first.
    std::optional<Fen> without;
    QString policyFile; ///< e.g. "650000/2016-01-01.json"

    bool operator==(const FiledAgainstNot&) const = default;
};

/// `PolicyMissing` when the insured place has no rule for such a stay, `BadInput` names the field.
Result<FiledAgainstNot> filedAgainstNot(const PolicyBook& policies, const ImaginedStay& stay);

} // namespace yidi
