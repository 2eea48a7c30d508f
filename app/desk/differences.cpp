// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desk/parts.h"

#include <algorithm>

/// What was settled without a link (待确认结算) and did not come out as it was told, and the
/// house's codes that nobody has mapped (未对码).
namespace yidi::desk::differences {
namespace {

bool isOpen(const ProvisionalLine& line)
{
    return line.state == QLatin1String("difference") || line.state == QLatin1String("refused");
}

const ProvisionalLine* current(const State& state)
{
    const auto& lines = state.differences.lines;
    const auto found = std::find_if(lines.begin(), lines.end(),
        [&](const ProvisionalLine& one) { return one.number == state.differences.current; });
    return found == lines.end() ? nullptr : &*found;
}

bool isClosing(const State& state, const QString& number)
{
    const auto& closing = state.differences.closing;
    return std::any_of(
        closing.begin(), closing.end(), [&](const auto& one) { return one.second == number; });
}

std::optional<Words> whyNotClose(const Here& here, const State& state)
{
    if (auto why = whyNoMoney(here, state))
        return why;
    const ProvisionalLine* one = current(state);
    if (state.differences.showsCodes || !one)
        return say(Phrase::DeskDiffWhyNothing);
    if (isClosing(state, one->number))
        return say(Phrase::DeskMoneyWhyOnItsWay);
    if (one->state == QLatin1String("open"))
        return say(Phrase::DeskDiffWhyOpen);
    if (!isOpen(*one))
        return say(Phrase::DeskDiffWhyClosed);
    return std::nullopt;
}

bool refused(Turn& turn)
{
    const auto why = whyNotClose(turn.here, turn.state);
    if (why)
        turn.tell(*why, Tone::Attention);
    return why.has_value();
}

/// More than was told is collected, less is given back; either may be let go by two persons.
void chooseHow(Turn& turn)
{
    if (refused(turn))
        return;
    const ProvisionalLine& one = *current(turn.state);
    const QString first =
        one.share < one.shownShare ? QStringLiteral("given-back") : QStringLiteral("collected");
    ChooseOne choice { say(Phrase::DeskDiffCloseTitle, one.number),
        say(Phrase::DeskDiffCloseText, one.shownShare, one.share), {}, first,
        QStringLiteral("close:") };
    for (const QString& how : { first, QStringLiteral("written-off") })
        choice.options.emplace_back(how, Words::code(QStringLiteral("closed-how"), how));
    turn.state.notice.reset();
    turn.state.over = std::move(choice);
}

void close(Turn& turn, const QString& how, const std::optional<Operator>& second)
{
    if (refused(turn))
        return;
    const QString number = current(turn.state)->number;
    if (how == QLatin1String("written-off") && !second) {
        askSecond(turn, say(Phrase::DeskDiffSecondText), how);
        return;
    }
    turn.note(QStringLiteral("close-difference"), number + QLatin1Char(' ') + how);
    if (second)
        turn.note(QStringLiteral("second"), second->number);
    const QString ticket = turn.ticket();
    turn.state.differences.closing[ticket] = number;
    turn.state.differences.against.erase(number);
    turn.effects.emplace_back(CloseDifference { ticket, number, how });
    turn.tell(say(Phrase::DeskSending));
}

void known(Turn& turn, const ProvisionalsKnown& event)
{
    Differences& d = turn.state.differences;
    d.asking = false;
    d.known = true;
    d.lines = event.lines;
    // What a clerk must see to comes first, then what is the oldest.
    std::stable_sort(
        d.lines.begin(), d.lines.end(), [](const ProvisionalLine& a, const ProvisionalLine& b) {
            return std::tuple(!isOpen(a), a.at) < std::tuple(!isOpen(b), b.at);
        });
    if (!current(turn.state))
        d.current = d.lines.empty() ? QString() : d.lines.front().number;
}

void codesKnown(Turn& turn, const UnmappedKnown& event)
{
    Differences& d = turn.state.differences;
    d.codesKnown = true;
    d.codes = event.codes;
    std::stable_sort(d.codes.begin(), d.codes.end(),
        [](const UnmappedCode& a, const UnmappedCode& b) { return a.amount > b.amount; });
    const bool has = std::any_of(d.codes.begin(), d.codes.end(),
        [&](const UnmappedCode& one) { return one.code == d.currentCode; });
    if (!has)
        d.currentCode = d.codes.empty() ? QString() : d.codes.front().code;
}

QString take(Turn& turn, const QString& ticket)
{
    auto node = turn.state.differences.closing.extract(ticket);
    return node ? node.mapped() : QString();
}

void closed(Turn& turn, const DifferenceClosed& event)
{
    if (take(turn, event.ticket).isEmpty())
        return;
    turn.tell(say(Phrase::DeskDiffClosed, event.number));
    if (!turn.state.locked && turn.state.online)
        ask(turn);
}

void declined(Turn& turn, const QString& ticket, const std::vector<Refusal>& reasons)
{
    const QString number = take(turn, ticket);
    if (number.isEmpty())
        return;
    turn.state.differences.against[number] = reasons;
    turn.tell(say(Phrase::DeskMoneyDeclined, number), Tone::Alarm);
}

} // namespace

int waiting(const State& state)
{
    const auto& lines = state.differences.lines;
    return static_cast<int>(std::count_if(lines.begin(), lines.end(), isOpen));
}

void ask(Turn& turn)
{
    turn.state.differences.asking = true;
    turn.effects.emplace_back(AskProvisionals {});
    turn.effects.emplace_back(AskUnmapped {});
}

void open(Turn& turn)
{
    if (turn.state.online)
        ask(turn);
}

void secondAgreed(Turn& turn, const Operator& who, const QString& then)
{
    close(turn, then, who);
}

void step(Turn& turn, Event& event)
{
    if (const auto* lines = std::get_if<ProvisionalsKnown>(&event)) {
        known(turn, *lines);
    } else if (const auto* codes = std::get_if<UnmappedKnown>(&event)) {
        codesKnown(turn, *codes);
    } else if (const auto* done = std::get_if<DifferenceClosed>(&event)) {
        closed(turn, *done);
    } else if (const auto* refusal = std::get_if<Declined>(&event)) {
        declined(turn, refusal->ticket, refusal->reasons);
    } else if (const auto* failed = std::get_if<AskFailed>(&event)) {
        if (!failed->ticket.isEmpty())
            declined(turn, failed->ticket, failed->reasons);
        else if (failed->question == QLatin1String("provisionals"))
            turn.state.differences.asking = false;
    }
}

void act(Turn& turn, const Event& event)
{
    Differences& d = turn.state.differences;
    const QString id = actOf(event);
    if (const auto* moved = std::get_if<Chosen>(&event)) {
        (d.showsCodes ? d.currentCode : d.current) = moved->line;
    } else if (id == QLatin1String("close")) {
        chooseHow(turn);
    } else if (id.startsWith(QLatin1String("close:"))) {
        close(turn, id.section(QLatin1Char(':'), 1), {});
    } else if (id == QLatin1String("other")) {
        d.showsCodes = !d.showsCodes;
    } else if (id == QLatin1String("refresh")) {
        open(turn);
    } else if (id == QLatin1String("open") && !d.showsCodes && current(turn.state)) {
        settlements::find(turn, current(turn.state)->mdtrtId, {});
    }
}

// ---- What shows ---------------------------------------------------------------------------------

namespace {

Words code(const char* table, const QString& value)
{
    return Words::code(QLatin1String(table), value);
}

Words mark(const State& state, const ProvisionalLine& line)
{
    if (isClosing(state, line.number))
        return say(Phrase::DeskDiffMarkClosing);
    if (state.differences.against.contains(line.number))
        return say(Phrase::DeskMarkDeclined);
    return code("provisional-state", line.state);
}

Table provisionals(const State& state)
{
    const Differences& d = state.differences;
    Table table;
    table.columns = { say(Phrase::DeskColSettlement), say(Phrase::DeskColName),
        say(Phrase::DeskColTime), say(Phrase::DeskColShown), say(Phrase::DeskColComesTo),
        say(Phrase::DeskColState) };
    for (const ProvisionalLine& line : d.lines) {
        const bool decided = line.state != QLatin1String("open");
        table.lines.push_back({ line.number,
            { Words::plain(line.number), Words::plain(line.maskedName),
                say(Phrase::DeskAt, line.at), sayAmount(line.shownShare),
                decided ? sayAmount(line.share) : say(Phrase::DeskNone), mark(state, line) },
            false,
            d.against.contains(line.number) ? Tone::Alarm
                : isOpen(line)              ? Tone::Attention
                                            : Tone::Normal });
    }
    table.current = d.current;
    table.empty = say(d.asking ? Phrase::DeskAsking
            : d.known          ? Phrase::DeskDiffEmpty
                               : Phrase::DeskMoneyUnknown);
    return table;
}

Table unmapped(const State& state)
{
    const Differences& d = state.differences;
    Table table;
    table.columns = { say(Phrase::DeskColCode), say(Phrase::DeskColLocalName),
        say(Phrase::DeskColLines), say(Phrase::DeskColAmount), say(Phrase::DeskColSince) };
    for (const UnmappedCode& one : d.codes)
        table.lines.push_back({ one.code,
            { Words::plain(one.code), Words::plain(one.localName),
                say(Phrase::Plain, static_cast<int>(one.lines)), sayAmount(one.amount),
                say(Phrase::Plain, one.since) } });
    table.current = d.currentCode;
    table.empty = say(d.codesKnown ? Phrase::DeskDiffNoCodes : Phrase::DeskMoneyUnknown);
    return table;
}

Panel facts(const State& state, const ProvisionalLine& line)
{
    Panel panel { say(Phrase::DeskPanelProvisional), {} };
    panel.rows = { { say(Phrase::LabelName), Words::plain(line.maskedName), {}, true },
        { say(Phrase::LabelVisitNumber), Words::plain(line.mdtrtId) },
        { say(Phrase::DeskColShown), sayAmount(line.shownShare) } };
    if (line.state != QLatin1String("open"))
        panel.rows.push_back({ say(Phrase::DeskColComesTo), sayAmount(line.share) });
    panel.rows.push_back({ say(Phrase::DeskColState), mark(state, line) });
    if (!line.closedHow.isEmpty())
        panel.rows.push_back(
            { say(Phrase::DeskDiffClosedHow), code("closed-how", line.closedHow) });
    panel.tone = isOpen(line) ? Tone::Attention : Tone::Normal;
    return panel;
}

Panel remedy(const ProvisionalLine& line)
{
    Panel panel { say(Phrase::DeskPanelRemedy), {} };
    const Phrase what = line.state == QLatin1String("open") ? Phrase::DeskDiffRemedyOpen
        : !isOpen(line)                                     ? Phrase::DeskDiffRemedyNothing
        : line.share > line.shownShare                      ? Phrase::DeskDiffRemedyCollect
                                                            : Phrase::DeskDiffRemedyGiveBack;
    const Fen apart =
        line.share > line.shownShare ? line.share - line.shownShare : line.shownShare - line.share;
    panel.rows = { { say(what, apart), say(Phrase::Plain, QString()) } };
    return panel;
}

Panel against(const std::vector<Refusal>& refusals)
{
    Panel panel { say(Phrase::DeskPanelAgainst), {} };
    panel.tone = Tone::Alarm;
    for (const Refusal& refusal : refusals)
        panel.rows.push_back({ Words::plain(refusal.code), sayRefusal(refusal) });
    return panel;
}

Panel mapping()
{
    Panel panel { say(Phrase::DeskPanelRemedy), {} };
    panel.rows = { { say(Phrase::DeskDiffRemedyMap), say(Phrase::Plain, QString()) } };
    return panel;
}

} // namespace

void show(const Here& here, const State& state, View& view)
{
    const Differences& d = state.differences;
    view.title = say(d.showsCodes ? Phrase::DeskDiffCodesTitle : Phrase::DeskDiffTitle);
    view.table = d.showsCodes ? unmapped(state) : provisionals(state);
    const ProvisionalLine* line = current(state);
    const auto nothing =
        line && !d.showsCodes ? std::nullopt : std::optional(say(Phrase::DeskDiffWhyNothing));
    view.actions = { key("open", "Return", Phrase::DeskDayKeySee, nothing),
        key("close", "F8", Phrase::DeskDiffKeyClose, whyNotClose(here, state)),
        key("other", "F9", d.showsCodes ? Phrase::DeskDiffKeyLines : Phrase::DeskDiffKeyCodes),
        key("refresh", "F5", Phrase::DeskKeyRefresh) };
    if (d.showsCodes) {
        view.panels = { mapping() };
    } else if (line) {
        view.panels = { facts(state, *line), remedy(*line) };
        if (!line->why.empty())
            view.panels.push_back(against(line->why));
        if (const auto found = d.against.find(line->number); found != d.against.end())
            view.panels.push_back(against(found->second));
    }
}

} // namespace yidi::desk::differences
