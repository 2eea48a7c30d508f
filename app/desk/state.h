// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/effects.h"
#include "app/desk/events.h"
#include "app/desk/view.h"

#include <map>
#include <set>
#include <variant>

/// Where a clerk's work stands, one part for each module. No secret is kept: a password goes
/// straight into the effect that checks it.
namespace yidi::desk {

/// Somebody proving who they are: at the start, behind a lock, or as the second of two.
struct LogInForm {
    QString number;
    bool byCard = false; ///< a card was read; its PIN is asked for
    bool waiting = false;
    QDateTime lockedUntil;
    std::optional<Words> problem;
};

/// Something that was judged. It can be taken back until its seconds are over; then it leaves.
struct Given {
    QString ticket;
    Judgement judgement;
    int seconds = 0; ///< left of the grace
    bool sent = false;
    bool stored = false;
};

struct Reviews {
    std::vector<ReviewCase> cases; ///< what is due first comes first
    bool known = false; ///< an answer has come
    bool asking = false;
    QString search; ///< what the answer was asked for with
    QString current; ///< the line the cursor is on
    QString opened; ///< the case that was taken in hand and is not judged yet
    std::set<QString> marked;
    std::map<QString, std::vector<Refusal>> against; ///< why a judgement did not do, by number
    std::vector<Given> given; ///< in the order they were made
    int age = 0; ///< seconds since it was asked for
    QString uncovered; ///< the case whose person shows in full
    int secondsLeft = 0; ///< of that
};

struct Entry {
    std::map<QString, QString> fields; ///< as they were typed, by the form's ids
    bool changed = false; ///< something was typed that would be lost
    QString focus;
    std::optional<PersonFound> found;
    std::optional<ReviewCase> draft; ///< begun at a kiosk
    QString target; ///< the filing the cursor is on
    bool cardShown = false; ///< the card proved who stands there
    bool asking = false; ///< who somebody is
    bool typed = false; ///< nobody could be asked: what stands in the form has to do
    bool looked = false; ///< it was tried to send, so what is missing is shown
    std::optional<Operator> second; ///< who answers for it too

    // What was sent last.
    QString ticket;
    QString msgid; ///< empty until it is stored
    int seconds = 0; ///< since it went
    bool waits = false; ///< for the receipt, which may come at once
    std::optional<PrintReceipt> receipt;
};

/// A cancellation, or a new settlement, on its way.
struct MoneySent {
    SettlementLine line;
    bool cancels = false;
    bool stored = false;
    int seconds = 0; ///< since it went
    bool waits = true; ///< for the receipt, which may come at once
    std::optional<WaitingRecord> heldUpBy = {}; ///< it stands behind this one
};

struct Settlements {
    std::vector<SettlementLine> lines; ///< the newest first
    bool known = false; ///< an answer has come
    bool asking = false;
    QString text; ///< what they were looked for with; empty: those of a day
    QDate day;
    QString current; ///< id of the line the cursor is on
    std::optional<SettlementSeen> whole; ///< the one that was opened
    std::optional<ResettleKnown> estimate; ///< of settling a visit anew
    QString wanted; ///< the line whose whole, or whose estimate, is on its way
    bool thenPrint = false; ///< once it is there
    std::map<QString, std::vector<Refusal>> against; ///< why something did not do, by line
    std::map<QString, MoneySent> sent; ///< by ticket
};

/// A day's books compared.
struct Day {
    QDate day;
    std::optional<DayCompared> compared;
    bool asking = false;
    bool listing = false; ///< the differences; else the totals
    QString current; ///< a group, or a difference
};

/// What was settled without a link and differs, and the codes nobody has mapped.
struct Differences {
    std::vector<ProvisionalLine> lines;
    std::vector<UnmappedCode> codes;
    bool known = false;
    bool codesKnown = false;
    bool asking = false;
    bool showsCodes = false;
    QString current;
    QString currentCode;
    std::map<QString, QString> closing; ///< the number by the ticket of what closes it
    std::map<QString, std::vector<Refusal>> against;
};

/// What waits to be sent, and what both sides found when they compared.
struct Queue {
    QueueIs counts;
    std::vector<WaitingRecord> waiting;
    Pressure pressure;
    std::optional<QueueReport> report; ///< the last one
    bool comparing = false;
    bool showsFindings = false;
    qint64 clockAheadMs = 0;
    QString current; ///< a message's id, or a finding
    int age = 0; ///< seconds since it was listed
};

struct Calls {
    std::vector<Call> waiting; ///< the longest first
    QString current;
    int age = 0;
};

struct Trail {
    TrailKnown known;
    bool asking = false;
};

// What may lie over a page.

struct ChooseReasons { ///< F9: papers to ask for; Shift+F9: reasons to refuse
    ReviewAction action = ReviewAction::Ask;
    QStringList numbers;
    QStringList codes; ///< in the order of their numbers
    std::set<QString> chosen;
    QString current;
};
struct DryRun { ///< what would pass, before any of it is done
    QStringList numbers;
    std::optional<std::vector<std::pair<QString, FilingDecision>>> decisions;
};
struct SecondPerson { ///< two must answer for it
    LogInForm form;
    Words why;
    QString then = {}; ///< what is done once they agreed, as the module names it
};
struct ChooseOne { ///< one of a few
    Words title;
    Words text;
    std::vector<std::pair<QString, Words>> options;
    QString current;
    QString act; ///< with the option's id behind it: what is done then
};
struct Ask { ///< yes or no
    Words title;
    std::vector<Words> text;
    QString yes; ///< what is done then: an act of the page
    Words yesLabel;
};
using Over = std::variant<ChooseReasons, DryRun, SecondPerson, ChooseOne, Ask>;

struct State {
    std::optional<Operator> who; ///< stays while the station is locked
    bool locked = false;
    LogInForm logIn;
    bool online = false;
    QString module = QStringLiteral("reviews");
    QString search;
    bool searching = false; ///< what was found is not here yet
    Reviews reviews;
    Entry entry;
    Settlements settlements;
    Day day;
    Differences differences;
    Calls calls;
    Queue queue;
    Trail trail;
    std::shared_ptr<const Snapshot> snapshot;
    std::optional<Over> over;
    std::map<QString, PrintReceipt> sent; ///< from the form, by ticket, until they are answered
    std::variant<std::monostate, PrintReceipt, PrintStatement> lastPaper; ///< to be printed again
    std::optional<SlipChecked> slip; ///< what the last one was, until a key is pressed
    std::optional<Words> notice;
    Table::Tone noticeTone = Table::Tone::Normal;
    bool help = false;
    int idle = 0; ///< seconds without a key
    int tickets = 0; ///< given out so far
    QString inSight; ///< whose data shows, as the trail may name it
};

} // namespace yidi::desk
