// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/ledger/ledger.h"

/// The outbox of messages to people.
namespace yidi {

Result<bool> Ledger::addNotice(const Notice& notice, const QDateTime& now)
{
    YIDI_ASSIGN(const auto added,
        m_file->first(
            "INSERT INTO notice(key, tel, text, queued_at, sent_at) VALUES(?, ?, ?, ?, '') "
            "ON CONFLICT DO NOTHING RETURNING 1",
            [](const LedgerRow&) { return true; }, notice.key, notice.phone, notice.text, now));
    return added.has_value();
}

Result<std::vector<Notice>> Ledger::queuedNotices(int limit)
{
    return m_file->all(
        "SELECT key, tel, text FROM notice WHERE sent_at = '' ORDER BY key LIMIT ?",
        [](const LedgerRow& row) {
            return Notice { row.text(0), row.text(1), row.text(2) };
        },
        limit);
}

Result<void> Ledger::noteSent(const QString& key, const QDateTime& now)
{
    return m_file->run("UPDATE notice SET sent_at = ? WHERE key = ?", now, key);
}

} // namespace yidi
