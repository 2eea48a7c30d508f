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

} // namespace

Result<Reply> file(Call& call)
{
    YIDI_ASSIGN(auto request, inputOf<FilingRequest>(call));
    if (request.insuredRegion != call.request.insuplc_admdvs)
        return fail(ErrorCode::BadInput,
            QStringLiteral("input.data.insu_admdvs is not the insuplc_admdvs of the message"));
    YIDI_TRY(identify(request, call.ledger));
    YIDI_ASSIGN(request.begin, beginOf(request, call));
    YIDI_ASSIGN(const auto decision,
        decideForInsured(request, call.now.date(), call.ledger, call.policies));

    using Outcome = FilingDecision::Outcome;
    if (decision.outcome == Outcome::Reject)
        return refused(QStringLiteral("备案未通过"), decision.reasons);
    if (decision.outcome == Outcome::NotRequired)
        return refused(QStringLiteral("不需要备案"), decision.reasons);

    const bool approved = decision.outcome == Outcome::Approve;
    StoredFiling stored;
    Filing& filing = stored.filing;
    YIDI_ASSIGN(filing.number, nextNumber(call, QLatin1Char('F'), request.insuredRegion));
    filing.state = !approved                ? FilingState::InReview
        : decision.begin <= call.now.date() ? FilingState::Effective
                                            : FilingState::Approved;
    filing.category = request.category;
    filing.insuredRegion = request.insuredRegion;
    filing.careRegion = request.careRegion;
    filing.begin = decision.begin;
    filing.end = decision.end;
    if (approved) {
        filing.decidedBy = QStringLiteral("system");
        filing.decidedAt = call.now;
    }
    stored.request = request;
    stored.rules = decision.rules;
    YIDI_TRY(call.ledger.addFiling(stored, call.request.msgid));
    return done(FilingAnswer { filing });
}

Result<Reply> queryFilings(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<FilingQuery>(call));
    YIDI_ASSIGN(auto filings, call.ledger.filingsOf(query.psnNo, call.now.date()));
    return done(FilingList { std::move(filings) });
}

} // namespace yidi
