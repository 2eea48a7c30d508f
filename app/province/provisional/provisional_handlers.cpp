// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/provisional/provisional_handlers.h"

#include "app/province/filing/actor.h"
#include "app/province/settlement/charges.h"
#include "app/province/settlement/settle.h"
#include "app/transactions/provisional/provisional_codec.h"

#include <algorithm>
#include <set>

namespace yidi {

namespace {

constexpr int mostListed = 500;

Reply notAllowed(const QString& blocking)
{
    return refused(QStringLiteral("不能确认这笔暂结"), { settlementRefusal("S14", blocking) });
}

/// The insured place must let it be promised, and not more than it lets.
Result<std::optional<Reply>> beyondPolicy(
    Call& call, const StoredVisit& stored, const ProvisionalRequest& request)
{
    const Visit& visit = stored.visit;
    const QDateTime end = visit.isDischarged() ? visit.end : request.end;
    const QDate day = (end.isValid() ? end : request.madeAt).date();
    const auto policy = call.policies.find(stored.insuredRegion, day);
    if (!policy)
        return std::optional<Reply>(); // nothing is settled without one, and S07 says so
    const auto allowed = allowProvisional((*policy)->offline, request.fund);
    return allowed ? std::optional<Reply>() : notAllowed(allowed.error().detail);
}

/// The discharge the house told its station of, when it has not come by itself.
Result<std::optional<Reply>> dischargeIfNeeded(
    Call& call, const StoredVisit& stored, const ProvisionalRequest& request)
{
    const Visit& visit = stored.visit;
    const QDateTime end = visit.isDischarged() ? visit.end : request.end;
    if (end.isValid() && request.madeAt < end) // settled before it was over
        return std::optional(notAllowed(wireDateTime(request.madeAt)));
    if (visit.isDischarged())
        return std::optional<Reply>();
    YIDI_ASSIGN(const auto standing, call.ledger.standing(visit.mdtrtId));
    if (!request.end.isValid() || request.end < visit.begin || request.end > call.now
        || (!standing.empty() && request.end.date() < standing.back().until.date()))
        return std::optional(refused(QStringLiteral("没有可用的出院时间"),
            { settlementRefusal("S02", wireDate(visit.begin.date())) }));
    YIDI_TRY(call.ledger.discharge(visit.mdtrtId, request.end));
    YIDI_TRY(call.ledger.endBoundFiling(visit.mdtrtId, request.end.date()));
    return std::optional<Reply>();
}

/// The charges that have not come by themselves; of those that have, the ones there count.
Result<std::optional<Reply>> takeMissing(
    Call& call, const StoredVisit& stored, const ProvisionalRequest& request)
{
    YIDI_ASSIGN(const auto held, call.ledger.fees(stored.visit.mdtrtId));
    std::set<QString> known;
    for (const StoredFee& fee : held)
        known.insert(fee.line.serial);
    FeeUpload missing;
    for (const FeeUploadLine& line : request.lines) {
        if (line.mdtrtId != stored.visit.mdtrtId || line.psnNo != stored.visit.psnNo)
            return std::optional(noSuchVisit(line.mdtrtId));
        if (known.count(line.serial) == 0)
            missing.lines.push_back(line);
    }
    if (stored.visit.settled || missing.lines.empty())
        return std::optional<Reply>();
    YIDI_ASSIGN(Reply reply, takeCharges(call, stored, missing));
    return reply.done ? std::optional<Reply>() : std::optional(std::move(reply));
}

/// What was shown is compared afterwards, so that what differs is settled all the same.
SettleRequest relyingOnNothing(const SettleRequest& shown)
{
    SettleRequest request;
    request.psnNo = shown.psnNo;
    request.mdtrtId = shown.mdtrtId;
    request.insutype = shown.insutype;
    request.voucherType = shown.voucherType;
    request.voucherNo = shown.voucherNo;
    request.settlementWay = shown.settlementWay;
    request.useAccount = shown.useAccount;
    request.invoice = shown.invoice;
    return request;
}

Fen totalOf(const std::vector<StoredFee>& fees)
{
    Fen total;
    for (const StoredFee& fee : fees)
        total += fee.line.amount;
    return total;
}

/// What a 2304 would be refused for as well, and another bill than the one that was shown.
Result<std::vector<Refusal>> outOfOrder(Call& call, const StoredVisit& stored,
    const ProvisionalRequest& request, const std::vector<StoredFee>& fees)
{
    using Refusals = std::vector<Refusal>;
    const Visit& visit = stored.visit;
    if (visit.settled)
        return Refusals { settlementRefusal("S03", visit.setlId) };
    YIDI_ASSIGN(const auto standing, call.ledger.standing(visit.mdtrtId));
    for (const StoredSettlement& interim : standing)
        if (interim.details != Details::Complete)
            return Refusals { settlementRefusal("S15", interim.setlId()) };
    if (const Fen held = totalOf(fees); held != *request.settle.total)
        return Refusals { settlementRefusal("S15",
            QStringLiteral("medfee_sumamt %1 → %2")
                .arg(request.settle.total->toWire(), held.toWire())) };
    return Refusals();
}

/// Everything up to entering it: a refusal, or nothing in the way. `computed` is as of the time the
/// provisional one was made, relying on nothing it says.
Result<std::optional<Reply>> recompute(
    Call& call, const ProvisionalRequest& request, StoredProvisional& kept, Computed& computed)
{
    YIDI_ASSIGN(auto stored, ownVisit(call, request.settle.mdtrtId, request.settle.psnNo));
    if (!stored)
        return std::optional(noSuchVisit(request.settle.mdtrtId));
    kept.psnNo = stored->visit.psnNo;
    YIDI_ASSIGN(const auto open, call.ledger.openProvisional(kept.psnNo));
    if (open)
        return std::optional(notAllowed(open->number()));
    if (!isStay(visitKind(stored->visit.medType)))
        return std::optional(notAllowed(QStringLiteral("med_type ") + stored->visit.medType));
    for (const auto step : { beyondPolicy, dischargeIfNeeded, takeMissing }) {
        YIDI_ASSIGN(auto refusal, step(call, *stored, request));
        if (refusal)
            return refusal;
    }
    YIDI_ASSIGN(stored, call.ledger.visit(stored->visit.mdtrtId)); // discharged by now
    ToSettle what;
    what.visit = *stored;
    what.request = relyingOnNothing(request.settle);
    YIDI_ASSIGN(what.fees, call.ledger.fees(stored->visit.mdtrtId));
    what.end = stored->visit.end;
    what.at = std::min(request.madeAt, call.now);
    YIDI_ASSIGN(what.refusals, outOfOrder(call, *stored, request, what.fees));
    YIDI_ASSIGN(computed, computeSettlement(call, std::move(what)));
    return std::move(computed.refusal);
}

Result<Reply> confirm(Call& call, const ProvisionalRequest& request, StoredProvisional& kept)
{
    Computed computed;
    YIDI_ASSIGN(auto refusal, recompute(call, request, kept, computed));
    if (refusal)
        return *std::move(refusal);
    YIDI_ASSIGN(Reply reply, enterSettlement(call, computed));
    const Settlement& settlement = computed.answer.settlement;
    kept.setlId = settlement.setlId;
    kept.share = settlement.amounts.psn_part_amt;
    kept.state = kept.shown.agreesWith(settlement.amounts) ? ProvisionalState::Confirmed
                                                           : ProvisionalState::Difference;
    YIDI_TRY(call.ledger.addProvisional(kept));
    reply.output = toWire(ProvisionalAnswer { computed.answer, kept.state, kept.shown.share,
        kept.share, settlement.settledAt, call.now });
    return reply;
}

ProvisionalRow rowOf(const StoredProvisional& stored, const QString& name)
{
    return { stored.number(), stored.mdtrtId, maskedName(name), stored.madeAt, stored.state,
        stored.shown.share, stored.share, stored.why, stored.closedHow, stored.closedBy };
}

Result<ProvisionalRow> rowOf(Call& call, const StoredProvisional& stored)
{
    YIDI_ASSIGN(const auto person, call.ledger.person(stored.psnNo));
    return rowOf(stored, person ? person->data.person.name : QString());
}

} // namespace

Result<Reply> settleProvisional(Call& call)
{
    YIDI_ASSIGN(const auto request, inputOf<ProvisionalRequest>(call));
    StoredProvisional kept;
    kept.msgid = call.request.msgid;
    kept.institutionCode = call.institution.institution.code;
    kept.mdtrtId = request.settle.mdtrtId;
    kept.madeAt = request.madeAt;
    kept.snapshot = request.snapshot;
    kept.policyVersion = request.policyVersion;
    kept.shown = request.shown();
    kept.receivedAt = call.now;
    auto reply = confirm(call, request, kept);
    if (!reply && reply.error().code == ErrorCode::BadInput)
        reply = refused(QStringLiteral("报文有误：") + reply.error().detail);
    if (!reply || reply->done)
        return reply;
    // Somebody was told an amount that now counts for nothing: a clerk must see to it.
    kept.state = ProvisionalState::Refused;
    kept.setlId.clear();
    kept.share = {};
    QStringList codes;
    for (const WireReason& reason : reply->reasons)
        codes += reason.code;
    kept.why = codes.join(QLatin1Char(' '));
    reply->refusedProvisional = kept;
    return reply;
}

Result<Reply> queryProvisionals(Call& call)
{
    YIDI_ASSIGN(
        const auto all, call.ledger.provisionalsOf(call.institution.institution.code, mostListed));
    ProvisionalList list;
    for (const StoredProvisional& stored : all) {
        YIDI_ASSIGN(ProvisionalRow row, rowOf(call, stored));
        list.rows.push_back(std::move(row));
    }
    return done(list);
}

Result<Reply> closeProvisional(Call& call)
{
    YIDI_ASSIGN(const auto closing, inputOf<ProvisionalClosing>(call));
    const Actor actor = actorOf(call);
    if (!actor.isClerk())
        return refused(QStringLiteral("暂结差异只能由经办人处理"));
    YIDI_ASSIGN(
        auto stored, call.ledger.provisional(call.institution.institution.code, closing.number));
    if (!stored)
        return refused(QStringLiteral("没有查到这笔暂结"));
    if (!isOpen(stored->state))
        return refused(QStringLiteral("这笔暂结没有待处理的差异"));
    stored->state = ProvisionalState::Closed;
    stored->closedHow = closing.how;
    stored->closedBy = actor.name;
    stored->closedAt = call.now;
    YIDI_TRY(call.ledger.closeProvisional(*stored));
    YIDI_ASSIGN(ProvisionalRow row, rowOf(call, *stored));
    return done(ProvisionalClosed { std::move(row) });
}

} // namespace yidi
