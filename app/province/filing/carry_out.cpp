// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/filing/carry_out.h"

#include "app/transactions/filing/filing_codec.h"

#include <algorithm>

namespace yidi {

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

namespace {

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
    stored.enteredBy = call.request.opter;
    stored.receivedAt = call.now;
    stored.rules = decision.rules;
    if (!request.target.isEmpty()) // whoever approves it ends that one
        stored.rules.append(QStringLiteral("changes-%1").arg(request.target));
    YIDI_TRY(call.ledger.addFiling(stored, call.request.msgid));
    return filing;
}

/// The filing as it stands now.
Result<CarriedOut> told(Call& call, const FilingRequest& request)
{
    YIDI_ASSIGN(const auto all, call.ledger.filingsOf(request.psnNo, call.now.date()));
    for (const Filing& filing : all)
        if (filing.number == request.target)
            return CarriedOut { filing, done(FilingAnswer { filing }) };
    return fail(ErrorCode::IllegalTransition, QStringLiteral("the filing is gone"));
}

CarriedOut turnedDown(const QString& message, const std::vector<Refusal>& reasons)
{
    return { std::nullopt, refused(message, reasons) };
}

} // namespace

Result<CarriedOut> carryOut(
    Call& call, const FilingRequest& request, std::optional<StoredReferral> certificate)
{
    using Decided = FilingDecision::Outcome;
    const QDate today = call.now.date();
    if (!certificate && request.category == FilingCategory::Referral) {
        YIDI_ASSIGN(certificate, certificateFor(request.psnNo, request.careRegion, call.ledger));
    }
    YIDI_ASSIGN(const auto decision,
        decideForInsured(request, today, call.ledger, call.policies, certificate));
    if (decision.outcome == Decided::Reject)
        return turnedDown(QStringLiteral("备案未通过"), decision.reasons);
    if (decision.outcome == Decided::NotRequired)
        return turnedDown(QStringLiteral("不需要备案"), decision.reasons);

    const bool makesNew =
        request.operation == FilingOperation::File || request.operation == FilingOperation::Change;
    const bool approved = decision.outcome == Decided::Approve;
    if (!makesNew && !approved) // a clerk has to enter it
        return turnedDown(QStringLiteral("请到窗口办理"),
            { { filingReasonCode(FilingReason::F02RoleForbidden), request.target,
                filingRemedy(FilingReason::F02RoleForbidden) } });
    if (approved)
        for (const FilingEffect& effect : decision.effects)
            YIDI_TRY(call.ledger.moveFiling(effect.number, effect.state, effect.end, today));
    if (!makesNew)
        return told(call, request);
    YIDI_ASSIGN(const Filing filing, store(call, request, decision));
    return CarriedOut { filing, done(FilingAnswer { filing }) };
}

} // namespace yidi
