// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The care side of a settlement: fee lines are classified by the catalogue (目录) of the place of
// care, and only their sums cross to the insured side.

#include "app/domain/settlement/settlement.h"

#include <QStringList>

#include <map>
#include <optional>

namespace yidi {

/// An item of the catalogue.
struct CatalogueItem {
    QString code; ///< med_list_codg
    QString name;
    QString chargeType; ///< med_chrgitm_type: "01" bed … "14" other
    QString chargeLevel; ///< chrgitm_lv: "01" A, "02" B, "03" C, outside the scheme
    std::optional<std::int64_t> priceLimit; ///< pric_uplmt_amt × 10^6
    BasisPoints firstShare; ///< selfpay_prop of class B

    bool operator==(const CatalogueItem&) const = default;
};
using Catalogue = std::map<QString, CatalogueItem>;

/// A fee line as the hospital sends it (2301). A refund line has a negative count.
struct FeeLine {
    QString number; ///< feedetl_sn
    QString code; ///< med_list_codg
    QString name;
    std::int64_t count = 0; ///< cnt × 10^4
    std::int64_t price = 0; ///< pric × 10^6
    Fen sum; ///< det_item_fee_sumamt

    bool operator==(const FeeLine&) const = default;
};

struct ClassifiedLine {
    FeeLine line;
    CatalogueItem item; ///< an unmapped code gets class C and type "14"
    bool mapped = true;
    Fen fullySelfPaid;
    Fen overLimit;
    Fen firstSelfPaid;
    Fen inScope;

    bool operator==(const ClassifiedLine&) const = default;
};

struct ClassifiedBill {
    Bill bill;
    std::vector<ClassifiedLine> lines;
    QStringList unmapped; ///< codes without a catalogue item, each once: own expense, never silent
};

/// Classifies the lines. `BadInput` names the line whose sum is not count × price, that appears
/// twice, or that drives the bill below zero.
Result<ClassifiedBill> classify(const Catalogue& catalogue, const std::vector<FeeLine>& lines);

} // namespace yidi
