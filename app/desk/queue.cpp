// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desk/parts.h"

/// What this machine still owes the province, in plain words.
namespace yidi::desk::queue {
namespace {

Panel owed(const Here& here, const State& state)
{
    const QueueIs& q = state.queue;
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
    panel.rows.push_back({ say(Phrase::DeskQueueLink),
        say(state.online ? Phrase::DeskQueueLinkUp : Phrase::DeskQueueLinkDown) });
    panel.tone = q.held > 0 ? Tone::Alarm : q.pending > 0 ? Tone::Attention : Tone::Normal;
    return panel;
}

Panel snapshot(const Here& here, const State& state)
{
    Panel panel { say(Phrase::DeskPanelSnapshot), {} };
    if (!state.snapshot || !state.snapshot->madeAt.isValid()) {
        panel.rows = { { say(Phrase::DeskPanelSnapshot), say(Phrase::DeskSnapshotNone) } };
        panel.tone = Tone::Attention;
        return panel;
    }
    const bool usable = state.snapshot->isUsable(here.now);
    panel.rows = { { say(Phrase::DeskSnapshotMade), say(Phrase::DeskAt, state.snapshot->madeAt) },
        { say(Phrase::DeskSnapshotUntil),
            say(usable ? Phrase::DeskAt : Phrase::DeskSnapshotOver, state.snapshot->expiresAt) } };
    panel.tone = usable ? Tone::Normal : Tone::Attention;
    return panel;
}

} // namespace

void show(const Here& here, const State& state, View& view)
{
    view.panels = { owed(here, state), snapshot(here, state) };
}

} // namespace yidi::desk::queue
