// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/settle_visit/money.h"

#include "app/journeys/told.h"

namespace yidi::settle_visit {
namespace {

bool isPressed(const Event& event, const char* id)
{
    const auto* button = std::get_if<Pressed>(&event);
    return button && button->id == QLatin1String(id);
}

Button button(const char* id, Phrase label, Button::Role role = Button::Role::Normal)
{
    return { QLatin1String(id), { label, {} }, role };
}

/// The slip names what is due or given back, so the check code covers that too.
void printSlip(const Here& here, const Settled& s, Effects& effects)
{
    const PaymentOrder& order = *s.order;
    const QString tag = QStringLiteral("pay-%1").arg(order.due().value());
    effects.emplace_back(PrintCashierSlip { order, s.statement.maskedName,
        here.checkCode ? here.checkCode(order.setlId(), tag) : QString() });
}

Settled toCashier(const Here& here, Settled s, Effects& effects)
{
    printSlip(here, s, effects);
    s.money = PaymentState::AtCashier;
    s.paperFailed = false;
    return s;
}

Paying startPaying(Settled s, Effects& effects)
{
    effects.emplace_back(StartPayment { *s.order });
    return Paying { std::move(s), {} };
}

/// The port is asked for a code, or to make one void, and does not answer: it may have been paid.
Settled notKnown(Settled s)
{
    s.money = PaymentState::Unknown;
    return s;
}

/// What a cashier has taken since, this machine is not told: it must neither ask for it again nor
/// say that it is paid.
bool isWithCashier(const Settled& s)
{
    return s.money == PaymentState::AtCashier && s.owes() && s.statement.again;
}

Phrase titleOf(const Settled& s)
{
    if (isWithCashier(s))
        return Phrase::AtCashierTitle;
    switch (s.money) {
    case PaymentState::Paid:
        return Phrase::PaidTitle;
    case PaymentState::Unknown:
        return Phrase::PayUnknownTitle;
    default:
        return s.owes() ? Phrase::SettleDueTitle : Phrase::SettleDoneTitle;
    }
}

Phrase nextOf(const Settled& s)
{
    if (s.paperFailed)
        return Phrase::StatementPaperFailed;
    if (isWithCashier(s))
        return Phrase::AtCashierNext;
    switch (s.money) {
    case PaymentState::Paid:
        return Phrase::PaidNext;
    case PaymentState::Unknown:
        return Phrase::PayUnknownNext;
    case PaymentState::AtCashier:
        return s.getsBack() ? Phrase::PayBackNext : Phrase::PayCashierNext;
    case PaymentState::GivenUp:
        return Phrase::PayGivenUpNext;
    default:
        break;
    }
    if (!s.order)
        return Phrase::SettleDoneNext;
    if (s.owes() && s.statement.again)
        return Phrase::PayOpenNext;
    return s.owes() ? Phrase::PayHowNext : Phrase::PayNothingNext;
}

std::vector<Row> rowsOf(const Settled& s)
{
    const SettlementAmounts& a = s.statement.settlement.amounts;
    std::vector<Row> rows;
    const auto add = [&](Phrase label, WordArg value, bool emphasised = false) {
        rows.push_back({ { label, {} }, { Phrase::Plain, { std::move(value) } }, {}, emphasised });
    };
    add(Phrase::LabelSettlementNumber, s.statement.settlement.setlId);
    add(Phrase::AmountTotal, a.medfee_sumamt);
    add(Phrase::AmountFund, a.fund_pay_sumamt);
    if (const Fen accounts = a.acct_pay + a.acct_mulaid_pay; !accounts.isZero())
        add(Phrase::AmountAccounts, accounts);
    if (!s.order) {
        add(Phrase::AmountCash, a.psn_cash_pay, true);
        return rows;
    }
    if (!s.order->deposit().isZero())
        add(Phrase::PayDeposit, s.order->deposit());
    if (s.getsBack())
        add(Phrase::PayGiveBack, s.order->giveBack(), true);
    else if (isWithCashier(s))
        add(Phrase::AtCashierDue, s.order->due(), true);
    else
        add(s.money == PaymentState::Paid ? Phrase::PayPaid : Phrase::PayDue, s.order->due(), true);
    return rows;
}

OutcomeScreen::Kind kindOf(const Settled& s)
{
    // Whether money was taken nobody knows, so the page must not say that nothing was.
    return s.money == PaymentState::Unknown ? OutcomeScreen::Kind::AtWindow
                                            : OutcomeScreen::Kind::Done;
}

} // namespace

bool Settled::mayPay() const
{
    return owes() && (money == PaymentState::Due || money == PaymentState::GivenUp);
}

bool Settled::mayBePaidYet() const
{
    return owes() && (money == PaymentState::Unknown || money == PaymentState::Started);
}

Settled openMoney(const Here& here, PrintStatement statement, Fen deposit, Effects& effects)
{
    effects.emplace_back(statement);
    Settled s { std::move(statement) };
    if (const auto order = paymentFor(s.statement.settlement, deposit))
        s.order = *order;
    if (s.owes())
        effects.emplace_back(ExpectPayment { *s.order });
    // Money given back is the cashier's affair in any house.
    if (s.getsBack() || (s.owes() && !here.takesPayment))
        return toCashier(here, std::move(s), effects);
    return s;
}

std::optional<Settled> reopenMoney(
    const Here& here, PrintStatement copy, const PaymentFound& booked, Effects& effects)
{
    const bool open = booked.state == PaymentState::Due || booked.state == PaymentState::GivenUp
        || booked.state == PaymentState::AtCashier || booked.state == PaymentState::Started
        || booked.state == PaymentState::Unknown;
    // The rest of it was the deposit, whoever held it then.
    const auto order =
        paymentFor(copy.settlement, copy.settlement.amounts.psn_cash_pay - booked.due);
    Settled s { std::move(copy) };
    if (!open || booked.due.isZero() || !order)
        return std::nullopt;
    s.order = *order;
    s.money = booked.state;
    if (s.mayPay() && !here.takesPayment)
        return toCashier(here, std::move(s), effects);
    return s;
}

void leaveMoney(const MoneyState& state, Effects& effects)
{
    const auto* paying = std::get_if<Paying>(&state);
    if (paying && !paying->givingUp)
        effects.emplace_back(GiveUpPayment { *paying->of.order });
    const auto* settled = std::get_if<Settled>(&state);
    if (settled && settled->mayBePaidYet())
        effects.emplace_back(GiveUpPayment { *settled->order });
}

MoneyState turnMoney(const Here& here, Settled s, const Event& event, Effects& effects)
{
    if (std::holds_alternative<PaperFailed>(event)) {
        s.paperFailed = true;
    } else if (const auto* changed = std::get_if<PaymentChanged>(&event)) {
        if (!s.owes() || s.money == PaymentState::Paid)
            return s;
        s.money = changed->state; // news of a code that was asked for before
        if (s.money == PaymentState::Started) // it can be paid: show it again
            return startPaying(std::move(s), effects);
    } else if (isPressed(event, "print")) {
        s.paperFailed = false;
        effects.emplace_back(s.statement);
        if (s.money == PaymentState::AtCashier)
            printSlip(here, s, effects);
    } else if (s.mayPay() && here.takesPayment && isPressed(event, "pay:code")) {
        return startPaying(std::move(s), effects);
    } else if (s.mayPay() && isPressed(event, "pay:cashier")) {
        return toCashier(here, std::move(s), effects);
    }
    return s;
}

MoneyState turnMoney(const Here& here, Paying s, const Event& event, Effects& effects)
{
    if (const auto* shown = std::get_if<PaymentCodeShown>(&event)) {
        s.code = shown->text;
        s.seconds = 0;
    } else if (const auto* changed = std::get_if<PaymentChanged>(&event)) {
        if (changed->state == PaymentState::Started)
            return s; // the code is on its way
        if (changed->state == PaymentState::GivenUp && s.givingUp)
            return toCashier(here, std::move(s.of), effects);
        s.of.money = changed->state;
        return std::move(s.of);
    } else if (!s.givingUp && isPressed(event, "pay:cashier")) {
        effects.emplace_back(GiveUpPayment { *s.of.order });
        s.givingUp = true;
        s.seconds = 0;
    } else if (std::holds_alternative<SecondPassed>(event) && (s.givingUp || s.code.isEmpty())
        && ++s.seconds >= receiptWaitSeconds) {
        if (!s.givingUp)
            effects.emplace_back(GiveUpPayment { *s.of.order });
        return notKnown(std::move(s.of));
    }
    return s;
}

Screen moneyScreen(const Here& here, const Settled& s)
{
    OutcomeScreen page;
    page.kind = kindOf(s);
    page.title = { titleOf(s), {} };
    page.rows = rowsOf(s);
    page.next = Words { nextOf(s), {} };
    const QString& number = s.statement.settlement.setlId;
    page.qr = codeText(number,
        here.checkCode ? here.checkCode(number, outcomeTag(OutcomeScreen::Kind::Done)) : QString(),
        OutcomeScreen::Kind::Done);
    const Button print = button("print", Phrase::Print, Button::Role::Quiet);
    const bool byCode = s.mayPay() && here.takesPayment;
    if (here.takesPayment && s.owes() && s.money != PaymentState::Paid)
        page.qr.clear(); // nobody shall take it for the code that is paid
    if (byCode) {
        page.footer = { print, button("pay:cashier", Phrase::PayAtCashier), doneButton(),
            button("pay:code", Phrase::PayByCode, Button::Role::Primary) };
        page.footer[2].role = Button::Role::Normal;
        return page;
    }
    page.footer = { menuButton(), print, doneButton() };
    return page;
}

Screen moneyScreen(const Here&, const Paying& s)
{
    if (s.givingUp)
        return ProgressScreen { { Phrase::PayStoppingTitle, {} }, { Phrase::PayStoppingNow, {} },
            Words { Phrase::PaySettledSafe, {} }, {} };
    PayScreen page;
    page.title = { Phrase::PayTitle, {} };
    page.amount = s.of.order->due();
    page.now = { s.code.isEmpty() ? Phrase::PayAskingNow : Phrase::PayHow, {} };
    page.qr = s.code;
    page.safe = Words { Phrase::PaySettledSafe, {} };
    page.footer = { button("pay:cashier", Phrase::PayAtCashier) };
    return page;
}

} // namespace yidi::settle_visit
