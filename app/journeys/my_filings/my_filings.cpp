// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/my_filings/my_filings.h"

#include "app/journeys/my_filings/amend.h"
#include "app/journeys/my_filings/pages.h"

#include <algorithm>

namespace yidi::my_filings {
namespace {

constexpr Transition table[] = {
    { "Finding", "FilingsKnown", "List" },
    { "Finding", "FilingsUnknown", "Trouble" },
    { "Finding", "LinkChanged", "Trouble" },
    { "Finding", "SecondPassed", "Trouble" },
    { "List", "filing:…", "One" },
    { "List", "refused:…", "RefusedOne" },
    { "List", "back", "Over" },
    { "One", "back", "List" },
    { "One", "amend", "Amend" },
    { "One", "FilingsKnown", "List" }, // it is gone
    { "RefusedOne", "back", "List" },
    { "RefusedOne", "FilingsKnown", "List" },
    { "Amend", "back", "One" },
    { "Amend", "amend:extend", "Check" },
    { "Amend", "amend:extend", "Objected" },
    { "Amend", "amend:change", "Changing" },
    { "Amend", "amend:change", "Objected" },
    { "Amend", "amend:cancel", "Check" },
    { "Amend", "amend:cancel", "Objected" },
    { "Amend", "FilingsKnown", "List" },
    { "Objected", "back", "Amend" },
    { "Objected", "back", "List" }, // it is gone
    { "Objected", "menu", "Over" },
    { "Check", "back", "Amend" },
    { "Check", "back", "List" },
    { "Check", "confirm", "Pin" },
    { "Pin", "back", "Check" },
    { "Pin", "PinChecked", "Sending" },
    { "Pin", "PinChecked", "Trouble" },
    { "Pin", "PinStateKnown", "Sending" }, // blocked: left at a window
    { "Pin", "pin:forgot", "Sending" },
    { "Pin", "PersonKnown", "Sending" }, // the code shown again
    { "Sending", "RecordStored", "Told" }, // off line: stored here
    { "Sending", "StoreFailed", "Trouble" },
    { "Sending", "FilingDecided", "Told" },
    { "Sending", "RecordRefused", "Told" },
    { "Sending", "SecondPassed", "Told" },
    { "Sending", "LinkChanged", "Told" },
    { "Told", "menu", "Over" },
    { "Told", "done", "Over" },
    { "Trouble", "menu", "Over" },
    { "Trouble", "done", "Over" },
};

struct Step {
    const Here& here;
    const Visitor& visitor;
    Event& event;
    Effects& effects;

    bool pressed(const char* id) const
    {
        const auto* button = std::get_if<Pressed>(&event);
        return button && button->id == QLatin1String(id);
    }
    /// What follows `prefix` in the button that was pressed.
    std::optional<QString> chosen(const char* prefix) const
    {
        const auto* button = std::get_if<Pressed>(&event);
        if (!button || !button->id.startsWith(QLatin1String(prefix)))
            return std::nullopt;
        return button->id.mid(static_cast<qsizetype>(qstrlen(prefix)));
    }

    State operator()(Finding s) const
    {
        if (std::holds_alternative<FilingsKnown>(event))
            return List {};
        const auto* link = std::get_if<LinkChanged>(&event);
        const bool tooLong =
            std::holds_alternative<SecondPassed>(event) && ++s.seconds >= identityWaitSeconds;
        return tooLong || (link && !link->online) || std::holds_alternative<FilingsUnknown>(event)
            ? State { Trouble { ErrorCode::LinkDown } }
            : State { s };
    }

    State operator()(List s) const
    {
        const int pages = pagesOf(visitor);
        if (const auto number = chosen("filing:"); number && find(visitor, *number))
            return One { *number };
        if (const auto msgid = chosen("refused:"); msgid && findRefused(visitor, *msgid))
            return RefusedOne { *msgid };
        if (pressed("list:next"))
            s.page = (s.page + 1) % std::max(pages, 1);
        else if (pressed("back"))
            return Over {};
        s.page = std::min(s.page, std::max(pages - 1, 0));
        return s;
    }

    State operator()(const One& s) const
    {
        const Filing* filing = find(visitor, s.number);
        if (!filing || pressed("back"))
            return List {};
        if (pressed("amend") && !operationsOn(here, *filing).empty())
            return Amend { s.number };
        return s;
    }

    State operator()(const RefusedOne& s) const
    {
        if (!findRefused(visitor, s.msgid) || pressed("back"))
            return List {};
        return s;
    }

    State operator()(const Amend& s) const
    {
        const Filing* filing = find(visitor, s.number);
        if (!filing)
            return List {};
        if (pressed("back"))
            return One { s.number };
        FilingOperation operation {};
        const auto wanted = chosen("amend:");
        if (!wanted || !filingOperationFromName(*wanted, operation))
            return s;
        const std::vector<FilingOperation> possible = operationsOn(here, *filing);
        if (std::find(possible.begin(), possible.end(), operation) == possible.end())
            return s;
        return begun(requestOn(here, visitor, *filing, operation));
    }

    State operator()(const Objected& s) const
    {
        if (pressed("back"))
            return amendOrList(s.request.target);
        return pressed("menu") ? State { Over {} } : State { s };
    }

    State operator()(const Check& s) const
    {
        if (pressed("back"))
            return amendOrList(s.request.target);
        if (pressed("confirm"))
            return Pin { s.request, s.end, openPinStep(visitor, effects) };
        return s;
    }

    State operator()(Pin s) const
    {
        const PinTurn turn = turnPinStep(here, visitor, s.pin, event, effects);
        switch (turn.progress) {
        case PinProgress::Stays:
            return s;
        case PinProgress::Back:
            return Check { s.request, s.end };
        case PinProgress::Stopped:
            if (turn.why.isEmpty())
                return Trouble { turn.error };
            return Sending { leaveAtWindow(s.request, turn.why, effects) };
        case PinProgress::Verified:
            break;
        }
        effects.emplace_back(ReleaseCard {});
        return Sending { sendFiling(s.request, effects) };
    }

    State operator()(const Sending& s) const
    {
        FilingProgress progress = turnSending(here, s.of, event, effects);
        if (auto* told = std::get_if<FilingTold>(&progress))
            return Told { std::move(*told) };
        if (const auto* error = std::get_if<ErrorCode>(&progress))
            return Trouble { *error };
        return Sending { std::get<FilingSending>(std::move(progress)) };
    }

    State operator()(const Told& s) const
    {
        const Told next { turnTold(here, s.of, event, effects) };
        return leaving(next, endingOf(next.of));
    }

    State operator()(const Changing& s) const { return s; }
    State operator()(const Trouble& s) const { return leaving(s, Ending::NothingSent); }
    State operator()(const Over& s) const { return s; }

private:
    /// What can be known here is said before the PIN, not after.
    State begun(FilingRequest request) const
    {
        Preview seen = preview(here, visitor, request);
        // What a change becomes depends on the place still to be chosen; only the old one can be
        // judged here, and a window has nothing to add to it.
        const bool change = request.operation == FilingOperation::Change;
        if (change)
            std::erase_if(seen.against, [](const Refusal& refusal) {
                return refusal.code != filingReasonCode(FilingReason::R05UnsettledVisit)
                    && refusal.code != filingReasonCode(FilingReason::R08MinHold);
            });
        if (!seen.against.empty())
            return Objected { std::move(request), std::move(seen.against) };
        if (change)
            return Changing { request.target };
        return Check { std::move(request), seen.end };
    }

    /// The list, if it has gone meanwhile.
    State amendOrList(const QString& number) const
    {
        return find(visitor, number) ? State { Amend { number } } : State { List {} };
    }

    State leaving(State stay, Ending ending) const
    {
        if (pressed("menu"))
            return Over { Leave::ToMenu, ending };
        if (pressed("done"))
            return Over { Leave::ToEnd, ending };
        return stay;
    }
};

struct EndingOf {
    template <class Unsent>
    Ending operator()(const Unsent&) const
    {
        return Ending::NothingSent;
    }
    Ending operator()(const Sending&) const { return Ending::FilingStored; }
    Ending operator()(const Told& s) const { return endingOf(s.of); }
    Ending operator()(const Over& s) const { return s.ending; }
};

struct NameOf {
    const char* operator()(const Finding&) const { return "Finding"; }
    const char* operator()(const List&) const { return "List"; }
    const char* operator()(const One&) const { return "One"; }
    const char* operator()(const RefusedOne&) const { return "RefusedOne"; }
    const char* operator()(const Amend&) const { return "Amend"; }
    const char* operator()(const Objected&) const { return "Objected"; }
    const char* operator()(const Check&) const { return "Check"; }
    const char* operator()(const Pin&) const { return "Pin"; }
    const char* operator()(const Sending&) const { return "Sending"; }
    const char* operator()(const Told&) const { return "Told"; }
    const char* operator()(const Changing&) const { return "Changing"; }
    const char* operator()(const Trouble&) const { return "Trouble"; }
    const char* operator()(const Over&) const { return "Over"; }
};

} // namespace

State begin(const Here& here, const Visitor& visitor, Effects& effects)
{
    if (visitor.filingsKnown)
        return List {};
    if (!here.online || !visitor.confirmed)
        return Trouble { ErrorCode::LinkDown };
    effects.emplace_back(AskFilings { visitor.person.psnNo, visitor.insuredRegion() });
    return Finding {};
}

State step(
    const Here& here, const Visitor& visitor, const State& state, Event event, Effects& effects)
{
    return std::visit(Step { here, visitor, event, effects }, state);
}

Ending ending(const State& state)
{
    return std::visit(EndingOf {}, state);
}

std::optional<Leave> leaves(const State& state)
{
    const auto* over = std::get_if<Over>(&state);
    return over ? std::optional(over->leave) : std::nullopt;
}

const Filing* toChange(const Visitor& visitor, const State& state)
{
    const auto* changing = std::get_if<Changing>(&state);
    return changing ? find(visitor, changing->number) : nullptr;
}

QString name(const State& state)
{
    return QString::fromLatin1(std::visit(NameOf {}, state));
}

std::span<const Transition> transitions()
{
    return table;
}

} // namespace yidi::my_filings
