// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desk/parts.h"

#include "app/base/dates.h"

namespace yidi::desk::log_in {
namespace {

bool isLocked(const Here& here, const LogInForm& form)
{
    return form.lockedUntil.isValid() && here.now < form.lockedUntil;
}

void check(Turn& turn, LogInForm& form, SecretBuffer secret, bool second)
{
    if (form.waiting || isLocked(turn.here, form))
        return;
    form.problem.reset();
    if (!form.byCard && form.number.isEmpty()) {
        form.problem = say(Phrase::DeskNumberMissing);
        return;
    }
    form.waiting = true;
    if (form.byCard)
        turn.effects.emplace_back(LogInByCard { std::move(secret), second });
    else
        turn.effects.emplace_back(LogIn { form.number, std::move(secret), second });
}

Words problemOf(const LogInForm& form, const LogInFailed& event)
{
    if (event.lockedUntil.isValid())
        return say(Phrase::DeskLockedUntil, event.lockedUntil);
    if (event.triesLeft)
        return say(Phrase::DeskLogInWrong, *event.triesLeft);
    if (event.error)
        return sayError(*event.error);
    return say(form.byCard ? Phrase::DeskCardOfNobody : Phrase::DeskNumberOfNobody);
}

void failed(LogInForm& form, const LogInFailed& event)
{
    const bool aboutTries = event.triesLeft || event.lockedUntil.isValid();
    form.problem = problemOf(form, event);
    form.waiting = false;
    form.byCard = form.byCard && aboutTries;
    form.lockedUntil = event.lockedUntil;
}

/// What waits at the start of a day, or of a shift.
void start(Turn& turn, const Operator& who)
{
    State fresh = begin(turn.here);
    fresh.snapshot = turn.state.snapshot;
    fresh.online = turn.state.online;
    fresh.queue = turn.state.queue;
    fresh.tickets = turn.state.tickets;
    fresh.who = who;
    turn.state = std::move(fresh);
    turn.note(QStringLiteral("log-in"));
    if (settles(turn.here) && turn.state.online)
        differences::ask(turn);
    turn.state.module =
        mayReview(turn.here, turn.state) ? QStringLiteral("reviews") : QStringLiteral("entry");
    if (turn.state.module == QLatin1String("reviews"))
        reviews::open(turn);
    calls::ask(turn);
}

/// A locked station is opened by whoever locked it. A supervisor may end that work and begin their
/// own; anybody else is sent away.
void unlock(Turn& turn, const Operator& who)
{
    State& state = turn.state;
    if (state.who->number == who.number) {
        state.locked = false;
        state.logIn = {};
        state.who = who;
        turn.note(QStringLiteral("unlock"));
        if (state.module == QLatin1String("reviews"))
            reviews::open(turn);
        return;
    }
    if (who.may(FilingRole::Supervisor)) {
        const QString left = state.reviews.opened;
        start(turn, who);
        if (!left.isEmpty())
            reviews::release(turn, left, FilingRole::Supervisor);
        return;
    }
    turn.effects.emplace_back(LogOut {});
    state.logIn = {};
    state.logIn.problem = say(Phrase::DeskLockedBy, state.who->number);
}

/// What was asked before the lock is answered to nobody.
void forgetQuestions(State& state)
{
    state.reviews.asking = false;
    state.reviews.uncovered.clear();
    state.entry.asking = false;
    state.settlements.asking = false;
    state.settlements.wanted.clear();
    state.settlements.thenPrint = false;
    state.day.asking = false;
    state.differences.asking = false;
    state.trail.asking = false;
    state.searching = false;
    const auto* run = state.over ? std::get_if<DryRun>(&*state.over) : nullptr;
    const bool second = state.over && std::holds_alternative<SecondPerson>(*state.over);
    if (second || (run && !run->decisions))
        state.over.reset();
}

void loggedIn(Turn& turn, const Operator& who)
{
    if (turn.state.who)
        unlock(turn, who);
    else
        start(turn, who);
}

} // namespace

void step(Turn& turn, LogInForm& form, Event& event, bool second)
{
    const QString act = actOf(event);
    if (const auto* typed = std::get_if<Typed>(&event)) {
        if (typed->field == QLatin1String("number"))
            form.number = typed->text.trimmed();
    } else if (auto* secret = std::get_if<SecretTyped>(&event)) {
        check(turn, form, std::move(secret->secret), second);
    } else if (const auto* wrong = std::get_if<LogInFailed>(&event)) {
        failed(form, *wrong);
    } else if (const auto* bad = std::get_if<CardFailed>(&event)) {
        form.problem = sayError(bad->error);
    } else if (std::holds_alternative<CardShown>(event) && !form.waiting) {
        form.byCard = true;
        form.problem.reset();
    } else if (const auto* known = std::get_if<LoggedIn>(&event); known && !second) {
        loggedIn(turn, known->who);
    } else if (act == QLatin1String("card")) {
        turn.effects.emplace_back(ReadCard {});
    } else if (act == QLatin1String("back") && !form.waiting) {
        form = {};
    }
}

std::vector<Words> text(const LogInForm& form)
{
    std::vector<Words> lines;
    if (form.problem)
        lines.push_back(*form.problem);
    else if (form.waiting)
        lines.push_back(say(Phrase::DeskLogInWaiting));
    else
        lines.push_back(say(form.byCard ? Phrase::DeskLogInPin : Phrase::DeskLogInHow));
    return lines;
}

Form form(const Here& here, const LogInForm& form)
{
    const bool open = !form.waiting && !isLocked(here, form);
    Form shown;
    if (!form.byCard)
        shown.fields.push_back({ QStringLiteral("number"), say(Phrase::DeskOperatorNumber),
            Field::Kind::Text, form.number, {}, {}, open });
    shown.fields.push_back(
        { QStringLiteral("secret"), say(form.byCard ? Phrase::DeskCardPin : Phrase::DeskPassword),
            Field::Kind::Secret, {}, {}, {}, open });
    shown.focus = form.byCard ? QStringLiteral("secret") : QStringLiteral("number");
    return shown;
}

void lock(Turn& turn)
{
    // Nothing happens behind a lock, so what was judged goes first.
    reviews::flush(turn);
    settlements::leave(turn);
    turn.note(QStringLiteral("lock"));
    turn.state.locked = true;
    turn.state.help = false;
    turn.state.logIn = {};
    forgetQuestions(turn.state);
}

void logOut(Turn& turn)
{
    reviews::leave(turn);
    settlements::leave(turn);
    turn.note(QStringLiteral("log-out"));
    turn.effects.emplace_back(LogOut {});
    State fresh = begin(turn.here);
    fresh.snapshot = turn.state.snapshot;
    fresh.online = turn.state.online;
    fresh.queue = turn.state.queue;
    fresh.tickets = turn.state.tickets;
    turn.state = std::move(fresh);
}

void show(const Here& here, const State& state, View& view)
{
    view.title = state.who ? say(Phrase::DeskLockedTitle, state.who->name, state.who->number)
                           : say(Phrase::DeskLogInTitle, here.institution.name);
    view.form = form(here, state.logIn);
    view.notice = text(state.logIn).front();
    view.noticeTone = state.logIn.problem ? Tone::Attention : Tone::Normal;
    view.actions = {
        { QStringLiteral("card"), QStringLiteral("F4"), say(Phrase::DeskKeyCard) },
        { QStringLiteral("back"), QStringLiteral("Esc"), say(Phrase::DeskKeyBack) },
        { QStringLiteral("help"), QStringLiteral("F1"), say(Phrase::DeskKeyHelp) },
    };
}

} // namespace yidi::desk::log_in
