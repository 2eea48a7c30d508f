// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/ledger/ledger.h"

#include <QSet>

/// The catalogue by version and day, and the codes that are not in it.
namespace yidi {

namespace {

std::optional<qint64> limitOf(const CatalogueItem& item)
{
    return item.priceLimit ? std::optional<qint64>(*item.priceLimit) : std::optional<qint64>();
}

CatalogueRow rowFrom(const LedgerRow& from)
{
    CatalogueRow row;
    row.item = { from.text(0), from.text(1), from.text(2), from.text(3), {}, { from.integer(5) },
        from.date(6), from.date(7) };
    if (!from.isNull(4))
        row.item.priceLimit = from.integer(4);
    row.valid = from.flag(8);
    row.version = from.integer(9);
    return row;
}

} // namespace

Result<Catalogue> Ledger::catalogue(const std::vector<FeeLine>& lines)
{
    Catalogue catalogue;
    QSet<QString> asked;
    for (const FeeLine& line : lines) {
        if (asked.contains(line.code))
            continue;
        asked.insert(line.code);
        YIDI_ASSIGN(auto rows,
            m_file->all("SELECT med_list_codg, med_list_name, med_chrgitm_type, chrgitm_lv, "
                        "pric_uplmt_amt, selfpay_prop, begndate, enddate, vali_flag, ver "
                        "FROM catalogue_item WHERE med_list_codg = ? AND vali_flag",
                rowFrom, line.code));
        for (CatalogueRow& row : rows)
            catalogue.addPeriod(std::move(row.item));
    }
    return catalogue;
}

Result<qint64> Ledger::catalogueVersion(const QString& list)
{
    YIDI_ASSIGN(const auto version,
        m_file->first(
            "SELECT ver FROM catalogue_version WHERE list_type = ?",
            [](const LedgerRow& row) { return row.integer(0); }, list));
    return version.value_or(0);
}

Result<void> Ledger::setCatalogueVersion(const QString& list, qint64 version)
{
    return m_file->run("INSERT INTO catalogue_version(list_type, ver) VALUES(?, ?) "
                       "ON CONFLICT DO UPDATE SET ver = excluded.ver",
        list, version);
}

Result<std::vector<CatalogueRow>> Ledger::catalogueRows(const QString& list, qint64 after)
{
    return m_file->all(
        "SELECT med_list_codg, med_list_name, med_chrgitm_type, chrgitm_lv, pric_uplmt_amt, "
        "selfpay_prop, begndate, enddate, vali_flag, ver FROM catalogue_item "
        "WHERE list_type = ? AND ver > ? ORDER BY med_list_codg, begndate",
        rowFrom, list, after);
}

Result<std::optional<CatalogueRow>> Ledger::catalogueRow(const QString& code, const QDate& begin)
{
    return m_file->first(
        "SELECT med_list_codg, med_list_name, med_chrgitm_type, chrgitm_lv, pric_uplmt_amt, "
        "selfpay_prop, begndate, enddate, vali_flag, ver FROM catalogue_item "
        "WHERE med_list_codg = ? AND begndate = ?",
        rowFrom, code, begin);
}

#define YIDI_FILTERED_CATALOGUE                                                                    \
    "FROM catalogue_item WHERE (?1 = '' OR med_list_codg = ?1) "                                   \
    "AND (?2 = '' OR instr(med_list_name, ?2)) AND (?3 = '' OR med_chrgitm_type = ?3) "            \
    "AND (?4 = '' OR chrgitm_lv = ?4) AND (?5 = '' OR list_type = ?5) "                            \
    "AND (?6 = '' OR vali_flag = CAST(?6 AS INTEGER)) AND (?7 = '' OR begndate >= ?7) "            \
    "AND (?8 = '' OR (begndate <= ?8 AND (enddate = '' OR ?8 <= enddate))) "                       \
    "AND (?9 <> 1 OR pric_uplmt_amt IS NOT NULL) AND (?9 <> 2 OR chrgitm_lv = '02') "

Result<std::vector<ListedRow>> Ledger::catalogueItems(
    const CatalogueFilter& filter, CatalogueKind kind)
{
    return m_file->all(
        "SELECT med_list_codg, med_list_name, med_chrgitm_type, chrgitm_lv, pric_uplmt_amt, "
        "selfpay_prop, begndate, enddate, vali_flag, ver, list_type " YIDI_FILTERED_CATALOGUE
        "ORDER BY med_list_codg, begndate LIMIT ?10 OFFSET ?11",
        [](const LedgerRow& row) {
            return ListedRow { rowFrom(row), row.text(10) };
        },
        filter.code, filter.name, filter.chargeType, filter.chargeLevel, filter.list, filter.valid,
        filter.begin, filter.day, static_cast<int>(kind), static_cast<qint64>(filter.size),
        static_cast<qint64>((filter.page - 1) * filter.size));
}

Result<qint64> Ledger::countCatalogueItems(const CatalogueFilter& filter, CatalogueKind kind)
{
    YIDI_ASSIGN(const auto found,
        m_file->all(
            "SELECT count(*) " YIDI_FILTERED_CATALOGUE,
            [](const LedgerRow& row) { return row.integer(0); }, filter.code, filter.name,
            filter.chargeType, filter.chargeLevel, filter.list, filter.valid, filter.begin,
            filter.day, static_cast<int>(kind)));
    return found.front();
}

Result<void> Ledger::putCatalogueRow(const QString& list, const CatalogueRow& row)
{
    const CatalogueItem& item = row.item;
    return m_file->run(
        "INSERT INTO catalogue_item(med_list_codg, begndate, enddate, list_type, med_list_name, "
        "med_chrgitm_type, chrgitm_lv, pric_uplmt_amt, selfpay_prop, vali_flag, ver) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
        "enddate = excluded.enddate, list_type = excluded.list_type, "
        "med_list_name = excluded.med_list_name, med_chrgitm_type = excluded.med_chrgitm_type, "
        "chrgitm_lv = excluded.chrgitm_lv, pric_uplmt_amt = excluded.pric_uplmt_amt, "
        "selfpay_prop = excluded.selfpay_prop, vali_flag = excluded.vali_flag, ver = excluded.ver",
        item.code, item.begin, item.end, list, item.name, item.chargeType, item.chargeLevel,
        limitOf(item), static_cast<qint64>(item.firstShare.value), row.valid,
        static_cast<qint64>(row.version));
}

Result<void> Ledger::addUnmapped(const UnmappedLine& line)
{
    return m_file->run(
        "INSERT INTO unmapped(mdtrt_id, feedetl_sn, msgid, fixmedins_code, medins_list_codg, "
        "medins_list_name, day, det_item_fee_sumamt) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
        line.mdtrtId, line.serial, line.msgid, line.institutionCode, line.code, line.name, line.day,
        line.amount);
}

Result<std::vector<UnmappedRow>> Ledger::unmappedOf(const QString& institution)
{
    return m_file->all(
        "SELECT medins_list_codg, max(medins_list_name), count(*), sum(u.det_item_fee_sumamt), "
        "min(day) FROM unmapped u JOIN fee_line f USING(mdtrt_id, feedetl_sn, msgid) "
        "WHERE fixmedins_code = ? AND cancelled_by = '' GROUP BY medins_list_codg "
        "ORDER BY sum(u.det_item_fee_sumamt) DESC, medins_list_codg",
        [](const LedgerRow& row) {
            return UnmappedRow { row.text(0), row.text(1), row.integer(2), row.money(3),
                row.date(4) };
        },
        institution);
}

} // namespace yidi
