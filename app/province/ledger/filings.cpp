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

/// Whether a change is news to the national library, which knows the calendar by itself.
bool isNews(const Filing& before, FilingState to, const QDate& end)
{
    const bool was = before.isGranted() || before.state == FilingState::Suspended;
    const bool is = to == FilingState::Approved || to == FilingState::Effective;
    if (!was || to == FilingState::Expired)
        return is && !was;
    return !is || end != before.end;
}

QString joined(const QStringList& list)
{
    return list.join(QLatin1Char(' '));
}

QStringList split(const QString& text)
{
    return text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// The columns of filingFrom, in its order.
#define YIDI_FILING                                                                                \
    "trt_dcla_detl_sn, state, rloc_rea, insu_admdvs, rloc_admdvs, begndate, enddate, "             \
    "decided_by, decided_at, mdtrt_id, upload"

Filing filingFrom(const LedgerRow& row)
{
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
    nationalUploadFromName(row.text(10), filing.upload);
    return filing;
}

/// The columns of storedFrom, in its order.
#define YIDI_STORED_FILING                                                                         \
    YIDI_FILING ", psn_no, insutype, fixmedins_code, tel, evidence, rules, channel, role, "        \
                "entered_by, received_at, claimed_by, deadline, papers, brought, reasons, "        \
                "upload_code, revision"

StoredFiling storedFrom(const LedgerRow& row)
{
    StoredFiling stored;
    stored.filing = filingFrom(row);
    FilingRequest& request = stored.request;
    request.category = stored.filing.category;
    request.insuredRegion = stored.filing.insuredRegion;
    request.careRegion = stored.filing.careRegion;
    request.begin = stored.filing.begin;
    request.end = stored.filing.end;
    request.psnNo = row.text(11);
    request.insutype = row.text(12);
    request.institutionCode = row.text(13);
    request.phone = row.text(14);
    request.byCommitment = row.text(15) == QLatin1String("commitment");
    stored.rules = split(row.text(16));
    filingChannelFromName(row.text(17), request.channel);
    filingRoleFromName(row.text(18), request.role);
    stored.enteredBy = row.text(19);
    stored.receivedAt = row.time(20);
    stored.claimedBy = row.text(21);
    stored.deadline = row.date(22);
    stored.papers = split(row.text(23));
    stored.brought = split(row.text(24));
    stored.reasons = split(row.text(25));
    stored.uploadCode = row.text(26);
    stored.revision = static_cast<int>(row.integer(27));
    return stored;
}

} // namespace

Result<std::vector<Filing>> Ledger::filingsOf(const QString& psnNo, const QDate& today)
{
    return m_file->all(
        "SELECT " YIDI_FILING " FROM filing WHERE psn_no = ? ORDER BY begndate, trt_dcla_detl_sn",
        [&](const LedgerRow& row) {
            Filing filing = filingFrom(row);
            filing.state = stateOn(today, filing);
            return filing;
        },
        psnNo);
}

Result<std::optional<StoredFiling>> Ledger::filing(const QString& number)
{
    return m_file->first(
        "SELECT " YIDI_STORED_FILING " FROM filing WHERE trt_dcla_detl_sn = ?", storedFrom, number);
}

Result<std::vector<StoredFiling>> Ledger::filingsIn(FilingState state)
{
    return m_file->all("SELECT " YIDI_STORED_FILING " FROM filing WHERE state = ? "
                       "ORDER BY received_at, trt_dcla_detl_sn",
        storedFrom, filingStateName(state));
}

Result<std::vector<StoredFiling>> Ledger::filingsEnded(const QDate& today)
{
    return m_file->all("SELECT " YIDI_STORED_FILING " FROM filing "
                       "WHERE state IN ('EFFECTIVE', 'SUSPENDED') AND enddate > '' AND enddate < ?",
        storedFrom, today);
}

Result<void> Ledger::addFiling(const StoredFiling& stored, const QString& msgid)
{
    const Filing& filing = stored.filing;
    const FilingRequest& request = stored.request;
    const bool granted = filing.isGranted();
    return m_file->run(
        "INSERT INTO filing(trt_dcla_detl_sn, msgid, psn_no, insutype, state, rloc_rea, "
        "insu_admdvs, rloc_admdvs, fixmedins_code, tel, evidence, begndate, enddate, decided_by, "
        "decided_at, rules, mdtrt_id, channel, role, entered_by, received_at, upload, revision) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        filing.number, msgid, request.psnNo, request.insutype, filingStateName(filing.state),
        filingCategoryCode(filing.category), filing.insuredRegion, filing.careRegion,
        request.institutionCode, request.phone,
        request.byCommitment ? QStringLiteral("commitment") : QStringLiteral("document"),
        filing.begin, filing.end, filing.decidedBy, filing.decidedAt, joined(stored.rules),
        filing.boundVisit, filingChannelName(request.channel), filingRoleName(request.role),
        stored.enteredBy, stored.receivedAt,
        nationalUploadName(granted ? NationalUpload::Queued : NationalUpload::None), granted);
}

Result<void> Ledger::moveFiling(
    const QString& number, FilingState to, const QDate& end, const QDate& today)
{
    YIDI_ASSIGN(const auto found, filing(number));
    if (!found)
        return fail(ErrorCode::IllegalTransition, number + QLatin1String(": no such filing"));
    const FilingState from = stateOn(today, found->filing);
    if (from != to && !filingMayBecome(from, to))
        return fail(ErrorCode::IllegalTransition,
            QStringLiteral("%1: %2 to %3").arg(number, filingStateName(from), filingStateName(to)));
    YIDI_TRY(m_file->run("UPDATE filing SET state = ?, enddate = ? WHERE trt_dcla_detl_sn = ?",
        filingStateName(to), end, number));
    return isNews(found->filing, to, end) ? requeueUpload(number) : Result<void>();
}

Result<void> Ledger::updateFiling(const StoredFiling& stored)
{
    const Filing& f = stored.filing;
    YIDI_ASSIGN(const auto before, filing(f.number));
    if (!before
        || (before->filing.state != f.state && !filingMayBecome(before->filing.state, f.state)))
        return fail(ErrorCode::IllegalTransition, f.number);
    YIDI_TRY(m_file->run(
        "UPDATE filing SET state = ?, begndate = ?, enddate = ?, decided_by = ?, decided_at = ?, "
        "rules = ?, claimed_by = ?, deadline = ?, papers = ?, brought = ?, reasons = ? "
        "WHERE trt_dcla_detl_sn = ?",
        filingStateName(f.state), f.begin, f.end, f.decidedBy, f.decidedAt, joined(stored.rules),
        stored.claimedBy, stored.deadline, joined(stored.papers), joined(stored.brought),
        joined(stored.reasons), f.number));
    return isNews(before->filing, f.state, f.end) ? requeueUpload(f.number) : Result<void>();
}

Result<std::vector<StoredFiling>> Ledger::queuedUploads(int limit)
{
    // What could not be told lately makes way for what has not been tried.
    return m_file->all("SELECT " YIDI_STORED_FILING " FROM filing "
                       "WHERE upload = 'queued' ORDER BY upload_tries, trt_dcla_detl_sn LIMIT ?",
        storedFrom, limit);
}

Result<std::vector<StoredFiling>> Ledger::failedUploads()
{
    return m_file->all("SELECT " YIDI_STORED_FILING " FROM filing WHERE upload = 'failed' "
                       "ORDER BY trt_dcla_detl_sn",
        storedFrom);
}

Result<void> Ledger::countUploadTry(const QString& number)
{
    return m_file->run(
        "UPDATE filing SET upload_tries = upload_tries + 1 WHERE trt_dcla_detl_sn = ?", number);
}

Result<void> Ledger::setUpload(
    const QString& number, int revision, NationalUpload upload, const QString& code)
{
    return m_file->run("UPDATE filing SET upload = ?, upload_code = ? "
                       "WHERE trt_dcla_detl_sn = ? AND revision = ? AND upload = 'queued'",
        nationalUploadName(upload), code, number, revision);
}

Result<void> Ledger::requeueUpload(const QString& number)
{
    return m_file->run("UPDATE filing SET upload = 'queued', upload_code = '', "
                       "revision = revision + 1 WHERE trt_dcla_detl_sn = ?",
        number);
}

Result<std::vector<StoredFiling>> Ledger::longTermEnding(const QDate& from, const QDate& to)
{
    return m_file->all("SELECT " YIDI_STORED_FILING " FROM filing "
                       "WHERE state IN ('EFFECTIVE', 'EXPIRED') AND enddate BETWEEN ? AND ? "
                       "AND rloc_rea IN ('L1', 'L2', 'L3') AND mdtrt_id = ''",
        storedFrom, from, to);
}

Result<void> Ledger::endBoundFiling(const QString& mdtrtId, const QDate& day)
{
    return m_file->run("UPDATE filing SET enddate = ?, upload = 'queued', upload_code = '', "
                       "revision = revision + 1 WHERE mdtrt_id = ? AND enddate <> ?",
        day, mdtrtId, day);
}

} // namespace yidi
