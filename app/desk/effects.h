// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/secret.h"
#include "app/desk/money.h"
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
/// Settlements of this house (Y306): of one person (a document's number, a setl_id or a visit's
/// number in `text`), or of a day when no text is given.
struct FindSettlements {
    QString text;
    QDate day;
};
struct AskSettlement { ///< one whole (5203), with its reasons
    SettlementLine line;
};
struct AskResettle { ///< what settling the visit anew would come to (2303 or 2206)
    SettlementLine line;
};
struct CancelSettlement { ///< 2305 or 2208, a Record
    QString ticket;
    SettlementLine line;
};
struct Resettle { ///< 2304 or 2207, a Record, as the estimate was shown
    QString ticket;
    SettlementLine line;
    Settlement seen;
};
/// A settlement without a receipt: it must not take effect once the person has left.
struct GiveUp {
    QString ticket;
};
struct PrintStatement {
    SettlementLine line;
    Settlement settlement;
    bool again = true;
    QString maskedCertNo = {};
};
/// This house's book of a day against the province's: 3201 for each group, and 3202 with its files
/// for those that differ.
struct CompareDay {
    QDate day;
};
struct PrintDay {
    DayCompared compared;
};
struct AskProvisionals { }; ///< Y303
struct CloseDifference { ///< Y304, a Record
    QString ticket;
    QString number;
    QString how; ///< "collected", "given-back", "written-off"
};
struct AskUnmapped { }; ///< Y305
struct AskQueue { }; ///< what waits; and whatever can leave leaves
struct CompareQueue { }; ///< with the province: nothing lost, nothing doubled
/// What is held is given up; if it may have left, the province is asked to bury it.
struct WithdrawRecord {
    QString msgid;
};
struct SendAgain { ///< what is held, as it is
    QString msgid;
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
    FindFiling, Judge, File, FindSettlements, AskSettlement, AskResettle, CancelSettlement,
    Resettle, GiveUp, PrintStatement, CompareDay, PrintDay, AskProvisionals, CloseDifference,
    AskUnmapped, AskQueue, CompareQueue, WithdrawRecord, SendAgain, AskCalls, TakeCall, CheckSlip,
    ReadCard, AskTrail, Note, PrintReceipt>;
using Effects = std::vector<Effect>;

} // namespace yidi::desk
