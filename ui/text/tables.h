// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/error.h"
#include "app/journeys/phrase.h"

#include <span>

namespace yidi {

/// The words themselves, in Chinese, as translation sources of the context "words". Only
/// words.cpp and the tests that ask for completeness look in here.
const char* phraseSource(Phrase phrase);
const char* deskPhraseSource(Phrase phrase); ///< of those in YIDI_DESK_PHRASES
const char* moneyPhraseSource(Phrase phrase); ///< of those in YIDI_MONEY_PHRASES

struct CodeSource {
    const char* table;
    const char* value;
    const char* words;
};
std::span<const CodeSource> codeSources();
/// More of them: every city there is to file for.
std::span<const CodeSource> placeSources();

/// The sentence of a settlement rule; {name} is an input of the step, {amount} what it gave. Of
/// several for one rule the first counts whose `input` the step has.
struct RuleSource {
    const char* rule;
    const char* input; ///< null: no matter which
    const char* sentence;
};
std::span<const RuleSource> ruleSources();

struct ErrorSource {
    ErrorCode error;
    const char* code; ///< what a person reads out to staff
    const char* happened;
    const char* safe;
    const char* next;
    const char* staffHint;
};
std::span<const ErrorSource> errorSources();

} // namespace yidi
