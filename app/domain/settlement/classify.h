// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The care side of a settlement: fee lines are classified by the catalogue (目录) of the place of
// care, and only their sums cross to the insured side.

#include "app/domain/settlement/settlement.h"

#include <QStringList>

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

/// Items by code. A province's has hundreds of thousands, so it is one table without a node each.
class Catalogue {
public:
    /// An item that is there already stays; its pointer is answered either way, and holds until the
    /// next item comes.
    const CatalogueItem* emplace(const QString& code, CatalogueItem item);
    const CatalogueItem* find(const QString& code) const;
    bool contains(const QString& code) const { return find(code) != nullptr; }
    std::size_t size() const { return m_items.size(); }
    void reserve(std::size_t items);

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t item = 0; ///< one more than the index; 0: free
    };

    std::size_t slotOf(const QString& code, std::uint32_t hash) const;

    std::vector<CatalogueItem> m_items;
    std::vector<Slot> m_slots;
};

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

/// What became of a fee line: why it counts how it does, in numbers.
struct LineSplit {
    const FeeLine* line = nullptr;
    const CatalogueItem* item = nullptr; ///< null: unmapped, own expense
    Fen fullySelfPaid;
    Fen overLimit;
    Fen firstSelfPaid;
    Fen inScope;
};

/// The sums of the lines; `splits` is filled in their order, borrowing lines and catalogue.
/// `BadInput` names the line whose sum is not count × price, that appears twice, or that drives the
/// bill out of range or below zero. The order of the lines does not matter.
Result<Bill> sumLines(
    const Catalogue& catalogue, const std::vector<FeeLine>& lines, std::vector<LineSplit>& splits);

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

/// The same with everything copied, for those who keep it.
Result<ClassifiedBill> classify(const Catalogue& catalogue, const std::vector<FeeLine>& lines);

} // namespace yidi
