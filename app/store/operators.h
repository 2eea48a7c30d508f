// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/clock.h"
#include "app/base/secret.h"
#include "app/crypto/password.h"
#include "app/domain/staff/operator.h"

#include <memory>
#include <optional>
#include <vector>

namespace yidi {

namespace store {
class Database;
}

/// How often a password may be wrong before its operator has to wait, and how long.
inline constexpr int logInTries = 5;
inline constexpr qint64 logInLockMs = 15 * 60 * 1000;
inline constexpr int shortestPassword = 8;
inline constexpr int longestPassword = 128;

/// How a log-in went.
struct LogInOutcome {
    std::optional<Operator> who; ///< none: refused
    std::optional<int> triesLeft; ///< none: nobody has this number, or it is not about tries
    QDateTime lockedUntil; ///< invalid: not locked
};

/// Who may work at this station's window (operators.db). Opened for as long as one thing takes, so
/// that operators can be added while a window is open.
class Operators {
public:
    /// `cost` is that of passwords set from now on; the others keep theirs.
    static Result<std::unique_ptr<Operators>> open(
        const QString& dataDir, const Clock& clock, const PasswordCost& cost = {});
    ~Operators();

    /// `BadInput` says what is wrong: of the number, the name, the roles, the password, the card.
    /// `card` is the identification of the operator's own card, or empty.
    Result<void> add(const Operator& who, const SecretBuffer& password, const QString& card = {});
    Result<void> remove(const QString& number);
    Result<std::vector<Operator>> all();

    /// A try is counted, durably, before the password is looked at: pulling the plug wins none.
    Result<LogInOutcome> logIn(const QString& number, const SecretBuffer& password);
    /// Whose card it is; that its PIN was right is for the caller to know.
    Result<std::optional<Operator>> byCard(const QString& card);

private:
    struct Tries;

    Operators(std::unique_ptr<store::Database> database, QByteArray cardKey, const Clock& clock,
        const PasswordCost& cost);

    QByteArray tagOf(const QString& card) const;
    /// Nothing when nobody has the number.
    Result<std::optional<Tries>> takeTry(const QString& number);
    Result<void> forgetTries(const QString& number);

    std::unique_ptr<store::Database> m_database;
    const QByteArray m_cardKey;
    const Clock& m_clock;
    const PasswordCost m_cost;
};

/// "clerk,reviewer", as the tool takes and shows roles; `BadInput` names what is no role of staff.
Result<FilingRoles> staffRolesFrom(const QString& text);
QString staffRolesText(FilingRoles roles);

} // namespace yidi
