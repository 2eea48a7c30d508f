// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The care side of a settlement: fee lines are classified by the catalogue (目录) of the place of
// care, and only their sums cross to the insured side.

#include "app/base/large_pages.h"
#include "app/domain/settlement/settlement.h"

#include <QStringList>

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace yidi {

/// An item of the catalogue.
struct CatalogueItem {
    QString code; ///< med_list_codg
    QString name;
    QString chargeType; ///< med_chrgitm_type: "01" bed … "14" other
    QString chargeLevel; ///< chrgitm_lv: "01" A, "02" B, "03" C, outside the scheme
    std::optional<std::int64_t> priceLimit; ///< pric_uplmt_amt × 10^6
    BasisPoints firstShare; ///< selfpay_prop of class B
    QDate begin = {}; ///< the first day it is so; invalid: it always was
    QDate end = {}; ///< the last day; invalid: until it is changed

    bool holdsOn(const QDate& day) const
    {
        return (!begin.isValid() || begin <= day) && (!end.isValid() || day <= end);
    }
    bool operator==(const CatalogueItem&) const = default;
};

/// Items by code. A province's has hundreds of thousands and a stay asks for a hundred in random
/// order, so what decides over a fee line lies in one cache line beside its code.
class Catalogue {
public:
    /// What the arithmetic asks of an item.
    struct Terms {
        std::int64_t priceLimit = noLimit;
        std::int32_t firstShare = 0; ///< basis points; -1: outside the scheme
        std::uint32_t item = 0; ///< one more than its number; 0: there is none
    };
    static constexpr std::int64_t noLimit = std::numeric_limits<std::int64_t>::max();

    /// An item that is there already stays; its pointer is answered either way, and holds until the
    /// next item comes.
    const CatalogueItem* emplace(const QString& code, CatalogueItem item);
    /// One period of an item, of which there may be many: only the one the day falls into counts.
    void addPeriod(CatalogueItem item);
    const CatalogueItem* find(const QString& code) const;
    bool contains(const QString& code) const { return find(code) != nullptr; }
    std::size_t size() const { return m_items.size(); }
    void reserve(std::size_t items);

    Terms terms(QStringView code) const;
    /// The same in two steps: begins to fetch what the second will look at, and goes on meanwhile.
    std::uint32_t prepare(QStringView code) const;
    Terms terms(QStringView code, std::uint32_t prepared) const;
    /// Of an item with periods those of the day, and none when it has none then; without a day
    /// those of the last period.
    Terms onDay(const Terms& found, const QDate& day) const
    {
        return found.firstShare == dated ? ofPeriod(found, day) : found;
    }
    const CatalogueItem& itemOf(const Terms& terms) const { return m_items[terms.item - 1]; }

private:
    static constexpr std::size_t inlineCode = 40;
    static constexpr std::int32_t dated = -2; ///< for firstShare: ask for the day
    static constexpr std::uint32_t undated = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::uint8_t longCode = 255; ///< must be looked up in `m_items`
    struct alignas(64) Slot {
        Terms terms;
        std::uint32_t hash = 0;
        std::uint8_t length = 0;
        std::array<char, inlineCode> code {}; ///< Latin-1
    };
    static_assert(sizeof(Slot) == 64);

    std::size_t slotOf(QStringView code, std::uint32_t hash) const;
    bool isCode(const Slot& slot, QStringView code) const;
    void enter(std::size_t item);
    Terms termsOf(std::size_t item) const;
    Terms ofPeriod(const Terms& found, const QDate& day) const;

    std::vector<CatalogueItem> m_items;
    /// Of an item with periods the one added before it, 0: none; shorter than the items or
    /// `undated` where there are no periods.
    std::vector<std::uint32_t> m_before;
    std::vector<Slot, LargePages<Slot>> m_slots;
};

/// A fee line as the hospital sends it (2301). A refund line has a negative count.
struct FeeLine {
    QString number; ///< feedetl_sn
    QString code; ///< med_list_codg
    QString name;
    std::int64_t count = 0; ///< cnt × 10^4
    std::int64_t price = 0; ///< pric × 10^6
    Fen sum; ///< det_item_fee_sumamt
    QDate day = {}; ///< of fee_ocur_time: the catalogue of that day counts

    bool operator==(const FeeLine&) const = default;
};

/// What became of a fee line: why it counts how it does, in numbers.
struct LineSplit {
    const FeeLine* line = nullptr;
    Catalogue::Terms terms; ///< without an item: unmapped, own expense
    Fen fullySelfPaid;
    Fen overLimit;
    Fen firstSelfPaid;
    Fen inScope;
};

/// The sums of the lines on top of what the bill came to before them; `splits` is filled in their
/// order, borrowing lines and catalogue. `BadInput` names the line whose sum is not count × price,
/// that appears twice, or that drives the bill out of range or below zero. The order of the lines
/// does not matter.
Result<Bill> sumLines(const Catalogue& catalogue, const std::vector<FeeLine>& lines,
    std::vector<LineSplit>& splits, const Bill& before = {});

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
Result<ClassifiedBill> classify(
    const Catalogue& catalogue, const std::vector<FeeLine>& lines, const Bill& before = {});

} // namespace yidi
