// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/journey.h"

namespace yidi {

/// A number entered digit by digit, shared by every journey that asks for one. It shows as it is
/// entered, for whoever copies a number must be able to compare; afterwards it is masked.
struct NumberStep {
    QString typed;
    std::optional<Words> problem = {}; ///< why it did not do
};

enum class NumberKind { ResidentId, MobilePhone };

/// True when a number that can be right was confirmed. What is wrong with one that cannot stands
/// in the step.
bool turnNumberStep(NumberKind kind, NumberStep& step, const Event& event);
/// Its keys and what was entered; title, hint and footer are the journey's.
NumberScreen numberScreen(NumberKind kind, const NumberStep& step);

} // namespace yidi
