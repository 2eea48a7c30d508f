// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/settlement/classify.h"
#include "app/domain/settlement/engine.h"

#include <random>

namespace yidi {

Policy simplePolicy(std::vector<Band> bands = { { {}, { 9000 } } });
SettlementInput simpleInput(Fen total);
QDateTime tenOClock(int year, int month, int day);

/// Every money amount of setlinfo by its name, balc last.
std::vector<std::pair<QString, Fen>> moneyOf(const SettlementAmounts& amounts);

/// How many rounds a property runs: `shortRun`, or with YIDI_LONG=1 a million.
int rounds(int shortRun);
/// Of the run: YIDI_SEED, or one fixed; printed once.
std::uint64_t seed();

/// Everything random that policies and bills can say.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : m_engine(seed)
    {
    }

    std::int64_t upTo(std::int64_t most)
    {
        return std::uniform_int_distribution<std::int64_t>(0, most)(m_engine);
    }
    bool coin() { return upTo(1) == 1; }
    Fen fen(std::int64_t most) { return Fen(upTo(most)); }
    template <class T>
    T oneOf(std::initializer_list<T> all)
    {
        return *(all.begin() + upTo(static_cast<std::int64_t>(all.size()) - 1));
    }

    std::vector<Band> bands();
    Policy policy();
    SettlementInput input();
    Bill bill(Fen total);
    Catalogue catalogue();
    std::vector<FeeLine> lines(int most);

private:
    When when();
    Fen amount();

    std::mt19937_64 m_engine;
};

} // namespace yidi
