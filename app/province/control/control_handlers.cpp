// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/control/control_handlers.h"

#include "app/transactions/control/control.h"

namespace yidi {

Result<Reply> fence(Call& call)
{
    YIDI_ASSIGN(const auto request, inputOf<FenceRequest>(call));
    // A station may give up its own messages only: institution and station number are in the id.
    if (!request.msgid.startsWith(call.institution.institution.code)
        || request.msgid.mid(26, 3) != call.peer.stationNumber)
        return refused(QStringLiteral("原报文不是本终端发送的"));
    YIDI_ASSIGN(const auto found, call.ledger.message(request.msgid));
    FenceAnswer answer;
    if (found) {
        if (found->infno != request.infno)
            return refused(QStringLiteral("原报文的交易编号是 %1").arg(found->infno));
        answer.landed = true;
        YIDI_ASSIGN(answer.answer, parseJson(found->answer));
    } else {
        YIDI_TRY(call.ledger.bury(request.msgid, request.infno, call.peer.deviceNo, call.now));
    }
    return done(answer);
}

} // namespace yidi
