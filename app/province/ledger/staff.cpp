// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/ledger/ledger.h"

/// Calls for staff (呼叫工作人员).
namespace yidi {

Result<QDateTime> Ledger::callStaff(
    const QString& institution, const QString& deviceNo, const QString& page, const QDateTime& now)
{
    YIDI_ASSIGN(const auto since,
        m_file->first(
            "INSERT INTO staff_call(fixmedins_code, dev_no, page, since) VALUES(?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET page = excluded.page RETURNING since",
            [](const LedgerRow& row) { return row.time(0); }, institution, deviceNo, page, now));
    return since.value_or(now);
}

Result<std::vector<StaffCallRow>> Ledger::staffCalls(const QString& institution)
{
    return m_file->all(
        "SELECT dev_no, page, since FROM staff_call WHERE fixmedins_code = ? "
        "ORDER BY since, dev_no",
        [](const LedgerRow& row) {
            return StaffCallRow { row.text(0), row.text(1), row.time(2) };
        },
        institution);
}

Result<void> Ledger::takeStaffCall(const QString& institution, const QString& deviceNo)
{
    return m_file->run(
        "DELETE FROM staff_call WHERE fixmedins_code = ? AND dev_no = ?", institution, deviceNo);
}

Result<void> Ledger::forgetStaffCalls(const QDateTime& before)
{
    return m_file->run("DELETE FROM staff_call WHERE since < ?", before);
}

Result<void> Ledger::noteWindow(const QString& institution, const QDateTime& now)
{
    return m_file->run("INSERT INTO staff_window(fixmedins_code, looked_at) VALUES(?, ?) "
                       "ON CONFLICT DO UPDATE SET looked_at = excluded.looked_at",
        institution, now);
}

Result<QDateTime> Ledger::windowLooked(const QString& institution)
{
    YIDI_ASSIGN(const auto looked,
        m_file->first(
            "SELECT looked_at FROM staff_window WHERE fixmedins_code = ?",
            [](const LedgerRow& row) { return row.time(0); }, institution));
    return looked.value_or(QDateTime());
}

} // namespace yidi
