// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/queries/query_handlers.h"

#include "app/transactions/queries/queries.h"

namespace yidi {

namespace {

bool asksFor(const VisitQuery& query, const Visit& visit)
{
    return (!query.begin.isValid() || visit.begin >= query.begin)
        && (!query.end.isValid() || visit.begin <= query.end)
        && (query.medType.isEmpty() || visit.medType == query.medType)
        && (query.mdtrtId.isEmpty() || visit.mdtrtId == query.mdtrtId);
}

} // namespace

Result<Reply> queryVisits(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<VisitQuery>(call));
    YIDI_ASSIGN(const auto visits, call.ledger.visitsOf(query.psnNo));
    VisitAnswer answer;
    for (const Visit& visit : visits)
        if (visit.institutionCode == call.institution.institution.code && asksFor(query, visit))
            answer.visits.push_back(visit);
    return done(answer);
}

Result<Reply> querySettlement(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<SettlementQuery>(call));
    YIDI_ASSIGN(const auto output,
        call.ledger.settlementOutput(
            call.institution.institution.code, query.psnNo, query.setlId, query.mdtrtId));
    if (!output)
        return refused(QStringLiteral("没有查到结算信息"));
    YIDI_ASSIGN(Json node, parseJson(*output));
    return Reply { true, std::move(node), {}, {} };
}

Result<Reply> queryFees(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<FeeQuery>(call));
    YIDI_ASSIGN(const auto stored, ownVisit(call, query.mdtrtId, query.psnNo));
    if (!stored)
        return refused(QStringLiteral("没有查到这次就诊"));
    YIDI_ASSIGN(auto lines, call.ledger.feeLines(query.mdtrtId));
    return done(FeeAnswer { std::move(lines) });
}

} // namespace yidi
