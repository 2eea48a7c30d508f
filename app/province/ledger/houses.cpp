// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/person/person.h"
#include "app/province/ledger/ledger.h"
#include "app/province/ledger/undoing.h"

/// What an institution may see of its own visits and settlements.
namespace yidi {

namespace {

/// The last moment of a day; no end when there is none.
QString endOf(const QDate& day)
{
    return day.isValid() ? wireDate(day) + QStringLiteral(" 23:59:59") : QStringLiteral("9999");
}

// What a window asks by decides which index is asked; the rest of the question sorts out what that
// finds, and is kept from the planner by a plus. ?1 house, ?2 psn_no, ?3 certno, ?4 text, ?5 and ?6
// from and to.
#define YIDI_PERSONS_NAMED                                                                         \
    "(SELECT psn_no FROM person WHERE certno = ?4 UNION SELECT psn_no FROM person "                \
    "WHERE psn_name = ?4)"
#define YIDI_REST_OF_QUESTION " AND (?2 = '' OR +p.psn_no = ?2) AND (?3 = '' OR +certno = ?3) "

/// One of several statements, which differ in the key they look by.
struct ByKey {
    const char* person;
    const char* document;
    const char* text;
    const char* day;

    const char* forQuery(const HouseQuery& query) const
    {
        return !query.psnNo.isEmpty() ? person
            : !query.certNo.isEmpty() ? document
            : !query.text.isEmpty()   ? text
                                      : day;
    }
};

#define YIDI_WAITING_VISITS(key)                                                                   \
    "SELECT mdtrt_id FROM visit v JOIN person p USING(psn_no) WHERE " key                          \
    " AND +fixmedins_code = ?1 AND cancelled_by = '' AND endtime <> '' "                           \
    "AND (setl_id = '' OR EXISTS (SELECT 1 FROM fee_line f WHERE f.mdtrt_id = v.mdtrt_id "         \
    "AND f.setl_id = '' AND f.cancelled_by = '')) "                                                \
    "AND (?4 = '' OR ?4 IN (mdtrt_id, psn_no, certno, psn_name))" YIDI_REST_OF_QUESTION            \
    "AND +endtime >= ?5 AND +endtime <= ?6 ORDER BY begntime DESC, mdtrt_id DESC LIMIT ?7"
constexpr ByKey waitingBy {
    YIDI_WAITING_VISITS("v.psn_no = ?2"),
    YIDI_WAITING_VISITS("v.psn_no IN (SELECT psn_no FROM person WHERE certno = ?3)"),
    YIDI_WAITING_VISITS("(v.mdtrt_id = ?4 OR v.psn_no = ?4 OR v.psn_no IN " YIDI_PERSONS_NAMED ")"),
    YIDI_WAITING_VISITS("v.fixmedins_code = ?1 AND v.endtime >= ?5 AND v.endtime <= ?6"),
};

#define YIDI_SETTLEMENTS_AT(key)                                                                   \
    "SELECT s.setl_id, psn_name, s.insuplc_admdvs, setl_time, medfee_sumamt, fund_pay_sumamt, "    \
    "psn_part_amt, psn_cash_pay, EXISTS (SELECT 1 " YIDI_UNDOING_SETTLEMENT "), init_setl_id, "    \
    "mid_setl_flag, entered_by, details = 'held', s.mdtrt_id, s.psn_no, s.insutype, med_type, "    \
    "s.fixmedins_code, fixmedins_name, begntime, s.endtime, s.dise_codg, "                         \
    "CASE s.dise_codg WHEN v.dise_codg THEN dise_name ELSE '' END, chrg_bchno "                    \
    "FROM settlement s JOIN visit v USING(mdtrt_id) JOIN person p ON p.psn_no = s.psn_no "         \
    "JOIN institution i ON i.fixmedins_code = s.fixmedins_code WHERE " key                         \
    " AND +s.fixmedins_code = ?1 "                                                                 \
    "AND (?4 = '' OR ?4 IN (s.setl_id, s.mdtrt_id, s.psn_no, certno, "                             \
    "psn_name))" YIDI_REST_OF_QUESTION                                                             \
    "AND +setl_time >= ?5 AND +setl_time <= ?6 ORDER BY seq DESC LIMIT ?7"
constexpr ByKey settlementsBy {
    YIDI_SETTLEMENTS_AT("s.psn_no = ?2"),
    YIDI_SETTLEMENTS_AT("s.psn_no IN (SELECT psn_no FROM person WHERE certno = ?3)"),
    YIDI_SETTLEMENTS_AT("(s.setl_id = ?4 OR s.mdtrt_id = ?4 OR s.psn_no = ?4 "
                        "OR s.psn_no IN " YIDI_PERSONS_NAMED ")"),
    YIDI_SETTLEMENTS_AT("s.fixmedins_code = ?1 AND setl_time >= ?5 AND setl_time <= ?6"),
};

#define YIDI_HELD_SETTLEMENT(key)                                                                  \
    "SELECT CASE WHEN coalesce(json_extract(output, '$.yidi_details'), '') = '' THEN output "      \
    "ELSE json_replace(output, '$.yidi_details', CASE details WHEN 'complete' THEN '' "            \
    "ELSE details END) END FROM settlement s WHERE " key " AND +fixmedins_code = ?1 "              \
    "AND (?2 = '' OR +psn_no = ?2) AND (?3 = '' OR +setl_id = ?3) AND (?4 = '' OR +mdtrt_id = "    \
    "?4) "                                                                                         \
    "ORDER BY refd_setl_flag = 0 AND NOT EXISTS (SELECT 1 " YIDI_UNDOING_SETTLEMENT ") DESC, "     \
    "seq DESC LIMIT 1"

} // namespace

Result<std::vector<QString>> Ledger::waitingVisits(
    const QString& institution, const HouseQuery& query, int limit)
{
    return m_file->all(
        waitingBy.forQuery(query), [](const LedgerRow& row) { return row.text(0); }, institution,
        query.psnNo, query.certNo, query.text, query.day, endOf(query.day), limit);
}

Result<std::optional<QByteArray>> Ledger::heldSettlement(
    const QString& institution, const QString& psnNo, const QString& setlId, const QString& mdtrtId)
{
    const char* sql = !setlId.isEmpty() ? YIDI_HELD_SETTLEMENT("setl_id = ?3")
        : !mdtrtId.isEmpty()            ? YIDI_HELD_SETTLEMENT("mdtrt_id = ?4")
                                        : YIDI_HELD_SETTLEMENT("psn_no = ?2");
    return m_file->first(
        sql, [](const LedgerRow& row) { return row.bytes(0); }, institution, psnNo, setlId,
        mdtrtId);
}

Result<std::vector<HouseSettlement>> Ledger::settlementsAt(
    const QString& institution, const HouseQuery& query, int limit)
{
    return m_file->all(
        settlementsBy.forQuery(query),
        [](const LedgerRow& row) {
            HouseSettlement made;
            made.setlId = row.text(0);
            made.maskedName = maskedName(row.text(1));
            made.insuredRegion = row.text(2);
            made.at = row.time(3);
            made.total = row.money(4);
            made.fund = row.money(5);
            made.person = row.money(6);
            made.cash = row.money(7);
            made.cancelled = row.flag(8);
            made.cancels = row.text(9);
            made.interim = row.flag(10);
            made.entered = row.text(11);
            made.detailsHeld = row.flag(12);
            Visit& visit = made.visit;
            visit.mdtrtId = row.text(13);
            visit.psnNo = row.text(14);
            visit.insutype = row.text(15);
            visit.medType = row.text(16);
            visit.institutionCode = row.text(17);
            visit.institutionName = row.text(18);
            visit.begin = row.time(19);
            visit.end = row.time(20);
            visit.diseaseCode = row.text(21);
            visit.diseaseName = row.text(22);
            visit.batch = row.text(23);
            visit.settled = !made.cancelled && made.cancels.isEmpty();
            if (visit.settled)
                visit.setlId = made.setlId;
            return made;
        },
        institution, query.psnNo, query.certNo, query.text, query.day, endOf(query.day), limit);
}

} // namespace yidi
