// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/ledger/ledger.h"

/// Visits and what they cost.
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
    visit.diseaseCode = row.text(9);
    visit.diseaseName = row.text(10);
    visit.cancelled = !row.text(11).isEmpty();
    return visit;
}

StoredVisit storedVisitFrom(const LedgerRow& row)
{
    return { visitFrom(row), row.text(12), row.text(13), row.text(9), row.text(14), row.flag(15),
        row.flag(16), row.text(11) };
}

constexpr const char visitById[] =
    "SELECT mdtrt_id, psn_no, insutype, med_type, v.fixmedins_code, fixmedins_name, begntime, "
    "endtime, setl_id, dise_codg, dise_name, cancelled_by, insuplc_admdvs, ipt_no, "
    "mdtrt_cert_type, nwb_flag, trum_flag "
    "FROM visit v JOIN institution USING(fixmedins_code) WHERE mdtrt_id = ?";
constexpr const char visitByMessage[] =
    "SELECT mdtrt_id, psn_no, insutype, med_type, v.fixmedins_code, fixmedins_name, begntime, "
    "endtime, setl_id, dise_codg, dise_name, cancelled_by, insuplc_admdvs, ipt_no, "
    "mdtrt_cert_type, nwb_flag, trum_flag "
    "FROM visit v JOIN institution USING(fixmedins_code) WHERE msgid = ?";

#define YIDI_FEES_OF_A_VISIT                                                                       \
    "SELECT f.feedetl_sn, f.med_list_codg, f.med_list_name, f.fee_ocur_time, "                     \
    "f.det_item_fee_sumamt, f.cnt, f.pric, f.pric_uplmt_amt, f.selfpay_prop, "                     \
    "f.fulamt_ownpay_amt, f.overlmt_amt, f.preselfpay_amt, f.inscp_scp_amt, f.chrgitm_lv, "        \
    "f.med_chrgitm_type, f.memo, f.chrg_bchno, f.dise_codg, f.init_feedetl_sn, f.rxno, "           \
    "f.rx_circ_flag, f.setl_id, coalesce(i.fee_ocur_time, f.fee_ocur_time), f.refunded "           \
    "FROM fee_line f "                                                                             \
    "LEFT JOIN fee_line i ON i.mdtrt_id = f.mdtrt_id AND i.feedetl_sn = f.init_feedetl_sn "        \
    "AND i.cancelled_by = '' WHERE f.mdtrt_id = ? AND f.cancelled_by = '' "

StoredFee feeFrom(const LedgerRow& row)
{
    return { { row.text(0), row.text(1), row.text(2), row.time(3), row.money(4), row.integer(5),
                 row.integer(6), row.integer(7), { row.integer(8) }, row.money(9), row.money(10),
                 row.money(11), row.money(12), row.text(13), row.text(14), row.text(15) },
        row.text(16), row.text(17), row.text(18), row.text(19), row.flag(20), row.text(21),
        row.time(22), row.money(23) };
}

} // namespace

Result<std::optional<StoredVisit>> Ledger::visit(const QString& mdtrtId)
{
    return m_file->first(visitById, storedVisitFrom, mdtrtId);
}

Result<std::optional<StoredVisit>> Ledger::visitOfMessage(const QString& msgid)
{
    return m_file->first(visitByMessage, storedVisitFrom, msgid);
}

Result<std::vector<Visit>> Ledger::visitsOf(const QString& psnNo)
{
    return m_file->all(
        "SELECT mdtrt_id, psn_no, insutype, med_type, v.fixmedins_code, fixmedins_name, begntime, "
        "endtime, setl_id, dise_codg, dise_name, cancelled_by "
        "FROM visit v JOIN institution USING(fixmedins_code) "
        "WHERE psn_no = ? AND cancelled_by = '' ORDER BY begntime, mdtrt_id",
        visitFrom, psnNo);
}

Result<void> Ledger::addVisit(const StoredVisit& stored, const QString& msgid)
{
    const Visit& visit = stored.visit;
    return m_file->run(
        "INSERT INTO visit(mdtrt_id, msgid, psn_no, insutype, insuplc_admdvs, fixmedins_code, "
        "med_type, ipt_no, dise_codg, dise_name, mdtrt_cert_type, begntime, endtime, nwb_flag, "
        "trum_flag) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        visit.mdtrtId, msgid, visit.psnNo, visit.insutype, stored.insuredRegion,
        visit.institutionCode, visit.medType, stored.inpatientNo, stored.disease, visit.diseaseName,
        stored.voucherType, visit.begin, visit.end, stored.newborn, stored.accident);
}

Result<void> Ledger::updateVisit(const StoredVisit& stored)
{
    const Visit& visit = stored.visit;
    return m_file->run(
        "UPDATE visit SET med_type = ?, ipt_no = ?, dise_codg = ?, dise_name = ?, "
        "mdtrt_cert_type = ?, begntime = ?, nwb_flag = ?, trum_flag = ? WHERE mdtrt_id = ?",
        visit.medType, stored.inpatientNo, stored.disease, visit.diseaseName, stored.voucherType,
        visit.begin, stored.newborn, stored.accident, visit.mdtrtId);
}

Result<void> Ledger::cancelVisit(const QString& mdtrtId, const QString& msgid)
{
    return m_file->run("UPDATE visit SET cancelled_by = ? WHERE mdtrt_id = ?", msgid, mdtrtId);
}

Result<void> Ledger::discharge(const QString& mdtrtId, const QDateTime& end)
{
    return m_file->run("UPDATE visit SET endtime = ? WHERE mdtrt_id = ?", end, mdtrtId);
}

Result<void> Ledger::closeVisit(const QString& mdtrtId, const QString& setlId)
{
    return m_file->run("UPDATE visit SET setl_id = ? WHERE mdtrt_id = ?", setlId, mdtrtId);
}

Result<std::vector<StoredFee>> Ledger::fees(const QString& mdtrtId)
{
    return m_file->all(YIDI_FEES_OF_A_VISIT "ORDER BY f.rowid", feeFrom, mdtrtId);
}

Result<std::vector<StoredFee>> Ledger::openFees(const QString& mdtrtId)
{
    return m_file->all(
        YIDI_FEES_OF_A_VISIT "AND f.setl_id = '' ORDER BY f.rowid", feeFrom, mdtrtId);
}

Result<std::optional<StoredFee>> Ledger::fee(const QString& mdtrtId, const QString& serial)
{
    return m_file->first(YIDI_FEES_OF_A_VISIT "AND f.feedetl_sn = ?", feeFrom, mdtrtId, serial);
}

Result<std::optional<StoredFee>> Ledger::refundOf(const QString& mdtrtId, const QString& serial)
{
    return m_file->first(YIDI_FEES_OF_A_VISIT
        "AND f.init_feedetl_sn = ? AND f.init_feedetl_sn <> '' ORDER BY f.rowid LIMIT 1",
        feeFrom, mdtrtId, serial);
}

Result<std::optional<StoredFee>> Ledger::firstFee(const QString& mdtrtId, const QString& batch)
{
    return m_file->first(YIDI_FEES_OF_A_VISIT "AND f.chrg_bchno = ? ORDER BY f.rowid LIMIT 1",
        feeFrom, mdtrtId, batch);
}

Result<bool> Ledger::hasFees(const QString& mdtrtId)
{
    YIDI_ASSIGN(const auto found,
        m_file->first(
            "SELECT 1 FROM charged WHERE mdtrt_id = ? AND lines > 0 LIMIT 1",
            [](const LedgerRow& row) { return row.integer(0); }, mdtrtId));
    return found.has_value();
}

Result<Bill> Ledger::chargedSoFar(const QString& mdtrtId, const QString& batch)
{
    YIDI_ASSIGN(const auto categories, chargedByCategory(mdtrtId, batch));
    Bill bill;
    for (const ChargeCategory& category : categories) {
        bill.total += category.bill.total;
        bill.fullySelfPaid += category.bill.fullySelfPaid;
        bill.overLimit += category.bill.overLimit;
        bill.firstSelfPaid += category.bill.firstSelfPaid;
    }
    return bill;
}

Result<std::vector<ChargeCategory>> Ledger::chargedByCategory(
    const QString& mdtrtId, const QString& batch)
{
    return m_file->all(
        "SELECT med_chrgitm_type, det_item_fee_sumamt, fulamt_ownpay_amt, overlmt_amt, "
        "preselfpay_amt FROM charged WHERE mdtrt_id = ? AND chrg_bchno = ? AND lines > 0",
        [](const LedgerRow& row) {
            return ChargeCategory { row.text(0),
                { row.money(1), row.money(2), row.money(3), row.money(4) } };
        },
        mdtrtId, batch);
}

Result<std::vector<FeeResultLine>> Ledger::feeLines(const QString& mdtrtId)
{
    YIDI_ASSIGN(auto stored, fees(mdtrtId));
    std::vector<FeeResultLine> lines;
    lines.reserve(stored.size());
    for (StoredFee& fee : stored)
        lines.push_back(std::move(fee.line));
    return lines;
}

Result<void> Ledger::addFee(const QString& mdtrtId, const StoredFee& fee, const QString& msgid)
{
    const FeeResultLine& line = fee.line;
    return m_file->run(
        "INSERT INTO fee_line(mdtrt_id, feedetl_sn, msgid, fee_ocur_time, med_list_codg, "
        "med_list_name, det_item_fee_sumamt, cnt, pric, pric_uplmt_amt, selfpay_prop, "
        "fulamt_ownpay_amt, overlmt_amt, preselfpay_amt, inscp_scp_amt, chrgitm_lv, "
        "med_chrgitm_type, memo, chrg_bchno, dise_codg, init_feedetl_sn, rxno, rx_circ_flag, "
        "setl_id) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        mdtrtId, line.serial, msgid, line.occurred, line.itemCode, line.itemName, line.amount,
        static_cast<qint64>(line.quantity), static_cast<qint64>(line.price),
        static_cast<qint64>(line.priceLimit), static_cast<qint64>(line.selfPayShare.value),
        line.fullySelfPaid, line.overLimit, line.firstSelfPaid, line.inScope, line.level,
        line.itemType, line.memo, fee.batch, fee.disease, fee.initialSerial, fee.prescription,
        fee.circulated, fee.setlId);
}

Result<void> Ledger::cancelFee(const QString& mdtrtId, const QString& serial, const QString& msgid)
{
    return m_file->run("UPDATE fee_line SET cancelled_by = ? "
                       "WHERE mdtrt_id = ? AND feedetl_sn = ? AND cancelled_by = ''",
        msgid, mdtrtId, serial);
}

Result<void> Ledger::settleFee(const QString& mdtrtId, const QString& serial, const QString& setlId)
{
    return m_file->run("UPDATE fee_line SET setl_id = ? "
                       "WHERE mdtrt_id = ? AND feedetl_sn = ? AND cancelled_by = ''",
        setlId, mdtrtId, serial);
}

} // namespace yidi
