// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/ledger/ledger.h"

/// What a visit was for.
namespace yidi {

Result<void> Ledger::setDiagnoses(
    const QString& mdtrtId, const QString& stage, const std::vector<Diagnosis>& diagnoses)
{
    YIDI_TRY(m_file->run("DELETE FROM diagnosis WHERE mdtrt_id = ? AND stage = ?", mdtrtId, stage));
    for (const Diagnosis& one : diagnoses)
        YIDI_TRY(m_file->run(
            "INSERT INTO diagnosis(mdtrt_id, stage, diag_srt_no, diag_type, maindiag_flag, "
            "diag_code, diag_name, adm_cond, diag_dept, dise_dor_no, dise_dor_name, diag_time, "
            "vali_flag) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            mdtrtId, stage, static_cast<qint64>(one.order), one.type, one.isMain, one.code,
            one.name, one.condition, one.department, one.doctorNo, one.doctorName, one.time,
            one.valid));
    return {};
}

Result<std::vector<Diagnosis>> Ledger::diagnoses(const QString& mdtrtId, const QString& psnNo)
{
    return m_file->all(
        "SELECT diag_type, maindiag_flag, diag_srt_no, diag_code, diag_name, adm_cond, diag_dept, "
        "dise_dor_no, dise_dor_name, diag_time, vali_flag FROM diagnosis WHERE mdtrt_id = ? "
        "ORDER BY stage, diag_srt_no, rowid",
        [&](const LedgerRow& row) {
            return Diagnosis { psnNo, row.text(0), row.flag(1), row.integer(2), row.text(3),
                row.text(4), row.text(5), row.text(6), row.text(7), row.text(8), row.time(9),
                row.flag(10) };
        },
        mdtrtId);
}

} // namespace yidi
