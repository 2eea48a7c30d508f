// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/provisional_mapping.h"

#include "app/base/log.h"
#include "app/shell/wire_mapping.h"
#include "app/transactions/provisional/provisional_codec.h"

namespace yidi {

namespace {

FeeLine feeLineOf(const FeeUploadLine& line)
{
    return { line.serial, line.itemCode, line.localName, line.quantity, line.price, line.amount,
        line.occurred.date() };
}

tl::unexpected<Error> needsLink(const char* why)
{
    return fail(ErrorCode::SettlementNeedsLink, QString(QLatin1String(why)));
}

} // namespace

Result<Settlement> provisionalFor(const Snapshot* snapshot,
    const std::optional<RememberedPerson>& person, const std::optional<OfflineBill>& bill,
    const Catalogue& catalogue, const QDateTime& now)
{
    if (!snapshot)
        return needsLink("snapshot: none is held");
    if (!person)
        return needsLink("psn_no: not in the snapshot");
    if (!bill || bill->lines.empty())
        return needsLink("feedetail: the house has sent no bill");
    if (catalogue.size() == 0)
        return needsLink("med_list_codg: no catalogue is held");
    std::vector<FeeLine> lines;
    for (const FeeUploadLine& line : bill->lines) {
        if (line.mdtrtId != bill->visit.mdtrtId || line.psnNo != bill->visit.psnNo)
            return fail(ErrorCode::BillMalformed,
                QStringLiteral("feedetail: line %1 is of another visit").arg(line.serial));
        lines.push_back(feeLineOf(line));
    }
    YIDI_ASSIGN(const ClassifiedBill classified, classify(catalogue, lines));
    return provisionalSettlement({ *snapshot, *person, bill->visit, classified.bill, now });
}

Event provisionalEvent(const Result<Settlement>& settlement)
{
    if (settlement)
        return EstimateKnown { *settlement };
    qCInfo(logShell) << "no provisional settlement:" << describe(settlement.error());
    return QuestionFailed { settlement.error().code, {} };
}

Json provisionalInput(const StoreProvisional& stored, const Snapshot& snapshot)
{
    const Settlement& shown = stored.settlement;
    ProvisionalRequest request;
    // The same words as a 2304, which relies on more than may be relied on here.
    const auto settle =
        fromWire<SettleRequest>(settlementInput(stored.order), QStringLiteral("input"));
    if (settle) {
        request.settle.voucherType = settle->voucherType;
        request.settle.voucherNo = settle->voucherNo;
    }
    request.settle.psnNo = stored.order.visit.psnNo;
    request.settle.mdtrtId = stored.order.visit.mdtrtId;
    request.settle.insutype = stored.order.visit.insutype;
    request.settle.total = shown.amounts.medfee_sumamt;
    request.settle.personPart = shown.amounts.psn_part_amt;
    request.fund = shown.amounts.fund_pay_sumamt;
    request.madeAt = shown.settledAt;
    request.end = stored.order.visit.end;
    request.snapshot = snapshot.version;
    request.policyVersion = shown.policyVersion;
    return toWire(request);
}

std::optional<Event> provisionalReceipt(const RecordUpdate& update)
{
    if (update.state != RecordState::Acked)
        return recordEvent(update);
    auto receipt = fromWire<ProvisionalAnswer>(update.response.output, QStringLiteral("output"));
    if (!receipt) {
        qCWarning(logShell) << "receipt not understood:" << describe(receipt.error());
        return std::nullopt;
    }
    return ProvisionalConfirmed { std::move(receipt->settled.settlement),
        receipt->state != ProvisionalState::Confirmed };
}

} // namespace yidi
