// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/ledger/ledger.h"

/// Stays and what they cost: visits, fee lines, settlements, the year's accumulators.
namespace yidi {

namespace {

Visit visitFrom(const LedgerRow& row)
{
    Visit visit;
    visit.mdtrtId = row.text(0);
    visit.psnNo = row.text(1);
    visit.insutype = row.text(2);
    visit.medType = row.text(3);
    visit.institutionCode = row.text(4);
    visit.institutionName = row.text(5);
    visit.begin = row.time(6);
    visit.end = row.time(7);
    visit.setlId = row.text(8);
    visit.settled = !visit.setlId.isEmpty();
    return visit;
}

} // namespace

Result<std::optional<StoredVisit>> Ledger::visit(const QString& mdtrtId)
{
    return m_file->first(
        "SELECT mdtrt_id, psn_no, insutype, med_type, v.fixmedins_code, fixmedins_name, begntime, "
        "endtime, setl_id, insuplc_admdvs, ipt_no, dise_codg, mdtrt_cert_type "
        "FROM visit v JOIN institution USING(fixmedins_code) WHERE mdtrt_id = ?",
        [](const LedgerRow& row) {
            return StoredVisit { visitFrom(row), row.text(9), row.text(10), row.text(11),
                row.text(12) };
        },
        mdtrtId);
}

Result<std::vector<Visit>> Ledger::visitsOf(const QString& psnNo)
{
    return m_file->all(
        "SELECT mdtrt_id, psn_no, insutype, med_type, v.fixmedins_code, fixmedins_name, begntime, "
        "endtime, setl_id FROM visit v JOIN institution USING(fixmedins_code) "
        "WHERE psn_no = ? ORDER BY begntime, mdtrt_id",
        visitFrom, psnNo);
}

Result<void> Ledger::addVisit(const StoredVisit& stored, const QString& msgid)
{
    const Visit& visit = stored.visit;
    return m_file->run(
        "INSERT INTO visit(mdtrt_id, msgid, psn_no, insutype, insuplc_admdvs, fixmedins_code, "
        "med_type, ipt_no, dise_codg, mdtrt_cert_type, begntime, endtime) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        visit.mdtrtId, msgid, visit.psnNo, visit.insutype, stored.insuredRegion,
        visit.institutionCode, visit.medType, stored.inpatientNo, stored.disease,
        stored.voucherType, visit.begin, visit.end);
}

Result<void> Ledger::discharge(const QString& mdtrtId, const QDateTime& end)
{
    return m_file->run("UPDATE visit SET endtime = ? WHERE mdtrt_id = ?", end, mdtrtId);
}

Result<std::vector<FeeResultLine>> Ledger::feeLines(const QString& mdtrtId)
{
    return m_file->all(
        "SELECT feedetl_sn, med_list_codg, med_list_name, fee_ocur_time, det_item_fee_sumamt, cnt, "
        "pric, pric_uplmt_amt, selfpay_prop, fulamt_ownpay_amt, overlmt_amt, preselfpay_amt, "
        "inscp_scp_amt, chrgitm_lv, med_chrgitm_type, memo FROM fee_line WHERE mdtrt_id = ? "
        "ORDER BY rowid",
        [](const LedgerRow& row) {
            return FeeResultLine { row.text(0), row.text(1), row.text(2), row.time(3), row.money(4),
                row.integer(5), row.integer(6), row.integer(7), { row.integer(8) }, row.money(9),
                row.money(10), row.money(11), row.money(12), row.text(13), row.text(14),
                row.text(15) };
        },
        mdtrtId);
}

Result<void> Ledger::addFeeLine(
    const QString& mdtrtId, const FeeResultLine& line, const QString& msgid)
{
    return m_file->run(
        "INSERT INTO fee_line(mdtrt_id, feedetl_sn, msgid, fee_ocur_time, med_list_codg, "
        "med_list_name, det_item_fee_sumamt, cnt, pric, pric_uplmt_amt, selfpay_prop, "
        "fulamt_ownpay_amt, overlmt_amt, preselfpay_amt, inscp_scp_amt, chrgitm_lv, "
        "med_chrgitm_type, memo) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        mdtrtId, line.serial, msgid, line.occurred, line.itemCode, line.itemName, line.amount,
        static_cast<qint64>(line.quantity), static_cast<qint64>(line.price),
        static_cast<qint64>(line.priceLimit), static_cast<qint64>(line.selfPayShare.value),
        line.fullySelfPaid, line.overLimit, line.firstSelfPaid, line.inScope, line.level,
        line.itemType, line.memo);
}

Result<void> Ledger::addSettlement(
    const SettlementAnswer& answer, const InsuredYear& year, const QByteArray& output)
{
    const Settlement& settlement = answer.settlement;
    const SettlementAmounts& amounts = settlement.amounts;
    YIDI_TRY(m_file->run(
        "INSERT INTO settlement(setl_id, mdtrt_id, msgid, psn_no, insutype, insuplc_admdvs, "
        "setl_time, setl_year, policy_version, medfee_sumamt, fund_pay_sumamt, psn_part_amt, "
        "acct_pay, psn_cash_pay, output) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        settlement.setlId, settlement.mdtrtId, settlement.medinsSetlId, year.psnNo, year.insutype,
        year.region, settlement.settledAt, year.year, settlement.policyVersion,
        amounts.medfee_sumamt, amounts.fund_pay_sumamt, amounts.psn_part_amt, amounts.acct_pay,
        amounts.psn_cash_pay, QString::fromUtf8(output)));
    YIDI_TRY(m_file->run(
        "UPDATE visit SET setl_id = ? WHERE mdtrt_id = ?", settlement.setlId, settlement.mdtrtId));
    for (const auto& [name, delta] : settlement.accumulated)
        YIDI_TRY(m_file->run(
            "INSERT INTO accumulator(setl_id, psn_no, insutype, insuplc_admdvs, year, name, delta) "
            "VALUES(?, ?, ?, ?, ?, ?, ?)",
            settlement.setlId, year.psnNo, year.insutype, year.region, year.year, name, delta));
    return {};
}

Result<std::optional<QByteArray>> Ledger::settlementOutput(
    const QString& institution, const QString& psnNo, const QString& setlId, const QString& mdtrtId)
{
    return m_file->first(
        "SELECT output FROM settlement s JOIN visit v USING(mdtrt_id) "
        "WHERE fixmedins_code = ?1 AND s.psn_no = ?2 "
        "AND (?3 = '' OR s.setl_id = ?3) AND (?4 = '' OR mdtrt_id = ?4) "
        "ORDER BY setl_time DESC",
        [](const LedgerRow& row) { return row.bytes(0); }, institution, psnNo, setlId, mdtrtId);
}

Result<Accumulators> Ledger::accumulators(const InsuredYear& year)
{
    YIDI_ASSIGN(const auto sums,
        m_file->all(
            "SELECT name, sum(delta) FROM accumulator WHERE psn_no = ? AND insutype = ? "
            "AND insuplc_admdvs = ? AND year = ? GROUP BY name",
            [](const LedgerRow& row) { return std::pair(row.text(0), row.money(1)); }, year.psnNo,
            year.insutype, year.region, year.year));
    return Accumulators(sums.begin(), sums.end());
}

Result<int> Ledger::settledAdmissions(const InsuredYear& year)
{
    YIDI_ASSIGN(const auto count,
        m_file->first(
            "SELECT count(*) FROM settlement JOIN visit USING(mdtrt_id) "
            "WHERE settlement.psn_no = ? AND settlement.insutype = ? "
            "AND settlement.insuplc_admdvs = ? AND setl_year = ? AND ipt_no <> ''",
            [](const LedgerRow& row) { return static_cast<int>(row.integer(0)); }, year.psnNo,
            year.insutype, year.region, year.year));
    return count.value_or(0);
}

} // namespace yidi
