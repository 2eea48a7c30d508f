// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desk/parts.h"

#include <algorithm>

namespace yidi::desk {
namespace {

struct ModuleRow {
    const char* id;
    Phrase label;
    Phrase title;
    void (*show)(const Here&, const State&, View&);
};
constexpr ModuleRow rows[] = {
    { "reviews", Phrase::DeskReviews, Phrase::DeskReviewsTitle, reviews::show },
    { "entry", Phrase::DeskEntry, Phrase::DeskEntryTitle, entry::show },
    { "settlements", Phrase::DeskMoney, Phrase::DeskMoneyTitle, settlements::show },
    { "day", Phrase::DeskDay, Phrase::DeskDayTitle, day::show },
    { "differences", Phrase::DeskDiff, Phrase::DeskDiffTitle, differences::show },
    { "calls", Phrase::DeskCalls, Phrase::DeskCallsTitle, calls::show },
    { "queue", Phrase::DeskQueue, Phrase::DeskQueueTitle, queue::show },
    { "trail", Phrase::DeskTrail, Phrase::DeskTrailTitle, trail::show },
};

bool anyLate(const Here& here, const State& state)
{
    const auto& cases = state.reviews.cases;
    return std::any_of(cases.begin(), cases.end(), [&](const ReviewCase& one) {
        return reviews::isOpen(here, state, one) && reviews::isLate(one, here.now);
    });
}

/// How much of a module waits, and whether too long.
void count(const Here& here, const State& state, Module& module)
{
    const QString& id = module.id;
    if (id == QLatin1String("reviews")) {
        module.count = reviews::waiting(here, state);
        module.attention = anyLate(here, state);
    } else if (id == QLatin1String("entry")) {
        module.attention = entry::hasUnsaved(state);
    } else if (id == QLatin1String("day")) {
        module.count = day::openDifferences(state);
        module.attention = module.count > 0;
    } else if (id == QLatin1String("differences")) {
        module.count = differences::waiting(state);
        module.attention = module.count > 0;
    } else if (id == QLatin1String("calls")) {
        module.count = static_cast<int>(state.calls.waiting.size());
        module.attention = module.count > 0;
    } else if (id == QLatin1String("queue")) {
        module.count = state.queue.counts.pending;
        module.attention = queue::needsSomebody(state);
    } else if (id == QLatin1String("trail")) {
        module.attention = !state.trail.known.sound;
    }
}

std::vector<Module> modulesOf(const Here& here, const State& state)
{
    std::vector<Module> all;
    for (const ModuleRow& row : rows) {
        Module module { QLatin1String(row.id), say(row.label) };
        if (isMoney(module.id) && !settles(here))
            continue;
        count(here, state, module);
        all.push_back(std::move(module));
    }
    return all;
}

struct Status {
    const Here& here;
    const State& state;
    std::vector<StatusItem> items = {};

    void add(const char* id, Words words, Tone tone = Tone::Normal)
    {
        items.push_back({ QLatin1String(id), std::move(words), tone });
    }
    void owed()
    {
        const QueueIs& q = state.queue.counts;
        if (q.pending > 0 && q.oldest.isValid())
            add("queue",
                say(Phrase::DeskStatusPending, q.pending,
                    q.oldest.toString(QStringLiteral("HH:mm"))),
                Tone::Attention);
        else
            add("queue", say(Phrase::PendingRecords, q.pending));
        add("held", say(Phrase::DeskStatusHeld, q.held), q.held > 0 ? Tone::Alarm : Tone::Normal);
    }
    void snapshot()
    {
        const auto& has = state.snapshot;
        if (!has || !has->madeAt.isValid()) {
            add("snapshot", say(Phrase::DeskStatusNoSnapshot), Tone::Attention);
            return;
        }
        const bool usable = has->isUsable(here.now);
        add("snapshot",
            usable ? say(Phrase::DeskStatusSnapshot, has->madeAt)
                   : say(Phrase::DeskStatusSnapshotOver, has->madeAt),
            usable ? Tone::Normal : Tone::Attention);
    }
    std::vector<StatusItem> all()
    {
        add("link", say(state.online ? Phrase::Online : Phrase::Offline),
            state.online ? Tone::Normal : Tone::Attention);
        owed();
        snapshot();
        if (state.who && !state.calls.waiting.empty())
            add("calls", say(Phrase::DeskStatusCalls, static_cast<int>(state.calls.waiting.size())),
                calls::waitsTooLong(here, state) ? Tone::Alarm : Tone::Attention);
        if (state.who)
            add("operator", say(Phrase::DeskStatusOperator, state.who->name, state.who->number));
        add("clock", Words::plain(here.now.toString(QStringLiteral("HH:mm"))));
        return std::move(items);
    }
};

Prompt show(const Here& here, const SecondPerson& over)
{
    Prompt prompt;
    prompt.title = say(Phrase::DeskSecondTitle);
    prompt.text = log_in::text(over.form);
    prompt.text.insert(prompt.text.begin(), over.why);
    prompt.form = log_in::form(here, over.form);
    prompt.actions = { key("card", "F4", Phrase::DeskKeyCard),
        key("back", "Esc", Phrase::DeskKeyBack) };
    return prompt;
}

Prompt show(const ChooseOne& over)
{
    Prompt prompt;
    prompt.title = over.title;
    prompt.text = { over.text };
    Table table;
    table.columns = { say(Phrase::DeskColWhat) };
    for (const auto& [id, words] : over.options)
        table.lines.push_back({ id, { words }, id == over.current });
    table.current = over.current;
    prompt.table = std::move(table);
    prompt.actions = { key("choose", "Return", Phrase::DeskKeyChoose),
        key("back", "Esc", Phrase::DeskKeyBack) };
    return prompt;
}

Prompt show(const Ask& over)
{
    Prompt prompt;
    prompt.title = over.title;
    prompt.text = over.text;
    // Return goes back: what would be lost is lost by a key of its own.
    prompt.actions = { key("back", "Esc", Phrase::DeskKeyStay),
        { QStringLiteral("yes"), QStringLiteral("F8"), over.yesLabel } };
    return prompt;
}

struct ShowOver {
    const Here& here;
    const State& state;

    Prompt operator()(const ChooseReasons& over) const { return reviews::show(over); }
    Prompt operator()(const DryRun& over) const { return reviews::show(here, state, over); }
    Prompt operator()(const SecondPerson& over) const { return show(here, over); }
    Prompt operator()(const ChooseOne& over) const { return show(over); }
    Prompt operator()(const Ask& over) const { return show(over); }
};

/// After a page's own keys: what every page has.
void addCommonKeys(View& view, const State& state)
{
    const KeyAction common[] = {
        key("new", "F2", Phrase::DeskKeyNew),
        key("search", "F3", Phrase::DeskKeySearch),
        key("card", "F4", Phrase::DeskKeyCard),
        key("reprint", "Ctrl+Shift+P", Phrase::DeskKeyReprint,
            state.lastPaper.index() != 0 ? std::nullopt
                                         : std::optional(say(Phrase::DeskNothingToPrint))),
        key("back", "Esc", Phrase::DeskKeyBack),
        key("lock", "Ctrl+L", Phrase::DeskKeyLock),
        key("log-out", "Ctrl+Shift+L", Phrase::DeskKeyLogOut),
        key("help", "F1", Phrase::DeskKeyHelp),
    };
    view.actions.insert(view.actions.end(), std::begin(common), std::end(common));
}

/// What a slip is outlasts what was found by its number; that it is false, everything.
void showSlip(const SlipChecked& slip, View& view)
{
    if (slip.genuine && view.noticeTone != Tone::Normal)
        return;
    view.notice = say(slip.genuine ? Phrase::DeskSlipGenuine : Phrase::DeskSlipFalse, slip.number);
    view.noticeTone = slip.genuine ? Tone::Normal : Tone::Alarm;
}

void showModule(const Here& here, const State& state, View& view)
{
    view.modules = modulesOf(here, state);
    view.module = state.module;
    view.search = state.search;
    if (isMoney(state.module))
        view.searchHint = say(Phrase::DeskMoneySearchHint);
    view.notice = state.notice;
    view.noticeTone = state.notice ? state.noticeTone : Tone::Normal;
    if (state.slip)
        showSlip(*state.slip, view);
    for (const ModuleRow& row : rows) {
        if (state.module != QLatin1String(row.id))
            continue;
        view.title = say(row.title);
        row.show(here, state, view);
    }
    addCommonKeys(view, state);
    if (state.over)
        view.prompt = std::visit(ShowOver { here, state }, *state.over);
}

} // namespace

View view(const Here& here, const State& state)
{
    View shown;
    shown.help = state.help;
    shown.status = Status { here, state }.all();
    if (state.who && !state.locked)
        showModule(here, state, shown);
    else
        log_in::show(here, state, shown);
    return shown;
}

} // namespace yidi::desk
