// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/settle_visit/settle_visit.h"

namespace yidi::settle_visit {
namespace {

constexpr Transition table[] = {
    { "Finding", "VisitsKnown", "Choose" },
    { "Finding", "VisitsKnown", "Trouble" }, // none to settle
    { "Finding", "QuestionFailed", "Trouble" },
    { "Finding", "QuestionFailed", "Refused" },
    { "Finding", "LinkChanged", "Trouble" },
    { "Choose", "visit:…", "Asking" },
    { "Choose", "back", "Over" },
    { "Choose", "LinkChanged", "Trouble" },
    { "Asking", "EstimateKnown", "Amounts" },
    { "Asking", "QuestionFailed", "Refused" },
    { "Asking", "QuestionFailed", "Trouble" },
    { "Asking", "LinkChanged", "Trouble" },
    { "Amounts", "continue", "Check" },
    { "Amounts", "back", "Finding" },
    { "Amounts", "LinkChanged", "Trouble" },
    { "Check", "confirm", "Pin" },
    { "Check", "back", "Amounts" },
    { "Check", "LinkChanged", "Trouble" },
    { "Pin", "back", "Check" },
    { "Pin", "PinChecked", "Sending" },
    { "Pin", "PinChecked", "Trouble" },
    { "Pin", "PinChecked", "AtWindow" },
    { "Pin", "PinStateKnown", "AtWindow" },
    { "Pin", "pin:forgot", "AtWindow" },
    { "Pin", "PersonKnown", "Sending" }, // the code shown again
    { "Pin", "LinkChanged", "Trouble" },
    { "Sending", "StoreFailed", "Trouble" },
    { "Sending", "StaySettled", "Settled" },
    { "Sending", "RecordRefused", "Refused" },
    { "Sending", "RecordRefused", "Asking" }, // the bill has changed: ask again
    { "Sending", "SecondPassed", "Pending" }, // the receipt wait is over: give it up
    { "Sending", "SettlementHeldUp", "AtWindow" }, // behind a bill that the province has not taken
    { "Pending", "SettlementHeldUp", "AtWindow" },
    { "Pending", "RecordWithdrawn", "Trouble" }, // now certain: not settled
    { "Settled", "pay:code", "Paying" },
    { "Settled", "PaymentChanged", "Paying" }, // the code nobody knew of can be paid
    { "Paying", "PaymentChanged", "Settled" },
    { "Paying", "SecondPassed", "Settled" }, // the port does not answer
    // Provisional, without a link:
    { "Sending", "RecordStored", "Provisional" },
    { "Sending", "SecondPassed", "Provisional" }, // stored all the same
    { "Sending", "ProvisionalConfirmed", "Settled" }, // the link came back
    { "Sending", "ProvisionalConfirmed", "Differs" },
    { "Provisional", "ProvisionalConfirmed", "Settled" },
    { "Provisional", "ProvisionalConfirmed", "Differs" },
    { "Provisional", "RecordRefused", "Refused" },
    { "Settled", "menu", "Over" },
    { "Settled", "done", "Over" },
    { "Provisional", "menu", "Over" },
    { "Provisional", "done", "Over" },
    { "Differs", "menu", "Over" },
    { "Differs", "done", "Over" },
    { "Pending", "menu", "Over" },
    { "Pending", "done", "Over" },
    { "AtWindow", "menu", "Over" },
    { "AtWindow", "done", "Over" },
    { "Refused", "menu", "Over" },
    { "Refused", "done", "Over" },
    { "Trouble", "menu", "Over" },
    { "Trouble", "done", "Over" },
};

struct EndingOf {
    template <class Unsent>
    Ending operator()(const Unsent&) const
    {
        return Ending::NothingSent;
    }
    Ending operator()(const Sending& s) const
    {
        return s.estimate.provisional ? Ending::SettlementProvisional : Ending::SettlementPending;
    }
    Ending operator()(const Settled&) const { return Ending::SettlementDone; }
    Ending operator()(const Paying&) const { return Ending::SettlementDone; }
    Ending operator()(const Provisional&) const { return Ending::SettlementProvisional; }
    Ending operator()(const Differs&) const { return Ending::SettlementProvisional; }
    Ending operator()(const Pending&) const { return Ending::SettlementPending; }
    Ending operator()(const AtWindow&) const { return Ending::SettlementAtWindow; }
    Ending operator()(const Refused&) const { return Ending::SettlementRefused; }
    Ending operator()(const Over& s) const { return s.ending; }
};

struct NameOf {
    const char* operator()(const Finding&) const { return "Finding"; }
    const char* operator()(const Choose&) const { return "Choose"; }
    const char* operator()(const Asking&) const { return "Asking"; }
    const char* operator()(const Amounts&) const { return "Amounts"; }
    const char* operator()(const Check&) const { return "Check"; }
    const char* operator()(const Pin&) const { return "Pin"; }
    const char* operator()(const Sending&) const { return "Sending"; }
    const char* operator()(const Settled&) const { return "Settled"; }
    const char* operator()(const Paying&) const { return "Paying"; }
    const char* operator()(const Provisional&) const { return "Provisional"; }
    const char* operator()(const Differs&) const { return "Differs"; }
    const char* operator()(const Pending&) const { return "Pending"; }
    const char* operator()(const AtWindow&) const { return "AtWindow"; }
    const char* operator()(const Refused&) const { return "Refused"; }
    const char* operator()(const Trouble&) const { return "Trouble"; }
    const char* operator()(const Over&) const { return "Over"; }
};

} // namespace

Ending ending(const State& state)
{
    return std::visit(EndingOf {}, state);
}

std::optional<Leave> leaves(const State& state)
{
    const auto* over = std::get_if<Over>(&state);
    return over ? std::optional(over->leave) : std::nullopt;
}

void leaveBehind(const State& state, Effects& effects)
{
    // A provisional settlement is a Record like a filing: it waits for its receipt alone.
    const auto* sending = std::get_if<Sending>(&state);
    if (sending && !sending->estimate.provisional)
        effects.emplace_back(AbandonSettlement {});
    if (const auto* settled = std::get_if<Settled>(&state))
        leaveMoney(*settled, effects);
    if (const auto* paying = std::get_if<Paying>(&state))
        leaveMoney(*paying, effects);
}

QString name(const State& state)
{
    return QString::fromLatin1(std::visit(NameOf {}, state));
}

std::span<const Transition> transitions()
{
    return table;
}

} // namespace yidi::settle_visit
