// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/inpatient/inpatient_handlers.h"

#include "app/domain/region/region.h"
#include "app/province/insured/insured.h"

#include <algorithm>
#include <set>

namespace yidi {

namespace {

const QLatin1String emergency("24");

Refusal refusal(const char* code, const QString& blocking)
{
    return { QString::fromLatin1(code), blocking, QStringLiteral("go-to-window") };
}

Reply noSuchVisit(const QString& mdtrtId)
{
    return refused(QStringLiteral("没有查到这次就诊"), { refusal("S01", mdtrtId) });
}

Reply alreadySettled(const Visit& visit)
{
    return refused(QStringLiteral("这次就诊已经结算"), { refusal("S03", visit.setlId) });
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

FeeLine toFeeLine(const FeeUploadLine& line)
{
    return { line.serial, line.itemCode, line.localName, line.quantity, line.price, line.amount };
}

FeeLine toFeeLine(const FeeResultLine& line)
{
    return { line.serial, line.itemCode, line.itemName, line.quantity, line.price, line.amount };
}

FeeResultLine toResult(const ClassifiedLine& classified, const QDateTime& occurred)
{
    const CatalogueItem& item = classified.item;
    FeeResultLine result;
    result.serial = classified.line.number;
    result.itemCode = classified.line.code;
    result.itemName = item.name.isEmpty() ? classified.line.name : item.name;
    result.occurred = occurred;
    result.amount = classified.line.sum;
    result.quantity = classified.line.count;
    result.price = classified.line.price;
    result.priceLimit = item.priceLimit.value_or(0);
    result.selfPayShare = item.firstShare;
    result.fullySelfPaid = classified.fullySelfPaid;
    result.overLimit = classified.overLimit;
    result.firstSelfPaid = classified.firstSelfPaid;
    result.inScope = classified.inScope;
    result.level = item.chargeLevel;
    result.itemType = item.chargeType;
    if (!classified.mapped)
        result.memo = QStringLiteral("目录中没有此项目，按全自费处理");
    return result;
}

Bill billOf(const std::vector<FeeResultLine>& lines)
{
    Bill bill;
    for (const FeeResultLine& line : lines) {
        bill.total += line.amount;
        bill.fullySelfPaid += line.fullySelfPaid;
        bill.overLimit += line.overLimit;
        bill.firstSelfPaid += line.firstSelfPaid;
    }
    return bill;
}

/// An amount the sender relies on, and what it is now.
struct AmountCheck {
    QLatin1String name;
    const std::optional<Fen>& sent;
    Fen held;
};

/// The first amount that is no longer what the sender relies on, in words.
QString staleAmount(std::initializer_list<AmountCheck> checks)
{
    for (const AmountCheck& check : checks)
        if (check.sent && *check.sent != check.held)
            return QStringLiteral("%1 %2 → %3")
                .arg(check.name, check.sent->toWire(), check.held.toWire());
    return {};
}

/// Whether the fee lines still give the bill of the estimate.
QString staleBill(const SettleRequest& request, const Bill& bill)
{
    return staleAmount({
        { QLatin1String("medfee_sumamt"), request.total, bill.total },
        { QLatin1String("fulamt_ownpay_amt"), request.fullySelfPaid, bill.fullySelfPaid },
        { QLatin1String("overlmt_selfpay"), request.overLimit, bill.overLimit },
        { QLatin1String("preselfpay_amt"), request.firstSelfPaid, bill.firstSelfPaid },
        { QLatin1String("inscp_scp_amt"), request.inScope, bill.inScope() },
    });
}

/// What 2303 and 2304 share: everything up to the split.
struct Computed {
    StoredVisit visit;
    InsuredAnswer insured;
    SettlementAnswer answer;
    std::optional<Reply> refusal;
};

Result<Computed> compute(Call& call)
{
    YIDI_ASSIGN(const auto request, inputOf<SettleRequest>(call));
    Computed result;
    YIDI_ASSIGN(const auto stored, ownVisit(call, request.mdtrtId, request.psnNo));
    if (!stored) {
        result.refusal = noSuchVisit(request.mdtrtId);
        return result;
    }
    result.visit = *stored;
    const Visit& visit = stored->visit;
    YIDI_ASSIGN(const auto lines, call.ledger.feeLines(visit.mdtrtId));
    const Bill bill = billOf(lines);

    std::vector<Refusal> refusals;
    if (visit.settled)
        refusals.push_back(refusal("S03", visit.setlId));
    if (!visit.isDischarged())
        refusals.push_back(refusal("S02", wireDate(visit.begin.date())));
    if (const QString stale = staleBill(request, bill); !stale.isEmpty())
        refusals.push_back(refusal("S06", stale));
    const QString& envelopeRegion = call.request.insuplc_admdvs;
    if (!envelopeRegion.isEmpty() && envelopeRegion != stored->insuredRegion)
        refusals.push_back(refusal("R02", envelopeRegion));
    if (refusals.empty()) {
        const Institution& institution = call.institution.institution;
        ClassifiedMessage message { stored->insuredRegion, institution.region, visit.psnNo,
            visit.insutype, visit.mdtrtId, visit.medType, stored->disease, institution.level,
            institution.settlementLevel, visit.begin, visit.end, call.now, request.useAccount,
            bill };
        YIDI_ASSIGN(result.insured, settleForInsured(message, call.ledger, call.policies));
        refusals = result.insured.refusals;
        // Nobody settles for another share than the one that was confirmed.
        const Fen share = result.insured.settlement.amounts.psn_part_amt;
        const QString stale =
            staleAmount({ { QLatin1String("psn_part_amt"), request.personPart, share } });
        if (refusals.empty() && !stale.isEmpty())
            refusals.push_back(refusal("S06", stale));
    }
    if (!refusals.empty()) {
        result.refusal = refused(QStringLiteral("不能结算"), refusals);
        return result;
    }

    YIDI_ASSIGN(const auto person, call.ledger.person(visit.psnNo));
    SettlementAnswer& answer = result.answer;
    answer.settlement = result.insured.settlement;
    answer.settlement.settledAt = {};
    const Person& who = person->data.person;
    answer.psnNo = who.psnNo;
    answer.psnName = who.name;
    answer.certType = who.certType;
    answer.certNo = who.certNo;
    answer.sex = who.sex;
    answer.nation = person->data.nation;
    answer.birth = who.birth;
    answer.ageTenths = ageTenths(who.birth, call.now.date());
    answer.insutype = visit.insutype;
    if (const Insurance* insurance = findInsurance(who, visit.insutype, stored->insuredRegion)) {
        answer.psnType = insurance->psnType;
        answer.civilServant = insurance->civilServant;
    }
    answer.voucherType = request.voucherType.isEmpty() ? stored->voucherType : request.voucherType;
    answer.medType = visit.medType;
    answer.clearingOffice = cityOf(call.institution.institution.region);
    answer.clearingWay = QStringLiteral("1"); // by item
    answer.clearingType = QStringLiteral("21"); // inpatient
    return result;
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
    stored.inpatientNo = request.inpatientNo;
    stored.disease = request.diseaseCode;
    stored.voucherType = request.voucherType;
    YIDI_ASSIGN(stored.visit.mdtrtId, nextNumber(call, QLatin1Char('S'), region));
    stored.visit.psnNo = request.psnNo;
    stored.visit.insutype = request.insutype;
    stored.visit.medType = request.medType;
    stored.visit.institutionCode = call.institution.institution.code;
    stored.visit.begin = request.begin;
    YIDI_TRY(call.ledger.addVisit(stored, call.request.msgid));
    if (request.medType == emergency)
        YIDI_TRY(fileEmergency(call, stored));
    return done(AdmissionAnswer { stored.visit.mdtrtId });
}

Result<Reply> uploadFees(Call& call)
{
    YIDI_ASSIGN(const auto upload, inputOf<FeeUpload>(call));
    const FeeUploadLine& head = upload.lines.front();
    YIDI_ASSIGN(const auto stored, ownVisit(call, head.mdtrtId, head.psnNo));
    if (!stored)
        return noSuchVisit(head.mdtrtId);
    if (stored->visit.settled)
        return alreadySettled(stored->visit);

    // A refund may undo a line of an earlier batch, so the visit is classified as a whole.
    YIDI_ASSIGN(const auto held, call.ledger.feeLines(head.mdtrtId));
    std::vector<FeeLine> lines;
    std::set<QString> serials;
    for (const FeeResultLine& line : held) {
        lines.push_back(toFeeLine(line));
        serials.insert(line.serial);
    }
    for (const FeeUploadLine& line : upload.lines) {
        if (line.mdtrtId != head.mdtrtId || line.psnNo != head.psnNo)
            return refused(QStringLiteral("一次上传的明细必须属于同一次就诊"));
        if (!serials.insert(line.serial).second)
            return refused(QStringLiteral("费用明细流水号 %1 重复").arg(line.serial));
        lines.push_back(toFeeLine(line));
    }
    YIDI_ASSIGN(const Catalogue catalogue, call.ledger.catalogue(lines));
    YIDI_ASSIGN(const ClassifiedBill bill, classify(catalogue, lines));
    FeeUploadAnswer answer;
    for (std::size_t i = 0; i < upload.lines.size(); ++i) {
        answer.lines.push_back(toResult(bill.lines[held.size() + i], upload.lines[i].occurred));
        YIDI_TRY(call.ledger.addFeeLine(head.mdtrtId, answer.lines.back(), call.request.msgid));
    }
    return done(answer);
}

Result<Reply> discharge(Call& call)
{
    YIDI_ASSIGN(const auto request, inputOf<DischargeRequest>(call));
    YIDI_ASSIGN(const auto stored, ownVisit(call, request.mdtrtId, request.psnNo));
    if (!stored)
        return noSuchVisit(request.mdtrtId);
    const Visit& visit = stored->visit;
    if (visit.isDischarged())
        return refused(QStringLiteral("已于 %1 出院").arg(wireDateTime(visit.end)));
    if (request.end < visit.begin)
        return refused(QStringLiteral("出院时间早于入院时间"));
    if (request.end.date() > call.now.date())
        return refused(QStringLiteral("出院时间晚于今天"));
    YIDI_TRY(call.ledger.discharge(visit.mdtrtId, request.end));
    YIDI_TRY(call.ledger.endBoundFiling(visit.mdtrtId, request.end.date()));
    return Reply { true, {}, {}, {} };
}

Result<Reply> preSettle(Call& call)
{
    YIDI_ASSIGN(auto computed, compute(call));
    if (computed.refusal)
        return *std::move(computed.refusal);
    return done(computed.answer);
}

Result<Reply> settleStay(Call& call)
{
    // Computed anew: a pre-settlement is an estimate, and the year may have moved since.
    YIDI_ASSIGN(auto computed, compute(call));
    if (computed.refusal)
        return *std::move(computed.refusal);
    Settlement& settlement = computed.answer.settlement;
    YIDI_ASSIGN(
        settlement.setlId, nextNumber(call, QLatin1Char('A'), computed.visit.insuredRegion));
    settlement.medinsSetlId = call.request.msgid;
    settlement.settledAt = call.now;
    Reply reply = done(computed.answer);
    YIDI_TRY(
        call.ledger.addSettlement(computed.answer, computed.insured.year, writeJson(reply.output)));
    YIDI_TRY(bookForInsured(computed.insured, call.ledger));
    return reply;
}

} // namespace yidi
