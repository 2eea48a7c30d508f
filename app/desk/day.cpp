// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desk/parts.h"

#include <algorithm>

namespace yidi::desk {

QString differenceId(const BookDifference& difference)
{
    const auto& line = difference.here ? difference.here : difference.there;
    QString id = differenceKindName(difference.kind) + QLatin1Char(':');
    if (line)
        id += line->setlId.isEmpty() ? line->msgid : line->setlId;
    if (line && line->refund)
        id += QStringLiteral(":refund");
    // What was written off is these amounts and no others, and one line of two.
    for (const auto& side : { difference.here, difference.there })
        if (side)
            id += QStringLiteral(":%1/%2").arg(side->total.value()).arg(side->fund.value());
    return difference.nth > 1 ? id + QStringLiteral("#%1").arg(difference.nth) : id;
}

QString writeOffNote(const QDate& day, const QString& id, const QString& why)
{
    return QStringLiteral("%1 %2 %3").arg(day.toString(Qt::ISODate), id, why);
}

QString writtenOffIn(const QString& note, const QDate& day)
{
    const bool sameDay = note.section(QLatin1Char(' '), 0, 0) == day.toString(Qt::ISODate);
    return sameDay ? note.section(QLatin1Char(' '), 1, 1) : QString();
}

} // namespace yidi::desk

/// The daily reconciliation (对账): totals, then what differs and who must act.
namespace yidi::desk::day {
namespace {

/// Why two persons may let a difference be (核销).
constexpr const char* writeOffReasons[] = { "by-hand", "follows-province", "follows-house" };

QString idOf(const BookGroup& group)
{
    return QStringLiteral("%1/%2").arg(group.insutype, group.clearingType);
}

const DayCompared* compared(const State& state)
{
    const auto& known = state.day.compared;
    return known && known->day == state.day.day ? &*known : nullptr;
}

const BookDifference* currentDifference(const State& state)
{
    const DayCompared* day = compared(state);
    if (!day || !state.day.listing)
        return nullptr;
    const auto found = std::find_if(day->differences.begin(), day->differences.end(),
        [&](const BookDifference& one) { return differenceId(one) == state.day.current; });
    return found == day->differences.end() ? nullptr : &*found;
}

bool has(const State& state, const QString& id)
{
    const DayCompared* day = compared(state);
    if (!day)
        return false;
    if (state.day.listing)
        return std::any_of(day->differences.begin(), day->differences.end(),
            [&](const BookDifference& one) { return differenceId(one) == id; });
    return std::any_of(day->groups.begin(), day->groups.end(),
        [&](const DayCompared::Group& one) { return idOf(one.group) == id; });
}

void goToFirst(State& state)
{
    Day& d = state.day;
    if (has(state, d.current))
        return;
    const DayCompared* day = compared(state);
    d.current.clear();
    if (day && d.listing && !day->differences.empty())
        d.current = differenceId(day->differences.front());
    else if (day && !d.listing && !day->groups.empty())
        d.current = idOf(day->groups.front().group);
}

void known(Turn& turn, const DayKnown& event)
{
    Day& d = turn.state.day;
    if (!d.asking || event.compared.day != d.day)
        return; // another day was asked for since
    d.asking = false;
    d.compared = event.compared;
    if (d.compared->differences.empty())
        d.listing = false;
    goToFirst(turn.state);
    const int open = openDifferences(turn.state);
    const bool agrees = std::all_of(d.compared->groups.begin(), d.compared->groups.end(),
        [](const DayCompared::Group& one) { return one.agrees; });
    if (open > 0)
        turn.tell(say(Phrase::DeskDayDiffers, d.day, open), Tone::Attention);
    else
        turn.tell(say(agrees ? Phrase::DeskDayAgrees : Phrase::DeskDayUnknown, d.day),
            agrees ? Tone::Normal : Tone::Attention);
}

void list(Turn& turn)
{
    const DayCompared* day = compared(turn.state);
    if (!day || day->differences.empty()) {
        turn.tell(say(Phrase::DeskDayNone), Tone::Attention);
        return;
    }
    turn.state.day.listing = true;
    goToFirst(turn.state);
}

/// Where it can be cancelled or seen.
void goToSettlement(Turn& turn)
{
    const BookDifference* one = currentDifference(turn.state);
    if (!one)
        return;
    const BookLine& line = one->there ? *one->there : *one->here;
    const QString number = line.setlId.isEmpty() ? line.mdtrtId : line.setlId;
    settlements::find(turn, number, {});
}

std::optional<Words> whyNotWriteOff(const Here& here, const State& state)
{
    const BookDifference* one = currentDifference(state);
    if (auto why = whyNoMoney(here, state))
        return why;
    if (!one)
        return say(Phrase::DeskDayWhyNothing);
    if (compared(state)->writtenOff.contains(differenceId(*one)))
        return say(Phrase::DeskDayWhyDone);
    return std::nullopt;
}

bool refused(Turn& turn)
{
    const auto why = whyNotWriteOff(turn.here, turn.state);
    if (why)
        turn.tell(*why, Tone::Attention);
    return why.has_value();
}

void chooseWhy(Turn& turn)
{
    if (refused(turn))
        return;
    ChooseOne choice { say(Phrase::DeskDayWriteOffTitle), say(Phrase::DeskDayWriteOffText), {},
        QLatin1String(writeOffReasons[0]), QStringLiteral("write-off:") };
    for (const char* reason : writeOffReasons)
        choice.options.emplace_back(
            QLatin1String(reason), Words::code(QStringLiteral("write-off"), QLatin1String(reason)));
    turn.state.notice.reset();
    turn.state.over = std::move(choice);
}

void print(Turn& turn)
{
    const DayCompared* day = compared(turn.state);
    if (!day) {
        turn.tell(say(Phrase::DeskDayUnasked), Tone::Attention);
        return;
    }
    turn.note(QStringLiteral("print-day"), day->day.toString(Qt::ISODate));
    turn.effects.emplace_back(PrintDay { *day });
    turn.tell(say(Phrase::DeskDayPrinting, day->day));
}

} // namespace

int openDifferences(const State& state)
{
    const DayCompared* day = compared(state);
    if (!day)
        return 0;
    return static_cast<int>(std::count_if(day->differences.begin(), day->differences.end(),
        [&](const BookDifference& one) { return !day->writtenOff.contains(differenceId(one)); }));
}

void compare(Turn& turn, const QDate& day)
{
    Day& d = turn.state.day;
    if (!turn.state.online) {
        turn.tell(say(Phrase::DeskMoneyNoLink), Tone::Attention);
        return;
    }
    if (day > turn.today()) {
        turn.tell(say(Phrase::DeskDayToCome), Tone::Attention);
        return;
    }
    if (d.day != day)
        d = {};
    d.day = day;
    d.asking = true;
    turn.state.notice.reset();
    turn.note(QStringLiteral("compare-day"), day.toString(Qt::ISODate));
    turn.effects.emplace_back(CompareDay { day });
}

void open(Turn& turn)
{
    if (!turn.state.day.day.isValid())
        turn.state.day.day = turn.today();
    if (turn.state.online && !compared(turn.state) && !turn.state.day.asking)
        compare(turn, turn.state.day.day);
}

void secondAgreed(Turn& turn, const Operator& who, const QString& then)
{
    if (refused(turn))
        return;
    const QString id = turn.state.day.current;
    turn.note(QStringLiteral("write-off"), writeOffNote(turn.state.day.day, id, then));
    turn.note(QStringLiteral("second"), who.number);
    turn.state.day.compared->writtenOff.insert(id);
    turn.tell(say(Phrase::DeskDayWrittenOff, id.section(QLatin1Char(':'), 1, 1), who.number));
}

void step(Turn& turn, Event& event)
{
    if (const auto* day = std::get_if<DayKnown>(&event))
        known(turn, *day);
    else if (const auto* failed = std::get_if<AskFailed>(&event);
             failed && failed->question == QLatin1String("day"))
        turn.state.day.asking = false;
}

void act(Turn& turn, const Event& event)
{
    Day& d = turn.state.day;
    const QString id = actOf(event);
    if (const auto* moved = std::get_if<Chosen>(&event)) {
        if (has(turn.state, moved->line))
            d.current = moved->line;
    } else if (id == QLatin1String("open")) {
        if (d.listing)
            goToSettlement(turn);
        else
            list(turn);
    } else if (id == QLatin1String("refresh")) {
        compare(turn, d.day);
    } else if (id == QLatin1String("before")) {
        compare(turn, d.day.addDays(-1));
    } else if (id == QLatin1String("after")) {
        compare(turn, d.day.addDays(1));
    } else if (id == QLatin1String("write-off")) {
        chooseWhy(turn);
    } else if (id.startsWith(QLatin1String("write-off:"))) {
        if (!refused(turn))
            askSecond(turn, say(Phrase::DeskDaySecondText), id.section(QLatin1Char(':'), 1));
    } else if (id == QLatin1String("print")) {
        print(turn);
    } else if (id == QLatin1String("back") && d.listing) {
        d.listing = false;
        goToFirst(turn.state);
    }
}

// ---- What shows ---------------------------------------------------------------------------------

namespace {

Words code(const char* table, const QString& value)
{
    return Words::code(QLatin1String(table), value);
}

Words both(Fen here, const std::optional<Fen>& there)
{
    if (!there)
        return say(Phrase::DeskDayHereOnly, here);
    return here == *there ? sayAmount(here) : say(Phrase::DeskDayBoth, here, *there);
}

Words both(std::int64_t here, const std::optional<std::int64_t>& there)
{
    const int mine = static_cast<int>(here);
    if (!there)
        return say(Phrase::DeskDayHereOnly, mine);
    return here == *there ? say(Phrase::Plain, mine)
                          : say(Phrase::DeskDayBoth, mine, static_cast<int>(*there));
}

template <class T>
std::optional<T> of(const std::optional<BookTotals>& totals, T BookTotals::*part)
{
    return totals ? std::optional<T>((*totals).*part) : std::nullopt;
}

Table::Line line(const DayCompared::Group& one)
{
    return { idOf(one.group),
        { code("insutype", one.group.insutype), code("clr_type", one.group.clearingType),
            both(one.here.count, of(one.there, &BookTotals::count)),
            both(one.here.total, of(one.there, &BookTotals::total)),
            both(one.here.fund, of(one.there, &BookTotals::fund)),
            both(one.here.account, of(one.there, &BookTotals::account)),
            say(one.agrees      ? Phrase::DeskDayGroupAgrees
                    : one.there ? Phrase::DeskDayGroupDiffers
                                : Phrase::DeskDayGroupUnknown) },
        false, one.agrees ? Tone::Normal : Tone::Attention };
}

Table totals(const State& state)
{
    Table table;
    table.columns = { say(Phrase::LabelScheme), say(Phrase::DeskColVisit),
        say(Phrase::DeskColCount), say(Phrase::DeskColTotal), say(Phrase::DeskColFund),
        say(Phrase::DeskColAccount), say(Phrase::DeskColState) };
    if (const DayCompared* day = compared(state))
        for (const DayCompared::Group& one : day->groups)
            table.lines.push_back(line(one));
    table.current = state.day.current;
    table.empty = say(state.day.asking ? Phrase::DeskAsking
            : compared(state)          ? Phrase::DeskDayEmpty
                                       : Phrase::DeskDayUnasked);
    return table;
}

Words amountIn(const std::optional<BookLine>& line, Fen BookLine::*part)
{
    return line ? sayAmount((*line).*part) : say(Phrase::DeskNone);
}

Table::Line line(const DayCompared& day, const BookDifference& one)
{
    const QString id = differenceId(one);
    const BookLine& known = one.here ? *one.here : *one.there;
    const bool done = day.writtenOff.contains(id);
    return { id,
        { Words::plain(known.setlId.isEmpty() ? known.msgid : known.setlId),
            code("difference", differenceKindName(one.kind)), amountIn(one.here, &BookLine::total),
            amountIn(one.there, &BookLine::total), amountIn(one.here, &BookLine::fund),
            amountIn(one.there, &BookLine::fund),
            done ? say(Phrase::DeskDayMarkWrittenOff) : code("who-acts", one.whoActs) },
        false, done ? Tone::Normal : Tone::Attention };
}

Table differences(const State& state)
{
    Table table;
    table.columns = { say(Phrase::DeskColSettlement), say(Phrase::DeskColDifference),
        say(Phrase::DeskColTotalHere), say(Phrase::DeskColTotalThere), say(Phrase::DeskColFundHere),
        say(Phrase::DeskColFundThere), say(Phrase::DeskColWhoActs) };
    if (const DayCompared* day = compared(state))
        for (const BookDifference& one : day->differences)
            table.lines.push_back(line(*day, one));
    table.current = state.day.current;
    table.empty = say(Phrase::DeskDayNone);
    return table;
}

Panel summary(const State& state)
{
    Panel panel { say(Phrase::DeskPanelDay), {} };
    panel.rows = { { say(Phrase::DeskDayDate), say(Phrase::Plain, state.day.day), {}, true } };
    const DayCompared* day = compared(state);
    if (!day)
        return panel;
    panel.rows.push_back({ say(Phrase::DeskDaySource), code("book", day->source) });
    const DifferenceKind kinds[] = { DifferenceKind::OnlyHere, DifferenceKind::OnlyThere,
        DifferenceKind::TotalDiffers, DifferenceKind::FundDiffers };
    for (const DifferenceKind kind : kinds) {
        const auto count = std::count_if(day->differences.begin(), day->differences.end(),
            [&](const BookDifference& one) { return one.kind == kind; });
        panel.rows.push_back({ code("difference", differenceKindName(kind)),
            say(Phrase::DeskDayCount, static_cast<int>(count)) });
    }
    if (!day->writtenOff.empty())
        panel.rows.push_back({ say(Phrase::DeskDayMarkWrittenOff),
            say(Phrase::DeskDayCount, static_cast<int>(day->writtenOff.size())) });
    if (openDifferences(state) > 0)
        panel.tone = Tone::Attention;
    return panel;
}

Panel side(Phrase title, const std::optional<BookLine>& line)
{
    Panel panel { say(title), {} };
    if (!line) {
        panel.rows = { { say(Phrase::DeskColSettlement), say(Phrase::DeskDayNotThere), {}, true } };
        return panel;
    }
    panel.rows = { { say(Phrase::DeskColSettlement), Words::plain(line->setlId) },
        { say(Phrase::LabelVisitNumber), Words::plain(line->mdtrtId) },
        { say(Phrase::DeskColTime), say(Phrase::DeskAt, line->at) },
        { say(Phrase::DeskColTotal), sayAmount(line->total) },
        { say(Phrase::DeskColFund), sayAmount(line->fund) },
        { say(Phrase::DeskColAccount), sayAmount(line->account) },
        { say(Phrase::AmountCash), sayAmount(line->cash) } };
    if (line->refund)
        panel.rows.push_back({ say(Phrase::DeskColVisit), say(Phrase::DeskMoneyMarkCancelled) });
    return panel;
}

Panel remedy(const State& state, const BookDifference& one)
{
    Panel panel { say(Phrase::DeskPanelRemedy), {} };
    panel.rows = { { say(Phrase::DeskColDifference),
                       code("difference", differenceKindName(one.kind)), {}, true },
        { say(Phrase::DeskColWhoActs), code("who-acts", one.whoActs), {}, true },
        { say(Phrase::DeskWhatNext), code("remedy", one.remedy) } };
    if (one.acrossMidnight)
        panel.rows.push_back({ say(Phrase::DeskColTime), say(Phrase::DeskDayMidnight) });
    const bool done = compared(state)->writtenOff.contains(differenceId(one));
    if (done)
        panel.rows.push_back({ say(Phrase::DeskColState), say(Phrase::DeskDayMarkWrittenOff) });
    panel.tone = done ? Tone::Normal : Tone::Attention;
    return panel;
}

std::vector<KeyAction> actions(const Here& here, const State& state)
{
    const Day& d = state.day;
    const DayCompared* day = compared(state);
    const auto none =
        day && !day->differences.empty() ? std::nullopt : std::optional(say(Phrase::DeskDayNone));
    const auto unasked = day ? std::nullopt : std::optional(say(Phrase::DeskDayUnasked));
    const auto toCome =
        d.day < here.now.date() ? std::nullopt : std::optional(say(Phrase::DeskDayToCome));
    return {
        key("open", "Return", d.listing ? Phrase::DeskDayKeySee : Phrase::DeskDayKeyList, none),
        key("write-off", "F9", Phrase::DeskDayKeyWriteOff, whyNotWriteOff(here, state)),
        key("print", "Ctrl+P", Phrase::DeskDayKeyPrint, unasked),
        key("before", "Alt+Left", Phrase::DeskDayKeyBefore),
        key("after", "Alt+Right", Phrase::DeskDayKeyAfter, toCome),
        key("refresh", "F5", Phrase::DeskDayKeyCompare),
    };
}

} // namespace

void show(const Here& here, const State& state, View& view)
{
    view.title = say(Phrase::DeskDayOf, state.day.day);
    view.table = state.day.listing ? differences(state) : totals(state);
    view.actions = actions(here, state);
    if (const BookDifference* one = currentDifference(state))
        view.panels = { remedy(state, *one), side(Phrase::DeskPanelHere, one->here),
            side(Phrase::DeskPanelThere, one->there) };
    else
        view.panels = { summary(state) };
}

} // namespace yidi::desk::day
