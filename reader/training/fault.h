// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QString>

#include <span>

namespace yidi {

struct CardImage;

/// What goes wrong with a training card, and at which command it does.
struct CardFault {
    enum class Kind {
        None,
        // at the command `at`
        Mute,
        YankBefore,
        YankDuring,
        YankAfter,
        Tear,
        WrongStatus,
        ShortAnswer,
        WrongLength,
        // from the command `at` on
        EndlessMore,
        Slow,
        AnotherCard,
        // another card altogether
        WrongVersion,
        BlockedPin,
        NoPin,
        ForeignCard,
        Clone,
    };
    Kind kind = Kind::None;
    int at = 3; ///< the command, counted from 1 since insertion
    int number = 0; ///< milliseconds, or a status word
    QString text; ///< a version, or who
};

/// One line of the table of faults.
struct CardFaultKind {
    enum class Argument { None, Seconds, Milliseconds, Status, Version, Person };

    const char* name;
    CardFault::Kind kind;
    Argument argument;
    const char* example; ///< of the argument; also what it is when left off
    bool hasCommand; ///< may name a command after @
    const char* meaning; ///< in plain words
};

std::span<const CardFaultKind> cardFaultKinds();

/// NAME[:ARGUMENT][@COMMAND], "mute:2@5"; an empty text is no fault. An error names what is wrong.
Result<CardFault> parseCardFault(const QString& text);

/// A fault of the card itself, there before the first command: it must be put in with it.
bool isOfTheCard(CardFault::Kind kind);

/// The card as the fault has it before anything is asked of it.
void spoil(CardImage& image, const CardFault& fault);

} // namespace yidi
