// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/my_statements/my_statements.h"

#include <algorithm>

namespace yidi::my_statements {
namespace {

constexpr Transition table[] = {
    { "Finding", "VisitsKnown", "List" },
    { "Finding", "VisitsKnown", "Trouble" }, // none was settled here
    { "Finding", "QuestionFailed", "Trouble" },
    { "Finding", "LinkChanged", "Trouble" },
    { "Finding", "SecondPassed", "Trouble" },
    { "List", "visit:…", "Fetching" },
    { "List", "back", "Over" },
    { "Fetching", "StatementKnown", "Statement" },
    { "Fetching", "QuestionFailed", "Trouble" },
    { "Fetching", "LinkChanged", "Trouble" },
    { "Fetching", "SecondPassed", "Trouble" },
    { "Statement", "print", "Printed" },
    { "Statement", "back", "List" },
    { "Statement", "pay", "Money" },
    { "Money", "pay:code", "Paying" },
    { "Money", "PaymentChanged", "Paying" }, // the code nobody knew of can be paid
    { "Paying", "PaymentChanged", "Money" },
    { "Paying", "SecondPassed", "Money" }, // the port does not answer
    { "Money", "menu", "Over" },
    { "Money", "done", "Over" },
    { "Printed", "back", "List" },
    { "Printed", "menu", "Over" },
    { "Printed", "done", "Over" },
    { "Trouble", "menu", "Over" },
    { "Trouble", "done", "Over" },
};

QString buttonOf(const Visit& visit)
{
    return QStringLiteral("visit:") + visit.setlId;
}

/// What stands settled, the latest first; one that was cancelled has no statement of its own.
std::vector<Visit> settledOf(std::vector<Visit> visits)
{
    std::erase_if(visits, [](const Visit& visit) {
        return !visit.settled || visit.setlId.isEmpty() || visit.cancelled;
    });
    std::stable_sort(visits.begin(), visits.end(),
        [](const Visit& a, const Visit& b) { return a.begin > b.begin; });
    return visits;
}

int pagesOf(const List& list)
{
    return std::max(1, (static_cast<int>(list.visits.size()) + visitsShown - 1) / visitsShown);
}

PrintStatement secondCopy(const Visitor& visitor, const SettledVisit& settled)
{
    return { settled.settlement, settled.visit, visitor.insuredRegion(),
        maskedName(visitor.person.name),
        maskedCertNo(visitor.person.certType, visitor.person.certNo), true };
}

/// The page to pay at, when something is open.
std::optional<settle_visit::Settled> openMoneyOf(
    const Here& here, const Visitor& visitor, const Statement& s, Effects& effects)
{
    if (!s.booked)
        return std::nullopt;
    return settle_visit::reopenMoney(here, secondCopy(visitor, s.settled), *s.booked, effects);
}

struct Step {
    const Here& here;
    const Visitor& visitor;
    const Event& event;
    Effects& effects;

    bool pressed(const char* id) const
    {
        const auto* button = std::get_if<Pressed>(&event);
        return button && button->id == QLatin1String(id);
    }

    State operator()(Finding s) const
    {
        if (const auto* known = std::get_if<VisitsKnown>(&event)) {
            List list { settledOf(known->visits) };
            return list.visits.empty() ? State { Trouble { ErrorCode::NoStatement } }
                                       : State { std::move(list) };
        }
        return waiting(std::move(s));
    }

    State operator()(List s) const
    {
        if (const auto* button = std::get_if<Pressed>(&event)) {
            const auto chosen = std::find_if(s.visits.begin(), s.visits.end(),
                [&](const Visit& visit) { return button->id == buttonOf(visit); });
            if (chosen != s.visits.end()) {
                effects.emplace_back(AskStatement { *chosen, visitor.insuredRegion() });
                return Fetching { s, *chosen };
            }
        }
        if (pressed("list:next"))
            s.page = (s.page + 1) % pagesOf(s);
        return pressed("back") ? State { Over { Leave::ToMenu } } : State { s };
    }

    State operator()(Fetching s) const
    {
        // An answer about another visit is of a question asked before.
        const auto* known = std::get_if<StatementKnown>(&event);
        if (known && known->settled.settlement.setlId == s.visit.setlId)
            return Statement { s.from, known->settled };
        return waiting(std::move(s));
    }

    State operator()(Statement s) const
    {
        if (turnReasons(s.reasons, event, worthSaying(s.settled.settlement.steps).size()))
            return s;
        const auto* found = std::get_if<PaymentFound>(&event);
        if (found && found->setlId == s.settled.settlement.setlId)
            s.booked = *found;
        if (pressed("back"))
            return s.from;
        if (pressed("pay") && !s.reasons.shown)
            if (auto money = openMoneyOf(here, visitor, s, effects))
                return Money { s.from, *std::move(money) };
        if (!pressed("print") || s.reasons.shown)
            return s;
        effects.emplace_back(secondCopy(visitor, s.settled));
        return Printed { s.from, s.settled };
    }

    State operator()(Printed s) const
    {
        if (pressed("print")) {
            s.paperFailed = false;
            effects.emplace_back(secondCopy(visitor, s.settled));
        } else if (std::holds_alternative<PaperFailed>(event)) {
            s.paperFailed = true;
        } else if (pressed("back")) {
            return s.from;
        }
        return leaving(s);
    }

    State operator()(const Money& s) const
    {
        Money next { s.from,
            std::visit(
                [&](const auto& money) {
                    return settle_visit::turnMoney(here, money, event, effects);
                },
                s.money) };
        if (std::holds_alternative<settle_visit::Paying>(next.money))
            return next;
        State left = leaving(next);
        if (std::holds_alternative<Over>(left))
            settle_visit::leaveMoney(next.money, effects);
        return left;
    }

    State operator()(const Trouble& s) const { return leaving(s); }
    State operator()(const Over& s) const { return s; }

private:
    /// Nobody waits longer than for anything else that is asked.
    template <class Waiting>
    State waiting(Waiting s) const
    {
        if (const auto* failed = std::get_if<QuestionFailed>(&event))
            return Trouble { failed->error };
        const auto* link = std::get_if<LinkChanged>(&event);
        const bool tooLong =
            std::holds_alternative<SecondPassed>(event) && ++s.seconds >= identityWaitSeconds;
        return tooLong || (link && !link->online) ? State { Trouble {} } : State { std::move(s) };
    }

    State leaving(const State& s) const
    {
        if (pressed("menu"))
            return Over { Leave::ToMenu };
        return pressed("done") ? State { Over { Leave::ToEnd } } : s;
    }
};

struct Show {
    const Here& here;
    const Visitor& visitor;

    Screen operator()(const Finding&) const { return finding(); }
    Screen operator()(const Fetching&) const { return finding(); }

    Screen operator()(const List& s) const
    {
        ChoiceScreen page;
        page.title = { Phrase::StatementsTitle, {} };
        page.footer = { backButton() };
        if (pagesOf(s) > 1) {
            page.hint = Words { Phrase::PageOfPages, { s.page + 1, pagesOf(s) } };
            page.footer.push_back({ QStringLiteral("list:next"), { Phrase::NextPage, {} } });
        }
        const auto first = static_cast<std::size_t>(s.page * visitsShown);
        for (std::size_t i = first; i < s.visits.size() && i < first + visitsShown; ++i)
            page.options.push_back({ buttonOf(s.visits[i]), visitWords(s.visits[i]),
                Button::Role::Normal, Words::plain(s.visits[i].institutionName) });
        return page;
    }

    Screen operator()(const Statement& s) const
    {
        const Settlement& settlement = s.settled.settlement;
        AmountsScreen page = amountsScreen({ Phrase::StatementTitle, {} }, settlement, s.reasons);
        page.hint = Words { Phrase::StatementOf, { settlement.settledAt, settlement.setlId } };
        page.footer = { backButton(),
            { QStringLiteral("print"), { Phrase::StatementPrint, {} }, Button::Role::Primary } };
        Effects ignored;
        if (openMoneyOf(here, visitor, s, ignored)) {
            page.footer.back().role = Button::Role::Normal;
            page.footer.push_back(
                { QStringLiteral("pay"), { Phrase::StatementPay, {} }, Button::Role::Primary });
        }
        return page;
    }

    Screen operator()(const Printed& s) const
    {
        OutcomeScreen page;
        page.title = { s.paperFailed ? Phrase::StatementNotPrinted : Phrase::StatementPrinted, {} };
        page.rows = { { { Phrase::LabelSettlementNumber, {} },
                          Words::plain(s.settled.settlement.setlId), {}, true },
            { { Phrase::LabelVisit, {} }, visitWords(s.settled.visit) } };
        page.next =
            Words { s.paperFailed ? Phrase::StatementPaperFailed : Phrase::StatementPrintedNext,
                {} };
        page.footer = { menuButton(), { QStringLiteral("back"), { Phrase::StatementOther, {} } },
            doneButton() };
        if (s.paperFailed)
            page.footer.front() = { QStringLiteral("print"), { Phrase::Print, {} } };
        return page;
    }

    Screen operator()(const Money& s) const
    {
        return std::visit(
            [&](const auto& money) { return settle_visit::moneyScreen(here, money); }, s.money);
    }

    Screen operator()(const Trouble& s) const
    {
        return ErrorScreen { s.error, Words { Phrase::StatementNothingChanged, {} },
            { menuButton(), doneButton() } };
    }

    Screen operator()(const Over&) const { return TakeCardScreen {}; }

private:
    static Screen finding()
    {
        return ProgressScreen { { Phrase::StatementFindingTitle, {} },
            { Phrase::StatementFindingNow, {} }, {}, {} };
    }
};

struct NameOf {
    const char* operator()(const Finding&) const { return "Finding"; }
    const char* operator()(const List&) const { return "List"; }
    const char* operator()(const Fetching&) const { return "Fetching"; }
    const char* operator()(const Statement&) const { return "Statement"; }
    const char* operator()(const Printed&) const { return "Printed"; }
    const char* operator()(const Money& s) const
    {
        return std::holds_alternative<settle_visit::Paying>(s.money) ? "Paying" : "Money";
    }
    const char* operator()(const Trouble&) const { return "Trouble"; }
    const char* operator()(const Over&) const { return "Over"; }
};

} // namespace

State begin(const Here& here, const Visitor& visitor, Effects& effects)
{
    if (!here.online || !visitor.confirmed)
        return Trouble {};
    effects.emplace_back(AskVisits { visitor.person.psnNo, visitor.insuredRegion() });
    return Finding {};
}

State step(
    const Here& here, const Visitor& visitor, const State& state, Event event, Effects& effects)
{
    return std::visit(Step { here, visitor, event, effects }, state);
}

Screen screen(const Here& here, const Visitor& visitor, const State& state)
{
    return std::visit(Show { here, visitor }, state);
}

void leaveBehind(const State& state, Effects& effects)
{
    if (const auto* money = std::get_if<Money>(&state))
        settle_visit::leaveMoney(money->money, effects);
}

Ending ending(const State&)
{
    return Ending::NothingSent;
}

std::optional<Leave> leaves(const State& state)
{
    const auto* over = std::get_if<Over>(&state);
    return over ? std::optional(over->leave) : std::nullopt;
}

QString name(const State& state)
{
    return QString::fromLatin1(std::visit(NameOf {}, state));
}

std::span<const Transition> transitions()
{
    return table;
}

} // namespace yidi::my_statements
