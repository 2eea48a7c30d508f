// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/filing/review.h"

#include "app/province/filing/calendar.h"
#include "app/province/filing/carry_out.h"
#include "app/province/insured/insured.h"

#include <algorithm>

namespace yidi {

namespace {

Refusal refusal(FilingReason reason, const QString& blocking)
{
    return { filingReasonCode(reason), blocking, filingRemedy(reason) };
}

/// Who may do what at a window, and whether at any or only at the insured place's office. The table
/// of states says when.
struct Right {
    ReviewAction action;
    FilingRoles who;
    bool anywhere;
    bool needsClaim;
};
constexpr FilingRoles clerks = FilingRole::Clerk | FilingRole::Supervisor;
constexpr FilingRoles reviewers = 0u | FilingRole::Reviewer;
constexpr Right rights[] = {
    { ReviewAction::Claim, reviewers, false, false },
    { ReviewAction::Release, FilingRole::Reviewer | FilingRole::Supervisor, false, false },
    { ReviewAction::Ask, reviewers, false, true },
    { ReviewAction::Supplement, clerks, true, false },
    { ReviewAction::Approve, reviewers, false, true },
    { ReviewAction::Refuse, reviewers, false, true },
    { ReviewAction::Submit, clerks, true, false },
    { ReviewAction::Withdraw, clerks, true, false },
};

const Right& rightTo(ReviewAction action)
{
    return *std::find_if(std::begin(rights), std::end(rights),
        [&](const Right& right) { return right.action == action; });
}

FilingRules rulesFor(const StoredFiling& stored, const QDate& today, const PolicyBook& policies)
{
    const auto policy = policies.find(stored.filing.insuredRegion, today);
    return policy ? (*policy)->filing : FilingRules();
}

/// The request a filing was made of; one from before requests were kept names the filing it changes
/// among its rules.
FilingRequest requestOf(const StoredFiling& stored)
{
    const QLatin1String changes("changes-");
    FilingRequest request = stored.request;
    if (request.target.isEmpty())
        for (const QString& rule : stored.rules)
            if (rule.startsWith(changes)) {
                request.operation = FilingOperation::Change;
                request.target = rule.mid(changes.size());
            }
    return request;
}

/// Whether papers promised are still to come, which moves nothing.
bool isPromised(const StoredFiling& stored)
{
    const bool stands = stored.filing.isGranted() || stored.filing.state == FilingState::Suspended
        || stored.filing.state == FilingState::Expired;
    return stands && !stored.filing.papers.isEmpty();
}

/// One from before claims had a time has long lapsed.
bool hasLapsed(const StoredFiling& stored, int claimMinutes, const QDateTime& now)
{
    return claimMinutes > 0
        && (!stored.claimedAt.isValid() || stored.claimedAt.addSecs(60 * claimMinutes) <= now);
}

/// One judgement on its way.
class Review {
public:
    Review(Call& call, const Judgement& judgement, StoredFiling stored)
        : m_call(call)
        , m_judgement(judgement)
        , m_stored(std::move(stored))
        , m_rules(rulesFor(m_stored, today(), call.policies))
        , m_atOffice(isOfficeFor(call.institution.institution, m_stored.filing.insuredRegion))
    {
        // Whoever reviews may do at a window what everybody does there.
        if (m_judgement.role == FilingRole::Reviewer
            && !includes(rightTo(m_judgement.action).who, FilingRole::Reviewer))
            m_judgement.role = FilingRole::Clerk;
    }

    Result<Judged> run()
    {
        const std::optional<Refusal> forbidden = notAllowed();
        if (forbidden)
            return Judged { {}, { *forbidden } };
        YIDI_ASSIGN(auto refusals, act());
        if (!refusals.empty())
            return Judged { {}, std::move(refusals) };
        if (m_judgement.action != ReviewAction::Submit)
            YIDI_TRY(m_call.ledger.updateFiling(m_stored));
        YIDI_ASSIGN(const auto kept, m_call.ledger.filing(m_about));
        return Judged { kept ? kept->filing : m_stored.filing, {} };
    }

private:
    using Objections = Result<std::vector<Refusal>>;

    QDate today() const { return m_call.now.date(); }
    const QString& number() const { return m_stored.filing.number; }

    bool hadAHand() const
    {
        return m_judgement.by == m_stored.enteredBy || m_judgement.by == m_stored.leftBy;
    }
    bool hasIt() const
    {
        return !m_stored.claimedBy.isEmpty() && m_stored.claimedBy == m_judgement.by && !lapsed();
    }
    bool lapsed() const { return hasLapsed(m_stored, m_rules.claimMinutes, m_call.now); }

    std::optional<Refusal> notAllowed() const
    {
        const Right& right = rightTo(m_judgement.action);
        if (m_judgement.by.isEmpty() || !includes(right.who, m_judgement.role)
            || (!right.anywhere && !m_atOffice))
            return refusal(FilingReason::F02RoleForbidden, number());
        if (right.needsClaim && !hasIt())
            return refusal(FilingReason::F02RoleForbidden,
                m_stored.claimedBy.isEmpty() || lapsed() ? number() : m_stored.claimedBy);
        return std::nullopt;
    }

    FilingTurn turn() const
    {
        FilingTurn turn;
        turn.today = today();
        turn.begin = m_stored.filing.begin;
        turn.end = m_stored.filing.end;
        turn.deadline = m_stored.deadline;
        turn.enteredByReviewer = hadAHand();
        turn.listGiven = !m_judgement.papers.isEmpty();
        turn.reasonGiven = !m_judgement.reasons.isEmpty()
            && std::all_of(
                m_judgement.reasons.begin(), m_judgement.reasons.end(), [](const QString& code) {
                    FilingReason reason {};
                    return filingReasonFromCode(code, reason);
                });
        return turn;
    }

    /// Moves it by the table of states, or says what stands against it.
    std::vector<Refusal> move(FilingEvent event)
    {
        const FilingStep step =
            moveFiling(m_stored.filing.state, event, m_judgement.role, turn(), number());
        if (step.to)
            m_stored.filing.state = *step.to;
        return only(step.refusal);
    }

    void letGo()
    {
        m_stored.claimedBy.clear();
        m_stored.claimedAt = {};
    }
    void decided()
    {
        m_stored.filing.decidedBy = m_judgement.by;
        m_stored.filing.decidedAt = m_call.now;
        letGo();
    }

    static std::vector<Refusal> only(const std::optional<Refusal>& refusal_)
    {
        return refusal_ ? std::vector<Refusal> { *refusal_ } : std::vector<Refusal>();
    }

    Objections claim()
    {
        const bool free =
            m_stored.claimedBy.isEmpty() || m_stored.claimedBy == m_judgement.by || lapsed();
        if (m_stored.filing.state != FilingState::InReview)
            return only(refusal(FilingReason::F01StateForbids, number()));
        if (!free || hadAHand())
            return only(
                refusal(FilingReason::F02RoleForbidden, free ? number() : m_stored.claimedBy));
        m_stored.claimedBy = m_judgement.by;
        m_stored.claimedAt = m_call.now;
        return only({});
    }

    Objections release()
    {
        const bool mayOverride = m_judgement.role == FilingRole::Supervisor;
        if (!mayOverride && m_stored.claimedBy != m_judgement.by)
            return only(refusal(FilingReason::F02RoleForbidden,
                m_stored.claimedBy.isEmpty() ? number() : m_stored.claimedBy));
        letGo();
        return only({});
    }

    Objections ask()
    {
        auto objections = move(FilingEvent::Ask);
        const int days = m_rules.materialDays;
        m_stored.papers = m_judgement.papers;
        m_stored.brought.clear();
        m_stored.deadline = days > 0 ? today().addDays(days) : QDate();
        letGo();
        return objections;
    }

    Objections supplement()
    {
        std::vector<Refusal> objections;
        if (!isPromised(m_stored))
            objections = move(FilingEvent::Supplement);
        else if (m_judgement.papers.isEmpty())
            objections = only(refusal(FilingReason::F03ConditionUnmet, number()));
        m_stored.brought += m_judgement.papers;
        m_stored.brought.removeDuplicates();
        m_stored.deadline = isPromised(m_stored) ? m_stored.deadline : QDate();
        return objections;
    }

    /// Everything is asked again, for the world has moved on since it arrived; what the approval
    /// does to other filings is done with it.
    Objections approve()
    {
        YIDI_TRY(followBenefits(m_stored.request.psnNo, today(), m_call.ledger, m_call.policies));
        YIDI_ASSIGN(const auto decision,
            previewApproval(m_stored, today(), m_call.ledger, m_call.policies));
        const bool stands = decision.outcome == FilingDecision::Outcome::Approve
            || decision.outcome == FilingDecision::Outcome::Review;
        if (!stands)
            return decision.reasons;
        m_stored.filing.begin = decision.begin;
        m_stored.filing.end = decision.end;
        if (auto objections = move(FilingEvent::Approve); !objections.empty())
            return objections;
        decided();
        expectPromised(m_stored, decision, m_call.policies);
        for (const FilingEffect& effect : decision.effects)
            YIDI_TRY(m_call.ledger.moveFiling(effect.number, effect.state, effect.end, today()));
        return only({});
    }

    Objections refuse()
    {
        auto objections = move(FilingEvent::Refuse);
        m_stored.reasons = m_judgement.reasons;
        decided();
        return objections;
    }

    /// The person has proved at a window who they are: what a kiosk left is now asked by whoever
    /// stands there, and decided like anything else.
    Objections submit()
    {
        if (auto objections = move(FilingEvent::Submit); !objections.empty())
            return objections;
        m_stored.filing.state = FilingState::Draft;
        Asked asked { requestOf(m_stored), m_judgement.by, {}, m_stored };
        asked.request.channel = FilingChannel::Window;
        asked.request.role = m_judgement.role;
        asked.request.papers += m_judgement.papers;
        asked.request.papers.removeDuplicates();
        YIDI_ASSIGN(
            asked.request.begin, beginOf(asked.request, m_stored.receivedAt.date(), m_call));
        YIDI_ASSIGN(const auto out, carryOut(m_call, asked));
        m_about = out.filing ? out.filing->number : number();
        return out.reasons;
    }

    /// A draft goes at any window; what has been submitted, where it was taken or is decided.
    Objections withdraw()
    {
        const bool here = m_stored.takenBy == m_call.institution.institution.code || m_atOffice;
        if (m_stored.filing.state != FilingState::Draft && !here)
            return only(refusal(FilingReason::F02RoleForbidden, number()));
        auto objections = move(FilingEvent::Withdraw);
        decided();
        return objections;
    }

    Objections act()
    {
        switch (m_judgement.action) {
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
            return refuse();
        case ReviewAction::Submit:
            return submit();
        case ReviewAction::Withdraw:
            break;
        }
        return withdraw();
    }

    Call& m_call;
    Judgement m_judgement;
    StoredFiling m_stored;
    FilingRules m_rules;
    bool m_atOffice;
    QString m_about = m_stored.filing.number; ///< the filing the answer tells of
};

} // namespace

Result<Judged> judge(Call& call, const Judgement& judgement)
{
    YIDI_ASSIGN(auto stored, call.ledger.filing(judgement.number));
    if (!stored)
        return Judged { {}, { refusal(FilingReason::F01StateForbids, judgement.number) } };
    return Review(call, judgement, *std::move(stored)).run();
}

Result<FilingDecision> previewApproval(
    const StoredFiling& filing, const QDate& today, Ledger& ledger, const PolicyBook& policies)
{
    FilingRequest request = requestOf(filing);
    const bool isDraft = filing.filing.state == FilingState::Draft;
    if (isDraft) {
        request.channel = FilingChannel::Window;
        request.role = FilingRole::Clerk;
        request.begin = std::max(request.begin, today);
    }
    std::optional<StoredReferral> certificate;
    if (request.category == FilingCategory::Referral) {
        YIDI_ASSIGN(certificate, certificateFor(request.psnNo, request.careRegion, ledger));
    }
    return decideForInsured(
        request, today, ledger, policies, certificate, isDraft ? nullptr : &filing);
}

namespace {

/// So many are told at once; the rest follows when these are done.
constexpr int reviewsAtOnce = 200;

Result<ReviewCase> caseOf(Call& call, const StoredFiling& stored)
{
    const QDate today = call.now.date();
    ReviewCase review { stored.filing, requestOf(stored), stored.enteredBy, stored.receivedAt,
        stored.claimedBy, stored.deadline, stored.papers, stored.brought, stored.rules, {}, {} };
    const int minutes = rulesFor(stored, today, call.policies).claimMinutes;
    if (hasLapsed(stored, minutes, call.now))
        review.claimedBy.clear();
    YIDI_ASSIGN(const auto person, call.ledger.person(stored.request.psnNo));
    if (person && review.request.certNo.isEmpty()) {
        review.request.certType = person->data.person.certType;
        review.request.certNo = person->data.person.certNo;
        review.request.psnName = person->data.person.name;
    }
    const Institution& house = call.institution.institution;
    if (stored.takenBy != house.code && !isOfficeFor(house, stored.filing.insuredRegion)) {
        // Enough to go on with it; whom to call is for those who took it or decide it.
        review.request.phone.clear();
        if (review.request.agent) {
            review.request.agent->certNo.clear();
            review.request.agent->phone.clear();
        }
    }
    YIDI_ASSIGN(review.others, call.ledger.filingsOf(stored.request.psnNo, today));
    review.others.erase(std::remove_if(review.others.begin(), review.others.end(),
                            [&](const Filing& f) { return f.number == stored.filing.number; }),
        review.others.end());
    if (stored.filing.isPending()) {
        YIDI_ASSIGN(review.preview, previewApproval(stored, today, call.ledger, call.policies));
    }
    return review;
}

/// A window finds whatever somebody standing at it can name by a number. Looking for a name, it
/// sees what it took itself, an office what it may have to judge.
Result<std::vector<StoredFiling>> lookedFor(Call& call, const ReviewQuery& query)
{
    QStringList keywords = query.numbers;
    for (const QString& keyword : { query.number, query.keyword, query.certNo })
        if (!keyword.isEmpty())
            keywords.append(keyword);
    if (keywords.isEmpty())
        return call.ledger.filingsWaiting(waitingFor(call.institution.institution), reviewsAtOnce);
    std::vector<StoredFiling> found;
    const auto take = [&](std::vector<StoredFiling> hits) {
        for (StoredFiling& hit : hits)
            if (static_cast<int>(found.size()) < reviewsAtOnce)
                found.push_back(std::move(hit));
    };
    for (const QString& keyword : keywords) {
        if (static_cast<int>(found.size()) == reviewsAtOnce)
            break;
        YIDI_ASSIGN(auto hits, call.ledger.findFilings(keyword, reviewsAtOnce));
        take(std::move(hits));
    }
    if (!query.keyword.isEmpty() && found.empty()) {
        YIDI_ASSIGN(auto hits,
            call.ledger.findFilingsByName(
                query.keyword, waitingFor(call.institution.institution), reviewsAtOnce));
        take(std::move(hits));
    }
    return found;
}

} // namespace

Result<ReviewList> reviewCases(Call& call, const ReviewQuery& query)
{
    ReviewList list;
    YIDI_ASSIGN(const auto found, lookedFor(call, query));
    for (const StoredFiling& stored : found) {
        YIDI_ASSIGN(auto review, caseOf(call, stored));
        list.cases.push_back(std::move(review));
    }
    YIDI_ASSIGN(list.waiting, call.ledger.countWaiting(waitingFor(call.institution.institution)));
    return list;
}

} // namespace yidi
