// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/filing/carry_out.h"

#include "app/province/filing/calendar.h"
#include "app/transactions/filing/filing_codec.h"

#include <algorithm>

namespace yidi {

QDate dayTaken(const Call& call)
{
    return QDate::fromString(call.request.msgid.mid(12, 8), QStringLiteral("yyyyMMdd"));
}

Result<QDate> beginOf(const FilingRequest& request, const QDate& taken, const Call& call)
{
    const QDate today = call.now.date();
    if (!taken.isValid() || request.begin < taken || request.begin >= today)
        return request.begin;
    YIDI_ASSIGN(const auto visits, call.ledger.visitsOf(request.psnNo));
    const bool inHospital = std::any_of(visits.begin(), visits.end(), [&](const Visit& visit) {
        return !visit.isDischarged() && visit.begin.date() <= request.begin;
    });
    return inHospital ? request.begin : today;
}

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

void expectPromised(
    StoredFiling& stored, const FilingDecision& decision, const PolicyBook& policies)
{
    stored.papers.clear();
    stored.deadline = {};
    const auto policy = policies.find(stored.filing.insuredRegion, stored.receivedAt.date());
    if (!policy || decision.evidence != EvidenceState::Promised || !decision.evidenceDue.isValid())
        return;
    const auto& materials = (*policy)->filing.materials;
    const auto of = materials.find(filingCategoryCode(stored.filing.category));
    if (of == materials.end())
        return;
    stored.papers = of->second;
    stored.deadline = decision.evidenceDue;
}

namespace {

using Decided = FilingDecision::Outcome;

/// What was asked for as a filing of its own, as the decision made it.
StoredFiling filingOf(const Call& call, const Asked& asked, const FilingDecision& decision)
{
    const FilingRequest& request = asked.request;
    StoredFiling stored = asked.draft.value_or(StoredFiling());
    Filing& filing = stored.filing;
    filing.state = *decision.state;
    filing.category = request.category;
    filing.insuredRegion = request.insuredRegion;
    filing.careRegion = request.careRegion;
    filing.begin = decision.begin;
    filing.end = decision.end;
    filing.boundVisit = decision.boundVisit;
    stored.request = request;
    stored.enteredBy = asked.enteredBy;
    stored.takenBy = call.institution.institution.code;
    stored.receivedAt = call.now;
    stored.rules += decision.rules;
    if (!request.target.isEmpty()) // whoever approves it ends that one
        stored.rules.append(QStringLiteral("changes-%1").arg(request.target));
    if (decision.outcome == Decided::Approve) {
        filing.decidedBy = decision.decidedBy;
        filing.decidedAt = call.now;
        expectPromised(stored, decision, call.policies);
    } else {
        stored.deadline = {};
    }
    return stored;
}

/// Keeps it under a number of its own, or under the draft's, which goes the way of the table.
Result<Filing> keep(Call& call, const Asked& asked, StoredFiling stored)
{
    if (!asked.draft) {
        YIDI_ASSIGN(
            stored.filing.number, nextNumber(call, QLatin1Char('F'), stored.filing.insuredRegion));
        YIDI_TRY(call.ledger.addFiling(stored, call.request.msgid));
    } else {
        const Filing& draft = asked.draft->filing;
        for (const FilingState state : { FilingState::Queued, FilingState::Checking })
            YIDI_TRY(call.ledger.moveFiling(draft.number, state, draft.end, call.now.date()));
        YIDI_TRY(call.ledger.updateFiling(stored));
    }
    YIDI_ASSIGN(const auto kept, call.ledger.filing(stored.filing.number));
    return kept ? kept->filing : stored.filing;
}

/// The filing an operation was about, as it stands now. A draft that asked for it has nothing left
/// to do.
Result<CarriedOut> told(Call& call, const Asked& asked)
{
    const QDate today = call.now.date();
    if (asked.draft) {
        StoredFiling draft = *asked.draft;
        draft.rules.append(QStringLiteral("done-to-%1").arg(asked.request.target));
        draft.filing.state = FilingState::Withdrawn;
        draft.filing.decidedBy = asked.enteredBy;
        draft.filing.decidedAt = call.now;
        YIDI_TRY(call.ledger.updateFiling(draft));
    }
    YIDI_ASSIGN(const auto all, call.ledger.filingsOf(asked.request.psnNo, today));
    for (const Filing& filing : all)
        if (filing.number == asked.request.target)
            return CarriedOut { filing, {}, done(FilingAnswer { filing }) };
    return fail(ErrorCode::IllegalTransition, QStringLiteral("the filing is gone"));
}

/// Whoever asked at a station without a link has gone before the answer comes: what was refused to
/// somebody known is kept for them.
Result<CarriedOut> turnedDown(
    const Call& call, const Asked& asked, const QString& message, std::vector<Refusal> reasons)
{
    CarriedOut out { std::nullopt, reasons, refused(message, reasons) };
    YIDI_ASSIGN(const auto person, call.ledger.person(asked.request.psnNo));
    const bool known =
        person && std::none_of(reasons.begin(), reasons.end(), [](const Refusal& reason) {
            return reason.code == filingReasonCode(FilingReason::R01IdentityNotFound);
        });
    if (known && !asked.draft)
        out.reply.refusedRequest =
            RefusedRequest { call.request.msgid, asked.request, call.now, std::move(reasons) };
    return out;
}

} // namespace

Result<CarriedOut> carryOut(Call& call, const Asked& asked)
{
    const FilingRequest& request = asked.request;
    const QDate today = call.now.date();
    YIDI_TRY(followBenefits(request.psnNo, today, call.ledger, call.policies));
    auto certificate = asked.certificate;
    if (!certificate && request.category == FilingCategory::Referral) {
        YIDI_ASSIGN(certificate, certificateFor(request.psnNo, request.careRegion, call.ledger));
    }
    YIDI_ASSIGN(const auto decision,
        decideForInsured(request, today, call.ledger, call.policies, certificate));
    if (decision.outcome == Decided::Reject)
        return turnedDown(call, asked, QStringLiteral("备案未通过"), decision.reasons);
    if (decision.outcome == Decided::NotRequired)
        return turnedDown(call, asked, QStringLiteral("不需要备案"), decision.reasons);

    const bool makesNew =
        request.operation == FilingOperation::File || request.operation == FilingOperation::Change;
    // What somebody has to read before a standing filing is touched, a supervisor has read.
    const bool readBySupervisor = !makesNew && request.role == FilingRole::Supervisor;
    const bool approved = decision.outcome == Decided::Approve || readBySupervisor;
    if (!makesNew && !approved) // somebody at a window has to enter it
        return turnedDown(call, asked, QStringLiteral("请到窗口办理"),
            { { filingReasonCode(FilingReason::F02RoleForbidden), request.target,
                filingRemedy(FilingReason::F02RoleForbidden) } });
    if (approved)
        for (const FilingEffect& effect : decision.effects)
            YIDI_TRY(call.ledger.moveFiling(effect.number, effect.state, effect.end, today));
    if (!makesNew)
        return told(call, asked);
    YIDI_ASSIGN(const Filing filing, keep(call, asked, filingOf(call, asked, decision)));
    return CarriedOut { filing, {}, done(FilingAnswer { filing }) };
}

} // namespace yidi
