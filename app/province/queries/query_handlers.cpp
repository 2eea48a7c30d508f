// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/queries/query_handlers.h"

#include "app/province/insured/insured.h"
#include "app/province/outpatient/batches.h"
#include "app/transactions/queries/queries.h"

namespace yidi {

namespace {

constexpr int rowsAtMost = 200; ///< what a window can look through
constexpr std::int64_t oneAdmission = 100; ///< on the wire a number with two decimals

bool asksFor(const VisitQuery& query, const Visit& visit)
{
    return (!query.begin.isValid() || visit.begin >= query.begin)
        && (!query.end.isValid() || visit.begin <= query.end)
        && (query.medType.isEmpty() || visit.medType == query.medType)
        && (query.mdtrtId.isEmpty() || visit.mdtrtId == query.mdtrtId);
}

/// The visit as one batch of its charges is settled.
Visit visitOf(Visit visit, const ChargeBatch& batch)
{
    if (batch.disease != visit.diseaseCode)
        visit.diseaseName.clear();
    visit.diseaseCode = batch.disease;
    visit.batch = batch.number;
    visit.end = batch.last;
    visit.setlId = batch.setlId;
    visit.settled = !batch.setlId.isEmpty();
    return visit;
}

/// A stay is one row. Other care is a row for each batch of charges, because each is settled by
/// itself; without any there is nothing to settle, and only who asks by its number is told.
Result<void> addRows(Call& call, const Visit& visit, bool byNumber, std::vector<Visit>& rows)
{
    if (!isChargedInBatches(visit)) {
        rows.push_back(visit);
        return {};
    }
    YIDI_ASSIGN(auto fees, call.ledger.fees(visit.mdtrtId));
    if (fees.empty() && byNumber)
        rows.push_back(visit);
    for (const ChargeBatch& batch : batchesOf(std::move(fees)))
        rows.push_back(visitOf(visit, batch));
    return {};
}

/// What could be settled of a visit, as Y306 lists it beside settlements.
Result<void> addWaiting(Call& call, const QString& mdtrtId, HouseAnswer& answer)
{
    YIDI_ASSIGN(const auto stored, call.ledger.visit(mdtrtId));
    YIDI_ASSIGN(const auto person, call.ledger.person(stored->visit.psnNo));
    std::vector<Visit> visits;
    YIDI_TRY(addRows(call, stored->visit, false, visits));
    for (Visit& visit : visits) {
        if (visit.settled)
            continue;
        HouseSettlement row;
        YIDI_ASSIGN(const auto fees, call.ledger.fees(mdtrtId));
        for (const StoredFee& fee : fees)
            if (fee.batch == visit.batch)
                row.total += fee.line.amount;
        row.maskedName = maskedName(person->data.person.name);
        row.insuredRegion = stored->insuredRegion;
        row.visit = std::move(visit);
        answer.rows.push_back(std::move(row));
    }
    return {};
}

/// The first day of a month "yyyyMM"; today without one.
Result<QDate> dayIn(const QString& month, const QDate& today)
{
    if (month.isEmpty())
        return today;
    const QDate day = QDate::fromString(month, QStringLiteral("yyyyMM"));
    if (!day.isValid())
        return fail(ErrorCode::BadInput, QStringLiteral("input.data.cum_ym is not a date"));
    return day;
}

} // namespace

Result<Reply> queryVisits(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<VisitQuery>(call));
    YIDI_ASSIGN(const auto visits, call.ledger.visitsOf(query.psnNo));
    VisitAnswer answer;
    for (const Visit& visit : visits)
        if (visit.institutionCode == call.institution.institution.code && asksFor(query, visit))
            YIDI_TRY(addRows(call, visit, !query.mdtrtId.isEmpty(), answer.visits));
    return done(answer);
}

Result<Reply> queryDiagnoses(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<DiagnosisQuery>(call));
    YIDI_ASSIGN(const auto stored, ownVisit(call, query.mdtrtId, query.psnNo));
    if (!stored)
        return refused(QStringLiteral("没有查到这次就诊"));
    YIDI_ASSIGN(auto diagnoses, call.ledger.diagnoses(query.mdtrtId, query.psnNo));
    return done(DiagnosisAnswer { std::move(diagnoses) });
}

Result<Reply> querySettlement(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<SettlementQuery>(call));
    if (query.psnNo.isEmpty() && query.setlId.isEmpty() && query.mdtrtId.isEmpty())
        return fail(ErrorCode::BadInput, QStringLiteral("input.data.setl_id is missing"));
    YIDI_ASSIGN(const auto output,
        call.ledger.heldSettlement(
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

Result<Reply> queryYear(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<YearQuery>(call));
    YIDI_ASSIGN(const QDate day, dayIn(query.month, call.now.date()));
    YIDI_ASSIGN(const auto person, call.ledger.person(query.psnNo));
    if (!person)
        return refused(QStringLiteral("没有查到参保人员信息"));
    YearAnswer answer;
    for (const Insurance& insurance : person->data.person.insurances) {
        const int year = medicalYear(insurance.region, day, call.policies);
        YIDI_ASSIGN(const auto sums,
            call.ledger.accumulators({ query.psnNo, insurance.insutype, insurance.region, year }));
        for (const auto& [name, sum] : sums)
            answer.sums.push_back({ insurance.insutype, insurance.region, year, query.month, name,
                name == QLatin1String("admissions") ? Fen(sum.value() * oneAdmission) : sum });
    }
    return done(answer);
}

Result<Reply> queryHouse(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<HouseQuery>(call));
    if (query == HouseQuery())
        return fail(ErrorCode::BadInput, QStringLiteral("input.data.text is missing"));
    const QString& house = call.institution.institution.code;
    HouseAnswer answer;
    YIDI_ASSIGN(const auto waiting, call.ledger.waitingVisits(house, query, rowsAtMost));
    for (const QString& mdtrtId : waiting)
        YIDI_TRY(addWaiting(call, mdtrtId, answer));
    YIDI_ASSIGN(auto settlements, call.ledger.settlementsAt(house, query, rowsAtMost));
    for (HouseSettlement& row : settlements) {
        if (row.visit.settled) {
            YIDI_ASSIGN(const QString later, call.ledger.madeAfter(row.setlId));
            row.last = later.isEmpty();
        }
        answer.rows.push_back(std::move(row));
    }
    return done(answer);
}

} // namespace yidi
