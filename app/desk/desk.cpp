// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desk/desk.h"

#include "app/desk/parts.h"

#include <algorithm>

namespace yidi::desk {
namespace {

constexpr const char* modules[] = { "reviews", "entry", "settlements", "day", "differences",
    "calls", "queue", "trail" };

/// What a person at the keyboard does; all else happens by itself.
bool isByHand(const Event& event)
{
    return std::holds_alternative<Act>(event) || std::holds_alternative<Chosen>(event)
        || std::holds_alternative<Marked>(event) || std::holds_alternative<Typed>(event)
        || std::holds_alternative<SecretTyped>(event);
}

/// What belongs to somebody proving who they are.
bool isLogIn(const Event& event)
{
    return std::holds_alternative<SecondAgreed>(event) || std::holds_alternative<LoggedIn>(event)
        || std::holds_alternative<LogInFailed>(event) || std::holds_alternative<CardShown>(event)
        || std::holds_alternative<CardFailed>(event);
}

/// What becomes of a Record is taken in behind a lock too. Answers to questions are not: whoever
/// comes back asks again.
bool isOfARecord(const Event& event)
{
    const auto* failed = std::get_if<AskFailed>(&event);
    return std::holds_alternative<Recorded>(event) || std::holds_alternative<Answered>(event)
        || std::holds_alternative<Declined>(event) || std::holds_alternative<SettlementMade>(event)
        || std::holds_alternative<HeldUp>(event) || std::holds_alternative<Withdrawn>(event)
        || std::holds_alternative<DifferenceClosed>(event) || (failed && !failed->ticket.isEmpty());
}

void goToModule(Turn& turn, const QString& id)
{
    const bool known = std::any_of(std::begin(modules), std::end(modules),
        [&](const char* one) { return id == QLatin1String(one); });
    if (!known || turn.state.module == id || (isMoney(id) && !settles(turn.here)))
        return;
    turn.state.module = id;
    turn.state.notice.reset();
    if (id == QLatin1String("reviews"))
        reviews::open(turn);
    else if (id == QLatin1String("trail"))
        trail::open(turn);
    else if (id == QLatin1String("settlements"))
        settlements::open(turn);
    else if (id == QLatin1String("day"))
        day::open(turn);
    else if (id == QLatin1String("differences"))
        differences::open(turn);
    else if (id == QLatin1String("queue"))
        queue::open(turn);
    else if (id == QLatin1String("calls"))
        calls::ask(turn);
}

void discardOr(Turn& turn, const char* act, void (*go)(Turn&))
{
    if (entry::hasUnsaved(turn.state))
        turn.state.over = askToDiscard(QLatin1String(act));
    else
        go(turn);
}

void reprint(Turn& turn)
{
    if (const auto* statement = std::get_if<PrintStatement>(&turn.state.lastPaper))
        settlements::reprint(turn, PrintStatement(*statement));
    else
        entry::reprint(turn);
}

/// Keys that do the same on every page. True when it was one of them.
bool commonKey(Turn& turn, const QString& id)
{
    if (id.startsWith(QLatin1String("module:")))
        goToModule(turn, id.mid(7));
    else if (id == QLatin1String("help"))
        turn.state.help = !turn.state.help;
    else if (id == QLatin1String("lock"))
        log_in::lock(turn);
    else if (id == QLatin1String("log-out"))
        discardOr(turn, "log-out!", log_in::logOut);
    else if (id == QLatin1String("log-out!"))
        log_in::logOut(turn);
    else if (id == QLatin1String("new"))
        discardOr(turn, "new!", entry::begin);
    else if (id == QLatin1String("new!"))
        entry::begin(turn);
    else if (id == QLatin1String("find"))
        search::find(turn);
    else if (id == QLatin1String("find!"))
        search::findAnyway(turn);
    else if (id == QLatin1String("card"))
        turn.effects.emplace_back(ReadCard {});
    else if (id == QLatin1String("reprint"))
        reprint(turn);
    else
        return false;
    return true;
}

void ownKey(Turn& turn, const Event& event)
{
    const QString& module = turn.state.module;
    if (module == QLatin1String("reviews"))
        reviews::act(turn, event);
    else if (module == QLatin1String("entry"))
        entry::act(turn, event);
    else if (module == QLatin1String("settlements"))
        settlements::act(turn, event);
    else if (module == QLatin1String("day"))
        day::act(turn, event);
    else if (module == QLatin1String("differences"))
        differences::act(turn, event);
    else if (module == QLatin1String("calls"))
        calls::act(turn, event);
    else if (module == QLatin1String("queue"))
        queue::act(turn, event);
    else if (module == QLatin1String("trail"))
        trail::act(turn, event);
}

void byHand(Turn& turn, Event& event)
{
    const QString id = actOf(event);
    if (!id.isEmpty())
        turn.state.slip.reset();
    if (turn.state.help && (id == QLatin1String("back") || id == QLatin1String("help"))) {
        turn.state.help = false;
        return;
    }
    const auto* typed = std::get_if<Typed>(&event);
    if (typed && typed->field == QLatin1String("search")) {
        turn.state.search = typed->text;
        return;
    }
    if (!commonKey(turn, id))
        ownKey(turn, event);
}

void yesOrNo(Turn& turn, const Event& event)
{
    const QString id = actOf(event);
    const QString yes = std::get<Ask>(*turn.state.over).yes;
    if (id != QLatin1String("yes") && id != QLatin1String("back"))
        return;
    turn.close();
    if (id == QLatin1String("back"))
        return;
    Event act = Act { yes };
    byHand(turn, act);
}

void chooseOne(Turn& turn, ChooseOne& over, const Event& event)
{
    const QString id = actOf(event);
    const auto has = [&](const QString& line) {
        return std::any_of(over.options.begin(), over.options.end(),
            [&](const auto& option) { return option.first == line; });
    };
    if (const auto* moved = std::get_if<Chosen>(&event); moved && has(moved->line)) {
        over.current = moved->line;
    } else if (const auto* turned = std::get_if<Marked>(&event); turned && has(turned->line)) {
        over.current = turned->line;
    } else if (id == QLatin1String("back")) {
        turn.close();
    } else if (id == QLatin1String("choose")) {
        Event act = Act { over.act + over.current };
        turn.close();
        byHand(turn, act);
    }
}

void secondAgreed(Turn& turn, const Operator& who, const QString& then)
{
    const QString& module = turn.state.module;
    if (module == QLatin1String("settlements"))
        settlements::secondAgreed(turn, who, then);
    else if (module == QLatin1String("day"))
        day::secondAgreed(turn, who, then);
    else if (module == QLatin1String("differences"))
        differences::secondAgreed(turn, who, then);
    else if (module == QLatin1String("queue"))
        queue::secondAgreed(turn, who, then);
    else
        entry::secondAgreed(turn, who);
}

/// Somebody else answers for it too: another operator, and a supervisor.
void secondPerson(Turn& turn, Event& event)
{
    auto& [form, why, then] = std::get<SecondPerson>(*turn.state.over);
    if (actOf(event) == QLatin1String("back") && !form.waiting) {
        turn.close();
        return;
    }
    const auto* agreed = std::get_if<SecondAgreed>(&event);
    if (!agreed) {
        log_in::step(turn, form, event, true);
        return;
    }
    form.waiting = false;
    form.byCard = false;
    if (agreed->who.number == turn.who().number)
        form.problem = say(Phrase::DeskSecondSame);
    else if (!agreed->who.may(FilingRole::Supervisor))
        form.problem = say(Phrase::DeskSecondNoSupervisor);
    else {
        const QString agreedTo = then; // it goes with what lies over the page
        turn.close();
        secondAgreed(turn, agreed->who, agreedTo);
    }
}

void onPrompt(Turn& turn, Event& event)
{
    if (std::holds_alternative<SecondPerson>(*turn.state.over))
        secondPerson(turn, event);
    else if (std::holds_alternative<Ask>(*turn.state.over))
        yesOrNo(turn, event);
    else if (auto* one = std::get_if<ChooseOne>(&*turn.state.over))
        chooseOne(turn, *one, event);
    else
        reviews::prompt(turn, event);
}

/// What nobody else has answered for.
void tellTrouble(Turn& turn, const Event& event)
{
    const auto* failed = std::get_if<AskFailed>(&event);
    if (std::holds_alternative<PaperFailed>(event))
        turn.tell(say(Phrase::DeskPaperFailed), Tone::Attention);
    else if (failed && failed->ticket.isEmpty() && failed->question != QLatin1String("calls")
        && !turn.state.entry.typed) // who is not found without a link is written down by hand
        turn.tell(
            failed->reasons.empty() ? sayError(failed->error) : sayRefusal(failed->reasons.front()),
            Tone::Attention);
}

/// The line a question over a page of money is about.
QString moneyCursor(const State& state)
{
    if (state.module == QLatin1String("settlements"))
        return state.settlements.current;
    if (state.module == QLatin1String("day"))
        return state.day.current;
    return state.module == QLatin1String("differences") ? state.differences.current : QString();
}

/// An answer that came in moved the cursor: what is asked is about a line that is gone, and a yes
/// must not fall on another.
void closeWhatIsAboutAnother(Turn& turn, const QString& before)
{
    if (!turn.state.over || moneyCursor(turn.state) == before)
        return;
    turn.close();
    turn.tell(say(Phrase::DeskMoneyCursorMoved), Tone::Attention);
}

/// A page that was opened before there was a link asks now.
void askOnceOnline(Turn& turn, const Event& event)
{
    const auto* link = std::get_if<LinkIs>(&event);
    if (!link || !link->online)
        return;
    const QString& module = turn.state.module;
    if (module == QLatin1String("settlements"))
        settlements::open(turn);
    else if (module == QLatin1String("day"))
        day::open(turn);
    else if (module == QLatin1String("differences"))
        differences::open(turn);
}

void onItsOwn(Turn& turn, Event& event)
{
    const QString cursor = moneyCursor(turn.state);
    if (turn.state.over && !std::holds_alternative<SecondPassed>(event)) {
        const bool forSecond = std::holds_alternative<SecondPerson>(*turn.state.over);
        onPrompt(turn, event);
        if (forSecond && isLogIn(event))
            return;
    }
    reviews::step(turn, event);
    const auto* card = std::get_if<CardShown>(&event);
    if (card && isMoney(turn.state.module))
        settlements::cardShown(turn, card->card);
    else
        entry::step(turn, event);
    settlements::step(turn, event);
    day::step(turn, event);
    differences::step(turn, event);
    calls::step(turn, event);
    queue::step(turn, event);
    trail::step(turn, event);
    search::step(turn, event);
    askOnceOnline(turn, event);
    tellTrouble(turn, event);
    closeWhatIsAboutAnother(turn, cursor);
}

/// What every state takes in, whoever is here.
void surroundings(State& state, const Event& event)
{
    if (const auto* link = std::get_if<LinkIs>(&event))
        state.online = link->online;
    else if (const auto* queue = std::get_if<QueueIs>(&event))
        state.queue.counts = *queue;
    else if (const auto* pressure = std::get_if<PressureIs>(&event))
        state.queue.pressure = pressure->pressure;
    else if (const auto* compared = std::get_if<QueueCompared>(&event);
             compared && compared->report)
        state.queue.report = compared->report;
    else if (const auto* clock = std::get_if<ClockIs>(&event))
        state.queue.clockAheadMs = clock->aheadMs;
    else if (const auto* snapshot = std::get_if<SnapshotIs>(&event))
        state.snapshot = snapshot->snapshot;
}

void countIdle(Turn& turn)
{
    if (++turn.state.idle >= idleLockSeconds)
        log_in::lock(turn);
}

void dispatch(Turn& turn, Event& event)
{
    State& state = turn.state;
    if (!state.who || state.locked) {
        if (actOf(event) == QLatin1String("help"))
            state.help = !state.help;
        else if (state.who && actOf(event) == QLatin1String("log-out!"))
            log_in::logOut(turn); // no key: the window is being closed
        else if (isByHand(event) || isLogIn(event))
            log_in::step(turn, state.logIn, event, false);
        else if (state.who && isOfARecord(event))
            onItsOwn(turn, event);
        return;
    }
    if (std::holds_alternative<SecondPassed>(event))
        countIdle(turn);
    if (state.locked)
        return;
    if (!isByHand(event))
        onItsOwn(turn, event);
    else if (state.over)
        onPrompt(turn, event);
    else
        byHand(turn, event);
}

/// Whose data the page shows, as the trail may name it.
QString inSight(const State& state)
{
    if (!state.who || state.locked)
        return {};
    if (state.module == QLatin1String("entry"))
        return entry::inSight(state);
    if (state.module == QLatin1String("settlements"))
        return settlements::inSight(state);
    const ReviewCase* one = reviews::current(state);
    return one && state.module == QLatin1String("reviews") ? one->filing.number : QString();
}

} // namespace

State begin(const Here& here)
{
    State state;
    state.snapshot = here.snapshot;
    return state;
}

State step(const Here& here, State state, Event event, Effects& effects)
{
    Turn turn { here, state, effects };
    if (isByHand(event))
        state.idle = 0;
    surroundings(state, event);
    dispatch(turn, event);
    if (QString seen = inSight(state); seen != state.inSight) {
        state.inSight = std::move(seen);
        if (!state.inSight.isEmpty())
            turn.note(QStringLiteral("see"), state.inSight);
    }
    return state;
}

} // namespace yidi::desk
