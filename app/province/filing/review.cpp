// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/filing/review.h"

#include "app/domain/region/region.h"
#include "app/province/insured/insured.h"

#include <algorithm>

namespace yidi {

namespace {

Refusal refusal(FilingReason reason, const QString& blocking)
{
    return { filingReasonCode(reason), blocking, filingRemedy(reason) };
}

/// One judgement on its way.
struct Review {
    const Judgement& judgement;
    const QDateTime& now;
    Ledger& ledger;
    const PolicyBook& policies;
    StoredFiling stored;

    QDate today() const { return now.date(); }

    FilingTurn turn() const
    {
        FilingTurn turn;
        turn.today = today();
        turn.begin = stored.filing.begin;
        turn.end = stored.filing.end;
        turn.deadline = stored.deadline;
        turn.enteredByReviewer = judgement.by == stored.enteredBy;
        turn.listGiven = !judgement.papers.isEmpty();
        turn.reasonGiven = !judgement.reasons.isEmpty()
            && std::all_of(
                judgement.reasons.begin(), judgement.reasons.end(), [](const QString& code) {
                    FilingReason reason {};
                    return filingReasonFromCode(code, reason);
                });
        return turn;
    }

    /// Moves it by the table of states, or says what stands against it.
    std::optional<Refusal> move(FilingEvent event)
    {
        const FilingStep step =
            moveFiling(stored.filing.state, event, judgement.role, turn(), stored.filing.number);
        if (step.to)
            stored.filing.state = *step.to;
        return step.refusal;
    }

    void decided()
    {
        stored.filing.decidedBy = judgement.by;
        stored.filing.decidedAt = now;
        stored.claimedBy.clear();
    }

    using Objections = Result<std::vector<Refusal>>;
    static Objections only(const std::optional<Refusal>& refusal_)
    {
        return refusal_ ? std::vector<Refusal> { *refusal_ } : std::vector<Refusal>();
    }

    Objections claim()
    {
        const bool free = stored.claimedBy.isEmpty() || stored.claimedBy == judgement.by;
        if (stored.filing.state != FilingState::InReview)
            return only(refusal(FilingReason::F01StateForbids, stored.filing.number));
        if (!free || judgement.by.isEmpty() || judgement.by == stored.enteredBy)
            return only(refusal(
                FilingReason::F02RoleForbidden, free ? stored.filing.number : stored.claimedBy));
        stored.claimedBy = judgement.by;
        return only({});
    }

    Objections release()
    {
        stored.claimedBy.clear();
        return only({});
    }

    Objections ask()
    {
        const auto objection = move(FilingEvent::Ask);
        const auto policy = policies.find(stored.filing.insuredRegion, today());
        const int days = policy ? (*policy)->filing.materialDays : 0;
        stored.papers = judgement.papers;
        stored.deadline = days > 0 ? today().addDays(days) : QDate();
        return only(objection);
    }

    Objections supplement()
    {
        const auto objection = move(FilingEvent::Supplement);
        stored.brought += judgement.papers;
        stored.deadline = QDate();
        return only(objection);
    }

    /// Everything is asked again, for the world has moved on since it arrived; what the approval
    /// does to other filings is done with it.
    Objections approve()
    {
        YIDI_ASSIGN(const auto decision, previewApproval(stored, today(), ledger, policies));
        const bool stands = decision.outcome == FilingDecision::Outcome::Approve
            || decision.outcome == FilingDecision::Outcome::Review;
        if (!stands)
            return decision.reasons;
        stored.filing.begin = decision.begin;
        stored.filing.end = decision.end;
        if (const auto objection = move(FilingEvent::Approve))
            return only(objection);
        decided();
        for (const FilingEffect& effect : decision.effects)
            YIDI_TRY(ledger.moveFiling(effect.number, effect.state, effect.end, today()));
        return only({});
    }

    Objections refuse()
    {
        const auto objection = move(FilingEvent::Refuse);
        stored.reasons = judgement.reasons;
        decided();
        return only(objection);
    }

    Objections act()
    {
        const bool needsClaim =
            judgement.action != ReviewAction::Claim && judgement.action != ReviewAction::Supplement;
        const bool overrides =
            judgement.action == ReviewAction::Release && judgement.role == FilingRole::Supervisor;
        if (needsClaim && !overrides
            && (judgement.by.isEmpty() || judgement.by != stored.claimedBy))
            return only(refusal(FilingReason::F02RoleForbidden,
                stored.claimedBy.isEmpty() ? stored.filing.number : stored.claimedBy));
        switch (judgement.action) {
        case ReviewAction::Claim:
            return claim();
        case ReviewAction::Release:
            return release();
        case ReviewAction::Ask:
            return ask();
        case ReviewAction::Supplement:
            return supplement();
        case ReviewAction::Approve:
            return approve();
        case ReviewAction::Refuse:
            break;
        }
        return refuse();
    }
};

/// The request a filing was made of; a change names the filing it changes among its rules.
FilingRequest requestOf(const StoredFiling& stored)
{
    const QLatin1String changes("changes-");
    FilingRequest request = stored.request;
    for (const QString& rule : stored.rules)
        if (rule.startsWith(changes)) {
            request.operation = FilingOperation::Change;
            request.target = rule.mid(changes.size());
        }
    return request;
}

} // namespace

Result<std::vector<ReviewItem>> reviewQueue(Ledger& ledger, const QDate& today)
{
    std::vector<ReviewItem> items;
    YIDI_ASSIGN(auto waiting, ledger.filingsIn(FilingState::InReview));
    for (StoredFiling& stored : waiting) {
        YIDI_ASSIGN(auto others, ledger.filingsOf(stored.request.psnNo, today));
        others.erase(std::remove_if(others.begin(), others.end(),
                         [&](const Filing& f) { return f.number == stored.filing.number; }),
            others.end());
        items.push_back({ std::move(stored), std::move(others) });
    }
    return items;
}

Result<FilingDecision> previewApproval(
    const StoredFiling& filing, const QDate& today, Ledger& ledger, const PolicyBook& policies)
{
    const FilingRequest request = requestOf(filing);
    std::optional<StoredReferral> certificate;
    if (request.category == FilingCategory::Referral) {
        YIDI_ASSIGN(certificate, certificateFor(request.psnNo, request.careRegion, ledger));
    }
    return decideForInsured(request, today, ledger, policies, certificate, &filing);
}

Result<Judged> judge(
    const Judgement& judgement, const QDateTime& now, Ledger& ledger, const PolicyBook& policies)
{
    YIDI_ASSIGN(auto transaction, ledger.begin());
    YIDI_ASSIGN(auto stored, ledger.filing(judgement.number));
    if (!stored)
        return Judged { {}, { refusal(FilingReason::F01StateForbids, judgement.number) } };
    Review review { judgement, now, ledger, policies, *std::move(stored) };
    YIDI_ASSIGN(auto refusals, review.act());
    if (!refusals.empty())
        return Judged { {}, std::move(refusals) }; // nothing has happened
    YIDI_TRY(ledger.updateFiling(review.stored));
    YIDI_TRY(transaction.commit());
    return Judged { std::move(review.stored), {} };
}

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
    YIDI_ASSIGN(const auto asked, ledger.filingsIn(FilingState::NeedMaterial));
    YIDI_ASSIGN(
        tended.withdrawn, tend(asked, FilingEvent::DeadlinePassed, today, ledger, left, overdue));
    YIDI_ASSIGN(const auto approved, ledger.filingsIn(FilingState::Approved));
    YIDI_ASSIGN(
        tended.begun, tend(approved, FilingEvent::StartDay, today, ledger, tended.held, begins));
    YIDI_ASSIGN(const auto ended, ledger.filingsEnded(today));
    YIDI_ASSIGN(tended.expired, tend(ended, FilingEvent::EndPassed, today, ledger, left, ends));
    YIDI_TRY(transaction.commit());
    return tended;
}

} // namespace yidi
