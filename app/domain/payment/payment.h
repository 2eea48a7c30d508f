// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a person hands over for a settlement (个人应付): it follows the settlement and never comes
// before it, so nobody can have paid for what was not settled.

#include "app/domain/settlement/settlement.h"

#include <optional>
#include <span>

namespace yidi {

/// What is to be paid for one settlement. Only `paymentFor` makes one.
class PaymentOrder {
public:
    const QString& setlId() const { return m_setlId; }
    const QString& mdtrtId() const { return m_mdtrtId; }
    Fen cash() const { return m_cash; } ///< psn_cash_pay of the settlement
    Fen deposit() const { return m_deposit; } ///< (押金) already with the hospital
    Fen due() const; ///< still to be paid
    Fen giveBack() const; ///< of the deposit, when it was more

    bool operator==(const PaymentOrder&) const = default;

private:
    PaymentOrder() = default;
    friend Result<PaymentOrder> paymentFor(const Settlement& settlement, Fen deposit);
    QString m_setlId;
    QString m_mdtrtId;
    Fen m_cash;
    Fen m_deposit;
};

/// `NotSettled` for an estimate, a provisional or a cancelled settlement; `BadInput` for a negative
/// deposit.
Result<PaymentOrder> paymentFor(const Settlement& settlement, Fen deposit);

enum class PaymentWay {
    Cashier, ///< a slip with a barcode goes to the cashier's desk (收费窗口)
    Code, ///< a QR code the person's telephone pays (扫码支付)
};

/// Where the money of a settlement is. Unknown is never taken for paid nor for unpaid.
enum class PaymentState {
    Due,
    AtCashier, ///< a slip was given out
    Started, ///< the port was asked for a code
    Unknown, ///< the port did not say what became of it
    Paid,
    GivenUp, ///< the code expired or the person went to the cashier
    RefundDue, ///< the settlement was cancelled after it was paid
    RefundUnknown, ///< whether there is anything to give back, or it was given back
    Refunded,
    Void, ///< the settlement was cancelled and nothing had been paid
};
QString paymentStateName(PaymentState state); ///< "DUE" …
bool paymentStateFromName(const QString& name, PaymentState& state);

enum class PaymentEvent {
    SlipPrinted,
    CodeAsked,
    PaidInFull,
    NotPaid, ///< said for certain
    NoAnswer,
    SettlementCancelled,
    RefundDone,
    RefundNoAnswer,
};
struct PaymentMove {
    PaymentState from;
    PaymentEvent event;
    PaymentState to;
};
/// Every move there is; the store refuses all others.
std::span<const PaymentMove> paymentMoves();
std::optional<PaymentState> movePayment(PaymentState from, PaymentEvent event);

/// What the barcode of a cashier's slip holds: "YP1|setl_id|fen|check code". Nothing personal.
QString cashierCode(const PaymentOrder& order, const QString& checkCode);

} // namespace yidi
