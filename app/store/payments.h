// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/clock.h"
#include "app/domain/payment/payment.h"

#include <memory>
#include <optional>
#include <vector>

namespace yidi {

namespace store {
class Database;
}

/// Where the money of one settlement is, as this station knows it.
struct Payment {
    QString setlId;
    QString mdtrtId;
    Fen due;
    PaymentState state = PaymentState::Due;
    QDateTime changedAt;

    bool operator==(const Payment&) const = default;
};

/// What people paid (`payments.db`): one row a settlement, never deleted, whose state moves as
/// `paymentMoves()` says and not otherwise; the database itself refuses the rest and keeps every
/// move. One connection, one owning thread.
class Payments {
public:
    static Result<std::unique_ptr<Payments>> open(const QString& path, const Clock& clock);
    ~Payments();

    /// Makes the row, or finds it; `BadInput` when it is there with other amounts.
    Result<PaymentState> begin(const PaymentOrder& order);
    /// Durable when it returns. An event that has happened already changes nothing; one that must
    /// not happen now is `IllegalTransition`.
    Result<PaymentState> move(const QString& setlId, PaymentEvent event);
    /// The settlement was cancelled. One that is not known here may have been paid at another
    /// machine, so it is not known whether there is anything to give back.
    Result<PaymentState> cancel(const QString& setlId, const QString& mdtrtId);

    Result<std::optional<Payment>> find(const QString& setlId);
    /// What the port must be asked about: STARTED, UNKNOWN, REFUND_DUE, REFUND_UNKNOWN.
    Result<std::vector<Payment>> unfinished();

private:
    Payments(std::unique_ptr<store::Database> database, const Clock& clock);

    std::unique_ptr<store::Database> m_database;
    const Clock& m_clock;
};

} // namespace yidi
