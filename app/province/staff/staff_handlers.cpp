// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/staff/staff_handlers.h"

#include "app/domain/filing/decide.h"
#include "app/province/filing/actor.h"
#include "app/transactions/staff/staff_codec.h"

namespace yidi {

namespace {

constexpr qint64 forgottenAfterSeconds = qint64 { 30 } * 60; ///< whoever called has gone home
constexpr qint64 windowIsThereSeconds = 120; ///< since it looked last; it looks more often

} // namespace

Result<Reply> callStaff(Call& call)
{
    YIDI_ASSIGN(const auto asked, inputOf<StaffCall>(call));
    if (asked.device != call.peer.deviceNo)
        return fail(
            ErrorCode::BadInput, QStringLiteral("input.data.dev_no is not the one that sends"));
    const QString& house = call.institution.institution.code;
    YIDI_TRY(call.ledger.forgetStaffCalls(call.now.addSecs(-forgottenAfterSeconds)));
    StaffCallAnswer answer;
    YIDI_ASSIGN(answer.since, call.ledger.callStaff(house, asked.device, asked.page, call.now));
    YIDI_ASSIGN(const QDateTime looked, call.ledger.windowLooked(house));
    answer.reached = looked.isValid() && looked.secsTo(call.now) <= windowIsThereSeconds;
    return done(answer);
}

Result<Reply> queryStaffCalls(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<StaffCallQuery>(call));
    if (!actorOf(call).isClerk()) // a kiosk that looks is nobody who comes
        return refused(QStringLiteral("请到窗口办理"),
            { { filingReasonCode(FilingReason::F02RoleForbidden), call.peer.deviceNo,
                filingRemedy(FilingReason::F02RoleForbidden) } });
    const QString& house = call.institution.institution.code;
    YIDI_TRY(call.ledger.forgetStaffCalls(call.now.addSecs(-forgottenAfterSeconds)));
    YIDI_TRY(call.ledger.noteWindow(house, call.now));
    if (!query.take.isEmpty())
        YIDI_TRY(call.ledger.takeStaffCall(house, query.take));
    StaffCallList list;
    YIDI_ASSIGN(list.calls, call.ledger.staffCalls(house));
    return done(list);
}

} // namespace yidi
