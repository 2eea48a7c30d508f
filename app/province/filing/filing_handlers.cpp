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

/// Carries it out for whoever stands behind the message.
Result<Reply> carryOutHere(Call& call, FilingRequest request)
{
    const Actor actor = actorOf(call, request.role);
    request.channel = actor.channel;
    request.role = actor.role == FilingRole::Reviewer ? FilingRole::Clerk : actor.role;
    if (!actor.atWindow())
        request.papers.clear(); // nobody has seen them
    return carryOut(call, { request, actor.name }).map([](const CarriedOut& out) {
        return out.reply;
    });
}

Refusal refusal(FilingReason reason, const QString& blocking)
{
    return { filingReasonCode(reason), blocking, filingRemedy(reason) };
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
    return done(list);
}

Result<Reply> queryReviews(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<ReviewQuery>(call));
    if (!actorOf(call).atWindow())
        return refused(QStringLiteral("请到窗口办理"),
            { refusal(FilingReason::F02RoleForbidden, call.peer.deviceNo) });
    YIDI_ASSIGN(const auto list, reviewCases(call, query));
    return done(list);
}

Result<Reply> reviewFiling(Call& call)
{
    YIDI_ASSIGN(auto judgement, inputOf<Judgement>(call));
    const Actor actor = actorOf(call, judgement.role);
    if (!actor.atWindow())
        return refused(QStringLiteral("请到窗口办理"),
            { refusal(FilingReason::F02RoleForbidden, judgement.number) });
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
    const Actor actor = actorOf(call);
    request.channel = actor.channel;
    request.role = actor.role;
    request.papers.clear();
    if (!request.begin.isValid())
        request.begin = today;
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
