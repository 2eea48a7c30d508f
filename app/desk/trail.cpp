// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desk/parts.h"

/// Who saw and did what at this machine, and whether the record of it is whole.
namespace yidi::desk::trail {

void open(Turn& turn)
{
    turn.state.trail.asking = true;
    turn.effects.emplace_back(AskTrail {});
}

void step(Turn& turn, Event& event)
{
    if (const auto* known = std::get_if<TrailKnown>(&event))
        turn.state.trail = { *known, false };
}

void act(Turn& turn, const Event& event)
{
    if (actOf(event) == QLatin1String("refresh"))
        open(turn);
}

void show(const Here&, const State& state, View& view)
{
    const Trail& trail = state.trail;
    Table table;
    table.columns = { say(Phrase::DeskColTime), say(Phrase::DeskColWho), say(Phrase::DeskColWhat),
        say(Phrase::DeskColAbout) };
    int line = 0;
    for (const TrailKnown::Entry& entry : trail.known.entries)
        table.lines.push_back({ QString::number(line++),
            { say(Phrase::DeskAt, entry.at), Words::plain(entry.who),
                Words::code(QStringLiteral("trail"), entry.what), Words::plain(entry.about) } });
    table.empty = say(trail.asking ? Phrase::DeskAsking : Phrase::DeskTrailEmpty);
    view.table = std::move(table);
    Panel panel { say(Phrase::DeskPanelTrail), {} };
    panel.rows = { { say(Phrase::DeskTrailChain),
        say(trail.known.sound ? Phrase::DeskTrailSound : Phrase::DeskTrailBroken) } };
    panel.tone = trail.known.sound ? Tone::Normal : Tone::Alarm;
    view.panels = { std::move(panel) };
    view.actions = { key("refresh", "F5", Phrase::DeskKeyRefresh) };
}

} // namespace yidi::desk::trail
