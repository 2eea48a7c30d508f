// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/filing/hospital_handlers.h"

#include "app/domain/filing/overlap.h"
#include "app/domain/region/region.h"
#include "app/province/filing/actor.h"
#include "app/province/filing/carry_out.h"

#include <algorithm>

namespace yidi {

namespace {

Refusal refusal(FilingReason reason, const QString& blocking)
{
    return { filingReasonCode(reason), blocking, filingRemedy(reason) };
}

bool isOutside(const QString& insuredRegion, const QString& careRegion)
{
    return !sameCity(insuredRegion, careRegion);
}

/// A hospital's word about its own patient: the certificate is kept, and the filing it leads to
/// goes to a reviewer of the insured place (HI-06).
Result<Reply> refer(Call& call, const Referral& referral)
{
    FilingRequest request;
    request.channel = FilingChannel::Hospital;
    request.role = FilingRole::Hospital;
    request.category = FilingCategory::Referral;
    request.psnNo = referral.psnNo;
    request.insutype = referral.insutype;
    request.insuredRegion = call.request.insuplc_admdvs;
    request.careRegion = cityOf(referral.careRegion);
    request.phone = referral.phone;
    request.institutionCode = referral.hospitalCode;
    request.begin = referral.begin.isValid() ? referral.begin : call.now.date();
    request.end = referral.end;
    YIDI_ASSIGN(request.begin, beginOf(request, dayTaken(call), call));
    StoredReferral certificate { {}, referral, request.insuredRegion,
        call.institution.institution.code };
    YIDI_ASSIGN(auto carried, carryOut(call, { request, actorOf(call).name, certificate }));
    carried.reply.refusedRequest.reset(); // the hospital is told, and tells its patient
    if (carried.filing) {
        certificate.number = carried.filing->number;
        YIDI_TRY(call.ledger.addReferral(certificate, call.request.msgid));
    }
    return carried.reply;
}

/// Takes the filing of a referral back; the operator in the hospital is the one who entered it.
/// One that ended by itself meanwhile leaves only the certificate to take back.
Result<Reply> cancelFilingOf(Call& call, const StoredReferral& stored)
{
    YIDI_ASSIGN(const auto filings, call.ledger.filingsOf(stored.referral.psnNo, call.now.date()));
    for (const Filing& filing : filings)
        if (filing.number == stored.number && filing.isLive()) {
            FilingRequest request;
            request.operation = FilingOperation::Cancel;
            request.channel = FilingChannel::Hospital;
            request.role = FilingRole::Clerk;
            request.target = stored.number;
            request.psnNo = stored.referral.psnNo;
            request.insuredRegion = stored.insuredRegion;
            YIDI_ASSIGN(auto out, carryOut(call, { request, actorOf(call).name }));
            out.reply.refusedRequest.reset();
            return out.reply;
        }
    return done(RegistrationAnswer { stored.number });
}

} // namespace

Result<Reply> referPatient(Call& call)
{
    YIDI_ASSIGN(const auto referral, inputOf<Referral>(call));
    return refer(call, referral);
}

Result<Reply> referFromStay(Call& call)
{
    YIDI_ASSIGN(const auto referral, inputOf<Referral>(call));
    if (referral.fromVisit.isEmpty())
        return fail(
            ErrorCode::BadInput, QStringLiteral("input.refmedin.refl_old_mdtrt_id is missing"));
    YIDI_ASSIGN(const auto visit, ownVisit(call, referral.fromVisit, referral.psnNo));
    if (!visit)
        return refused(QStringLiteral("没有查到转出的这次就诊"));
    return refer(call, referral);
}

Result<Reply> withdrawReferral(Call& call)
{
    YIDI_ASSIGN(const auto withdrawal, inputOf<Withdrawal>(call));
    YIDI_ASSIGN(const auto all, call.ledger.referralsOf(withdrawal.psnNo));
    const auto own = std::find_if(all.begin(), all.end(), [&](const StoredReferral& stored) {
        return stored.number == withdrawal.number
            && stored.institutionCode == call.institution.institution.code;
    });
    if (own == all.end() || own->withdrawn)
        return refused(QStringLiteral("没有查到可以撤销的转诊"),
            { refusal(FilingReason::F01StateForbids, withdrawal.number) });
    YIDI_ASSIGN(auto reply, cancelFilingOf(call, *own));
    if (reply.done)
        YIDI_TRY(call.ledger.withdrawReferral(own->number, call.now.date(), withdrawal.memo));
    return reply;
}

Result<Reply> registerChronic(Call& call)
{
    YIDI_ASSIGN(const auto disease, inputOf<ChronicDisease>(call));
    const QString& region = call.request.insuplc_admdvs;
    std::vector<Refusal> reasons;
    YIDI_ASSIGN(const auto person, call.ledger.person(disease.psnNo));
    const Insurance* insurance =
        person ? findInsurance(person->data.person, disease.insutype, region) : nullptr;
    if (!person)
        reasons.push_back(refusal(FilingReason::R01IdentityNotFound, disease.psnNo));
    else if (!insurance)
        reasons.push_back(refusal(FilingReason::R02NotInsuredHere, region));
    else if (!insurance->isNormal())
        reasons.push_back(
            refusal(FilingReason::R03BenefitSuspended, wireDate(insurance->pausedSince)));
    YIDI_ASSIGN(const auto known, call.ledger.chronicOf(disease.psnNo));
    for (const StoredChronic& other : known)
        if (other.disease.diseaseCode == disease.diseaseCode && other.insuredRegion == region
            && meet(disease.begin, disease.end, other.disease.begin, other.disease.end))
            reasons.push_back(refusal(FilingReason::R06AlreadyEffective, other.number));
    if (disease.end.isValid() && disease.end < disease.begin)
        reasons.push_back(refusal(FilingReason::R17DatesInvalid, wireDate(disease.end)));
    if (disease.foundOn > call.now.date())
        reasons.push_back(refusal(FilingReason::R17DatesInvalid, wireDate(disease.foundOn)));
    if (!reasons.empty())
        return refused(QStringLiteral("慢特病备案未通过"), reasons);
    YIDI_ASSIGN(const QString number, nextNumber(call, QLatin1Char('C'), region));
    YIDI_TRY(call.ledger.addChronic(
        { number, disease, region, call.institution.institution.code }, call.request.msgid));
    return done(RegistrationAnswer { number });
}

Result<Reply> withdrawChronic(Call& call)
{
    YIDI_ASSIGN(const auto withdrawal, inputOf<Withdrawal>(call));
    YIDI_ASSIGN(const auto all, call.ledger.chronicOf(withdrawal.psnNo));
    const bool own = std::any_of(all.begin(), all.end(), [&](const StoredChronic& stored) {
        return stored.number == withdrawal.number
            && stored.institutionCode == call.institution.institution.code;
    });
    if (!own)
        return refused(QStringLiteral("没有查到可以撤销的慢特病备案"),
            { refusal(FilingReason::F01StateForbids, withdrawal.number) });
    YIDI_TRY(call.ledger.withdrawChronic(withdrawal.number, call.now.date(), withdrawal.memo));
    return done(RegistrationAnswer { withdrawal.number });
}

Result<Reply> queryChronic(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<RegistrationQuery>(call));
    YIDI_ASSIGN(const auto all, call.ledger.chronicOf(query.psnNo));
    ChronicAnswer answer;
    for (const StoredChronic& stored : all)
        answer.rows.push_back({ stored.disease.diseaseCode, stored.disease.diseaseName,
            stored.disease.begin, stored.disease.end });
    return done(answer);
}

/// Of any institution: whoever admits has to know that the person is in hospital elsewhere. It is
/// told that there is a stay and since when, not where and not why.
Result<Reply> queryStays(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<RegistrationQuery>(call));
    YIDI_ASSIGN(const auto visits, call.ledger.visitsOf(query.psnNo));
    StayAnswer answer;
    for (const Visit& visit : visits) {
        const QDate day = visit.begin.date();
        if (visit.isDischarged() || (query.begin.isValid() && day < query.begin)
            || (query.end.isValid() && day > query.end))
            continue;
        YIDI_ASSIGN(const auto stored, call.ledger.visit(visit.mdtrtId));
        answer.rows.push_back(
            { visit.mdtrtId, visit.psnNo, visit.insutype, visit.medType, visit.begin,
                isOutside(
                    stored ? stored->insuredRegion : QString(), visit.institutionCode.mid(1, 6)) });
    }
    return done(answer);
}

Result<Reply> queryReferrals(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<RegistrationQuery>(call));
    YIDI_ASSIGN(const auto all, call.ledger.referralsOf(query.psnNo));
    ReferralAnswer answer;
    for (const StoredReferral& stored : all) {
        const Referral& r = stored.referral;
        if (stored.withdrawn || (query.begin.isValid() && r.date < query.begin)
            || (query.end.isValid() && r.date > query.end))
            continue;
        answer.rows.push_back({ stored.number, r.insutype, r.hospitalCode, r.hospitalName,
            isOutside(stored.insuredRegion, r.careRegion), r.date, r.reason, r.begin, r.end,
            r.agreed });
    }
    return done(answer);
}

} // namespace yidi
