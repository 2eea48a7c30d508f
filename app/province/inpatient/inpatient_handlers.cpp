// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/inpatient/inpatient_handlers.h"

#include "app/domain/region/region.h"
#include "app/province/settlement/charges.h"
#include "app/province/settlement/details.h"
#include "app/province/settlement/settle.h"

#include <algorithm>
#include <map>
#include <set>

namespace yidi {

namespace {

const QLatin1String emergency("24");
const QString atAdmission = QStringLiteral("admission"); ///< when a diagnosis was told
const QString atDischarge = QStringLiteral("discharge");

Reply alreadySettled(const Visit& visit)
{
    return refused(QStringLiteral("这次就诊已经结算"), { settlementRefusal("S03", visit.setlId) });
}

Reply nothingToSay()
{
    return { true, {}, {}, {} };
}

/// A stay of the sender's own, for its own person.
Result<std::optional<StoredVisit>> ownStay(Call& call, const QString& mdtrtId, const QString& psnNo)
{
    YIDI_ASSIGN(auto stored, ownVisit(call, mdtrtId, psnNo));
    const bool stay = stored && visitKind(stored->visit.medType) != VisitKind::NotDirect
        ? isStay(visitKind(stored->visit.medType))
        : true;
    if (!stay)
        stored.reset();
    return stored;
}

/// An emergency admission counts as filed (视同备案) for this visit.
Result<void> fileEmergency(Call& call, const StoredVisit& stored)
{
    StoredFiling filing;
    YIDI_ASSIGN(filing.filing.number, nextNumber(call, QLatin1Char('F'), stored.insuredRegion));
    filing.filing.state = FilingState::Effective;
    filing.filing.category = FilingCategory::Emergency;
    filing.filing.insuredRegion = stored.insuredRegion;
    filing.filing.careRegion = cityOf(call.institution.institution.region);
    filing.filing.begin = stored.visit.begin.date();
    filing.filing.decidedBy = QStringLiteral("system");
    filing.filing.decidedAt = call.now;
    filing.filing.boundVisit = stored.visit.mdtrtId;
    filing.request.psnNo = stored.visit.psnNo;
    filing.request.insutype = stored.visit.insutype;
    filing.request.institutionCode = stored.visit.institutionCode;
    filing.rules = { QStringLiteral("deemed-emergency") };
    return call.ledger.addFiling(filing, call.request.msgid);
}

/// Takes back the filing an emergency admission is deemed to have.
Result<void> unfileEmergency(Call& call, const QString& mdtrtId)
{
    YIDI_ASSIGN(const auto bound, call.ledger.filingBoundTo(mdtrtId));
    if (!bound)
        return {};
    return call.ledger.moveFiling(
        bound->number, FilingState::Cancelled, bound->begin, call.now.date());
}

/// What the request says of the visit, entered or corrected.
void describe(StoredVisit& stored, const AdmissionRequest& request)
{
    stored.inpatientNo = request.inpatientNo;
    stored.disease = request.diseaseCode;
    stored.voucherType = request.voucherType;
    stored.newborn = request.newborn;
    stored.accident = request.accident;
    stored.visit.medType = request.medType;
    stored.visit.begin = request.begin;
    stored.visit.diseaseName = request.diseaseName;
}

/// A settlement of the stay whose lines have not all come: nothing is computed on top of it from
/// lines.
const StoredSettlement* withoutDetails(const std::vector<StoredSettlement>& standing)
{
    const auto at = std::find_if(standing.begin(), standing.end(),
        [](const StoredSettlement& one) { return one.details != Details::Complete; });
    return at == standing.end() ? nullptr : &*at;
}

/// Takes back the lines a 2302 names, all or none of them. What is in a settlement stays, but for
/// one that waits for its lines.
Result<Reply> takeBackFees(
    Call& call, const FeeCancellation& request, const QString& waitingSettlement)
{
    const QString& mdtrtId = request.fees.front().mdtrtId;
    const auto mayGo = [&](const StoredFee& fee) {
        return fee.setlId.isEmpty() || fee.setlId == waitingSettlement;
    };
    std::set<QString> gone; // naming one twice, or all, asks for nothing more
    const auto takeBack = [&](const StoredFee& fee) {
        gone.insert(fee.line.serial);
        return call.ledger.cancelFee(mdtrtId, fee.line.serial, call.request.msgid);
    };
    for (const FeeReference& named : request.fees) {
        if (gone.count(named.serial))
            continue;
        if (named.serial == QLatin1String(allFees)) {
            gone.insert(named.serial);
            YIDI_ASSIGN(const auto held, call.ledger.fees(mdtrtId));
            for (const StoredFee& fee : held)
                if (mayGo(fee))
                    YIDI_TRY(takeBack(fee));
            continue;
        }
        YIDI_ASSIGN(const auto fee, call.ledger.fee(mdtrtId, named.serial));
        if (!fee)
            return refused(QStringLiteral("费用明细流水号 %1 不存在").arg(named.serial),
                { settlementRefusal("S10", QStringLiteral("2301")) });
        if (!mayGo(*fee))
            return undoFirst(fee->setlId);
        YIDI_TRY(takeBack(*fee));
    }
    // A refund does not outlive what it takes back.
    for (const QString& serial : gone) {
        YIDI_ASSIGN(const auto refund, call.ledger.refundOf(mdtrtId, serial));
        if (refund)
            return undoFirst(refund->line.serial);
    }
    return nothingToSay();
}

/// Up to when charges count: the discharge; of an interim settlement the cut it names, else now.
QDateTime chargesEnd(const Call& call, const Visit& visit, const SettleRequest& request)
{
    if (!request.interim)
        return visit.end;
    return request.until.isValid() ? request.until : call.now;
}

/// Why an interim settlement cannot be cut where it asks to be.
void checkCut(const Call& call, const Visit& visit, const QDateTime& end,
    const std::vector<StoredSettlement>& standing, std::vector<Refusal>& refusals)
{
    if (visit.isDischarged())
        refusals.push_back(settlementRefusal("S09", wireDateTime(visit.end)));
    else if (!standing.empty() && end < standing.back().until)
        refusals.push_back(settlementRefusal("S09", standing.back().setlId()));
    else if (end < visit.begin || end > call.now)
        refusals.push_back(settlementRefusal("S10", wireDateTime(visit.begin)));
}

/// What stands against settling this stay now.
std::vector<Refusal> outOfOrder(const Call& call, const Visit& visit, const ToSettle& what,
    const std::vector<StoredSettlement>& standing)
{
    std::vector<Refusal> refusals;
    if (visit.settled) {
        refusals.push_back(settlementRefusal("S03", visit.setlId));
        return refusals;
    }
    if (what.request.interim)
        checkCut(call, visit, what.end, standing, refusals);
    else if (!visit.isDischarged())
        refusals.push_back(settlementRefusal("S02", wireDate(visit.begin.date())));
    const StoredSettlement* waits = withoutDetails(standing);
    if (waits && what.request.categories.empty())
        refusals.push_back(settlementRefusal("S15", waits->setlId()));
    return refusals;
}

/// The first category told with less than interim settlements have settled of it, by their lines
/// less what has been taken back since, or by sums: nobody settles less than has been settled.
QString belowSettled(const std::vector<StoredSettlement>& standing,
    const std::vector<StoredFee>& fees, const std::vector<ChargeCategory>& told)
{
    if (standing.empty() || told.empty())
        return {};
    std::map<QString, Fen> left;
    for (const StoredFee& fee : fees)
        if (!fee.setlId.isEmpty() || fee.countsAt <= standing.back().until)
            left[fee.line.itemType] += fee.line.amount;
    for (const StoredSettlement& one : standing)
        for (const ChargeCategory& sum : one.categories)
            left[sum.type] = std::max(left[sum.type], sum.bill.total);
    for (const ChargeCategory& sum : told)
        left[sum.type] -= sum.bill.total;
    const auto below =
        std::find_if(left.begin(), left.end(), [](const auto& one) { return one.second > Fen(); });
    return below == left.end()
        ? QString()
        : QStringLiteral("%1 det_item_fee_sumamt -%2").arg(below->first, below->second.toWire());
}

/// What 2303 and 2304 share.
Result<Computed> computeStay(Call& call)
{
    YIDI_ASSIGN(auto request, inputOf<SettleRequest>(call));
    request.batch.clear(); // a stay is charged as a whole
    YIDI_ASSIGN(const auto stored, ownStay(call, request.mdtrtId, request.psnNo));
    if (!stored) {
        Computed nothing {};
        nothing.refusal = noSuchVisit(request.mdtrtId);
        return nothing;
    }
    const Visit& visit = stored->visit;
    YIDI_ASSIGN(const auto standing, call.ledger.standing(visit.mdtrtId));
    ToSettle what { *stored, request, {}, chargesEnd(call, visit, request), call.now };
    what.refusals = outOfOrder(call, visit, what, standing);
    YIDI_ASSIGN(const auto fees, call.ledger.fees(visit.mdtrtId));
    if (const QString below = belowSettled(standing, fees, request.categories); !below.isEmpty())
        what.refusals.push_back(settlementRefusal("S15", below));
    for (const StoredFee& fee : fees)
        if (!request.interim || fee.countsAt <= what.end)
            what.fees.push_back(fee);
    return computeSettlement(call, std::move(what));
}

} // namespace

Result<Reply> admit(Call& call)
{
    YIDI_ASSIGN(const auto request, inputOf<AdmissionRequest>(call));
    const QString& region = call.request.insuplc_admdvs;
    if (region.isEmpty())
        return fail(ErrorCode::BadInput, QStringLiteral("insuplc_admdvs is missing"));
    if (request.begin.date() > call.now.date())
        return refused(QStringLiteral("入院时间晚于今天"));
    YIDI_ASSIGN(const auto person, call.ledger.person(request.psnNo));
    if (!person)
        return refused(QStringLiteral("没有查到参保人员信息"));
    if (!findInsurance(person->data.person, request.insutype, region))
        return refused(QStringLiteral("在 %1 没有这个险种的参保信息").arg(region));
    YIDI_ASSIGN(const auto visits, call.ledger.visitsOf(request.psnNo));
    for (const Visit& visit : visits)
        if (!visit.isDischarged())
            return refused(QStringLiteral("已有在院就诊 %1").arg(visit.mdtrtId));

    StoredVisit stored;
    stored.insuredRegion = region;
    describe(stored, request);
    YIDI_ASSIGN(stored.visit.mdtrtId, nextNumber(call, QLatin1Char('S'), region));
    stored.visit.psnNo = request.psnNo;
    stored.visit.insutype = request.insutype;
    stored.visit.institutionCode = call.institution.institution.code;
    YIDI_TRY(call.ledger.addVisit(stored, call.request.msgid));
    YIDI_TRY(call.ledger.setDiagnoses(stored.visit.mdtrtId, atAdmission, request.diagnoses));
    if (request.medType == emergency)
        YIDI_TRY(fileEmergency(call, stored));
    return done(AdmissionAnswer { stored.visit.mdtrtId });
}

Result<Reply> changeAdmission(Call& call)
{
    YIDI_ASSIGN(const auto change, inputOf<AdmissionChange>(call));
    const AdmissionRequest& request = change.admission;
    YIDI_ASSIGN(auto stored, ownStay(call, change.mdtrtId, request.psnNo));
    if (!stored)
        return noSuchVisit(change.mdtrtId);
    const Visit before = stored->visit;
    if (before.settled)
        return alreadySettled(before);
    if (request.insutype != before.insutype)
        return refused(QStringLiteral("险种不能变更，请撤销入院登记后重新办理"));
    if (!isStay(visitKind(request.medType)) && visitKind(request.medType) != VisitKind::NotDirect)
        return refused(QStringLiteral("医疗类别 %1 不是住院").arg(request.medType));
    if (request.begin.date() > call.now.date()
        || (before.isDischarged() && before.end < request.begin))
        return refused(QStringLiteral("入院时间晚于今天或出院时间"));
    // What an interim settlement was computed from stays as it was.
    YIDI_ASSIGN(const auto standing, call.ledger.standing(change.mdtrtId));
    if (!standing.empty())
        return undoFirst(standing.back().setlId());
    YIDI_ASSIGN(const auto fees, call.ledger.fees(change.mdtrtId));
    for (const StoredFee& fee : fees)
        if (fee.line.occurred.date() < request.begin.date())
            return undoFirst(fee.line.serial);
    describe(*stored, request);
    YIDI_TRY(call.ledger.updateVisit(*stored));
    YIDI_TRY(call.ledger.setDiagnoses(change.mdtrtId, atAdmission, request.diagnoses));
    if (before.medType == emergency && request.medType != emergency)
        YIDI_TRY(unfileEmergency(call, change.mdtrtId));
    if (before.medType != emergency && request.medType == emergency)
        YIDI_TRY(fileEmergency(call, *stored));
    return nothingToSay();
}

Result<Reply> cancelAdmission(Call& call)
{
    YIDI_ASSIGN(const auto request, inputOf<StayReference>(call));
    YIDI_ASSIGN(const auto stored, ownStay(call, request.mdtrtId, request.psnNo));
    if (!stored)
        return noSuchVisit(request.mdtrtId);
    return takeBackAdmission(call, *stored);
}

Result<Reply> takeBackAdmission(Call& call, const StoredVisit& stored)
{
    const Visit& visit = stored.visit;
    if (visit.settled)
        return undoFirst(visit.setlId);
    if (visit.isDischarged())
        return undoFirst(wireDateTime(visit.end));
    YIDI_ASSIGN(const auto standing, call.ledger.standing(visit.mdtrtId));
    if (!standing.empty())
        return undoFirst(standing.back().setlId());
    YIDI_ASSIGN(const auto fees, call.ledger.fees(visit.mdtrtId));
    if (!fees.empty())
        return undoFirst(fees.back().line.serial);
    YIDI_TRY(call.ledger.cancelVisit(visit.mdtrtId, call.request.msgid));
    YIDI_TRY(unfileEmergency(call, visit.mdtrtId));
    return nothingToSay();
}

Result<Reply> uploadFees(Call& call)
{
    YIDI_ASSIGN(const auto upload, inputOf<FeeUpload>(call));
    const FeeUploadLine& head = upload.lines.front();
    YIDI_ASSIGN(const auto stored, ownStay(call, head.mdtrtId, head.psnNo));
    if (!stored)
        return noSuchVisit(head.mdtrtId);
    YIDI_ASSIGN(const auto standing, call.ledger.standing(head.mdtrtId));
    const StoredSettlement* waits = withoutDetails(standing);
    if (!waits && stored->visit.settled)
        return alreadySettled(stored->visit);
    // A bill may come whole after the discharge, when the house writes it then; never in parts.
    YIDI_ASSIGN(const bool charged, call.ledger.hasFees(head.mdtrtId));
    if (!waits && stored->visit.isDischarged() && charged)
        return undoFirst(wireDateTime(stored->visit.end));
    YIDI_ASSIGN(const Reply reply, takeCharges(call, *stored, upload));
    if (reply.done && waits)
        YIDI_TRY(matchDetails(call, *waits));
    return reply;
}

Result<Reply> cancelFees(Call& call)
{
    YIDI_ASSIGN(const auto request, inputOf<FeeCancellation>(call));
    const FeeReference& head = request.fees.front();
    YIDI_ASSIGN(const auto stored, ownStay(call, head.mdtrtId, head.psnNo));
    if (!stored)
        return noSuchVisit(head.mdtrtId);
    for (const FeeReference& fee : request.fees)
        if (fee.mdtrtId != head.mdtrtId || fee.psnNo != head.psnNo)
            return refused(QStringLiteral("一次撤销的明细必须属于同一次就诊"));
    const Visit& visit = stored->visit;
    YIDI_ASSIGN(const auto standing, call.ledger.standing(head.mdtrtId));
    const StoredSettlement* waits = withoutDetails(standing);
    if (!waits && visit.settled)
        return undoFirst(visit.setlId);
    if (!waits && visit.isDischarged())
        return undoFirst(wireDateTime(visit.end));
    YIDI_ASSIGN(
        const Reply reply, takeBackFees(call, request, waits ? waits->setlId() : QString()));
    if (reply.done && waits)
        YIDI_TRY(matchDetails(call, *waits));
    return reply;
}

Result<Reply> discharge(Call& call)
{
    YIDI_ASSIGN(const auto request, inputOf<DischargeRequest>(call));
    YIDI_ASSIGN(const auto stored, ownStay(call, request.mdtrtId, request.psnNo));
    if (!stored)
        return noSuchVisit(request.mdtrtId);
    const Visit& visit = stored->visit;
    if (visit.isDischarged())
        return refused(QStringLiteral("已于 %1 出院").arg(wireDateTime(visit.end)));
    if (request.end < visit.begin)
        return refused(QStringLiteral("出院时间早于入院时间"));
    if (request.end.date() > call.now.date())
        return refused(QStringLiteral("出院时间晚于今天"));
    YIDI_ASSIGN(const auto standing, call.ledger.standing(visit.mdtrtId));
    if (!standing.empty() && request.end.date() < standing.back().until.date())
        return undoFirst(standing.back().setlId());
    YIDI_TRY(call.ledger.discharge(visit.mdtrtId, request.end));
    YIDI_TRY(call.ledger.setDiagnoses(visit.mdtrtId, atDischarge, request.diagnoses));
    YIDI_TRY(call.ledger.endBoundFiling(visit.mdtrtId, request.end.date()));
    return nothingToSay();
}

Result<Reply> cancelDischarge(Call& call)
{
    YIDI_ASSIGN(const auto request, inputOf<StayReference>(call));
    YIDI_ASSIGN(const auto stored, ownStay(call, request.mdtrtId, request.psnNo));
    if (!stored)
        return noSuchVisit(request.mdtrtId);
    const Visit& visit = stored->visit;
    if (visit.settled)
        return undoFirst(visit.setlId);
    if (!visit.isDischarged())
        return notInOrder(QStringLiteral("2402"));
    YIDI_ASSIGN(const auto visits, call.ledger.visitsOf(visit.psnNo));
    for (const Visit& other : visits)
        if (!other.isDischarged())
            return refused(QStringLiteral("已有在院就诊 %1").arg(other.mdtrtId));
    YIDI_TRY(call.ledger.discharge(visit.mdtrtId, {}));
    YIDI_TRY(call.ledger.setDiagnoses(visit.mdtrtId, atDischarge, {}));
    YIDI_TRY(call.ledger.endBoundFiling(visit.mdtrtId, {}));
    return nothingToSay();
}

Result<Reply> preSettle(Call& call)
{
    YIDI_ASSIGN(auto computed, computeStay(call));
    if (computed.refusal)
        return *std::move(computed.refusal);
    return done(computed.answer);
}

Result<Reply> settleStay(Call& call)
{
    // Computed anew: a pre-settlement is an estimate, and the year may have moved since.
    YIDI_ASSIGN(auto computed, computeStay(call));
    if (computed.refusal)
        return *std::move(computed.refusal);
    return enterSettlement(call, computed);
}

Result<Reply> cancelStaySettlement(Call& call)
{
    YIDI_ASSIGN(const auto request, inputOf<SettlementReference>(call));
    YIDI_ASSIGN(const auto stored, ownStay(call, request.mdtrtId, request.psnNo));
    if (!stored)
        return noSuchVisit(request.mdtrtId);
    YIDI_ASSIGN(const auto settlement, call.ledger.settlement(request.setlId));
    if (!settlement || settlement->answer.settlement.mdtrtId != request.mdtrtId)
        return refused(
            QStringLiteral("没有查到这笔结算"), { settlementRefusal("S01", request.setlId) });
    YIDI_ASSIGN(const auto standing, standingForm(call.ledger, *settlement));
    return undoSettlement(call, standing ? *standing : *settlement);
}

} // namespace yidi
