// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/filing/calendar.h"

#include "app/domain/filing/overlap.h"
#include "app/domain/filing/states.h"
#include "app/domain/region/region.h"
#include "app/province/insured/insured.h"

#include <algorithm>

namespace yidi {

namespace {

bool isFeed(FilingEvent event)
{
    return event == FilingEvent::BenefitStopped || event == FilingEvent::BenefitRestored
        || event == FilingEvent::PersonEnded;
}

/// One bound to a visit lasts as long as the visit.
bool hasEnded(const Filing& filing, const QDate& today)
{
    return filing.boundVisit.isEmpty() && filing.end.isValid() && filing.end < today;
}

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
        const FilingRole role = isFeed(event) ? FilingRole::Feed : FilingRole::System;
        const FilingStep step = moveFiling(stored.filing.state, event, role, turn);
        if (!step.to) {
            ++left;
            continue;
        }
        // Nobody looked on the days it ran: it begins and ends at once.
        const bool over = event == FilingEvent::StartDay && hasEnded(stored.filing, today);
        YIDI_TRY(ledger.moveFiling(stored.filing.number, over ? FilingState::Expired : *step.to,
            event == FilingEvent::PersonEnded ? turn.end : stored.filing.end, today));
        ++moved;
    }
    return moved;
}

/// How the insurance a filing rests on stands.
enum class Standing { Enjoys, Stopped, Ended };

Result<Standing> standingOf(const StoredFiling& stored, const QDate& today, Ledger& ledger)
{
    YIDI_ASSIGN(const auto person, ledger.person(stored.request.psnNo));
    if (!person)
        return Standing::Stopped;
    if (person->diedOn.isValid() && person->diedOn <= today)
        return Standing::Ended;
    int found = 0;
    int ended = 0;
    for (const Insurance& insurance : person->data.person.insurances) {
        const QString& scheme = stored.request.insutype;
        if (!sameCity(insurance.region, stored.filing.insuredRegion)
            || (!scheme.isEmpty() && insurance.insutype != scheme))
            continue;
        if (paysOn(insurance, today))
            return Standing::Enjoys;
        ++found;
        ended += insurance.status == QLatin1String("4") ? 1 : 0;
    }
    return found > 0 && ended == found ? Standing::Ended : Standing::Stopped;
}

/// Whether another filing counts on one of its days already.
Result<bool> isTaken(
    const StoredFiling& stored, const QDate& today, Ledger& ledger, const PolicyBook& policies)
{
    const Filing& filing = stored.filing;
    const auto policy = policies.find(filing.insuredRegion, today);
    const OverlapRules rules = policy ? (*policy)->filing.overlap : OverlapRules();
    YIDI_ASSIGN(const auto all, ledger.filingsOf(stored.request.psnNo, today));
    return std::any_of(all.begin(), all.end(), [&](const Filing& other) {
        return other.number != filing.number && other.isGranted()
            && shareScope(filing, other, rules)
            && meet(filing.begin, filing.end, other.begin, other.end);
    });
}

/// The three things a benefit feed does, each as `tend` asks for it.
class Feed {
public:
    Feed(const QDate& today, Ledger& ledger, const PolicyBook& policies)
        : m_today(today)
        , m_ledger(ledger)
        , m_policies(policies)
    {
    }

    Result<int> stop(const std::vector<StoredFiling>& all)
    {
        return tend(all, FilingEvent::BenefitStopped, m_today, m_ledger, m_left,
            [this](const StoredFiling& stored, FilingTurn&) -> Result<bool> {
                if (stored.filing.state != FilingState::Effective
                    || !stored.filing.boundVisit.isEmpty() || hasEnded(stored.filing, m_today))
                    return false;
                YIDI_ASSIGN(const Standing standing, standingOf(stored, m_today, m_ledger));
                return standing == Standing::Stopped;
            });
    }

    Result<int> restore(const std::vector<StoredFiling>& all)
    {
        return tend(all, FilingEvent::BenefitRestored, m_today, m_ledger, m_left,
            [this](const StoredFiling& stored, FilingTurn&) -> Result<bool> {
                if (stored.filing.state != FilingState::Suspended)
                    return false;
                YIDI_ASSIGN(const Standing standing, standingOf(stored, m_today, m_ledger));
                YIDI_ASSIGN(const bool taken, isTaken(stored, m_today, m_ledger, m_policies));
                return standing == Standing::Enjoys && !taken;
            });
    }

    /// What is still to be settled needs its filing.
    Result<int> end(const std::vector<StoredFiling>& all)
    {
        return tend(all, FilingEvent::PersonEnded, m_today, m_ledger, m_left,
            [this](const StoredFiling& stored, FilingTurn& turn) -> Result<bool> {
                if (hasEnded(stored.filing, m_today)) // expires
                    return false;
                YIDI_ASSIGN(const Standing standing, standingOf(stored, m_today, m_ledger));
                YIDI_ASSIGN(const auto visits, m_ledger.visitsOf(stored.request.psnNo));
                turn.end = std::max(turn.begin, m_today);
                return standing == Standing::Ended
                    && std::all_of(visits.begin(), visits.end(),
                        [](const Visit& visit) { return visit.settled; });
            });
    }

private:
    QDate m_today;
    Ledger& m_ledger;
    const PolicyBook& m_policies;
    int m_left = 0;
};

} // namespace

Result<void> followBenefits(
    const QString& psnNo, const QDate& today, Ledger& ledger, const PolicyBook& policies)
{
    Feed feed(today, ledger, policies);
    YIDI_ASSIGN(const auto begun, ledger.filingsBegun(psnNo));
    YIDI_TRY(feed.stop(begun));
    YIDI_TRY(feed.restore(begun));
    return {};
}

Result<Tended> tendFilings(const QDate& today, Ledger& ledger, const PolicyBook& policies)
{
    Tended tended;
    int left = 0;
    YIDI_ASSIGN(auto transaction, ledger.begin());
    Feed feed(today, ledger, policies);
    YIDI_ASSIGN(const auto stopped, ledger.filingsOfStopped());
    YIDI_ASSIGN(tended.cancelled, feed.end(stopped));
    YIDI_ASSIGN(tended.suspended, feed.stop(stopped));
    YIDI_ASSIGN(const auto suspended, ledger.filingsIn(FilingState::Suspended));
    YIDI_ASSIGN(tended.restored, feed.restore(suspended));
    const auto overdue = [&](const StoredFiling& stored, FilingTurn&) -> Result<bool> {
        return stored.deadline.isValid() && stored.deadline < today;
    };
    // One that has ended before it could begin is past holding.
    const auto begins = [&](const StoredFiling& stored, FilingTurn& turn) -> Result<bool> {
        YIDI_ASSIGN(const Standing standing, standingOf(stored, today, ledger));
        turn.eligible = standing == Standing::Enjoys || hasEnded(stored.filing, today);
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
