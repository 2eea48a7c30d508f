// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/ledger/ledger.h"

/// What hospitals register for their patients: referrals (转诊) and chronic diseases (慢特病).
namespace yidi {

Result<void> Ledger::grantReferralRight(const QString& institution)
{
    return m_file->run("INSERT INTO referral_right(fixmedins_code, since, until) VALUES(?, '', '') "
                       "ON CONFLICT DO NOTHING",
        institution);
}

Result<bool> Ledger::mayRefer(const QString& institution, const QDate& day)
{
    YIDI_ASSIGN(const auto found,
        m_file->first(
            "SELECT since, until FROM referral_right WHERE fixmedins_code = ?",
            [&](const LedgerRow& row) {
                const QDate until = row.date(1);
                return row.date(0) <= day && (!until.isValid() || day <= until);
            },
            institution));
    return found.value_or(false);
}

Result<void> Ledger::addReferral(const StoredReferral& stored, const QString& msgid)
{
    const Referral& r = stored.referral;
    return m_file->run(
        "INSERT INTO referral(trt_dcla_detl_sn, msgid, psn_no, insutype, insu_admdvs, "
        "fixmedins_code, reflin_medins_no, reflin_medins_name, mdtrtarea_admdvs, diag_code, "
        "diag_name, dise_cond_dscr, hosp_agre_refl_flag, refl_type, refl_date, refl_rea, "
        "refl_opnn, "
        "begndate, enddate, refl_old_mdtrt_id) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        stored.number, msgid, r.psnNo, r.insutype, stored.insuredRegion, stored.institutionCode,
        r.hospitalCode, r.hospitalName, r.careRegion, r.diagnosisCode, r.diagnosisName, r.condition,
        r.agreed, r.type, r.date, r.reason, r.opinion, r.begin, r.end, r.fromVisit);
}

Result<std::vector<StoredReferral>> Ledger::referralsOf(const QString& psnNo)
{
    return m_file->all(
        "SELECT trt_dcla_detl_sn, insutype, insu_admdvs, fixmedins_code, reflin_medins_no, "
        "reflin_medins_name, mdtrtarea_admdvs, diag_code, diag_name, hosp_agre_refl_flag, "
        "refl_type, refl_date, refl_rea, refl_opnn, begndate, enddate, refl_old_mdtrt_id, "
        "withdrawn_on <> '' FROM referral WHERE psn_no = ? ORDER BY refl_date, trt_dcla_detl_sn",
        [&](const LedgerRow& row) {
            StoredReferral stored;
            Referral& r = stored.referral;
            stored.number = row.text(0);
            r.psnNo = psnNo;
            r.insutype = row.text(1);
            stored.insuredRegion = row.text(2);
            stored.institutionCode = row.text(3);
            r.hospitalCode = row.text(4);
            r.hospitalName = row.text(5);
            r.careRegion = row.text(6);
            r.diagnosisCode = row.text(7);
            r.diagnosisName = row.text(8);
            r.agreed = row.flag(9);
            r.type = row.text(10);
            r.date = row.date(11);
            r.reason = row.text(12);
            r.opinion = row.text(13);
            r.begin = row.date(14);
            r.end = row.date(15);
            r.fromVisit = row.text(16);
            stored.withdrawn = row.flag(17);
            return stored;
        },
        psnNo);
}

Result<void> Ledger::withdrawReferral(const QString& number, const QDate& day, const QString& memo)
{
    return m_file->run("UPDATE referral SET withdrawn_on = ?, memo = ? WHERE trt_dcla_detl_sn = ?",
        day, memo, number);
}

Result<void> Ledger::addChronic(const StoredChronic& stored, const QString& msgid)
{
    const ChronicDisease& d = stored.disease;
    return m_file->run(
        "INSERT INTO chronic(trt_dcla_detl_sn, msgid, psn_no, insutype, insu_admdvs, "
        "fixmedins_code, opsp_dise_code, opsp_dise_name, ide_fixmedins_no, ide_fixmedins_name, "
        "hosp_ide_date, diag_dr_codg, diag_dr_name, begndate, enddate) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        stored.number, msgid, d.psnNo, d.insutype, stored.insuredRegion, stored.institutionCode,
        d.diseaseCode, d.diseaseName, d.hospitalCode, d.hospitalName, d.foundOn, d.doctorNo,
        d.doctorName, d.begin, d.end);
}

Result<std::vector<StoredChronic>> Ledger::chronicOf(const QString& psnNo)
{
    return m_file->all(
        "SELECT trt_dcla_detl_sn, insutype, insu_admdvs, fixmedins_code, opsp_dise_code, "
        "opsp_dise_name, begndate, enddate FROM chronic WHERE psn_no = ? AND withdrawn_on = '' "
        "ORDER BY begndate, trt_dcla_detl_sn",
        [&](const LedgerRow& row) {
            StoredChronic stored;
            ChronicDisease& d = stored.disease;
            stored.number = row.text(0);
            d.psnNo = psnNo;
            d.insutype = row.text(1);
            stored.insuredRegion = row.text(2);
            stored.institutionCode = row.text(3);
            d.diseaseCode = row.text(4);
            d.diseaseName = row.text(5);
            d.begin = row.date(6);
            d.end = row.date(7);
            return stored;
        },
        psnNo);
}

Result<void> Ledger::withdrawChronic(const QString& number, const QDate& day, const QString& memo)
{
    return m_file->run("UPDATE chronic SET withdrawn_on = ?, memo = ? WHERE trt_dcla_detl_sn = ?",
        day, memo, number);
}

} // namespace yidi
