// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/text/words.h"

namespace yidi {

/// A phrase by its name, for the words pages and frame bring along themselves.
inline QString word(Phrase phrase, std::vector<WordArg> args = {})
{
    return say({ phrase, std::move(args) });
}

/// The state of an outcome in the few fixed words used everywhere.
QString sayOutcome(OutcomeScreen::Kind kind);

/// What stands in the way of a refused request: a record, a paper, a place or a day.
QString sayBlocking(const Refusal& reason);

} // namespace yidi
