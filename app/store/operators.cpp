// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/operators.h"

#include "app/crypto/signing.h"
#include "app/store/database.h"
#include "app/store/desk_key.h"

#include <QRegularExpression>

namespace yidi {

using store::Database;
using store::Statement;

namespace {

constexpr FilingRole staffRoles[] = { FilingRole::Clerk, FilingRole::Supervisor,
    FilingRole::Reviewer };

constexpr const char* migrations[] = { R"sql(
CREATE TABLE operator (
    number TEXT PRIMARY KEY CHECK (length(number) BETWEEN 1 AND 30),
    name TEXT NOT NULL,
    roles INTEGER NOT NULL,
    passes INTEGER NOT NULL,
    memory_kib INTEGER NOT NULL,
    lanes INTEGER NOT NULL,
    salt BLOB NOT NULL,
    hash BLOB NOT NULL,
    card BLOB UNIQUE,
    tries INTEGER NOT NULL DEFAULT 0,
    locked_until_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
)sql" };

QDateTime timeFrom(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::OffsetFromUTC, 8 * 3600);
}

Result<void> wrong(const char* what)
{
    return fail(ErrorCode::BadInput, QString::fromUtf8(what));
}

Result<void> check(const Operator& who, const SecretBuffer& password)
{
    static const QRegularExpression number(QStringLiteral("^[0-9A-Za-z][0-9A-Za-z-]{0,29}$"));
    if (!number.match(who.number).hasMatch())
        return wrong("the number must be 1 to 30 letters, digits and hyphens");
    if (who.name.trimmed().isEmpty() || who.name.size() > 50)
        return wrong("the name must have 1 to 50 characters");
    if (who.roles == 0
        || (who.roles & ~(FilingRole::Clerk | FilingRole::Supervisor | FilingRole::Reviewer)))
        return wrong("the roles must be some of clerk, supervisor, reviewer");
    if (password.size() < shortestPassword || password.size() > longestPassword)
        return wrong("the password must have 8 to 128 bytes");
    const QByteArray own = who.number.toUtf8();
    const auto bytes = password.bytes();
    if (std::equal(bytes.begin(), bytes.end(), own.begin(), own.end(),
            [](unsigned char a, char b) { return a == static_cast<unsigned char>(b); }))
        return wrong("the password must not be the number");
    return {};
}

} // namespace

struct Operators::Tries {
    Operator who;
    PasswordHash password;
    int left = 0; ///< after this one
    QDateTime lockedUntil; ///< invalid: this one counts
};

Operators::Operators(std::unique_ptr<Database> database, QByteArray cardKey, const Clock& clock,
    const PasswordCost& cost)
    : m_database(std::move(database))
    , m_cardKey(std::move(cardKey))
    , m_clock(clock)
    , m_cost(cost)
{
}

Operators::~Operators() = default;

Result<std::unique_ptr<Operators>> Operators::open(
    const QString& dataDir, const Clock& clock, const PasswordCost& cost)
{
    YIDI_ASSIGN(const QByteArray key, deskKey(dataDir, "operator-card"));
    YIDI_ASSIGN(
        auto database, Database::open(dataDir + QStringLiteral("/operators.db"), migrations));
    return std::unique_ptr<Operators>(new Operators(std::move(database), key, clock, cost));
}

Result<void> Operators::add(const Operator& who, const SecretBuffer& password, const QString& card)
{
    YIDI_TRY(check(who, password));
    YIDI_ASSIGN(const PasswordHash hash, hashPassword(password, m_cost));
    return m_database->transaction([&]() -> Result<void> {
        YIDI_ASSIGN(const int added,
            m_database->run("INSERT INTO operator (number, name, roles, passes, memory_kib, lanes, "
                            "salt, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                who.number, who.name, qint64 { who.roles }, hash.cost.passes, hash.cost.memoryKib,
                hash.cost.lanes, hash.salt, hash.hash));
        if (added == 0)
            return fail(ErrorCode::BadInput,
                QStringLiteral("operator %1 is there already; remove it first").arg(who.number));
        if (card.isEmpty())
            return {};
        YIDI_ASSIGN(const int carded,
            m_database->run("UPDATE OR IGNORE operator SET card = ? WHERE number = ?", tagOf(card),
                who.number));
        return carded == 1 ? Result<void>() : wrong("this card is another operator's");
    });
}

Result<void> Operators::remove(const QString& number)
{
    YIDI_ASSIGN(
        const int removed, m_database->run("DELETE FROM operator WHERE number = ?", number));
    if (removed == 0)
        return fail(ErrorCode::BadInput, QStringLiteral("there is no operator %1").arg(number));
    return {};
}

Result<std::vector<Operator>> Operators::all()
{
    YIDI_ASSIGN(Statement rows,
        m_database->query("SELECT number, name, roles FROM operator ORDER BY number"));
    std::vector<Operator> found;
    while (true) {
        YIDI_ASSIGN(const bool more, rows.step());
        if (!more)
            return found;
        found.push_back({ rows.text(0), rows.text(1), static_cast<FilingRoles>(rows.integer(2)) });
    }
}

Result<LogInOutcome> Operators::logIn(const QString& number, const SecretBuffer& password)
{
    YIDI_ASSIGN(const auto known, takeTry(number));
    if (!known) {
        // Nobody learns from the time it takes which numbers there are.
        YIDI_TRY(hashPassword(password, m_cost));
        return LogInOutcome {};
    }
    if (known->lockedUntil.isValid())
        return LogInOutcome { {}, 0, known->lockedUntil };
    YIDI_ASSIGN(const bool right, matchesPassword(known->password, password));
    if (right) {
        YIDI_TRY(forgetTries(number));
        return LogInOutcome { known->who, {}, {} };
    }
    LogInOutcome refused { {}, known->left, {} };
    if (known->left == 0)
        refused.lockedUntil = m_clock.now().addMSecs(logInLockMs);
    return refused;
}

/// With the last try the lock begins at once, and a right password takes it off again.
Result<std::optional<Operators::Tries>> Operators::takeTry(const QString& number)
{
    return m_database->transaction([&]() -> Result<std::optional<Tries>> {
        YIDI_ASSIGN(Statement row,
            m_database->query("SELECT number, name, roles, passes, memory_kib, lanes, salt, hash, "
                              "tries, locked_until_ms FROM operator WHERE number = ?",
                number));
        YIDI_ASSIGN(const bool found, row.step());
        if (!found)
            return std::optional<Tries>();
        Tries tries;
        tries.who = { row.text(0), row.text(1), static_cast<FilingRoles>(row.integer(2)) };
        tries.password.cost = { static_cast<int>(row.integer(3)), static_cast<int>(row.integer(4)),
            static_cast<int>(row.integer(5)) };
        tries.password.salt = row.blob(6);
        tries.password.hash = row.blob(7);
        qint64 used = row.integer(8);
        const qint64 now = m_clock.now().toMSecsSinceEpoch();
        // Further ahead than any lock is the trace of a clock set back.
        const qint64 until = std::min(row.integer(9), now + logInLockMs);
        row = Statement();
        if (until > now) {
            tries.lockedUntil = timeFrom(until);
            return std::optional(tries);
        }
        used = used >= logInTries ? 1 : used + 1;
        tries.left = static_cast<int>(logInTries - used);
        YIDI_TRY(
            m_database->run("UPDATE operator SET tries = ?, locked_until_ms = ? WHERE number = ?",
                used, tries.left == 0 ? now + logInLockMs : qint64 { 0 }, number));
        return std::optional(tries);
    });
}

Result<void> Operators::forgetTries(const QString& number)
{
    YIDI_TRY(m_database->run(
        "UPDATE operator SET tries = 0, locked_until_ms = 0 WHERE number = ?", number));
    return {};
}

Result<std::optional<Operator>> Operators::byCard(const QString& card)
{
    if (card.isEmpty())
        return std::optional<Operator>();
    YIDI_ASSIGN(Statement row,
        m_database->query("SELECT number, name, roles FROM operator WHERE card = ?", tagOf(card)));
    YIDI_ASSIGN(const bool found, row.step());
    if (!found)
        return std::optional<Operator>();
    return std::optional(
        Operator { row.text(0), row.text(1), static_cast<FilingRoles>(row.integer(2)) });
}

QByteArray Operators::tagOf(const QString& card) const
{
    return hmacSm3(m_cardKey, card.toUtf8());
}

Result<FilingRoles> staffRolesFrom(const QString& text)
{
    FilingRoles roles = 0;
    for (const QString& name : text.split(QLatin1Char(','))) {
        FilingRole role;
        if (!filingRoleFromName(name.trimmed(), role)
            || std::find(std::begin(staffRoles), std::end(staffRoles), role)
                == std::end(staffRoles))
            return fail(ErrorCode::BadInput,
                QStringLiteral("\"%1\" is none of clerk, supervisor, reviewer").arg(name));
        roles = roles | role;
    }
    return roles;
}

QString staffRolesText(FilingRoles roles)
{
    QStringList names;
    for (const FilingRole role : staffRoles)
        if (includes(roles, role))
            names << filingRoleName(role);
    return names.join(QLatin1Char(','));
}

} // namespace yidi
