// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/ledger/ledger.h"

/// Provisional settlements (暂结) and what became of them.
namespace yidi {

namespace {

StoredProvisional provisionalFrom(const LedgerRow& row)
{
    StoredProvisional stored;
    stored.msgid = row.text(0);
    stored.institutionCode = row.text(1);
    stored.psnNo = row.text(2);
    stored.mdtrtId = row.text(3);
    stored.setlId = row.text(4);
    stored.madeAt = row.time(5);
    stored.snapshot = row.text(6);
    stored.policyVersion = row.text(7);
    stored.shown = { row.money(8), row.money(9), row.money(10) };
    stored.share = row.money(11);
    provisionalStateFromName(row.text(12), stored.state);
    stored.why = row.text(13);
    stored.receivedAt = row.time(14);
    stored.closedHow = row.text(15);
    stored.closedBy = row.text(16);
    stored.closedAt = row.time(17);
    return stored;
}

#define YIDI_SELECT_PROVISIONAL                                                                    \
    "SELECT msgid, fixmedins_code, psn_no, mdtrt_id, setl_id, made_at, snapshot, policy_version, " \
    "medfee_sumamt, fund_pay_sumamt, shown, share, state, why, received_at, closed_how, "          \
    "closed_by, closed_at FROM provisional "

} // namespace

Result<void> Ledger::addProvisional(const StoredProvisional& stored)
{
    return m_file->run(
        "INSERT INTO provisional(msgid, fixmedins_code, psn_no, mdtrt_id, setl_id, made_at, "
        "snapshot, policy_version, medfee_sumamt, fund_pay_sumamt, shown, share, state, why, "
        "received_at) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        stored.msgid, stored.institutionCode, stored.psnNo, stored.mdtrtId, stored.setlId,
        stored.madeAt, stored.snapshot, stored.policyVersion, stored.shown.total, stored.shown.fund,
        stored.shown.share, stored.share, provisionalStateName(stored.state), stored.why,
        stored.receivedAt);
}

Result<std::optional<StoredProvisional>> Ledger::openProvisional(const QString& psnNo)
{
    return m_file->first(YIDI_SELECT_PROVISIONAL
        "WHERE psn_no = ? AND state IN ('difference', 'refused') ORDER BY received_at, msgid",
        provisionalFrom, psnNo);
}

Result<std::optional<StoredProvisional>> Ledger::provisional(
    const QString& institution, const QString& number)
{
    return m_file->first(YIDI_SELECT_PROVISIONAL
        "WHERE fixmedins_code = ? AND ?2 IN (setl_id, msgid)",
        provisionalFrom, institution, number);
}

Result<std::vector<StoredProvisional>> Ledger::provisionalsOf(const QString& institution, int limit)
{
    return m_file->all(YIDI_SELECT_PROVISIONAL
        "WHERE fixmedins_code = ? ORDER BY state IN ('difference', 'refused') DESC, "
        "received_at DESC, msgid DESC LIMIT ?",
        provisionalFrom, institution, limit);
}

Result<void> Ledger::closeProvisional(const StoredProvisional& stored)
{
    return m_file->run("UPDATE provisional SET state = 'closed', closed_how = ?, closed_by = ?, "
                       "closed_at = ? WHERE msgid = ?",
        stored.closedHow, stored.closedBy, stored.closedAt, stored.msgid);
}

} // namespace yidi
