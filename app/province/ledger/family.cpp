// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/ledger/ledger.h"

/// Personal accounts that pay for relatives (家庭共济).
namespace yidi {

namespace {

FamilyAccount accountFrom(const LedgerRow& row)
{
    return { row.text(0), row.text(1), row.text(2), row.money(3) };
}

} // namespace

Result<std::vector<FamilyAccount>> Ledger::payingFor(const QString& psnNo, const QDate& day)
{
    return m_file->all(
        "SELECT psn_no, insutype, insuplc_admdvs, balc FROM family_account "
        "JOIN insurance USING(psn_no, insutype, insuplc_admdvs) JOIN person USING(psn_no) "
        "WHERE relative = ?1 AND begndate <= ?2 AND (enddate = '' OR ?2 <= enddate) "
        "AND balc > 0 AND died_on = '' ORDER BY begndate, psn_no, insutype, insuplc_admdvs",
        accountFrom, psnNo, day);
}

Result<void> Ledger::letPayFor(
    const FamilyAccount& account, const QString& relative, const QDate& begin, const QDate& end)
{
    return m_file->run(
        "INSERT INTO family_account(psn_no, insutype, insuplc_admdvs, relative, begndate, enddate) "
        "VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
        "begndate = excluded.begndate, enddate = excluded.enddate",
        account.psnNo, account.insutype, account.region, relative, begin, end);
}

Result<std::vector<FamilyAccount>> Ledger::familyPayments(const QString& setlId)
{
    return m_file->all("SELECT psn_no, insutype, insuplc_admdvs, amount FROM family_payment "
                       "WHERE setl_id = ? ORDER BY psn_no, insutype, insuplc_admdvs",
        accountFrom, setlId);
}

Result<void> Ledger::addFamilyPayment(const QString& setlId, const FamilyAccount& payment)
{
    YIDI_TRY(
        m_file->run("INSERT INTO family_payment(setl_id, psn_no, insutype, insuplc_admdvs, amount) "
                    "VALUES(?, ?, ?, ?, ?)",
            setlId, payment.psnNo, payment.insutype, payment.region, payment.amount));
    return m_file->run("UPDATE insurance SET balc = balc - ? "
                       "WHERE psn_no = ? AND insutype = ? AND insuplc_admdvs = ?",
        payment.amount, payment.psnNo, payment.insutype, payment.region);
}

Result<Fen> Ledger::familyBalance(const FamilyAccount& account)
{
    YIDI_ASSIGN(const auto found,
        m_file->all(
            "SELECT balc FROM insurance "
            "WHERE psn_no = ? AND insutype = ? AND insuplc_admdvs = ?",
            [](const LedgerRow& row) { return row.money(0); }, account.psnNo, account.insutype,
            account.region));
    return found.empty() ? Fen() : found.front();
}

} // namespace yidi
