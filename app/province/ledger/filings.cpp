// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/ledger/ledger.h"

#include "app/domain/filing/decide.h"
#include "app/transactions/filing/filing_codec.h"

/// Filings (备案) and what decided them.
namespace yidi {

namespace {

/// The calendar moves a filing without anybody writing it down: what is approved takes effect on
/// its first day, and what has ended has expired. A filing bound to a visit lasts as long as the
/// visit.
std::vector<FilingState> movedByCalendar(const QDate& today, const Filing& filing)
{
    std::vector<FilingState> moves;
    if (filing.state == FilingState::Approved && filing.begin <= today)
        moves.push_back(FilingState::Effective);
    const FilingState state = moves.empty() ? filing.state : moves.back();
    if (state == FilingState::Effective && filing.end.isValid() && filing.end < today
        && filing.boundVisit.isEmpty())
        moves.push_back(FilingState::Expired);
    return moves;
}

FilingState stateOn(const QDate& today, const Filing& filing)
{
    const auto moves = movedByCalendar(today, filing);
    return moves.empty() ? filing.state : moves.back();
}

/// Whether a change is news to the national library, which knows the calendar by itself.
bool isNews(const Filing& before, FilingState to, const QDate& end)
{
    const bool was = before.isGranted() || before.state == FilingState::Suspended;
    const bool is = to == FilingState::Approved || to == FilingState::Effective;
    if (!was || to == FilingState::Expired)
        return is && !was;
    return !is || before.state == FilingState::Suspended || end != before.end;
}

QString joined(const QStringList& list)
{
    return list.join(QLatin1Char(' '));
}

QStringList split(const QString& text)
{
    return text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QString evidenceWord(bool byCommitment)
{
    return byCommitment ? QStringLiteral("commitment") : QStringLiteral("document");
}

QString writtenRequest(const FilingRequest& request)
{
    return QString::fromUtf8(writeJson(toWire(ToldRequest { request })));
}

/// Nothing is told of a request from before requests were kept.
FilingRequest readRequest(const QByteArray& text)
{
    const auto json = text.isEmpty() ? Result<Json>(Json()) : parseJson(text);
    const auto told = json ? fromWire<ToldRequest>(*json, QStringLiteral("request"))
                           : Result<ToldRequest>(ToldRequest());
    return told ? told->request : FilingRequest();
}

/// The columns of filingFrom, in its order.
#define YIDI_FILING                                                                                \
    "trt_dcla_detl_sn, state, rloc_rea, insu_admdvs, rloc_admdvs, begndate, enddate, "             \
    "decided_by, decided_at, mdtrt_id, upload, deadline, papers, brought, reasons"

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
    filing.papersDue = row.date(11);
    const QStringList brought = split(row.text(13));
    for (const QString& paper : split(row.text(12)))
        if (!brought.contains(paper))
            filing.papers.append(paper);
    for (const QString& code : split(row.text(14))) {
        FilingReason reason {};
        const bool known = filingReasonFromCode(code, reason);
        filing.reasons.push_back({ code, {}, known ? filingRemedy(reason) : QString() });
    }
    return filing;
}

/// The columns of storedFrom, in its order.
#define YIDI_STORED_FILING                                                                         \
    YIDI_FILING ", psn_no, insutype, fixmedins_code, tel, evidence, rules, channel, role, "        \
                "entered_by, received_at, claimed_by, upload_code, revision, request, taken_by, "  \
                "claimed_at, left_by"

StoredFiling storedFrom(const LedgerRow& row)
{
    StoredFiling stored;
    stored.filing = filingFrom(row);
    stored.deadline = row.date(11);
    stored.papers = split(row.text(12));
    stored.brought = split(row.text(13));
    stored.reasons = split(row.text(14));
    FilingRequest& request = stored.request;
    request = readRequest(row.bytes(28));
    request.category = stored.filing.category;
    request.insuredRegion = stored.filing.insuredRegion;
    request.careRegion = stored.filing.careRegion;
    request.begin = stored.filing.begin;
    request.end = stored.filing.end;
    request.psnNo = row.text(15);
    request.insutype = row.text(16);
    request.institutionCode = row.text(17);
    request.phone = row.text(18);
    request.byCommitment = row.text(19) == QLatin1String("commitment");
    stored.rules = split(row.text(20));
    filingChannelFromName(row.text(21), request.channel);
    filingRoleFromName(row.text(22), request.role);
    stored.enteredBy = row.text(23);
    stored.receivedAt = row.time(24);
    stored.claimedBy = row.text(25);
    stored.uploadCode = row.text(26);
    stored.revision = static_cast<int>(row.integer(27));
    stored.takenBy = row.text(29);
    stored.claimedAt = row.time(30);
    stored.leftBy = row.text(31);
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

// What an office has to judge, and what goes on at the window of the house that took it.
#define YIDI_WAITING                                                                               \
    "FROM filing WHERE (state IN ('IN_REVIEW', 'NEED_MATERIAL') AND substr(insu_admdvs, 1, 2) = "  \
    "?1) "                                                                                         \
    "OR (state IN ('DRAFT', 'NEED_MATERIAL') AND taken_by = ?2) "

Result<std::vector<StoredFiling>> Ledger::filingsWaiting(const WaitingFor& whom, int limit)
{
    return m_file->all("SELECT " YIDI_STORED_FILING " " YIDI_WAITING
                       "ORDER BY received_at, trt_dcla_detl_sn LIMIT ?3",
        storedFrom, whom.province, whom.institution, limit);
}

Result<qint64> Ledger::countWaiting(const WaitingFor& whom)
{
    YIDI_ASSIGN(const auto count,
        m_file->first(
            "SELECT count(*) " YIDI_WAITING, [](const LedgerRow& row) { return row.integer(0); },
            whom.province, whom.institution));
    return count.value_or(0);
}

Result<std::vector<StoredFiling>> Ledger::findFilings(const QString& keyword, int limit)
{
    return m_file->all("SELECT " YIDI_STORED_FILING " FROM filing "
                       "WHERE trt_dcla_detl_sn = ?1 OR msgid = ?1 OR psn_no IN "
                       "(SELECT psn_no FROM person WHERE certno = ?1) "
                       "ORDER BY received_at DESC, trt_dcla_detl_sn LIMIT ?2",
        storedFrom, keyword, limit);
}

Result<std::vector<StoredFiling>> Ledger::findFilingsByName(
    const QString& name, const WaitingFor& whom, int limit)
{
    return m_file->all("SELECT " YIDI_STORED_FILING " FROM filing "
                       "WHERE psn_no IN (SELECT psn_no FROM person WHERE psn_name = ?1) "
                       "AND (+taken_by = ?2 OR substr(insu_admdvs, 1, 2) = ?3) "
                       "ORDER BY received_at DESC, trt_dcla_detl_sn LIMIT ?4",
        storedFrom, name, whom.institution, whom.province, limit);
}

Result<std::vector<StoredFiling>> Ledger::filingsOfStopped()
{
    // From those who stopped, who are few, to what they filed: not through everything that runs.
    return m_file->all("SELECT " YIDI_STORED_FILING " FROM filing "
                       "WHERE psn_no IN (SELECT psn_no FROM insurance WHERE psn_insu_stas <> '1' "
                       "UNION SELECT psn_no FROM person WHERE died_on <> '') "
                       "AND +state IN ('CHECKING', 'NEED_MATERIAL', 'IN_REVIEW', 'APPROVED', "
                       "'EFFECTIVE', 'SUSPENDED') ORDER BY trt_dcla_detl_sn",
        storedFrom);
}

Result<std::vector<StoredFiling>> Ledger::filingsBegun(const QString& psnNo)
{
    return m_file->all("SELECT " YIDI_STORED_FILING " FROM filing WHERE psn_no = ? "
                       "AND +state IN ('EFFECTIVE', 'SUSPENDED') ORDER BY trt_dcla_detl_sn",
        storedFrom, psnNo);
}

Result<std::vector<StoredFiling>> Ledger::draftsOf(const QString& psnNo)
{
    return m_file->all("SELECT " YIDI_STORED_FILING " FROM filing WHERE psn_no = ? "
                       "AND +state = 'DRAFT' ORDER BY trt_dcla_detl_sn",
        storedFrom, psnNo);
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
        "decided_at, rules, mdtrt_id, channel, role, entered_by, received_at, upload, revision, "
        "request, taken_by, deadline, papers, left_by) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        filing.number, msgid, request.psnNo, request.insutype, filingStateName(filing.state),
        filingCategoryCode(filing.category), filing.insuredRegion, filing.careRegion,
        request.institutionCode, request.phone, evidenceWord(request.byCommitment), filing.begin,
        filing.end, filing.decidedBy, filing.decidedAt, joined(stored.rules), filing.boundVisit,
        filingChannelName(request.channel), filingRoleName(request.role), stored.enteredBy,
        stored.receivedAt,
        nationalUploadName(granted ? NationalUpload::Queued : NationalUpload::None), granted,
        writtenRequest(request), stored.takenBy, stored.deadline, joined(stored.papers),
        stored.leftBy);
}

Result<void> Ledger::setState(const QString& number, FilingState state)
{
    return m_file->run(
        "UPDATE filing SET state = ? WHERE trt_dcla_detl_sn = ?", filingStateName(state), number);
}

Result<void> Ledger::writeFilingWays()
{
    YIDI_TRY(m_file->run("DELETE FROM filing_way"));
    for (const FilingTransition& way : filingTransitions())
        if (way.to)
            YIDI_TRY(m_file->run("INSERT INTO filing_way VALUES(?, ?) ON CONFLICT DO NOTHING",
                way.from ? filingStateName(*way.from) : QString(), filingStateName(*way.to)));
    return {};
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
    for (const FilingState state : movedByCalendar(today, found->filing))
        YIDI_TRY(setState(number, state));
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
        "rules = ?, claimed_by = ?, claimed_at = ?, deadline = ?, papers = ?, brought = ?, "
        "reasons = ?, channel = ?, role = ?, entered_by = ?, evidence = ?, request = ? "
        "WHERE trt_dcla_detl_sn = ?",
        filingStateName(f.state), f.begin, f.end, f.decidedBy, f.decidedAt, joined(stored.rules),
        stored.claimedBy, stored.claimedAt, stored.deadline, joined(stored.papers),
        joined(stored.brought), joined(stored.reasons), filingChannelName(stored.request.channel),
        filingRoleName(stored.request.role), stored.enteredBy,
        evidenceWord(stored.request.byCommitment), writtenRequest(stored.request), f.number));
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

Result<std::vector<std::pair<StoredFiling, StoredFiling>>> Ledger::filingsThatMeet()
{
    YIDI_ASSIGN(const auto numbers,
        m_file->all(
            "SELECT a.trt_dcla_detl_sn, b.trt_dcla_detl_sn FROM filing a JOIN filing b "
            "ON a.psn_no = b.psn_no AND a.trt_dcla_detl_sn < b.trt_dcla_detl_sn "
            "WHERE a.state IN ('APPROVED', 'EFFECTIVE') AND b.state IN ('APPROVED', 'EFFECTIVE') "
            "AND (a.enddate = '' OR b.begndate <= a.enddate) "
            "AND (b.enddate = '' OR a.begndate <= b.enddate)",
            [](const LedgerRow& row) { return std::pair(row.text(0), row.text(1)); }));
    std::vector<std::pair<StoredFiling, StoredFiling>> pairs;
    for (const auto& [first, second] : numbers) {
        YIDI_ASSIGN(auto a, filing(first));
        YIDI_ASSIGN(auto b, filing(second));
        if (a && b)
            pairs.emplace_back(*std::move(a), *std::move(b));
    }
    return pairs;
}

Result<void> Ledger::addRefused(const RefusedRequest& refused)
{
    FilingList kept;
    kept.refused.push_back(refused);
    return m_file->run("INSERT INTO refused_request(msgid, psn_no, request, decided_at) "
                       "VALUES(?, ?, ?, ?)",
        refused.msgid, refused.request.psnNo, QString::fromUtf8(writeJson(toWire(kept))),
        refused.decidedAt);
}

Result<std::vector<RefusedRequest>> Ledger::refusedOf(const QString& psnNo, const QDateTime& since)
{
    YIDI_ASSIGN(auto lists,
        m_file->all(
            "SELECT request FROM refused_request WHERE psn_no = ? AND decided_at >= ? "
            "ORDER BY decided_at DESC, msgid DESC",
            [](const LedgerRow& row) {
                const auto json = parseJson(row.bytes(0));
                return json ? fromWire<FilingList>(*json, QStringLiteral("request"))
                            : Result<FilingList>(fail(json.error()));
            },
            psnNo, since));
    std::vector<RefusedRequest> all;
    for (Result<FilingList>& list : lists) {
        YIDI_ASSIGN(auto one, std::move(list));
        for (RefusedRequest& refused : one.refused)
            all.push_back(std::move(refused));
    }
    return all;
}

Result<std::optional<Filing>> Ledger::filingBoundTo(const QString& mdtrtId)
{
    return m_file->first("SELECT " YIDI_FILING " FROM filing WHERE mdtrt_id = ? "
                         "AND mdtrt_id <> '' AND state = 'EFFECTIVE'",
        filingFrom, mdtrtId);
}

Result<void> Ledger::endBoundFiling(const QString& mdtrtId, const QDate& day)
{
    return m_file->run(
        "UPDATE filing SET enddate = ?, upload = 'queued', upload_code = '', "
        "revision = revision + 1 WHERE mdtrt_id = ? AND mdtrt_id <> '' AND enddate <> ?",
        day, mdtrtId, day);
}

} // namespace yidi
