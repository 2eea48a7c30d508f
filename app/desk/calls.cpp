// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desk/parts.h"

#include <algorithm>

namespace yidi::desk::calls {
namespace {

constexpr int askEverySeconds = 10;
constexpr int tooLongSeconds = 60;

bool isWaiting(const std::vector<Call>& all, const QString& device)
{
    return std::any_of(
        all.begin(), all.end(), [&](const Call& call) { return call.device == device; });
}

bool isLong(const Here& here, const Call& call)
{
    return call.since.secsTo(here.now) >= tooLongSeconds;
}

void known(Turn& turn, std::vector<Call> calls)
{
    Calls& c = turn.state.calls;
    std::sort(calls.begin(), calls.end(), [](const Call& a, const Call& b) {
        return std::tie(a.since, a.device) < std::tie(b.since, b.device);
    });
    for (const Call& call : calls)
        if (!isWaiting(c.waiting, call.device))
            turn.tell(say(Phrase::DeskCallCame, call.device), Tone::Attention);
    c.waiting = std::move(calls);
    if (!isWaiting(c.waiting, c.current))
        c.current = c.waiting.empty() ? QString() : c.waiting.front().device;
}

void take(Turn& turn)
{
    Calls& c = turn.state.calls;
    const QString device = c.current;
    if (!isWaiting(c.waiting, device))
        return;
    turn.note(QStringLiteral("take-call"), device);
    turn.effects.emplace_back(TakeCall { device });
    std::erase_if(c.waiting, [&](const Call& call) { return call.device == device; });
    c.current = c.waiting.empty() ? QString() : c.waiting.front().device;
    turn.tell(say(Phrase::DeskCallTaken, device));
}

} // namespace

void ask(Turn& turn)
{
    turn.state.calls.age = 0;
    if (turn.state.online)
        turn.effects.emplace_back(AskCalls {});
}

void step(Turn& turn, Event& event)
{
    if (const auto* calls = std::get_if<CallsKnown>(&event))
        known(turn, calls->calls);
    else if (const auto* link = std::get_if<LinkIs>(&event); link && link->online)
        ask(turn);
    else if (std::holds_alternative<SecondPassed>(event)
        && ++turn.state.calls.age >= askEverySeconds)
        ask(turn);
}

void act(Turn& turn, const Event& event)
{
    const QString id = actOf(event);
    if (const auto* moved = std::get_if<Chosen>(&event)) {
        if (isWaiting(turn.state.calls.waiting, moved->line))
            turn.state.calls.current = moved->line;
    } else if (id == QLatin1String("take")) {
        take(turn);
    } else if (id == QLatin1String("refresh")) {
        ask(turn);
    }
}

void show(const Here& here, const State& state, View& view)
{
    Table table;
    table.columns = { say(Phrase::DeskColDevice), say(Phrase::DeskColPage),
        say(Phrase::DeskColWaiting) };
    for (const Call& call : state.calls.waiting)
        table.lines.push_back({ call.device,
            { Words::plain(call.device), Words::code(QStringLiteral("page"), call.page),
                say(isLong(here, call) ? Phrase::DeskWaitsLong : Phrase::DeskWaits,
                    call.since.time().toString(QStringLiteral("HH:mm"))) },
            false, isLong(here, call) ? Tone::Alarm : Tone::Attention });
    table.current = state.calls.current;
    table.empty = say(Phrase::DeskCallsEmpty);
    view.table = std::move(table);
    view.actions = { key("take", "Return", Phrase::DeskKeyTake,
                         state.calls.waiting.empty() ? std::optional(say(Phrase::DeskCallsEmpty))
                                                     : std::nullopt),
        key("refresh", "F5", Phrase::DeskKeyRefresh) };
}

bool waitsTooLong(const Here& here, const State& state)
{
    const auto& all = state.calls.waiting;
    return std::any_of(
        all.begin(), all.end(), [&](const Call& call) { return isLong(here, call); });
}

} // namespace yidi::desk::calls
