// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/ledger/ledger.h"

#include "app/province/ledger/schema.h"

namespace yidi {

Result<std::unique_ptr<Ledger>> Ledger::open(const QString& path)
{
    YIDI_ASSIGN(auto file, LedgerFile::open(path));
    std::unique_ptr<Ledger> ledger(new Ledger(std::move(file)));
    YIDI_TRY(ledger->migrate());
    return ledger;
}

Result<void> Ledger::migrate()
{
    constexpr int newest = static_cast<int>(std::size(ledgerMigrations));
    const auto number = [](const LedgerRow& row) { return static_cast<int>(row.integer(0)); };
    YIDI_ASSIGN(auto transaction, begin());
    YIDI_ASSIGN(const auto found, m_file->first("PRAGMA user_version", number));
    const int version = found.value_or(0);
    if (version > newest)
        return fail(ErrorCode::StoreNewer,
            QStringLiteral("ledger.db is of version %1, this program knows %2")
                .arg(version)
                .arg(newest));
    for (int i = version; i < newest; ++i)
        YIDI_TRY(m_file->script(ledgerMigrations[i]));
    YIDI_TRY(writeFilingWays());
    return transaction.commit();
}

Result<Ledger::Transaction> Ledger::begin()
{
    YIDI_TRY(m_file->run("BEGIN IMMEDIATE"));
    return Transaction(*m_file);
}

Ledger::Transaction::~Transaction()
{
    // Fails only when SQLite has rolled back by itself already.
    if (m_file)
        static_cast<void>(m_file->run("ROLLBACK"));
}

Result<void> Ledger::Transaction::commit()
{
    YIDI_TRY(m_file->run("COMMIT"));
    m_file = nullptr;
    return {};
}

Result<void> Ledger::Transaction::beginEffect()
{
    return m_file->run("SAVEPOINT effect");
}

Result<void> Ledger::Transaction::undoEffect()
{
    return m_file->run("ROLLBACK TO effect");
}

Result<std::optional<StoredMessage>> Ledger::message(const QString& msgid)
{
    return m_file->first(
        "SELECT infno, dev_no, fixmedins_code, body_hash, success, answer, received_at "
        "FROM message WHERE msgid = ?",
        [&](const LedgerRow& row) {
            return StoredMessage { msgid, row.text(0), row.text(1), row.text(2), row.text(3),
                row.flag(4), row.bytes(5), row.time(6) };
        },
        msgid);
}

Result<void> Ledger::addMessage(const StoredMessage& message)
{
    return m_file->run(
        "INSERT INTO message(msgid, infno, dev_no, fixmedins_code, body_hash, success, answer, "
        "received_at) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
        message.msgid, message.infno, message.deviceNo, message.institutionCode, message.bodyHash,
        message.success, message.answer, message.receivedAt);
}

Result<std::optional<StoredLink>> Ledger::linkAt(
    const QString& institutionCode, const QString& deviceNo, const QString& epoch, qint64 number)
{
    return m_file->first(
        "SELECT msgid, infno, link, outcome FROM link "
        "WHERE fixmedins_code = ? AND dev_no = ? AND epoch = ? AND seq = ?",
        [&](const LedgerRow& row) {
            return StoredLink { institutionCode, deviceNo, epoch, number, row.text(0), row.text(1),
                row.text(2), row.text(3) };
        },
        institutionCode, deviceNo, epoch, number);
}

Result<void> Ledger::addLink(const StoredLink& link)
{
    return m_file->run(
        "INSERT INTO link(fixmedins_code, dev_no, epoch, seq, msgid, infno, link, outcome) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
        link.institutionCode, link.deviceNo, link.epoch, link.number, link.msgid, link.infno,
        link.link, link.outcome);
}

Result<void> Ledger::addPiece(const QString& institutionCode, const QString& hash,
    const QByteArray& content, const QDateTime& now)
{
    return m_file->run("INSERT INTO piece(fixmedins_code, hash, content, size, received_at) "
                       "VALUES(?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        institutionCode, hash, content, static_cast<qint64>(content.size()), now);
}

Result<std::optional<QByteArray>> Ledger::piece(const QString& institutionCode, const QString& hash)
{
    return m_file->first(
        "SELECT content FROM piece WHERE fixmedins_code = ? AND hash = ?",
        [](const LedgerRow& row) { return row.bytes(0); }, institutionCode, hash);
}

Result<qint64> Ledger::roomTakenByPieces(const QString& institutionCode)
{
    YIDI_ASSIGN(const auto taken,
        m_file->first(
            "SELECT coalesce(sum(size), 0) FROM piece WHERE fixmedins_code = ?",
            [](const LedgerRow& row) { return row.integer(0); }, institutionCode));
    return taken.value_or(0);
}

Result<void> Ledger::dropPieces(const QString& institutionCode, const QStringList& hashes)
{
    for (const QString& hash : hashes)
        YIDI_TRY(m_file->run(
            "DELETE FROM piece WHERE fixmedins_code = ? AND hash = ?", institutionCode, hash));
    return {};
}

Result<void> Ledger::dropPiecesBefore(const QDateTime& time)
{
    return m_file->run("DELETE FROM piece WHERE received_at < ?", time);
}

Result<bool> Ledger::isBuried(const QString& msgid)
{
    YIDI_ASSIGN(const auto found,
        m_file->first(
            "SELECT 1 FROM tombstone WHERE msgid = ?", [](const LedgerRow&) { return true; },
            msgid));
    return found.has_value();
}

Result<void> Ledger::bury(
    const QString& msgid, const QString& infno, const QString& deviceNo, const QDateTime& now)
{
    return m_file->run("INSERT INTO tombstone(msgid, infno, dev_no, buried_at) "
                       "VALUES(?, ?, ?, ?) ON CONFLICT(msgid) DO NOTHING",
        msgid, infno, deviceNo, now);
}

Result<void> Ledger::raiseAlarm(
    const QString& msgid, const QString& deviceNo, const QString& what, const QDateTime& now)
{
    return m_file->run("INSERT INTO alarm(msgid, dev_no, what, raised_at) VALUES(?, ?, ?, ?)",
        msgid, deviceNo, what, now);
}

Result<qint64> Ledger::nextSerial(const QString& name)
{
    YIDI_ASSIGN(const auto next,
        m_file->first(
            "INSERT INTO serial(name, last) VALUES(?, 1) "
            "ON CONFLICT(name) DO UPDATE SET last = last + 1 RETURNING last",
            [](const LedgerRow& row) { return row.integer(0); }, name));
    return next.value_or(0);
}

Result<std::optional<SignInAnswer>> Ledger::signIn(
    const QString& institution, const QString& operatorNo, const QDate& day)
{
    return m_file->first(
        "SELECT sign_time, sign_no FROM sign_in "
        "WHERE fixmedins_code = ? AND opter_no = ? AND day = ?",
        [](const LedgerRow& row) {
            return SignInAnswer { row.time(0), row.text(1) };
        },
        institution, operatorNo, day);
}

Result<void> Ledger::addSignIn(
    const QString& institution, const QString& operatorNo, const SignInAnswer& row)
{
    return m_file->run("INSERT INTO sign_in(fixmedins_code, opter_no, day, sign_no, sign_time) "
                       "VALUES(?, ?, ?, ?, ?)",
        institution, operatorNo, row.signedAt.date(), row.signNo, row.signedAt);
}

} // namespace yidi
