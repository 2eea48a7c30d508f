// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/filing/filing_handlers.h"

#include "app/province/filing/actor.h"
#include "app/province/filing/carry_out.h"
#include "app/province/filing/review.h"
#include "app/transactions/filing/filing_codec.h"

#include <algorithm>

namespace yidi {

namespace {

Result<void> checkRegion(const FilingRequest& request, const Call& call)
{
    if (request.insuredRegion != call.request.insuplc_admdvs)
        return fail(ErrorCode::BadInput,
            QStringLiteral("input.data.insu_admdvs is not the insuplc_admdvs of the message"));
    return {};
}

Result<FilingRequest> amendmentOf(Call& call)
{
    YIDI_ASSIGN(const auto amendment, inputOf<FilingAmendment>(call));
    YIDI_TRY(checkRegion(amendment.request, call));
    return amendment.request;
}

Refusal refusal(FilingReason reason, const QString& blocking)
{
    return { filingReasonCode(reason), blocking, filingRemedy(reason) };
}

Reply notForYou(const QString& blocking)
{
    return refused(
        QStringLiteral("请到窗口办理"), { refusal(FilingReason::F02RoleForbidden, blocking) });
}

/// What only a clerk can vouch for counts from no one else: papers somebody has seen, a clerk's own
/// exception to the minimum hold.
void dropWhatNobodyVouchesFor(FilingRequest& request)
{
    request.papers.clear();
    if (request.holdException == QLatin1String("clerk-override"))
        request.holdException.clear();
}

/// Carries it out for whoever stands behind the message.
Result<Reply> carryOutHere(Call& call, FilingRequest request)
{
    const Actor actor = actorOf(call, request.role);
    if (actor.name.isEmpty())
        return notForYou(call.peer.deviceNo);
    request.channel = actor.channel;
    request.role = actor.role == FilingRole::Reviewer ? FilingRole::Clerk : actor.role;
    if (!actor.isClerk())
        dropWhatNobodyVouchesFor(request);
    return carryOut(call, { request, actor.name }).map([](const CarriedOut& out) {
        return out.reply;
    });
}

/// Whoever leaves another draft has given up the first.
Result<void> closeDrafts(Call& call, const QString& psnNo, const QString& by)
{
    YIDI_ASSIGN(auto drafts, call.ledger.draftsOf(psnNo));
    for (StoredFiling& draft : drafts) {
        const FilingStep step =
            moveFiling(draft.filing.state, FilingEvent::Withdraw, FilingRole::Person, {});
        draft.filing.state = step.to.value_or(draft.filing.state);
        draft.filing.decidedBy = by;
        draft.filing.decidedAt = call.now;
        YIDI_TRY(call.ledger.updateFiling(draft));
    }
    return {};
}

} // namespace

Result<Reply> file(Call& call)
{
    YIDI_ASSIGN(auto request, inputOf<FilingRequest>(call));
    YIDI_TRY(checkRegion(request, call));
    YIDI_TRY(identify(request, call.ledger));
    YIDI_ASSIGN(request.begin, beginOf(request, dayTaken(call), call));
    return carryOutHere(call, request);
}

Result<Reply> changeFiling(Call& call)
{
    YIDI_ASSIGN(auto request, amendmentOf(call));
    if (request.operation == FilingOperation::File)
        request.operation = FilingOperation::Change;
    if (request.operation == FilingOperation::Cancel)
        return fail(
            ErrorCode::BadInput, QStringLiteral("input.data.operation is not a known code"));
    if (request.operation == FilingOperation::Change) {
        if (request.careRegion.isEmpty())
            return fail(ErrorCode::BadInput, QStringLiteral("input.data.rloc_admdvs is missing"));
        YIDI_ASSIGN(request.begin, beginOf(request, dayTaken(call), call));
    }
    return carryOutHere(call, request);
}

Result<Reply> cancelFiling(Call& call)
{
    YIDI_ASSIGN(auto request, amendmentOf(call));
    request.operation = FilingOperation::Cancel;
    return carryOutHere(call, request);
}

Result<Reply> queryFilings(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<FilingQuery>(call));
    const QDate today = call.now.date();
    FilingList list;
    YIDI_ASSIGN(list.filings, call.ledger.filingsOf(query.psnNo, today));
    YIDI_ASSIGN(list.refused, call.ledger.refusedOf(query.psnNo, call.now.addYears(-1)));
    const auto isOld = [&](const RefusedRequest& refused) {
        const auto policy = call.policies.find(refused.request.insuredRegion, today);
        const int days = policy ? (*policy)->filing.refusedDays : FilingRules().refusedDays;
        return refused.decidedAt.date().addDays(days) < today;
    };
    list.refused.erase(
        std::remove_if(list.refused.begin(), list.refused.end(), isOld), list.refused.end());
    for (RefusedRequest& told : list.refused) { // the person knows these; nobody else needs them
        told.request.phone.clear();
        told.request.agent.reset();
    }
    return done(list);
}

Result<Reply> queryReviews(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<ReviewQuery>(call));
    if (!actorOf(call).isClerk())
        return notForYou(call.peer.deviceNo);
    YIDI_ASSIGN(const auto list, reviewCases(call, query));
    return done(list);
}

Result<Reply> reviewFiling(Call& call)
{
    YIDI_ASSIGN(auto judgement, inputOf<Judgement>(call));
    const Actor actor = actorOf(call, judgement.role);
    if (!actor.isClerk())
        return notForYou(judgement.number);
    judgement.by = actor.name;
    judgement.role = actor.role;
    YIDI_ASSIGN(const auto judged, judge(call, judgement));
    return judged.done() ? done(FilingAnswer { *judged.filing })
                         : refused(QStringLiteral("审核未完成"), judged.refusals);
}

/// The rules are asked when somebody submits it; here it only has to be somebody's.
Result<Reply> leaveAtWindow(Call& call)
{
    YIDI_ASSIGN(auto draft, inputOf<WindowDraft>(call));
    FilingRequest& request = draft.request;
    const Actor actor = actorOf(call);
    if (actor.name.isEmpty())
        return notForYou(call.peer.deviceNo);
    YIDI_TRY(checkRegion(request, call));
    YIDI_TRY(identify(request, call.ledger));
    YIDI_ASSIGN(const auto person, call.ledger.person(request.psnNo));
    FilingTurn turn;
    turn.identityRead = person && person->data.person.certNo == request.certNo;
    const FilingStep start = moveFiling(std::nullopt, FilingEvent::Start, FilingRole::Person, turn);
    if (!start.to)
        return refused(QStringLiteral("没有查到此人"),
            { refusal(FilingReason::R01IdentityNotFound, request.psnNo) });
    const QDate today = call.now.date();
    request.channel = actor.channel;
    request.role = actor.role;
    dropWhatNobodyVouchesFor(request);
    if (!request.begin.isValid())
        request.begin = today;
    // It may have waited at its station already; it will be asked again when it is submitted.
    YIDI_ASSIGN(request.begin, beginOf(request, dayTaken(call), call));
    YIDI_TRY(closeDrafts(call, request.psnNo, actor.name));
    StoredFiling stored;
    Filing& filing = stored.filing;
    YIDI_ASSIGN(filing.number, nextNumber(call, QLatin1Char('F'), request.insuredRegion));
    filing.state = *start.to;
    filing.category = request.category;
    filing.insuredRegion = request.insuredRegion;
    filing.careRegion = request.careRegion;
    filing.begin = request.begin;
    filing.end = request.end;
    stored.request = request;
    stored.enteredBy = actor.name;
    stored.leftBy = actor.name;
    stored.takenBy = call.institution.institution.code;
    stored.receivedAt = call.now;
    stored.rules = { QStringLiteral("left-%1").arg(draft.why.simplified().replace(u' ', u'-')) };
    const auto policy = call.policies.find(request.insuredRegion, today);
    if (policy && (*policy)->filing.draftDays > 0)
        stored.deadline = today.addDays((*policy)->filing.draftDays);
    YIDI_TRY(call.ledger.addFiling(stored, call.request.msgid));
    filing.papersDue = stored.deadline;
    return done(FilingAnswer { filing });
}

} // namespace yidi
