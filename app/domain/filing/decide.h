// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a filing is decided: the same rules at the province, in a clerk's check and in a test.

#include "app/domain/filing/states.h"
#include "app/domain/person/person.h"
#include "app/domain/policy/policy.h"
#include "app/domain/settlement/settlement.h"

#include <QStringList>

#include <optional>

namespace yidi {

/// What the decider knows on the day it decides.
struct FilingFacts {
    QDate today;
    QDate received; ///< when it arrived, for what is decided later; invalid: today
    std::optional<Person> person; ///< absent: no such identity
    std::vector<Filing> filings; ///< of this person, all states
    std::vector<Visit> visits; ///< of this person, all of them
    QString cardState; ///< "", "lost", "frozen" or "cancelled"
    QDate diedOn;
    bool commitmentWithdrawn = false; ///< a false commitment cost the right to make another
    bool mayRefer = true; ///< the hospital that refers has the right to
    /// Papers that came with the request; absent when nobody has listed them yet, which leaves a
    /// request on documents to a reviewer.
    std::optional<QStringList> materials;
    QStringList illegible; ///< those of them nobody can read
    QString nationalRefusal; ///< code of the national library, when it refused

    QDate arrived() const { return received.isValid() ? received : today; }
};

/// What is known of the proof a category asks for.
enum class EvidenceState {
    NotNeeded,
    Promised, ///< on a commitment; papers may be due
    Complete,
    Unlisted, ///< documents nobody has listed yet
    Missing,
    Illegible,
};
QString evidenceStateName(EvidenceState state); ///< "not_needed", "promised", …

/// What a decision does to a filing that stands already.
struct FilingEffect {
    QString number;
    FilingEvent event = FilingEvent::Overlap;
    FilingState state = FilingState::Terminated; ///< what it becomes
    QDate begin;
    QDate end;
    QString rule; ///< why: "overlap-category" …, "change", "cancel"

    bool operator==(const FilingEffect&) const = default;
};

struct FilingDecision {
    enum class Outcome { Approve, Review, Reject, NotRequired };

    Outcome outcome = Outcome::Reject;
    std::vector<Refusal> reasons; ///< all that apply, in the order of their codes
    QDate begin; ///< what is approved or to be reviewed; invalid otherwise
    QDate end; ///< invalid: no end
    QStringList rules; ///< ids of the rules that decided, kept with the filing (HI-05)
    QString decidedBy; ///< "system"; empty while a person has to decide
    std::optional<FilingState> state; ///< of what was asked for; none when no filing is needed
    EvidenceState evidence = EvidenceState::NotNeeded;
    QDate evidenceDue; ///< papers promised are due; invalid: never
    std::vector<FilingEffect> effects; ///< once it is approved, by number
    QStringList manualVisits; ///< paid stays it covers, to be reimbursed by hand (policy.md 2.6)
    QString boundVisit; ///< the visit an emergency is bound to

    bool operator==(const FilingDecision&) const = default;
};
QString filingOutcomeName(FilingDecision::Outcome outcome); ///< "approve" … "not_required"

/// Decides, from its arguments alone.
FilingDecision decide(
    const FilingRequest& request, const FilingFacts& facts, const FilingRules& rules);

/// The answer where the insured place has no policy for the day.
FilingDecision undecidable(const FilingRequest& request);

/// Id of what a person can do about a reason, e.g. "pay-earlier-stay"; ui/text knows the words.
QString filingRemedy(FilingReason reason);

} // namespace yidi
