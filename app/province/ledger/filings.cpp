// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/ledger/ledger.h"

#include "app/domain/filing/states.h"

/// Filings (备案) and what decided them.
namespace yidi {

namespace {

/// The calendar moves a filing without anybody writing it down: what is approved takes effect on
/// its first day, and what has ended has expired. A filing bound to a visit lasts as long as the
/// visit.
FilingState stateOn(const QDate& today, const Filing& filing)
{
    const bool begun = filing.state == FilingState::Approved && filing.begin <= today;
    const FilingState state = begun ? FilingState::Effective : filing.state;
    const bool ended = state == FilingState::Effective && filing.end.isValid() && filing.end < today
        && filing.boundVisit.isEmpty();
    return ended ? FilingState::Expired : state;
}

} // namespace

Result<std::vector<Filing>> Ledger::filingsOf(const QString& psnNo, const QDate& today)
{
    return m_file->all(
        "SELECT trt_dcla_detl_sn, state, rloc_rea, insu_admdvs, rloc_admdvs, begndate, enddate, "
        "decided_by, decided_at, mdtrt_id FROM filing WHERE psn_no = ? "
        "ORDER BY begndate, trt_dcla_detl_sn",
        [&](const LedgerRow& row) {
            Filing filing;
            filing.number = row.text(0);
            filingStateFromName(row.text(1), filing.state);
            filingCategoryFromCode(row.text(2), filing.category);
            filing.insuredRegion = row.text(3);
            filing.careRegion = row.text(4);
            filing.begin = row.date(5);
            filing.end = row.date(6);
            filing.decidedBy = row.text(7);
            filing.decidedAt = row.time(8);
            filing.boundVisit = row.text(9);
            filing.state = stateOn(today, filing);
            return filing;
        },
        psnNo);
}

Result<void> Ledger::addFiling(const StoredFiling& stored, const QString& msgid)
{
    const Filing& filing = stored.filing;
    const FilingRequest& request = stored.request;
    return m_file->run(
        "INSERT INTO filing(trt_dcla_detl_sn, msgid, psn_no, insutype, state, rloc_rea, "
        "insu_admdvs, rloc_admdvs, fixmedins_code, tel, evidence, begndate, enddate, decided_by, "
        "decided_at, rules, mdtrt_id) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        filing.number, msgid, request.psnNo, request.insutype, filingStateName(filing.state),
        filingCategoryCode(filing.category), filing.insuredRegion, filing.careRegion,
        request.institutionCode, request.phone,
        request.byCommitment ? QStringLiteral("commitment") : QStringLiteral("document"),
        filing.begin, filing.end, filing.decidedBy, filing.decidedAt,
        stored.rules.join(QLatin1Char(' ')), filing.boundVisit);
}

Result<void> Ledger::moveFiling(
    const QString& number, FilingState to, const QDate& end, const QDate& today)
{
    YIDI_ASSIGN(const auto found,
        m_file->first(
            "SELECT state, begndate, enddate, mdtrt_id FROM filing "
            "WHERE trt_dcla_detl_sn = ?",
            [](const LedgerRow& row) {
                Filing filing;
                filingStateFromName(row.text(0), filing.state);
                filing.begin = row.date(1);
                filing.end = row.date(2);
                filing.boundVisit = row.text(3);
                return filing;
            },
            number));
    if (!found)
        return fail(ErrorCode::IllegalTransition, number + QLatin1String(": no such filing"));
    const FilingState from = stateOn(today, *found);
    if (from != to && !filingMayBecome(from, to))
        return fail(ErrorCode::IllegalTransition,
            QStringLiteral("%1: %2 to %3").arg(number, filingStateName(from), filingStateName(to)));
    return m_file->run("UPDATE filing SET state = ?, enddate = ? WHERE trt_dcla_detl_sn = ?",
        filingStateName(to), end, number);
}

Result<void> Ledger::endBoundFiling(const QString& mdtrtId, const QDate& day)
{
    return m_file->run("UPDATE filing SET enddate = ? WHERE mdtrt_id = ?", day, mdtrtId);
}

} // namespace yidi
