// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/filing/calendar.h"

#include "app/domain/filing/states.h"
#include "app/domain/region/region.h"
#include "app/province/insured/insured.h"

#include <algorithm>

namespace yidi {

namespace {

/// Moves those the event moves today, and counts them; what looks at each completes the turn.
template <class Look>
Result<int> tend(const std::vector<StoredFiling>& all, FilingEvent event, const QDate& today,
    Ledger& ledger, int& left, Look look)
{
    int moved = 0;
    for (const StoredFiling& stored : all) {
        FilingTurn turn;
        turn.today = today;
        turn.begin = stored.filing.begin;
        turn.end = stored.filing.end;
        turn.deadline = stored.deadline;
        YIDI_ASSIGN(const bool due, look(stored, turn));
        if (!due)
            continue;
        const FilingStep step = moveFiling(stored.filing.state, event, FilingRole::System, turn);
        if (!step.to) {
            ++left;
            continue;
        }
        YIDI_TRY(ledger.moveFiling(stored.filing.number, *step.to, stored.filing.end, today));
        ++moved;
    }
    return moved;
}

} // namespace

Result<Tended> tendFilings(const QDate& today, Ledger& ledger)
{
    Tended tended;
    int left = 0;
    YIDI_ASSIGN(auto transaction, ledger.begin());
    const auto overdue = [&](const StoredFiling& stored, FilingTurn&) -> Result<bool> {
        return stored.deadline.isValid() && stored.deadline < today;
    };
    const auto begins = [&](const StoredFiling& stored, FilingTurn& turn) -> Result<bool> {
        YIDI_ASSIGN(const auto person, ledger.person(stored.request.psnNo));
        const Insurance* insurance = person ? findInsurance(person->data.person,
                                         stored.request.insutype, stored.filing.insuredRegion)
                                            : nullptr;
        turn.eligible = insurance && insurance->isNormal();
        return stored.filing.begin <= today;
    };
    // One bound to a visit lasts as long as the visit.
    const auto ends = [&](const StoredFiling& stored, FilingTurn& turn) -> Result<bool> {
        const QDate& end = stored.filing.end;
        if (!stored.filing.boundVisit.isEmpty())
            return false;
        YIDI_ASSIGN(const auto visits, ledger.visitsOf(stored.request.psnNo));
        turn.openAdmission = std::any_of(visits.begin(), visits.end(), [&](const Visit& visit) {
            const QDate day = visit.begin.date();
            return !visit.isDischarged() && stored.filing.begin <= day && day <= end
                && regionReaches(stored.filing.careRegion, visit.institutionCode.mid(1, 6));
        });
        return true;
    };
    for (const FilingState state : { FilingState::NeedMaterial, FilingState::Draft }) {
        YIDI_ASSIGN(const auto waiting, ledger.filingsIn(state));
        YIDI_ASSIGN(const int gone,
            tend(waiting, FilingEvent::DeadlinePassed, today, ledger, left, overdue));
        tended.withdrawn += gone;
    }
    YIDI_ASSIGN(const auto approved, ledger.filingsIn(FilingState::Approved));
    YIDI_ASSIGN(
        tended.begun, tend(approved, FilingEvent::StartDay, today, ledger, tended.held, begins));
    YIDI_ASSIGN(const auto ended, ledger.filingsEnded(today));
    YIDI_ASSIGN(tended.expired, tend(ended, FilingEvent::EndPassed, today, ledger, left, ends));
    YIDI_TRY(transaction.commit());
    return tended;
}

} // namespace yidi
