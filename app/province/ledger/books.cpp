// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/ledger/ledger.h"

/// Files between institutions and the province, and an institution's book out of the settlements.
namespace yidi {

Result<void> Ledger::addFile(const StoredFile& file)
{
    return m_file->run("INSERT INTO file(file_qury_no, fixmedins_code, filename, content, until) "
                       "VALUES(?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET until = excluded.until",
        file.number, file.institution, file.name, file.content, file.until);
}

Result<std::optional<StoredFile>> Ledger::file(const QString& number)
{
    return m_file->first(
        "SELECT fixmedins_code, filename, content, until FROM file WHERE file_qury_no = ?",
        [&](const LedgerRow& row) {
            return StoredFile { number, row.text(0), row.text(1), row.bytes(2), row.time(3) };
        },
        number);
}

Result<qint64> Ledger::countFiles(const QString& institution)
{
    YIDI_ASSIGN(const auto count,
        m_file->first(
            "SELECT count(*) FROM file WHERE fixmedins_code = ?",
            [](const LedgerRow& row) { return row.integer(0); }, institution));
    return count.value_or(0);
}

Result<void> Ledger::forgetFiles(const QDateTime& before)
{
    return m_file->run("DELETE FROM file WHERE until < ?", before);
}

Result<std::vector<BookLine>> Ledger::book(
    const QString& institution, const QString& clearingOffice, const QDate& from, const QDate& to)
{
    return m_file->all(
        "SELECT setl_id, mdtrt_id, psn_no, insutype, clr_type, msgid, setl_time, medfee_sumamt, "
        "fund_pay_sumamt, acct_pay, psn_cash_pay, refd_setl_flag FROM settlement "
        "WHERE fixmedins_code = ?1 AND setl_time >= ?2 AND setl_time < ?3 "
        "AND (?4 = '' OR clr_optins = ?4) ORDER BY seq",
        [](const LedgerRow& row) {
            return BookLine { row.text(0), row.text(1), row.text(2), row.text(3), row.text(4),
                row.text(5), row.time(6), row.money(7), row.money(8), row.money(9), row.money(10),
                row.flag(11) };
        },
        institution, from, to.addDays(1), clearingOffice);
}

} // namespace yidi
