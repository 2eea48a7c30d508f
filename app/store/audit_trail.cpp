// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/audit_trail.h"

#include "app/base/json.h"
#include "app/base/log.h"
#include "app/crypto/signing.h"
#include "app/store/database.h"
#include "app/store/desk_key.h"

#include <QFile>
#include <QSaveFile>

#include <limits>

namespace yidi {

using store::Database;
using store::Statement;

namespace {

const QString damaged = QStringLiteral("trail-damaged");

/// One statement each: `verify` looks for them in the file word for word.
constexpr const char* migrations[] = {
    R"sql(CREATE TABLE trail (
    row INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    about TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT)sql",
    R"sql(CREATE TRIGGER trail_appended BEFORE INSERT ON trail
WHEN NEW.row <> (SELECT coalesce(max(row), 0) + 1 FROM trail)
BEGIN SELECT RAISE(ABORT, 'a trail only grows'); END)sql",
    R"sql(CREATE TRIGGER trail_immutable BEFORE UPDATE ON trail
BEGIN SELECT RAISE(ABORT, 'a trail is never changed'); END)sql",
    R"sql(CREATE TRIGGER trail_kept BEFORE DELETE ON trail
BEGIN SELECT RAISE(ABORT, 'a trail is never shortened'); END)sql",
};

QDateTime timeFrom(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::OffsetFromUTC, 8 * 3600);
}

/// With its length before it no field can borrow from the next.
void put(QByteArray& bytes, const QByteArray& field)
{
    bytes += QByteArray::number(field.size()) + ':' + field;
}

AuditTrail::Entry entryFrom(const Statement& row)
{
    return { row.integer(0), timeFrom(row.integer(1)), row.text(2), row.text(3), row.text(4) };
}

constexpr const char* allRows =
    "SELECT row, at_ms, who, what, about, hash FROM trail ORDER BY row DESC LIMIT ?";

} // namespace

/// The last row: what the next one hangs on.
struct AuditTrail::Head {
    qint64 row = 0;
    QByteArray hash;
    bool operator==(const Head&) const = default;
};

AuditTrail::AuditTrail(
    std::unique_ptr<Database> database, QString dataDir, QByteArray key, const Clock& clock)
    : m_database(std::move(database))
    , m_dataDir(std::move(dataDir))
    , m_key(std::move(key))
    , m_clock(clock)
{
}

AuditTrail::~AuditTrail() = default;

Result<std::unique_ptr<AuditTrail>> AuditTrail::open(const QString& dataDir, const Clock& clock)
{
    YIDI_ASSIGN(const QByteArray key, deskKey(dataDir, "audit-trail"));
    YIDI_ASSIGN(auto database, Database::open(dataDir + QStringLiteral("/trail.db"), migrations));
    return std::unique_ptr<AuditTrail>(new AuditTrail(std::move(database), dataDir, key, clock));
}

Result<void> AuditTrail::add(const QString& who, const QString& what, const QString& about)
{
    const auto written = m_database->transaction([&]() -> Result<Head> {
        YIDI_ASSIGN(Head last, lastRow());
        YIDI_ASSIGN(const QString objection, objectionToHead(last));
        if (!objection.isEmpty()) {
            qCCritical(logStore) << "audit trail:" << objection;
            YIDI_ASSIGN(
                last, append(last, { last.row + 1, m_clock.now(), {}, damaged, objection }));
        }
        return append(last, { last.row + 1, m_clock.now(), who, what, about });
    });
    YIDI_TRY(written);
    return rememberHead(*written);
}

Result<AuditTrail::Head> AuditTrail::append(const Head& last, const Entry& entry)
{
    const Head next { entry.row, hashOf(last.hash, entry) };
    YIDI_TRY(m_database->run(
        "INSERT INTO trail (row, at_ms, who, what, about, hash) VALUES (?, ?, ?, ?, ?, ?)",
        entry.row, entry.at.toMSecsSinceEpoch(), entry.who, entry.what, entry.about, next.hash));
    return next;
}

Result<std::vector<AuditTrail::Entry>> AuditTrail::latest(int limit)
{
    YIDI_ASSIGN(Statement rows, m_database->query(allRows, limit));
    return entriesFrom(rows);
}

Result<std::vector<AuditTrail::Entry>> AuditTrail::all(const QString& what)
{
    YIDI_ASSIGN(Statement rows,
        m_database->query(
            "SELECT row, at_ms, who, what, about FROM trail WHERE what = ? ORDER BY row", what));
    return entriesFrom(rows);
}

Result<std::vector<AuditTrail::Entry>> AuditTrail::entriesFrom(store::Statement& rows)
{
    std::vector<Entry> entries;
    while (true) {
        YIDI_ASSIGN(const bool more, rows.step());
        if (!more)
            return entries;
        entries.push_back(entryFrom(rows));
    }
}

Result<AuditTrail::Soundness> AuditTrail::verify()
{
    YIDI_ASSIGN(const bool guarded, guardsStand());
    if (!guarded)
        return Soundness { 1, QStringLiteral("the rules of the file were changed") };
    YIDI_ASSIGN(Statement rows,
        m_database->query("SELECT row, at_ms, who, what, about, hash FROM trail ORDER BY row"));
    Head last;
    while (true) {
        YIDI_ASSIGN(const bool more, rows.step());
        if (!more)
            break;
        const Entry entry = entryFrom(rows);
        // Text is compared as it stands in the file, not as it could be read.
        const bool legible = rows.blob(2) == entry.who.toUtf8()
            && rows.blob(3) == entry.what.toUtf8() && rows.blob(4) == entry.about.toUtf8();
        if (entry.row != last.row + 1)
            return Soundness { last.row + 1, QStringLiteral("a row is missing") };
        if (!legible || rows.blob(5) != hashOf(last.hash, entry))
            return Soundness { entry.row, QStringLiteral("a row was changed, or one before it") };
        if (entry.what == damaged)
            return Soundness { entry.row, entry.about };
        last = { entry.row, rows.blob(5) };
    }
    rows = Statement();
    YIDI_ASSIGN(const QString objection, objectionToHead(last));
    if (!objection.isEmpty())
        return Soundness { last.row + 1, objection };
    return Soundness {};
}

Result<bool> AuditTrail::guardsStand()
{
    for (const char* sql : migrations) {
        YIDI_ASSIGN(Statement row,
            m_database->query(
                "SELECT 1 FROM sqlite_schema WHERE sql = ?", QString::fromLatin1(sql)));
        YIDI_ASSIGN(const bool stands, row.step());
        if (!stands)
            return false;
    }
    return true;
}

Result<AuditTrail::Head> AuditTrail::lastRow()
{
    YIDI_ASSIGN(Statement row, m_database->query(allRows, 1));
    YIDI_ASSIGN(const bool found, row.step());
    return found ? Head { row.integer(0), row.blob(5) } : Head {};
}

/// A power cut may come between a row and its head, so the head may be one row behind.
Result<QString> AuditTrail::objectionToHead(const Head& last)
{
    YIDI_ASSIGN(const Head head, rememberedHead());
    if (head == last)
        return QString();
    if (head.row < 0)
        return QStringLiteral("the note of the last row was changed");
    if (head.row > last.row)
        return QStringLiteral("rows %1 to %2 are missing").arg(last.row + 1).arg(head.row);
    if (head.row < last.row - 1)
        return QStringLiteral("the note of the last row is too old");
    if (head.row == 0)
        return QString();
    YIDI_ASSIGN(Statement row, m_database->query("SELECT hash FROM trail WHERE row = ?", head.row));
    YIDI_ASSIGN(const bool found, row.step());
    return found && row.blob(0) == head.hash
        ? QString()
        : QStringLiteral("row %1 is another than it was").arg(head.row);
}

/// Row 0 when there is none yet, -1 when it is not ours.
Result<AuditTrail::Head> AuditTrail::rememberedHead() const
{
    const QString path = m_dataDir + QStringLiteral("/trail.head");
    if (!QFile::exists(path))
        return Head {};
    const Head foreign { -1, {} };
    const auto json = readJsonFile(path);
    if (!json) // one that cannot be read now is not a broken one
        return json.error().code == ErrorCode::BadJson ? Result<Head>(foreign) : fail(json.error());
    const Head head { (*json)[u"row"].text().toLongLong(),
        QByteArray::fromHex((*json)[u"hash"].text().toLatin1()) };
    return QByteArray::fromHex((*json)[u"seal"].text().toLatin1()) == sealOf(head) ? head : foreign;
}

Result<void> AuditTrail::rememberHead(const Head& head) const
{
    QSaveFile file(m_dataDir + QStringLiteral("/trail.head"));
    const QByteArray bytes = writeJson(Json::object({
        { QStringLiteral("row"), Json::integer(head.row) },
        { QStringLiteral("hash"), QString::fromLatin1(head.hash.toHex()) },
        { QStringLiteral("seal"), QString::fromLatin1(sealOf(head).toHex()) },
    }));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::FileUnwritable, file.fileName());
    return {};
}

QByteArray AuditTrail::sealOf(const Head& head) const
{
    QByteArray bytes("head");
    put(bytes, QByteArray::number(head.row));
    put(bytes, head.hash);
    return hmacSm3(m_key, bytes);
}

QByteArray AuditTrail::hashOf(const QByteArray& previous, const Entry& entry) const
{
    QByteArray bytes("row");
    put(bytes, previous);
    put(bytes, QByteArray::number(entry.row));
    put(bytes, QByteArray::number(entry.at.toMSecsSinceEpoch()));
    put(bytes, entry.who.toUtf8());
    put(bytes, entry.what.toUtf8());
    put(bytes, entry.about.toUtf8());
    return hmacSm3(m_key, bytes);
}

} // namespace yidi
