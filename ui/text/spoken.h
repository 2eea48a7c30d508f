// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/phrase.h"

#include <QString>

#include <span>

namespace yidi {

/// The phrases that are read aloud. None has a place for a name, a number or an amount: what is
/// said in a hall is said to all of it.
std::span<const Phrase> spokenPhrases();

/// Where the recording of a phrase lies: "zh_CN/PromiseText.wav"; empty when it is not spoken.
QString spokenFile(Phrase phrase, const QString& language);

} // namespace yidi
