// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/history.h"

#include <algorithm>
#include <iterator>

namespace yidi {

namespace {

using enum RecordState;

/// The life of a Record once more, written down independently of the store's own table.
constexpr History::Edge life[] = { { Ready, Sending }, { Sending, Ready }, { Sending, Acked },
    { Sending, Refused }, { Sending, Held }, { Ready, Withdrawn }, { Ready, Fencing },
    { Sending, Fencing }, { Fencing, Acked }, { Fencing, Refused }, { Fencing, Withdrawn },
    { Held, Ready }, { Held, Fencing } };

constexpr quint64 fnvPrime = 0x100000001b3U;

} // namespace

void History::mix(const QString& event)
{
    for (const QChar c : event)
        m_hash = (m_hash ^ c.unicode()) * fnvPrime;
    m_hash = (m_hash ^ u'\n') * fnvPrime;
    if (trace)
        trace(event);
}

void History::problem(const QString& what)
{
    constexpr qsizetype enough = 20;
    if (trace)
        trace(QStringLiteral("PROBLEM ") + what);
    if (m_problems.size() < enough)
        m_problems.append(what);
}

History::Item* History::find(const QString& msgid, const char* event)
{
    const auto tag = m_tags.find(msgid);
    if (tag != m_tags.end())
        return &m_items.at(tag->second);
    problem(QStringLiteral("%1: nobody ever stored %2").arg(QLatin1String(event), msgid));
    return nullptr;
}

void History::name(Item& item, const QString& msgid, qint64 seq)
{
    const auto [at, isNew] = m_tags.emplace(msgid, item.draft.tag);
    if (!isNew && at->second != item.draft.tag)
        problem(QStringLiteral("msgid %1 was given twice").arg(msgid));
    if (!item.msgid.isEmpty() && item.msgid != msgid)
        problem(QStringLiteral("one Record goes as %1 and as %2").arg(item.msgid, msgid));
    item.msgid = msgid;
    if (seq == 0)
        return;
    item.seq = seq;
    m_lanes[{ item.draft.station, item.draft.lane }][seq] = item.draft.tag;
}

// --- the station ---------------------------------------------------------------------------------

void History::drafted(const Draft& draft)
{
    m_items[draft.tag].draft = draft;
    m_origins[draft.origin] = draft.tag;
    mix(QStringLiteral("drafted %1").arg(draft.tag));
}

void History::stored(qint64 tag, const QString& msgid, qint64 seq)
{
    Item& item = m_items.at(tag);
    item.toldStored = true;
    name(item, msgid, seq);
    mix(QStringLiteral("stored %1 %2").arg(tag).arg(msgid));
}

void History::notStored(qint64 tag)
{
    m_items.at(tag).toldNotStored = true;
    mix(QStringLiteral("not stored %1").arg(tag));
}

void History::givenUp(const QString& msgid)
{
    if (Item* item = find(msgid, "given up"))
        item->givenUp = true;
    mix(QStringLiteral("given up %1").arg(msgid));
}

void History::changed(const QString& msgid, RecordState state)
{
    Item* item = find(msgid, "changed");
    if (!item || item->state == state)
        return;
    mix(QStringLiteral("%1 %2").arg(msgid, recordStateName(state)));
    const Edge edge { item->state, state };
    if (std::find(std::begin(life), std::end(life), edge) == std::end(life))
        problem(QStringLiteral("%1 went from %2 to %3")
                    .arg(msgid, recordStateName(edge.from), recordStateName(edge.to)));
    m_edges.insert(edge);
    item->state = state;
    m_closed += isClosed(state) ? 1 : 0;
    if (state == Acked && item->applied == 0)
        problem(QStringLiteral("%1 is acknowledged and was never applied").arg(msgid));
    if (state == Refused && (!item->refused || item->applied > 0))
        problem(QStringLiteral("%1 is refused here and not at the province").arg(msgid));
    if (state == Withdrawn && item->applied > 0)
        problem(QStringLiteral("%1 is withdrawn and was applied").arg(msgid));
}

void History::heldBy(int station, const std::vector<Record>& queue)
{
    std::set<QString> held;
    for (const Record& record : queue) {
        held.insert(record.msgid);
        // Its maker was killed before they were told: known by its origin.
        if (!knows(record.msgid)) {
            const auto tag = m_origins.find(record.origin);
            const auto at = tag == m_origins.end() ? m_items.end() : m_items.find(tag->second);
            if (at == m_items.end() || at->second.draft.station != station) {
                problem(QStringLiteral("nobody made %1").arg(record.msgid));
                continue;
            }
            if (at->second.toldNotStored)
                problem(QStringLiteral("%1 is here, and its maker was told it was not stored")
                            .arg(record.msgid));
            name(at->second, record.msgid, record.seq);
        }
        changed(record.msgid, record.state);
    }
    for (const auto& [tag, item] : m_items)
        if (item.draft.station == station && item.toldStored && !held.contains(item.msgid))
            problem(QStringLiteral("%1 was stored, and is lost").arg(item.msgid));
}

// --- the province --------------------------------------------------------------------------------

/// Whatever a person did before in this lane is decided, and what is decided stays so.
void History::checkOrder(const Item& item)
{
    for (const auto& [seq, tag] : m_lanes[{ item.draft.station, item.draft.lane }]) {
        if (seq >= item.seq)
            return;
        const Item& before = m_items.at(tag);
        if (before.applied == 0 && !before.refused && !before.buried && before.state != Withdrawn)
            problem(QStringLiteral("%1 was applied before %2").arg(item.msgid, before.msgid));
    }
}

void History::applied(const QString& msgid, qint64 tag, Fen amount)
{
    mix(QStringLiteral("applied %1").arg(msgid));
    const auto at = m_items.find(tag);
    if (at == m_items.end())
        return problem(QStringLiteral("%1 was applied and never made").arg(msgid));
    Item& item = at->second;
    name(item, msgid, 0);
    if (++item.applied > 1)
        problem(QStringLiteral("%1 was applied twice").arg(msgid));
    if (item.draft.amount != amount)
        problem(QStringLiteral("%1 was applied with another amount").arg(msgid));
    if (item.state == Withdrawn)
        problem(QStringLiteral("%1 was applied after it was withdrawn").arg(msgid));
    if (item.refused || item.buried)
        problem(QStringLiteral("%1 was applied after it was decided against").arg(msgid));
    if (item.toldNotStored)
        problem(
            QStringLiteral("%1 was applied, and its maker was told it was not stored").arg(msgid));
    checkOrder(item);
}

void History::refused(const QString& msgid)
{
    mix(QStringLiteral("refused %1").arg(msgid));
    Item* item = find(msgid, "refused");
    if (!item)
        return;
    if (item->applied > 0)
        problem(QStringLiteral("%1 was refused after it was applied").arg(msgid));
    item->refused = true;
    checkOrder(*item);
}

void History::buried(const QString& msgid)
{
    mix(QStringLiteral("buried %1").arg(msgid));
    Item* item = find(msgid, "buried");
    if (!item)
        return;
    if (item->applied > 0)
        problem(QStringLiteral("%1 was buried after it was applied").arg(msgid));
    item->buried = true;
}

void History::reversed(const QString& msgid)
{
    mix(QStringLiteral("reversed %1").arg(msgid));
    Item* item = find(msgid, "reversed");
    if (!item)
        return;
    if (item->applied == 0)
        problem(QStringLiteral("%1 was reversed and never applied").arg(msgid));
    if (++item->reversed > 1)
        problem(QStringLiteral("%1 was reversed twice").arg(msgid));
}

// --- the end -------------------------------------------------------------------------------------

int History::open() const
{
    return static_cast<int>(std::count_if(m_items.begin(), m_items.end(), [](const auto& one) {
        return !one.second.msgid.isEmpty() && !isClosed(one.second.state);
    }));
}

void History::finish()
{
    struct Sums {
        Fen here; ///< acknowledged at the station, less what it had undone
        Fen there; ///< applied at the province, less what it undid
    };
    std::map<int, Sums> sums;
    struct Fate {
        int effects = 0;
        bool promised = false; ///< somebody was told that it is done, and had not given it up
    };
    std::map<qint64, Fate> fates;
    for (const auto& [tag, item] : m_items) {
        const Draft& draft = item.draft;
        if (item.toldStored && !isClosed(item.state))
            problem(QStringLiteral("%1 has not ended, it is %2")
                        .arg(item.msgid, recordStateName(item.state)));
        Sums& sum = sums[draft.station];
        if (draft.reverses != 0) {
            if (item.state == Acked && m_items.at(draft.reverses).applied > 0)
                sum.here -= m_items.at(draft.reverses).draft.amount;
            continue;
        }
        if (item.state == Acked)
            sum.here += draft.amount;
        const int effects = item.applied - item.reversed;
        for (int i = 0; i < effects; ++i)
            sum.there += draft.amount;
        Fate& fate = fates[draft.intent];
        fate.effects += effects;
        fate.promised |= item.state == Acked && !item.givenUp;
        if (draft.isMoney && item.givenUp && effects != 0)
            problem(QStringLiteral("%1 was given up, landed, and still stands").arg(item.msgid));
    }
    for (const auto& [station, sum] : sums)
        if (sum.here != sum.there)
            problem(QStringLiteral("station %1 counts %2, the province %3")
                        .arg(station)
                        .arg(sum.here.toWire(), sum.there.toWire()));
    for (const auto& [intent, fate] : fates) {
        if (fate.effects > 1 || fate.effects < 0)
            problem(QStringLiteral("what was wanted once (%1) was done %2 times")
                        .arg(intent)
                        .arg(fate.effects));
        if (fate.promised && fate.effects != 1)
            problem(QStringLiteral("what was promised (%1) was done %2 times")
                        .arg(intent)
                        .arg(fate.effects));
    }
}

} // namespace yidi
