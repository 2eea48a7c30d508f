// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/filing/filing_handlers.h"

#include "app/province/filing/carry_out.h"
#include "app/transactions/filing/filing_codec.h"

namespace yidi {

namespace {

Result<FilingRequest> amendmentOf(Call& call)
{
    YIDI_ASSIGN(const auto amendment, inputOf<FilingAmendment>(call));
    if (amendment.request.insuredRegion != call.request.insuplc_admdvs)
        return fail(ErrorCode::BadInput,
            QStringLiteral("input.data.insu_admdvs is not the insuplc_admdvs of the message"));
    return amendment.request;
}

Result<Reply> replyTo(Result<CarriedOut> carried)
{
    return carried.map([](const CarriedOut& out) { return out.reply; });
}

} // namespace

Result<Reply> file(Call& call)
{
    YIDI_ASSIGN(auto request, inputOf<FilingRequest>(call));
    if (request.insuredRegion != call.request.insuplc_admdvs)
        return fail(ErrorCode::BadInput,
            QStringLiteral("input.data.insu_admdvs is not the insuplc_admdvs of the message"));
    YIDI_TRY(identify(request, call.ledger));
    YIDI_ASSIGN(request.begin, beginOf(request, call));
    return replyTo(carryOut(call, request));
}

Result<Reply> changeFiling(Call& call)
{
    YIDI_ASSIGN(auto request, amendmentOf(call));
    if (request.operation == FilingOperation::File)
        request.operation = FilingOperation::Change;
    if (request.operation == FilingOperation::Cancel)
        return fail(
            ErrorCode::BadInput, QStringLiteral("input.data.operation is not a known code"));
    if (request.operation == FilingOperation::Change) {
        if (request.careRegion.isEmpty())
            return fail(ErrorCode::BadInput, QStringLiteral("input.data.rloc_admdvs is missing"));
        YIDI_ASSIGN(request.begin, beginOf(request, call));
    }
    return replyTo(carryOut(call, request));
}

Result<Reply> cancelFiling(Call& call)
{
    YIDI_ASSIGN(auto request, amendmentOf(call));
    request.operation = FilingOperation::Cancel;
    return replyTo(carryOut(call, request));
}

Result<Reply> queryFilings(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<FilingQuery>(call));
    YIDI_ASSIGN(auto filings, call.ledger.filingsOf(query.psnNo, call.now.date()));
    return done(FilingList { std::move(filings) });
}

} // namespace yidi
