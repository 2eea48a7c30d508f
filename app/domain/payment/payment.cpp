// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/payment/payment.h"

#include <algorithm>

namespace yidi {
namespace {

constexpr const char* names[] = { "DUE", "AT_CASHIER", "STARTED", "UNKNOWN", "PAID", "GIVEN_UP",
    "REFUND_DUE", "REFUND_UNKNOWN", "REFUNDED", "VOID" };

using S = PaymentState;
using E = PaymentEvent;

// Events that change nothing (a slip printed again, no answer once more) are not listed. A code
// may be asked for again while its outcome is unknown: the port gives the same one for the same
// settlement, so that it can be paid once only.
constexpr PaymentMove moves[] = {
    { S::Due, E::SlipPrinted, S::AtCashier }, { S::Due, E::CodeAsked, S::Started },
    { S::Due, E::PaidInFull, S::Paid }, // a deposit covers it
    { S::Due, E::SettlementCancelled, S::Void },

    // No code after a slip: both could be paid, and only the cashier sees the one.
    { S::AtCashier, E::PaidInFull, S::Paid },
    { S::AtCashier, E::SettlementCancelled, S::Void }, // the cashier's book is the cashier's

    { S::Started, E::PaidInFull, S::Paid }, { S::Started, E::NotPaid, S::GivenUp },
    { S::Started, E::NoAnswer, S::Unknown },
    { S::Started, E::SettlementCancelled, S::RefundUnknown },

    { S::Unknown, E::CodeAsked, S::Started }, { S::Unknown, E::PaidInFull, S::Paid },
    { S::Unknown, E::NotPaid, S::GivenUp },
    { S::Unknown, E::SettlementCancelled, S::RefundUnknown },

    { S::GivenUp, E::SlipPrinted, S::AtCashier }, { S::GivenUp, E::CodeAsked, S::Started },
    { S::GivenUp, E::PaidInFull, S::Paid }, // heard of late
    { S::GivenUp, E::SettlementCancelled, S::Void },

    { S::Paid, E::SettlementCancelled, S::RefundDue },

    { S::RefundDue, E::RefundDone, S::Refunded },
    { S::RefundDue, E::NotPaid, S::Void }, // it was a deposit
    { S::RefundDue, E::RefundNoAnswer, S::RefundUnknown },

    { S::RefundUnknown, E::RefundDone, S::Refunded }, { S::RefundUnknown, E::NotPaid, S::Void },
    { S::RefundUnknown, E::PaidInFull, S::RefundDue },

    { S::Void, E::PaidInFull, S::RefundDue }, // heard of late, and not ours to keep
};

} // namespace

Fen PaymentOrder::due() const
{
    return std::max(Fen(), m_cash - m_deposit);
}

Fen PaymentOrder::giveBack() const
{
    return std::max(Fen(), m_deposit - m_cash);
}

Result<PaymentOrder> paymentFor(const Settlement& settlement, Fen deposit)
{
    if (settlement.setlId.isEmpty() || settlement.provisional || !settlement.cancels.isEmpty())
        return fail(ErrorCode::NotSettled, QStringLiteral("only a settlement is paid for"));
    if (deposit.isNegative())
        return fail(ErrorCode::BadInput, QStringLiteral("deposit is negative"));
    PaymentOrder order;
    order.m_setlId = settlement.setlId;
    order.m_mdtrtId = settlement.mdtrtId;
    order.m_cash = settlement.amounts.psn_cash_pay;
    order.m_deposit = deposit;
    return order;
}

QString paymentStateName(PaymentState state)
{
    return QLatin1String(names[static_cast<int>(state)]);
}

bool paymentStateFromName(const QString& name, PaymentState& state)
{
    for (std::size_t i = 0; i < std::size(names); ++i) {
        if (name == QLatin1String(names[i])) {
            state = static_cast<PaymentState>(i);
            return true;
        }
    }
    return false;
}

std::span<const PaymentMove> paymentMoves()
{
    return moves;
}

std::optional<PaymentState> movePayment(PaymentState from, PaymentEvent event)
{
    for (const PaymentMove& move : moves)
        if (move.from == from && move.event == event)
            return move.to;
    return std::nullopt;
}

QString cashierCode(const PaymentOrder& order, const QString& checkCode)
{
    return QStringLiteral("YP1|%1|%2|%3")
        .arg(order.setlId(), QString::number(order.due().value()), checkCode);
}

} // namespace yidi
