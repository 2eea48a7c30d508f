// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/secret.h"
#include "app/domain/filing/review.h"

#include <optional>
#include <variant>
#include <vector>

/// What is to be done for a clerk's work, as values. The shell does it.
namespace yidi::desk {

struct LogIn {
    QString number;
    SecretBuffer password;
    bool second = false; ///< answered by SecondAgreed
};
struct LogInByCard { ///< the card in the reader; its PIN
    SecretBuffer pin;
    bool second = false;
};
struct LogOut { };
struct AskReviews { ///< Y105
    QString search; ///< a number, a document's number; empty: all that waits
};
struct AskPreview { ///< Y105 as well
    QStringList numbers;
};
struct AskPerson { ///< 1101 and Y104
    QString certType;
    QString certNo;
};
struct FindFiling { ///< by its number, a ticket's, or a person's: Y105 and Y104
    QString text;
};
struct Judge { ///< Y106, a Record; of one filing they leave in the order they were made
    QString ticket;
    Judgement judgement;
};
struct File { ///< Y101, Y102 or Y103, a Record, entered at the window
    QString ticket;
    FilingRequest request;
    QStringList papers; ///< seen
};
struct AskCalls { };
struct TakeCall {
    QString device;
};
struct CheckSlip {
    QString text; ///< of the QR code, or number and check code as typed
};
struct ReadCard { };
struct AskTrail { };
struct Note { ///< into the trail: who saw or did what
    QString what;
    QString about;
};
struct PrintReceipt {
    QString number; ///< the filing's, or the message's while it is not decided
    FilingRequest request;
    std::optional<Filing> filing;
    std::vector<Refusal> reasons;
};

using Effect = std::variant<LogIn, LogInByCard, LogOut, AskReviews, AskPreview, AskPerson,
    FindFiling, Judge, File, AskCalls, TakeCall, CheckSlip, ReadCard, AskTrail, Note, PrintReceipt>;
using Effects = std::vector<Effect>;

} // namespace yidi::desk
