// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/control/control_handlers.h"

#include "app/crypto/signing.h"
#include "app/province/inpatient/inpatient_handlers.h"
#include "app/province/settlement/settle.h"
#include "app/transactions/control/control.h"
#include "app/transactions/control/sealed.h"

#include <algorithm>

namespace yidi {

namespace {

/// What landed under this id is another message: a queue put back from a copy may give an id twice.
/// The one asked about can never land, because its id is taken.
bool isAnother(const FenceRequest& request, const std::optional<StoredLink>& standing)
{
    return !request.link.isEmpty()
        && (!standing || standing->msgid != request.msgid || standing->link != request.link);
}

/// Its place in its station's queue is taken by what was given up there.
Result<void> linkBuried(Call& call, const FenceRequest& request)
{
    const StationName& peer = call.peer;
    return call.ledger.addLink({ peer.institutionCode, peer.deviceNo, request.epoch, request.number,
        request.msgid, request.infno, request.link, messageEndName(MessageEnd::Buried) });
}

} // namespace

Result<Reply> fence(Call& call)
{
    YIDI_ASSIGN(const auto request, inputOf<FenceRequest>(call));
    // A station may give up its own messages only: institution and station number are in the id.
    if (!request.msgid.startsWith(call.institution.institution.code)
        || request.msgid.mid(26, 3) != call.peer.stationNumber)
        return refused(QStringLiteral("原报文不是本终端发送的"));
    YIDI_ASSIGN(const auto found, call.ledger.message(request.msgid));
    YIDI_ASSIGN(const auto standing,
        call.ledger.linkAt(
            call.peer.institutionCode, call.peer.deviceNo, request.epoch, request.number));
    FenceAnswer answer;
    if (found && !isAnother(request, standing)) {
        if (found->infno != request.infno)
            return refused(QStringLiteral("原报文的交易编号是 %1").arg(found->infno));
        answer.landed = true;
        YIDI_ASSIGN(answer.answer, parseJson(found->answer));
    } else {
        if (!found)
            YIDI_TRY(call.ledger.bury(request.msgid, request.infno, call.peer.deviceNo, call.now));
        if (!request.epoch.isEmpty() && !standing)
            YIDI_TRY(linkBuried(call, request));
        YIDI_ASSIGN(const QByteArray receipt,
            sm2Sign(call.signKey,
                receiptText(request.msgid, request.infno, MessageEnd::Buried, request.link)));
        answer.receipt = QString::fromLatin1(receipt);
    }
    return done(answer);
}

namespace {

Reply nothingToSay()
{
    return { true, {}, {}, {} };
}

Reply ofAnotherPerson()
{
    return refused(QStringLiteral("原报文不是这位参保人的"));
}

/// 2207, 2304: however often it was cancelled and put back since, it does not stand afterwards.
Result<Reply> reverseSettlement(Call& call, const ReversalRequest& request)
{
    YIDI_ASSIGN(const auto made, call.ledger.settlementOfMessage(request.msgid));
    if (!made || made->year.psnNo != request.psnNo)
        return ofAnotherPerson();
    YIDI_ASSIGN(const auto standing, standingForm(call.ledger, *made));
    if (!standing)
        return nothingToSay();
    return undoSettlement(call, *standing);
}

/// 2208, 2305: what they took away stands again.
Result<Reply> reverseCancellation(Call& call, const ReversalRequest& request)
{
    YIDI_ASSIGN(const auto negation, call.ledger.settlementOfMessage(request.msgid));
    if (!negation || negation->year.psnNo != request.psnNo)
        return ofAnotherPerson();
    if (!negation->undoneBy.isEmpty())
        return nothingToSay();
    return redoSettlement(call, *negation);
}

/// 2401
Result<Reply> reverseAdmission(Call& call, const ReversalRequest& request)
{
    YIDI_ASSIGN(const auto visit, call.ledger.visitOfMessage(request.msgid));
    if (!visit || visit->visit.psnNo != request.psnNo)
        return ofAnotherPerson();
    if (visit->visit.cancelled)
        return nothingToSay();
    return takeBackAdmission(call, *visit);
}

struct Reversible {
    QLatin1String infno;
    Result<Reply> (*reverse)(Call&, const ReversalRequest&);
};
constexpr Reversible reversibles[] = {
    { QLatin1String("2207"), reverseSettlement },
    { QLatin1String("2208"), reverseCancellation },
    { QLatin1String("2304"), reverseSettlement },
    { QLatin1String("2305"), reverseCancellation },
    { QLatin1String("2401"), reverseAdmission },
};

} // namespace

Result<Reply> reverseMessage(Call& call)
{
    YIDI_ASSIGN(const auto request, inputOf<ReversalRequest>(call));
    const auto way = std::find_if(std::begin(reversibles), std::end(reversibles),
        [&](const Reversible& one) { return request.infno == one.infno; });
    if (way == std::end(reversibles))
        return refused(QStringLiteral("交易 %1 不能冲正").arg(request.infno));
    // Another device of the house may do it: the one that sent the message may be out of order.
    if (!request.msgid.startsWith(call.institution.institution.code))
        return refused(QStringLiteral("原报文不是本机构发送的"));
    YIDI_ASSIGN(const auto found, call.ledger.message(request.msgid));
    if (!found) { // should it still arrive, it is refused
        YIDI_TRY(call.ledger.bury(request.msgid, request.infno, call.peer.deviceNo, call.now));
        return nothingToSay();
    }
    if (found->infno != request.infno)
        return refused(QStringLiteral("原报文的交易编号是 %1").arg(found->infno));
    if (!found->success)
        return nothingToSay(); // it has had no effect
    YIDI_ASSIGN(Reply reply, way->reverse(call, request));
    reply.output = {}; // what it did is asked for with 5203
    return reply;
}

} // namespace yidi
