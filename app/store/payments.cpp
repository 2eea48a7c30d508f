// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/payments.h"

#include "app/store/database.h"

#include <algorithm>

namespace yidi {

using store::Database;
using store::Statement;

namespace {

/// user_version counts these; a change is a new entry, never an edit. The moves are those of
/// `paymentMoves()`, which a test compares.
constexpr const char* migrations[] = { R"sql(
CREATE TABLE payment (
    setl_id TEXT PRIMARY KEY CHECK (setl_id <> ''),
    mdtrt_id TEXT NOT NULL,
    cash_fen INTEGER NOT NULL,
    deposit_fen INTEGER NOT NULL CHECK (deposit_fen >= 0),
    state TEXT NOT NULL CHECK (state IN ('DUE', 'AT_CASHIER', 'STARTED', 'UNKNOWN', 'PAID',
        'GIVEN_UP', 'REFUND_DUE', 'REFUND_UNKNOWN', 'REFUNDED', 'VOID')),
    changed_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX payment_unfinished ON payment (setl_id)
    WHERE state IN ('STARTED', 'UNKNOWN', 'REFUND_DUE', 'REFUND_UNKNOWN');

CREATE TABLE payment_move (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    setl_id TEXT NOT NULL REFERENCES payment (setl_id),
    state TEXT NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT;

CREATE TRIGGER payment_begins BEFORE INSERT ON payment
WHEN NEW.state NOT IN ('DUE', 'REFUND_UNKNOWN')
    OR EXISTS (SELECT 1 FROM payment WHERE setl_id = NEW.setl_id)
BEGIN SELECT RAISE(ABORT, 'a payment begins once, with nothing taken'); END;

CREATE TRIGGER payment_moves BEFORE UPDATE ON payment
WHEN OLD.state IS NOT NEW.state AND OLD.state || ' ' || NEW.state NOT IN (
    'DUE AT_CASHIER', 'DUE STARTED', 'DUE PAID', 'DUE VOID',
    'AT_CASHIER STARTED', 'AT_CASHIER PAID', 'AT_CASHIER VOID',
    'STARTED PAID', 'STARTED GIVEN_UP', 'STARTED UNKNOWN', 'STARTED REFUND_UNKNOWN',
    'UNKNOWN STARTED', 'UNKNOWN PAID', 'UNKNOWN GIVEN_UP', 'UNKNOWN REFUND_UNKNOWN',
    'GIVEN_UP AT_CASHIER', 'GIVEN_UP STARTED', 'GIVEN_UP PAID', 'GIVEN_UP VOID',
    'PAID REFUND_DUE',
    'REFUND_DUE REFUNDED', 'REFUND_DUE VOID', 'REFUND_DUE REFUND_UNKNOWN',
    'REFUND_UNKNOWN REFUNDED', 'REFUND_UNKNOWN VOID', 'REFUND_UNKNOWN REFUND_DUE',
    'VOID REFUND_DUE')
BEGIN SELECT RAISE(ABORT, 'move not in the life of a payment'); END;

CREATE TRIGGER payment_covered BEFORE UPDATE ON payment
WHEN OLD.state = 'DUE' AND NEW.state = 'PAID' AND OLD.cash_fen > OLD.deposit_fen
BEGIN SELECT RAISE(ABORT, 'only a deposit pays without being asked for'); END;

CREATE TRIGGER payment_immutable BEFORE UPDATE ON payment
WHEN OLD.rowid IS NOT NEW.rowid OR OLD.setl_id IS NOT NEW.setl_id
    OR OLD.mdtrt_id IS NOT NEW.mdtrt_id OR OLD.cash_fen IS NOT NEW.cash_fen
    OR OLD.deposit_fen IS NOT NEW.deposit_fen
BEGIN SELECT RAISE(ABORT, 'what is to be paid does not change'); END;

CREATE TRIGGER payment_kept BEFORE DELETE ON payment
BEGIN SELECT RAISE(ABORT, 'a payment is never deleted'); END;

CREATE TRIGGER payment_told_first AFTER INSERT ON payment
BEGIN INSERT INTO payment_move (setl_id, state, at_ms)
    VALUES (NEW.setl_id, NEW.state, NEW.changed_ms); END;
CREATE TRIGGER payment_told AFTER UPDATE ON payment WHEN OLD.state IS NOT NEW.state
BEGIN INSERT INTO payment_move (setl_id, state, at_ms)
    VALUES (NEW.setl_id, NEW.state, NEW.changed_ms); END;
CREATE TRIGGER payment_move_immutable BEFORE UPDATE ON payment_move
BEGIN SELECT RAISE(ABORT, 'a move is immutable'); END;
CREATE TRIGGER payment_move_kept BEFORE DELETE ON payment_move
BEGIN SELECT RAISE(ABORT, 'a move is never deleted'); END;
)sql",
    R"sql(
CREATE TRIGGER payment_slip_is_out BEFORE UPDATE ON payment
WHEN OLD.state = 'AT_CASHIER' AND NEW.state = 'STARTED'
BEGIN SELECT RAISE(ABORT, 'who has a slip pays at the cashier''s'); END;
)sql" };

#define YIDI_SELECT_PAYMENT                                                                        \
    "SELECT setl_id, mdtrt_id, max(0, cash_fen - deposit_fen), state, changed_ms FROM payment "

Payment paymentFrom(const Statement& row)
{
    Payment payment;
    payment.setlId = row.text(0);
    payment.mdtrtId = row.text(1);
    payment.due = Fen(row.integer(2));
    paymentStateFromName(row.text(3), payment.state);
    payment.changedAt = QDateTime::fromMSecsSinceEpoch(row.integer(4), Qt::OffsetFromUTC, 8 * 3600);
    return payment;
}

/// Whether `state` is what `event` leads to: it has happened already.
bool isAfter(PaymentEvent event, PaymentState state)
{
    const auto moves = paymentMoves();
    return std::any_of(moves.begin(), moves.end(),
        [&](const PaymentMove& move) { return move.event == event && move.to == state; });
}

} // namespace

Payments::Payments(std::unique_ptr<Database> database, const Clock& clock)
    : m_database(std::move(database))
    , m_clock(clock)
{
}

Payments::~Payments() = default;

Result<std::unique_ptr<Payments>> Payments::open(const QString& path, const Clock& clock)
{
    YIDI_ASSIGN(auto database, Database::open(path, migrations));
    return std::unique_ptr<Payments>(new Payments(std::move(database), clock));
}

Result<PaymentState> Payments::begin(const PaymentOrder& order)
{
    return m_database->transaction([&]() -> Result<PaymentState> {
        YIDI_ASSIGN(Statement row,
            m_database->query("SELECT state, cash_fen, deposit_fen, mdtrt_id FROM payment "
                              "WHERE setl_id = ?",
                order.setlId()));
        YIDI_ASSIGN(const bool known, row.step());
        if (known) {
            PaymentState state = PaymentState::Due;
            paymentStateFromName(row.text(0), state);
            if (row.integer(1) != order.cash().value() || row.integer(2) != order.deposit().value()
                || row.text(3) != order.mdtrtId())
                return fail(ErrorCode::BadInput,
                    QStringLiteral("%1 is to be paid otherwise").arg(order.setlId()));
            return state;
        }
        YIDI_TRY(m_database->run("INSERT INTO payment (setl_id, mdtrt_id, cash_fen, deposit_fen, "
                                 "state, changed_ms) VALUES (?, ?, ?, ?, 'DUE', ?)",
            order.setlId(), order.mdtrtId(), qint64 { order.cash().value() },
            qint64 { order.deposit().value() }, m_clock.now().toMSecsSinceEpoch()));
        return PaymentState::Due;
    });
}

Result<PaymentState> Payments::move(const QString& setlId, PaymentEvent event)
{
    return m_database->transaction([&]() -> Result<PaymentState> {
        YIDI_ASSIGN(const auto payment, find(setlId));
        if (!payment)
            return fail(ErrorCode::BadInput, QStringLiteral("no payment for %1").arg(setlId));
        const auto next = movePayment(payment->state, event);
        if (!next && isAfter(event, payment->state))
            return payment->state;
        if (!next)
            return fail(ErrorCode::IllegalTransition,
                QStringLiteral("%1 is %2").arg(setlId, paymentStateName(payment->state)));
        YIDI_TRY(m_database->run("UPDATE payment SET state = ?, changed_ms = ? WHERE setl_id = ?",
            paymentStateName(*next), m_clock.now().toMSecsSinceEpoch(), setlId));
        return *next;
    });
}

Result<PaymentState> Payments::cancel(const QString& setlId, const QString& mdtrtId)
{
    YIDI_ASSIGN(const auto payment, find(setlId));
    if (payment)
        return payment->state == PaymentState::Refunded
            ? payment->state
            : move(setlId, PaymentEvent::SettlementCancelled);
    YIDI_TRY(m_database->run("INSERT INTO payment (setl_id, mdtrt_id, cash_fen, deposit_fen, "
                             "state, changed_ms) VALUES (?, ?, 0, 0, 'REFUND_UNKNOWN', ?)",
        setlId, mdtrtId, m_clock.now().toMSecsSinceEpoch()));
    return PaymentState::RefundUnknown;
}

Result<std::optional<Payment>> Payments::find(const QString& setlId)
{
    YIDI_ASSIGN(Statement row, m_database->query(YIDI_SELECT_PAYMENT "WHERE setl_id = ?", setlId));
    YIDI_ASSIGN(const bool known, row.step());
    return known ? std::optional(paymentFrom(row)) : std::nullopt;
}

Result<std::vector<Payment>> Payments::unfinished()
{
    YIDI_ASSIGN(Statement rows,
        m_database->query(YIDI_SELECT_PAYMENT
            "WHERE state IN ('STARTED', 'UNKNOWN', 'REFUND_DUE', 'REFUND_UNKNOWN') "
            "ORDER BY setl_id"));
    std::vector<Payment> all;
    while (true) {
        YIDI_ASSIGN(const bool more, rows.step());
        if (!more)
            return all;
        all.push_back(paymentFrom(rows));
    }
}

} // namespace yidi
