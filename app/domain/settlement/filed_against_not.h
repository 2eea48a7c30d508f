// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a filing does to a person's money, before there is any bill: an estimate on a round sum.

#include "app/domain/filing/filing.h"
#include "app/domain/policy/policy.h"
#include "app/domain/settlement/engine.h"

#include <optional>

namespace yidi {

/// Care to imagine: by default a stay in hospital, the first of the year, every item of it in the
/// catalogue.
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
    QString medType { QStringLiteral("21") }; ///< an emergency (24) would be deemed filed
    std::optional<Bill> bill {}; ///< classified, instead of the round total
    Accumulators accumulators {}; ///< of the year so far
    int admissionNo = 1;
    Fen balance {}; ///< of the account, which is used where there is any
};

/// The same care settled twice.
struct Imagined {
    Settlement filed;
    /// Absent: without a filing nothing is settled directly.
    std::optional<Settlement> unfiled;
    QString policyFile; ///< e.g. "650000/2016-01-01.json"
};
/// `PolicyMissing` when the insured place has no rule for such care, `BadInput` names the field.
Result<Imagined> imagine(const PolicyBook& policies, const ImaginedStay& stay);

/// What the person pays of it himself.
struct FiledAgainstNot {
    Fen total;
    Fen withFiling;
    /// Absent: without a filing nothing is settled directly, so all of it is paid first.
    std::optional<Fen> without;
    QString policyFile; ///< e.g. "650000/2016-01-01.json"

    bool operator==(const FiledAgainstNot&) const = default;
};

/// Fails as `imagine` does.
Result<FiledAgainstNot> filedAgainstNot(const PolicyBook& policies, const ImaginedStay& stay);

} // namespace yidi
