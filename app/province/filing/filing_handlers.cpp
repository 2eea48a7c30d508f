// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/filing/filing_handlers.h"

#include "app/province/insured/insured.h"
#include "app/transactions/filing/filing_codec.h"

#include <algorithm>

namespace yidi {

namespace {

/// A filing that waited at its station was not yet effective there: asked for from that day on, it
/// begins when it arrives, and is not refused for its age. The day it was taken is in the message
/// id. For somebody in hospital it counts from admission all the same.
Result<QDate> beginOf(const FilingRequest& request, const Call& call)
{
    const QDate today = call.now.date();
    const QDate taken =
        QDate::fromString(call.request.msgid.mid(12, 8), QStringLiteral("yyyyMMdd"));
    if (!taken.isValid() || request.begin < taken || request.begin >= today)
        return request.begin;
    YIDI_ASSIGN(const auto visits, call.ledger.visitsOf(request.psnNo));
    const bool inHospital = std::any_of(visits.begin(), visits.end(), [&](const Visit& visit) {
        return !visit.isDischarged() && visit.begin.date() <= request.begin;
    });
    return inHospital ? request.begin : today;
}

/// Completes a request that a station made from the card alone, without a link: who it is about is
/// found by the certificate. Somebody unknown stays unknown, which is for the rules to say (R01).
Result<void> identify(FilingRequest& request, Ledger& ledger)
{
    if (!request.psnNo.isEmpty() && !request.insutype.isEmpty())
        return {};
    YIDI_ASSIGN(const auto stored, ledger.personByCertificate(request.certNo));
    if (!stored)
        return {};
    const Person& person = stored->data.person;
    if (request.psnNo.isEmpty())
        request.psnNo = person.psnNo;
    for (const Insurance& insurance : person.insurances)
        if (request.insutype.isEmpty() && insurance.region == request.insuredRegion)
            request.insutype = insurance.insutype;
    return {};
}

/// Keeps what was asked for as a filing of its own.
Result<Filing> store(Call& call, const FilingRequest& request, const FilingDecision& decision)
{
    StoredFiling stored;
    Filing& filing = stored.filing;
    YIDI_ASSIGN(filing.number, nextNumber(call, QLatin1Char('F'), request.insuredRegion));
    filing.state = *decision.state;
    filing.category = request.category;
    filing.insuredRegion = request.insuredRegion;
    filing.careRegion = request.careRegion;
    filing.begin = decision.begin;
    filing.end = decision.end;
    if (decision.outcome == FilingDecision::Outcome::Approve) {
        filing.decidedBy = decision.decidedBy;
        filing.decidedAt = call.now;
    }
    stored.request = request;
    stored.rules = decision.rules;
    if (!request.target.isEmpty()) // whoever approves it ends that one
        stored.rules.append(QStringLiteral("changes-%1").arg(request.target));
    YIDI_TRY(call.ledger.addFiling(stored, call.request.msgid));
    return filing;
}

/// The filing as it stands now.
Result<Reply> told(Call& call, const FilingRequest& request)
{
    YIDI_ASSIGN(const auto all, call.ledger.filingsOf(request.psnNo, call.now.date()));
    for (const Filing& filing : all)
        if (filing.number == request.target)
            return done(FilingAnswer { filing });
    return fail(ErrorCode::IllegalTransition, QStringLiteral("the filing is gone"));
}

/// Decides, and does what the decision says to this filing and to others.
Result<Reply> carryOut(Call& call, const FilingRequest& request)
{
    using Outcome = FilingDecision::Outcome;
    const QDate today = call.now.date();
    YIDI_ASSIGN(const auto decision, decideForInsured(request, today, call.ledger, call.policies));
    if (decision.outcome == Outcome::Reject)
        return refused(QStringLiteral("备案未通过"), decision.reasons);
    if (decision.outcome == Outcome::NotRequired)
        return refused(QStringLiteral("不需要备案"), decision.reasons);

    const bool makesNew =
        request.operation == FilingOperation::File || request.operation == FilingOperation::Change;
    const bool approved = decision.outcome == Outcome::Approve;
    if (!makesNew && !approved) // a clerk has to enter it
        return refused(QStringLiteral("请到窗口办理"),
            { { filingReasonCode(FilingReason::F02RoleForbidden), request.target,
                filingRemedy(FilingReason::F02RoleForbidden) } });
    if (approved)
        for (const FilingEffect& effect : decision.effects)
            YIDI_TRY(call.ledger.moveFiling(effect.number, effect.state, effect.end, today));
    if (!makesNew)
        return told(call, request);
    YIDI_ASSIGN(const Filing filing, store(call, request, decision));
    return done(FilingAnswer { filing });
}

Result<FilingRequest> amendmentOf(Call& call)
{
    YIDI_ASSIGN(const auto amendment, inputOf<FilingAmendment>(call));
    if (amendment.request.insuredRegion != call.request.insuplc_admdvs)
        return fail(ErrorCode::BadInput,
            QStringLiteral("input.data.insu_admdvs is not the insuplc_admdvs of the message"));
    return amendment.request;
}

} // namespace

Result<Reply> file(Call& call)
{
    YIDI_ASSIGN(auto request, inputOf<FilingRequest>(call));
    if (request.insuredRegion != call.request.insuplc_admdvs)
        return fail(ErrorCode::BadInput,
            QStringLiteral("input.data.insu_admdvs is not the insuplc_admdvs of the message"));
    YIDI_TRY(identify(request, call.ledger));
    YIDI_ASSIGN(request.begin, beginOf(request, call));
    return carryOut(call, request);
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
        YIDI_ASSIGN(request.begin, beginOf(request, call));
    }
    return carryOut(call, request);
}

Result<Reply> cancelFiling(Call& call)
{
    YIDI_ASSIGN(auto request, amendmentOf(call));
    request.operation = FilingOperation::Cancel;
    return carryOut(call, request);
}

Result<Reply> queryFilings(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<FilingQuery>(call));
    YIDI_ASSIGN(auto filings, call.ledger.filingsOf(query.psnNo, call.now.date()));
    return done(FilingList { std::move(filings) });
}

} // namespace yidi
