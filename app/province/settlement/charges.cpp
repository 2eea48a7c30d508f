// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/settlement/charges.h"

#include "app/province/outpatient/batches.h"

#include <map>
#include <set>

namespace yidi {

namespace {

FeeLine toFeeLine(const FeeUploadLine& line, const QDate& day)
{
    return { line.serial, line.itemCode, line.localName, line.quantity, line.price, line.amount,
        day };
}

/// A refund gives back what another line has charged.
bool isRefund(const FeeUploadLine& line)
{
    return line.quantity < 0 || !line.initialSerial.isEmpty();
}

/// A charge of the batch, and what is left of it.
struct Charged {
    QString itemCode;
    QDate day;
    Fen left;
};
using ChargedBySerial = std::map<QString, Charged>;

/// The charge a refund names, looked up once: of this upload, else one that came before.
Result<void> lookUp(
    Call& call, const FeeUploadLine& head, const FeeUploadLine& refund, ChargedBySerial& charged)
{
    if (charged.count(refund.initialSerial))
        return {};
    YIDI_ASSIGN(const auto held, call.ledger.fee(head.mdtrtId, refund.initialSerial));
    if (held && held->batch == head.batch && held->initialSerial.isEmpty())
        charged[refund.initialSerial] = { held->line.itemCode, held->line.occurred.date(),
            held->line.amount - held->refunded };
    return {};
}

/// Takes a refund off what it takes back. Answers why it cannot be; empty: it can.
QString takeBack(const FeeUploadLine& refund, ChargedBySerial& charged)
{
    const auto initial = charged.find(refund.initialSerial);
    if (initial == charged.end())
        return QStringLiteral("退费明细 %1 没有原明细").arg(refund.serial);
    if (initial->second.itemCode != refund.itemCode || -refund.amount > initial->second.left)
        return QStringLiteral("退费明细 %1 与原明细 %2 不符")
            .arg(refund.serial, refund.initialSerial);
    initial->second.left += refund.amount;
    return {};
}

/// What a line may not be for, whichever transaction brings it; empty: nothing.
QString objectionTo(const Call& call, const StoredVisit& stored, const FeeUploadLine& head,
    const FeeUploadLine& line)
{
    if (line.mdtrtId != stored.visit.mdtrtId || line.psnNo != head.psnNo
        || line.batch != head.batch)
        return QStringLiteral("一次上传的明细必须属于同一次就诊、同一收费批次");
    const QDate day = line.occurred.date();
    if (day < stored.visit.begin.date() || day > call.now.date())
        return QStringLiteral("费用明细 %1 的发生时间不在就诊期间").arg(line.serial);
    return {};
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

StoredFee toStored(const FeeUploadLine& line, FeeResultLine result, const QString& disease)
{
    return { std::move(result), line.batch, line.diseaseCode.isEmpty() ? disease : line.diseaseCode,
        line.initialSerial, line.prescription, line.circulated, {} };
}

/// What the catalogue does not know is own expense, and somebody has to map it.
Result<void> noteUnmapped(Call& call, const QString& mdtrtId, const FeeUploadLine& line)
{
    return call.ledger.addUnmapped({ call.institution.institution.code, mdtrtId, line.serial,
        call.request.msgid, line.localCode.isEmpty() ? line.itemCode : line.localCode,
        line.localName, line.occurred.date(), line.amount });
}

} // namespace

Result<Reply> takeCharges(Call& call, const StoredVisit& stored, FeeUpload upload)
{
    if (!isChargedInBatches(stored.visit))
        for (FeeUploadLine& line : upload.lines)
            line.batch.clear(); // a stay is charged as a whole
    const FeeUploadLine& head = upload.lines.front();
    const QString& mdtrtId = stored.visit.mdtrtId;
    std::vector<FeeLine> lines;
    std::set<QString> serials;
    ChargedBySerial charged;
    for (const FeeUploadLine& line : upload.lines) {
        if (const QString why = objectionTo(call, stored, head, line); !why.isEmpty())
            return refused(why);
        YIDI_ASSIGN(const auto held, call.ledger.fee(mdtrtId, line.serial));
        if (held || !serials.insert(line.serial).second)
            return refused(QStringLiteral("费用明细流水号 %1 重复").arg(line.serial));
        if (!isRefund(line))
            charged[line.serial] = { line.itemCode, line.occurred.date(), line.amount };
    }
    for (const FeeUploadLine& line : upload.lines) {
        if (!isRefund(line)) {
            lines.push_back(toFeeLine(line, line.occurred.date()));
            continue;
        }
        YIDI_TRY(lookUp(call, head, line, charged));
        if (const QString why = takeBack(line, charged); !why.isEmpty())
            return refused(why);
        lines.push_back(toFeeLine(line, charged[line.initialSerial].day));
    }
    YIDI_ASSIGN(const Bill before, call.ledger.chargedSoFar(mdtrtId, head.batch));
    YIDI_ASSIGN(const Catalogue catalogue, call.ledger.catalogue(lines));
    YIDI_ASSIGN(const ClassifiedBill bill, classify(catalogue, lines, before));
    FeeUploadAnswer answer;
    for (std::size_t i = 0; i < upload.lines.size(); ++i) {
        const FeeUploadLine& line = upload.lines[i];
        answer.lines.push_back(toResult(bill.lines[i], line.occurred));
        YIDI_TRY(call.ledger.addFee(
            mdtrtId, toStored(line, answer.lines.back(), stored.disease), call.request.msgid));
        if (!bill.lines[i].mapped)
            YIDI_TRY(noteUnmapped(call, mdtrtId, line));
    }
    return done(answer);
}

} // namespace yidi
