// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/desk_money_mapping.h"

#include "app/base/log.h"
#include "app/shell/desk_answers.h"
#include "app/transactions/inpatient/inpatient.h"
#include "app/transactions/provisional/provisional_codec.h"
#include "app/transactions/queries/queries.h"
#include "app/transactions/reconciliation/reconciliation_codec.h"

namespace yidi {
namespace {

const QString byDocument = QStringLiteral("02"); ///< mdtrt_cert_type

/// Nobody is shown amounts that do not add up.
bool addsUp(const Settlement& settlement)
{
    return proveIdentities(settlement.amounts, false) || proveIdentities(settlement.amounts, true);
}

desk::SettlementLine lineOf(HouseSettlement row)
{
    desk::SettlementLine line;
    line.visit = std::move(row.visit);
    line.setlId = row.setlId;
    line.maskedName = row.maskedName;
    line.insuredRegion = row.insuredRegion;
    line.at = row.at;
    line.total = row.total;
    line.fund = row.fund;
    line.person = row.person;
    line.cash = row.cash;
    line.cancelled = row.cancelled;
    line.cancels = row.cancels;
    line.interim = row.interim;
    line.last = row.last;
    line.entered = row.entered;
    line.detailsHeld = row.detailsHeld;
    return line;
}

QString maskedNumber(const SettlementAnswer& answer)
{
    return maskedCertNo(answer.certType, answer.certNo);
}

} // namespace

Json settlementsQuestion(const desk::FindSettlements& asked)
{
    HouseQuery query;
    query.text = asked.text;
    query.day = asked.day;
    return toWire(query);
}

desk::Event settlementsEvent(const Answer& answer, const desk::FindSettlements& asked)
{
    auto known = readAnswer<HouseAnswer>(answer, "settlements");
    if (!known)
        return std::move(known).error();
    desk::SettlementsFound found;
    for (HouseSettlement& row : known->rows)
        found.lines.push_back(lineOf(std::move(row)));
    found.text = asked.text;
    found.day = asked.day;
    return found;
}

Json settlementQuestion(const desk::SettlementLine& line)
{
    SettlementQuery query;
    query.psnNo = line.visit.psnNo;
    query.setlId = line.setlId;
    query.mdtrtId = line.visit.mdtrtId;
    return toWire(query);
}

desk::Event settlementEvent(const Answer& answer, const QString& setlId)
{
    auto known = readAnswer<SettlementAnswer>(answer, "settlement");
    if (!known)
        return std::move(known).error();
    if (!addsUp(known->settlement))
        return desk::AskFailed { {}, ErrorCode::IdentityBroken, {}, QStringLiteral("settlement") };
    if (known->settlement.setlId != setlId) // never another's under this line's name
        return desk::AskFailed { {}, ErrorCode::AnswerMalformed, {}, QStringLiteral("settlement") };
    return desk::SettlementSeen { setlId, known->settlement, maskedNumber(*known) };
}

QString estimateInfno(const Visit& visit)
{
    return isStay(visitKind(visit.medType)) ? QStringLiteral("2303") : QStringLiteral("2206");
}

QString settleInfno(const Visit& visit)
{
    return isStay(visitKind(visit.medType)) ? QStringLiteral("2304") : QStringLiteral("2207");
}

QString cancelInfno(const Visit& visit)
{
    return isStay(visitKind(visit.medType)) ? QStringLiteral("2305") : QStringLiteral("2208");
}

Json resettleInput(const desk::SettlementLine& line, const Settlement* seen)
{
    const Visit& visit = line.visit;
    SettleRequest request;
    request.psnNo = visit.psnNo;
    request.mdtrtId = visit.mdtrtId;
    request.insutype = visit.insutype;
    request.voucherType = byDocument; // which the window has seen
    if (!isStay(visitKind(visit.medType))) {
        request.batch = visit.batch;
        request.medType = visit.medType;
    }
    request.useAccount = true;
    if (seen) {
        const SettlementAmounts& a = seen->amounts;
        request.total = a.medfee_sumamt;
        request.fullySelfPaid = a.fulamt_ownpay_amt;
        request.overLimit = a.overlmt_selfpay;
        request.firstSelfPaid = a.preselfpay_amt;
        request.inScope = a.inscp_scp_amt;
        request.personPart = a.psn_part_amt;
        request.yearVersion = QString::number(seen->yearVersion);
    }
    return toWire(request);
}

desk::Event resettleEvent(const Answer& answer, const QString& mdtrtId)
{
    auto known = readAnswer<SettlementAnswer>(answer, "resettle");
    if (!known)
        return std::move(known).error();
    if (!addsUp(known->settlement))
        return desk::AskFailed { {}, ErrorCode::IdentityBroken, {}, QStringLiteral("resettle") };
    return desk::ResettleKnown { mdtrtId, std::move(known->settlement) };
}

Json cancelInput(const desk::SettlementLine& line)
{
    return toWire(SettlementReference { line.visit.mdtrtId, line.setlId, line.visit.psnNo });
}

desk::Event provisionalsEvent(const Answer& answer)
{
    auto known = readAnswer<ProvisionalList>(answer, "provisionals");
    if (!known)
        return std::move(known).error();
    desk::ProvisionalsKnown all;
    for (const ProvisionalRow& row : known->rows) {
        std::vector<Refusal> why;
        for (const QString& code : row.why.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            why.push_back({ code, {}, {} });
        all.lines.push_back({ row.number, row.mdtrtId, row.maskedName, row.madeAt,
            provisionalStateName(row.state), row.shown, row.share, row.closedHow, std::move(why) });
    }
    return all;
}

Json closingInput(const desk::CloseDifference& close)
{
    return toWire(ProvisionalClosing { close.number, close.how });
}

desk::Event unmappedEvent(const Answer& answer)
{
    auto known = readAnswer<UnmappedAnswer>(answer, "unmapped");
    if (!known)
        return std::move(known).error();
    desk::UnmappedKnown all;
    for (const UnmappedRow& row : known->rows)
        all.codes.push_back({ row.code, row.name, row.lines, row.amount, row.since });
    return all;
}

std::optional<desk::Event> moneyRecordEvent(const QString& ticket, const RecordUpdate& update)
{
    if (update.state == RecordState::Refused)
        return desk::Declined { ticket, refusalsIn(update.response) };
    if (update.state == RecordState::Withdrawn)
        return desk::Withdrawn { ticket };
    if (update.state != RecordState::Acked)
        return std::nullopt;
    const Json& output = update.response.output;
    if (update.infno == QLatin1String("Y304")) {
        if (const auto closed = fromWire<ProvisionalClosed>(output, QStringLiteral("output")))
            return desk::DifferenceClosed { ticket, closed->row.number };
    } else if (auto made = fromWire<SettlementAnswer>(output, QStringLiteral("output"))) {
        return desk::SettlementMade { ticket, made->settlement, maskedNumber(*made) };
    }
    qCWarning(logShell) << "receipt of" << update.infno << "not understood";
    return desk::AskFailed { ticket, ErrorCode::AnswerMalformed };
}

} // namespace yidi
