// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/ledger/ledger.h"
#include "app/province/ledger/undoing.h"

#include <set>

/// Settlements, what undoes them, and the medical years they add to.
namespace yidi {

namespace {

constexpr const char* detailsNames[] = { "complete", "due", "held" };

QString detailsName(Details details)
{
    return QString::fromLatin1(detailsNames[static_cast<int>(details)]);
}

Details detailsFrom(const QString& name)
{
    for (const Details details : { Details::Due, Details::Held })
        if (name == detailsName(details))
            return details;
    return Details::Complete;
}

Result<StoredSettlement> settlementFrom(const LedgerRow& row)
{
    StoredSettlement stored;
    YIDI_ASSIGN(const Json output, parseJson(row.bytes(13)));
    YIDI_ASSIGN(
        stored.answer, fromWire<SettlementAnswer>(output, QStringLiteral("settlement.output")));
    stored.year = { row.text(0), row.text(1), row.text(2), static_cast<int>(row.integer(3)) };
    stored.institutionCode = row.text(4);
    stored.batch = row.text(5);
    stored.disease = row.text(6);
    stored.until = row.time(7);
    stored.enteredBy = row.text(8);
    stored.details = detailsFrom(row.text(9));
    stored.detailsDue = row.date(10);
    stored.detailsDifference = row.text(11);
    stored.undoneBy = row.text(12);
    stored.answer.settlement.yearVersion = row.integer(14);
    return stored;
}

#define YIDI_SETTLEMENT_COLUMNS                                                                    \
    "SELECT psn_no, insutype, insuplc_admdvs, setl_year, fixmedins_code, chrg_bchno, dise_codg, "  \
    "endtime, entered_by, details, details_due, details_difference, "                              \
    "coalesce((SELECT u.setl_id " YIDI_UNDOING_SETTLEMENT "), ''), "                               \
    "output, year_version, setl_id FROM settlement s "

/// The year before the settlement's own is the only other one it can add to.
void showAdded(StoredSettlement& stored)
{
    Settlement& settlement = stored.answer.settlement;
    settlement.accumulated = stored.added[stored.year.year];
    settlement.accumulatedInEndedYear = stored.added[stored.year.year - 1];
}

} // namespace

Result<void> Ledger::addSettlement(const StoredSettlement& stored, const QByteArray& output)
{
    const SettlementAnswer& answer = stored.answer;
    const Settlement& settlement = answer.settlement;
    const SettlementAmounts& amounts = settlement.amounts;
    const InsuredYear& year = stored.year;
    YIDI_TRY(m_file->run(
        "INSERT INTO settlement(setl_id, mdtrt_id, msgid, psn_no, insutype, insuplc_admdvs, "
        "fixmedins_code, clr_type, clr_optins, setl_time, setl_year, policy_version, "
        "medfee_sumamt, fund_pay_sumamt, psn_part_amt, acct_pay, psn_cash_pay, hosp_part_amt, "
        "refd_setl_flag, init_setl_id, mid_setl_flag, chrg_bchno, dise_codg, endtime, "
        "year_version, entered_by, details, details_due, output) VALUES(?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        settlement.setlId, settlement.mdtrtId, settlement.medinsSetlId, year.psnNo, year.insutype,
        year.region, stored.institutionCode, answer.clearingType, answer.clearingOffice,
        settlement.settledAt, year.year, settlement.policyVersion, amounts.medfee_sumamt,
        amounts.fund_pay_sumamt, amounts.psn_part_amt, amounts.acct_pay, amounts.psn_cash_pay,
        amounts.hosp_part_amt, answer.refund, settlement.cancels, settlement.interim, stored.batch,
        stored.disease, stored.until, settlement.yearVersion, stored.enteredBy,
        detailsName(stored.details), stored.detailsDue, QString::fromUtf8(output)));
    std::set<int> years { year.year };
    for (const auto& [when, deltas] : stored.added) {
        for (const auto& [name, delta] : deltas) {
            years.insert(when);
            YIDI_TRY(m_file->run(
                "INSERT INTO accumulator(setl_id, psn_no, insutype, insuplc_admdvs, year, name, "
                "delta) VALUES(?, ?, ?, ?, ?, ?, ?)",
                settlement.setlId, year.psnNo, year.insutype, year.region, when, name, delta));
        }
    }
    for (const int moved : years)
        YIDI_TRY(
            m_file->run("INSERT INTO medical_year(psn_no, insutype, insuplc_admdvs, year, version) "
                        "VALUES(?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET version = version + 1",
                year.psnNo, year.insutype, year.region, moved));
    for (const ChargeCategory& sum : stored.categories)
        YIDI_TRY(m_file->run(
            "INSERT INTO settlement_category(setl_id, med_chrgitm_type, det_item_fee_sumamt, "
            "fulamt_ownpay_amt, overlmt_amt, preselfpay_amt) VALUES(?, ?, ?, ?, ?, ?)",
            settlement.setlId, sum.type, sum.bill.total, sum.bill.fullySelfPaid, sum.bill.overLimit,
            sum.bill.firstSelfPaid));
    return {};
}

Result<StoredSettlement> Ledger::complete(Result<StoredSettlement> found)
{
    YIDI_ASSIGN(StoredSettlement stored, std::move(found));
    YIDI_ASSIGN(const auto deltas,
        m_file->all(
            "SELECT year, name, delta FROM accumulator WHERE setl_id = ?",
            [](const LedgerRow& row) {
                return std::tuple(static_cast<int>(row.integer(0)), row.text(1), row.money(2));
            },
            stored.setlId()));
    for (const auto& [year, name, delta] : deltas)
        stored.added[year][name] = delta;
    showAdded(stored);
    YIDI_ASSIGN(stored.categories,
        m_file->all(
            "SELECT med_chrgitm_type, det_item_fee_sumamt, fulamt_ownpay_amt, overlmt_amt, "
            "preselfpay_amt FROM settlement_category WHERE setl_id = ? ORDER BY 1",
            [](const LedgerRow& row) {
                return ChargeCategory { row.text(0),
                    { row.money(1), row.money(2), row.money(3), row.money(4) } };
            },
            stored.setlId()));
    return stored;
}

Result<std::optional<StoredSettlement>> Ledger::completeOne(
    std::optional<Result<StoredSettlement>> found)
{
    if (!found)
        return std::optional<StoredSettlement>();
    YIDI_ASSIGN(auto stored, complete(*std::move(found)));
    return std::optional(std::move(stored));
}

Result<std::optional<StoredSettlement>> Ledger::settlement(const QString& setlId)
{
    YIDI_ASSIGN(auto found,
        m_file->first(YIDI_SETTLEMENT_COLUMNS "WHERE setl_id = ?", settlementFrom, setlId));
    return completeOne(std::move(found));
}

Result<std::optional<StoredSettlement>> Ledger::settlementOfMessage(const QString& msgid)
{
    YIDI_ASSIGN(auto found,
        m_file->first(YIDI_SETTLEMENT_COLUMNS "WHERE msgid = ?", settlementFrom, msgid));
    return completeOne(std::move(found));
}

Result<std::vector<StoredSettlement>> Ledger::standing(const QString& mdtrtId)
{
    YIDI_ASSIGN(auto found,
        m_file->all(YIDI_SETTLEMENT_COLUMNS "WHERE mdtrt_id = ? AND refd_setl_flag = 0 AND NOT "
                                            "EXISTS (SELECT 1 " YIDI_UNDOING_SETTLEMENT
                                            ") ORDER BY seq",
            settlementFrom, mdtrtId));
    std::vector<StoredSettlement> standing;
    for (auto& one : found) {
        YIDI_ASSIGN(auto stored, complete(std::move(one)));
        standing.push_back(std::move(stored));
    }
    return standing;
}

Result<QString> Ledger::madeAfter(const QString& setlId)
{
    YIDI_ASSIGN(const auto found,
        m_file->first(
            "SELECT s.setl_id FROM settlement s JOIN settlement o "
            "ON s.psn_no = o.psn_no AND s.insutype = o.insutype "
            "AND s.insuplc_admdvs = o.insuplc_admdvs AND s.seq > o.seq "
            "WHERE o.setl_id = ? AND s.refd_setl_flag = 0 "
            "AND NOT EXISTS (SELECT 1 " YIDI_UNDOING_SETTLEMENT ") "
            "AND (s.setl_year = o.setl_year OR EXISTS (SELECT 1 FROM accumulator a "
            "JOIN accumulator b USING(year) WHERE a.setl_id = s.setl_id AND b.setl_id = "
            "o.setl_id)) ORDER BY s.seq DESC LIMIT 1",
            [](const LedgerRow& row) { return row.text(0); }, setlId));
    return found.value_or(QString());
}

Result<void> Ledger::setDetails(const QString& setlId, Details details, const QString& difference)
{
    return m_file->run("UPDATE settlement SET details = ?, details_difference = ? "
                       "WHERE setl_id = ?",
        detailsName(details), difference, setlId);
}

Result<std::vector<QString>> Ledger::detailsOverdue(const QDate& today)
{
    return m_file->all(
        "SELECT setl_id FROM settlement WHERE details = 'due' AND details_due < ?",
        [](const LedgerRow& row) { return row.text(0); }, today);
}

Result<Accumulators> Ledger::accumulators(const InsuredYear& year)
{
    YIDI_ASSIGN(const auto sums,
        m_file->all(
            "SELECT name, sum(delta) FROM accumulator WHERE psn_no = ? AND insutype = ? "
            "AND insuplc_admdvs = ? AND year = ? GROUP BY name HAVING sum(delta) <> 0",
            [](const LedgerRow& row) { return std::pair(row.text(0), row.money(1)); }, year.psnNo,
            year.insutype, year.region, year.year));
    return Accumulators(sums.begin(), sums.end());
}

Result<std::map<int, Accumulators>> Ledger::addedBy(const QString& mdtrtId)
{
    YIDI_ASSIGN(const auto sums,
        m_file->all(
            "SELECT year, name, sum(delta) FROM accumulator JOIN settlement USING(setl_id) "
            "WHERE mdtrt_id = ? GROUP BY year, name HAVING sum(delta) <> 0",
            [](const LedgerRow& row) {
                return std::tuple(static_cast<int>(row.integer(0)), row.text(1), row.money(2));
            },
            mdtrtId));
    std::map<int, Accumulators> added;
    for (const auto& [year, name, delta] : sums)
        added[year][name] = delta;
    return added;
}

Result<int> Ledger::settledAdmissions(const InsuredYear& year)
{
    YIDI_ASSIGN(const auto sums, accumulators(year));
    const auto at = sums.find(QStringLiteral("admissions"));
    return at == sums.end() ? 0 : static_cast<int>(at->second.value());
}

Result<qint64> Ledger::yearVersion(const InsuredYear& year)
{
    YIDI_ASSIGN(const auto version,
        m_file->first(
            "SELECT version FROM medical_year WHERE psn_no = ? AND insutype = ? "
            "AND insuplc_admdvs = ? AND year = ?",
            [](const LedgerRow& row) { return row.integer(0); }, year.psnNo, year.insutype,
            year.region, year.year));
    return version.value_or(0);
}

} // namespace yidi
