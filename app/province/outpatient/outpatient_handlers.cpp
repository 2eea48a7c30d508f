// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/outpatient/outpatient_handlers.h"

#include "app/province/insured/insured.h"
#include "app/province/outpatient/batches.h"
#include "app/province/settlement/charges.h"
#include "app/province/settlement/settle.h"
#include "app/transactions/outpatient/outpatient.h"

#include <algorithm>
#include <set>

namespace yidi {

namespace {

const QLatin1String registered("12"); // med_type until 2203 says what care it is
const QLatin1String pharmacy("2"); // fixmedins_type

QString noBatch()
{
    return QLatin1String(allBatches);
}

Reply comesBefore(const char* infno)
{
    return refused(QStringLiteral("要先办理交易 %1").arg(QLatin1String(infno)),
        { settlementRefusal("S10", QLatin1String(infno)) });
}

/// The sender's visit, unless it began by an admission, which has transactions of its own.
Result<std::optional<StoredVisit>> ownOutpatient(
    Call& call, const QString& mdtrtId, const QString& psnNo)
{
    YIDI_ASSIGN(auto found, ownVisit(call, mdtrtId, psnNo));
    if (found && !isChargedInBatches(found->visit))
        found.reset();
    return found;
}

/// Of this visit a diagnosis was told and a kind of care.
bool isTold(const Visit& visit)
{
    return visit.medType != registered;
}

/// Chronic care is paid for a disease, and only for one the insured place has recognised (2503) on
/// every day of it.
Result<std::optional<Refusal>> notRecognised(
    Call& call, const StoredVisit& stored, const QString& disease, const std::set<QDate>& days)
{
    if (visitKind(stored.visit.medType) != VisitKind::Chronic)
        return std::optional<Refusal>();
    YIDI_ASSIGN(const bool recognised,
        recognises(stored.visit.psnNo, stored.visit.insutype, stored.insuredRegion, disease, days,
            call.ledger));
    if (recognised)
        return std::optional<Refusal>();
    return std::optional(
        Refusal { QStringLiteral("S12"), disease, QStringLiteral("register-disease") });
}

/// What a pharmacy sells on the fund's account was prescribed in a hospital, all of a batch or none
/// of it (双通道). Answers the first line that breaks this.
const FeeUploadLine* withoutFlow(const FeeUpload& upload, const std::optional<StoredFee>& held)
{
    const bool circulated = held ? held->circulated : upload.lines.front().circulated;
    const auto at =
        std::find_if(upload.lines.begin(), upload.lines.end(), [&](const FeeUploadLine& line) {
            return line.circulated != circulated || (circulated && line.prescription.isEmpty());
        });
    return at == upload.lines.end() ? nullptr : &*at;
}

/// Whether the lines of one upload are of one disease, as a batch is.
std::optional<Reply> notOneBatch(const QString& disease, const FeeUpload& upload)
{
    for (const FeeUploadLine& line : upload.lines) {
        if (!line.diseaseCode.isEmpty() && line.diseaseCode != disease)
            return refused(QStringLiteral("同一收费批次只能有一个病种：%1").arg(line.serial));
    }
    return {};
}

QString diseaseOf(
    const StoredVisit& stored, const FeeUpload& upload, const std::optional<StoredFee>& held)
{
    if (held)
        return held->disease;
    const QString& told = upload.lines.front().diseaseCode;
    return told.isEmpty() ? stored.disease : told;
}

/// What is missing before a batch can be settled.
Result<std::vector<Refusal>> inTheWay(
    Call& call, const StoredVisit& stored, const SettleRequest& request, const ChargeBatch* batch)
{
    std::vector<Refusal> reasons;
    if (!isTold(stored.visit))
        reasons.push_back(settlementRefusal("S10", QStringLiteral("2203")));
    else if (!batch)
        reasons.push_back(settlementRefusal("S10", QStringLiteral("2204")));
    if (!batch)
        return reasons;
    if (!batch->setlId.isEmpty())
        reasons.push_back(settlementRefusal("S03", batch->setlId));
    const Visit& visit = stored.visit;
    if (!request.medType.isEmpty() && request.medType != visit.medType)
        reasons.push_back(settlementRefusal(
            "S06", QStringLiteral("med_type %1 → %2").arg(request.medType, visit.medType)));
    if (!request.insutype.isEmpty() && request.insutype != visit.insutype)
        reasons.push_back(settlementRefusal(
            "S06", QStringLiteral("insutype %1 → %2").arg(request.insutype, visit.insutype)));
    std::set<QDate> days;
    for (const StoredFee& fee : batch->fees)
        days.insert(fee.line.occurred.date());
    YIDI_ASSIGN(const auto disease, notRecognised(call, stored, batch->disease, days));
    if (disease)
        reasons.push_back(*disease);
    return reasons;
}

/// What 2206 and 2207 share. A batch is a visit of the days it was charged on.
Result<Computed> computeCharges(Call& call)
{
    YIDI_ASSIGN(auto request, inputOf<SettleRequest>(call));
    if (request.batch.isEmpty())
        return fail(ErrorCode::BadInput, QStringLiteral("input.data.chrg_bchno is missing"));
    YIDI_ASSIGN(auto stored, ownOutpatient(call, request.mdtrtId, request.psnNo));
    if (!stored) {
        Computed none;
        none.refusal = noSuchVisit(request.mdtrtId);
        return none;
    }
    request.interim = false; // of stays only, as are sums by category
    request.categories.clear();
    YIDI_ASSIGN(auto fees, call.ledger.fees(request.mdtrtId));
    const auto batches = batchesOf(std::move(fees));
    const ChargeBatch* batch = findBatch(batches, request.batch);
    ToSettle what;
    YIDI_ASSIGN(what.refusals, inTheWay(call, *stored, request, batch));
    what.visit = *std::move(stored);
    what.request = std::move(request);
    what.at = call.now;
    what.end = call.now;
    if (batch) {
        what.visit.disease = batch->disease;
        what.visit.visit.begin = batch->first;
        what.end = batch->last;
        what.fees = batch->fees;
        what.circulated = batch->circulated;
    }
    return computeSettlement(call, std::move(what));
}

} // namespace

Result<Reply> registerVisit(Call& call)
{
    YIDI_ASSIGN(const auto request, inputOf<RegisterRequest>(call));
    const QString& region = call.request.insuplc_admdvs;
    if (region.isEmpty())
        return fail(ErrorCode::BadInput, QStringLiteral("insuplc_admdvs is missing"));
    if (request.begin.date() > call.now.date())
        return refused(QStringLiteral("挂号时间晚于今天"));
    YIDI_ASSIGN(const auto person, call.ledger.person(request.psnNo));
    if (!person)
        return refused(QStringLiteral("没有查到参保人员信息"));
    if (!findInsurance(person->data.person, request.insutype, region))
        return refused(QStringLiteral("在 %1 没有这个险种的参保信息").arg(region));

    StoredVisit stored;
    stored.insuredRegion = region;
    stored.inpatientNo = request.number;
    stored.voucherType = request.voucherType;
    YIDI_ASSIGN(stored.visit.mdtrtId, nextNumber(call, QLatin1Char('S'), region));
    stored.visit.psnNo = request.psnNo;
    stored.visit.insutype = request.insutype;
    stored.visit.medType = registered;
    stored.visit.institutionCode = call.institution.institution.code;
    stored.visit.begin = request.begin;
    stored.visit.end = request.begin; // nobody is in hospital by it
    YIDI_TRY(call.ledger.addVisit(stored, call.request.msgid));
    return done(RegisterAnswer { stored.visit.mdtrtId, request.psnNo, request.number });
}

Result<Reply> cancelRegistration(Call& call)
{
    YIDI_ASSIGN(const auto cancel, inputOf<RegistrationCancel>(call));
    YIDI_ASSIGN(const auto stored, ownOutpatient(call, cancel.mdtrtId, cancel.psnNo));
    if (!stored || stored->inpatientNo != cancel.number)
        return noSuchVisit(cancel.mdtrtId);
    YIDI_ASSIGN(const auto fees, call.ledger.fees(cancel.mdtrtId));
    if (!fees.empty())
        return undoFirst(fees.back().batch);
    YIDI_TRY(call.ledger.cancelVisit(cancel.mdtrtId, call.request.msgid));
    return Reply { true, {}, {}, {} };
}

Result<Reply> tellCare(Call& call)
{
    YIDI_ASSIGN(const auto request, inputOf<CareRequest>(call));
    YIDI_ASSIGN(auto stored, ownOutpatient(call, request.mdtrtId, request.psnNo));
    if (!stored)
        return noSuchVisit(request.mdtrtId);
    const VisitKind kind = visitKind(request.medType);
    const bool atPharmacy = call.institution.institution.type == pharmacy;
    if (isStay(kind) || kind == VisitKind::NotDirect || request.medType == registered
        || (kind == VisitKind::Pharmacy) != atPharmacy)
        return refused(QStringLiteral("这类就诊不在这里直接结算"),
            { settlementRefusal("S08", request.medType) });
    // What the charges were classified and refused by does not change under them.
    YIDI_ASSIGN(const auto fees, call.ledger.fees(request.mdtrtId));
    if (!fees.empty()
        && (request.medType != stored->visit.medType || request.diseaseCode != stored->disease))
        return undoFirst(fees.back().batch);

    stored->visit.medType = request.medType;
    stored->disease = request.diseaseCode;
    stored->visit.diseaseName = request.diseaseName;
    YIDI_ASSIGN(const auto disease,
        notRecognised(call, *stored, request.diseaseCode, { request.begin.date() }));
    if (disease)
        return refused(QStringLiteral("不能按慢特病就诊"), { *disease });
    YIDI_TRY(call.ledger.updateVisit(*stored));
    YIDI_TRY(call.ledger.setDiagnoses(request.mdtrtId, QStringLiteral("visit"), request.diagnoses));
    return Reply { true, {}, {}, {} };
}

Result<Reply> chargeVisit(Call& call)
{
    YIDI_ASSIGN(const auto upload, inputOf<FeeUpload>(call));
    const FeeUploadLine& head = upload.lines.front();
    if (head.batch.isEmpty() || head.batch == noBatch())
        return fail(
            ErrorCode::BadInput, QStringLiteral("input.feedetail[0].chrg_bchno is missing"));
    YIDI_ASSIGN(const auto stored, ownOutpatient(call, head.mdtrtId, head.psnNo));
    if (!stored)
        return noSuchVisit(head.mdtrtId);
    if (!isTold(stored->visit))
        return comesBefore("2203");
    YIDI_ASSIGN(const auto held, call.ledger.firstFee(head.mdtrtId, head.batch));
    if (held && !held->setlId.isEmpty())
        return refused(
            QStringLiteral("这批费用已经结算"), { settlementRefusal("S03", held->setlId) });

    const QString disease = diseaseOf(*stored, upload, held);
    if (auto broken = notOneBatch(disease, upload))
        return *std::move(broken);
    const FeeUploadLine* outside = visitKind(stored->visit.medType) == VisitKind::Pharmacy
        ? withoutFlow(upload, held)
        : nullptr;
    if (outside)
        return refused(QStringLiteral("双通道药品缺少处方流转信息"),
            { settlementRefusal("S13", outside->serial) });
    std::set<QDate> days;
    for (const FeeUploadLine& line : upload.lines)
        days.insert(line.occurred.date());
    YIDI_ASSIGN(const auto unknown, notRecognised(call, *stored, disease, days));
    if (unknown)
        return refused(QStringLiteral("不能按慢特病收费"), { *unknown });
    StoredVisit of = *stored;
    of.disease = disease;
    return takeCharges(call, of, upload);
}

Result<Reply> cancelCharges(Call& call)
{
    YIDI_ASSIGN(const auto cancel, inputOf<ChargeCancel>(call));
    YIDI_ASSIGN(const auto stored, ownOutpatient(call, cancel.mdtrtId, cancel.psnNo));
    if (!stored)
        return noSuchVisit(cancel.mdtrtId);
    YIDI_ASSIGN(auto fees, call.ledger.fees(cancel.mdtrtId));
    const auto batches = batchesOf(std::move(fees));
    const bool all = cancel.batch == noBatch();
    if (!all) {
        const ChargeBatch* named = findBatch(batches, cancel.batch);
        if (!named)
            return comesBefore("2204");
        if (!named->setlId.isEmpty())
            return undoFirst(named->setlId);
    }
    for (const ChargeBatch& batch : batches)
        if (batch.setlId.isEmpty() && (all || batch.number == cancel.batch))
            for (const StoredFee& fee : batch.fees)
                YIDI_TRY(
                    call.ledger.cancelFee(cancel.mdtrtId, fee.line.serial, call.request.msgid));
    return Reply { true, {}, {}, {} };
}

Result<Reply> preSettleCharges(Call& call)
{
    YIDI_ASSIGN(auto computed, computeCharges(call));
    if (computed.refusal)
        return *std::move(computed.refusal);
    return done(computed.answer);
}

Result<Reply> settleCharges(Call& call)
{
    // Computed anew: a pre-settlement is an estimate, and the year may have moved since.
    YIDI_ASSIGN(auto computed, computeCharges(call));
    if (computed.refusal)
        return *std::move(computed.refusal);
    return enterSettlement(call, computed);
}

Result<Reply> cancelChargeSettlement(Call& call)
{
    YIDI_ASSIGN(const auto reference, inputOf<SettlementReference>(call));
    YIDI_ASSIGN(const auto stored, ownOutpatient(call, reference.mdtrtId, reference.psnNo));
    YIDI_ASSIGN(const auto settled, call.ledger.settlement(reference.setlId));
    if (!stored || !settled || settled->answer.settlement.mdtrtId != reference.mdtrtId)
        return noSuchVisit(reference.mdtrtId);
    YIDI_ASSIGN(const auto standing, standingForm(call.ledger, *settled));
    return undoSettlement(call, standing ? *standing : *settled);
}

} // namespace yidi
