// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/ledger/ledger.h"

/// What the province knows of the queue of a station.
namespace yidi {

Result<std::vector<EpochSeen>> Ledger::epochsOf(
    const QString& institutionCode, const QString& deviceNo)
{
    return m_file->all(
        "SELECT epoch, max(seq), count(*) FROM link WHERE fixmedins_code = ? AND dev_no = ? "
        "GROUP BY epoch",
        [](const LedgerRow& row) {
            return EpochSeen { row.text(0), row.integer(1), row.integer(2) };
        },
        institutionCode, deviceNo);
}

Result<std::vector<RangeRow>> Ledger::links(const QString& institutionCode, const QString& deviceNo,
    const QString& epoch, std::int64_t from, std::int64_t to)
{
    return m_file->all(
        "SELECT l.seq, l.msgid, l.infno, l.link, l.outcome, coalesce(s.medfee_sumamt, 0), "
        "coalesce(s.fund_pay_sumamt, 0) FROM link l LEFT JOIN settlement s ON s.msgid = l.msgid "
        "WHERE l.fixmedins_code = ? AND l.dev_no = ? AND l.epoch = ? AND l.seq BETWEEN ? AND ? "
        "ORDER BY l.seq",
        [](const LedgerRow& row) {
            RangeRow known { row.integer(0), row.text(1), row.text(2), row.text(3), {},
                row.money(5), row.money(6) };
            messageEndFromName(row.text(4), known.end);
            return known;
        },
        institutionCode, deviceNo, epoch, qint64 { from }, qint64 { to });
}

Result<QString> Ledger::lastMessageOf(const QString& institutionCode, const QString& stationNumber)
{
    const QString end = institutionCode + QLatin1Char('~');
    YIDI_ASSIGN(const auto landed,
        m_file->first(
            "SELECT msgid FROM message WHERE msgid > ? AND msgid < ? AND substr(msgid, 27, 3) = ? "
            "ORDER BY msgid DESC LIMIT 1",
            [](const LedgerRow& row) { return row.text(0); }, institutionCode, end, stationNumber));
    YIDI_ASSIGN(const auto buried,
        m_file->first(
            "SELECT msgid FROM tombstone WHERE msgid > ? AND msgid < ? "
            "AND substr(msgid, 27, 3) = ? ORDER BY msgid DESC LIMIT 1",
            [](const LedgerRow& row) { return row.text(0); }, institutionCode, end, stationNumber));
    return std::max(landed.value_or(QString()), buried.value_or(QString()));
}

} // namespace yidi
