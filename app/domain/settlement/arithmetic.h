// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/policy/policy.h"
#include "app/domain/settlement/settlement.h"

#include <array>
#include <cstdint>
#include <memory>

namespace yidi {

// The order of arithmetic (policy.md 3.2) over plain numbers: no text is read or written here, so
// that a nation's settlements can be recomputed in minutes. explain.h turns the trace into words.

/// The sums a year keeps (累计): three for each YearGroup, two for each further fund, admissions.
inline constexpr std::size_t groupCount = 4;
inline constexpr std::size_t admissionsCounter = groupCount * 3 + fundCount * 2;
inline constexpr std::size_t counterCount = admissionsCounter + 1;
using Counters = std::array<Fen, counterCount>;

enum class GroupSum { Deductible, Scope, Pooled };
constexpr std::size_t counterOf(YearGroup group, GroupSum sum)
{
    return static_cast<std::size_t>(group) * 3 + static_cast<std::size_t>(sum);
}
constexpr std::size_t fundBaseCounter(std::size_t fund)
{
    return groupCount * 3 + fund * 2;
}
constexpr std::size_t fundPaidCounter(std::size_t fund)
{
    return fundBaseCounter(fund) + 1;
}

/// The amounts the further funds feed, in the order of `fundFields()`.
inline constexpr std::array<Fen SettlementAmounts::*, fundCount> fundAmounts {
    &SettlementAmounts::cvlserv_pay,
    &SettlementAmounts::hifes_pay,
    &SettlementAmounts::hifob_pay,
    &SettlementAmounts::hifmi_pay,
    &SettlementAmounts::maf_pay,
    &SettlementAmounts::oth_pay,
};

/// The rules of a policy that apply to one visit; borrowed from the policy.
struct Ruling {
    const BenefitRule* benefit = nullptr;
    const CutRule* cut = nullptr;
    std::array<const FundRule*, fundCount> funds {};
    bool roundInSum = false;
    bool accountInFund = false;
};

/// The numbers of one visit.
struct Figures {
    Bill bill;
    int admissionNo = 1;
    Fen transferDeductible; ///< what hospitals earlier in the chain of transfers took already
    bool useAccount = false;
    Fen balance;
    Fen familyBalance;
    bool diseaseKnown = false; ///< a chronic visit is counted for its disease as well
    bool countsAsAdmission = false;
    Counters used {}; ///< in the year so far
};

/// What kind of line of the explanation; explain.cpp lists the inputs of each.
enum class StepKind : std::uint8_t {
    Total,
    OwnExpense,
    OverLimit,
    FirstSelfPay,
    InScope,
    TemporaryCut,
    PointsCut,
    MultiplierCut,
    Deductible,
    DeductibleOfVisit, ///< that is no admission
    DeductibleOfYear,
    DeductibleAfterTransfer,
    Band,
    BandInSum,
    BandCapped,
    PooledCap,
    FundThreshold,
    FundBand,
    FundBandInSum,
    FundBandCapped,
    FundTotal,
    PersonPart,
    Account,
    FamilyAccount,
    Cash,
};

/// One line of the explanation as numbers: fen, ratios in hundred-millionths, counts. Only as many
/// inputs are set as the kind has.
struct TraceStep {
    StepKind kind;
    std::uint8_t fund; ///< which of `fundFields()`
    std::uint16_t item; ///< which band, or which amount of a list
    std::int64_t amount;
    std::array<std::int64_t, 6> inputs;
};

/// The lines of one settlement. Keeps its memory from visit to visit and sets nothing it need not:
/// a settlement writes a kilobyte of trace, and that is most of what it costs.
class Trace {
public:
    void clear() { m_size = 0; }
    std::size_t size() const { return m_size; }
    const TraceStep* begin() const { return m_steps.get(); }
    const TraceStep* end() const { return m_steps.get() + m_size; }

    /// Room for so many more lines; what was written before is lost.
    void makeRoom(std::size_t steps)
    {
        if (m_room >= steps)
            return;
        m_steps = std::make_unique_for_overwrite<TraceStep[]>(steps);
        m_room = steps;
    }
    TraceStep& next() { return m_steps[m_size++]; }

private:
    std::unique_ptr<TraceStep[]> m_steps;
    std::size_t m_size = 0;
    std::size_t m_room = 0;
};

struct Outcome {
    SettlementAmounts amounts;
    Counters added {}; ///< to the year
};

/// A ratio after a multiplier is exact in hundred-millionths.
inline constexpr std::int64_t ratioUnit = 100'000'000;

/// `outcome` and `trace` are what this visit gives, whatever they held before.
void compute(const Ruling& ruling, const Figures& figures, Outcome& outcome, Trace& trace);

} // namespace yidi
