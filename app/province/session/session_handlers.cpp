// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/session/session_handlers.h"

#include "app/transactions/session/session.h"

namespace yidi {

Result<Reply> signIn(Call& call)
{
    YIDI_ASSIGN(const auto request, inputOf<SignInRequest>(call));
    const QString& institution = call.institution.institution.code;
    YIDI_ASSIGN(
        const auto earlier, call.ledger.signIn(institution, request.operatorNo, call.now.date()));
    if (earlier)
        return done(*earlier);
    SignInAnswer answer;
    answer.signedAt = call.now;
    YIDI_ASSIGN(
        answer.signNo, nextNumber(call, QLatin1Char('Q'), call.institution.institution.region));
    YIDI_TRY(call.ledger.addSignIn(institution, request.operatorNo, answer));
    return done(answer);
}

} // namespace yidi
