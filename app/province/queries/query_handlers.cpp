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

/// An institution is told of its own visits only.
Result<bool> isOwnVisit(Call& call, const QString& mdtrtId, const QString& psnNo)
{
    YIDI_ASSIGN(const auto stored, call.ledger.visit(mdtrtId));
    return stored && stored->visit.psnNo == psnNo
        && stored->visit.institutionCode == call.institution.institution.code;
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
    YIDI_ASSIGN(
        const auto output, call.ledger.settlementOutput(query.psnNo, query.setlId, query.mdtrtId));
    YIDI_ASSIGN(Json node, output ? parseJson(*output) : Json());
    YIDI_ASSIGN(
        const bool own, isOwnVisit(call, node[u"setlinfo"][u"mdtrt_id"].text(), query.psnNo));
    if (!own)
        return refused(QStringLiteral("没有查到结算信息"));
    return Reply { true, std::move(node), {}, {} };
}

Result<Reply> queryFees(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<FeeQuery>(call));
    YIDI_ASSIGN(const bool own, isOwnVisit(call, query.mdtrtId, query.psnNo));
    if (!own)
        return refused(QStringLiteral("没有查到这次就诊"));
    YIDI_ASSIGN(auto lines, call.ledger.feeLines(query.mdtrtId));
    return done(FeeAnswer { std::move(lines) });
}

} // namespace yidi
