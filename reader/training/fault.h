// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QString>

#include <vector>

namespace yidi {

/// What goes wrong with a training card, and at which command it does.
struct CardFault {
    enum class Kind {
        None,
        Mute, ///< no answer to that command, nor to any later one
        YankBefore, ///< pulled out before it answers
        YankAfter, ///< pulled out once it has answered
        ShortAnswer, ///< one byte
        WrongStatus, ///< 6F00, no data
        BlockedPin,
        ForeignCard, ///< some other chip card
    };
    Kind kind = Kind::None;
    int at = 3; ///< the command, counted from 1 since insertion
};

/// "mute" or "mute@5"; an empty text is no fault.
Result<CardFault> parseCardFault(const QString& text);
/// Every name, for help texts and sweeps.
std::vector<QString> cardFaultNames();

} // namespace yidi
