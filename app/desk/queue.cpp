// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desk/parts.h"

#include <algorithm>
#include <cstdlib>

/// What this machine still owes the province, in plain words: how much and since when, what stands
/// still and why, who must do what, and whether both sides agree (上传).
namespace yidi::desk::queue {
namespace {

constexpr int listEverySeconds = 10;
constexpr qint64 skewTooMuchMs = 120'000;
constexpr int mostAttemptsSaid = 99;

Words code(const char* table, const QString& value)
{
    return Words::code(QLatin1String(table), value);
}

QString idOf(const QueueFinding& one)
{
    return QStringLiteral("%1/%2/%3").arg(one.epoch).arg(one.number).arg(one.msgid);
}

const WaitingRecord* currentRecord(const State& state)
{
    const Queue& q = state.queue;
    const auto found = std::find_if(q.waiting.begin(), q.waiting.end(),
        [&](const WaitingRecord& one) { return one.msgid == q.current; });
    return q.showsFindings || found == q.waiting.end() ? nullptr : &*found;
}

const QueueFinding* currentFinding(const State& state)
{
    const Queue& q = state.queue;
    if (!q.showsFindings || !q.report)
        return nullptr;
    const auto& all = q.report->findings;
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const QueueFinding& one) { return idOf(one) == q.current; });
    return found == all.end() ? nullptr : &*found;
}

bool disagrees(const State& state)
{
    return state.queue.report && !state.queue.report->agrees();
}

bool isSkewed(const State& state)
{
    return std::llabs(state.queue.clockAheadMs) > skewTooMuchMs;
}

void goToFirst(Queue& q)
{
    if (q.showsFindings)
        q.current =
            q.report && !q.report->findings.empty() ? idOf(q.report->findings.front()) : QString();
    else
        q.current = q.waiting.empty() ? QString() : q.waiting.front().msgid;
}

void ask(Turn& turn)
{
    turn.state.queue.age = 0;
    turn.effects.emplace_back(AskQueue {});
}

/// What a person must see to comes first, then the oldest.
void listed(Turn& turn, const QueueListed& event)
{
    Queue& q = turn.state.queue;
    q.waiting = event.records;
    std::stable_sort(
        q.waiting.begin(), q.waiting.end(), [](const WaitingRecord& a, const WaitingRecord& b) {
            return std::tuple(a.kind != WaitKind::Held, a.since)
                < std::tuple(b.kind != WaitKind::Held, b.since);
        });
    if (!q.showsFindings && !currentRecord(turn.state))
        goToFirst(q);
}

void compare(Turn& turn)
{
    if (!turn.state.online)
        return turn.tell(say(Phrase::DeskQueueWhyNoLink), Tone::Attention);
    turn.note(QStringLiteral("compare-queue"));
    turn.state.queue.comparing = true;
    turn.effects.emplace_back(CompareQueue {});
    turn.tell(say(Phrase::DeskQueueComparing));
}

void compared(Turn& turn, const QueueCompared& event)
{
    Queue& q = turn.state.queue;
    const bool here = std::exchange(q.comparing, false);
    if (!event.report) {
        if (here)
            turn.tell(sayError(event.error), Tone::Attention);
        return;
    }
    if (q.report->agrees() && q.showsFindings)
        q.showsFindings = false;
    if (!currentRecord(turn.state) && !currentFinding(turn.state))
        goToFirst(q);
    if (!q.report->agrees())
        turn.tell(say(Phrase::DeskQueueDisagrees, static_cast<int>(q.report->found)), Tone::Alarm);
    else if (here)
        turn.tell(say(Phrase::DeskQueueAgrees));
}

std::optional<Words> whyNotWithdraw(const State& state)
{
    const WaitingRecord* one = currentRecord(state);
    if (!one || one->kind != WaitKind::Held)
        return say(Phrase::DeskQueueWhyNotHeld);
    // What it undoes would stand for ever: nobody can make a second one.
    if (one->infno == QLatin1String("2601"))
        return say(Phrase::DeskQueueWhyReversal);
    if (!state.who->may(FilingRole::Clerk) && !state.who->may(FilingRole::Supervisor))
        return say(Phrase::DeskMoneyNoClerk);
    return std::nullopt;
}

/// Once its cause is mended.
void sendAgain(Turn& turn)
{
    const WaitingRecord* one = currentRecord(turn.state);
    if (!one || one->kind != WaitKind::Held)
        return turn.tell(say(Phrase::DeskQueueWhyNotHeld), Tone::Attention);
    turn.note(QStringLiteral("send-again"), one->msgid);
    turn.effects.emplace_back(SendAgain { one->msgid });
    turn.tell(say(Phrase::DeskQueueAgain, one->msgid));
    ask(turn);
}

void withdraw(Turn& turn)
{
    if (const auto why = whyNotWithdraw(turn.state))
        return turn.tell(*why, Tone::Attention);
    const WaitingRecord& one = *currentRecord(turn.state);
    askSecond(turn,
        say(Phrase::DeskQueueWithdrawText, Code { QStringLiteral("record"), one.infno }, one.msgid),
        one.msgid);
}

void showOther(Turn& turn)
{
    Queue& q = turn.state.queue;
    if (!q.showsFindings && !disagrees(turn.state))
        return turn.tell(say(Phrase::DeskQueueNoFindings));
    q.showsFindings = !q.showsFindings;
    goToFirst(q);
}

// --- what is shown -------------------------------------------------------------------------------

Tone toneOf(const WaitDuty& duty)
{
    switch (duty.actor) {
    case WaitActor::Nobody:
        return Tone::Normal;
    case WaitActor::Window:
    case WaitActor::Technician:
        return Tone::Attention;
    case WaitActor::Supervisor:
        break;
    }
    return Tone::Alarm;
}

QString kindOf(const WaitingRecord& record)
{
    switch (record.kind) {
    case WaitKind::Ready:
        return QStringLiteral("ready");
    case WaitKind::Sending:
        return QStringLiteral("sending");
    case WaitKind::Proving:
        return QStringLiteral("proving");
    case WaitKind::Held:
        break;
    }
    return QStringLiteral("held");
}

Table waiting(const Here& here, const State& state)
{
    Table table;
    table.columns = { say(Phrase::DeskColWhat), say(Phrase::DeskQueueColStored),
        say(Phrase::DeskColWaiting), say(Phrase::DeskColState), say(Phrase::DeskColWhoActs) };
    for (const WaitingRecord& one : state.queue.waiting) {
        const WaitDuty duty = dutyOf(one, state.online, here.now);
        table.lines.push_back({ one.msgid,
            { code("record", one.infno), say(Phrase::DeskAt, one.since),
                sayDuration(one.since.secsTo(here.now)), code("waiting", kindOf(one)),
                code("who-does", waitActorName(duty.actor)) },
            false, toneOf(duty) });
    }
    table.current = state.queue.current;
    table.empty = say(Phrase::DeskQueueNone);
    return table;
}

Table findings(const State& state)
{
    Table table;
    table.columns = { say(Phrase::DeskColDifference), say(Phrase::DeskColWhat),
        say(Phrase::DeskQueueMessage), say(Phrase::DeskColWhoActs) };
    for (const QueueFinding& one : state.queue.report->findings)
        table.lines.push_back({ idOf(one),
            { code("queue-finding", queueFindingName(one.kind)), code("record", one.infno),
                Words::plain(one.msgid), code("who-does", queueActorName(whoActsOn(one.kind))) },
            false, Tone::Alarm });
    table.current = state.queue.current;
    table.empty = say(Phrase::DeskQueueNoFindings);
    return table;
}

/// Of what waits: what it waits for, what is safe, and what whoever must do.
Panel remedy(const Here& here, const State& state, const WaitingRecord& one)
{
    const WaitDuty duty = dutyOf(one, state.online, here.now);
    Panel panel { say(Phrase::DeskPanelRemedy), {} };
    panel.rows = { { say(Phrase::DeskColWhat), code("record", one.infno), {}, true },
        { say(Phrase::DeskColWhoActs), code("who-does", waitActorName(duty.actor)), {}, true },
        { say(Phrase::DeskWhatNext), code("queue-duty", duty.what) } };
    if (!one.said.isEmpty())
        panel.rows.push_back({ say(Phrase::DeskQueueSaid), Words::plain(one.said) });
    panel.rows.push_back({ say(Phrase::DeskQueueMessage), Words::plain(one.msgid) });
    if (one.attempts > 0)
        panel.rows.push_back({ say(Phrase::DeskQueueTried),
            say(Phrase::DeskQueueTimes, std::min(one.attempts, mostAttemptsSaid)) });
    panel.tone = toneOf(duty);
    return panel;
}

Panel remedy(const QueueFinding& one)
{
    const QString name = queueFindingName(one.kind);
    Panel panel { say(Phrase::DeskPanelRemedy), {} };
    panel.rows = { { say(Phrase::DeskColDifference), code("queue-finding", name), {}, true },
        { say(Phrase::DeskColWhoActs), code("who-does", queueActorName(whoActsOn(one.kind))), {},
            true },
        { say(Phrase::DeskWhatNext), code("queue-finding-next", name) },
        { say(Phrase::DeskQueueMessage), Words::plain(one.msgid) } };
    panel.tone = Tone::Alarm;
    return panel;
}

Words pressureWords(const Pressure& pressure)
{
    if (pressure.level == PressureLevel::None)
        return code("pressure", QStringLiteral("none"));
    return code("pressure",
        pressureLevelName(pressure.level) + QLatin1Char('-') + pressureCauseName(pressure.cause));
}

Panel owed(const Here& here, const State& state)
{
    const QueueIs& q = state.queue.counts;
    Panel panel { say(Phrase::DeskPanelQueue), {} };
    panel.rows = {
        { say(Phrase::DeskQueuePending),
            q.pending == 0 ? say(Phrase::DeskQueueNone) : say(Phrase::DeskQueueCount, q.pending) },
        { say(Phrase::DeskQueueHeld),
            q.held == 0 ? say(Phrase::DeskNone) : say(Phrase::DeskQueueHeldCount, q.held) },
    };
    if (q.oldest.isValid())
        panel.rows.insert(panel.rows.end(),
            { { say(Phrase::DeskQueueOldest), say(Phrase::DeskAt, q.oldest) },
                { say(Phrase::DeskQueueWaited), sayDuration(q.oldest.secsTo(here.now)) } });
    panel.rows.push_back({ say(Phrase::DeskQueuePressure), pressureWords(state.queue.pressure) });
    panel.tone = q.held > 0 || state.queue.pressure.level >= PressureLevel::Supervisor ? Tone::Alarm
        : q.pending > 0 || state.queue.pressure.level != PressureLevel::None ? Tone::Attention
                                                                             : Tone::Normal;
    return panel;
}

/// Nothing lost, nothing doubled: when that was proved last.
Panel proof(const State& state)
{
    Panel panel { say(Phrase::DeskPanelProof), {} };
    const auto& report = state.queue.report;
    if (!report) {
        panel.rows = { { say(Phrase::DeskQueueResult), say(Phrase::DeskQueueNeverCompared) } };
        panel.tone = Tone::Attention;
        return panel;
    }
    panel.rows = { { say(Phrase::DeskQueueResult),
                       report->agrees()
                           ? say(Phrase::DeskQueueNothingLost)
                           : say(Phrase::DeskQueueDisagrees, static_cast<int>(report->found)),
                       {}, true },
        { say(Phrase::DeskColTime), say(Phrase::DeskAt, report->at) },
        { say(Phrase::DeskQueueCompared),
            say(Phrase::DeskDayCount, static_cast<int>(report->compared)) } };
    if (report->open > 0)
        panel.rows.push_back({ say(Phrase::DeskQueueNotYet),
            say(Phrase::DeskDayCount, static_cast<int>(report->open)) });
    panel.tone = report->agrees() ? Tone::Normal : Tone::Alarm;
    return panel;
}

Words snapshotWords(const Here& here, const State& state)
{
    if (!state.snapshot || !state.snapshot->madeAt.isValid())
        return say(Phrase::DeskSnapshotNone);
    return say(state.snapshot->isUsable(here.now) ? Phrase::DeskAt : Phrase::DeskSnapshotOver,
        state.snapshot->expiresAt);
}

Panel station(const Here& here, const State& state)
{
    Panel panel { say(Phrase::DeskPanelStation), {} };
    const int minutes = static_cast<int>(std::llabs(state.queue.clockAheadMs) / 60'000);
    panel.rows = {
        { say(Phrase::DeskQueueLink),
            say(state.online ? Phrase::DeskQueueLinkUp : Phrase::DeskQueueLinkDown) },
        { say(Phrase::DeskQueueClock),
            !isSkewed(state) ? say(Phrase::DeskQueueClockRight)
                             : say(state.queue.clockAheadMs > 0 ? Phrase::DeskQueueClockFast
                                                                : Phrase::DeskQueueClockSlow,
                                 minutes) },
        { say(Phrase::DeskSnapshotUntil), snapshotWords(here, state) },
    };
    const bool usable = state.snapshot && state.snapshot->isUsable(here.now);
    panel.tone = !state.online || !usable || isSkewed(state) ? Tone::Attention : Tone::Normal;
    return panel;
}

} // namespace

void open(Turn& turn)
{
    ask(turn);
}

void secondAgreed(Turn& turn, const Operator& who, const QString& then)
{
    const auto& all = turn.state.queue.waiting;
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const WaitingRecord& one) { return one.msgid == then; });
    if (found == all.end() || found->kind != WaitKind::Held)
        return turn.tell(say(Phrase::DeskQueueWhyNotHeld), Tone::Attention);
    turn.note(QStringLiteral("withdraw-record"), then);
    turn.note(QStringLiteral("second"), who.number);
    turn.effects.emplace_back(WithdrawRecord { then });
    turn.tell(say(Phrase::DeskQueueWithdrawn, then));
    ask(turn);
}

void step(Turn& turn, Event& event)
{
    if (const auto* all = std::get_if<QueueListed>(&event))
        listed(turn, *all);
    else if (const auto* both = std::get_if<QueueCompared>(&event))
        compared(turn, *both);
    else if (std::holds_alternative<SecondPassed>(event)
        && turn.state.module == QLatin1String("queue")
        && ++turn.state.queue.age >= listEverySeconds)
        ask(turn);
}

void act(Turn& turn, const Event& event)
{
    const QString id = actOf(event);
    if (const auto* moved = std::get_if<Chosen>(&event)) {
        const QString before = std::exchange(turn.state.queue.current, moved->line);
        if (!currentRecord(turn.state) && !currentFinding(turn.state))
            turn.state.queue.current = before;
    } else if (id == QLatin1String("refresh")) {
        ask(turn);
    } else if (id == QLatin1String("compare")) {
        compare(turn);
    } else if (id == QLatin1String("other")) {
        showOther(turn);
    } else if (id == QLatin1String("withdraw")) {
        withdraw(turn);
    } else if (id == QLatin1String("again")) {
        sendAgain(turn);
    }
}

bool needsSomebody(const State& state)
{
    return state.queue.counts.held > 0 || disagrees(state)
        || state.queue.pressure.level >= PressureLevel::Supervisor;
}

void show(const Here& here, const State& state, View& view)
{
    const Queue& q = state.queue;
    view.table = q.showsFindings ? findings(state) : waiting(here, state);
    if (const QueueFinding* one = currentFinding(state))
        view.panels = { remedy(*one), proof(state) };
    else if (const WaitingRecord* record = currentRecord(state))
        view.panels = { remedy(here, state, *record), owed(here, state), proof(state) };
    else
        view.panels = { owed(here, state), proof(state), station(here, state) };
    const auto none = q.showsFindings || disagrees(state)
        ? std::nullopt
        : std::optional(say(Phrase::DeskQueueNoFindings));
    const WaitingRecord* current = currentRecord(state);
    const auto notHeld = current && current->kind == WaitKind::Held
        ? std::nullopt
        : std::optional(say(Phrase::DeskQueueWhyNotHeld));
    const auto noLink =
        state.online ? std::nullopt : std::optional(say(Phrase::DeskQueueWhyNoLink));
    view.actions = { key("refresh", "F5", Phrase::DeskQueueKeySend),
        key("compare", "F8", Phrase::DeskQueueKeyCompare, noLink),
        key("other", "Return",
            q.showsFindings ? Phrase::DeskQueueKeyWaiting : Phrase::DeskQueueKeyFindings, none),
        key("again", "F7", Phrase::DeskQueueKeyAgain, notHeld),
        key("withdraw", "F9", Phrase::DeskQueueKeyWithdraw, whyNotWithdraw(state)) };
}

} // namespace yidi::desk::queue
