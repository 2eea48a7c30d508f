// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/settlement/engine.h"

namespace yidi {

/// A second opinion on a settlement: written from the rules and not from the engine, in exact
/// fractions of a yuan, with no thought of speed. Amounts by their names in setlinfo.
std::map<QString, Fen> oracle(const Policy& policy, const SettlementInput& input);

/// The same for a person's year of care, of which it keeps books of its own: what the engine has
/// added up is not looked at.
class OracleYear {
public:
    OracleYear();
    ~OracleYear();

    std::map<QString, Fen> settle(const Policy& policy, const SettlementInput& input);
    void undoLast();

private:
    struct Sums;
    std::vector<Sums> m_years; ///< as it was after each visit
};

} // namespace yidi
