// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/settlement/charges.h"

#include <set>

namespace yidi {

namespace {

FeeLine toFeeLine(const FeeUploadLine& line)
{
    return { line.serial, line.itemCode, line.localName, line.quantity, line.price, line.amount,
        line.occurred.date() };
}

FeeLine toFeeLine(const FeeResultLine& line)
{
    return { line.serial, line.itemCode, line.itemName, line.quantity, line.price, line.amount,
        line.occurred.date() };
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

Result<Reply> takeCharges(Call& call, const StoredVisit& stored, const FeeUpload& upload)
{
    const FeeUploadLine& head = upload.lines.front();
    const QString& mdtrtId = stored.visit.mdtrtId;
    YIDI_ASSIGN(const auto held, call.ledger.fees(mdtrtId));
    std::vector<FeeLine> lines;
    std::set<QString> serials;
    for (const StoredFee& fee : held) {
        serials.insert(fee.line.serial);
        if (fee.batch == head.batch)
            lines.push_back(toFeeLine(fee.line));
    }
    const std::size_t before = lines.size();
    for (const FeeUploadLine& line : upload.lines) {
        if (line.mdtrtId != mdtrtId || line.psnNo != head.psnNo || line.batch != head.batch)
            return refused(QStringLiteral("一次上传的明细必须属于同一次就诊、同一收费批次"));
        if (!serials.insert(line.serial).second)
            return refused(QStringLiteral("费用明细流水号 %1 重复").arg(line.serial));
        lines.push_back(toFeeLine(line));
    }
    YIDI_ASSIGN(const Catalogue catalogue, call.ledger.catalogue(lines));
    YIDI_ASSIGN(const ClassifiedBill bill, classify(catalogue, lines));
    FeeUploadAnswer answer;
    for (std::size_t i = 0; i < upload.lines.size(); ++i) {
        const FeeUploadLine& line = upload.lines[i];
        answer.lines.push_back(toResult(bill.lines[before + i], line.occurred));
        YIDI_TRY(call.ledger.addFee(
            mdtrtId, toStored(line, answer.lines.back(), stored.disease), call.request.msgid));
        if (!bill.lines[before + i].mapped)
            YIDI_TRY(noteUnmapped(call, mdtrtId, line));
    }
    return done(answer);
}

} // namespace yidi
