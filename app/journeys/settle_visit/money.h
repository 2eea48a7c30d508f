// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/journey.h"

/// What is still to be paid once a visit is settled. It follows the settlement and holds nothing
/// up; whoever goes without paying owes the hospital, no more.
namespace yidi::settle_visit {

/// A settlement that stands, and where its money is.
struct Settled {
    PrintStatement statement;
    std::optional<PaymentOrder> order = {}; ///< none: nothing can be paid for it
    PaymentState money = PaymentState::Due;
    bool paperFailed = false;

    bool owes() const { return order && !order->due().isZero(); }
    bool getsBack() const { return order && !order->giveBack().isZero(); }
    /// Only what is certainly not paid is offered to be paid.
    bool mayPay() const;
    /// There may be a code, which nobody will pay once they have left.
    bool mayBePaidYet() const;
};

/// A code is paid with a telephone, or being made or made void.
struct Paying {
    Settled of;
    QString code; ///< empty while there is none
    bool givingUp = false; ///< on the way to the cashier; the code must not be payable any more
    int seconds = 0; ///< the port has been waited for
};

using MoneyState = std::variant<Settled, Paying>;

/// The statement is printed; where nothing takes a code the cashier's slip as well.
Settled openMoney(const Here& here, PrintStatement statement, Fen deposit, Effects& effects);
/// Somebody comes back to pay what was left open. Nothing when nothing is.
std::optional<Settled> reopenMoney(
    const Here& here, PrintStatement copy, const PaymentFound& booked, Effects& effects);
/// A code that was not paid is made void behind somebody who has left.
void leaveMoney(const MoneyState& state, Effects& effects);
MoneyState turnMoney(const Here& here, Settled state, const Event& event, Effects& effects);
MoneyState turnMoney(const Here& here, Paying state, const Event& event, Effects& effects);

Screen moneyScreen(const Here& here, const Settled& state);
Screen moneyScreen(const Here& here, const Paying& state);

} // namespace yidi::settle_visit
