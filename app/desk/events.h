// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/error.h"
#include "app/base/secret.h"
#include "app/desk/money.h"
#include "app/domain/card/card.h"
#include "app/domain/directory/directory.h"
#include "app/domain/filing/review.h"
#include "app/domain/person/person.h"
#include "app/domain/queue/pressure.h"
#include "app/domain/queue/queue_report.h"
#include "app/domain/queue/waiting.h"
#include "app/domain/staff/operator.h"

#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

/// What happens to a clerk's work, in the past tense.
namespace yidi::desk {

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
    std::optional<ErrorCode> error = {}; ///< none, and no tries: nobody has this number, or card
};
struct SecondAgreed { ///< somebody else's log-in, for what two must answer for
    Operator who;
};

struct ReviewsKnown { ///< answer to AskReviews and FindFiling
    std::vector<ReviewCase> cases;
    QString search = {}; ///< as it was asked for; empty: all that waits
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
    /// "reviews", "preview", "person", "find", "calls", "slip", "trail", "settlements",
    /// "settlement", "resettle", "day", "provisionals", "unmapped"
    QString question = {};
};
struct SettlementsFound { ///< answer to FindSettlements
    std::vector<SettlementLine> lines;
    QString text; ///< as it was asked for
    QDate day;
};
struct SettlementSeen { ///< answer to AskSettlement
    QString setlId;
    Settlement settlement;
    QString maskedCertNo = {}; ///< of whom it is, for the statement
};
struct ResettleKnown { ///< answer to AskResettle
    QString mdtrtId;
    Settlement estimate;
};
struct SettlementMade { ///< signed receipt of a cancellation or of a new settlement
    QString ticket;
    Settlement settlement;
    QString maskedCertNo = {};
};
struct HeldUp { ///< a settlement stands behind another Record of the same person
    QString ticket;
    WaitingRecord by;
};
struct Withdrawn { ///< given up, and certain never to take effect
    QString ticket;
};
struct DayKnown { ///< answer to CompareDay
    DayCompared compared;
};
struct ProvisionalsKnown {
    std::vector<ProvisionalLine> lines;
};
struct DifferenceClosed { ///< signed receipt of Y304
    QString ticket;
    QString number;
};
struct UnmappedKnown {
    std::vector<UnmappedCode> codes;
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
struct CardFailed { ///< answer to ReadCard
    ErrorCode error;
};
struct QueueIs {
    int pending = 0;
    int held = 0;
    QDateTime oldest;
};
struct QueueListed { ///< what waits, the oldest first; a page full at most
    std::vector<WaitingRecord> records;
};
struct PressureIs { ///< how hard the queue presses
    Pressure pressure;
};
struct QueueCompared { ///< both sides' books of messages; without a report it did not come to one
    std::optional<QueueReport> report;
    ErrorCode error = ErrorCode::LinkDown;
};
struct ClockIs {
    qint64 aheadMs = 0; ///< of the province's
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
    AskFailed, SettlementsFound, SettlementSeen, ResettleKnown, SettlementMade, HeldUp, Withdrawn,
    DayKnown, ProvisionalsKnown, DifferenceClosed, UnmappedKnown, CallsKnown, SlipChecked,
    CardShown, CardFailed, QueueIs, QueueListed, PressureIs, QueueCompared, ClockIs, TrailKnown,
    SnapshotIs, PaperFailed>;

} // namespace yidi::desk
