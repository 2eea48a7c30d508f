// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// This room is the clerk's work at a window (窗口): who is logged in, what waits, what is done to
// it and by whom, as a pure machine like the journeys of a kiosk.

#include "app/base/secret.h"
#include "app/desk/view.h"
#include "app/domain/card/card.h"
#include "app/domain/directory/directory.h"
#include "app/domain/filing/review.h"
#include "app/domain/institution/institution.h"
#include "app/domain/person/person.h"
#include "app/domain/staff/operator.h"

#include <memory>

namespace yidi::desk {

// ---- What happens ------------------------------------------------------------------------------

struct Act { ///< a key of the page, of the prompt, or a module ("module:entry")
    QString id;
};
struct Chosen { ///< the cursor went to a line, of the prompt's table while one is open
    QString line;
};
struct Marked { ///< Space, or a number in a prompt: the mark was turned
    QString line;
};
struct Typed { ///< a field, "search" among them
    QString field;
    QString text;
};
struct SecretTyped { ///< the password beside the number that stands in the form
    SecretBuffer secret;
};
struct SecondPassed { };
struct LinkIs {
    bool online;
};

struct LoggedIn {
    Operator who;
};
struct LogInFailed {
    std::optional<int> triesLeft; ///< none: not known, or it is not about tries
    QDateTime lockedUntil; ///< invalid: not locked
    ErrorCode error = ErrorCode::BadInput; ///< of a card that did not do
};
struct SecondAgreed { ///< somebody else's log-in, for what two must answer for
    Operator who;
};

struct ReviewsKnown {
    std::vector<ReviewCase> cases;
};
struct PersonFound {
    Person person;
    std::vector<Filing> filings;
    std::vector<RefusedRequest> refused;
};
struct ChecksKnown { ///< answer to AskPreview: what each approval would say and do
    std::vector<std::pair<QString, FilingDecision>> decisions; ///< by number
};
struct Recorded { ///< stored on this machine, on its way
    QString ticket; ///< of the effect
    QString msgid;
};
struct Answered { ///< signed receipt of a judgement, a filing, a change
    QString ticket;
    Filing filing;
};
struct Declined { ///< signed refusal
    QString ticket;
    std::vector<Refusal> reasons;
};
struct AskFailed { ///< a question, or the storing of a Record
    QString ticket; ///< empty: a question
    ErrorCode error;
    std::vector<Refusal> reasons = {};
};
struct Call { ///< somebody at a kiosk wants help (呼叫工作人员)
    QString device;
    QString page;
    QDateTime since;
    bool operator==(const Call&) const = default;
};
struct CallsKnown {
    std::vector<Call> calls;
};
struct SlipChecked { ///< of a slip scanned into the search box
    QString number;
    bool genuine;
};
struct CardShown {
    SocialSecurityCard card;
};
struct QueueIs {
    int pending = 0;
    int held = 0;
    QDateTime oldest;
};
struct TrailKnown {
    struct Entry {
        QDateTime at;
        QString who;
        QString what; ///< id of what was done: "log-in", "see", "approve" …
        QString about; ///< a filing's number, or the masked form
        bool operator==(const Entry&) const = default;
    };
    std::vector<Entry> entries;
    bool sound = true; ///< the chain holds
};
struct SnapshotIs {
    std::shared_ptr<const Snapshot> snapshot;
};
struct PaperFailed { };

using Event = std::variant<Act, Chosen, Marked, Typed, SecretTyped, SecondPassed, LinkIs, LoggedIn,
    LogInFailed, SecondAgreed, ReviewsKnown, PersonFound, ChecksKnown, Recorded, Answered, Declined,
    AskFailed, CallsKnown, SlipChecked, CardShown, QueueIs, TrailKnown, SnapshotIs, PaperFailed>;

// ---- What is to be done ------------------------------------------------------------------------

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
struct Judge { ///< Y106, a Record
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

/// What the machine knows of where it stands.
struct Here {
    Institution institution;
    QString device;
    QDateTime now;
    std::shared_ptr<const Snapshot> snapshot = {};
};

} // namespace yidi::desk
